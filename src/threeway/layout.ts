import {
  type CST,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { type Entry, type Group, type Leaf, type Node, textOf } from './node.ts'

/** A whole file: the lines above its first field, and its fields. */
export type Layout = { readonly head: string; readonly root: Group }

/**
 * Takes a text apart that the reader has let through and that ends with a line break.
 * @returns undefined where it is not made of fields, or holds something that this does not know
 */
export function layoutOf(text: string): Layout | undefined {
  if (isBlank(text)) return { head: text, root: nothing }
  const { contents, errors } = parse(text)
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined
  const [first] = spotsOf(contents) ?? []
  if (!first) return undefined
  const from = endOfHead(text, lineStart(text, first.start))
  const root = blockGroup(text, contents, { from, to: text.length })
  const head = text.slice(0, from)
  return root.form === 'block' && head + textOf(root) === text ? { head, root } : undefined
}

/** Whether a text has nothing but comments and blank lines. */
export function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))
}

/** The value of a text without looking at its layout; undefined where it cannot be read. */
export function valueIn(text: string): { readonly value: unknown } | undefined {
  const { contents, errors, warnings } = parse(text)
  return errors.length + warnings.length > 0 ? undefined : { value: plain(contents) }
}

function parse(text: string) {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    merge: false,
  })
}

const nothing: Group = {
  form: 'block',
  type: 'map',
  column: 0,
  compact: false,
  open: '',
  close: '',
  entries: [],
}

