import type { Place } from '../model/diagnostic.ts'
import type {
  Answer,
  Commitment,
  Disagreement,
  Draft,
  Merged,
  Origin,
  Removed,
} from '../model/draft.ts'
import { isTakenBy } from '../model/giver.ts'
import {
  type FiledContribution,
  type Institution,
  institutionOf,
  leadOf,
  type PlanFolder,
} from '../model/plan.ts'
import { schemas } from '../model/schemas.ts'
import { parentOf } from '../plain/pointer.ts'
import { byText } from '../plain/text.ts'
import { answersTo, grouped, plain, type Share } from './answers.ts'
import { inChapters, type Unnumbered } from './chapters.ts'
import { commitmentsIn, type Gathered } from './gather.ts'
import { applies, type Rulings, removedBy } from './rulings.ts'
import { type Ledger, mergeFields } from './strategies.ts'

/**
 * Adds all contributions and decisions up to one draft. The order in which files arrive never matters, merging twice
 * changes nothing, and no answer disappears: it is in the text, in a disagreement, or overruled by a decision.
 */
export function merge(folder: PlanFolder): Draft {
  const merged = commitmentsIn(folder).map((gathered) => mergeCommitment(gathered, folder))
  return {
    chapters: inChapters(
      merged.flatMap(({ commitment }) => (commitment ? [commitment] : [])),
      folder,
    ),
    removed: merged.flatMap(({ removed }) => removed),
  }
}

type Outcome = { readonly commitment?: Unnumbered; readonly removed: readonly Removed[] }

function mergeCommitment(gathered: Gathered, folder: PlanFolder): Outcome {
  const { id, contributions, rulings } = gathered
  const withdrawing = rulings.withdrawing()
  if (withdrawing) {
    return {
      removed: [removedBy(withdrawing, { commitment: id, answers: contributions.map(wholeOf) })],
    }
  }
  const lead = leadAmong(contributions, rulings, folder)
  const ranked = inRank(contributions, lead, folder)
  const ledger: Ledger = {
    commitment: id,
    secretariat: folder.plan.value.secretariat,
    rulings,
    origins: [],
    disagreements: [],
    settled: [],
    gaps: [],
    removed: [],
  }
  // The schema of a contribution decides every strategy, so what comes out has the shape of `Merged`.
  const fields = mergeFields(schemas.contribution, ranked.map(shareOf), {
    pointer: '',
    lead,
    ledger,
  })
  const value = fields as Merged
  const level = value.level ?? levelOf(lead, folder)
  const { origins, disagreements, settled, gaps, removed } = ledger
  const origin = onDemand(
    () => new Map(origins.map(({ pointer, origin }) => [pointer, origin] as const)),
  )
  const commitment = {
    id,
    value,
    lead,
    level,
    contributors: [...new Set(ranked.map(({ institution }) => institution))],
    origin,
    disagreements,
    settled,
    gaps: missesTheme(value, level, disagreements) ? ['/theme', ...gaps] : gaps,
    place: (pointer: string) => placeIn(origin(), pointer) ?? firstPlace(ranked),
  }
  return { commitment, removed }
}

/** There is an origin for each leaf, and most commitments are asked for none: the table is made for those that are. */
function onDemand<T>(made: () => T): () => T {
  let known: T | undefined
  return () => {
    known ??= made()
    return known
  }
}

function wholeOf({ institution, document }: FiledContribution): Answer {
  return { institution, value: document.value, place: document.place('') }
}

// A province’s own commitment belongs to its chapter and needs no theme.
function missesTheme(value: Merged, level: string, open: readonly Disagreement[]): boolean {
  return (
    level === 'federal' &&
    value.theme === undefined &&
    !open.some(({ about }) => about === '/theme')
  )
}

/** Whose answers stand: the lead implementing agency if all agree on it, else the theme’s lead, else the only contributor. */
function leadAmong(
  contributions: readonly FiledContribution[],
  rulings: Rulings,
  folder: PlanFolder,
): string | undefined {
  const shares = contributions.map(shareOf)
  const named = only('lead_implementing_agency', shares, rulings)
  if (named !== undefined) return named
  const theme = only('theme', shares, rulings)
  const leading = theme === undefined ? undefined : leadOf(folder, theme)
  if (leading) return leading.id
  const contributors = new Set(contributions.map(({ institution }) => institution))
  return contributors.size === 1 ? contributions[0]?.institution : undefined
}

// What everyone who answers says, or what was decided.
function only(field: string, shares: readonly Share[], rulings: Rulings): string | undefined {
  const answers = answersTo(field, shares)
  const ruling = rulings.about(`/${field}`)
  const told = ruling ? answers.map(plain) : []
  if (ruling && applies(ruling, told)) {
    const taken = told.find(isTakenBy(ruling.decision))
    return String(taken ? taken.value : ruling.decision.value)
  }
  const [first, ...others] = grouped(answers)
  return first && others.length === 0 ? String(first[0].value) : undefined
}

function inRank(
  contributions: readonly FiledContribution[],
  lead: string | undefined,
  folder: PlanFolder,
): FiledContribution[] {
  const { institutions } = folder.institutions.value
  const rank = ({ institution }: FiledContribution) => {
    if (institution === lead) return -1
    const index = institutions.findIndex(({ id }) => id === institution)
    return index === -1 ? institutions.length : index
  }
  return contributions.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      byText(a.institution, b.institution) ||
      byText(a.document.file, b.document.file),
  )
}

function shareOf({ institution, document }: FiledContribution): Share {
  return { institution, value: { ...document.value }, document, pointer: '' }
}

function levelOf(lead: string | undefined, folder: PlanFolder): Commitment['level'] {
  const level: Institution['level'] | undefined =
    lead === undefined ? undefined : institutionOf(folder, lead)?.level
  return level === 'provincial' || level === 'district' ? 'provincial' : 'federal'
}

// The nearest thing that somebody wrote: the field itself, or what is around it.
function placeIn(origin: ReadonlyMap<string, Origin>, pointer: string): Place | undefined {
  for (let near = pointer; near !== ''; near = parentOf(near)) {
    const found = origin.get(near)
    if (found) return found.place
  }
  return undefined
}

function firstPlace(contributions: readonly FiledContribution[]): Place {
  const [first] = contributions
  return first ? first.document.place('') : { file: 'submissions', line: 1, column: 1, pointer: '' }
}
