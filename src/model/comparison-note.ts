import { filled } from '../plain/fill.ts'
import type { PlanState } from './difference.ts'
import { shortHash } from './revision.ts'

/** What could not be compared in one of two states, to be said in any language. */
export type ComparisonNote = {
  /** Which sentence says so: `comparison_note_unreadable`. */
  readonly word: string
  readonly state: PlanState
  /** What it is about: files as the user would type them, or names of fields. */
  readonly names: readonly (string | { readonly field: string; readonly file: string })[]
}

/** So many names can be read in one sentence. */
const namesAtMost = 5

/** A note as a sentence. @param words those of the documents in a language @param list puts names together in it */
export function noteInWords(
  { word, state, names }: ComparisonNote,
  words: Readonly<Record<string, string>>,
  list: (names: readonly string[]) => string,
): string {
  const fill = (key: string, blanks: Readonly<Record<string, string | number>>) =>
    filled(words[key] ?? key, blanks)
  const told = names
    .slice(0, namesAtMost)
    .map((name) =>
      typeof name === 'string'
        ? fill('quoted', { words: name })
        : fill('comparison_note_field', name),
    )
  const more = names.length - told.length
  return fill(word, {
    where:
      state.kind === 'files'
        ? fill('comparison_note_in_files', {})
        : fill('comparison_note_in_revision', { revision: shortHash(state.hash) }),
    names: list(more > 0 ? [...told, fill('comparison_note_more', { count: more })] : told),
  })
}
