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
  return freeId(slugOf(activity) ?? `milestone-${number}`, taken)
}
