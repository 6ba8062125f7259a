import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/model/block.ts'
import type { Received, ReceivedDocument } from '../../src/model/exchange/received.ts'
import type { Against, Known, Understood } from '../../src/model/exchange/understood.ts'
import { receive } from '../../src/receive/receive.ts'
import { understandReview } from '../../src/understand/review.ts'
import { whatItIs } from '../../src/understand/understand.ts'
import { against, planInWord } from '../support/known-plan.ts'
import { editedFields, everyField } from '../support/reviewed-fields.ts'
import {
  changedRun,
  commented,
  editKinds,
  type Part,
  paragraphAt,
  type WordComment,
  withBody,
  withComments,
  withRun,
} from '../support/word-edits.ts'

// Made by the first test that asks.
let made: ReturnType<typeof planInWord> | undefined
function plan() {
  made ??= planInWord()
  return made
}

type Seen = { readonly known: Known; readonly docx: Uint8Array }

async function understood(
  change: (xml: string) => string = (xml) => xml,
  more: Partial<Against> = {},
  comments: readonly WordComment[] = [],
): Promise<Understood> {
  const { known, docx }: Seen = await plan()
  const file = withComments(withBody(docx, change), comments)
  const received = await receive(file, 'nap.docx')
  return understandReview(documentIn(received), against(known, more))
}

function documentIn(received: Received): ReceivedDocument {
  if (received.kind !== 'document') throw new Error('no document')
  return received
}

const cgpa = { by: 'Reviewer', on: '2017-06-18' }
const at = (pointer: string, id = 'key-budget-documents'): Field => ({
  kind: 'commitment',
  id,
  pointer,
})

const nothing = { as: 'review', answers: [], comments: [], faults: [], remarks: [] }

describe('a reviewed draft', () => {
  test('in which nobody changed anything says nothing', async () => {
    expect(await understood()).toEqual(nothing)
  })

  test.each(['ur', 'ar', 'fr', 'es'])(
    'in which nobody changed anything says nothing in “%s”, with its bookmarks and without',
    async (language) => {
      const { known, docx } = await planInWord(language)
      for (const lost of ['', /<w:bookmark(?:Start|End)[^>]*>/g]) {
        const file = withBody(docx, (xml) => xml.replaceAll(lost, ''))
        const received = documentIn(await receive(file, 'nap.docx'))
        expect(understandReview(received, against(known))).toEqual(nothing)
      }
    },
  )

  test('is read by what its labels say where a program has lost the bookmarks', async () => {
    const without = (xml: string) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
    expect(await understood(without)).toMatchObject({ comments: [], answers: [], remarks: [] })
    const { comments } = await understood((xml) =>
      without(changing(at('/end_date'), 0, replaced('30 June 2019'))(xml)),
    )
    expect(comments).toMatchObject([{ value: { about: { field: '/end_date' } } }])
  })

  test('is known for one though pandoc has taken everything from it but its words', async () => {
    const { docx } = await plan()
    const bare = withBody(docx, (xml) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, ''))
    const received = documentIn(await receive(bare, 'nap.docx'))
    expect(whatItIs({ ...received, properties: {} })).toBe('review')
    expect(whatItIs({ ...received, properties: {}, paragraphs: [] })).toBe('letter')
  })

  test('keeps what was put between two fields', async () => {
    const typed = (xml: string) => {
      const words = '<w:p><w:r><w:t>We miss the rivers.</w:t></w:r></w:p>'
      const between = [at('/ogp_values'), at('/end_date')].map(
        (field) => paragraphAt(xml, field).end,
      )
      return between
        .toSorted((one, other) => other - one)
        .reduce((now, place) => now.slice(0, place) + words + now.slice(place), xml)
    }
    const { comments } = await understood(typed)
    expect(comments.map(({ value }) => [value.about, value.text])).toEqual([
      [
        { commitment: 'key-budget-documents', field: '/end_date' },
        expect.stringContaining('We miss the rivers.'),
      ],
      [
        { commitment: 'key-budget-documents', field: '/ogp_values' },
        'Puts in, without change tracking:\n\nWe miss the rivers.',
      ],
    ])
  })

  // Each edit once in English and once in Urdu; the long tests have all of them.
  test.for(
    editKinds.map(
      (kind, index) =>
        [kind, index % 2 === 0 ? 'New words' : 'نئے الفاظ', index % 2 === 1] as const,
    ),
  )('has each change once: %s, %s, tracked: %s', async ([kind, words, isTracked]) => {
    const { comments, answers, faults } = await understood((xml) =>
      editedFields(xml, kind, words, isTracked ? cgpa : undefined),
    )
    expect(answers).toEqual([])
    expect(faults).toEqual([])
    expect(comments.map(({ value }) => value.about).toSorted(byJson)).toEqual(
      everyField.map(({ about }) => about).toSorted(byJson),
    )
    expect(comments.filter(({ value }) => !value.text.includes(words) && kind !== 'cut')).toEqual(
      [],
    )
  })
})

