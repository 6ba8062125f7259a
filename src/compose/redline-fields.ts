import {
  answersBetween,
  type Cause,
  type CommitmentDifference,
  type Difference,
  entriesInWords,
  type FieldDifference,
} from '../model/difference.ts'
import { inText } from '../model/field.ts'
import type { FieldChange, Line } from '../model/redline.ts'
import { listed } from '../plain/text.ts'
import type { Language } from './language.ts'
import {
  entriesBetween,
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
export function titleOf(
  { title, id }: Pick<CommitmentDifference, 'title' | 'id'>,
  { language }: Context,
): string {
  return title === id ? language.fill('title_open', { id }) : title
}

/** A field each; what an item of a list says that came or went, together. */
export function fieldChanges(fields: readonly FieldDifference[], context: Context): FieldChange[] {
  const groups = new Map<string, [FieldDifference, ...FieldDifference[]]>()
  for (const field of fields) {
    const { item, about } = field
    const key = item && item.kind !== 'changed' ? item.about : about
    const known = groups.get(key)
    if (known) known.push(field)
    else groups.set(key, [field])
  }
  return Array.from(groups.values(), (group) => {
    const [{ item }] = group
    return item && item.kind !== 'changed'
      ? itemChange(group, context)
      : changeOf(group[0], context)
  })
}

function itemChange(group: readonly [FieldDifference, ...FieldDifference[]], context: Context) {
  const [first] = group
  const { label = '', kind = 'changed', about = '' } = first.item ?? {}
  // Its id stands in the label already.
  const fields = group.filter((field) => field.about !== `${about}/id`)
  const { words } = context.language
  return {
    label: `${label} (${words[kind === 'added' ? 'comparison_new' : 'comparison_gone'] ?? ''})`,
    form: 'item' as const,
    lines: fields.flatMap((field) => {
      const name = field.label.slice(label.length).replace(/^: /, '')
      return linesIn(field, context).map((line, index) => (index === 0 ? { ...line, name } : line))
    }),
    opinion: undefined,
    ...behind(first.because, context),
  }
}

export function changeOf(field: FieldDifference, context: Context): FieldChange {
  return {
    label: field.label,
    form: field.form,
    lines: linesIn(field, context),
    opinion: opinionOn(field, context),
    ...behind(field.because, context),
  }
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

/** Names in place of ids, and days in full. */
function wordsOf(value: unknown, field: FieldDifference, { names, language }: Context): string[] {
  const words = entriesInWords(value, field, names)
  return field.form === 'value' ? words.map((word) => language.date(word)) : words
}

function opinionOn(field: FieldDifference, context: Context): FieldChange['opinion'] {
  const { agreed, answers } = field
  const { words } = context.language
  if (!agreed || !answers) return undefined
  const isGone = field.after === undefined && answers.after.length === 0
  if (agreed.after && !isGone) return { text: words['comparison_agreed'] ?? '', answers: [] }
  const open = agreed.before ? 'comparison_not_agreed' : 'comparison_still_not_agreed'
  return {
    text: words[isGone ? 'comparison_was_not_agreed' : open] ?? '',
    answers: answersBetween(answers).map(({ name, before, after }) => {
      const now = paragraphOf(after, field, context)
      // Where they agreed before, there is no answer of then to compare with.
      const old = agreed.before ? now : paragraphOf(before, field, context)
      return { name, ...answerLine(old, now, field, context) }
    }),
  }
}

function paragraphOf(value: unknown, field: FieldDifference, context: Context): string | undefined {
  if (value === undefined) return undefined
  return unwrapped(wordsOf(value, field, context).join(', ')).replaceAll('\n', ' ')
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
export function behind(because: readonly Cause[], { language, office }: Context) {
  const givers = because.flatMap((cause) => (cause.kind === 'institution' ? [cause.name] : []))
  const decider = because.find((cause) => cause.kind === 'decision')?.by
  return {
    reasons: reasonsFor(because, language),
    author: decider ?? (givers.length > 0 ? listed(givers) : office),
  }
}

export function reasonsFor(because: readonly Cause[], { words, fill, date }: Language): string[] {
  const givers = because.flatMap((cause) => (cause.kind === 'institution' ? [cause.name] : []))
  return [
    ...(givers.length > 0 ? [fill('comparison_by', { names: listed(givers) })] : []),
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
