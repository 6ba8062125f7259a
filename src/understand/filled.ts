import type { Fault, FormPlace } from '../model/exchange/understood.ts'

/** What stands in one place of a form that somebody has filled in. */
export type Filled = {
  /** `new-1` where it has no id yet. */
  readonly commitment: string
  /** `/title`, `/milestones/portal/activity`, `/milestones/new-1/activity` */
  readonly pointer: string
  readonly at: string
  readonly place?: FormPlace
  /** '' where nothing stands there. */
  readonly words: string
  /** Of a document: its words without any marks, because nobody changes an answer by setting it in bold. */
  readonly plain?: string
  readonly by?: string
  /** Why nobody can tell what it says. */
  readonly unclear?: { readonly message: string; readonly help: string }
}

/** Everything that was filled in, and which rows for milestones are there. */
export type FilledForm = {
  readonly filled: readonly Filled[]
  /** `open-data/milestones/portal` */
  readonly milestones: ReadonlySet<string>
  /** The commitments of which every milestone would have a row. */
  readonly listed: ReadonlySet<string>
  readonly faults: readonly Fault[]
  readonly remarks: readonly string[]
}

/** What a form was made from: values by commitment, as the institution gave them, and what these are called. */
export type Asked = {
  readonly values: ReadonlyMap<string, unknown>
  readonly titles: ReadonlyMap<string, string>
}

/** Whether a commitment or a milestone has no id yet. */
export function isNewName(name: string): boolean {
  return /^new-(?:\d|row-)/.test(name)
}
