import type { DecidedBy } from '../../model/decision.ts'
import type { Place } from '../../model/diagnostic.ts'
import type { Answer, Removed } from '../../model/draft.ts'
import { fieldName, pathOf } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { commandsFor } from '../../model/removal.ts'
import { shown } from '../../plain/text.ts'
import { unbroken } from '../../report/laid-out.ts'
import type { OpenPlan } from '../plan/open.ts'
import { cameFrom } from '../settle/points.ts'
import type { Move } from './subject.ts'

/** `“portal” is now called “open-data-portal”.`, with the decision. */
export function moveLines(moves: readonly Move[], plan: OpenPlan): string[] {
  return moves.flatMap(({ from, to, institution, decision }) => [
    institution === undefined
      ? `“${shown(from, 64)}” is now called “${shown(to, 64)}”.`
      : `What ${nameOf(plan.folder, institution)} filed as “${shown(from, 64)}” was joined to “${shown(to, 64)}”.`,
    ...rulingLines(decision, plan),
  ])
}

/** Which decision took it out, when and why. */
export function removalLines(removals: readonly Removed[], plan: OpenPlan): string[] {
  return removals.flatMap((removal, index) => {
    const { about, commitment } = removal
    const ruling = rulingLines(removal.decision, plan)
    // The one before it would take it out again, if this one were not there.
    const isEarlier = removals.slice(0, index).some((before) => before.about === about)
    if (isEarlier) return ['An earlier decision said the same:', ...ruling]
    const what =
      about === undefined
        ? `The commitment “${shown(commitment, 64)}” was withdrawn`
        : `${fieldName(about)} was left out`
    return [
      `${what}, so the draft says nothing of it. Decision:`,
      ...ruling,
      `  ${unbroken(`To bring it back: ${commandsFor(removal).restore}`)}`,
    ]
  })
}

/** What decisions took out of a list or a group that still stands, with everything that was said. */
export function partLines(parts: readonly Removed[], plan: OpenPlan): string[] {
  return parts.flatMap(({ about = '', decision, answers }) => [
    `Left out of it: “${shown(pathOf(about), 90)}”. Decision:`,
    ...rulingLines(decision, plan),
    ...answers.map((answer) => `      ${giverWords(answer, plan)}`),
  ])
}

/** Who gave an answer, where and how it came. */
export function giverWords(answer: Answer, plan: OpenPlan): string {
  return `${nameOf(plan.folder, answer.institution)}: ${cameFrom(answer, plan)}`
}

/** Who decided when, why, and in which file. */
export function rulingLines({ by, on, reason, place }: DecidedBy, plan: OpenPlan): string[] {
  return [`  ${by}, ${on}: ${reason}`, placeLine(place, plan)]
}

export function placeLine({ file, line }: Place, { shownRoot }: OpenPlan): string {
  return `      ${unbroken(shown(shownRoot + file))}:${line}`
}
