import type { Host } from '../../command.ts'
import { dispositionInWords } from '../../model/comments.ts'
import {
  answersBetween,
  type Cause,
  type CommitmentDifference,
  type Difference,
  differenceCounts,
  entriesInWords,
  type FieldDifference,
  type PlanState,
  type SaidBetween,
} from '../../model/difference.ts'
import { inText } from '../../model/field.ts'
import { shortHash } from '../../model/revision.ts'
import { wordsBetween } from '../../pipeline/states.ts'
import { inPlainText, movedHeadings } from '../../plain/markdown.ts'
import type { Piece } from '../../plain/piece.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { inputWords } from '../../record/message.ts'
import { inParagraphs, markedWords } from '../../report/marked-words.ts'
import { type Comparison, isNothing } from './comparison.ts'

type Screen = Pick<Host, 'colour' | 'width'>

/** Everything that is different, for people. */
export async function differenceText(comparison: Comparison, screen: Screen): Promise<string> {
  const { difference, others } = comparison
  if (isNothing(comparison)) return nothingText(comparison, screen)
  const { plan, prose, commitments, names } = difference
  const context = { names, screen }
  const sections = [
    heading(comparison, screen),
    await group('The plan as a whole', plan, context),
    await chapterLines(prose, context),
    ...(await Promise.all(commitments.map((one) => commitmentLines(one, context)))),
    others.length > 0
      ? inParagraphs(`Not told here word by word: ${inputWords(others)}.`, {
          ...screen,
          indent: 0,
        })
      : [],
  ]
  return paragraphs(sections)
}

export function nothingText({ difference, notes }: Comparison, screen: Screen): string {
  const { from, to } = difference
  const what = notes.length > 0 ? 'Nothing that was compared' : 'Nothing'
  const words = `${what} changed between ${stateName(from)} and ${stateName(to)}.`
  return paragraphs([inParagraphs(words, { ...screen, indent: 0 })])
}

/** From what to what, and how much changed. */
export function headingText(comparison: Comparison, screen: Screen): string {
  return isNothing(comparison)
    ? nothingText(comparison, screen)
    : paragraphs([heading(comparison, screen)])
}

export function paragraphs(sections: readonly (readonly string[])[]): string {
  const told = sections.filter((lines) => lines.length > 0)
  return `${told.map((lines) => lines.join('\n').trimEnd()).join('\n\n')}\n`
}

/** `draft-1 (revision 1a2b3c4 of 2017-06-12)`, `the working files`. */
export function stateName(state: PlanState): string {
  if (state.kind === 'files') return 'the working files'
  const revision = `revision ${shortHash(state.hash)} of ${state.day}`
  return state.releases.length === 0
    ? revision
    : `${listed(state.releases.map((name) => `“${shown(name, 60)}”`))} (${revision})`
}

/** From what to what, and how much changed. */
export function heading({ difference }: Comparison, screen: Screen): string[] {
  const { from, to } = difference
  const say = (words: string) => inParagraphs(words, { ...screen, indent: 0 })
  return [...say(`From ${stateName(from)} to ${stateName(to)}:`), ...say(countWords(difference))]
}

