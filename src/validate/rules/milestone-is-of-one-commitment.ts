import type { Place } from '../../model/diagnostic.ts'
import { type Commitment, commitmentsOf, type Draft } from '../../model/draft.ts'
import { shown } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'

export const milestoneIsOfOneCommitment: Rule = {
  id: 'milestone-is-of-one-commitment',
  subject: 'milestones',
  on: 'plan',
  severity: advice,
  why: 'The same step in two commitments is counted twice, and nobody knows who answers for it.',
  help: 'Leave the milestone where it belongs, or say in each what is its own.',
  source: 'OGP independent reporting mechanism: clusters of related commitments',
  example: {
    bad: 'a.yaml: activity: Publish a list of all information officers\nb.yaml: activity: Publish a list of all information officers',
    good: 'a.yaml: activity: Publish a list of all information officers of Punjab',
  },
  *check(draft) {
    for (const [[one, other], ...more] of sharedSteps(draft)) {
      const also = more.length === 0 ? '' : ` The two share ${more.length + 1} milestones.`
      yield {
        at: placeOf(other),
        message: `${called(other.commitment)}: the milestone “${other.id}” says the same as one of ${called(one.commitment)}: “${shown(other.activity.trim(), 80)}”.${also}`,
        related: [{ place: placeOf(one), label: 'the other milestone' }],
      }
    }
  },
}

type Pair = readonly [one: Step, other: Step]

// One finding for two commitments is enough, however many steps they share.
function sharedSteps(draft: Draft): (readonly [Pair, ...Pair[]])[] {
  const first = new Map<string, Step>()
  const shared = new Map<string, [Pair, ...Pair[]]>()
  for (const step of stepsIn(draft)) {
    const one = first.get(step.words)
    if (!one) first.set(step.words, step)
    else if (one.commitment !== step.commitment) {
      const key = `${one.commitment.id} ${step.commitment.id}`
      const pairs = shared.get(key)
      if (pairs) pairs.push([one, step])
      else shared.set(key, [[one, step]])
    }
  }
  return [...shared.values()]
}

type Step = {
  readonly commitment: Commitment
  readonly id: string
  readonly activity: string
  /** The activity without what does not make a difference. */
  readonly words: string
}

function stepsIn(draft: Draft): Step[] {
  return commitmentsOf(draft).flatMap((commitment) =>
    (commitment.value.milestones ?? []).flatMap(({ id, activity = '' }) => {
      const words = activity
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
        .trim()
      // Two or three words, such as “Publish the report”, may well be the same.
      return words.split(' ').length < 5 ? [] : { commitment, id, activity, words }
    }),
  )
}

function placeOf({ commitment, id }: Step): Place {
  return commitment.place(`/milestones/${id}/activity`)
}
