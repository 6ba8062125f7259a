import { type Block, paragraph, remark } from '../model/block.ts'
import {
  answersBetween,
  type Called,
  type CalledItem,
  type Cause,
  type CommitmentDifference,
  type Difference,
  entriesInWords,
  type FieldDifference,
} from '../model/difference.ts'
import { inText } from '../model/field.ts'
import { fieldWords } from '../model/languages/field-words.ts'
import { groupedBy } from '../plain/grouped.ts'
import { yesOrNo } from './answer-words.ts'
import type { Language } from './language.ts'
import {
  entriesBetween,
  type Line,
  lineBlocks,
  linesBetween,
  unwrapped,
  valueBetween,
  type WordsBetween,
} from './marked-lines.ts'

/** Everything that the words of one comparison are made from. */
export type Context = {
  readonly language: Language
  readonly office: string
  readonly names: Difference['names']
  readonly wordsBetween: WordsBetween
}

/** What a commitment is called: by its id, in quotes, where no title is agreed. */
export function comparedTitle(
  { title, id }: Pick<CommitmentDifference, 'title' | 'id'>,
  { language }: Context,
): string {
  return title === id
    ? language.fill('title_open', { titles: language.fill('quoted', { words: id }) })
    : title
}

/** What is told of one field: below its label, who is behind it last. */
type Told = {
  readonly label: string
  readonly of: readonly Block[]
  readonly reasons: readonly string[]
}

/** A part for each field; what an item of a list says that came or went, together. @param known reasons that are said above */
export function fieldParts(
  fields: readonly FieldDifference[],
  context: Context,
  known: readonly string[] = [],
): Block[] {
  const groups = groupedBy(fields, ({ item, about }) =>
    item && item.kind !== 'changed' ? item.about : about,
  )
  return Array.from(groups.values(), (group) => {
    const [{ item }] = group
    const { label, of, reasons } =
      item && item.kind !== 'changed' ? itemChange(group, context) : fieldChange(group[0], context)
    const unknown = reasons.filter((reason) => !known.includes(reason))
    return { kind: 'part', label, of: [...of, ...reasonBlocks(unknown)] }
  })
}

export function reasonBlocks(reasons: readonly string[]): Block[] {
  return reasons.map((reason) => paragraph([remark(reason)]))
}

/** `Milestone “portal” (left out)`. */
export function itemWords(
  { called, item }: Pick<FieldDifference, 'called' | 'item'>,
  { language }: Context,
): string {
  const { words, fill } = language
  return fill('comparison_item_became', {
    item: called?.item ? itemName(called.item, language) : (item?.label ?? ''),
    what: words[item?.kind === 'added' ? 'comparison_new' : 'comparison_gone'] ?? '',
  })
}

/** `Milestone “portal”: End date`; a chapter is called as people call it. */
export function fieldTitle(
  { called, label }: Pick<FieldDifference, 'called' | 'label'>,
  { language }: Context,
): string {
  if (!called) return label
  const field = withGiver(called, language)
  if (!called.item) return field
  const item = itemName(called.item, language)
  return called.item.isWhole ? item : language.fill('comparison_item_field', { item, field })
}

function itemName({ field, name, around }: CalledItem, language: Language): string {
  const label = fieldWord(field, language.words)
  const own = language.fill('comparison_item', { label, name })
  return around ? language.commas([itemName(around, language), own]) : own
}

function withGiver({ field, giver }: Called, { words, fill }: Language): string {
  const label = fieldWord(field, words)
  return giver === undefined ? label : fill('comparison_given', { label, name: giver })
}

function fieldWord(key: string, words: Language['words']): string {
  if (key === 'contribution/lead') return words['lead_ministry'] ?? key
  const known = words[key] ?? fieldWords()[key]
  // Of what has no name for one, that of all of them is said.
  return known ?? (key.endsWith('[]') ? fieldWord(key.slice(0, -2), words) : key)
}

function itemChange(
  group: readonly [FieldDifference, ...FieldDifference[]],
  context: Context,
): Told {
  const [first] = group
  const { about = '' } = first.item ?? {}
  // Its id stands in the label already.
  const fields = group.filter((field) => field.about !== `${about}/id`)
  const { reasons, author } = originOf(first.because, context)
  const lines = fields.flatMap((field) => {
    const name = field.called ? withGiver(field.called, context.language) : field.label
    return linesIn(field, context).map((line, index) => (index === 0 ? { ...line, name } : line))
  })
  return {
    label: itemWords(first, context),
    of: lineBlocks(lines, author, true),
    reasons,
  }
}

