import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Place } from '../model/diagnostic.ts'
import type { Document } from '../model/source.ts'
import { keysOf } from '../plain/pointer.ts'
import { type Lines, linesOf } from './lines.ts'
import type { YamlTree } from './yaml.ts'

/** Offsets of a text. */
export type Span = { readonly start: number; readonly end: number }

/** Where a value and its key stand; for what is missing, the nearest thing around it. */
export type Found = { readonly key: Span; readonly value: Span }

/** A text, and where its offsets are in the file, if elsewhere. */
type Written = { readonly text: string; readonly lines?: Lines }

/** A tree as a value that knows its places. */
export function documentOf(file: string, { contents }: YamlTree, written: Written): Document {
  return placed(file, plainValue(contents), (pointer) => findIn(contents, pointer), written)
}

/** A value, and how its places are found in the text, as a document. */
export function placed(
  file: string,
  value: unknown,
  find: (pointer: string) => Found,
  { text, lines = linesOf(text) }: Written,
): Document {
  const placeOf = ({ start, end }: Span, pointer: string): Place => {
    const from = lines.at(start)
    const to = lines.at(end)
    return { file, ...from, endLine: to.line, endColumn: to.column, pointer }
  }
  return {
    file,
    value,
    place: (pointer) => placeOf(find(pointer).value, pointer),
    written: (pointer) => {
      const { start, end } = find(pointer).value
      return text.slice(start, end)
    },
    keyPlace: (pointer) => placeOf(find(pointer).key, pointer),
    afterKey: (pointer) => {
      const { key, value: span } = find(pointer)
      return text.slice(key.end, span.start)
    },
  }
}

// The library’s own conversion also knows anchors and merge keys, and takes five times as long. The reader has made
// sure that there are none, that keys are plain words, and that nothing is deeper than the limit.
function plainValue(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plainValue)
  if (!isMap(node)) return null
  return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key), plainValue(value)]))
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

// Follows the pointer as far as it leads, so that what is missing is placed at the nearest thing around it: the key
// that it is missing under, or the first line of the file.
export function findIn(contents: unknown, pointer: string): Found {
  let node = contents
  let key: Span = { start: 0, end: 0 }
  let value: Span = { start: 0, end: 0 }
  for (const part of keysOf(pointer)) {
    const step = childOf(node, part)
    if (!step) return { key, value: key }
    node = step.node
    key = step.key
    value = isNode(node) ? (spanOf(node) ?? key) : key
  }
  return { key, value }
}

function childOf(parent: unknown, part: string): { node: unknown; key: Span } | undefined {
  if (isMap(parent)) {
    const pair = pairIn(parent, part)
    return pair && { node: pair.value, key: spanOf(pair.key as Node) ?? { start: 0, end: 0 } }
  }
  const item = isSeq(parent) ? (parent.items[Number(part)] as Node | undefined) : undefined
  return item && { node: item, key: startOnly(spanOf(item)) }
}

/** Of so many fields one is found sooner by going through them than by a list of their names. */
const fewFields = 16

const byName = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

function pairIn(map: YAMLMap, part: string): Pair | undefined {
  if (map.items.length <= fewFields) return map.items.find(({ key }) => nameOf(key) === part)
  // Of two with one name the first counts, here as there.
  const pairs =
    byName.get(map) ?? new Map(map.items.toReversed().map((pair) => [nameOf(pair.key), pair]))
  byName.set(map, pairs)
  return pairs.get(part)
}

// `range` is [start, end of value, end of node with its comments].
function spanOf(node: Node): Span | undefined {
  return node.range ? { start: node.range[0], end: node.range[1] } : undefined
}

function startOnly(span: Span | undefined): Span {
  const start = span?.start ?? 0
  return { start, end: start }
}