function countWords(difference: Difference): string {
  const { commitments, disagreements, plan, prose } = differenceCounts(difference)
  const parts = [
    amounts(commitments, 'commitment'),
    amounts(disagreements, 'disagreement'),
    plan > 0 ? `${counted(plan, 'field')} of the plan as a whole changed` : '',
    prose > 0 ? `${counted(prose, 'chapter')} changed` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `${parts.join('; ')}.` : 'No commitment changed.'
}

/** `1 commitment added, 2 changed`; nothing where all are none. */
function amounts(counts: Readonly<Record<string, number>>, noun: string): string {
  const [first, ...others] = Object.entries(counts).filter(([, count]) => count > 0)
  if (!first) return ''
  const [what, count] = first
  return [
    `${counted(count, noun)} ${what}`,
    ...others.map(([also, more]) => `${more} ${also}`),
  ].join(', ')
}

type Context = { readonly names: Difference['names']; readonly screen: Screen }

async function group(
  title: string,
  fields: readonly FieldDifference[],
  context: Context,
): Promise<string[]> {
  return fields.length > 0 ? [title, ...(await fieldsLines(fields, context))] : []
}

async function chapterLines(
  prose: readonly FieldDifference[],
  context: Context,
): Promise<string[]> {
  const told = prose.map(async (field) => {
    const [before, after] = [inText(field.before), inText(field.after)]
    const plain = {
      ...field,
      before: field.before === undefined ? undefined : inPlainText(before),
      after: field.after === undefined ? undefined : inPlainText(after),
    }
    const say = (words: string) => inParagraphs(words, { ...context.screen, indent: 4 })
    const levels = movedHeadings(before, after).flatMap(({ words, was, is }) =>
      say(`The heading “${shown(words, 80)}” is of level ${is} now; it was of level ${was}.`),
    )
    if (plain.before !== plain.after) return [...(await fieldLines(plain, context)), ...levels]
    const words = inParagraphs(asHead(field.label), { ...context.screen, indent: 2 })
    const rest = levels.length > 0 ? levels : say('Only marks changed, such as bold words.')
    return [...words, ...rest, ...causeLines(field.because, 6, context)]
  })
  const lines = (await Promise.all(told)).flat()
  return lines.length > 0 ? ['Chapters', ...lines] : []
}

const kindWords = { added: 'New', changed: 'Changed', withdrawn: 'No longer in the plan' } as const

async function commitmentLines(one: CommitmentDifference, context: Context): Promise<string[]> {
  const { kind, fields, because } = one
  const say = (words: string, indent: number) => inParagraphs(words, { ...context.screen, indent })
  return [
    ...say(commitmentWords(one), 0),
    ...causeLines(because, 2, context),
    ...(await tellers[kind](fields, context)),
  ]
}

const tellers = {
  added: addedLines,
  changed: fieldsLines,
  // On a screen its name and the reason are enough; the other formats have its text, struck out.
  withdrawn: async (): Promise<string[]> => [],
}

/** `Changed: A shared open data portal (open-data-portal), before: data-portal`. */
export function commitmentWords({ kind, id, was, into, title }: CommitmentDifference): string {
  const named = title === id ? id : `${title} (${id})`
  const before = was === undefined ? '' : `, before: ${was}`
  const joined = into === undefined ? '' : `, now part of ${into}`
  return `${kindWords[kind]}: ${named}${before}${joined}`
}

/** Every field with what it says; of a new commitment there is nothing to mark. */
async function addedLines(fields: readonly FieldDifference[], context: Context) {
  const told = fields
    .filter(({ about }) => about !== '/title')
    .map(async (field) => [
      ...inParagraphs(`${asHead(field.label)} ${valueWords(field.after, field, context)}`, {
        ...context.screen,
        indent: 2,
      }),
      ...(await answerLines(field, context)),
    ])
  return (await Promise.all(told)).flat()
}

function valueWords(value: unknown, field: FieldDifference, { names }: Context): string {
  return entriesInWords(value, field, names).join(', ')
}

async function fieldsLines(fields: readonly FieldDifference[], context: Context) {
  const told = await Promise.all(fields.map((field) => fieldLines(field, context)))
  return told.flat()
}

async function fieldLines(field: FieldDifference, context: Context): Promise<string[]> {
  const { label, item, about, because } = field
  const isWhole = item !== undefined && item.kind !== 'changed'
  // The first field of an item that came or went names it; the giver of the rest is the same.
  if (isWhole && about === `${item.about}/id`) {
    const what = item.kind === 'added' ? 'new' : 'left out'
    const words = inParagraphs(`${label}: ${what}`, { ...context.screen, indent: 2 })
    return [...words, ...causeLines(because, 6, context)]
  }
  const own = isWhole ? label.slice(item.label.length).replace(/^: /, '') : label
  return [
    ...(await changeLines(own, field, { ...context, indent: isWhole ? 4 : 2 })),
    ...(await answerLines(field, context)),
    ...(isWhole ? [] : causeLines(because, 6, context)),
  ]
}

/** A short change stands behind its label, a text below it. */
async function changeLines(
  label: string,
  field: FieldDifference,
  { indent, ...context }: Context & { readonly indent: number },
): Promise<string[]> {
  const { screen } = context
  const pieces = await piecesOf(field, context)
  const head = asHead(label)
  const length = pieces.reduce((sum, { text }) => sum + text.length, head.length + indent)
  if (length > screen.width || pieces.some(({ text }) => text.includes('\n'))) {
    const words = inParagraphs(head, { ...screen, indent })
    return [...words, ...markedWords(pieces, { ...screen, indent: indent + 2 })]
  }
  return markedWords([{ kind: 'same', text: `${head} ` }, ...pieces], { ...screen, indent })
}

function asHead(label: string): string {
  return label.endsWith('?') ? label : `${label}:`
}

/** What changed in a field with its marks; of what stays in a long text, only the words around. */
async function piecesOf(field: FieldDifference, context: Context): Promise<Piece[]> {
  const { form, before, after } = field
  if (form === 'set') return setPieces(field, context)
  const [old, now] = [before, after].map((value) => valueWords(value, field, context))
  if (form === 'text' && old && now) return shortened(await wordsBetween(old, now))
  if (old === now) return [{ kind: 'same', text: old ?? '' }]
  return spaced([
    ...(old ? [{ kind: 'removed' as const, text: old }] : []),
    ...(now ? [{ kind: 'added' as const, text: now }] : []),
  ])
}

function setPieces(field: FieldDifference, { names }: Context): Piece[] {
  const words = (value: unknown) => entriesInWords(value, field, names)
  const [old, now] = [words(field.before), words(field.after)]
  const gone = old.filter((entry) => !now.includes(entry))
  const come = now.filter((entry) => !old.includes(entry))
  return spaced([
    ...gone.map((text) => ({ kind: 'removed' as const, text })),
    ...come.map((text) => ({ kind: 'added' as const, text })),
  ])
}

function spaced(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) =>
    index === 0 ? [piece] : [{ kind: 'same', text: ' ' }, piece],
  )
}

