import fc from 'fast-check'
import { load } from '../../src/load/load.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import type { Decision, FiledContribution, Institution, PlanFolder } from '../../src/model/plan.ts'
import type { Document } from '../../src/model/source.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { keysOf, pointerOf, valueAt } from '../../src/plain/pointer.ts'
import { checkForm } from '../../src/validate/form.ts'

// Plans in which much can collide: few institutions, few commitments, few values for each field.

const institutions: readonly Institution[] = [
  { id: 'finance', name: 'Finance', level: 'federal', leads: 'budget' },
  { id: 'justice', name: 'Justice', level: 'federal', leads: 'law' },
  { id: 'punjab', name: 'Punjab', level: 'provincial' },
  { id: 'sindh', name: 'Sindh', level: 'provincial' },
  { id: 'audit', name: 'Audit', level: 'independent' },
]
const ids = ['a-list', 'b-portal', 'c-law', 'd-audit'] as const

/** A plan folder with nothing in it, whatever types of file there are. */
export const emptyFolder: PlanFolder = checkForm(load([])).folder

/** A value as a file of the plan would hold it; every pointer has a line of its own. */
export function documentOf<T>(file: string, value: T): Document<T> {
  const lines = new Map(pointersIn(value).map((pointer, index) => [pointer, index + 1]))
  const place = (pointer: string) => ({ file, line: lines.get(pointer) ?? 1, column: 1, pointer })
  return {
    file,
    value,
    place,
    keyPlace: place,
    afterKey: () => ': ',
    written: (pointer) => String(valueAt(value, pointer)),
  }
}

function pointersIn(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const below = Object.entries(value).flatMap(([key, child]) =>
    pointersIn(child, pointer + pointerOf([key])),
  )
  return [pointer, ...below]
}

const institution = fc.constantFrom(...institutions.map(({ id }) => id))
// The second and the third mean the same.
const text = fc.constantFrom('One', 'Two', 'Two\r\n', 'Three')
const date = fc.constantFrom('2017-07-01', '2018-06', '2018-12-31')
const among = <T>(...values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 })

const indicator = fc.record(
  {
    id: fc.constantFrom('use', 'reach'),
    text,
    baseline: text,
    target: text,
    date,
    lead: institution,
  },
  { requiredKeys: ['id'], noNullPrototype: true },
)
const contact = fc.record(
  { name: text, phone: fc.constant('+92-51-9200000'), public: fc.boolean() },
  { requiredKeys: [], noNullPrototype: true },
)
const link = fc.record(
  { label: text, address: fc.constantFrom('https://a.example/1', 'https://b.example/2') },
  { requiredKeys: ['address'], noNullPrototype: true },
)

const milestone = fc.record(
  {
    id: fc.constantFrom('portal', 'report', 'law'),
    activity: text,
    deliverable: text,
    start_date: date,
    end_date: date,
    deadline_text: text,
    lead: institution,
    supporting: among('punjab', 'sindh', 'audit'),
    indicators: fc.uniqueArray(indicator, { selector: ({ id }) => id, maxLength: 2 }),
  },
  { requiredKeys: ['id'], noNullPrototype: true },
)

