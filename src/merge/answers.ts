import type { Place } from '../model/diagnostic.ts'
import type { Answer } from '../model/draft.ts'
import type { Document } from '../model/source.ts'
import { canonical } from '../plain/canonical.ts'
import { groupedBy } from '../plain/grouped.ts'

/** What one institution says, and where: it is looked up only for the few that are asked. */
export type Said = Omit<Answer, 'place'> & {
  readonly document: Pick<Document, 'place'>
  readonly pointer: string
}

/** One institution’s part of what is being merged: a whole contribution, a group of fields, or a list item. */
export type Share = Said & { readonly value: Readonly<Record<string, unknown>> }

/** Those who say something about a field, in the order of the shares. */
export function answersTo(field: string, shares: readonly Share[]): readonly Said[] {
  let answers: Said[] | undefined
  for (const { institution, value, document, pointer } of shares) {
    const answer = value[field]
    if (answer === undefined) continue
    const said = { institution, value: answer, document, pointer: `${pointer}/${field}` }
    if (answers) answers.push(said)
    else answers = [said]
  }
  return answers ?? none
}

// Most fields of the template are left open in most contributions.
const none: readonly Said[] = []

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
export function plain(said: Said): Answer {
  return { institution: said.institution, value: said.value, place: placeOf(said) }
}

export function placeOf({ document, pointer }: Said): Place {
  return document.place(pointer)
}
