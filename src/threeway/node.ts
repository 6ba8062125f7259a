/**
 * A YAML text taken apart so that putting its strings together again gives every byte back. `lead`, `head` and `tail` are
 * what stands before, in front of and after a value: comments, blank lines, names, dashes, spaces.
 */
export type Node = Leaf | Prose | Group

/** A value that is only ever taken as a whole. */
export type Leaf = { readonly form: 'leaf'; readonly raw: string; readonly value: unknown }

/** A block of text behind “|” or “>”, up to its last line that is not blank. */
export type Prose = { readonly form: 'prose'; readonly raw: string; readonly value: unknown }

/** A map or a list: in lines of its own (block), or between brackets (flow). */
export type Group = {
  readonly form: 'block' | 'flow'
  readonly type: 'map' | 'list'
  /** Where its names or dashes stand, from 0. */
  readonly column: number
  /** Whether its first name or dash stands on the line that leads to it, as in “- id: portal”. */
  readonly compact: boolean
  /** The brackets of a flow group, with what stands between the last entry and the closing one. */
  readonly open: string
  readonly close: string
  readonly entries: readonly Entry[]
}

export type Entry = {
  readonly form: 'block' | 'flow'
  readonly type: 'map' | 'list'
  readonly column: number
  /** The name of the field; empty in a list. */
  readonly key: string
  /** In a block: the whole lines above that belong to it. In brackets: what stands between the comma and it. */
  readonly lead: string
  /** From its name or dash to its value. */
  readonly head: string
  readonly node: Node
  /** What follows the value: to the end of its last line in a block, to the comma in brackets. */
  readonly tail: string
}

export function textOf(node: Node): string {
  if (node.form === 'leaf' || node.form === 'prose') return node.raw
  const { form, entries, open, close, compact } = node
  if (form === 'flow')
    return `${open}${entries.map((entry) => entry.lead + bodyOf(entry)).join(',')}${close}`
  return entries
    .map((entry, index) =>
      compact && index === 0 ? bodyOf(entry) : entry.lead + indentOf(entry) + bodyOf(entry),
    )
    .join('')
}

/** An entry without what stands above it. */
export function bodyOf({ head, node, tail }: Entry): string {
  return head + textOf(node) + tail
}

export function indentOf({ column }: { readonly column: number }): string {
  return ' '.repeat(column)
}

export function meaningOf(node: Node): unknown {
  if (node.form === 'leaf' || node.form === 'prose') return node.value
  const { type, entries } = node
  return type === 'list'
    ? entries.map((entry) => meaningOf(entry.node))
    : Object.fromEntries(entries.map((entry) => [entry.key, meaningOf(entry.node)]))
}

export function isGroup(node: Node | undefined): node is Group {
  return node?.form === 'block' || node?.form === 'flow'
}

/** The same for equal values, in whatever order their fields stand. */
export function valueKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueKey).join(',')}]`
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${valueKey(field)}`).join(',')}}`
}

export function areEqual(a: Node, b: Node): boolean {
  return valueKey(meaningOf(a)) === valueKey(meaningOf(b))
}
