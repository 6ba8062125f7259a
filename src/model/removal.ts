import { fingerprint, fingerprintByLine } from '../plain/fingerprint.ts'
import { keysOf } from '../plain/pointer.ts'
import { byText, shown } from '../plain/text.ts'
import type { Answer, Removed } from './draft.ts'
import { fieldName, pathOf } from './field.ts'

/**
 * The fingerprint of what a decision takes out of the plan: what each contribution says of it, by institution and id as
 * filed. The order of contributions never matters.
 */
export function answersFingerprint(answers: readonly Answer[]): string {
  return printOf(answers, fingerprint)
}

/** Is it the fingerprint of these answers, be it one that was recorded when the wrapping of lines counted? */
export function isOfAnswers(of: string, answers: readonly Answer[]): boolean {
  return [fingerprint, fingerprintByLine].some((print) => of === printOf(answers, print))
}

function printOf(answers: readonly Answer[], print: (value: unknown) => string): string {
  const said = answers.map(({ place, value }) => print([place.file, value]))
  return print(said.toSorted(byText))
}

/** `The withdrawn commitment “legal-aid”`, `“portal”, left out of “open-data”,`: how a message names it. */
export function removalName(commitment: string, about: string | undefined): string {
  return about === undefined
    ? `The withdrawn commitment “${shown(commitment)}”`
    : `${shown(fieldName(about))}, left out of “${shown(commitment)}”,`
}

/** What to type about something that was taken out: that it stays out, and that it comes back. Words in capitals are to be replaced. */
export type RemovalCommands = { readonly confirm: string; readonly restore: string }

export function commandsFor({
  commitment,
  about,
}: Pick<Removed, 'commitment' | 'about'>): RemovalCommands {
  const [out, back] =
    about === undefined
      ? ['--withdraw', '--restore']
      : [`--drop ${asTyped(about)}`, `--keep ${asTyped(about)}`]
  const typed = (flag: string) => `nap resolve ${commitment} ${flag} --reason WHY`
  return { confirm: typed(out), restore: typed(back) }
}

// Words of a stranger must not do anything in the shell of whoever pastes the command.
function asTyped(about: string): string {
  const path = keysOf(about).some((key) => /[./]/.test(key)) ? about : pathOf(about)
  if (/^[\w./~-]+$/.test(path)) return path
  return /^[\p{L}\p{N}\p{M} _./~,()&:;+-]+$/u.test(path) ? `"${path}"` : 'ITEM'
}

/** What was taken out, in short: a commitment by its title, an item of a list by its words, anything else as it is. */
export function removedName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const name = ['title', 'activity', 'text', 'label', 'address', 'id']
    .map((key) => Reflect.get(value, key))
    .find(Boolean)
  return String(name ?? '')
}

/** A title for what was taken out, if anybody gives one. */
export function titleIn({ answers }: Removed): string | undefined {
  return answers.map(({ value }) => removedName(value)).find((name) => name !== '')
}
