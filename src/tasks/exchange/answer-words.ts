import type { SaidAnswer, WeighedAnswer } from '../../model/exchange/understood.ts'
import { writtenAnswer } from '../../model/exchange/written-answer.ts'
import { fieldName } from '../../model/field.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { onOneLine, shownInWords } from '../../plain/text.ts'

/** What an answer says, on one line for the screen. */
export function answerInWords(
  value: unknown,
  pointer: string,
  folder: PlanFolder,
  limit = 90,
): string {
  if (value === undefined || value === null) return 'nothing'
  return `“${shownInWords(inOneLine(value, pointer, folder), limit)}”`
}

/** The entries of a list with a sign between them: some have commas of their own. */
function inOneLine(value: unknown, pointer: string, folder: PlanFolder): string {
  const words = writtenAnswer(value, pointer, folder)
  return Array.isArray(value) ? words.split('\n').join('; ') : onOneLine(words)
}

/** `“before” → “after”`; of two long texts the words around the first that is not the same. */
export function changeInWords(
  { today, after, pointer }: Pick<WeighedAnswer, 'today' | 'after' | 'pointer'>,
  folder: PlanFolder,
): string {
  if (today === undefined) return answerInWords(after, pointer, folder)
  const inLine = (value: unknown) => inOneLine(value, pointer, folder)
  const [was, is] = [inLine(today), inLine(after)]
  const start = firstToTell(was, is)
  const before = start > 0 ? '… ' : ''
  return [was, is].map((words) => `“${shownInWords(before + words.slice(start), 90)}”`).join(' → ')
}

/** Some words before the first letter in which two texts differ, where they are too long to be shown from the start. */
function firstToTell(was: string, is: string): number {
  if (Math.max(was.length, is.length) <= 90) return 0
  let same = 0
  while (same < was.length && was[same] === is[same]) same += 1
  const start = was.lastIndexOf(' ', Math.max(0, same - 30)) + 1
  return start <= 30 ? 0 : start
}

/** The question as a message names it: `“End date” of “portal”`. */
export function questionName({ pointer }: Pick<SaidAnswer, 'pointer'>): string {
  return pointer === '' ? 'the commitment as a whole' : fieldName(pointer)
}
