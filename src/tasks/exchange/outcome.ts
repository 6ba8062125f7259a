import type {
  Fault,
  SaidTranslation,
  Understood,
  WeighedAnswer,
} from '../../model/exchange/understood.ts'
import type { Comment } from '../../model/files/comment.ts'
import type { Refusal } from '../../model/refusal.ts'

/** What becomes of an answer that a file gives. */
export type Agreed = WeighedAnswer & {
  /**
   * `taken`: it goes into the plan; `same`: it stood there; `kept`: somebody said that today’s answer stays; `open`: nobody
   * was asked, so today’s stays and the other is kept as a comment.
   */
  readonly becomes: 'taken' | 'same' | 'kept' | 'open'
}

/** What became of one file that came in. */
export type Outcome = {
  /** Its name, without folders; of what came with an e-mail, its own. */
  readonly name: string
  readonly sha256: string
  /** `imported`: the plan says something new; `known`: it was imported before; `waiting`: somebody has to agree first; `declined`: somebody has not. */
  readonly what: 'imported' | 'unchanged' | 'known' | 'waiting' | 'declined' | 'refused'
  readonly as: Understood['as'] | undefined
  /** Who sent it, in words. */
  readonly from: string | undefined
  readonly on: string
  readonly via: Comment['via'] | undefined
  /** The revision that it was made from, where that is known here. */
  readonly base: { readonly hash: string; readonly day: string } | undefined
  readonly answers: readonly Agreed[]
  readonly comments: readonly {
    readonly file: string
    readonly value: Comment
    readonly at: string
    readonly isUnplaced: boolean
    /** It keeps an answer that nobody has agreed to yet. */
    readonly isOfAnswer: boolean
  }[]
  readonly translations: readonly SaidTranslation[]
  readonly faults: readonly Fault[]
  readonly remarks: readonly string[]
  /** Files of the plan that are new or changed, as the user would type them. */
  readonly written: readonly string[]
  /** Of what was imported before, the file of the plan that says so. */
  readonly record?: string
  /** Whoever was asked has it on the screen. */
  readonly isShown?: true
  /** Of an existing plan, where nap has put its proposal for what belongs where, as the user would type it. */
  readonly mapping?: string
  /** Why nothing of it could be taken in. */
  readonly refusal: Refusal | undefined
}
