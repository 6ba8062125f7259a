import type { Chapter } from '../model/plan.ts'
import { placeholderIn } from './words/placeholders.ts'

/** A line of a chapter that stands for text nobody has written; undefined for every other. In a list or a table “none” may be the answer. */
export function placeholderOf(line: string): string | undefined {
  return /^\s*(?:[-*+|>#]|\d+[.)])/.test(line) || !/\p{L}/u.test(line)
    ? undefined
    : placeholderIn(line)
}

/** Whether anybody has written it: more than headings and placeholders. */
export function isWritten({ text }: Chapter): boolean {
  return text
    .split('\n')
    .some(
      (line) =>
        !line.startsWith('#') && /[\p{L}\p{N}]/u.test(line) && placeholderOf(line) === undefined,
    )
}
