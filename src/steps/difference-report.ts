import type { Host } from '../command.ts'
import { type Comparison, compared, ofCommitment } from './comparison.ts'
import { differenceJson } from './difference-json.ts'
import { summaryText } from './difference-summary.ts'
import { differenceText } from './difference-text.ts'
import type { TwoStates } from './plan-states.ts'

type Wish = {
  readonly commitment?: unknown
  readonly json?: unknown
  readonly summary?: unknown
}

/**
 * What is different between two states of the plan, or of one commitment in them.
 * @throws Refusal where neither state has the commitment that is asked for
 */
export async function differenceFound(
  states: TwoStates,
  { commitment }: Wish,
): Promise<Comparison> {
  const found = await compared(states)
  return typeof commitment === 'string' ? ofCommitment(commitment, found, states) : found
}

/** A comparison as the user wants it: for programs, on one page, or word by word. */
export async function differenceReport(
  found: Comparison,
  { json, summary }: Wish,
  screen: Pick<Host, 'colour' | 'width'>,
): Promise<string> {
  if (json) return differenceJson(found)
  return summary ? summaryText(found, screen) : differenceText(found, screen)
}
