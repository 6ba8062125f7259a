import type { Host } from '../../command.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { TwoStates } from '../plan/states.ts'
import { nothingPrinted } from '../publish/documents.ts'
import type { Printed } from '../publish/put-documents.ts'
import { type Comparison, compared, ofCommitment } from './comparison.ts'
import { differenceJson } from './json.ts'

export type DiffRequest = {
  readonly commitment: string | undefined
  readonly json: boolean
  readonly summary: boolean
  readonly to: string | undefined
  readonly out: string | undefined
  readonly browser: string | undefined
  readonly style?: HouseStyle | undefined
}

/**
 * What is different between two states of the plan, or of one commitment in them.
 * @throws Refusal where neither state has the commitment that is asked for
 */
export async function differenceFound(
  states: TwoStates,
  { commitment }: Pick<DiffRequest, 'commitment'>,
): Promise<Comparison> {
  const found = await compared(states)
  return commitment === undefined ? found : ofCommitment(commitment, found, states)
}

/** The comparison as the documents that the user names; what makes them is loaded only then. */
export async function differenceDocuments(
  found: Comparison,
  host: Host,
  { to, ...request }: DiffRequest,
): Promise<Printed> {
  if (to === undefined) return nothingPrinted
  const { printComparison } = await import('./documents.ts')
  return printComparison(found, host, { ...request, to })
}

/** A comparison as the user wants it on the screen: of what stands in documents, only how much it is. */
export async function differenceReport(
  found: Comparison,
  { json, summary, to, written }: DiffRequest & Pick<Printed, 'written'>,
  screen: Pick<Host, 'colour' | 'width'>,
): Promise<string> {
  if (json) return differenceJson(found, written)
  const { comparisonText } = await import('./documents.ts')
  return comparisonText(found, screen, { isSummary: summary, isShort: to !== undefined })
}
