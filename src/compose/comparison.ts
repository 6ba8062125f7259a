import { type Block, type Fact, heading, paragraph, remark } from '../model/block.ts'
import { type Book, type Imprint, noImprint, type Section } from '../model/book.ts'
import { type ComparisonNote, noteInWords } from '../model/comparison-note.ts'
import {
  type CommitmentDifference,
  type Difference,
  differenceCounts,
  type FieldDifference,
  type PlanState,
} from '../model/difference.ts'
import { inText } from '../model/field.ts'
import type { nounOf } from '../model/file-words.ts'
import { lineOf } from '../model/line.ts'
import { shortHash } from '../model/revision.ts'
import { groupedBy } from '../plain/grouped.ts'
import { headingsIn, inPlainText, movedHeadings } from '../plain/markdown.ts'
import {
  type Context,
  comparedTitle,
  fieldBlocks,
  fieldParts,
  linesIn,
  originOf,
  reasonBlocks,
  reasonsFor,
} from './comparison-fields.ts'
import { summarySections } from './comparison-summary.ts'
import { wordsForPages } from './compose.ts'
import { type Language, languageOf, type Words } from './language.ts'
import { type Line, saidBy, type WordsBetween, withoutHeadingMarks } from './marked-lines.ts'
import { publishable } from './publishable.ts'
import { proseTitle } from './setting.ts'

/** What a comparison is of, and what its pages say beside the changes. */
export type Compared = {
  readonly title: string
  readonly country: string
  readonly languages: readonly string[]
  /** The full name of the secretariat: changes that nobody else is behind are its own. */
  readonly office: string
  readonly difference: Difference
  /** What messages call each file that changed and is not compared word by word. */
  readonly others: readonly ReturnType<typeof nounOf>[]
  /** What could not be compared. */
  readonly notes: readonly ComparisonNote[]
}

export type Telling = {
  /** Only what a minister asks about, on one page. */
  readonly isSummary: boolean
  readonly language: string
  readonly words: Words
  readonly wordsBetween: WordsBetween
  readonly imprint?: Imprint
}

/** What changed, everything of it or the summary, with every change marked. */
export function composeComparison(compared: Compared, telling: Telling): Book {
  const { title, country, languages, office, difference, others, notes } = compared
  const { wordsBetween, words, isSummary, imprint = noImprint } = telling
  const language = languageOf(telling.language, words)
  const context: Context = { language, office, names: difference.names, wordsBetween }
  const told = [
    ...(others.length === 0
      ? []
      : [language.fill('comparison_others', { what: language.list(othersIn(others, language)) })]),
    ...notes.map((note) => noteInWords(note, words, language.list)),
  ]
  const parts = isSummary
    ? summarySections(difference, told, context)
    : allSections(difference, context)
  const nothing = told.length > 0 ? 'comparison_nothing_else' : 'comparison_nothing'
  const remarks = [...(parts.length === 0 ? [words[nothing] ?? ''] : []), ...told]
  const { from, to } = difference
  const book: Book = {
    ...imprint,
    form: 'paper',
    language: language.code,
    languages,
    paper: 'A4',
    title,
    country,
    author: office,
    edition: language.fill('comparison_edition', {
      from: shortName(from, language),
      to: shortName(to, language),
    }),
    sections: [
      headSection(compared, telling, parts.length > 0),
      ...parts,
      ...(remarks.length > 0 ? [remarkSection(remarks, language)] : []),
    ],
    words: wordsForPages(words),
  }
  return publishable(book, { audience: 'public', words }, undefined)
}

// Of a kind that the words of a language do not have, it is said in English.
function othersIn(others: Compared['others'], { words, fill }: Language): string[] {
  const counts = groupedBy(others, (noun) => (typeof noun === 'string' ? noun : noun[0]))
  return Array.from(counts, ([one, nouns]) => {
    const [, many = one] = typeof nouns[0] === 'string' ? [] : nouns[0]
    const what = words[`comparison_others_${one}`] ?? many
    return fill('comparison_others_count', { what, count: nouns.length })
  })
}

