import type { Against, SaidComment } from '../model/exchange/understood.ts'
import { canonical } from '../plain/canonical.ts'
import { counted } from '../plain/text.ts'

/** Whether the plan has a comment: the same document, or a later one with the same comments, may come twice. */
export function isInPlan({ value }: SaidComment, { today: { folder } }: Against): boolean {
  const key = ({ about, text, proposal }: Partial<SaidComment['value']>) =>
    canonical([about ?? null, text?.trim() ?? '', proposal?.trim() ?? ''])
  return folder.comments.some((one) => key(one.value) === key(value))
}

/** How much of what came in was there before; nothing where all is new. */
export function inPlanWords(count: number, noun: string): string[] {
  if (count === 0) return []
  return [
    `${counted(count, noun)} of the document ${count === 1 ? 'is' : 'are'} in the plan already.`,
  ]
}
