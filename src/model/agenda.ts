import type { Place } from './diagnostic.ts'
import type { Answer } from './draft.ts'
import type { TextChange } from './sign-off.ts'
import type { Unread } from './unread.ts'

/** The points to settle at the next meeting. Points are numbered through, so that the minutes can name them. */
export type Agenda = {
  /** Title and country of the plan. */
  readonly plan: string
  /** The day that it is made for. */
  readonly on: string
  /** Whether the period of the plan is over: then only the day on which something was due tells anything. */
  readonly over: boolean
  /** The next meeting of the calendar; undefined where there is none left. */
  readonly meeting: Meeting | undefined
  /** Institutions answer one question differently. */
  readonly disagreements: readonly OpenPoint[]
  /** The same, where a decision was made and the answers have changed since. */
  readonly stale: readonly StalePoint[]
  /** Decisions that change nothing: what they are about is not there, or needs none any more. */
  readonly idle: readonly IdlePoint[]
  /** What was withdrawn or left out, and has changed since. */
  readonly leftOut: readonly LeftOutPoint[]
  readonly awaited: readonly AwaitedPoint[]
  readonly alike: readonly AlikePoint[]
  /** Comments without an answer. */
  readonly comments: readonly CommentPoint[]
  /** Sign-offs of a text that has changed since. */
  readonly signOffs: readonly SignOffPoint[]
  /** Commitments in which questions have no answer. */
  readonly gaps: readonly GapPoint[]
  /** Files that could not be read or opened: what they say is on no agenda. */
  readonly unreadable: readonly Unread[]
}

export type Meeting = {
  readonly date: string
  readonly time: string | undefined
  readonly activity: string
  readonly who: string | undefined
  readonly tentative: boolean
  readonly daysLeft: number
}

type Point = {
  /** Its place on this agenda. */
  readonly point: number
  /** What to type to settle it. Words in capitals are to be replaced. */
  readonly command: string
}

/** A commitment as a reader meets it. */
export type Named = {
  readonly id: string
  readonly number: string
  /** Undefined where its title is not agreed, or not given. */
  readonly title: string | undefined
}

export type OpenPoint = Point & {
  readonly commitment: Named
  readonly about: string
  /** `2.2.1`, for a field of a milestone. */
  readonly milestone: string | undefined
  readonly answers: readonly GivenAnswer[]
}

export type GivenAnswer = Answer & {
  readonly name: string
  readonly receivedOn: string | undefined
  /** Whether the draft prints this answer until the point is settled. */
  readonly stands: boolean
}

export type StalePoint = OpenPoint & {
  /** The decision that no longer applies. */
  readonly decision: {
    readonly by: string
    readonly on: string
    readonly reason: string
    readonly place: Place
  }
  /** The answers that it was about. */
  readonly before: readonly { readonly name: string; readonly value: unknown }[]
}

export type IdlePoint = Point & {
  /** Why the decision has no effect, as a sentence. */
  readonly text: string
  readonly place: Place
}

export type LeftOutPoint = Point & {
  /** It has no number where the whole commitment was withdrawn. */
  readonly commitment: Omit<Named, 'number'> & { readonly number: string | undefined }
  /** The item that was left out; undefined where it was the whole commitment. */
  readonly about: string | undefined
  readonly decision: StalePoint['decision']
  /** What each institution says of it now, in words: a title, what a milestone is, a name. */
  readonly answers: readonly {
    readonly name: string
    readonly text: string
    readonly place: Place
  }[]
  /** What to type if it comes back; `command` leaves it out. */
  readonly otherwise: string
}

export type AwaitedPoint = Point & {
  readonly institution: string
  readonly name: string
  readonly theme: string | undefined
  /** The office that can be asked; the person behind it only where that is public. */
  readonly contact: string | undefined
  readonly due: string | undefined
  readonly daysLate: number
}

export type AlikePoint = Point & {
  readonly a: AlikeCommitment
  readonly b: AlikeCommitment
  readonly likeness: number
  readonly shared: readonly string[]
  /** What to type if they are not the same; `command` joins them. */
  readonly otherwise: string
}

export type AlikeCommitment = Named & {
  /** The institutions that contribute to it, by name, the lead first. */
  readonly from: readonly string[]
  /** What it says will be done. */
  readonly description: string
  readonly place: Place
}

export type CommentPoint = Point & {
  readonly comment: string
  /** Who commented; undefined where the file names nobody yet. */
  readonly from: string | undefined
  readonly receivedOn: string | undefined
  /** What it is about, in words: a commitment with its number, or a chapter. */
  readonly about: string
  readonly text: string
  readonly votes: number | undefined
}

export type SignOffPoint = Point & {
  readonly institution: string
  readonly name: string
  readonly by: string
  readonly on: string
  /** The contributions that changed; none where the sign-off does not say which there were. */
  readonly changes: readonly TextChange[]
}

export type GapPoint = Point & {
  readonly commitment: Named
  /** Pointers of the questions without an answer, and the milestone of each that is about one. */
  readonly missing: readonly { readonly about: string; readonly milestone: string | undefined }[]
  /** The institution to ask, by name. */
  readonly from: string | undefined
}