const contribution: fc.Arbitrary<Contribution> = fc.record(
  {
    title: text,
    theme: fc.constantFrom('budget', 'law', 'unknown'),
    level: fc.constantFrom('federal', 'provincial'),
    lead_implementing_agency: institution,
    supporting_agencies: among('finance', 'punjab', 'sindh', 'audit'),
    other_actors: fc.record(
      { civil_society: among('Press club', 'Bar'), working_groups: among('Cell', 'Group') },
      { requiredKeys: [], noNullPrototype: true },
    ),
    start_date: date,
    end_date: date,
    public_problem: text,
    commitment_description: text,
    contribution: text,
    ogp_values: fc.record(
      { access_to_information: text, public_accountability: text },
      { requiredKeys: [], noNullPrototype: true },
    ),
    additional_information: fc.record(
      { budget: text, national_plan: text, sdgs: among('16', '16.6', '16.10') },
      { requiredKeys: [], noNullPrototype: true },
    ),
    links: fc.uniqueArray(link, { selector: canonical, maxLength: 3 }),
    milestones: fc.uniqueArray(milestone, { selector: ({ id }) => id, maxLength: 3 }),
    contact,
    further_contacts: fc.uniqueArray(contact, { selector: canonical, minLength: 1, maxLength: 2 }),
    note: text,
    waive: fc.constant([{ rule: 'commitment-has-dates', reason: 'Not yet' }]),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const pointers = [
  '/title',
  '/end_date',
  '/public_problem',
  '/theme',
  '/lead_implementing_agency',
].concat(
  ['/milestones/portal/end_date', '/milestones/report/activity', '/milestones/law/lead'],
  ['/milestones/portal/indicators/use/target'],
)

const about = fc.constantFrom(...pointers)
const because = { reason: 'So it was agreed', decided_by: 'Meeting', decided_on: '2017-06-15' }
const oldAnswers = [{ institution: 'finance', value: 'Something else' }]

/** `true` stands for the answers that are on the table in the generated plan. */
type Basis = true | undefined | typeof oldAnswers
type Ask = { readonly decision: Partial<Record<keyof Decision, unknown>>; readonly basis: Basis }

const basis: fc.Arbitrary<Basis> = fc.constantFrom<Basis>(true, true, undefined, oldAnswers)
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ decision: fc.record({ about, take: institution }), basis }),
  fc.record({
    decision: about.chain((pointer) =>
      fc.record({ about: fc.constant(pointer), value: valueFor(pointer) }),
    ),
    basis,
  }),
  without(
    fc
      .constantFrom(
        '/milestones/portal',
        '/milestones/report',
        '/milestones/report/indicators/use',
        '/links/https:~1~1a.example~11',
        '/supporting_agencies/sindh',
      )
      .map((drop) => ({ drop })),
  ),
  without(fc.record({ institution, filed_as: fc.constantFrom(...ids) }).map((join) => ({ join }))),
  without(fc.constant({ withdraw: true })),
  without(fc.constantFrom(...ids, 'new-name').map((rename) => ({ rename }))),
)

function without(decision: fc.Arbitrary<Ask['decision']>): fc.Arbitrary<Ask> {
  return decision.map((made) => ({ decision: made, basis: undefined }))
}

function valueFor(pointer: string): fc.Arbitrary<unknown> {
  if (pointer.endsWith('date')) return date
  if (pointer === '/theme') return fc.constantFrom('budget', 'law')
  return /lead/.test(pointer) ? institution : text
}

