import { canonical } from '../model/canonical.ts'
import type { Place } from '../model/diagnostic.ts'
import type { Answer } from '../model/draft.ts'
import { groupedBy } from '../model/grouped.ts'

/** One institution’s part of what is being merged: a whole contribution, a group of fields, or a list item. */
export type Share = {
  readonly institution: string
  readonly value: Readonly<Record<string, unknown>>
  /** Where a field of this part stands in its file; '' for the part itself. */
  readonly place: (pointer: string) => Place
}

/** An answer that can tell where it and each part of it stands: most are never asked, so no place is looked up before. */
export type Said = Omit<Answer, 'place'> & { readonly within: (pointer: string) => Place }

/** Those who say something about a field, in the order of the shares. */
export function answersTo(field: string, shares: readonly Share[]): Said[] {
  return shares
    .filter(({ value }) => value[field] !== undefined)
    .map(({ institution, value, place }) => ({
      institution,
      value: value[field],
      within: (pointer) => place(`/${field}${pointer}`),
    }))
}

/** Answers of the same meaning together, in the order of their first. */
export function grouped<T extends Pick<Answer, 'value'>>(
  answers: readonly T[],
): (readonly [T, ...T[]])[] {
  const [only, another] = answers
  // Most fields have one giver, and comparing long texts with nothing costs as much as reading them.
  if (only && !another) return [[only]]
  return [...groupedBy(answers, ({ value }) => canonical(value)).values()]
}

/** An answer as the draft keeps it. */
export function plain({ institution, value, within }: Said): Answer {
  return { institution, value, place: within('') }
}