function headSection(
  { title, country, difference }: Compared,
  { isSummary, language: code, words }: Telling,
  isAnything: boolean,
): Section {
  const language = languageOf(code, words)
  const name = words[isSummary ? 'comparison_summary' : 'comparison'] ?? ''
  const { from, to } = difference
  const facts: readonly Fact[] = [
    factOf(words['comparison_from'], stateName(from, language)),
    factOf(words['comparison_to'], stateName(to, language)),
    ...countFacts(difference, language),
  ]
  return {
    id: 'comparison',
    kind: 'cover',
    title: name,
    of: [
      heading(1, lineOf(name)),
      paragraph(lineOf(`${title} – ${country}`)),
      { kind: 'facts', facts },
      ...(isAnything ? [legendOf(words)] : []),
    ],
  }
}

function legendOf(words: Words): Block {
  return {
    kind: 'legend',
    label: words['comparison_marks'] ?? '',
    deleted: words['comparison_marks_removed'] ?? '',
    inserted: words['comparison_marks_added'] ?? '',
  }
}

function factOf(label: string | undefined, words: string): Fact {
  return { label: label ?? '', of: lineOf(words) }
}

function allSections({ plan, prose, commitments }: Difference, context: Context): Section[] {
  const { words } = context.language
  const part = (id: string, subjects: readonly Section[]): Section[] => {
    if (subjects.length === 0) return []
    const title = words[id.replace('-', '_')] ?? ''
    return [{ id, kind: 'topic', level: 1, title, of: [heading(2, lineOf(title))] }, ...subjects]
  }
  const whole = () =>
    subjectSection('plan', words['comparison_plan_fields'] ?? '', fieldParts(plan, context))
  return [
    ...part(
      'comparison-commitments',
      commitments.map((one) => commitmentSubject(one, context)),
    ),
    ...part(
      'comparison-chapters',
      prose.map((one) => chapterSubject(one, context)),
    ),
    ...part('comparison-plan', plan.length === 0 ? [] : [whole()]),
  ]
}

function subjectSection(id: string, title: string, of: readonly Block[]): Section {
  const all = [heading(3, lineOf(title)), ...of]
  return { id, kind: 'change', level: 2, title, of: all }
}

function statusBlocks(status: readonly string[], reasons: readonly string[]): Block[] {
  return [
    ...(status.length > 0 ? [paragraph(lineOf(status.join(' · ')))] : []),
    ...reasonBlocks(reasons),
  ]
}

function commitmentSubject(one: CommitmentDifference, context: Context): Section {
  const { id, was, into, kind, title, lead, fields, because } = one
  const { language } = context
  const status = [
    language.words[`comparison_${kind}`] ?? '',
    ...(lead === undefined ? [] : [lead]),
    ...(title === id ? [] : [id]),
    ...(was === undefined ? [] : [language.fill('comparison_was', { id: was })]),
    ...(into === undefined ? [] : [language.fill('comparison_into', { id: into })]),
  ]
  const reasons = reasonsFor(because, language)
  return subjectSection(`commitment-${id}`, comparedTitle(one, context), [
    ...statusBlocks(status, reasons),
    ...commitmentParts(one, fields, reasons, context),
  ])
}

function commitmentParts(
  { kind }: CommitmentDifference,
  fields: readonly FieldDifference[],
  reasons: readonly string[],
  context: Context,
): readonly Block[] {
  if (kind === 'changed') return fieldParts(fields, context)
  // Its title is the heading, and who is behind all of it is not said at each field.
  const others = fields.filter(({ about }) => about !== '/title')
  const of = fieldParts(others, context, reasons)
  if (of.length === 0) return []
  // On a screen its name and the reason are enough of what is no longer there.
  return [kind === 'added' ? { kind: 'new', of } : { kind: 'only', on: 'paper', of }]
}