/** A plan folder: one to five institutions, one to four commitments, decisions of which some are stale. */
export const planFolder: fc.Arbitrary<PlanFolder> = fc
  .record({
    taking: fc.shuffledSubarray([...institutions], { minLength: 1 }),
    themes: fc.shuffledSubarray(['budget', 'law'], { minLength: 1 }),
    order: fc.shuffledSubarray([...ids]),
    said: fc.uniqueArray(fc.tuple(fc.nat(4), fc.constantFrom(...ids), contribution), {
      selector: ([who, id]) => `${who} ${id}`,
      minLength: 1,
      maxLength: 10,
    }),
    asks: fc.dictionary(fc.constantFrom(...ids), fc.array(ask, { minLength: 1, maxLength: 3 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  })
  .map(({ taking, themes, order, said, asks }) => {
    const contributions = said.flatMap(([who, commitment, value]) => {
      const { id } = taking[who % taking.length] ?? {}
      return id === undefined ? [] : [offerOf(id, commitment, value)]
    })
    const known = [
      ...new Map(
        contributions.map((contribution) => [contribution.document.file, contribution]),
      ).values(),
    ]
    return folderOf({ taking, themes, order, contributions: known, asks })
  })

export function offerOf(who: string, commitment: string, value: Contribution): FiledContribution {
  const file = `submissions/${who}/${commitment}.yaml`
  return {
    institution: who,
    commitment,
    document: documentOf(file, value),
    leftOut: [],
    answered: [],
  }
}

type Parts = {
  readonly taking: readonly Institution[]
  readonly themes: readonly string[]
  readonly order: readonly string[]
  readonly contributions: readonly FiledContribution[]
  readonly asks: Readonly<Record<string, readonly Ask[]>>
}

function folderOf({ taking, themes, order, contributions, asks }: Parts): PlanFolder {
  const decisions = Object.entries(asks).map(([commitment, all]) => ({
    commitment,
    document: documentOf(`decisions/${commitment}.yaml`, {
      decisions: all.map((one) => decisionOf(one, commitment, contributions)),
    }),
  }))
  const contents = [...contributions, ...decisions].map(({ document: { file, value } }) => [
    file,
    value,
  ])
  return {
    ...emptyFolder,
    plan: documentOf('plan.yaml', {
      title: 'Plan',
      country: 'Pakistan',
      period: { start: '2017-07-01', end: '2019-06-30' },
      status: 'draft',
      secretariat: 'ead',
      themes: themes.map((id) => ({ id, name: id, order: [...order] })),
    }),
    institutions: documentOf('institutions.yaml', { institutions: [...taking] }),
    submissions: taking.map(({ id }) => ({
      institution: id,
      document: documentOf(`submissions/${id}/submission.yaml`, { received_on: '2017-06-12' }),
    })),
    contributions,
    decisions,
    // How a counterexample is printed.
    ...{ [fc.toStringMethod]: () => JSON.stringify({ taking, themes, order, contents }) },
  }
}

function decisionOf(
  { decision, basis: on }: Ask,
  id: string,
  contributions: readonly FiledContribution[],
): Decision {
  const answers = on === true ? answersIn(contributions, id, String(decision.about)) : on
  const made = { ...because, ...decision, ...(answers && answers.length > 0 && { among: answers }) }
  // The types made from the schemas call a value of any kind an object.
  return made as Decision
}

function answersIn(contributions: readonly FiledContribution[], id: string, pointer: string) {
  return contributions
    .filter(({ commitment }) => commitment === id)
    .map(({ institution: who, document }) => ({
      institution: who,
      value: valueById(document.value, pointer),
    }))
    .filter(({ value }) => value !== undefined)
}

/** The value that a pointer leads to in which an item of a list is named by its id. */
export function valueById(value: unknown, pointer: string): unknown {
  const [key, ...rest] = keysOf(pointer)
  if (key === undefined) return value
  const isOfItems = Array.isArray(value) && value.some((one) => Object.hasOwn(Object(one), 'id'))
  const below: unknown = isOfItems
    ? value.find((one) => valueAt(one, '/id') === key)
    : valueAt(value, pointerOf([key]))
  return valueById(below, pointerOf(rest))
}

/** Two states of a plan that share some of their files: each file comes from either, or is in both as one has it. */
export const twoStates: fc.Arbitrary<readonly [PlanFolder, PlanFolder]> = fc
  .record({
    one: planFolder,
    other: planFolder,
    choices: fc.array(fc.constantFrom('keep', 'keep', 'other', 'drop'), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ one, other, choices }) => [one, mixed(one, other, choices)] as const)

function mixed(one: PlanFolder, other: PlanFolder, choices: readonly string[]): PlanFolder {
  let asked = 0
  const choose = <T>(before: T | undefined, after: T | undefined): T | undefined => {
    const choice = choices[asked % choices.length]
    asked += 1
    if (choice === 'drop') return undefined
    return choice === 'keep' ? before : (after ?? before)
  }
  const files = <T extends { readonly document: { readonly file: string } }>(
    old: readonly T[],
    now: readonly T[],
  ) => {
    const names = [...new Set([...old, ...now].map(({ document }) => document.file))]
    const named = (list: readonly T[], file: string) =>
      list.find(({ document }) => document.file === file)
    return names.flatMap((file) => choose(named(old, file), named(now, file)) ?? [])
  }
  const mix = {
    ...one,
    plan: choose(one.plan, other.plan) ?? one.plan,
    institutions: choose(one.institutions, other.institutions) ?? one.institutions,
    contributions: files(one.contributions, other.contributions),
    decisions: files(one.decisions, other.decisions),
  }
  const contents = [...mix.contributions, ...mix.decisions].map(({ document: { file, value } }) => [
    file,
    value,
  ])
  const { plan, institutions: taking } = mix
  return Object.assign(mix, {
    [fc.toStringMethod]: () =>
      JSON.stringify({ plan: plan.value.themes, taking: taking.value.institutions, contents }),
  })
}
