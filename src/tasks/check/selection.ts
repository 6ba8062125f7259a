import { type Diagnostic, inReadingOrder, mostSeriousFirst } from '../../model/diagnostic.ts'
import { groupedBy } from '../../plain/grouped.ts'
import type { OpenPlan } from '../plan/open.ts'

/** What of all that can be said about a plan is wanted. */
export type Wanted = {
  /** Whether a file was asked about; left out, all are. */
  readonly isAbout?: (file: string) => boolean
  /** Whether a finding about another file is wanted all the same. */
  readonly isCaused?: (diagnostic: Diagnostic) => boolean
  /** Names of rules; left out, all are wanted. */
  readonly only?: readonly string[] | undefined
  /** How many findings to show. */
  readonly max?: number | undefined
}

/** All findings about a plan, divided: to show, asked for but too many to show, and not asked for. */
export type Selection = {
  readonly diagnostics: readonly Diagnostic[]
  readonly leftOut: readonly Diagnostic[]
  readonly elsewhere: readonly Diagnostic[]
  /** The files of the plan that were asked about. */
  readonly about: readonly string[]
}

/**
 * A finding is wanted where it stands in a file that was asked about, or points at one: of two institutions that do not
 * agree, each has to hear of it. Where there are too many, the most serious are shown.
 */
export function select({ diagnostics, sources }: OpenPlan, wanted: Wanted): Selection {
  const { isAbout = () => true, isCaused = () => false, only, max } = wanted
  const isWanted = (diagnostic: Diagnostic) =>
    (only?.includes(diagnostic.rule) ?? true) &&
    (placesOf(diagnostic).some(isAbout) || isCaused(diagnostic))
  const ordered = mostSeriousFirst(inReadingOrder(diagnostics.filter(isWanted)))
  return {
    diagnostics: ordered.slice(0, max),
    leftOut: max === undefined ? [] : ordered.slice(max),
    elsewhere: diagnostics.filter((diagnostic) => !isWanted(diagnostic)),
    about: sources.map(({ file }) => file).filter(isAbout),
  }
}

function placesOf({ place, related = [] }: Diagnostic): string[] {
  return [place.file, ...related.map((other) => other.place.file)]
}

/**
 * The findings that there are now and were not before. A finding is known by its rule and its field: its words may tell of
 * a number that has changed for other reasons.
 * @param then what was found before
 */
export function newSince(
  now: readonly Diagnostic[],
  then: readonly Diagnostic[],
): ReadonlySet<Diagnostic> {
  const before = byField(then)
  const fresh = Array.from(byField(now), ([field, group]) => {
    const known = before.get(field) ?? []
    const said = new Set(known.map(({ message }) => message))
    const unsaid = group.filter(({ message }) => !said.has(message))
    return unsaid.slice(0, Math.max(0, group.length - known.length))
  })
  return new Set(fresh.flat())
}

function byField(diagnostics: readonly Diagnostic[]) {
  return groupedBy(diagnostics, ({ rule, place }) => [rule, place.file, place.pointer].join('\0'))
}
