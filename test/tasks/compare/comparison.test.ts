import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { PlanState } from '../../../src/model/difference.ts'
import type { PlanFolder } from '../../../src/model/plan.ts'
import type { Source } from '../../../src/model/source.ts'
import { differenceBetween, load, mergeOf } from '../../../src/pipeline/states.ts'
import { compared } from '../../../src/tasks/compare/comparison.ts'
import { notesInEnglish } from '../../../src/tasks/compare/json.ts'
import type { StateFiles } from '../../../src/tasks/plan/states.ts'
import { basePlan, type Files } from '../../support/base-plan.ts'
import { twoStates } from '../../support/generated-plan.ts'
import { runs } from '../../support/runs.ts'

const state: PlanState = { kind: 'files' }

function sourcesOf(files: Files): Source[] {
  return Object.entries(files).map(([file, text]) => ({ file, bytes: Buffer.from(text) }))
}

/** A state of which every file is at hand, so that git is not asked. */
function stateOf(files: Files, closed: readonly string[] = []): StateFiles {
  const versions = sourcesOf(files).map((source) => {
    const key = Buffer.from(source.bytes).toString()
    return [source.file, { key, source }] as const
  })
  return { state, versions: new Map(versions), closed }
}

function compare(from: Files, to: Files, closed: readonly string[] = []) {
  return compared({
    read: async () => [],
    root: '/nowhere/plan',
    shownRoot: 'plan/',
    from: stateOf(from),
    to: stateOf(to, closed),
  })
}

/** The same of two plans that can be read. */
async function compareAll(from: Files, to: Files) {
  const whole = (files: Files) => ({ ...mergeOf(load(sourcesOf(files))), state })
  return differenceBetween(whole(from), whole(to))
}

function filesOf({ plan, institutions, contributions, decisions }: PlanFolder): Files {
  const documents = [
    plan,
    institutions,
    ...[...contributions, ...decisions].map((one) => one.document),
  ]
  return Object.fromEntries(
    documents.map(({ file, value }) => [file, stringify(value, { aliasDuplicateObjects: false })]),
  )
}

test('a copy that another program left beside a file is no difference', async () => {
  const text = 'In December 2016 Pakistan joined the Open Government Partnership.\n'
  const from = { ...basePlan, 'chapters/introduction.md': text }
  const to = { ...from, 'chapters/introduction-DESKTOP-7QK2.md': text }
  expect((await compare(from, to)).difference).toEqual(await compareAll(from, from))
})

test('two states file by file tell the same as two plans as a whole', async () => {
  await fc.assert(
    fc.asyncProperty(twoStates, async ([one, other]) => {
      const [from, to] = [filesOf(one), filesOf(other)]
      expect((await compare(from, to)).difference).toEqual(await compareAll(from, to))
    }),
    { numRuns: runs(300) },
  )
})

const budget = 'submissions/finance-division/budget.yaml'
const portal = 'submissions/punjab/portal.yaml'
const plan: Files = {
  ...basePlan,
  [budget]: 'title: A budget\ntheme: fiscal-transparency\nend_date: 2018-06-30\n',
  [portal]: 'title: A portal\nend_date: 2018-12-31\n',
}
const comment = (response: string) =>
  `from: CGPA\nreceived_on: 2017-06-13\nvia: email\nabout:\n  commitment: budget\n  field: /end_date\ntext: Later.\n${response}`
const accepted = `response:\n  disposition: accepted\n  reason: Yes.\n  decided_on: 2017-06-14\n`

describe('a file that cannot be read in one of the states', () => {
  const later = { ...plan, [budget]: 'title: A budget for all\n', [portal]: 'title: [\n' }

  test('counts as unchanged, and a note says so', async () => {
    const { difference, notes } = await compare(plan, later)
    expect(difference.commitments.map(({ id }) => id)).toEqual(['budget'])
    expect(notesInEnglish(notes)).toEqual([
      'In the working files, “plan/submissions/punjab/portal.yaml” cannot be read, so what it says was not compared.',
    ])
    expect((await compare(later, plan)).difference.commitments.map(({ id }) => id)).toEqual([
      'budget',
    ])
  })

  test('nor is one new that cannot be read', async () => {
    const { [portal]: _, ...before } = later
    const { difference, notes } = await compare(before, later)
    expect(difference.commitments).toEqual([])
    expect(notes).toHaveLength(1)
  })

  test('nor has one gone that cannot be opened', async () => {
    const { [portal]: _, ...without } = plan
    const { difference, notes } = await compare(plan, without, [portal])
    expect(difference.commitments).toEqual([])
    expect(notes).toHaveLength(1)
  })

  test('a broken plan.yaml takes nothing away', async () => {
    const broken = { ...later, [portal]: plan[portal] ?? '', 'plan.yaml': 'title: [\n' }
    const { difference, notes } = await compare(plan, broken)
    expect(difference.plan).toEqual([])
    expect(difference.commitments.map(({ id }) => id)).toEqual(['budget'])
    expect(notes).toHaveLength(1)
  })
})

test('a field that nap does not know is left out with a note', async () => {
  const old = { ...plan, [budget]: `${plan[budget]}sector: Finance\nlevel: both\n` }
  const { difference, notes } = await compare(old, plan)
  expect(difference.commitments).toEqual([])
  expect(notesInEnglish(notes)).toEqual([
    'In the working files, nap does not know this: “sector” in plan/submissions/finance-division/budget.yaml. It is left out here.',
    'In the working files, this cannot be used: “level” in plan/submissions/finance-division/budget.yaml. It is left out here.',
  ])
})

