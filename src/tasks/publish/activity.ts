import {
  commenterOf,
  commentId,
  dispositionInWords,
  inOrderOfArrival,
} from '../../model/comments.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import { fieldName, inText, pathOf } from '../../model/field.ts'
import { type Decision, nameOf, type PlanFolder } from '../../model/plan.ts'
import { kindAt } from '../../model/plan-file.ts'
import type { Source } from '../../model/source.ts'
import { type Checked, check } from '../../pipeline.ts'
import { canonical } from '../../plain/canonical.ts'

/**
 * What people did beside writing texts since a revision, in the words of the plan: what they decided, withdrew, brought
 * back and signed off, and which comments came in and were answered.
 * @param recorded every file of the plan as that revision has it
 */
export function activitySince(recorded: readonly Source[], now: Checked): string[] {
  const before = check(recorded.filter(({ file }) => !isMade(file)))
  return [
    ...decided(before.folder, now),
    ...broughtBack(before.draft, now.draft),
    ...signedOff(before.folder, now.folder),
    ...heard(before.folder, now.folder),
  ]
}

/** Whether a file is one in which people decide, sign off or answer. */
export function tellsActivity(file: string): boolean {
  return kindAt(file)?.tellsActivity ?? false
}

function isMade(file: string): boolean {
  return file.startsWith('draft/')
}

function decided(before: PlanFolder, { folder, draft }: Checked): string[] {
  const present = new Set(commitmentsOf(draft).map(({ id }) => id))
  const known = new Set(
    before.decisions.flatMap(({ commitment, document }) =>
      document.value.decisions.map((decision) => `${commitment} ${canonical(decision)}`),
    ),
  )
  return folder.decisions.flatMap(({ commitment, document }) =>
    document.value.decisions
      .filter((decision) => !known.has(`${commitment} ${canonical(decision)}`))
      // What it brings back is told below, from the draft.
      .filter(({ withdraw }) => withdraw !== false)
      .map((decision) =>
        decision.withdraw && present.has(commitment)
          ? `Withdrawn, and brought back: ${commitment}`
          : inWords(decision, commitment, folder),
      ),
  )
}

function inWords(decision: Decision, commitment: string, folder: PlanFolder): string {
  const { about, take, value, join, withdraw, drop, keep, rename, different_from: other } = decision
  if (withdraw) return `Withdrawn: ${commitment}`
  if (rename !== undefined) return `Renamed: ${commitment} is now ${rename}`
  if (join) {
    return `Joined: ${join.filed_as} of ${nameOf(folder, join.institution)} to ${commitment}`
  }
  if (drop !== undefined) return `Left out: ${pathOf(drop)} of ${commitment}`
  if (keep !== undefined) return `Brought back: ${pathOf(keep)} of ${commitment}`
  if (other !== undefined) return `Told apart: ${commitment} and ${other}`
  if (about === undefined) return `Decided on ${commitment}`
  const outcome = take === undefined ? `“${inText(value)}”` : `as ${nameOf(folder, take)} answers`
  return `Decided: ${fieldName(about)} in ${commitment}, ${outcome}`
}

// Whatever it was that ended the withdrawal.
function broughtBack(before: Draft, now: Draft): string[] {
  const present = new Set(commitmentsOf(now).map(({ id }) => id))
  const ids = before.removed.filter(({ about }) => about === undefined)
  return [...new Set(ids.map(({ commitment }) => commitment))]
    .filter((id) => present.has(id))
    .map((id) => `Brought back: ${id}`)
}

function signedOff(before: PlanFolder, now: PlanFolder): string[] {
  const signOffs = ({ submissions }: PlanFolder) =>
    submissions.flatMap(({ institution, document }) => {
      const signed = document.value.signed_off
      return signed ? [{ institution, signed, key: `${institution} ${canonical(signed)}` }] : []
    })
  const known = new Set(signOffs(before).map(({ key }) => key))
  return signOffs(now)
    .filter(({ key }) => !known.has(key))
    .map(
      ({ institution, signed: { by, on } }) =>
        `Signed off: ${nameOf(now, institution)}, by ${by} on ${on}`,
    )
}

function heard(before: PlanFolder, now: PlanFolder): string[] {
  const known = new Map(before.comments.map(({ file, value }) => [file, value]))
  return inOrderOfArrival(now).flatMap((comment) => {
    const { response } = comment.value
    const past = known.get(comment.file)
    const name = `${commentId(comment)} of ${commenterOf(comment)}`
    const isAnsweredAnew =
      response !== undefined && canonical(response) !== canonical(past?.response ?? null)
    return [
      ...(past ? [] : [`Comment received: ${name}`]),
      ...(isAnsweredAnew
        ? [`Comment answered: ${name}, ${dispositionInWords(response.disposition)}`]
        : []),
    ]
  })
}
