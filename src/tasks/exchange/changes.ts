import type { Change } from '../../model/change.ts'
import type { Against, SaidComment, Understood } from '../../model/exchange/understood.ts'
import { Refusal } from '../../model/refusal.ts'
import {
  type ChangedPlan,
  isOther,
  plannedWith,
  refuseWritingOver,
  type TextChange,
  wouldBeWrong,
} from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { Arrived } from './arrived.ts'
import { contributionChanges, contributionFile } from './contribution-changes.ts'
import { importChange, keptChange } from './import-record.ts'
import { commentChanges, consultationChange } from './new-files.ts'
import { newcomerChanges } from './newcomers.ts'
import { openAnswers } from './open-answers.ts'
import type { Agreed, Outcome } from './outcome.ts'
import { submissionChange } from './submission-change.ts'
import { translationChanges } from './translation-changes.ts'
import { type Faulty, faultyAmong } from './without-faulty.ts'

/** A file that came in, understood, with what was agreed about each answer. */
export type Case = {
  readonly outcome: Outcome
  readonly said: Understood
  readonly against: Against
  readonly arrived: Arrived
}

type Wish = { readonly plan: OpenPlan; readonly keep: boolean }

/** What a file that came in makes of the plan, before any of it is written; no other plan where it says nothing new. */
export type Decided = { readonly outcome: Outcome; readonly changed?: ChangedPlan }

/**
 * The changes that follow from what was agreed. What the plan would have an error by is left out and told, and costs
 * nothing else.
 * @throws Refusal (1) where an error comes from no part of the file
 */
export async function changesFor(the: Case, wish: Wish): Promise<Decided> {
  const { outcome, said, against, arrived } = the
  const { plan, keep } = wish
  // What the plan says to an answer today is known only where its file can be read.
  refuseWritingOver(plan, outcome.answers.map(contributionFile))
  const taken = new Set<string>()
  const told: (SaidComment & { readonly answer?: Agreed })[] = [
    ...said.comments,
    ...openAnswers(outcome.answers, against),
  ]
  const ofComments = await commentChanges(plan, told, taken)
  const made = [
    ...(await newcomerChanges(plan, said.mapping)),
    ...(await changesOfAnswers(plan, the)),
    ...(await translationChanges(plan, outcome.translations)),
    ...ofComments,
    ...(said.consultation ? [await consultationChange(plan, said.consultation, taken)] : []),
  ].filter((change) => isOther(plan, change))
  if (made.length === 0) return { outcome }
  const { name, bytes, isFolder = false } = arrived
  const kept =
    keep && !isFolder ? [await keptChange(plan, { name, bytes, on: against.on }, taken)] : []
  const record = await importChange(plan, recordOf(the, made, kept), taken)
  const changed = plannedWith(plan, [...made, record])
  const comments = told.map((said, index) => ({ said, file: ofComments[index]?.file ?? '' }))
  if (changed.errors[0]) {
    const parts = { answers: outcome.answers, comments, translations: outcome.translations }
    const faulty = faultyAmong(parts, changed.errors, changed.plan)
    if (!faulty) throw wouldBeWrong(plan, changed.errors[0])
    return changesFor(without(faulty, the), wish)
  }
  // The record of it last: until that lies there, whoever imports the same once more goes on where this was stopped.
  const changes = [...kept, ...changed.changes]
  return {
    changed: { plan: changed.plan, changes },
    outcome: {
      ...outcome,
      what: 'imported',
      comments: comments.map(({ said: { value, at, isUnplaced = false, answer }, file }) => ({
        file: plan.shownRoot + file,
        value,
        at,
        isUnplaced,
        isOfAnswer: answer !== undefined,
      })),
      written: changes.map(({ file }) => plan.shownRoot + file),
      remarks: [...outcome.remarks, ...(keep ? keptRemarks(arrived) : [])],
    },
  }
}

function without({ parts, faults }: Faulty, the: Case): Case {
  const { outcome, said } = the
  return {
    ...the,
    said: { ...said, comments: said.comments.filter((one) => !parts.has(one)) },
    outcome: {
      ...outcome,
      answers: outcome.answers.filter((one) => !parts.has(one)),
      translations: outcome.translations.filter((one) => !parts.has(one)),
      faults: [...outcome.faults, ...faults],
    },
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
  const contributions = await contributionChanges(plan, answers)
  const submissions = Array.from(institutions, (id) => submissionChange(plan, id, against))
  return [...contributions, ...(await Promise.all(submissions)).flat()]
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
