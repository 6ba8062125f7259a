import { labelOf } from './schemas.ts'
import { slugOf } from './slug.ts'

/** A first name that is not taken: it, or it with `-2`. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`
    if (!taken.has(id)) return id
  }
}

/**
 * The id of a milestone that has none, made from what is done. @param number its place among the milestones, for what has no
 * Latin letter @param taken ids of the same commitment, whoever gave them: the same id would be the same milestone
 */
export function milestoneId(activity: string, number: number, taken: ReadonlySet<string>): string {
  return itemId('/milestones/0', { words: activity, number }, taken)
}

/** The same for an item of any list. @param pointer leads to an item of it */
export function itemId(
  pointer: string,
  { words, number }: { readonly words: string; readonly number: number },
  taken: ReadonlySet<string>,
): string {
  return freeId(slugOf(words) ?? `${itemNoun(pointer)}-${number}`, taken)
}

/** What an item of a list is called: `milestone`. */
export function itemNoun(pointer: string): string {
  return labelOf('contribution', pointer).toLowerCase()
}
