import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { alikeIn } from '../src/likeness/alike.ts'
import { load } from '../src/load/load.ts'
import { faultWords } from '../src/load/quick/plain-words.ts'
import { merge } from '../src/merge/merge.ts'
import type { Stage } from '../src/model/stage.ts'
import { openPoints } from '../src/open/open.ts'
import { check } from '../src/pipeline.ts'
import { explanations } from '../src/tasks/check/explain.ts'
import { checkForm } from '../src/validate/form.ts'
import { formRules } from '../src/validate/form-rules.ts'
import type { Rule } from '../src/validate/rule.ts'
import { rules } from '../src/validate/rules.ts'
import { validate } from '../src/validate/validate.ts'
import { basePlan, type Files, sourcesOf } from './support/base-plan.ts'

const folder = join(import.meta.dirname, 'rules')
const fixtures = readdirSync(folder).map((name) => name.replace('.txt', ''))

/** A case of a fixture: the base plan with some files replaced, and the lines that must be reported. */
type Case = {
  readonly name: string
  readonly kind: 'good' | 'bad'
  readonly files: Files
  /** `file:line rule` */
  readonly marks: readonly string[]
}

/**
 * Reads `test/rules/*.txt`. A case begins with `## good: words` or `## bad: words`, a file in it with `# its/path.yaml`,
 * and `# - its/path.yaml` takes a file of the base plan away. A line that must be reported ends in `#! rule-id`, once for each
 * finding.
 */
