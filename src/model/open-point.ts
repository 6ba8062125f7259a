import { groupedBy } from '../plain/grouped.ts'
import { counted } from '../plain/text.ts'
import type { Alike } from './alike.ts'
import type { DecidedBy } from './decision.ts'
import type { Place } from './diagnostic.ts'
import type { Answer, Told } from './draft.ts'
import type { PlanFile } from './plan-file.ts'
import type { TextChange } from './sign-off.ts'

/** A commitment as a reader meets it. */
export type Named = {
  readonly id: string
  readonly number: string
  /** Undefined where its title is not agreed, or not given. */
  readonly title: string | undefined
}

export type GivenAnswer = Answer & {
  readonly name: string
  readonly receivedOn: string | undefined
  /** Whether the draft prints this answer until the point is settled. */
  readonly stands: boolean
}

/** A question that institutions answer differently. */
type Disputed = {
  readonly commitment: Named
  readonly about: string
  /** `2.2.1`, for a field of a milestone. */
  readonly milestone: string | undefined
  readonly answers: readonly GivenAnswer[]
  /** The institution whose answer stands meanwhile; undefined where none does. */
  readonly standing: string | undefined
}

/** One of two commitments that look alike. */
export type AlikeCommitment = Named & {
  /** Whose contribution looks like one to the other. */
  readonly institution: string
  /** The institutions that contribute to it, by name, that one first. */
  readonly from: readonly string[]
  /** What it says will be done. */
  readonly description: string
  readonly place: Place
}

/** Everything that can be open in a plan, whatever the day. */
type Kinds = {
  readonly disagreement: Disputed
  /** A decision was made, and the answers have changed since. */
  readonly 'stale-decision': Disputed & {
    /** The decision that no longer applies. */
    readonly decision: DecidedBy
    /** The answers that it was about. */
    readonly before: readonly (Told & { readonly name: string })[]
    /** What it was for and what has changed, in sentences. */
    readonly changed: string
  }
  /** Decisions on one field that say different things, and nobody has said which of them counts. */
  readonly 'rival-decisions': Disputed & {
    /** In the order of their file: until it is settled, the draft keeps to the last. */
    readonly decisions: readonly (DecidedBy & { readonly value: unknown })[]
  }
  /** A decision that changes nothing: what it is about is not there, or needs none any more. */
  readonly 'idle-decision': {
    readonly commitment: string
    /** Why it has no effect, as a sentence. */
    readonly text: string
  }
  /** What was withdrawn or left out, and has changed since. */
  readonly 'changed-withdrawal': {
    /** It has no number where the whole commitment was withdrawn. */
    readonly commitment: Omit<Named, 'number'> & { readonly number: string | undefined }
    /** The item that was left out; undefined where it was the whole commitment. */
    readonly about: string | undefined
    readonly decision: DecidedBy
    /** What each institution says of it now, and the same in words: a title, what a milestone is, a name. */
    readonly answers: readonly (Answer & { readonly name: string; readonly text: string })[]
    /** What to type if it comes back; `command` leaves it out. */
    readonly otherwise: string
  }
  readonly 'look-alike': Pick<Alike, 'likeness' | 'shared'> & {
    readonly a: AlikeCommitment
    readonly b: AlikeCommitment
    /** What to type if they are not the same; `command` joins them. */
    readonly otherwise: string
  }
  /** A text that was signed off, and has changed since. */
  readonly 'changed-sign-off': {
    readonly institution: string
    readonly name: string
    readonly by: string
    readonly on: string
    /** The contributions that changed; none where the sign-off does not say which there were. */
    readonly changes: readonly TextChange[]
  }
  /** An institution that was asked and has sent nothing. */
  readonly awaited: {
    readonly institution: string
    readonly name: string
    readonly theme: string | undefined
    /** The office that can be asked; the person behind it only where that is public. */
    readonly contact: string | undefined
    /** The day by which the calendar asks for it. */
    readonly due: string | undefined
  }
  readonly 'unanswered-comment': {
    readonly comment: string
    /** Who commented; undefined where the file names nobody yet. */
    readonly from: string | undefined
    readonly receivedOn: string | undefined
    /** What it is about, in words: a commitment with its number, or a chapter. */
    readonly about: string
    readonly text: string
    readonly votes: number | undefined
  }
  /** A question that a complete commitment answers, and nobody has answered. */
  readonly gap: {
    readonly commitment: Named
    readonly about: string
    readonly milestone: string | undefined
    /** The institution to ask; undefined where nobody’s answers stand. */
    readonly institution: string | undefined
  }
  /** Texts in another language whose originals have changed since: they are printed in the language of the plan. */
  readonly 'stale-translation': {
    readonly language: string
    /** undefined: of the plan as a whole. */
    readonly commitment: Named | undefined
    readonly abouts: readonly string[]
  }
  /** A file of which nothing is known. */
  readonly 'unread-file': { readonly file: string; readonly is: PlanFile | undefined }
}

type Common = {
  readonly place: Place
  /** What to type, or else to do, to settle it. Words in capitals are to be replaced. */
  readonly command: string
  /** Something was given that could not be used, and a finding says so: nobody is told a second time. */
  readonly isReported?: true
}

export type OpenKind = keyof Kinds

/** Something in the plan that waits for somebody. */
export type OpenPoint = {
  [One in OpenKind]: { readonly kind: One } & Kinds[One] & Common
}[OpenKind]

/** A point of one kind, or of one of several. */
export type PointOf<K extends OpenKind> = Extract<OpenPoint, { readonly kind: K }>

/** The points of some kinds, in the order of the list. */
export function openOf<K extends OpenKind>(
  points: readonly OpenPoint[],
  ...kinds: readonly K[]
): PointOf<K>[] {
  const isWanted = (point: OpenPoint): point is PointOf<K> =>
    kinds.some((kind) => kind === point.kind)
  return points.filter(isWanted)
}

/** How much waits for an answer or a decision. */
export type OpenCounts = {
  readonly notAgreed: number
  readonly missing: number
  /** Fields on which decisions say different things. */
  readonly decidedTwice: number
  /** What was withdrawn or left out, and has changed since. */
  readonly leftOutChanged: number
}

export function openCounts(points: readonly OpenPoint[]): OpenCounts {
  return {
    notAgreed: openOf(points, 'disagreement', 'stale-decision').length,
    missing: openOf(points, 'gap').length,
    decidedTwice: openOf(points, 'rival-decisions').length,
    leftOutChanged: openOf(points, 'changed-withdrawal').length,
  }
}

/** What else is counted where disagreements and gaps are, as sentences without their full stop. */
export function otherOpenWords({
  decidedTwice,
  leftOutChanged,
}: Pick<OpenCounts, 'decidedTwice' | 'leftOutChanged'>): string[] {
  return [
    ...(decidedTwice > 0
      ? [`${counted(decidedTwice, 'field has', 'fields have')} decisions that differ`]
      : []),
    ...(leftOutChanged > 0
      ? [
          `${counted(leftOutChanged, 'thing')} left out of the plan ${leftOutChanged === 1 ? 'has' : 'have'} changed since`,
        ]
      : []),
  ]
}

/** Points of one commitment together, in the order of the list. */
export function byCommitment<T extends { readonly commitment: Named }>(
  points: readonly T[],
): (readonly [T, ...T[]])[] {
  return [...groupedBy(points, ({ commitment }) => commitment.id).values()]
}
