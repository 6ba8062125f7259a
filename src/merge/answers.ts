import { canonical } from '../model/canonical.ts'
import type { Place } from '../model/diagnostic.ts'
import type { Answer } from '../model/draft.ts'

/** One institution’s part of what is being merged: a whole contribution, a group of fields, or a list item. */
export type Share = {
  readonly institution: string
  readonly value: Readonly<Record<string, unknown>>
  /** Where a field of this part stands in its file; '' for the part itself. */
  readonly place: (pointer: string) => Place
}

/** An answer that can still tell where each part of it stands. */
export type Said = Answer & { readonly within: (pointer: string) => Place }

/** Those who say something about a field, in the order of the shares. */
export function answersTo(field: string, shares: readonly Share[]): Said[] {
  return shares
    .filter(({ value }) => value[field] !== undefined)
    .map(({ institution, value, place }) => {
      const within = (pointer: string) => place(`/${field}${pointer}`)
      return saidBy(institution, value[field], within)
    })
}

/** An answer whose place is looked up only if somebody asks: most never are. */
export function saidBy(institution: string, value: unknown, within: Said['within']): Said {
  return {
    institution,
    value,
    within,
    get place() {
      return within('')
    },
  }
}

/** Answers of the same meaning together, in the order of their first. */
export function grouped<T extends Answer>(answers: readonly T[]): (readonly [T, ...T[]])[] {
  const [only, another] = answers
  // Most fields have one giver, and comparing long texts with nothing costs as much as reading them.
  if (only && !another) return [[only]]
  const groups = new Map<string, [T, ...T[]]>()
  for (const answer of answers) {
    const key = canonical(answer.value)
    const group = groups.get(key)
    if (group) group.push(answer)
    else groups.set(key, [answer])
  }
  return [...groups.values()]
}

/** An answer as the draft keeps it. */
export function plain({ institution, value, place }: Answer): Answer {
  return { institution, value, place }
}