function fieldChange(field: FieldDifference, context: Context): Told {
  const { reasons, author } = originOf(field.because, context)
  const lines = linesIn(field, context)
  return {
    label: fieldTitle(field, context),
    of: [...fieldBlocks(lines, field, author), ...opinionBlocks(field, author, context)],
    reasons,
  }
}

/** So many paragraphs of a text are printed whole; of a longer one, those in which something changed. */
const shortText = 3

/** The lines of one field; of a long text, those that stay are put together. */
export function fieldBlocks(
  lines: readonly Line[],
  { form }: Pick<FieldDifference, 'form'>,
  by: string,
): Block[] {
  if (form !== 'text' || lines.length <= shortText) return lineBlocks(lines, by, form === 'set')
  const isSame = ({ pieces, end }: Line) =>
    end === 'same' && pieces.every(({ kind }) => kind === 'same')
  const groups: Line[][] = []
  for (const line of lines) {
    const [last] = groups.at(-1) ?? []
    if (last && isSame(last) === isSame(line)) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups.flatMap((group): Block[] => {
    const [first] = group
    const of = lineBlocks(group, by)
    return first && isSame(first) ? [{ kind: 'unchanged', of }] : of
  })
}

/** What a field says in both states, with what came and what went. */
export function linesIn(field: FieldDifference, context: Context): Line[] {
  const [before, after] = [field.before, field.after].map((value) =>
    wordsOf(value, field, context),
  ) as [string[], string[]]
  if (field.form === 'set') return entriesBetween(before, after)
  const [old, now] = [before[0], after[0]]
  return field.form === 'text'
    ? linesBetween(old, now, context.wordsBetween)
    : valueBetween(old, now)
}

/** Names in place of ids, days in full, and choices as they are called. */
function wordsOf(value: unknown, field: FieldDifference, { names, language }: Context): string[] {
  const words = entriesInWords(value, field, names)
  if (field.form !== 'value') return words
  if (typeof value === 'boolean') return [yesOrNo(value, language)]
  return words.map(
    (word) => language.words[`${field.called?.field}=${word}`] ?? language.date(word),
  )
}

/** What the institutions say of it where they do not agree, or did not. */
function opinionBlocks(field: FieldDifference, by: string, context: Context): Block[] {
  const { agreed, answers } = field
  const { words } = context.language
  const told = (word: string) => paragraph([remark(words[word] ?? '')])
  if (!agreed || !answers) return []
  const isGone = field.after === undefined && answers.after.length === 0
  if (agreed.after && !isGone) return [told('comparison_agreed')]
  const open = agreed.before ? 'comparison_not_agreed' : 'comparison_still_not_agreed'
  const lines = answersBetween(answers).map(({ name, before, after }) => {
    const now = paragraphOf(after, field, context)
    // Where they agreed before, there is no answer of then to compare with.
    const old = agreed.before ? now : paragraphOf(before, field, context)
    return { ...answerLine(old, now, field, context), name }
  })
  return [told(isGone ? 'comparison_was_not_agreed' : open), ...lineBlocks(lines, by, true)]
}

function paragraphOf(value: unknown, field: FieldDifference, context: Context): string | undefined {
  if (value === undefined) return undefined
  return unwrapped(context.language.commas(wordsOf(value, field, context))).replaceAll('\n', ' ')
}

function answerLine(
  old: string | undefined,
  now: string | undefined,
  { form }: FieldDifference,
  context: Context,
): Line {
  const [line] =
    form === 'value' ? valueBetween(old, now) : linesBetween(old, now, context.wordsBetween)
  return line ?? { pieces: [], end: 'same' }
}

/** Who or what is behind a change, to be read and to be put down as its author. */
export function originOf(because: readonly Cause[], { language, office }: Context) {
  const givers = because.flatMap((cause) => (cause.kind === 'institution' ? [cause.name] : []))
  const decider = because.find((cause) => cause.kind === 'decision')?.by
  return {
    reasons: reasonsFor(because, language),
    author: decider ?? (givers.length > 0 ? language.list(givers) : office),
  }
}

export function reasonsFor(because: readonly Cause[], language: Language): string[] {
  const { words, fill, date, list } = language
  const givers = because.flatMap((cause) => (cause.kind === 'institution' ? [cause.name] : []))
  return [
    ...(givers.length > 0 ? [fill('comparison_by', { names: list(givers) })] : []),
    ...because.flatMap((cause) => {
      if (cause.kind === 'institution') return []
      if (cause.kind === 'comment') {
        const answer = words[`disposition_${cause.disposition}`] ?? cause.disposition
        const from = cause.from ?? words['somebody'] ?? ''
        return [fill('comparison_comment', { from, answer })]
      }
      const { on, by, reason } = cause
      return [fill('comparison_decision', { date: date(on), by, reason: inText(reason) })]
    }),
  ]
}
