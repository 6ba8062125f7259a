import { canonicalIdsIn } from '../../model/decision.ts'
import { type Commitment, commitmentsOf } from '../../model/draft.ts'
import { type AlikeCommitment, openOf } from '../../model/open-point.ts'
import { nameOf } from '../../model/plan.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { listed, shown } from '../../plain/text.ts'
import type { TextChange } from '../plan/change.ts'
import { knownOne } from '../plan/known-one.ts'
import { numberRefused } from '../plan/numbers.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Because, filedId, withDecisions } from './decision-file.ts'

/** Two commitments that look alike, with what people need to say whether they are one. */
export type Duplicate = {
  readonly a: DuplicateSide
  readonly b: DuplicateSide
  readonly likeness: number
  readonly shared: readonly string[]
}

export type DuplicateSide = {
  readonly commitment: string
  readonly number: string
  readonly title: string | undefined
  /** Every institution that contributes to it, the lead first, by name. */
  readonly from: readonly string[]
  readonly problem: string | undefined
  readonly description: string | undefined
  /** The contribution that looks like one of the other side, as the user would type its file. */
  readonly file: string
}

/** The pairs that nobody has settled yet, the most alike first. */
export function duplicatesIn({ open, draft, folder, shownRoot }: OpenPlan): Duplicate[] {
  const commitments = new Map(commitmentsOf(draft).map((commitment) => [commitment.id, commitment]))
  const side = ({ id, number, title, place: { file } }: AlikeCommitment): DuplicateSide => {
    const { value, contributors = [] } = commitments.get(id) ?? {}
    return {
      commitment: id,
      number,
      title,
      from: contributors.map((contributor) => nameOf(folder, contributor)),
      problem: value?.public_problem,
      description: value?.commitment_description,
      file: shownRoot + file,
    }
  }
  return openOf(open, 'look-alike').map(({ a, b, likeness, shared }) => ({
    a: side(a),
    b: side(b),
    likeness,
    shared,
  }))
}

/**
 * The file with the decision that one commitment is part of another: every contribution to the first belongs to the
 * second from now on. The institutions’ own files stay as they are.
 */
export async function joinDecision(
  plan: OpenPlan,
  { commitment: typed, into }: { readonly commitment: string; readonly into: string },
  why: Because,
): Promise<TextChange> {
  const [commitment, home] = twoCommitments(plan, typed, into)
  refuseIfToldApart(commitment.id, home.id, plan)
  refuseIfJoinedInto(commitment, home, plan)
  const canonicalIds = canonicalIdsIn(plan.folder)
  const decisions = plan.folder.contributions
    .filter((contribution) => canonicalIds.ofContribution(contribution) === commitment.id)
    .map(({ institution, commitment: filed_as }) => ({ join: { institution, filed_as }, ...why }))
  return withDecisions(plan, home.id, decisions)
}

/** Decisions on the text of a commitment that is about to be part of another: they will have nothing to decide. */
export function leftBehind({ folder, shownRoot }: OpenPlan, commitment: string): string {
  const file = folder.decisions.find((one) => one.commitment === commitment)?.document
  const some = file?.value.decisions.some(
    ({ about, drop }) => about !== undefined || drop !== undefined,
  )
  return file && some
    ? `The decisions in ${shownRoot}${file.file} no longer count: check whether the other one needs them.`
    : ''
}

/** The file with the decision that two commitments are not the same. It stands with the first. */
export async function differenceDecision(
  plan: OpenPlan,
  { commitment: typed, other: typedOther }: { readonly commitment: string; readonly other: string },
  why: Because,
): Promise<TextChange> {
  const [commitment, other] = twoCommitments(plan, typed, typedOther)
  refuseIfToldApart(commitment.id, other.id, plan)
  const decision = { different_from: filedId(plan, other.id), ...why }
  return withDecisions(plan, commitment.id, [decision])
}

function twoCommitments(plan: OpenPlan, one: string, other: string): [Commitment, Commitment] {
  if (one !== other) return [commitmentCalled(one, plan), commitmentCalled(other, plan)]
  throw nothingWritten(
    `“${shown(one, 80)}” is named twice.`,
    'Name two commitments. To see which look alike: nap duplicates',
  )
}

function commitmentCalled(typed: string, { draft, folder }: OpenPlan): Commitment {
  const commitments = commitmentsOf(draft)
  const found = commitments.find(({ id }) => id === typed)
  if (found) return found
  const canonicalIds = canonicalIdsIn(folder)
  const filed = folder.contributions.filter(({ commitment }) => commitment === typed)
  const [home] = filed
    .map(canonicalIds.ofContribution)
    .filter((id) => commitments.some((one) => one.id === id))
  if (home !== undefined) {
    throw nothingWritten(
      `“${shown(typed, 80)}” is part of “${home}” already.`,
      `Use “${home}” in its place.`,
    )
  }
  const ofNumber = numberRefused(typed, draft)
  if (ofNumber) throw ofNumber
  const ids = commitments.map(({ id }) => id)
  knownOne('commitment', typed, ids)
  throw new Error(`there is no commitment ${typed}`)
}

// What was joined to a commitment would stay behind without a word when that commitment moves on.
function refuseIfJoinedInto(
  commitment: Commitment,
  home: Commitment,
  { folder, shownRoot }: OpenPlan,
): void {
  const guests = folder.decisions
    .filter((file) => canonicalIdsIn(folder).of(file.commitment) === commitment.id)
    .flatMap(({ document }) => document.value.decisions.flatMap(({ join }) => join ?? []))
  if (guests.length === 0) return
  const names = guests.map(
    ({ institution, filed_as }) => `“${filed_as}” of ${nameOf(folder, institution)}`,
  )
  throw nothingWritten(
    `“${commitment.id}” holds what others filed: ${listed(names)}.`,
    `Join the other way round: nap duplicates --join ${home.id} --into ${commitment.id}. Or first move the decisions in ${shownRoot}decisions/${commitment.id}.yaml.`,
  )
}

function refuseIfToldApart(one: string, other: string, { folder, shownRoot }: OpenPlan): void {
  const found = folder.decisions.find(({ commitment, document }) =>
    document.value.decisions.some(
      ({ different_from: named }) =>
        (commitment === one && named === other) || (commitment === other && named === one),
    ),
  )
  if (!found) return
  throw nothingWritten(
    `It is on record already that “${one}” and “${other}” are not the same, in ${shownRoot}${found.document.file}.`,
    'If that no longer holds, take it out of the file first.',
  )
}
