import type { Names } from './names.ts'

/**
 * The order of everything that either side has: ours, with what only the other side has put in behind what it follows
 * there. Where only the other side changed the order, it is theirs.
 * @param isFree whether the order says nothing, as in a map: then ours will do
 * @returns undefined where both changed the order, each in another way
 */
export function orderOf({ base, ours, theirs }: Names, isFree: boolean): string[] | undefined {
  const [known, mine, other] = [new Set(base), new Set(ours), new Set(theirs)]
  const shared = (names: readonly string[]) =>
    names.filter((name) => mine.has(name) && other.has(name) && known.has(name)).join('\n')
  const weMoved = shared(ours) !== shared(base)
  const theyMoved = shared(theirs) !== shared(base)
  const isTorn = weMoved && theyMoved && shared(ours) !== shared(theirs)
  if (isTorn && !isFree) return undefined
  // Ours stand first where both put something in at the same place.
  return theyMoved && !weMoved
    ? woven(theirs, ours, () => false)
    : woven(ours, theirs, (name) => !other.has(name) && !known.has(name))
}

/** `spine` with the rest of `others`, each behind its predecessor and behind what `goesFirst` there. */
function woven(
  spine: readonly string[],
  others: readonly string[],
  goesFirst: (name: string) => boolean,
): string[] {
  const order = [...spine]
  let before: string | undefined
  for (const name of others) {
    if (!order.includes(name)) {
      let at = before === undefined ? 0 : order.indexOf(before) + 1
      for (let next = order[at]; next !== undefined && goesFirst(next); next = order[at]) at += 1
      order.splice(at, 0, name)
    }
    before = name
  }
  return order
}
