import { type Entry, type Group, meaningOf, valueKey } from './node.ts'

/** For each entry of a group, in order, what it is called in the base and on both sides alike. */
export type Names = {
  readonly base: readonly string[]
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

type Groups = { readonly base: Group | undefined; readonly ours: Group; readonly theirs: Group }

/** Which entries are the same thing: fields of one name, items of one id, equal words; otherwise what is most alike. */
export function namesIn({ base, ours, theirs }: Groups): Names {
  const [before, mine, other] = [base?.entries ?? [], ours.entries, theirs.entries]
  if ([...before, ...mine, ...other].every((entry) => ownName(entry) !== undefined)) {
    return { base: numbered(before), ours: numbered(mine), theirs: numbered(other) }
  }
  const known = before.map((_, index) => `item:${index}`)
  return { base: known, ours: alignedTo(before, mine), theirs: alignedTo(before, other) }
}

/** As a pointer calls it: the field’s name, the item’s id, or its words. */
export function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1).replace(/^"(.*)"$/, '$1')
}

/** Fields that tell one item of a list from another, in whatever list of the plan they stand. */
const tellingFields = ['id', 'about', 'drop', 'different_from', 'rule', 'institution'] as const

function ownName({ type, key, node }: Entry): string | undefined {
  if (type === 'map') return `field:${key}`
  const value = meaningOf(node)
  if (typeof value !== 'object' || value === null) return `words:${valueKey(value)}`
  const fields = new Map(Object.entries(value))
  // Whether one item stays or goes is one question.
  const item = fields.get('keep')
  if (typeof item === 'string') return `drop:${item}`
  for (const name of tellingFields) {
    const said = fields.get(name)
    if (typeof said === 'string') return `${name}:${said}`
  }
  if (fields.has('join')) return `join:${valueKey(fields.get('join'))}`
  // Whether a commitment is withdrawn, and what it is called, is one question each.
  return ['withdraw', 'rename'].find((name) => fields.has(name))?.replace(/$/, ':')
}

function numbered(entries: readonly Entry[]): string[] {
  return unique(entries.map((entry) => ownName(entry) ?? ''))
}

/** The second of two equal names gets a number. */
function unique(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}#${count}`
  })
}

/** Beyond it, looking for likeness would take too long; items then count as taken out and put in. */
const mostComparisons = 10_000

function alignedTo(base: readonly Entry[], side: readonly Entry[]): string[] {
  const free = new Set(base.keys())
  const places = new Map<string, number[]>()
  for (const [index, entry] of base.entries()) {
    const content = contentOf(entry)
    places.set(content, [...(places.get(content) ?? []), index])
  }
  const names = side.map((entry) => {
    const at = places.get(contentOf(entry))?.shift()
    if (at === undefined) return undefined
    free.delete(at)
    return `item:${at}`
  })
  const strangers = names.filter((name) => name === undefined).length
  const isFewEnough = strangers * free.size <= mostComparisons
  const all = side.map((entry, index) => {
    const known = names[index] ?? (isFewEnough ? likest(entry, base, free) : undefined)
    return known ?? `new:${contentOf(entry)}`
  })
  return unique(all)
}

function contentOf({ node }: Entry): string {
  return valueKey(meaningOf(node))
}

function likest(entry: Entry, base: readonly Entry[], free: Set<number>): string | undefined {
  let best = 0.5
  let found: number | undefined
  for (const index of free) {
    const candidate = base[index]
    const score = candidate ? likeness(entry, candidate) : 0
    if (score >= best && (found === undefined || score > best)) {
      best = score
      found = index
    }
  }
  if (found === undefined) return undefined
  free.delete(found)
  return `item:${found}`
}

/** The share of fields that are equal. */
function likeness(a: Entry, b: Entry): number {
  const [mine, other] = [meaningOf(a.node), meaningOf(b.node)]
  if (typeof mine !== 'object' || typeof other !== 'object' || !mine || !other) return 0
  const fields = new Map(Object.entries(other))
  const all = new Set([...Object.keys(mine), ...fields.keys()])
  const equal = Object.entries(mine).filter(
    ([name, value]) => fields.has(name) && valueKey(value) === valueKey(fields.get(name)),
  )
  return all.size === 0 ? 0 : equal.length / all.size
}
