import { isSeq, type Node, parseDocument } from 'yaml'
import { canonical } from '../plain/canonical.ts'
import { isFields } from '../plain/pointer.ts'
import { ended, indented, inStyleOf, pairIn, startOfRemarks, yamlOf } from './edit.ts'

type Path = readonly (string | number)[]

/** A text, and what it says. */
type Said = { readonly text: string; readonly value: unknown }

/**
 * A YAML text in which the items of lists stand in the order that they have later: each with the comments above it, what is gone
 * left out, what is new put in. What an item says is left as it is. @param after what the text is to say in the end
 */
export function inOrderOf({ text, value }: Said, after: unknown, path: Path = []): Said {
  if (canonical(value ?? null) === canonical(after ?? null)) return { text, value }
  if (Array.isArray(value) && Array.isArray(after)) {
    const list = isMoved(value, after) ? rearranged({ text, value }, after, path) : { text, value }
    return within(list, Object.entries(after), path)
  }
  return isFields(value) && isFields(after)
    ? within({ text, value }, Object.entries(after), path)
    : { text, value }
}

function within(
  { text, value }: Said,
  entries: readonly (readonly [string, unknown])[],
  path: Path,
): Said {
  let said: Said = { text, value }
  for (const [name, after] of entries) {
    const key = Array.isArray(value) ? Number(name) : name
    const before: unknown = Object(said.value)[key]
    if (before === undefined) continue
    const inner = inOrderOf({ text: said.text, value: before }, after, [...path, key])
    said = { text: inner.text, value: withChild(said.value, key, inner.value) }
  }
  return said
}

function withChild(value: unknown, key: string | number, child: unknown): unknown {
  return Array.isArray(value) ? value.with(Number(key), child) : { ...Object(value), [key]: child }
}

/** Whether items came, went or changed places otherwise than at the end of a list; one that is called otherwise stays in its place. */
function isMoved(before: readonly unknown[], after: readonly unknown[]): boolean {
  const [were, are] = [before.map(keyOf), after.map(keyOf)]
  if ([were, are].some((keys) => new Set(keys).size < keys.length)) return false
  if (were.every((key, index) => are[index] === key)) return false
  const isNamed = [...before, ...after].some((item) => !isFields(item) || item['id'] !== undefined)
  return (
    isNamed ||
    after.length < before.length ||
    were.some((key, index) => are.includes(key) && are[index] !== key)
  )
}

function keyOf(item: unknown): string {
  return canonical((isFields(item) ? item['id'] : undefined) ?? item ?? null)
}

/** The same where the list stands in lines of its own; what does not is left as it is. */
function rearranged(
  { text, value }: Said & { readonly value: readonly unknown[] },
  after: readonly unknown[],
  path: Path,
): Said {
  const lines = linesOfItems(text, path)
  if (!lines || after.length === 0) return { text, value }
  const { start, end, items, column } = lines
  const known = new Map(value.map((item, index) => [keyOf(item), index]))
  const parts = after.map((item) => {
    const index = known.get(keyOf(item))
    return index === undefined
      ? { said: item, text: inStyleOf(text, indented(yamlOf([item]), column)) }
      : { said: value[index], text: ended(items[index] ?? '') }
  })
  return {
    text: text.slice(0, start) + parts.map((part) => part.text).join('') + text.slice(end),
    value: parts.map(({ said }) => said),
  }
}

type ItemLines = {
  readonly start: number
  readonly end: number
  readonly column: number
  /** The lines of each item, with the comments above it. */
  readonly items: readonly string[]
}

function linesOfItems(text: string, path: Path): ItemLines | undefined {
  const list = nodeAt(text, path)
  if (!isSeq(list) || list.flow) return undefined
  const ranges = (list.items as Node[]).map(({ range }) => range ?? ([0, 0, 0] as const))
  const dashes = ranges.map(([from]) => text.lastIndexOf('-', from))
  const [first] = dashes
  if (first === undefined || !dashes.every((dash) => isFirstOfLine(text, dash))) return undefined
  const start = startOfRemarks(text, startOfLine(text, first))
  const ends = ranges.map(([, to]) => endOfLine(text, to))
  return {
    start,
    end: ends.at(-1) ?? start,
    column: first - startOfLine(text, first),
    items: ends.map((end, index) => text.slice(ends[index - 1] ?? start, end)),
  }
}

function nodeAt(text: string, path: Path): unknown {
  let node: unknown = parseDocument(text, { uniqueKeys: false }).contents
  for (const key of path) {
    node = isSeq(node)
      ? node.items[Number(key)]
      : pairIn(Object(node).items ?? [], String(key))?.value
  }
  return node
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function endOfLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

function isFirstOfLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === ''
}
