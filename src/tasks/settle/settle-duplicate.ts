import type { Host } from '../../command.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { changePlan } from '../plan/change.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { because } from './decision-file.ts'
import { differenceDecision, joinDecision, leftBehind } from './duplicates.ts'

type DuplicateRequest = WhichPlan &
  Readonly<
    Partial<Record<'join' | 'into' | 'different' | 'reason' | 'by' | 'on', string | undefined>>
  >

/** Whether the user wants to record something, and not to see the list. */
export function isDeciding(
  { join, into, different, reason }: DuplicateRequest,
  other?: string,
): boolean {
  return [join, into, different, reason, other].some((given) => given !== undefined)
}

/** Records whether two commitments are one. @returns a sentence that says what was written */
export async function settleDuplicate(
  host: Host,
  request: DuplicateRequest,
  other?: string,
): Promise<string> {
  const { join, into, different, reason, by } = request
  const on = pastDayIn(request.on, '--on', host)
  const isJoin = join !== undefined && into !== undefined
  const isApart = different !== undefined && other !== undefined
  const isClear = isJoin
    ? different === undefined && other === undefined
    : join === undefined && into === undefined
  if (isJoin && isClear) {
    let remark = ''
    const file = await changePlan(host, { plan: request.plan }, (plan) => {
      remark = leftBehind(plan, join)
      return joinDecision(plan, { commitment: join, into }, because(plan, { reason, by, on }))
    })
    const sentences = [
      `“${join}” is now part of “${into}”: written in ${file}.`,
      remark,
      'Next: nap merge',
    ]
    return `${sentences.filter((sentence) => sentence !== '').join('\n')}\n`
  }
  if (isApart && isClear) {
    const file = await changePlan(host, { plan: request.plan }, (plan) =>
      differenceDecision(plan, { commitment: different, other }, because(plan, { reason, by, on })),
    )
    return `“${different}” and “${other}” are not the same, and nap will not ask again: written in ${file}.\n`
  }
  throw nothingWritten(
    'It is not clear which two commitments are meant.',
    'Type nap duplicates --join A --into B --reason WHY, or nap duplicates --different A B --reason WHY.',
  )
}
