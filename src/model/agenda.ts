import type { Unread } from './findings/unread.ts'
import type { Named, OpenKind, PointOf } from './open-point.ts'

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
  readonly disagreements: readonly DisputedPoint[]
  readonly stale: readonly StalePoint[]
  readonly rivals: readonly RivalsPoint[]
  readonly idle: readonly IdlePoint[]
  readonly leftOut: readonly LeftOutPoint[]
  readonly awaited: readonly AwaitedPoint[]
  readonly alike: readonly AlikePoint[]
  readonly comments: readonly CommentPoint[]
  readonly signOffs: readonly SignOffPoint[]
  readonly gaps: readonly GapPoint[]
  readonly translations: readonly TranslationPoint[]
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

/** A point with its place on this agenda. */
type Numbered<K extends OpenKind> = Omit<PointOf<K>, 'isReported'> & { readonly point: number }

export type DisputedPoint = Numbered<'disagreement'>
export type StalePoint = Numbered<'stale-decision'>
export type RivalsPoint = Numbered<'rival-decisions'>
export type IdlePoint = Numbered<'idle-decision'>
export type AlikePoint = Numbered<'look-alike'>
export type CommentPoint = Numbered<'unanswered-comment'>
export type TranslationPoint = Numbered<'stale-translation'>
export type SignOffPoint = Numbered<'changed-sign-off'>

/** Whole contributions would be too much: of what was left out, only the words that name it are told. */
export type LeftOutPoint = Omit<Numbered<'changed-withdrawal'>, 'answers'> & {
  readonly answers: readonly Pick<
    PointOf<'changed-withdrawal'>['answers'][number],
    'name' | 'text' | 'place'
  >[]
}

export type AwaitedPoint = Numbered<'awaited'> & { readonly daysLate: number }

/** The questions of one commitment without an answer. */
export type GapPoint = Pick<Numbered<'gap'>, 'point' | 'kind' | 'command'> & {
  readonly commitment: Named
  readonly missing: readonly Pick<PointOf<'gap'>, 'about' | 'milestone'>[]
  /** The institution to ask, by name. */
  readonly from: string | undefined
}
