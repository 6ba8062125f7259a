import { canonicalIdsIn, type DecidedBy, rulingBy } from '../../model/decision.ts'
import { type Commitment, commitmentsOf, type Removed } from '../../model/draft.ts'
import { fieldPointer, isWithin } from '../../model/field.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { schemaAt } from '../../model/schemas.ts'
import { draftWithout } from '../../pipeline.ts'
import { parentOf } from '../../plain/pointer.ts'
import { listed, shown } from '../../plain/text.ts'
import { commitmentFor, fieldFor } from '../plan/named.ts'
import { withIds } from '../plan/numbers.ts'
import type { OpenPlan } from '../plan/open.ts'

/** A decision by which what was known under one id is found under another. */
export type Move = {
  readonly from: string
  readonly to: string
  /** The institution whose contribution was joined; undefined where the whole commitment was renamed. */
  readonly institution: string | undefined
  readonly decision: DecidedBy
}

/** What somebody asks about, wherever decisions have moved it and even where they have left it out. */
export type Subject = {
  /** As it is; where it was left out, as it would be. Its number is '' where it is not in the plan at all. */
  readonly commitment: Commitment
  readonly about: string
  /** The decisions that left it out; none where it is in the plan. */
  readonly removals: readonly Removed[]
  /** Parts of it that decisions have left out. */
  readonly removedWithin: readonly Removed[]
  /** How the id that was asked for leads to this commitment. */
  readonly moves: readonly Move[]
  /** The plan with the draft in which the commitment stands. */
  readonly plan: OpenPlan
}

/** What `COMMITMENT.FIELD` names, by id or by number. @throws Refusal where there is and was no such thing */
export function subjectFor(typed: string, plan: OpenPlan): Subject {
  const words = withIds(typed, plan.draft)
  const [, word = '', field = ''] = /^([^./]*)(.*)$/s.exec(words) ?? []
  const moves = movesFrom(word, plan)
  const id = presentId(word, moves, plan)
  const recalled = recall(id, fieldPointer(field), plan)
  const standing = commitmentsOf(plan.draft).find((commitment) => commitment.id === id)
  const found = commitmentFor(id, recalled.plan)
  const commitment = { ...found, number: standing?.number ?? '' }
  const about = fieldFor(field, commitment)
  return {
    ...recalled,
    commitment,
    about,
    removedWithin: recalled.plan.draft.removed.filter(
      (gone) =>
        gone.commitment === id &&
        gone.about !== undefined &&
        isWithin(gone.about, about || gone.about),
    ),
    moves: id === word ? [] : moves,
  }
}

// A commitment that was joined to one which was renamed has come all that way.
function movesFrom(word: string, { folder }: OpenPlan): Move[] {
  const made = folder.decisions.flatMap(({ commitment, document }) => {
    let called = commitment
    return document.value.decisions.map((decision, index) => {
      const before = called
      called = decision.rename ?? called
      return { commitment, before, decision, place: document.place(`/decisions/${index}`) }
    })
  })
  const joins = made.flatMap(({ commitment, decision, place }): Move[] => {
    const { institution, filed_as } = decision.join ?? {}
    if (filed_as !== word) return []
    return [{ from: word, to: commitment, institution, decision: rulingBy({ decision, place }) }]
  })
  const moves = [...joins]
  const ahead = [word, ...joins.map(({ to }) => to)]
  for (const from of ahead) {
    for (const { before, decision, place } of made) {
      if (before !== from || decision.rename === undefined) continue
      if (ahead.includes(decision.rename)) continue
      ahead.push(decision.rename)
      const ruling = rulingBy({ decision, place })
      moves.push({ from, to: decision.rename, institution: undefined, decision: ruling })
    }
  }
  return moves
}

function presentId(word: string, moves: readonly Move[], { draft, folder }: OpenPlan): string {
  const ids = [
    ...commitmentsOf(draft).map(({ id }) => id),
    ...draft.removed.filter(({ about }) => about === undefined).map(({ commitment }) => commitment),
  ]
  if (ids.includes(word)) return word
  const canonicalIds = canonicalIdsIn(folder)
  const ends = new Set([word, ...moves.map(({ to }) => to)].map(canonicalIds.of))
  const known = [...ends].filter((id) => ids.includes(id))
  const [only, ...others] = known
  if (only !== undefined && others.length === 0) return only
  if (only === undefined) return word
  throw wrongUsage(
    `What was filed as “${shown(word, 60)}” belongs to ${known.length} commitments now.`,
    `Name one of them: ${listed(
      known.map((id) => shown(id)),
      'or',
    )}.`,
  )
}

/** The draft as it would be without the decisions that left a field, its item or its commitment out. */
function recall(id: string, about: string, plan: OpenPlan): Pick<Subject, 'plan' | 'removals'> {
  const removals: Removed[] = []
  let { draft } = plan
  for (;;) {
    const removal = draft.removed.find((gone) => gone.commitment === id && takesOut(gone, about))
    if (!removal) return { plan: { ...plan, draft }, removals }
    removals.push(removal)
    draft = draftWithout(
      plan.folder,
      removals.map(({ decision }) => decision.place),
    )
  }
}

// An entry of a set has no story of its own: it is told with the set.
function takesOut({ about: gone }: Removed, about: string): boolean {
  if (gone === undefined) return true
  return isWithin(about, gone) && schemaAt('contribution', parentOf(gone))?.['x-merge'] === 'by-id'
}
