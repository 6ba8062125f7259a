import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../plain/text.ts'

/** Makes the refusal of one file. @param what is wrong with it, as it follows its name @param help what to do */
export type Unfit = (what: string, help: string) => Refusal

export function unfitFile(name: string): Unfit {
  return (what, help) => new Refusal(exitCodes.planHasProblems, `“${shown(name)}” ${what}`, help)
}

/** What to do about a file that is not as programs write them. */
export const sendAgain =
  'Ask for it once more, or open it in Word or LibreOffice and save it under another name.'

/** What to do about a file that is too long. */
export const divide = 'Divide it into several files.'
