import {
  type Cause,
  type CommitmentDifference,
  type Difference,
  differenceCounts,
  type FieldDifference,
  type PlanState,
} from '../model/difference.ts'
import { inText } from '../model/field.ts'
import type { FieldChange, Part, Redline, Subject } from '../model/redline.ts'
import { shortHash } from '../model/revision.ts'
import { headingsIn, movedHeadings } from '../plain/markdown.ts'
import { type Language, languageOf, type Words } from './language.ts'
import { saidBy, type WordsBetween, withoutHeadingMarks } from './marked-lines.ts'
import { type Context, changeOf, fieldChanges, reasonsFor, titleOf } from './redline-fields.ts'
import { summaryParts } from './redline-summary.ts'

/** What a comparison is of, and what its pages say beside the changes. */
export type Compared = {
  readonly title: string
  readonly country: string
  /** The full name of the secretariat: changes that nobody else is behind are its own. */
  readonly office: string
  readonly difference: Difference
  /** What changed and is not compared word by word: `2 comments changed`; '' where there is nothing of the kind. */
  readonly others: string
  /** What could not be compared, in whole sentences. */
  readonly notes: readonly string[]
}

export type Telling = {
  /** Only what a minister asks about, on one page. */
  readonly isSummary: boolean
  readonly language: string
  readonly words: Words
  readonly wordsBetween: WordsBetween
}

/** What changed in the words of a language, everything of it or the summary. */
export function composeRedline(compared: Compared, telling: Telling): Redline {
  const { title, country, office, difference, others, notes } = compared
  const language = languageOf(telling.language, telling.words)
  const { wordsBetween, words, isSummary } = telling
  const context: Context = { language, office, names: difference.names, wordsBetween }
  const remarks = [
    ...(others === '' ? [] : [language.fill('comparison_others', { what: others })]),
    ...notes,
  ]
  const parts = isSummary
    ? summaryParts(difference, remarks, context)
    : allParts(difference, context)
  const nothing = remarks.length > 0 ? 'comparison_nothing_else' : 'comparison_nothing'
  const { from, to } = difference
  return {
    language: language.code,
    title,
    country,
    author: office,
    heading: words[isSummary ? 'comparison_summary' : 'comparison'] ?? '',
    edition: language.fill('comparison_edition', {
      from: shortName(from, language),
      to: shortName(to, language),
    }),
    facts: [
      { label: words['comparison_from'] ?? '', text: stateName(from, language) },
      { label: words['comparison_to'] ?? '', text: stateName(to, language) },
      ...countFacts(difference, language),
    ],
    parts,
    remarks: [...(parts.length === 0 ? [words[nothing] ?? ''] : []), ...remarks],
    date: to.kind === 'revision' ? to.date : undefined,
    words,
  }
}

function allParts({ plan, prose, commitments }: Difference, context: Context): Part[] {
  const { words } = context.language
  const part = (id: string, subjects: readonly Subject[]): Part[] =>
    subjects.length === 0
      ? []
      : [{ id, title: words[id.replace('-', '_')] ?? '', subjects, entries: [], more: undefined }]
  const whole: Subject = {
    id: 'plan',
    title: words['comparison_plan_fields'] ?? '',
    kind: 'changed',
    status: [],
    reasons: [],
    changes: fieldChanges(plan, context),
  }
  return [
    ...part(
      'comparison-commitments',
      commitments.map((one) => commitmentSubject(one, context)),
    ),
    ...part(
      'comparison-chapters',
      prose.map((one) => chapterSubject(one, context)),
    ),
    ...part('comparison-plan', plan.length === 0 ? [] : [whole]),
  ]
}

/** Of a commitment that came or went: its title is the heading, and who is behind all of it is not said at each field. */
function everyField(
  fields: readonly FieldDifference[],
  because: readonly Cause[],
  context: Context,
): FieldChange[] {
  const known = reasonsFor(because, context.language)
  return fieldChanges(
    fields.filter(({ about }) => about !== '/title'),
    context,
  ).map((change) => ({
    ...change,
    reasons: change.reasons.filter((reason) => !known.includes(reason)),
  }))
}

function chapterSubject(field: FieldDifference, context: Context): Subject {
  const { about, label, before, after, because } = field
  const kinds = { came: 'added', went: 'withdrawn', stayed: 'changed' } as const
  const stayed = before !== undefined && after !== undefined
  const kind = stayed ? kinds.stayed : kinds[before === undefined ? 'came' : 'went']
  return {
    id: about.slice(1).replaceAll(/[^a-z0-9-]+/gi, '-'),
    title: label,
    kind,
    status: [context.language.words[`comparison_${kind}`] ?? ''],
    reasons: [...reasonsFor(because, context.language), ...levelsOf(field, context)],
    changes: [{ ...chapterChange(field, context), label: '', reasons: [] }],
  }
}

/** A chapter as it is read: its headings without the signs of Markdown. */
function chapterChange(field: FieldDifference, context: Context): FieldChange {
  const texts = [field.before, field.after].map((value) => inText(value ?? ''))
  const headings = new Set(texts.flatMap(headingsIn).map(({ words }) => words))
  const [before, after] = texts.map(withoutHeadingMarks)
  const change = changeOf({ ...field, before, after }, context)
  return {
    ...change,
    lines: change.lines.map((line) =>
      headings.has(saidBy(line)) ? { ...line, isHeading: true } : line,
    ),
  }
}

/** Marks of headings are no words, so another level would show nowhere. */
function levelsOf({ before, after }: FieldDifference, { language }: Context): string[] {
  return movedHeadings(inText(before), inText(after)).map(({ words, was, is }) =>
    language.fill('comparison_level', { words, was: String(was), is: String(is) }),
  )
}

function commitmentSubject(one: CommitmentDifference, context: Context): Subject {
  const { id, was, into, kind, title, lead, fields, because } = one
  const { language } = context
  return {
    id: `commitment-${id}`,
    title: titleOf(one, context),
    kind,
    status: [
      language.words[`comparison_${kind}`] ?? '',
      ...(lead === undefined ? [] : [lead]),
      ...(title === id ? [] : [id]),
      ...(was === undefined ? [] : [language.fill('comparison_was', { id: was })]),
      ...(into === undefined ? [] : [language.fill('comparison_into', { id: into })]),
    ],
    reasons: reasonsFor(because, language),
    changes:
      kind === 'changed' ? fieldChanges(fields, context) : everyField(fields, because, context),
  }
}

function countFacts(difference: Difference, { words, fill }: Language): Redline['facts'] {
  const { commitments, disagreements, plan, prose } = differenceCounts(difference)
  const amounts = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => fill(`comparison_count_${what}`, { count }))
      .join(', ')
  const facts = [
    { label: words['commitments'] ?? '', text: amounts(commitments) },
    { label: words['comparison_disagreements'] ?? '', text: amounts(disagreements) },
    { label: words['comparison_chapters'] ?? '', text: amounts({ changed: prose }) },
    { label: words['comparison_plan'] ?? '', text: amounts({ fields: plan }) },
  ]
  return facts.filter(({ text }) => text !== '')
}

function stateName(state: PlanState, language: Language): string {
  if (state.kind === 'files') return language.words['comparison_files'] ?? ''
  const { hash, day: on, releases } = state
  const day = language.date(on)
  const revision = language.fill('comparison_revision', { revision: shortHash(hash), date: day })
  return releases.length === 0 ? revision : `${releases.join(', ')} – ${revision}`
}

function shortName(state: PlanState, language: Language): string {
  if (state.kind === 'files') return language.words['comparison_files_short'] ?? ''
  return state.releases[0] ?? language.date(state.day)
}
