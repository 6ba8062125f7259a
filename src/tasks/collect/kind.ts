import type { Choice, Host, ValueFlag } from '../../command.ts'
import type { Kind } from '../../model/kinds.ts'
import { fieldsOf, schemaAt, schemas } from '../../model/schemas.ts'
import type { Answers, Readers } from '../plan/answers.ts'
import type { TextChange } from '../plan/change.ts'
import type { Objection } from '../plan/day.ts'
import type { OpenPlan } from '../plan/open.ts'

/** The flags that were typed, by their name. */
export type Given = Readonly<Record<string, string | undefined>>

/** What names a new thing besides its answers; '' where a kind has no such name. */
export type Names = { readonly institution: string; readonly id: string }

/** What is known of a new thing before anybody is asked. */
export type Known = { readonly answers: Answers; readonly names: Partial<Names> }

/** Field -> answers to choose from. */
export type Choices = Readonly<Record<string, Offered>>

export type Offered = {
  readonly choices: readonly Choice<unknown>[]
  /** What any other answer is, and how it is typed. */
  readonly other: string
}

/** A kind of thing that `nap new` can add to the plan. The schema says what is asked; here stands the rest. */
export type NewKind = {
  /** As the user types it. */
  readonly name: string
  readonly example: string
  /** Which schema asks, and where in a file of that kind its questions stand. */
  readonly kind: Kind
  readonly at: string
  /** Fields that nobody is asked for; who gives them all the same is taken at his word. */
  readonly leftOut: readonly string[]
  /** Fields without which there is nothing to write. */
  readonly needs: readonly string[]
  /** The institutions that have begun what this adds to: whoever adds says only what it has to say. */
  others(plan: OpenPlan, names: Partial<Names>): readonly string[]
  /** Where the thing of these names stands or would stand; undefined where its name is made from the answers. */
  place(
    plan: OpenPlan,
    names: Partial<Names>,
  ): { readonly file: string; readonly pointer: string } | undefined
  /** What is there that can be gone on with or added to, for a person who has named nothing. */
  offered(plan: OpenPlan, institution: string): readonly Choice<string>[]
  /** Whether it belongs to an institution; from which answer its id can be made, where it has one. */
  readonly namedBy: { readonly institution?: true; readonly id?: string }
  readonly flags: Readonly<Record<string, ValueFlag>>
  /** Field -> the flags that give it, as the user types them. */
  readonly flagsFor: Readonly<Record<string, string>>
  /** Findings that are no surprise now: the next step is about them. */
  readonly expected: readonly string[]
  /** What the flags of its own answer. @throws Refusal */
  given(plan: OpenPlan, host: Host, flags: Given): Answers
  /** What is probably the answer, after what is known already. */
  suggested(plan: OpenPlan, host: Host, known: Known): Answers
  /** How people type the fields that are more than a word. */
  readers(plan: OpenPlan): Readers
  /** What most answers are, for fields that are more than a word. */
  choices(plan: OpenPlan): Choices
  /** What speaks against answers that no rule of the plan forbids. */
  objection(
    plan: OpenPlan,
    answers: Answers,
    host: Host,
    names: Partial<Names>,
  ): Objection | undefined
  /** The pointer under which the answers will stand in their file. */
  pointer(plan: OpenPlan): string
  change(plan: OpenPlan, answers: Answers, names: Names): Promise<TextChange>
  /** What to do now that it is there. */
  next(plan: OpenPlan, made: { readonly file: string; readonly names: Names }): string
}

/** What most kinds do not need. */
export const plainKind = {
  at: '',
  flags: {},
  flagsFor: {},
  expected: [],
  given: () => ({}),
  suggested: () => ({}),
  readers: () => ({}),
  choices: () => ({}),
  objection: () => undefined,
  pointer: () => '',
  others: () => [],
  offered: () => [],
} as const

/** The schema that asks about things of a kind. */
export function schemaOf({ kind, at }: NewKind) {
  return schemaAt(kind, at) ?? schemas[kind]
}

/** What may be said of it. */
export function fieldsOfKind(kind: NewKind) {
  return fieldsOf(schemaOf(kind))
}

/** The questions that a person is asked about it. */
export function fieldsAsked(kind: NewKind) {
  return fieldsOfKind(kind).filter(([name]) => !kind.leftOut.includes(name))
}

/** Fields that cannot be left open: none where somebody else has said what they say. */
export function needsOf(kind: NewKind, plan: OpenPlan, names: Partial<Names>): readonly string[] {
  return kind.others(plan, names).length > 0 ? [] : kind.needs
}