// The schema’s line and whatever a blank line sets apart belong to the file, a comment right above a field to the field.
function endOfHead(text: string, to: number): number {
  let end = 0
  for (let start = 0; start < to; start = lineEnd(text, start)) {
    const line = text.slice(start, lineEnd(text, start))
    if (!/^\s*#/.test(line) || /^# *yaml-language-server:/.test(line)) end = lineEnd(text, start)
  }
  return end
}

/** Where an entry of a block begins, where its “:” or “-” ends, and what stands behind it. */
type Spot = {
  readonly key: string
  readonly start: number
  readonly after: number
  readonly value: unknown
}

type Area = { readonly from: number; readonly to: number }

function spotsOf(node: YAMLMap | YAMLSeq): Spot[] | undefined {
  const spots = isMap(node) ? mapSpots(node) : listSpots(node)
  return spots.length === node.items.length && spots.length > 0 ? spots : undefined
}

function mapSpots({ items }: YAMLMap): Spot[] {
  return items.flatMap(({ key, value, srcToken }) => {
    const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
    const isExplicit = srcToken?.start.some(({ type }) => type === 'explicit-key-ind')
    if (!colon || isExplicit || !isScalar(key) || !key.range) return []
    return [{ key: String(key.value), start: key.range[0], after: colon.offset + 1, value }]
  })
}

function listSpots({ items, srcToken }: YAMLSeq): Spot[] {
  const dashes = (srcToken?.type === 'block-seq' ? srcToken.items : []).flatMap(
    ({ start }) => start.find(({ type }) => type === 'seq-item-ind') ?? [],
  )
  if (dashes.length !== items.length) return []
  return dashes.map(({ offset }, index) => ({
    key: '',
    start: offset,
    after: offset + 1,
    value: items[index],
  }))
}

function nodeOf(text: string, value: unknown, area: Area): Node {
  if (isCollection(value) && (isMap(value) || isSeq(value))) {
    return value.flow ? flowGroup(text, value) : blockGroup(text, value, area)
  }
  const scalar = isScalar(value) ? value : undefined
  const isProse = scalar?.type === 'BLOCK_LITERAL' || scalar?.type === 'BLOCK_FOLDED'
  const { from, to } = scalar ? extentOf(text, scalar) : { from: area.from, to: area.from }
  return { form: isProse ? 'prose' : 'leaf', raw: text.slice(from, to), value: plain(value) }
}

function blockGroup(text: string, node: YAMLMap | YAMLSeq, { from, to }: Area): Group | Leaf {
  const spots = spotsOf(node)
  const [first] = spots ?? []
  if (!spots || !first) return { form: 'leaf', raw: text.slice(from, to), value: plain(node) }
  const type = isMap(node) ? 'map' : 'list'
  const column = first.start - lineStart(text, first.start)
  const compact = from === first.start && column > 0
  const entries = spots.map((spot, index): Entry => {
    const previous = spots[index - 1]
    const next = spots[index + 1]
    const begin = previous ? border(text, previous, spot) : from
    const end = next ? border(text, spot, next) : to
    const lead = text.slice(begin, compact && !previous ? begin : lineStart(text, spot.start))
    return { form: 'block', type, column, key: spot.key, lead, ...bodyAt(text, spot, end) }
  })
  return { form: 'block', type, column, compact, open: '', close: '', entries }
}

function bodyAt(text: string, { start, after, value }: Spot, to: number) {
  const from = startOfValue(text, after, value)
  const node = nodeOf(text, value, { from, to })
  const end = from + textOf(node).length
  return { head: text.slice(start, from), node, tail: text.slice(end, to) }
}

function startOfValue(text: string, after: number, value: unknown): number {
  if (!isCollection(value)) return isScalar(value) && value.range ? place(value, after) : after
  if (value.flow || !(isMap(value) || isSeq(value))) return value.range?.[0] ?? after
  const first = spotsOf(value)?.[0]?.start ?? value.range?.[0] ?? after
  return lineStart(text, first) > after ? lineEnd(text, after) : first
}

// A value that was left out has a place somewhere behind the comments; it is taken to stand right behind the colon.
function place({ range }: Scalar, after: number): number {
  return !range || range[0] === range[1] ? after : range[0]
}

/** Between two entries: comments that are indented further than the second belong to the first. */
function border(text: string, before: Spot, behind: Spot): number {
  const column = behind.start - lineStart(text, behind.start)
  let end = restOfLine(text, endOf(text, before))
  const to = lineStart(text, behind.start)
  for (let start = end; start < to; start = lineEnd(text, start)) {
    const line = text.slice(start, lineEnd(text, start))
    if (line.search(/\S/) > column) end = lineEnd(text, start)
  }
  return end
}

/** Where the last character of an entry stands that is neither comment nor blank. */
function endOf(text: string, { value, after }: Spot): number {
  if (isScalar(value)) return Math.max(after, extentOf(text, value).to)
  if (!isCollection(value)) return after
  const last = value.flow || !(isMap(value) || isSeq(value)) ? undefined : spotsOf(value)?.at(-1)
  return last ? endOf(text, last) : (value.range?.[1] ?? after)
}

function extentOf(text: string, scalar: Scalar): Area {
  const [from, end] = scalar.range ?? [0, 0]
  const header = lineEnd(text, from)
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED'
  if (!isBlock || text.slice(from, header).includes('+')) return { from, to: end }
  let to = end
  for (let start = lineStart(text, to - 1); start >= header; start = lineStart(text, to - 1)) {
    if (text.slice(start, to).trim() !== '') break
    to = start
  }
  return { from, to }
}

function flowGroup(text: string, node: YAMLMap | YAMLSeq): Group | Leaf {
  const { srcToken, range, items } = node
  const [start, end] = range ?? [0, 0]
  const tokens = srcToken?.type === 'flow-collection' ? srcToken.items : []
  const commas = tokens.map(commaIn)
  const spots = items.flatMap((item) => flowSpot(item))
  if (spots.length !== items.length || srcToken?.type !== 'flow-collection')
    return { form: 'leaf', raw: text.slice(start, end), value: plain(node) }
  const type = isMap(node) ? 'map' : 'list'
  const entries = spots.map(({ key, from, value, to, node: inside }, index): Entry => {
    const begin = index === 0 ? start + 1 : (commas[index] ?? from) + 1
    const stop = index === spots.length - 1 ? to : (commas[index + 1] ?? to)
    return {
      ...{ form: 'flow', type, column: 0, key },
      lead: text.slice(begin, from),
      head: text.slice(from, value),
      node: nodeOf(text, inside, { from: value, to }),
      tail: text.slice(to, stop),
    }
  })
  const last = spots.at(-1)?.to ?? start + 1
  const close = text.slice(last, end)
  const open = text.slice(start, start + 1)
  const group: Group = { form: 'flow', type, column: 0, compact: false, open, close, entries }
  const isWhole = textOf(group) === text.slice(start, end)
  return isWhole ? group : { form: 'leaf', raw: text.slice(start, end), value: plain(node) }
}

function commaIn({ start }: CST.FlowCollection['items'][number]): number | undefined {
  return start.find(({ type }) => type === 'comma')?.offset
}

type FlowSpot = {
  readonly key: string
  readonly from: number
  readonly value: number
  readonly to: number
  readonly node: unknown
}

function flowSpot(item: unknown): FlowSpot[] {
  if (!isPair(item)) {
    const [from, to] = rangeOf(item) ?? []
    return from === undefined || to === undefined
      ? []
      : [{ key: '', from, value: from, to, node: item }]
  }
  const { key, value, srcToken } = item
  const [from, keyEnd] = rangeOf(key) ?? []
  if (!isScalar(key) || from === undefined || keyEnd === undefined) return []
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  const after = colon ? colon.offset + 1 : keyEnd
  const [start, end] = rangeOf(value) ?? [after, after]
  const isEmpty = start === end
  const at = isEmpty ? after : start
  return [{ key: String(key.value), from, value: at, to: isEmpty ? after : end, node: value }]
}

function rangeOf(node: unknown): readonly [from: number, to: number] | undefined {
  if (!isScalar(node) && !isCollection(node)) return undefined
  return node.range ? [node.range[0], node.range[1]] : undefined
}

function plain(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plain)
  if (!isMap(node)) return null
  return Object.fromEntries(
    node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), plain(value)]),
  )
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

// A block of text ends behind its line break, everything else in front of it.
function restOfLine(text: string, offset: number): number {
  return text[offset - 1] === '\n' ? offset : lineEnd(text, offset)
}

/** Behind the line break that ends the line. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}
