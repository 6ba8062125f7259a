import type { PlanState } from '../difference.ts'
import type { Draft } from '../draft.ts'
import type { Comment } from '../files/comment.ts'
import type { Consultation } from '../files/consultation.ts'
import type { PlanMapping } from '../incoming/plan-mapping.ts'
import { fullNameOf, type PlanFolder } from '../plan.ts'

// What a file that came in says for the plan, before anybody has agreed to it.

/** A plan, read and merged. */
export type Known = { readonly folder: PlanFolder; readonly draft: Draft }

/** What a file that came in is held against. */
export type Against = {
  readonly today: Known
  /** The plan as the file was made from it; undefined where the file names no revision. */
  readonly base: (Known & { readonly state: PlanState }) | undefined
  /** Who sent it: an institution of the plan, or the name of somebody else; undefined where nobody has said. */
  readonly sender: Sender | undefined
  /** The day on which it arrived, year-month-day, and how. */
  readonly on: string
  readonly via: Comment['via']
  /** The name of the file, without folders. */
  readonly name: string
  /** Of a letter: what the officer says that it is about, and whether each paragraph is a comment of its own. */
  readonly about?: Comment['about'] | undefined
  readonly isSplit?: boolean
  /** Where what an existing plan says belongs; nap proposes it where there is none yet. */
  readonly mapping?: PlanMapping | undefined
}

export type Sender =
  | { readonly kind: 'institution'; readonly id: string }
  | { readonly kind: 'other'; readonly name: string }

export function senderName(sender: Sender, folder: PlanFolder): string {
  return sender.kind === 'institution' ? fullNameOf(folder, sender.id) : sender.name
}

export type Understood = {
  readonly as: 'form' | 'review' | 'results' | 'letter' | 'plan' | 'translation'
  readonly answers: readonly SaidAnswer[]
  readonly comments: readonly SaidComment[]
  readonly consultation?: Consultation
  readonly translations?: readonly SaidTranslation[]
  /** What the words of a letter name, in their order: what it may be about. */
  readonly subjects?: readonly NamedSubject[]
  /** Of an existing plan: where what it says belongs, with what the plan does not have yet and the answers need. */
  readonly mapping?: PlanMapping
  /** What cannot be taken in as it stands, and is left out of the plan until somebody has mended it. */
  readonly faults: readonly Fault[]
  /** What is to be told besides, in whole sentences. */
  readonly remarks: readonly string[]
}

/** A text of the plan in another language, with the fingerprint of the original that it was made from. */
export type SaidTranslation = {
  readonly language: string
  readonly commitment: string | undefined
  readonly about: string
  readonly of: string
  readonly text: string
  /** What the plan has said so far. */
  readonly before: string | undefined
  readonly at: string
}

/** Something of the plan that words name. */
export type NamedSubject = {
  readonly about: Comment['about']
  /** How the words name it: `“2.1”`, `“A citizens’ budget”`. */
  readonly named: string
  /** How it is typed: `citizens-budget.milestones.tested-draft`. */
  readonly typed: string
}

/** One answer of an institution to one question. A commitment that is not there yet begins with its answers. */
export type SaidAnswer = {
  readonly institution: string
  readonly commitment: string
  /** Items of a list by id: `/milestones/portal/end_date`. */
  readonly pointer: string
  /** The value at the base; undefined where there was none. */
  readonly before: unknown
  /** undefined: it is taken back. */
  readonly after: unknown
  /** Where it stands in the file: `sheet “Milestones”, row 7`. */
  readonly at: string
  /** What a person has to be asked before it counts: an emptied answer, a row that is not there any more. */
  readonly doubt?: 'emptied' | 'row-missing'
  /** Who changed it, where change tracking tells. */
  readonly by?: string
}

/** An answer, held against what the plan says today. */
export type WeighedAnswer = SaidAnswer & {
  readonly today: unknown
  /**
   * `take`: nobody else has touched it; `same`: the plan says so already; `clash`: both have changed since the base;
   * `unsure`: a person has to say, because of the doubt, or because there is no base to tell who changed it.
   */
  readonly verdict: 'take' | 'same' | 'clash' | 'unsure'
}

/** A comment, as its file would hold it, and where it stands in what came in. */
export type SaidComment = {
  readonly value: Comment
  readonly at: string
  /** It has no place of its own, and so stands under the plan as a whole. */
  readonly isUnplaced?: true
}

export type Fault = {
  readonly at: string
  readonly place?: FormPlace | undefined
  /** Which thing, and what is wrong. */
  readonly message: string
  readonly help: string
  /** Of an answer: to which question, and what was written. */
  readonly answer?: {
    readonly commitment: string
    readonly pointer: string
    readonly words: string
  }
  readonly why?: Why
}

/** Where something stands in a form, to be said in any language: in a row of a sheet, or below a question. */
export type FormPlace =
  | { readonly sheet: string; readonly row: number }
  | { readonly below: string; readonly row?: number }

/** The same for whoever sent it, to be said in any language: which of nap’s words say so, and what is in their blanks. */
export type Why = {
  readonly word: `receipt_fault_${string}`
  readonly blanks: Readonly<Record<string, string | number>>
  /** Of a group of answers: which of them it is. */
  readonly part?: string
}

/** Where in the plan of today a proposed text belongs, and whether that says something else than it was made from. */
export type ProposalPlace =
  | (ProposedAnswer & {
      readonly kind: 'contribution'
      readonly institution: string
      /** The name under which the institution has filed it. */
      readonly commitment: string
      readonly pointer: string
    })
  | (ProposedAnswer & { readonly kind: 'theme'; readonly theme: string })
  | (ProposedAnswer & { readonly kind: 'chapter'; readonly file: string })
  /** Why nap cannot put it there, to go on a sentence that ends in “because”. */
  | { readonly kind: 'nowhere'; readonly why: string }

type ProposedAnswer = {
  /** As the file would hold it. */
  readonly value: unknown
  readonly today: unknown
  readonly isStale: boolean
}
