import { compare } from '../compare/compare.ts'
import { type Step, stepOf } from '../compare/step.ts'
import { outerFields, withoutCommonFields } from '../load/quick/outer-fields.ts'
import { valueOfText } from '../load/value-of-text.ts'

// The part of the pipeline that reads what was recorded: merged commitments as the files of `draft/commitments/` hold them.
// There may be thousands of them, and most of each is as it was: only what differs, or is asked for, is read.

type CommitmentRecord = Readonly<Record<string, unknown>>

/** What changed from the recorded draft files to the present ones. */
export function changesSince(
  recorded: readonly string[],
  now: readonly string[],
  renames: readonly (readonly [was: string, is: string])[] = [],
) {
  const old = new Set(recorded)
  const same = new Set(now.filter((text) => old.has(text)))
  const records = (texts: readonly string[]) =>
    texts
      .filter((text) => !same.has(text))
      .map(recordIn)
      .filter((record) => record !== undefined)
  return compare(records(recorded), records(now), renames)
}

/** How much changed from one draft file, or none, to the next, or none. */
export function stepBetween(before: string | undefined, after: string | undefined): Step {
  if (before === undefined || after === undefined)
    return stepOf(openPoints(before), openPoints(after))
  const [old, now] = withoutCommonFields(before, after)
  // It is one commitment in both, also where nobody can read its id.
  return stepOf({ ...legible(old), id: '' }, { ...legible(now), id: '' })
}

// Of a commitment that comes or goes, no more than this counts.
function openPoints(text: string | undefined): CommitmentRecord | undefined {
  return text === undefined ? undefined : outerValues(text, ['not_agreed'])
}

/** At least these outermost fields of a draft file, without those that it does not have. */
export function outerValues(text: string, names: readonly string[]): CommitmentRecord {
  const wanted = outerFields(text)?.filter(({ name }) => names.includes(name))
  return legible(wanted ? wanted.map((field) => field.text).join('') : text)
}

// What nobody can read, because it was written by hand, is still a commitment.
function legible(text: string): CommitmentRecord {
  return (text === '' ? undefined : recordIn(text)) ?? {}
}

/** All that a recorded file says; undefined where it cannot be read. */
export function recordIn(text: string): CommitmentRecord | undefined {
  return valueOfText(text) as CommitmentRecord | undefined
}
