import type { Comment } from '../files/comment.ts'
import type { Fault, SaidAnswer } from './understood.ts'

/** What is to be told to whoever sent something: what was understood of it, and what is still open. */
export type ReceiptFacts = {
  /** The files, with the day on which each arrived. */
  readonly received: readonly { readonly name: string; readonly on: string }[]
  /** Answers that now stand in the plan. */
  readonly taken: readonly SaidAnswer[]
  readonly comments: readonly Pick<Comment, 'about' | 'text'>[]
  /** Answers that the plan does not have, because it says something else, or because somebody has to be asked. */
  readonly open: readonly (SaidAnswer & { readonly today: unknown })[]
  readonly faults: readonly Fault[]
  /** Files that could not be read, and why. */
  readonly unread: readonly { readonly name: string; readonly why: string }[]
  /** Questions that nobody has answered yet about the commitments that it leads. */
  readonly missing: readonly { readonly commitment: string; readonly pointer: string }[]
  /** The day by which that is wanted; undefined where it is over, or where the calendar has none. */
  readonly due: string | undefined
}
