import { daysBetween, lastDay } from '../plain/date.ts'
import type { FileValues } from './files/all.ts'
import type { Contribution } from './files/contribution.ts'
import type { Decisions } from './files/decisions.ts'
import type { Institutions } from './files/institutions.ts'
import type { FileKind, Kind, NamesIn, PathOf, SingleKind } from './kinds.ts'
import { kinds } from './kinds.ts'
import type { Picture } from './picture.ts'
import type { PlanFile } from './plan-file.ts'
import type { Document } from './source.ts'

type Listed = Institutions['institutions'][number]

/** Its level is not known where institutions.yaml has none that can be used. */
export type Institution = Omit<Listed, 'level'> & Partial<Pick<Listed, 'level'>>
export type Decision = Decisions['decisions'][number]
export type Contact = NonNullable<Contribution['contact']>
export type Milestone = NonNullable<Contribution['milestones']>[number]

/** What one institution says about one commitment. */
export type FiledContribution = {
  readonly institution: string
  readonly commitment: string
  readonly document: Document<Contribution>
  /** Pointers of what could not be used and was reported. */
  readonly leftOut: readonly string[]
  /** The same as questions of the template: milestones by their ids, a misspelt name as the one that was meant. */
  readonly answered: readonly string[]
}

/** A text that is not YAML: one of the three chapters of prose. */
export type Chapter = { readonly name: string; readonly file: string; readonly text: string }

/** What a file says: all that its type asks for only where something stands in for what it does not say. */
type Says<K extends Kind> = K extends 'institutions'
  ? { readonly institutions: readonly Institution[] }
  : (typeof kinds)[K] extends { readonly standIn: object }
    ? FileValues[K]
    : Partial<FileValues[K]>

/** How what the files of a type say is kept: with the names that their path gives, where it gives any. */
type Kept<K extends FileKind> = K extends Kind
  ? K extends SingleKind
    ? Document<Says<K>>
    : readonly (NamesIn<PathOf<K>> extends never
        ? Document<Says<K>>
        : { readonly [Name in NamesIn<PathOf<K>>]: string } & {
            readonly document: Document<Says<K>>
          })[]
  : never

/** Everything that the plan folder holds, by the list of kinds, read and proved to have the form that the schemas ask for. */
export type PlanFolder = {
  readonly [K in Exclude<Kind, 'contribution'> as (typeof kinds)[K]['keptIn']]: Kept<K>
} & {
  readonly contributions: readonly FiledContribution[]
  readonly chapters: readonly Chapter[]
  readonly pictures?: readonly Picture[]
  /** Fields that plan.yaml must give and does not, or in no usable form: what `plan` says there is nap’s own. */
  readonly assumed?: readonly string[]
  /** Files that could not be read at all: what they say is missing from the draft, and the draft says so. */
  readonly unreadable: readonly { readonly file: string; readonly is: PlanFile }[]
}

/** Every document of a type that the plan folder holds. */
export function documentsIn(folder: PlanFolder, kind: Kind): readonly Document[] {
  const kept: Document | readonly (Document | { readonly document: Document })[] =
    folder[kinds[kind].keptIn]
  return [kept].flat().map((one) => ('document' in one ? one.document : one))
}

export function institutionOf({ institutions }: PlanFolder, id: string): Institution | undefined {
  return institutions.value.institutions.find((institution) => institution.id === id)
}

/** The name people use for an institution; its id where it is not in institutions.yaml. */
export function nameOf(folder: PlanFolder, id: string): string {
  const institution = institutionOf(folder, id)
  return institution?.short_name ?? institution?.name ?? id
}

/** The full name of an institution, for the first place where a reader meets it. */
export function fullNameOf(folder: PlanFolder, id: string): string {
  return institutionOf(folder, id)?.name ?? id
}

export function themeNameOf({ plan }: PlanFolder, id: string): string {
  return plan.value.themes.find((theme) => theme.id === id)?.name ?? id
}

const levelsAsked: readonly Institution['level'][] = ['federal', 'provincial', 'independent']

/** The institutions that were asked for commitments, in the order of institutions.yaml. */
export function asked({ institutions }: PlanFolder): Institution[] {
  return institutions.value.institutions.filter(
    ({ level, submits }) => submits ?? (level === undefined || levelsAsked.includes(level)),
  )
}

/** How far an institution is with its submission. `awaited` is a normal state. */
export type SubmissionState = 'awaited' | 'received' | 'returned' | 'accepted' | 'nil_return'

export function submissionStateOf(folder: PlanFolder, id: string): SubmissionState {
  const received = folder.submissions.find(({ institution }) => institution === id)
  if (received) return received.document.value.status ?? 'received'
  return folder.contributions.some(({ institution }) => institution === id) ? 'received' : 'awaited'
}

/**
 * Whether the period of the plan is over on a day: from then on, how many days something is late tells nothing. A plan
 * that names no period is over when its calendar is.
 */
export function isOver({ plan }: PlanFolder, on: string): boolean {
  const { period, calendar = [] } = plan.value
  const days = period.end === '' ? calendar.map(({ date, until }) => until ?? date) : [period.end]
  return days.length > 0 && days.every((day) => daysBetween(lastDay(day), on) > 0)
}

/** The institution that leads a theme. */
export function leadOf({ institutions }: PlanFolder, theme: string): Institution | undefined {
  return institutions.value.institutions.find(({ leads }) => leads === theme)
}
