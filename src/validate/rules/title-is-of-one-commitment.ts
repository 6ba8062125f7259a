import { canonicalIdsIn } from '../../model/decision.ts'
import { type Commitment, commitmentsOf, type Draft } from '../../model/draft.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { shown } from '../../plain/text.ts'
import { titleWithoutNumber } from '../../plain/title-number.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'
import { placeholderIn } from '../words/placeholders.ts'

export const titleIsOfOneCommitment: Rule = {
  id: 'title-is-of-one-commitment',
  subject: 'wording',
  precision: 'not measured',
  on: 'plan',
  severity: suggestion,
  why: 'Two commitments of one name cannot be told apart in a list, and may be one that two institutions have sent.',
  help: 'Say in the title what is this one’s own; or, if the two are one, join them.',
  source:
    'OGP Explorer data: repeated titles inside one plan; OGP independent reporting mechanism, clusters',
  example: {
    bad: 'punjab/roads.yaml: title: Open contracts\nsindh/water.yaml: title: Open contracts',
    good: 'punjab/roads.yaml: title: Open contracts for roads',
  },
  *check(draft, folder) {
    const pairs = sameTitles(draft)
    const apart = pairs.length === 0 ? new Set() : toldApart(folder)
    for (const [first, second] of pairs) {
      if (apart.has(`${first.id} ${second.id}`)) continue
      yield {
        at: second.place('/title'),
        message: `${called(second)} has the same title as ${called(first)}: “${shown(second.value.title?.trim() ?? '', 80)}”.`,
        help: `Say in the title what is its own; or record whether the two are one: nap duplicates --join ${second.id} --into ${first.id} --reason "…", or nap duplicates --different ${first.id} ${second.id} --reason "…".`,
        related: [{ place: first.place('/title'), label: 'the other title' }],
      }
    }
  },
}

function sameTitles(draft: Draft): (readonly [first: Commitment, second: Commitment])[] {
  const first = new Map<string, Commitment>()
  return commitmentsOf(draft).flatMap((commitment) => {
    const words = titleWithoutNumber(commitment.value.title ?? '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ')
    if (words === undefined || placeholderIn(commitment.value.title ?? '')) return []
    const other = first.get(words)
    if (other) return [[other, commitment] as const]
    first.set(words, commitment)
    return []
  })
}

/** `a b` and `b a` for every two that a decision tells apart. */
function toldApart(folder: PlanFolder): ReadonlySet<string> {
  const canonicalIds = canonicalIdsIn(folder)
  return new Set(
    folder.decisions.flatMap(({ commitment, document }) =>
      document.value.decisions.flatMap(({ different_from: other }) => {
        if (other === undefined) return []
        const [a, b] = [canonicalIds.of(commitment), canonicalIds.of(other)]
        return [`${a} ${b}`, `${b} ${a}`]
      }),
    ),
  )
}