describe('behind a change stands', () => {
  const later = { ...plan, [budget]: `${plan[budget]?.replace('2018-06-30', '2018-09-30')}` }
  const because = async (from: Files, to: Files) => {
    const [change] = (await compare(from, to)).difference.commitments
    return [change?.because, ...(change?.fields ?? []).map((field) => field.because)]
  }
  const finance = {
    kind: 'institution',
    institution: 'finance-division',
    name: 'Finance Division',
  }

  test('the institution that says something else', async () => {
    expect(await because(plan, later)).toEqual([[], [finance]])
  })

  test('the comment that was accepted meanwhile', async () => {
    const heard = {
      kind: 'comment',
      from: 'CGPA',
      file: 'comments/2017-06-13-cgpa.yaml',
      disposition: 'accepted',
    }
    const asked = { ...plan, 'comments/2017-06-13-cgpa.yaml': comment('') }
    const answered = { ...later, 'comments/2017-06-13-cgpa.yaml': comment(accepted) }
    expect(await because(asked, answered)).toEqual([[], [finance, heard]])
    expect(await because(plan, answered)).toEqual([[], [finance, heard]])
    // It was accepted before, so something else is behind this change.
    expect(
      await because({ ...plan, 'comments/2017-06-13-cgpa.yaml': comment(accepted) }, answered),
    ).toEqual([[], [finance]])
  })

  test('the decision that settles it, leaves it out, or moves it', async () => {
    const decided = (words: string) =>
      `decisions:\n  - ${words}\n    reason: So it was agreed.\n    decided_by: OGP Cell\n    decided_on: 2017-06-14\n`
    const decision = (file: string) => [
      {
        kind: 'decision',
        reason: 'So it was agreed.',
        by: 'OGP Cell',
        on: '2017-06-14',
        place: expect.objectContaining({ file, line: 2 }),
      },
    ]
    const ofBudget = 'decisions/budget.yaml'
    const open = { ...plan, 'submissions/punjab/budget.yaml': 'end_date: 2018-12-31\n' }
    const settled = { ...open, [ofBudget]: decided('about: /end_date\n    take: punjab') }
    expect(await because(open, settled)).toEqual([[], decision(ofBudget)])
    const gone = { ...plan, [ofBudget]: decided('withdraw: true') }
    const [whole, ...ofFields] = await because(plan, gone)
    expect(whole).toEqual(decision(ofBudget))
    // What a decision takes out, it takes out with every field.
    expect(ofFields.length).toBeGreaterThan(0)
    expect(new Set(ofFields)).toEqual(new Set([whole]))
    const renamed = { ...plan, [ofBudget]: decided('rename: open-budget') }
    expect(await because(plan, renamed)).toEqual([decision(ofBudget)])
    const joined = {
      ...plan,
      [ofBudget]: decided('join:\n      institution: punjab\n      filed_as: portal'),
    }
    expect(
      (await compare(plan, joined)).difference.commitments.map(
        ({ id, kind, into, because: all }) => ({ id, kind, into, all }),
      ),
    ).toEqual([
      { id: 'budget', kind: 'changed', into: undefined, all: decision(ofBudget) },
      { id: 'portal', kind: 'withdrawn', into: 'budget', all: decision(ofBudget) },
    ])
  })
})

test('a commitment that a decision renamed is the same commitment', async () => {
  const renamed = {
    ...plan,
    'decisions/budget.yaml':
      'decisions:\n  - rename: open-budget\n    reason: Better.\n    decided_by: OGP Cell\n    decided_on: 2017-06-14\n',
  }
  const told = (await compare(plan, renamed)).difference.commitments
  expect(told.map(({ id, was, kind, fields }) => ({ id, was, kind, fields }))).toEqual([
    { id: 'open-budget', was: 'budget', kind: 'changed', fields: [] },
  ])
})

test('points of contact that may not be printed are nobody’s business', async () => {
  const contact = (name: string, may: boolean) => ({
    ...plan,
    [budget]: `${plan[budget]}contact:\n  name: ${name}\n  phone: +92-51-9200000\n  public: ${may}\n`,
  })
  expect((await compare(contact('A', false), contact('B', false))).difference.commitments).toEqual(
    [],
  )
  const [change] = (await compare(contact('A', false), contact('B', true))).difference.commitments
  expect(change?.fields).toMatchObject([
    { about: '/contact/finance-division', before: undefined, after: 'B, +92-51-9200000' },
  ])
})

test('the plan as a whole: names, calendar, focal persons', async () => {
  const calendar =
    'calendar:\n  - date: 2017-06-12\n    activity: Inputs due\n    kind: inputs_due\n'
  const later = {
    ...plan,
    'plan.yaml': `${basePlan['plan.yaml']}`
      .replace('Access to Justice', 'Justice for All')
      .replace(calendar, calendar.replace('2017-06-12', '2017-06-19')),
    'chapters/introduction.md': 'Words.\n',
  }
  const { plan: whole, prose } = (await compare(plan, later)).difference
  expect(
    [...whole, ...prose].map(({ about, label, before, after }) => [about, label, before, after]),
  ).toEqual([
    [
      '/plan/themes/access-to-justice/name',
      'Thematic area “Justice for All”: Thematic area',
      'Access to Justice',
      'Justice for All',
    ],
    ['/plan/calendar/Inputs due/date', 'Calendar “Inputs due”: Date', '2017-06-12', '2017-06-19'],
    ['/chapters/introduction', 'Introduction', undefined, 'Words.\n'],
  ])
})
