import type { Change } from '../../model/change.ts'
import type { Against, Understood } from '../../model/exchange/understood.ts'
import { Refusal } from '../../model/refusal.ts'
import { type ChangedPlan, isOther, planWith, type TextChange } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Arrived } from './arrived.ts'
import { contributionChanges } from './contribution-changes.ts'
import { importChange, keptChange } from './import-record.ts'
import { commentChanges, consultationChange } from './new-files.ts'
import { newcomerChanges } from './newcomers.ts'
import { openAnswers } from './open-answers.ts'
import type { Outcome } from './outcome.ts'
import { submissionChange } from './submission-change.ts'
import { translationChanges } from './translation-changes.ts'

/** A file that came in, understood, with what was agreed about each answer. */
export type Case = {
  readonly outcome: Outcome
  readonly said: Understood
  readonly against: Against
  readonly arrived: Arrived
}

type Wish = { readonly plan: OpenPlan; readonly keep: boolean }

/** What a file that came in makes of the plan, before any of it is written. */
export type Decided = ChangedPlan & { readonly outcome: Outcome }

/**
 * The changes that follow from what was agreed; undefined where nothing does.
 * @throws Refusal (1) where a file of the plan would have an error
 */
export async function changesFor(the: Case, { plan, keep }: Wish): Promise<Decided | undefined> {
  const { outcome, said, against, arrived } = the
  const taken = new Set<string>()
  const told = [...said.comments, ...openAnswers(outcome.answers, against)]
  const ofComments = await commentChanges(plan, told, taken)
  const made = [
    ...(await newcomerChanges(plan, said.mapping)),
    ...(await changesOfAnswers(plan, the)),
    ...(await translationChanges(plan, said.translations ?? [])),
    ...ofComments,
    ...(said.consultation ? [await consultationChange(plan, said.consultation, taken)] : []),
  ].filter((change) => isOther(plan, change))
  if (made.length === 0) return undefined
  const { name, bytes, isFolder = false } = arrived
  const kept =
    keep && !isFolder ? [await keptChange(plan, { name, bytes, on: against.on }, taken)] : []
  const record = await importChange(plan, recordOf(the, made, kept), taken)
  const changed = planWith(plan, [...made, record])
  const changes = [...changed.changes, ...kept]
  const comments = told.map(({ value, at, isUnplaced = false }, index) => ({
    file: plan.shownRoot + (ofComments[index]?.file ?? ''),
    value,
    at,
    isUnplaced,
    isOfAnswer: index >= said.comments.length,
  }))
  const remarks = [...outcome.remarks, ...(keep ? keptRemarks(arrived) : [])]
  const written = changes.map(({ file }) => plan.shownRoot + file)
  return {
    plan: changed.plan,
    changes,
    outcome: { ...outcome, what: 'imported', comments, written, remarks },
  }
}

function keptRemarks({ isFolder, received }: Arrived): string[] {
  if (isFolder) return ['A folder is not kept with the plan: keep it where it is.']
  const isMail = !(received instanceof Refusal) && received.kind === 'mail'
  return isMail
    ? [
        'It is kept whole, with the names and addresses in it: they stay in the history of the plan.',
      ]
    : []
}

async function changesOfAnswers(plan: OpenPlan, { outcome, against }: Case): Promise<TextChange[]> {
  const answers = outcome.answers.filter(({ becomes }) => becomes === 'taken')
  const institutions = new Set(answers.map(({ institution }) => institution))
  const submissions = Array.from(institutions, (id) => submissionChange(plan, id, against))
  return [...(await contributionChanges(plan, answers)), ...(await Promise.all(submissions)).flat()]
}

function recordOf(
  { outcome, said, against, arrived }: Case,
  made: readonly Change[],
  kept: readonly Change[],
) {
  return {
    file: arrived.name,
    sha256: arrived.sha256,
    as: said.as,
    sender: against.sender,
    received_on: against.on,
    via: against.via,
    ...(outcome.base && { base: outcome.base.hash }),
    ...(kept[0] && { kept: kept[0].file }),
    files: made.map(({ file }) => file),
  }
}
