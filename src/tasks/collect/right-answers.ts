import { type Diagnostic, withoutFix } from '../../model/diagnostic.ts'
import { sentences } from '../../model/refusal.ts'
import { keysOf, valueAt, withValueAt } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import type { Answers } from '../plan/answers.ts'

/** What is wrong with an answer, and what can only have been meant in its place. */
export type Fault = {
  readonly words: string
  readonly instead?: { readonly at: string; readonly text: string }
}

/** @param around the pointer in the file below which the answers stand */
export function faultOf(finding: Diagnostic, around: string): Fault {
  const { place, fix } = finding
  const words = sentences(withoutFix(finding))
  const [edit, ...more] = fix?.edits ?? []
  if (!edit || more.length > 0 || !/^[\p{L}\d]/u.test(edit.text)) return { words }
  // What is only put in beside it takes the place of no answer.
  if (edit.line === edit.endLine && edit.column === edit.endColumn) return { words }
  return { words, instead: { at: place.pointer.slice(around.length), text: edit.text } }
}

export type Righted = {
  readonly answers: Answers
  /** What is still wrong. */
  readonly fault: Fault | undefined
  /** `“12 June 2017” taken as 2017-06-12`, for people. */
  readonly taken: readonly string[]
}

/** The answers with what can only have meant one thing written as that: a date, an institution by its name. */
export async function righted(
  given: Answers,
  faultIn: (answers: Answers) => Promise<Fault | undefined>,
): Promise<Righted> {
  let answers = given
  const taken = new Map<string, string>()
  for (;;) {
    const fault = await faultIn(answers)
    if (!fault?.instead || taken.has(fault.instead.at)) {
      return { answers, fault, taken: [...taken.values()] }
    }
    const { at, text } = fault.instead
    taken.set(at, `“${shown(String(valueAt(answers, at)), 60)}” taken as ${text}`)
    answers = withValueAt(answers, keysOf(at), () => text) as Answers
  }
}