function chapterSubject(field: FieldDifference, context: Context): Section {
  const { about, before, after, because } = field
  const { language } = context
  const stayed = before !== undefined && after !== undefined
  const gone = before === undefined ? 'added' : 'withdrawn'
  const kind = stayed ? 'changed' : gone
  const levels = levelsOf(field, context)
  const plain = { ...field, before: chapterText(before), after: chapterText(after) }
  // Without them it would be told that something changed, and nothing would be marked.
  const marks = plain.before === plain.after && levels.length === 0 ? ['comparison_only_marks'] : []
  const reasons = [
    ...reasonsFor(because, language),
    ...levels,
    ...marks.map((word) => language.words[word] ?? ''),
  ]
  const { author } = originOf(because, context)
  const lines = plain.before === plain.after ? [] : chapterLines(field, plain, context)
  const of = fieldBlocks(lines, field, author)
  const title = chapterTitle(field)
  return subjectSection(about.slice(1).replaceAll(/[^a-z0-9-]+/gi, '-'), title, [
    ...statusBlocks([language.words[`comparison_${kind}`] ?? ''], reasons),
    ...(kind === 'added' ? [{ kind: 'new' as const, of }] : of),
  ])
}

// As its first heading says, of today or of then.
function chapterTitle({ about, before, after }: FieldDifference): string {
  return proseTitle({ name: about.slice('/chapters/'.length), text: inText(after ?? before) })
}

/** A chapter as it is read: without the signs of Markdown. Undefined: it was not there. */
function chapterText(value: unknown): string | undefined {
  return value === undefined ? undefined : inPlainText(withoutHeadingMarks(inText(value)))
}

function chapterLines(field: FieldDifference, plain: FieldDifference, context: Context): Line[] {
  const texts = [field.before, field.after].map((value) => inText(value ?? ''))
  const headings = new Set(texts.flatMap(headingsIn).map(({ words }) => words))
  return linesIn(plain, context).map((line) =>
    headings.has(saidBy(line)) ? { ...line, isHeading: true } : line,
  )
}

/** Marks of headings are no words, so another level would show nowhere. */
function levelsOf({ before, after }: FieldDifference, { language }: Context): string[] {
  return movedHeadings(inText(before), inText(after)).map(({ words, was, is }) =>
    language.fill('comparison_level', { words, was: String(was), is: String(is) }),
  )
}

function countFacts(difference: Difference, { words, fill, commas }: Language): Fact[] {
  const { commitments, disagreements, plan, prose } = differenceCounts(difference)
  const amounts = (counts: Readonly<Record<string, number>>) =>
    commas(
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => fill(`comparison_count_${what}`, { count })),
    )

  const facts = [
    [words['commitments'], amounts(commitments)],
    [words['comparison_disagreements'], amounts(disagreements)],
    [words['comparison_chapters'], amounts({ changed: prose })],
    [words['comparison_plan'], amounts({ fields: plan })],
  ] as const
  return facts.filter(([, told]) => told !== '').map(([label, told]) => factOf(label, told))
}

function remarkSection(remarks: readonly string[], { words }: Language): Section {
  return {
    id: 'remarks',
    kind: 'topic',
    title: words['comparison'] ?? '',
    of: remarks.map((words) => paragraph([remark(words)])),
  }
}

function stateName(state: PlanState, language: Language): string {
  if (state.kind === 'files') return language.words['comparison_files'] ?? ''
  const { hash, day: on, releases } = state
  const day = language.date(on)
  const revision = language.fill('comparison_revision', { revision: shortHash(hash), date: day })
  return releases.length === 0 ? revision : `${language.commas(releases)} – ${revision}`
}

function shortName(state: PlanState, language: Language): string {
  if (state.kind === 'files') return language.words['comparison_files_short'] ?? ''
  return state.releases[0] ?? language.date(state.day)
}
