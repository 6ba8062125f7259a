import { type Ruling, rulingBy, rulingsOf, takesOut, unreplaced } from '../model/decision.ts'
import type { Answer, Removed } from '../model/draft.ts'
import type { Decisions } from '../model/files/decisions.ts'
import { filedAs, isTakenBy } from '../model/giver.ts'
import type { Decision } from '../model/plan.ts'
import { isOfAnswers } from '../model/removal.ts'
import type { Document } from '../model/source.ts'
import { canonical } from '../plain/canonical.ts'
import { byText } from '../plain/text.ts'

/** The decisions on one commitment, to be asked while it is merged. */
export type Rulings = {
  /** The latest decision on a field. */
  about(pointer: string): Ruling | undefined
  /** The decisions above the latest on a field that none takes the place of. */
  besides(pointer: string): readonly Ruling[]
  /** The decision that takes an item out of a list, unless a later one keeps it. */
  dropping(pointer: string): Ruling | undefined
  /** The decision that withdraws the whole commitment, unless a later one brings it back. */
  withdrawing(): Ruling | undefined
}

export function rulingsIn(documents: readonly Document<Decisions>[]): Rulings {
  const rulings = rulingsOf(documents)
  // Most commitments were never decided on, and each of their fields asks.
  if (rulings.length === 0) return noRulings
  const last = (isMeant: (decision: Decision) => boolean) =>
    rulings.findLast(({ decision }) => isMeant(decision))
  return {
    about: (pointer) => last(({ about }) => about === pointer),
    besides: (pointer) =>
      unreplaced(rulings.filter(({ decision }) => decision.about === pointer)).slice(0, -1),
    dropping: (pointer) => takingOut(last(({ drop, keep }) => (drop ?? keep) === pointer)),
    withdrawing: () => takingOut(last(({ withdraw }) => withdraw !== undefined)),
  }
}

const noRulings: Rulings = {
  about: () => undefined,
  besides: () => [],
  dropping: () => undefined,
  withdrawing: () => undefined,
}

function takingOut(ruling: Ruling | undefined): Ruling | undefined {
  return ruling && takesOut(ruling.decision) ? ruling : undefined
}

/** What a decision takes out of the plan: it leaves the text, not the record; what was said stays with the reason. */
export function removedBy(
  ruling: Ruling,
  removed: Pick<Removed, 'commitment' | 'about' | 'answers'>,
): Removed {
  const { of } = ruling.decision
  const isChanged = of !== undefined && !isOfAnswers(of, removed.answers)
  return { ...removed, decision: rulingBy(ruling), of, isChanged }
}

/**
 * Whether a decision still applies: the answers on the table are those that it was made about, and the institution
 * whose answer it takes still gives one. A decision that does not say what it was made about is taken at its word.
 */
export function applies({ decision }: Ruling, answers: readonly Answer[]): boolean {
  const { among, take } = decision
  if (take !== undefined && !answers.some(isTakenBy(decision))) return false
  if (among === undefined) return true
  // Of whom several answers were on the table, it matters which file says which.
  const torn = new Set(
    among.filter(({ filed_as }) => filed_as !== undefined).map(({ institution }) => institution),
  )
  const present = answers.map(({ institution, value, place }) => ({
    institution,
    value,
    filed_as: torn.has(institution) ? filedAs({ place }) : undefined,
  }))
  return onTheTable(among) === onTheTable(present)
}

type Said = Pick<Answer, 'institution' | 'value'> & { readonly filed_as?: string | undefined }

function onTheTable(answers: readonly Said[]): string {
  // Whoever says the same twice, in a contribution and in one that was joined to it, says it once.
  const said = new Set(
    answers.map(
      ({ institution, filed_as = '', value }) => `${institution}/${filed_as} ${canonical(value)}`,
    ),
  )
  return [...said].toSorted(byText).join('\n')
}