/** Words of an unchanged stretch that are shown at each of its ends. */
const wordsAround = 12

function shortened(pieces: readonly Piece[]): Piece[] {
  return pieces.map(({ kind, text }, index) => {
    if (kind !== 'same') return { kind, text }
    const words = text.split(/(?<=\s)(?=\S)/u)
    const [head, tail] = [index > 0 ? wordsAround : 0, index < pieces.length - 1 ? wordsAround : 0]
    if (words.length <= head + tail + wordsAround) return { kind, text }
    const last = tail === 0 ? '' : words.slice(-tail).join('')
    const first = head === 0 ? '' : `${words.slice(0, head).join('').trimEnd()} `
    return { kind, text: `${first}… ${last}` }
  })
}

/** What the institutions answer where they do not agree, or did not. */
async function answerLines(field: FieldDifference, context: Context): Promise<string[]> {
  const { agreed, answers } = field
  if (!agreed || !answers) return []
  const say = (words: string, indent: number) => inParagraphs(words, { ...context.screen, indent })
  const isGone = field.after === undefined && answers.after.length === 0
  if (agreed.after && !isGone) return say('It was not agreed before, and is now.', 6)
  const told = await Promise.all(
    answersBetween(answers).map(async (answer) =>
      markedWords(await answerPieces(answer, field, context), { ...context.screen, indent: 8 }),
    ),
  )
  const stillOpen = agreed.before ? 'It is not agreed any more:' : 'It is still not agreed:'
  return [...say(isGone ? 'It was not agreed:' : stillOpen, 6), ...told.flat()]
}

/** An answer with its marks. Where all agreed before, there is no answer of then to compare with. */
async function answerPieces(
  { name, before, after }: SaidBetween,
  field: FieldDifference,
  context: Context,
): Promise<Piece[]> {
  const [was, is] = [before, after].map((value) => valueWords(value, field, context))
  const isNew = field.agreed?.before === true
  if (was && !is) return [{ kind: 'removed', text: `${name}: ${was}` }]
  if (is && !was && !isNew) return [{ kind: 'added', text: `${name}: ${is}` }]
  const label: Piece = { kind: 'same', text: `${name}: ` }
  if (isNew || was === is) return [label, { kind: 'same', text: is ?? '' }]
  // The entries of a set that stay are what the institution answers, too.
  const form = field.form === 'value' ? 'value' : 'text'
  return [label, ...(await piecesOf({ ...field, form, before, after }, context))]
}

function causeLines(because: readonly Cause[], indent: number, { screen }: Context): string[] {
  const givers = because.flatMap((cause) => (cause.kind === 'institution' ? [cause.name] : []))
  const others = because.filter(({ kind }) => kind !== 'institution')
  const parts = [...(givers.length > 0 ? [listed(givers)] : []), ...others.map(causeWords)]
  return parts.flatMap((part) => inParagraphs(`– ${part}`, { ...screen, indent }))
}

/** Who or what is behind a change, in a few words. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case 'institution':
      return cause.name
    case 'decision':
      return `Decision of ${cause.on}, ${cause.by}: ${inText(cause.reason)}`
    case 'comment':
      return `Comment of ${cause.from ?? 'somebody'}, ${dispositionInWords(cause.disposition)}`
  }
}