/** Words of the first or last run of an answer, changed by somebody. */
function changing(field: Field, behind: number, parts: (text: string) => Part[], by = cgpa) {
  return (xml: string) =>
    withRun(xml, paragraphAt(xml, field, behind), behind === 0 ? 'last' : 'first', (run, text) =>
      changedRun(run, parts(text), by),
    )
}

const replaced =
  (words: string) =>
  (text: string): Part[] => [
    { kind: 'out', text },
    { kind: 'in', text: words },
  ]
const added =
  (words: string) =>
  (text: string): Part[] => [
    { kind: 'keep', text },
    { kind: 'in', text: words },
  ]
const finance = { kind: 'institution', id: 'finance-division' } as const

describe('a change in a reviewed draft', () => {
  test('is a proposal with the whole new answer, in the words of the plan', async () => {
    const { comments } = await understood(changing(at('/end_date'), 0, replaced('30 June 2019')))
    expect(comments).toEqual([
      {
        at: '1.1 “End date”',
        value: {
          from: 'CGPA',
          received_on: '2017-06-20',
          via: 'email',
          about: { commitment: 'key-budget-documents', field: '/end_date' },
          text: 'Proposes a change: “30 June 2019” instead of “31 December 2018”.',
          quotation: '2018-12-31',
          proposal: '2019-06-30',
        },
      },
    ])
  })

  test('leaves what nobody touched as the plan has it, mark for mark', async () => {
    const { comments } = await understood(changing(at('/public_problem'), 1, added(' More.')))
    const [{ value } = { value: undefined }] = comments
    const [first = '', ...others] = (value?.quotation ?? '').split('\n\n')
    const [changed = '', ...rest] = (value?.proposal ?? '').split('\n\n')
    expect(others.length).toBeGreaterThan(0)
    expect(rest).toEqual(others)
    expect(changed.replaceAll('\n', ' ')).toBe(`${first.replaceAll('\n', ' ')} More.`)
    expect(Math.max(...changed.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100)
  })

  test('is the sender’s own answer where the sender gave it', async () => {
    const { answers, comments } = await understood(
      changing(at('/public_problem'), 1, added(' More.')),
      { sender: finance },
    )
    expect(comments).toEqual([])
    expect(answers).toMatchObject([
      {
        institution: 'finance-division',
        commitment: 'key-budget-documents',
        pointer: '/public_problem',
        before: expect.stringContaining('Article 80'),
        after: expect.stringContaining(' More.'),
        by: 'Reviewer',
      },
    ])
  })

  test('in an answer of others stays a proposal, whoever sends it', async () => {
    const punjabs = changing(at('/milestones/punjab-budget-page'), 1, added(' now'))
    const { answers, comments } = await understood(punjabs, { sender: finance })
    expect(answers).toEqual([])
    expect(comments.map(({ value }) => value)).toMatchObject([
      { from: 'Finance Division', about: { field: '/milestones/punjab-budget-page/activity' } },
    ])
  })

  test('that leaves nothing of an answer is asked about, and never a removal', async () => {
    const cleared = changing(at('/end_date'), 0, (text) => [{ kind: 'out', text }])
    expect((await understood(cleared, { sender: finance })).answers).toMatchObject([
      { pointer: '/end_date', after: undefined, doubt: 'emptied' },
    ])
    const [comment] = (await understood(cleared)).comments
    expect(comment?.value).toMatchObject({
      text: 'Proposes to take this out.',
      quotation: '2018-12-31',
    })
    expect(comment?.value.proposal).toBeUndefined()
  })

  test('that cannot be an answer is told to the sender, and kept as a proposal of others', async () => {
    const vague = changing(at('/end_date'), 0, replaced('next spring'))
    const own = await understood(vague, { sender: finance })
    expect(own.answers).toEqual([])
    expect(own.faults).toMatchObject([{ at: '1.1 “End date”' }])
    const [comment] = (await understood(vague)).comments
    expect(comment?.value.proposal).toBe('next spring')
  })

  test('of several people is a proposal of each, and one where they changed the same words', async () => {
    const other = { by: 'Second reviewer', on: '2017-06-19' }
    const field = at('/public_problem')
    const apart = (xml: string) =>
      changing(field, 2, added(' Two.'), other)(changing(field, 1, added(' One.'))(xml))
    const each = (await understood(apart)).comments.map(({ value }) => value.proposal ?? '')
    expect(each.map((words) => [words.includes(' One.'), words.includes(' Two.')])).toEqual([
      [true, false],
      [false, true],
    ])
    const together = (xml: string) => {
      const { start, end } = paragraphAt(xml, field, 1)
      return withRun(xml, { start, end }, 'first', (run, text) => {
        const mine = changedRun(run, added(' One.')(text), cgpa)
        return mine + changedRun(run, [{ kind: 'in', text: ' Two.' }], other)
      })
    }
    const one = (await understood(together, { sender: undefined })).comments
    expect(one.map(({ value }) => [value.from, value.proposal?.includes(' One. Two.')])).toEqual([
      ['Reviewer and Second reviewer', true],
    ])
  })

  test('without names is that of somebody', async () => {
    const scrubbed = (xml: string) =>
      changing(
        at('/end_date'),
        0,
        replaced('30 June 2019'),
      )(xml).replaceAll(' w:author="Reviewer"', '')
    const { comments, remarks } = await understood(scrubbed, { sender: undefined })
    expect(comments.map(({ value }) => value.from)).toEqual(['Somebody who is not named'])
    expect(remarks).toEqual(['The names of some who wrote were taken out of the document.'])
  })

  test('in what nap writes by itself is kept under what it stands in', async () => {
    const heading = changing(at('/milestones'), 0, added(' and steps'))
    const { comments } = await understood(heading)
    expect(comments.map(({ value }) => [value.about, value.text])).toEqual([
      [
        { commitment: 'key-budget-documents', field: '/milestones' },
        'Changes what nap writes by itself, at “Milestones”: adds “and steps”.',
      ],
    ])
    const cover = (xml: string) =>
      withRun(xml, { start: 0, end: xml.length }, 'first', (run, text) =>
        changedRun(run, added(' – our copy')(text), cgpa),
      )
    expect((await understood(cover)).comments).toMatchObject([
      { isUnplaced: true, value: { about: { chapter: 'whole-plan' } } },
    ])
  })
})

describe('the table of milestones in a reviewed draft', () => {
  const step = at('/milestones/budget-page')
  const row = (xml: string) => {
    const { start } = paragraphAt(xml, step)
    const begin = xml.lastIndexOf('<w:tr>', start)
    return { start: begin, end: xml.indexOf('</w:tr>', start) + '</w:tr>'.length }
  }

  test('may lack a row: that is asked or told, and never a removal', async () => {
    const without = (xml: string) => xml.slice(0, row(xml).start) + xml.slice(row(xml).end)
    const own = await understood(without, { sender: finance })
    expect(own.answers).toMatchObject([
      { pointer: '/milestones/budget-page', after: undefined, doubt: 'row-missing' },
    ])
    const others = await understood(without)
    expect([others.answers, others.comments]).toEqual([[], []])
    expect(others.remarks).toEqual([
      expect.stringContaining('is not in the document any more. Nothing was changed'),
    ])
  })

  test('may have a row that was taken out with change tracking: a question, or a proposal', async () => {
    const out = (xml: string) => {
      const { start, end } = row(xml)
      const mark = '<w:trPr><w:del w:id="1" w:author="Reviewer" w:date="2017-06-18T09:00:00Z"/>'
      return xml.slice(0, start) + xml.slice(start, end).replace('<w:trPr>', mark) + xml.slice(end)
    }
    const own = await understood(out, { sender: finance })
    expect(own.answers).toMatchObject([
      { pointer: '/milestones/budget-page', after: undefined, doubt: 'row-missing' },
    ])
    const { comments } = await understood(out)
    expect(comments).toMatchObject([
      {
        value: {
          about: { commitment: 'key-budget-documents', field: '/milestones/budget-page' },
          text: 'Proposes to take this out as a whole.',
        },
      },
    ])
  })

  test('may have a row more: a new milestone of the sender, or one that is proposed', async () => {
    const more = (xml: string) => {
      const { start, end } = row(xml)
      const texts = ['', 'Print a poster', '1 Jan 2018', '30 June 2018', 'Punjab']
      let column = -1
      const added = xml
        .slice(start, end)
        .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
        .replaceAll(/<w:tc>(.*?<w:p>.*?<\/w:pPr>).*?<\/w:tc>/gs, (_, head: string) => {
          column += 1
          return `<w:tc>${head}<w:r><w:t>${texts[column]}</w:t></w:r></w:p></w:tc>`
        })
      return xml.slice(0, end) + added + xml.slice(end)
    }
    const { answers } = await understood(more, { sender: finance })
    expect(answers.map(({ pointer, after }) => [pointer, after])).toEqual([
      ['/milestones/new-1/activity', 'Print a poster'],
      ['/milestones/new-1/start_date', '2018-01-01'],
      ['/milestones/new-1/end_date', '2018-06-30'],
      ['/milestones/new-1/lead', 'punjab'],
    ])
    const { comments } = await understood(more)
    expect(comments.map(({ value }) => value.text)).toEqual([
      'Proposes a further milestone:\n\n- Milestone activity: Print a poster\n- Start date: 1 Jan 2018\n- End date: 30 June 2018\n- Responsible: Punjab',
    ])
  })
})

describe('comments in a reviewed draft', () => {
  const marked = (id: number, field: Field, behind: number) => (xml: string) =>
    withRun(xml, paragraphAt(xml, field, behind), 'first', (run) => commented(run, id))

  test('stand under the field on whose words they are, with those words', async () => {
    const change = (xml: string) =>
      marked(1, at('/public_problem'), 1)(marked(2, at('/milestones/budget-page'), 3)(xml))
    const { comments } = await understood(change, {}, [
      { id: 1, by: 'Reviewer', text: 'Which departments? * Please name them.' },
      { id: 2, by: 'Reviewer', text: 'یہ واضح نہیں ہے' },
    ])
    expect(comments.map(({ value }) => [value.about, value.text])).toEqual([
      [
        { commitment: 'key-budget-documents', field: '/public_problem' },
        'Which departments? \\* Please name them.',
      ],
      [
        { commitment: 'key-budget-documents', field: '/milestones/budget-page/end_date' },
        'یہ واضح نہیں ہے',
      ],
    ])
    expect(comments[1]?.value.quotation).toMatch(/^\d+ \w+ 2018$/)
  })

  test('have the replies to them, under letters where persons speak', async () => {
    const { comments, remarks } = await understood(marked(1, at('/public_problem'), 1), {}, [
      { id: 1, by: 'Reviewer', text: 'Which departments?', isDone: true },
      { id: 2, by: 'Finance Division', text: 'All of them.', repliesTo: 1 },
    ])
    expect(comments.map(({ value }) => value.text)).toEqual([
      'A: Which departments?\n\nFinance Division: All of them.',
    ])
    expect(remarks).toEqual([
      '1 comment is marked as done in the document, and taken in all the same: “Which departments?”.',
    ])
  })

  test('that are on no words of the plan stand under the plan as a whole', async () => {
    const { comments } = await understood(undefined, {}, [
      { id: 1, by: 'Reviewer', text: 'Well done.' },
    ])
    expect(comments).toMatchObject([
      { isUnplaced: true, value: { about: { chapter: 'whole-plan' }, text: 'Well done.' } },
    ])
  })

  test('that the plan has already are not taken in again', async () => {
    const { known } = await plan()
    const [first] = known.folder.comments
    const text = 'Well done.'
    const value = { from: 'CGPA', about: { chapter: 'whole-plan' as const }, text }
    const folder = { ...known.folder, comments: first ? [{ ...first, value }] : [] }
    const { comments, remarks } = await understood(undefined, { today: { ...known, folder } }, [
      { id: 1, by: 'Reviewer', text },
    ])
    expect(comments).toEqual([])
    expect(remarks).toEqual(['1 comment of the document is in the plan already.'])
  })
})

function byJson(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}
