import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPlan } from '../../src/load/read.ts'
import type { Field } from '../../src/model/block.ts'
import type { Against } from '../../src/model/exchange/understood.ts'
import { check } from '../../src/pipeline.ts'
import { receive } from '../../src/receive/receive.ts'
import { understand } from '../../src/understand/understand.ts'
import { against } from '../support/known-plan.ts'
import { partOfPlan } from '../support/plan-copy.ts'
import { paragraphAt, withBody } from '../support/word-edits.ts'

// Made by the first test that asks.
let made: ReturnType<typeof blankSheet> | undefined

async function blankSheet() {
  const { top, nap, list } = partOfPlan()
  await nap('compile', '--to', 'kit', '--no-record')
  const name = list('out/kit').find((file) => file.includes('results') && file.endsWith('.docx'))
  const { sources } = await readPlan(join(top, 'plan'))
  return { known: check(sources), docx: readFileSync(join(top, 'out/kit', name ?? '')) }
}

async function understood(change: (xml: string) => string, more: Partial<Against> = {}) {
  made ??= blankSheet()
  const { known, docx } = await made
  const received = await receive(withBody(docx, change), 'results.docx')
  return understand(received, against(known, more))
}

const place = (id: string, pointer: string): Field => ({ kind: 'results', id, pointer })

/** Words typed into the sheet, behind a label or in a cell of a row. */
function typed(id: string, pointer: string, words: string, column = 0) {
  return (xml: string) => {
    const { end } = paragraphAt(xml, place(id, pointer), column)
    const at = end - '</w:p>'.length
    return `${xml.slice(0, at)}<w:r><w:t xml:space="preserve">${words}</w:t></w:r>${xml.slice(at)}`
  }
}

function filled(...changes: readonly ((xml: string) => string)[]) {
  return (xml: string) => changes.reduce((now, change) => change(now), xml)
}

const meeting = filled(
  typed('results', '/meeting', 'Workshop in Quetta'),
  typed('results', '/date', '12th June, 2017'),
  typed('results', '/place', 'Quetta'),
  typed('results', '/organised_by', 'Accountability Lab; Economic Affairs Division'),
  typed('results', '/summary', 'Water came first.'),
)

describe('the results sheet of a workshop', () => {
  test('is a consultation with its organisations, and ideas with their votes', async () => {
    const { consultation, comments, faults, remarks } = await understood(
      filled(
        meeting,
        typed('participants', '/1', 'Somebody', 1),
        typed('participants', '/1', 'CGPA', 2),
        typed('participants', '/2', 'Somebody else', 1),
        typed('participants', '/2', 'CGPA', 2),
        typed('ideas', '/1', '1.2', 1),
        typed('ideas', '/1', 'پنجابی میں بھی', 2),
        typed('ideas', '/1', '۱۷', 3),
        typed('ideas', '/1', 'CGPA', 4),
        typed('ideas', '/3', 'Fiscal transparency', 1),
        typed('ideas', '/3', 'Name the offices.', 2),
        typed('ideas', '/3', 'many', 3),
        typed('ideas', '/4', 'Roads', 1),
        typed('ideas', '/4', 'Count the potholes.', 2),
      ),
    )
    expect(faults).toEqual([])
    expect(consultation).toEqual({
      title: 'Workshop in Quetta',
      date: '2017-06-12',
      place: 'Quetta',
      organised_by: ['Accountability Lab', 'Economic Affairs Division'],
      participants: ['CGPA'],
      summary: 'Water came first.',
    })
    expect(comments.map(({ value }) => value)).toEqual([
      {
        from: 'CGPA',
        received_on: '2017-06-12',
        via: 'workshop',
        about: { commitment: 'citizens-budget' },
        text: 'پنجابی میں بھی',
        votes: 17,
      },
      {
        from: 'Participants: Workshop in Quetta',
        received_on: '2017-06-12',
        via: 'workshop',
        about: { theme: 'fiscal-transparency' },
        text: 'Name the offices.',
      },
      {
        from: 'Participants: Workshop in Quetta',
        received_on: '2017-06-12',
        via: 'workshop',
        about: { chapter: 'whole-plan' },
        text: 'Count the potholes.\n\n(Roads)',
      },
    ])
    expect(remarks).toEqual([
      '2 people signed in, of 1 organisation. The plan keeps the organisations alone: persons are named with their consent.',
      'Idea 2: “many” is no number of votes, and was left out.',
    ])
  })

  test('may have more rows than nap gave it', async () => {
    const { comments } = await understood((xml) => {
      const { start } = paragraphAt(xml, place('ideas', '/10'))
      const [from, to] = [xml.lastIndexOf('<w:tr>', start), xml.indexOf('</w:tr>', start) + 7]
      const row = xml.slice(from, to).replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
      let column = -1
      const rows = ['One more', 'And one'].map((words) => {
        column = -1
        return row.replaceAll('</w:p>', () => {
          column += 1
          return column % 5 === 2 ? `<w:r><w:t>${words}</w:t></w:r></w:p>` : '</w:p>'
        })
      })
      return meeting(xml.slice(0, to) + rows.join('') + xml.slice(to))
    })
    expect(comments.map(({ value }) => value.text)).toEqual(['One more', 'And one'])
  })

  test('of two days has both', async () => {
    const days = filled(
      typed('results', '/meeting', 'Workshop'),
      typed('results', '/place', 'Quetta'),
      typed('results', '/date', '13–14 June 2017'),
    )
    expect((await understood(days)).consultation).toMatchObject({
      date: '2017-06-13',
      until: '2017-06-14',
    })
  })

  test.for([
    ['06/07/2017', 'can be read in two ways'],
    ['soon', 'is no date'],
    ['', 'does not say when it was'],
    ['1 July 2017', 'later than the day'],
  ])('with the date “%s” is a question, and its ideas are taken in', async ([date = '', why]) => {
    const { consultation, comments, faults } = await understood(
      filled(
        typed('results', '/meeting', 'Workshop'),
        typed('results', '/place', 'Quetta'),
        ...(date === '' ? [] : [typed('results', '/date', date)]),
        typed('ideas', '/1', 'Name the offices.', 2),
      ),
    )
    expect(consultation).toBeUndefined()
    expect(comments).toHaveLength(1)
    expect(faults).toMatchObject([{ at: '“Date”', message: expect.stringContaining(why ?? '') }])
  })

  test('that comes once more with its date corrected brings no idea twice', async () => {
    made ??= blankSheet()
    const { docx } = await made
    const { top, nap } = partOfPlan()
    const imported = async (...changes: ((xml: string) => string)[]) => {
      const idea = typed('ideas', '/1', 'Name the offices.', 2)
      const named = [typed('results', '/meeting', 'Workshop'), typed('results', '/place', 'Quetta')]
      writeFileSync(join(top, 'in.docx'), withBody(docx, filled(...named, idea, ...changes)))
      return (await nap('import', 'in.docx', '--yes', '--no-record')).out
    }
    expect(await imported(typed('results', '/date', 'soon'))).toContain('is no date')
    const day = typed('results', '/date', '12 June 2017')
    const told = await imported(day, typed('ideas', '/1', '7', 3))
    expect(told).toContain('1 idea of the document is in the plan already.')
    expect(told).toMatch(
      /Idea 1 has 7 votes, and none in the plan\. Write the right number under “votes” in \S+\.yaml\./,
    )
    expect(told).toMatch(/^wrote plan\/consultations\/2017-06-12-quetta\.yaml$/m)
    expect(told).not.toContain('wrote plan/comments/')
  })
})
