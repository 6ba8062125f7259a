import type { Place } from './diagnostic.ts'
import { inText } from './field.ts'
import type { Reference } from './schemas.ts'

/** Two states of the plan, and what is different in the second. */
export type Difference = {
  readonly from: PlanState
  readonly to: PlanState
  /** Of the plan as a whole: plan.yaml, institutions.yaml; `about` begins with the file's stem: /plan/title, /institutions/finance/name. */
  readonly plan: readonly FieldDifference[]
  /** The prose of chapters/*.md; `about` is /chapters/<stem>. */
  readonly prose: readonly FieldDifference[]
  /** In the order of the later state; what is no longer in it comes after, in the order of the earlier one. */
  readonly commitments: readonly CommitmentDifference[]
  /** Names for the ids that stand in `before` and `after`, as the later state has them. */
  readonly names: Names
}

/** Id -> the full name that people use, for each kind of thing that a field can name. */
export type Names = Readonly<
  Record<Exclude<Reference, 'commitment'>, Readonly<Record<string, string>>>
>

export type PlanState =
  | {
      readonly kind: 'revision'
      readonly hash: string
      readonly date: Date
      /** Its day by the clock of who recorded it, as `nap log` shows it: `2017-06-15`. */
      readonly day: string
      readonly releases: readonly string[]
    }
  /** The working files. */
  | { readonly kind: 'files' }

export type CommitmentDifference = {
  readonly id: string
  /** Its id in the earlier state, where a decision renamed it. */
  readonly was?: string
  /** The commitment that all its contributions belong to now, where it is no longer one of its own. */
  readonly into?: string
  readonly kind: 'added' | 'withdrawn' | 'changed'
  readonly title: string
  /** The full name of the institution whose answers stand. */
  readonly lead: string | undefined
  /** Of one that came or went, every field. */
  readonly fields: readonly FieldDifference[]
  readonly because: readonly Cause[]
}

export type FieldDifference = {
  /** Pointer into the merged commitment; items by id: /milestones/portal/end_date */
  readonly about: string
  /** For people, in English: `End date`, `Milestone “portal”: End date`. */
  readonly label: string
  /** What it is called, to be said in any language; undefined of what is called as people wrote it. */
  readonly called?: Called
  /** How it reads: a sentence or text of Markdown, a set, or a plain value. */
  readonly form: 'text' | 'set' | 'value'
  /** Undefined: was not there. */
  readonly before: unknown
  readonly after: unknown
  /** What the ids in `before` and `after` name. */
  readonly refers?: keyof Names
  /** The item of a list that the field is in. Of one that came or went, every field is here, its id first. */
  readonly item?: {
    readonly about: string
    readonly label: string
    readonly kind: 'added' | 'removed' | 'changed'
  }
  /** Whether the institutions agreed; left out where they did in both states. */
  readonly agreed?: { readonly before: boolean; readonly after: boolean }
  /** The answers where they did not; none in the state in which they did. */
  readonly answers?: { readonly before: readonly Said[]; readonly after: readonly Said[] }
  readonly because: readonly Cause[]
}

/** The name of a field in a comparison. */
export type Called = {
  /** The question of the schemas, as the words of documents have it: `contribution/end_date`. */
  readonly field: string
  /** The item of a list that it is in, or that it names itself. */
  readonly item?: CalledItem & { readonly isWhole: boolean }
  /** The full name of who says it, where several do. */
  readonly giver?: string
}

/** An item of a list such as `contribution/milestones[]`, and the item that it belongs to itself. */
export type CalledItem = {
  readonly field: string
  readonly name: string
  readonly around?: CalledItem
}

/** What one institution answers. */
export type Said = { readonly institution: string; readonly name: string; readonly value: unknown }

/** What one institution answers in both states; undefined in the one in which it answers nothing. */
export type SaidBetween = {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

/** The answers of both states by institution: those of the later one in its order, then those that are gone. */
export function answersBetween({
  before,
  after,
}: NonNullable<FieldDifference['answers']>): SaidBetween[] {
  const left = [...before]
  const now = after.map(({ institution, name, value }) => {
    const index = left.findIndex((one) => one.institution === institution)
    const [was] = index < 0 ? [] : left.splice(index, 1)
    return { name, before: was?.value, after: value }
  })
  return [...now, ...left.map(({ name, value }) => ({ name, before: value, after: undefined }))]
}

/** Who or what is behind a change. */
export type Cause =
  | { readonly kind: 'institution'; readonly institution: string; readonly name: string }
  | {
      readonly kind: 'decision'
      readonly reason: string
      readonly by: string
      readonly on: string
      readonly place: Place
    }
  | {
      readonly kind: 'comment'
      /** Who commented; undefined where the file names nobody yet. */
      readonly from: string | undefined
      readonly file: string
      readonly disposition: string
    }

/** Whether the two states say the same in everything that is compared. */
export function isSame({ plan, prose, commitments }: Difference): boolean {
  return plan.length + prose.length + commitments.length === 0
}

/** What changed, an item of a list that came or went as one change: with every field that it had. */
export function changesAmong(fields: readonly FieldDifference[]): readonly FieldDifference[] {
  const told = new Set<string>()
  return fields.filter(({ about, item }) => {
    const key = item && item.kind !== 'changed' ? item.about : about
    return told.size !== told.add(key).size
  })
}

/** How much of what kind changed. */
export function differenceCounts({ commitments, plan, prose }: Difference) {
  const ofKind = (wanted: CommitmentDifference['kind']) =>
    commitments.filter(({ kind }) => kind === wanted).length
  // What nobody agreed on in a commitment that is gone was never settled.
  const agreed = commitments
    .filter(({ kind }) => kind !== 'withdrawn')
    .flatMap(({ fields }) => fields.flatMap((field) => field.agreed ?? []))
  return {
    commitments: {
      added: ofKind('added'),
      changed: ofKind('changed'),
      withdrawn: ofKind('withdrawn'),
    },
    disagreements: {
      opened: agreed.filter(({ before, after }) => before && !after).length,
      settled: agreed.filter(({ before, after }) => !before && after).length,
    },
    plan: changesAmong(plan).length,
    prose: prose.length,
  }
}

/** The entries of a set, or a single value, as people read them: names in place of ids; nothing where nothing was. */
export function entriesInWords(
  value: unknown,
  { refers, form }: Pick<FieldDifference, 'refers' | 'form'>,
  names: Names,
): string[] {
  if (value === undefined) return []
  const entries: unknown[] = Array.isArray(value) ? value : [value]
  return entries.map((entry) => {
    const text = inText(entry)
    if (refers) return names[refers][text] ?? text
    return form === 'value' ? text.replaceAll('_', ' ') : text
  })
}

const mattering = [
  '/title',
  '/lead',
  '/lead_implementing_agency',
  '/start_date',
  '/end_date',
] as const

/** Whether a change is one that a minister asks about: the title, the lead, a date. */
export function isMattering({ about, item }: FieldDifference): boolean {
  return item
    ? item.kind === 'changed' && about.endsWith('/end_date')
    : mattering.some((field) => field === about)
}
