import { rulingBy } from '../model/decision.ts'
import {
  type Answer,
  type Commitment,
  commitmentsOf,
  type Disagreement,
  type Draft,
  type Settled,
} from '../model/draft.ts'
import { contradictsItself, giverName, stands } from '../model/giver.ts'
import type { PointOf } from '../model/open-point.ts'
import { nameOf, type PlanFolder } from '../model/plan.ts'
import { whatChanged } from '../model/stale.ts'
import { canonical } from '../plain/canonical.ts'
import { keysOf } from '../plain/pointer.ts'
import { milestoneIn, named } from './named.ts'

type Dispute = PointOf<'disagreement' | 'stale-decision' | 'rival-decisions'>

/** Questions with several answers, or several decisions, in the order of the plan. */
export function disputes(draft: Draft, folder: PlanFolder): Dispute[] {
  return commitmentsOf(draft).flatMap((commitment) => [
    ...commitment.disagreements.map((disagreement) => dispute(disagreement, commitment, folder)),
    ...commitment.settled
      .filter(({ rivals }) => rivals.length > 0)
      .map((settled) => rivalDecisions(settled, commitment, folder)),
  ])
}

function dispute(disagreement: Disagreement, commitment: Commitment, folder: PlanFolder): Dispute {
  const { about, answers, standing, stale } = disagreement
  const point = {
    ...asked({ about, answers, standing }, commitment, {
      folder,
      isPrinted: (answer) => stands(answer, disagreement),
    }),
    ...(isOfOneIdTwice(answers) && { isReported: true as const }),
  }
  if (!stale) return { kind: 'disagreement', ...point }
  return {
    kind: 'stale-decision',
    ...point,
    decision: rulingBy(stale),
    before: stale.before.map((told) => ({ ...told, name: nameOf(folder, told.institution) })),
    changed: whatChanged(stale, answers, folder),
  }
}

function rivalDecisions(settled: Settled, commitment: Commitment, folder: PlanFolder): Dispute {
  const { about, answers, value, decision, rivals } = settled
  const isPrinted = (answer: Answer) => canonical(answer.value) === canonical(value)
  return {
    kind: 'rival-decisions',
    ...asked({ about, answers, standing: undefined }, commitment, { folder, isPrinted }),
    place: decision.place,
    decisions: [...rivals, { ...decision, value }],
  }
}

type Question = Pick<Disagreement, 'about' | 'answers' | 'standing'>
type View = { readonly folder: PlanFolder; readonly isPrinted: (answer: Answer) => boolean }

function asked(
  { about, answers, standing }: Question,
  commitment: Commitment,
  { folder, isPrinted }: View,
) {
  const torn = answers.some(({ institution }) => contradictsItself(institution, answers))
  const path = keysOf(about).join('.')
  const [first] = answers
  return {
    commitment: named(commitment),
    about,
    milestone: milestoneIn(about, commitment),
    answers: answers.map((answer) => ({
      ...answer,
      name: giverName(answer, answers, nameOf(folder, answer.institution)),
      receivedOn: receivedFrom(answer.institution, folder),
      stands: isPrinted(answer),
    })),
    standing,
    place: first?.place ?? commitment.place(about),
    command: `nap resolve ${commitment.id} --about ${path} --take INSTITUTION${torn ? '/FILED-AS' : ''} --reason WHY`,
  }
}

// A file gives two answers to one question only where an id stands twice in it, and that is reported as such.
function isOfOneIdTwice(answers: readonly Answer[]): boolean {
  const firsts = new Map<string, Answer>()
  for (const answer of answers) {
    const first = firsts.get(answer.place.file)
    if (!first || answer.place.line < first.place.line) firsts.set(answer.place.file, answer)
  }
  const said = new Set(Array.from(firsts.values(), ({ value }) => canonical(value)))
  return firsts.size < answers.length && said.size === 1
}

function receivedFrom(institution: string, { submissions }: PlanFolder): string | undefined {
  return submissions.find((received) => received.institution === institution)?.document.value
    .received_on
}
