import type {
  Against,
  Fault,
  Known,
  SaidAnswer,
  SaidComment,
} from '../../model/exchange/understood.ts'
import { writtenAnswer } from '../../model/exchange/written-answer.ts'
import type { Comment } from '../../model/files/comment.ts'
import { schemaAt } from '../../model/schemas.ts'
import { escaped, escapedStarts } from '../../plain/markdown-escapes.ts'
import { listed, shownInWords } from '../../plain/text.ts'
import { type Placed, placedAt } from '../placed.ts'
import type { Voices } from './authors.ts'
import { type Changed, changesOfSlot, quotedBase } from './changed.ts'
import type { Author, Swap } from './edits.ts'
import { ownAnswerAt, ownPart } from './own-answers.ts'
import type { Slot } from './slot.ts'

/** What the parts of a reviewed draft are held against. */
export type Review = { readonly against: Against; readonly known: Known; readonly voices: Voices }

/** What was understood of a part of a document. */
export type Part = {
  readonly answers: readonly SaidAnswer[]
  readonly comments: readonly SaidComment[]
  readonly faults: readonly Fault[]
  readonly remarks: readonly string[]
}

export const nothingSaid: Part = { answers: [], comments: [], faults: [], remarks: [] }

/**
 * What was changed in an answer: the sender’s own answer, or a proposal to whoever gave it.
 * @param isPlan whether the document prints the commitment as the plan does; an agenda tells other things of it, and there
 * only tracked changes are changes
 */
export function saidInSlot(slot: Slot, review: Review, isPlan: boolean): Part[] {
  const { against, known } = review
  // A line that cannot be parted into its answers is a matter for people.
  const own = slot.form === 'printed' ? undefined : ownAnswerAt(slot, against, known)
  const changes = changesOfSlot(slot, known, own !== undefined).filter(
    ({ isTracked }) => isPlan || isTracked,
  )
  return changes.map((change) => {
    const placed = placedAt(slot.field, known, against)
    if (!own) return { ...nothingSaid, comments: [proposal(change, placed, review)] }
    const { fault, value, words, authors } = change
    if (fault !== undefined) {
      return { ...nothingSaid, faults: [faultOf(fault, words, placed)] }
    }
    const { base, field } = slot
    const part = ownPart(field.pointer, { own: own.before, base, now: value })
    const by = authors.flatMap((author) => author ?? [])
    const answer: SaidAnswer = {
      institution: own.institution,
      commitment: own.commitment,
      pointer: field.pointer,
      before: own.before,
      after: part ? part.after : value,
      at: placed.at,
      ...(value === undefined && { doubt: 'emptied' }),
      ...(by.length > 0 && { by: listed(by) }),
    }
    const ofOthers = part?.ofOthers ?? []
    const comments = ofOthers.length > 0 ? [proposal(change, placed, review)] : []
    return { ...nothingSaid, answers: [answer], comments }
  })
}

function faultOf(
  { message, help }: NonNullable<Changed['fault']>,
  words: string,
  { at }: Placed,
): Fault {
  return {
    at,
    message,
    help: `${help} It stands in the document as “${shownInWords(words, 120)}”. Ask the sender what is meant, and write it into the contribution.`,
  }
}

/** What is said of a change that nobody has owned to. */
export const untracked = 'It was changed without change tracking.'

const notRepeated =
  'Changes a point of contact. Neither is repeated here, because this contact is not public: look into the document.'

/** A change as a comment that proposes it. */
function proposal(change: Changed, placed: Placed, review: Review): SaidComment {
  const { slot, words, value, fault, authors, isTracked } = change
  const { folder } = review.known
  if (slot.isPrivate) return saidComment({ text: notRepeated }, placed, authors, review)
  const quotation = quotedBase(slot, folder)
  const isValue = slot.form === 'value' || slot.form === 'links'
  const proposed =
    isValue && fault === undefined && value !== undefined
      ? writtenAnswer(value, slot.field.pointer, folder)
      : words
  const isAll = proposed.trim() === ''
  const text = [
    isAll && quotation !== undefined ? 'Proposes to take this out.' : proposes(change.swaps),
    ...(isTracked ? [] : [untracked]),
    ...(authors.length > 1 ? ['Several people changed the same words.'] : []),
    ...(fault === undefined ? [] : [escaped(fault.message)]),
  ].join(' ')
  return saidComment(
    { text, quotation, proposal: isAll || slot.form === 'printed' ? undefined : proposed },
    placed,
    authors,
    review,
  )
}

type Words = {
  readonly text: string
  readonly quotation?: string | undefined
  readonly proposal?: string | undefined
}

/** A comment as its file would hold it. What is longer than a file takes is left to the document. */
export function saidComment(
  { text, quotation, proposal: proposed }: Words,
  { about, at, isUnplaced }: Placed,
  authors: readonly Author[],
  { against, voices }: Review,
): SaidComment {
  const value: Comment = {
    from: voices.from(authors),
    received_on: against.on,
    via: against.via,
    about,
    text: cut(text),
    ...(fits(quotation) && { quotation }),
    ...(fits(proposed) && { proposal: proposed }),
  }
  return { value, at, ...(isUnplaced && { isUnplaced }) }
}

const longest = schemaAt('comment', '/text')?.maxLength ?? 10_000

function fits(words: string | undefined): words is string {
  return words !== undefined && words.trim() !== '' && words.length <= longest
}

function cut(words: string): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`
}

const mostSwaps = 12

/** `Proposes “b” instead of “a”; adds “c”.` */
export function proposes(swaps: readonly Swap[]): string {
  const told = swaps.slice(0, mostSwaps).map(swapInWords)
  const more = swaps.length - told.length
  const all = more > 0 ? [...told, `${more} further changes`] : told
  return escapedStarts(`Proposes a change: ${all.join('; ')}.`)
}

export function swapInWords({ out, in: put }: Swap): string {
  if (out === '') return `adds “${quoted(put)}”`
  return put === '' ? `leaves out “${quoted(out)}”` : `“${quoted(put)}” instead of “${quoted(out)}”`
}

function quoted(words: string): string {
  return escaped(shownInWords(words, 300))
}
