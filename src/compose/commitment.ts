import type { Section } from '../model/book.ts'
import type { Attributed, Commitment, Disagreement } from '../model/draft.ts'
import { type Contact, type Milestone, nameOf } from '../model/plan.ts'
import { valueAt } from '../plain/pointer.ts'
import { awaitedFrom, fieldLabel, inWords, names, type Setting, titleOf } from './setting.ts'

type Named = { readonly name: string; readonly text: string }
type Fact = {
  readonly label: string
  readonly text: string
  readonly awaited: string
  readonly open: readonly Named[]
}
type Part = { readonly label: string; readonly name: string; readonly text: string }
type LongAnswer = {
  readonly label: string
  readonly parts: readonly Part[]
  readonly awaited: string
  readonly stands: string
  readonly open: readonly Named[]
}

const shortAnswers = ['/theme', '/lead_implementing_agency', '/supporting_agencies'] as const
const actors = ['civil_society', 'private_sector', 'multilaterals', 'working_groups'] as const
const dates = ['/start_date', '/end_date'] as const
const longAnswers = ['/public_problem', '/commitment_description', '/contribution'] as const
const values = [
  'access_to_information',
  'civic_participation',
  'public_accountability',
  'technology_and_innovation',
] as const

/** One commitment in the order of OGP’s template of 2017. */
export function commitmentSection(commitment: Commitment, setting: Setting): Section {
  const { id, number } = commitment
  const { words } = setting.language
  const title = titleOf(commitment, setting)
  const view = {
    words,
    number,
    title,
    facts: factsOf(commitment, setting),
    answers: [
      ...longAnswers.map((pointer) => longAnswer(pointer, commitment, setting)),
      valuesAnswer(commitment, setting),
    ],
    milestones: (commitment.value.milestones ?? []).map((milestone, index) =>
      milestoneRow(milestone, index, { commitment, setting }),
    ),
    milestones_awaited: awaitedFrom(commitment, setting),
    more: additional(commitment, setting),
    contacts: contacts(commitment, setting),
    notes: said(commitment.value.note ?? [], setting),
  }
  const markdown = setting.render('sections/commitment.md', view)
  return { id: `c-${id}`, kind: 'commitment', level: 2, number, title, markdown }
}

function factsOf(commitment: Commitment, setting: Setting): Fact[] {
  const { value, contributors } = commitment
  const titleFacts =
    openOn('/title', commitment).length > 0 ? [fact('/title', commitment, setting)] : []
  const others = actors.flatMap((name) => {
    const named = value.other_actors?.[name]
    return named ? [plainFact(fieldLabel(`/other_actors/${name}`, setting), named.join('; '))] : []
  })
  const several = contributors.length > 1
  const { contributors: contributedBy = '' } = setting.language.words
  return [
    ...titleFacts,
    ...shortAnswers
      .filter((pointer) => isSaid(pointer, commitment))
      .map((pointer) => fact(pointer, commitment, setting)),
    ...others,
    ...dates.map((pointer) => fact(pointer, commitment, setting)),
    ...(several ? [plainFact(contributedBy, names(contributors, setting))] : []),
  ]
}

function plainFact(label: string, text: string): Fact {
  return { label, text, awaited: '', open: [] }
}

function fact(pointer: string, commitment: Commitment, setting: Setting): Fact {
  const value = valueAt(commitment.value, pointer)
  return {
    label: fieldLabel(pointer, setting),
    text: value === undefined ? '' : inWords(value, pointer, setting),
    awaited: commitment.gaps.includes(pointer) ? awaitedFrom(commitment, setting) : '',
    open: otherAnswers(pointer, commitment, setting),
  }
}

function isSaid(pointer: string, commitment: Commitment): boolean {
  return (
    valueAt(commitment.value, pointer) !== undefined ||
    commitment.gaps.includes(pointer) ||
    openOn(pointer, commitment).length > 0
  )
}

function openOn(pointer: string, { disagreements }: Commitment): readonly Disagreement[] {
  return disagreements.filter(({ about }) => about === pointer)
}

/** The answers that are not the text. */
function otherAnswers(pointer: string, commitment: Commitment, setting: Setting): Named[] {
  return openOn(pointer, commitment).flatMap(({ answers, standing }) =>
    answers
      .filter(({ institution }) => institution !== standing)
      .map(({ institution, value }) => ({
        name: nameOf(setting.folder, institution),
        text: inWords(value, pointer, setting),
      })),
  )
}

function longAnswer(pointer: string, commitment: Commitment, setting: Setting): LongAnswer {
  const value = valueAt(commitment.value, pointer)
  return {
    label: fieldLabel(pointer, setting),
    parts: value === undefined ? [] : [{ label: '', name: '', text: String(value) }],
    awaited: commitment.gaps.includes(pointer) ? awaitedFrom(commitment, setting) : '',
    stands: openOn(pointer, commitment)
      .map((open) => stands(open, setting))
      .join(' '),
    open: otherAnswers(pointer, commitment, setting),
  }
}