function casesIn(rule: string): Case[] {
  const [before, ...parts] = readFileSync(join(folder, `${rule}.txt`), 'utf8').split(/^## /m)
  expect(before?.trim(), 'what stands before the first case').toBe('')
  return parts.map((part) => {
    const [first = '', ...sections] = part.split(/^# /m)
    const [, kind, name = ''] = /^(good|bad): (.+)\n/.exec(first) ?? []
    if (kind !== 'good' && kind !== 'bad') throw new Error(`“## ${first.trim()}” is no case`)
    const removed = sections.filter(takesAway).map((section) => section.slice(2).trim())
    const given = sections.filter((section) => !takesAway(section)).map(titled)
    const kept = Object.entries(basePlan).filter(([file]) => !removed.includes(file))
    expect(kept.length, 'every removed file is one of the base plan').toBe(
      Object.keys(basePlan).length - removed.length,
    )
    return {
      name,
      kind,
      files: { ...Object.fromEntries(kept), ...Object.fromEntries(given) },
      marks: given.flatMap(([file, text]) => marksIn(file, text)).toSorted(),
    }
  })
}

function takesAway(section: string): boolean {
  return section.startsWith('- ')
}

function titled(section: string): readonly [file: string, text: string] {
  const end = section.indexOf('\n')
  return [section.slice(0, end), section.slice(end + 1)]
}

function marksIn(file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      Array.from(line.matchAll(/#! (\S+)/g), ([, rule]) => `${file}:${index + 1} ${rule}`),
    )
}

function findingsOf(files: Files, { only, stage }: { only: readonly Rule[]; stage: Stage }) {
  const loaded = load(sourcesOf(files))
  const { folder: plan, diagnostics } = checkForm(loaded)
  expect(
    // Advice on the letters of a text is not about its form.
    [...loaded.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error'),
    'the files of a case have the right form',
  ).toEqual([])
  const draft = merge(plan)
  const open = openPoints(draft, plan, { alike: alikeIn(draft, plan), unopened: [] })
  return validate(draft, plan, { rules: only, stage, open })
}

describe.for(rules.map((rule) => [rule.id, rule] as const))('%s', ([id, rule]) => {
  const cases = casesIn(id)

  test('is shown by a good case and a bad one', () => {
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['good', 'bad']))
  })

  test.for(cases)('$kind: $name', ({ kind, files, marks }) => {
    expect(marks.length > 0, 'a bad case marks a line, a good one none').toBe(kind === 'bad')
    // Whether a waiver is needed shows only when all rules have looked.
    const only = rule.on === 'waiver' ? rules : [rule]
    const found = findingsOf(files, { only, stage: 'draft' }).filter((one) => one.rule === id)
    expect(
      found.map(({ rule, place: { file, line } }) => `${file}:${line} ${rule}`).toSorted(),
    ).toEqual(marks)
    for (const { message, help } of found) {
      expect(message).toMatch(/^[A-Z“\d].*\.$/s)
      expect(help).toMatch(/^[A-Z].*[.?]$/s)
    }
  })
})

test('every fixture belongs to a rule', () => {
  expect(fixtures.toSorted()).toEqual(rules.map(({ id }) => id).toSorted())
})

test('a finding of the base plan would be noise in every fixture', () => {
  expect(findingsOf(basePlan, { only: rules, stage: 'final' })).toEqual([])
})

test('no two rules share an id', () => {
  const ids = explanations().map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test.for([...rules, ...formRules])(
  '$id says why it matters, how to fix it and who asks for it',
  (rule) => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
    for (const words of [rule.why, rule.help]) expect(words).toMatch(/^\S.*[.…]$/s)
    expect(rule.source).toMatch(/\S/)
  },
)

// Nobody has answered anything yet, and those who did disagree: the state of every plan in its first weeks.
const unfinished: Files = {
  ...basePlan,
  'submissions/finance-division/budget.yaml':
    'theme: fiscal-transparency\ntitle: TBD\nend_date: 2018-06\nmilestones:\n  - id: portal\n',
  'submissions/sindh/budget.yaml': 'title: The budget\nend_date: 2018-12\n',
  'submissions/sindh/roads.yaml': 'level: federal\n',
}
const { 'submissions/punjab/submission.yaml': _awaited, ...withoutPunjab } = unfinished

test('what is merely incomplete never blocks a draft', () => {
  const found = findingsOf(withoutPunjab, { only: rules, stage: 'draft' })
  expect(found.length).toBeGreaterThan(10)
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the same gaps block the final plan', () => {
  const blocking = findingsOf(withoutPunjab, { only: rules, stage: 'final' }).filter(
    ({ severity }) => severity === 'error',
  )
  expect([...new Set(blocking.map(({ rule }) => rule))].toSorted()).toEqual([
    'commitment-has-a-theme',
    'commitment-has-a-title',
    'commitment-has-dates',
    'commitment-has-milestones',
    'commitment-names-its-lead',
    'commitment-says-what-will-be-done',
    'commitment-serves-an-ogp-value',
    'commitment-states-the-problem',
    'disagreements-are-settled',
    'institution-has-answered',
    'milestone-is-complete',
    'plan-has-its-chapters',
    'theme-has-a-commitment',
  ])
})

test('a rule waived with a reason keeps silent about that file only', () => {
  const late = 'end_date: 2020-01-01\n'
  const waive =
    'waive:\n  - rule: commitment-fits-the-plan-period\n    reason: A treaty sets the date.\n'
  const found = findingsOf(
    {
      ...basePlan,
      'submissions/sindh/canals.yaml': late + waive,
      'submissions/sindh/roads.yaml': late,
    },
    { only: rules.filter(({ id }) => id === 'commitment-fits-the-plan-period'), stage: 'draft' },
  )
  expect(found.map(({ place }) => place.file)).toEqual(['submissions/sindh/roads.yaml'])
})

test('a value of OGP is named by its label, whoever gave the sentence', () => {
  const only = rules.filter(({ id }) => id === 'value-is-explained')
  const text = 'ogp_values:\n  civic_participation: "Yes"\n'
  const found = findingsOf(
    { ...basePlan, 'submissions/sindh/canals.yaml': text },
    { only, stage: 'draft' },
  )
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringContaining('“Yes” does not say why the commitment serves “Civic participation”.'),
  ])
})

test('a waiver in plan.yaml holds for every file but the contributions', () => {
  const plan = basePlan['plan.yaml'] ?? ''
  const waive = (rule: string) => `waive:\n  - rule: ${rule}\n    reason: We have seen it.\n`
  const files = {
    ...basePlan,
    'consultations/2017-05-23-islamabad.yaml': 'title: Talk\ndate: 2017-05-23\nplace: Islamabad\n',
    'submissions/sindh/canals.yaml': 'title: TBD\n',
  }
  const found = (rule: string) => {
    const only = rules.filter(({ id }) => id === rule)
    const all = { ...files, 'plan.yaml': plan + waive(rule) }
    return findingsOf(all, { only, stage: 'draft' }).map(({ place }) => place.file)
  }
  expect(found('consultation-has-a-summary')).toEqual([])
  expect(found('text-is-not-a-placeholder')).toEqual(['submissions/sindh/canals.yaml'])
})

const waiving = (rule: string, reason = 'It has to be.') =>
  `title: Canals\nwaive:\n  - rule: ${rule}\n    reason: ${reason}\n`

test('a waiver is not called unneeded while the rule that it names has not looked', () => {
  const files = { ...basePlan, 'submissions/sindh/canals.yaml': waiving('commitment-has-dates') }
  const unneeded = { ...basePlan, 'submissions/sindh/canals.yaml': waiving('title-is-short') }
  const only = rules.filter(({ id }) => id === 'waiver-is-needed')
  expect(findingsOf(unneeded, { only, stage: 'draft' })).toEqual([])
  expect(findingsOf(unneeded, { only: rules, stage: 'draft' }).map(({ rule }) => rule)).toContain(
    'waiver-is-needed',
  )
  // What a waiver silences at one stage it silences at the other.
  for (const stage of ['draft', 'final'] as const) {
    const ids = findingsOf(files, { only: rules, stage }).map(({ rule }) => rule)
    expect(ids).not.toContain('waiver-is-needed')
    expect(ids).not.toContain('commitment-has-dates')
  }
})

describe('what is wrong with the form of a file', () => {
  const reported = (text: string) => {
    const sources = sourcesOf({ ...basePlan, 'submissions/sindh/canals.yaml': text })
    return check(sources)
      .diagnostics.filter(({ place }) => place.file === 'submissions/sindh/canals.yaml')
      .map(({ rule, severity }) => `${severity} ${rule}`)
  }

  test('cannot be waived, and the waiver is told so', () => {
    const found = reported(`${waiving('field-is-known')}titel: Canals\n`)
    expect(found).toContain('error field-is-known')
    expect(found).toContain('warning waiver-names-a-rule')
  })

  test('is one finding: what was given in the wrong form is not asked for as well', () => {
    const asked = (text: string) =>
      reported(`level: federal\n${text}`).filter((said) =>
        /commitment-has-(a-title|dates|milestones)/.test(said),
      )
    expect(asked('')).toHaveLength(4)
    for (const text of [
      'titel: Canals\n',
      'end_date: soon\n',
      'mile_stones:\n  - id: map\n    activity: Draw a map\n    end_date: 2018-06-30\n',
    ]) {
      expect(asked(text), text).toHaveLength(3)
    }
    const steps = reported(
      'milestones:\n  -\n  - id: map\n    activity: Draw a map\n    end_date: soon\n  - id: app\n    activty: Launch it\n    end_date: soon\n',
    )
    expect(steps).toContain('error date-is-year-month-day')
    expect(steps).not.toContain('warning milestone-is-complete')
  })

  test('is no slip where words name a time and no day: a note says so, and the day is asked for', () => {
    const steps = reported(
      'milestones:\n  - id: map\n    activity: Draw a map\n    end_date: Q2 2018\n  - id: app\n    activity: Launch it\n    end_date: 2018\n',
    )
    expect(steps.filter((said) => said === 'note date-is-year-month-day')).toHaveLength(2)
    expect(steps.filter((said) => said === 'warning milestone-is-complete')).toHaveLength(2)
    expect(steps.some((said) => said.startsWith('error'))).toBe(false)
  })

  test('leaves open whether a waiver is needed', () => {
    expect(reported(`${waiving('commitment-ends-after-it-starts')}end_date: soon\n`)).not.toContain(
      'warning waiver-is-needed',
    )
  })

  test('may be a waiver without a reason, which waives nothing', () => {
    const found = reported(waiving('commitment-has-dates', ''))
    expect(found).toContain('error required-field-is-given')
    expect(found).toContain('warning commitment-has-dates')
  })
})

describe('nap explain knows every rule that can be reported', () => {
  const src = join(import.meta.dirname, '../src')
  const known = new Set(explanations().map(({ id }) => id))
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))

  const written = files.flatMap(({ file, text }) =>
    Array.from(text.matchAll(/\brule(?:: | = )'([^']+)'/g), ([, rule = '']) => ({ rule, file })),
  )
  test('there are rules to look for', () => expect(written.length).toBeGreaterThan(15))
  test.for(written)('$rule of $file', ({ rule }) => {
    expect(known).toContain(rule)
  })

  const codes = files
    .filter(({ file }) => file.endsWith('fault.ts'))
    .flatMap(({ text }) =>
      Array.from(text.matchAll(/^ {2}\| '([^']+)'/gm), ([, code = '']) => code),
    )
  test('there are faults to look for', () => expect(codes.length).toBeGreaterThan(20))
  test.for(codes)('the fault “%s”', (code) => {
    // The list is read from the type itself, so every code is one of it.
    const { rule } = faultWords({ code: code as never, offset: 0, end: 0 })
    expect(known).toContain(rule)
  })

  // These ids are put together from the noun.
  test.for(['institution-is-known', 'theme-is-known', 'commitment-is-known'])('%s', (rule) => {
    expect(known).toContain(rule)
  })
})
