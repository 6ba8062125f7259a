import type { Host } from '../../command.ts'
import type { Removed } from '../../model/draft.ts'
import { fieldName, pathOf } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { commandsFor } from '../../model/removal.ts'
import { shown } from '../../plain/text.ts'
import { inParagraphs } from '../../report/marked-words.ts'
import type { OpenPlan } from '../plan/open.ts'
import { cameFrom } from '../settle/points.ts'
import type { Move } from './subject.ts'

export type Screen = Pick<Host, 'colour' | 'width'>

/** `“portal” is now called “open-data-portal”.`, with the decision. */
export function moveLines(moves: readonly Move[], plan: OpenPlan, screen: Screen): string[] {
  return moves.flatMap(({ from, to, institution, decision, place }) => {
    const what =
      institution === undefined
        ? `“${shown(from, 64)}” is now called “${shown(to, 64)}”.`
        : `What ${nameOf(plan.folder, institution)} filed as “${shown(from, 64)}” was joined to “${shown(to, 64)}”.`
    const { decided_by: decidedBy, decided_on: decidedOn, reason } = decision
    return [
      ...inParagraphs(what, { ...screen, indent: 0 }),
      ...rulingLines({ decidedBy, decidedOn, reason, decision: place }, plan, screen),
    ]
  })
}

/** Which decision took it out, when and why. */
export function removalLines(
  removals: readonly Removed[],
  plan: OpenPlan,
  screen: Screen,
): string[] {
  return removals.flatMap((removal, index) => {
    // The one before it would take it out again, if this one were not there.
    const isEarlier = removals.slice(0, index).some(({ about }) => about === removal.about)
    if (isEarlier)
      return ['An earlier decision said the same:', ...rulingLines(removal, plan, screen)]
    const what =
      removal.about === undefined
        ? `The commitment “${shown(removal.commitment, 64)}” was withdrawn, so the draft says nothing of it. Decision:`
        : `${fieldName(removal.about)} was left out, so the draft says nothing of it. Decision:`
    return [
      ...inParagraphs(what, { ...screen, indent: 0 }),
      ...rulingLines(removal, plan, screen),
      `  To bring it back: ${commandsFor(removal).restore}`,
    ]
  })
}

/** What decisions took out of a list or a group that still stands, with everything that was said. */
export function partLines(parts: readonly Removed[], plan: OpenPlan, screen: Screen): string[] {
  return parts.flatMap((removal) => [
    ...inParagraphs(`Left out of it: “${shown(pathOf(removal.about ?? ''), 90)}”. Decision:`, {
      ...screen,
      indent: 0,
    }),
    ...rulingLines(removal, plan, screen),
    ...removal.answers.flatMap((answer) =>
      sourceLine(
        `${nameOf(plan.folder, answer.institution)}: ${cameFrom(answer, plan)}`,
        screen,
        6,
      ),
    ),
  ])
}

type Ruled = Pick<Removed, 'decidedBy' | 'decidedOn' | 'reason' | 'decision'>

/** Who decided when, why, and in which file. */
export function rulingLines(
  { decidedBy, decidedOn, reason, decision }: Ruled,
  plan: OpenPlan,
  screen: Screen,
): string[] {
  return [
    ...inParagraphs(`${decidedBy}, ${decidedOn}: ${reason}`, { ...screen, indent: 2 }),
    `      ${shown(plan.shownRoot + decision.file)}:${decision.line}`,
  ]
}

/** Where something was written, on a hanging line. A path is not broken: it is there to be copied. */
export function sourceLine(text: string, screen: Screen, indent: number): string[] {
  const [first = '', ...rest] = inParagraphs(text, { width: screen.width - 4, indent })
  return [first, ...rest.map((line) => `    ${line}`)]
}
