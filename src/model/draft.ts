import type { DecidedBy, Ruling } from './decision.ts'
import type { Place } from './diagnostic.ts'
import type { Contribution } from './files/contribution.ts'
import type { Milestone } from './plan.ts'
import { fieldsOf, schemaAt } from './schemas.ts'

/** Who gave a value of the draft, and where it is written. */
export type Origin = {
  readonly institution: string
  readonly place: Place
  /** Other institutions that gave the same answer. */
  readonly also: readonly string[]
  /** The decision that made this the answer. */
  readonly decision?: Place
}

/** One institution’s answer to one question. */
export type Answer = {
  readonly institution: string
  readonly value: unknown
  readonly place: Place
}

/** An answer as a decision keeps it; `filed_as` where its institution gave several. */
export type Told = Omit<Answer, 'place'> & { readonly filed_as?: string }

/** Institutions answer one question differently, and nobody has decided yet. */
export type Disagreement = {
  readonly commitment: string
  /** Pointer into the commitment; an item of a list is named by its id: `/milestones/portal/end_date`. */
  readonly about: string
  /** Every different answer, the lead’s first. */
  readonly answers: readonly Answer[]
  /** The institution whose answer stands meanwhile; undefined where none does: the field is not agreed. */
  readonly standing: string | undefined
  readonly stale?: Stale
}

/** A decision that no longer applies, because the answers have changed since. */
export type Stale = Ruling & {
  /** The answers that were on the table; none where the decision does not say. */
  readonly before: readonly Told[]
}

/** Institutions answered differently, and a decision says which answer stands, and why. */
export type Settled = {
  readonly about: string
  readonly answers: readonly Answer[]
  readonly value: unknown
  readonly decision: DecidedBy
  /** Other decisions that still apply, say something else, and that this one does not replace; nearly always none. */
  readonly rivals: readonly (DecidedBy & { readonly value: unknown })[]
}

/** A text that is kept beside those of others, with its giver. */
export type Attributed<T = string> = { readonly institution: string; readonly value: T }

type AttributedFields<T> = { [K in keyof T]: readonly Attributed<NonNullable<T[K]>>[] }
type AdditionalInformation = NonNullable<Contribution['additional_information']>

/** A commitment as all its contributions add up to. A field may be absent: it is a gap, or not agreed. */
export type Merged = Omit<
  Contribution,
  | 'ogp_values'
  | 'additional_information'
  | 'contact'
  | 'further_contacts'
  | 'note'
  | 'waive'
  | 'milestones'
> & {
  readonly ogp_values?: AttributedFields<NonNullable<Contribution['ogp_values']>>
  readonly additional_information?: AttributedFields<Omit<AdditionalInformation, 'sdgs'>> &
    Pick<AdditionalInformation, 'sdgs'>
  readonly milestones?: readonly Milestone[]
  readonly contact?: readonly Attributed<NonNullable<Contribution['contact']>>[]
  readonly further_contacts?: readonly Attributed<NonNullable<Contribution['further_contacts']>>[]
  readonly note?: readonly Attributed[]
}

export type Commitment = {
  readonly id: string
  /** Made from the place in the plan, for reading aloud: `3.2`. Never an identity. */
  readonly number: string
  readonly value: Merged
  /** The institution whose answers stand: the lead implementing agency, or who leads the theme. */
  readonly lead: string | undefined
  readonly level: 'federal' | 'provincial'
  /** Everyone who contributed, the lead first. */
  readonly contributors: readonly string[]
  /** Pointer -> who gave it, for every leaf. */
  readonly origin: ReadonlyMap<string, Origin>
  readonly disagreements: readonly Disagreement[]
  readonly settled: readonly Settled[]
  /** Pointers of the questions that nobody has answered and a complete commitment must. */
  readonly gaps: readonly string[]
  /** Where the nearest thing that was written about this pointer stands. */
  place(pointer: string): Place
}

export type DraftChapter = {
  readonly number: number
  readonly kind: 'theme' | 'province' | 'unplaced'
  /** The id of the theme or of the provincial institution. */
  readonly id: string
  readonly commitments: readonly Commitment[]
}

/** A decision that took something out of the plan: kept here, so that nothing disappears. */
export type Removed = {
  readonly commitment: string
  /** Undefined where the whole commitment was withdrawn. */
  readonly about?: string
  readonly decision: DecidedBy
  readonly answers: readonly Answer[]
  /** The fingerprint of what it took out, where the decision has one; others are taken at their word. */
  readonly of: string | undefined
  /** What it took out has changed since. It stays out, but somebody has to confirm that. */
  readonly isChanged: boolean
}

/** What all contributions and decisions add up to. */
export type Draft = {
  readonly chapters: readonly DraftChapter[]
  readonly removed: readonly Removed[]
}

export function commitmentsOf({ chapters }: Draft): Commitment[] {
  return chapters.flatMap(({ commitments }) => commitments)
}

/** The commitments that stand in other chapters than that of a theme or a province. */
export function commitmentsBeside(chapter: string, { chapters }: Draft): Commitment[] {
  return chapters.filter(({ id }) => id !== chapter).flatMap(({ commitments }) => commitments)
}

/** The commitments that a province leads in the chapters of others; none of a theme. */
export function ledBeside({ kind, id }: DraftChapter, draft: Draft): Commitment[] {
  return kind === 'province' ? commitmentsBeside(id, draft).filter(({ lead }) => lead === id) : []
}

/** How much there is. */
export type Counts = { readonly commitments: number; readonly milestones: number }

export function countsOf(commitments: readonly Commitment[]): Counts {
  return {
    commitments: commitments.length,
    milestones: commitments.reduce(
      (total, { value }) => total + (value.milestones?.length ?? 0),
      0,
    ),
  }
}

/** One of OGP’s values, and how many commitments serve it. */
export type Served = { readonly value: string; readonly commitments: number }

/** Every value that OGP knows, in its order, with how many of these commitments serve it. */
export function servedBy(commitments: readonly Commitment[]): Served[] {
  return fieldsOf(schemaAt('contribution', '/ogp_values') ?? {}).map(([value]) => ({
    value,
    commitments: commitments.filter((one) => Object.hasOwn(one.value.ogp_values ?? {}, value))
      .length,
  }))
}
