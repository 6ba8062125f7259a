import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fillForm } from '../../support/filled-form.ts'
import { workspace } from '../../support/workspace.ts'

// Forms that come back with other names in their hidden cells, or with what a plan must not say: each such thing costs
// itself, is told with its place, and nothing else of the file.

const rti = 'sindh-right-to-information'
const ofSindh = `plan/submissions/sindh/${rti}.yaml`

type Entries = Parameters<typeof fillForm>[2]

async function formOf(flags: string, file: string) {
  const { nap, top } = await workspace()
  await nap(['form', ...flags.split(' ')])
  const at = (name: string) => join(top, name)
  const taken = async () => {
    const { all, exitCode } = await nap(['import', 'back.xlsx', '--yes', '--no-record'])
    return { out: all, exitCode }
  }
  return {
    read: (name: string) => readFileSync(at(name), 'utf8'),
    list: (name: string) => readdirSync(at(name)).toSorted(),
    async back(entries: Entries) {
      fillForm(at(`out/forms/${file}`), at('back.xlsx'), entries)
      return taken()
    },
    /** The same with other words in every part, also where a program keeps what a file says of itself. */
    async forged(from: string | RegExp, to: string) {
      const parts = unzipSync(readFileSync(at(`out/forms/${file}`)))
      const changed = Object.entries(parts).map(([name, bytes]) => [
        name,
        /\.xml$/.test(name) ? strToU8(strFromU8(bytes).replaceAll(from, to)) : bytes,
      ])
      writeFileSync(at('back.xlsx'), zipSync(Object.fromEntries(changed)))
      return taken()
    },
  }
}

const translation = () => formOf('--translate ur', 'translation-ur.xlsx')
const form = () => formOf('--for sindh --to xlsx', 'sindh.xlsx')

describe('a form for a translator', () => {
  test.each(['fr', 'en', 'UR', '../../evil', '__proto__', '!!'])(
    'in a language that the plan is not in (%s) is refused',
    async (language) => {
      const { forged, list } = await translation()
      const before = list('plan')
      const { out, exitCode } = await forged(
        /(?<=nap-translation=)ur|(?<=>)ur(?=<\/vt:)/g,
        language,
      )
      expect(out).toContain(
        `“back.xlsx” has translations into “${language}”, and this plan is not to be translated into that. Nothing of it was taken in.`,
      )
      expect(exitCode).toBe(1)
      expect(list('plan')).toEqual(before)
      expect(list('plan/translations')).toEqual(['ur'])
    },
  )

  test.each([
    'laws-online#/lead',
    'laws-online#/__proto__',
    '../x#/title',
    'ghost#/title',
    '#/chapters/../plan',
  ])('does not write to %s', async (key) => {
    const { back, read } = await translation()
    const file = 'plan/translations/ur/laws-online.yaml'
    const before = read(file)
    const { out } = await back([
      ['laws-online#/title', 'قانون', 'E'],
      ['laws-online#/title', key, 'A'],
    ])
    expect(out).not.toContain('wrote')
    expect(read(file)).toBe(before)
  })

  test.each([
    ['password: hunter2secret99', 'holds a password'],
    ['م\u202eم', 'It holds a character that nobody can see (U+202E).'],
    ['م'.repeat(2000), 'It has 2000 characters, and there is room for 600.'],
    ['=1+1', 'begins as a formula does'],
  ])('costs the text alone that says %j', async (words, why) => {
    const { back, read } = await translation()
    const { out, exitCode } = await back([
      ['laws-online#/title', words, 'E'],
      ['legal-aid#/title', 'مدد', 'E'],
    ])
    expect(out).toMatch(/Not taken in, sheet “Texts”, row \d+: /)
    expect(out).toContain(why)
    expect(read('plan/translations/ur/legal-aid.yaml')).toContain('text: مدد\n')
    expect(read('plan/translations/ur/laws-online.yaml')).not.toContain(words)
    expect(exitCode).toBe(1)
  })

  test('counts once where two rows translate one text, and says whatever is no fingerprint anew', async () => {
    const { back, read } = await translation()
    const { out } = await back([
      ['laws-online#/title', 'قانون', 'E'],
      ['citizens-budget#/title', 'بجٹ', 'E'],
      ['citizens-budget#/title', 'x', 'F'],
      ['legal-aid#/title', 'مدد', 'E'],
      ['legal-aid#/title', 'laws-online#/title', 'A'],
    ])
    expect(out).toContain('“قانون” translates a text that stands further up in the file as well')
    expect(read('plan/translations/ur/citizens-budget.yaml')).toMatch(
      /of: [0-9a-f]{64}\n {4}text: بجٹ\n/,
    )
  })
})

describe('a form of an institution', () => {
  const step = `${rti}/milestones/new-1`

  test.each(['__proto__', 'Ü', '-a-', ' ', 'a'.repeat(100)])(
    'names a milestone by its words where it says %j',
    async (id) => {
      const { back, read } = await form()
      const { out, exitCode } = await back([
        [step, 'Train 200 clerks', 'C'],
        [`${rti}/end_date`, '31 December 2018'],
        [step, `${rti}/milestones/${id}`, 'A'],
      ])
      expect({ exitCode, told: out.includes('Not taken in') }).toEqual({ exitCode: 0, told: false })
      expect(read(ofSindh)).toContain('  - id: train-200-clerks\n    activity: Train 200 clerks\n')
      expect(read(ofSindh)).toContain('end_date: 2018-12-31\n')
    },
  )

  test.each(['ghost', 'laws-online', 'submission', 'nul'])(
    'says nothing of “%s”, about which it was not asked',
    async (id) => {
      const { back, list, read } = await form()
      const before = list('plan/submissions/sindh')
      const { out, exitCode } = await back([
        [`${rti}/title`, 'Another name'],
        [`${rti}/end_date`, '31 December 2018'],
        [`${rti}/title`, `${id}/title`, 'A'],
      ])
      expect(out).toContain(`The form does not ask about “${id}”`)
      expect(list('plan/submissions/sindh')).toEqual(before)
      expect(read(ofSindh)).toContain('end_date: 2018-12-31\n')
      expect(exitCode).toBe(1)
    },
  )

  test.each([
    ['The password: hunter2secret99 opens it.', 'holds a password'],
    [`${'ا'}${'\u064b'.repeat(9)}`, 'piled on one letter'],
  ])('costs the answer alone that says %j', async (words, why) => {
    const { back, read } = await form()
    const { out, exitCode } = await back([
      [`${rti}/contribution`, words],
      ['open-data-portal/end_date', '30 April 2019'],
    ])
    expect(out).toContain(why)
    expect(read(ofSindh)).not.toContain(words)
    expect(read('plan/submissions/sindh/open-data-portal.yaml')).toContain('end_date: 2019-04-30\n')
    expect(exitCode).toBe(1)
  })

  test('loses what nobody sees, and no word', async () => {
    const { back, read } = await form()
    const { exitCode } = await back([
      [`${rti}/contribution`, 'Ans\u00adwers\u200b help\u000beverybody.'],
    ])
    expect(exitCode).toBe(0)
    expect(read(ofSindh)).toContain('contribution: |\n  Answers help\n  everybody.\n')
  })
})
