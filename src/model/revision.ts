/**
 * A state of the plan that git has recorded: the last commit that changed the plan folder. `date` is the committer's, and
 * `day` the day, `2017-06-15`, that the committer's clock showed.
 * With `shallow`, the history before this commit is not on this machine, so an older commit may be the true one.
 */
export type Revision = {
  readonly hash: string
  readonly date: Date
  readonly day: string
  readonly shallow: boolean
}

/** A revision that was given a name when it was issued: `draft-1`. */
export type Release = {
  readonly name: string
  /** As it stands on the cover; the name where nobody gave a title. */
  readonly title: string
  /** Of the commit that was named. */
  readonly hash: string
  /** The day of issue, `2017-06-15`: as the secretariat gave it, or the day it was named on. */
  readonly issued: string
  /** When it was named, by the clock of who did it: `2017-06-15T10:00:00+05:00`. */
  readonly date: string
}

/** A revision with the names of its releases, the oldest first. */
export type NamedRevision = Revision & { readonly releases: readonly string[] }

/** How people name a revision: the first seven letters and digits of its hash. */
export function shortHash(hash: string): string {
  return hash.slice(0, 7)
}
