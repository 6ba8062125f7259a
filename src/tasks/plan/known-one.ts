import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { nearest } from '../../plain/nearest.ts'
import { byText, listed, shown } from '../../plain/text.ts'

const fewEnoughToList = 20

/**
 * What the user typed, if there is such a thing.
 * @param noun what it should be: `commitment`
 * @param refused what a command says that writes nothing in any case
 * @throws Refusal that names the one that was probably meant
 */
export function knownOne(
  noun: string,
  typed: string,
  known: readonly string[],
  refused = nothingWritten,
): string {
  if (known.includes(typed)) return typed
  throw unknownOne(noun, typed, known, refused)
}

export function unknownOne(
  noun: string,
  typed: string,
  known: readonly string[],
  refused = nothingWritten,
): Refusal {
  const meant = nearest(typed, known)
  return refused(
    `There is no ${noun} “${shown(typed, 80)}”.`,
    meant === undefined ? choices(noun, known) : `Did you mean “${shown(meant)}”?`,
  )
}

function choices(noun: string, known: readonly string[]): string {
  if (known.length === 0) return `The plan has no ${noun} yet.`
  const some = known.toSorted(byText).slice(0, fewEnoughToList)
  const rest = known.length - some.length
  const names = some.map((name) => shown(name))
  return rest === 0
    ? `Choose one: ${listed(names, 'or')}.`
    : `Choose one: ${names.join(', ')}, or one of ${rest} others.`
}