/** Which answer the draft prints while institutions disagree. */
export function stands(
  { standing }: Pick<Disagreement, 'standing'>,
  { folder, language }: Setting,
): string {
  return standing === undefined
    ? (language.words['answers_differ'] ?? '')
    : language.fill('answer_stands', { name: nameOf(folder, standing) })
}

function valuesAnswer(commitment: Commitment, setting: Setting): LongAnswer {
  const given = commitment.value.ogp_values ?? {}
  const several = commitment.contributors.length > 1
  const parts = values.flatMap((name) =>
    (given[name] ?? []).map(({ institution, value }) => ({
      label: fieldLabel(`/ogp_values/${name}`, setting),
      name: several ? nameOf(setting.folder, institution) : '',
      text: value,
    })),
  )
  return {
    label: fieldLabel('/ogp_values', setting),
    parts,
    awaited: commitment.gaps.includes('/ogp_values') ? awaitedFrom(commitment, setting) : '',
    stands: '',
    open: [],
  }
}

type In = { readonly commitment: Commitment; readonly setting: Setting }

function milestoneRow(milestone: Milestone, index: number, { commitment, setting }: In) {
  const { language, folder } = setting
  const { id, lead, supporting = [] } = milestone
  const at = `/milestones/${id}`
  const awaited = (name: string) =>
    commitment.gaps.includes(`${at}/${name}`) ? (language.words['awaited'] ?? '').toLowerCase() : ''
  const owner = commitment.origin.get(at)?.institution
  const remarks = commitment.disagreements
    .filter(({ about }) => about.startsWith(`${at}/`))
    .flatMap(({ about }) =>
      otherAnswers(about, commitment, setting).map(
        ({ name, text }) =>
          `${language.words['not_agreed']}: ${fieldLabel(about, setting)} – ${name}: ${text}.`,
      ),
    )
  const giver =
    owner && owner !== commitment.lead
      ? [language.fill('given_by', { name: nameOf(folder, owner) })]
      : []
  const support =
    supporting.length > 0
      ? ` (${language.fill('with_support', { names: names(supporting, setting) })})`
      : ''
  return {
    number: `${commitment.number}.${index + 1}`,
    activity: milestone.activity ?? awaited('activity'),
    deliverable: milestone.deliverable ?? '',
    start: milestone.start_date ? language.shortDate(milestone.start_date) : '',
    end: endOf(milestone, setting) || awaited('end_date'),
    lead: lead ? nameOf(folder, lead) + support : '',
    remarks: [...giver, ...remarks],
  }
}

function endOf({ end_date: end, deadline_text: text }: Milestone, { language }: Setting): string {
  const date = end ? language.shortDate(end) : ''
  if (!text) return date
  return date ? `${date} (${text})` : text
}

function additional({ value }: Commitment, setting: Setting): { label: string; text: string }[] {
  const {
    budget = [],
    national_plan = [],
    related_programmes = [],
    sdgs = [],
  } = value.additional_information ?? {}
  const row = (name: string, texts: readonly string[]) =>
    texts.map((text) => ({ label: fieldLabel(`/additional_information/${name}`, setting), text }))
  const each = (entries: readonly Attributed[]) =>
    said(entries, setting).map(({ name, text }) =>
      entries.length > 1 ? `${text} (${name})` : text,
    )
  return [
    ...row('budget', each(budget)),
    ...row('national_plan', each(national_plan)),
    ...row('sdgs', sdgs.length > 0 ? [sdgs.join(', ')] : []),
    ...row('related_programmes', each(related_programmes)),
  ]
}

function contacts({ value }: Commitment, setting: Setting): string[] {
  const given = value.contact ?? []
  const printable = given.filter(
    ({ value: { public: may } }) => may === true || setting.audience === 'internal',
  )
  const lines = printable.map(
    ({ institution, value: contact }) =>
      `${contactLine(contact)} (${nameOf(setting.folder, institution)})`,
  )
  const hidden = given.length > 0 && lines.length === 0
  return hidden ? [setting.language.words['contact_private'] ?? ''] : lines
}

/** Name, title, department, telephone and mailbox on one line. */
export function contactLine({ name, title, department, phone, email }: Contact): string {
  return [name, title, department, phone, email].filter((part) => part !== undefined).join(', ')
}

function said(entries: readonly Attributed[], { folder }: Setting): Named[] {
  return entries.map(({ institution, value }) => ({
    name: nameOf(folder, institution),
    text: value,
  }))
}
