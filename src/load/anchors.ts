import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import { withSpans } from '../model/findings/with-fixes.ts'
import { limits } from '../model/limits.ts'
import { writtenScalar } from '../model/written-yaml.ts'
import { type Fault, fault, type OffsetFix, type Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'

/** So often a value may be taken over; who takes one over more often means to fill the memory. */
const mostAliases = 100

/** Names of values that are taken over elsewhere are one slip, however often; “&” and “*” for no such thing are one each. */
export function withAnchorsAsOne(text: string, faults: readonly Fault[]): readonly Fault[] {
  const names = (code: Fault['code']) => faults.filter((found) => found.code === code)
  const anchors = names('anchor')
  const aliases = names('alias')
  const known = new Set(anchors.map(({ found = '' }) => found.slice(1)))
  const [first] = anchors
  const isMeant = aliases.length > 0 && aliases.every(({ found = '' }) => known.has(found.slice(1)))
  if (!first || !isMeant) return faults
  const others = faults.filter(({ code }) => code !== 'anchor' && code !== 'alias')
  const fix = others.length === 0 ? writtenOut(text, anchors) : undefined
  const one: Fault = {
    ...fault('anchors', first.offset, first.end, first.found),
    times: aliases.length,
    ...(fix && { fix }),
  }
  return [one, ...others].toSorted((a, b) => a.offset - b.offset)
}

function writtenOut(text: string, anchors: readonly Fault[]): OffsetFix | undefined {
  const document = parseDocument(text, { uniqueKeys: false, merge: false })
  if (document.errors.length > 0) return undefined
  const spans: Span[] = anchors.map(({ offset, end }) => withoutName(text, offset, end))
  let left = mostAliases
  let isCertain = true
  visit(document, {
    Pair(_, pair) {
      if (isAlias(pair.key)) isCertain = false
      if (!isScalar(pair.key) || pair.key.value !== '<<') return undefined
      const span = left-- > 0 ? merged(text, pair, document) : undefined
      if (span) spans.push(span)
      else isCertain = false
      return visit.SKIP
    },
    Alias(_, alias, path) {
      const around = path.at(-1)
      const put = left-- > 0 ? valueAt(text, alias, { document, around }) : undefined
      const [start, end] = alias.range ?? []
      if (put === undefined || start === undefined || end === undefined) isCertain = false
      else spans.push({ start, end, text: put })
    },
  })
  if (!isCertain || withSpans(text, spans).length > limits.fileBytes) return undefined
  return { does: 'values written where they were taken over', spans }
}

function withoutName(text: string, offset: number, end: number): Span {
  const [space = ''] = /^ */.exec(text.slice(end)) ?? []
  const isLast = end + space.length === lineEnd(text, end)
  const start = isLast && text[offset - 1] === ' ' ? offset - 1 : offset
  return { start, end: end + (isLast ? 0 : space.length), text: '' }
}

type Around = { readonly document: Document; readonly around: unknown }

function valueAt(text: string, alias: Alias, { document, around }: Around): string | undefined {
  const source = alias.resolve(document)
  if (!source) return undefined
  const [from = 0, to = 0] = source.range ?? []
  const raw = text.slice(from, to)
  if (isScalar(source) && !raw.includes('\n')) return raw
  if (isScalar(source) && isPair(around)) return blockAt(raw, text, alias) ?? flow(source.value)
  return flow(plain(source, document))
}

// A text under “|”, indented as it has to be there.
function blockAt(raw: string, text: string, { range }: Alias): string | undefined {
  const [start, end] = range ?? [0, 0]
  const [head = '', ...lines] = raw.replace(/\n$/, '').split('\n')
  const isLast = text.slice(end, lineEnd(text, end)).trim() === ''
  if (!/^[|>][+-]?$/.test(head.trim()) || !isLast) return undefined
  const [before = ''] = /^ *(?:- +)*/.exec(text.slice(lineStart(text, start), start)) ?? []
  const width = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf))
  const moved = lines.map((line) =>
    line.trim() === '' ? '' : ' '.repeat(before.length + 2) + line.slice(width),
  )
  return [head.trim(), ...moved].join('\n')
}

function indentOf(line: string): number {
  return line.search(/\S/)
}

// The fields that “<<” brings, unless they are there.
function merged(text: string, { key, value }: Pair, document: Document): Span | undefined {
  const [start = 0] = (key as Node).range ?? []
  const [, end = start] = (value as Node | null)?.range ?? []
  const own = mapAt(document, start)
  const before = text.slice(lineStart(text, start), start)
  const brought = broughtBy(value, document)
  if (!own || !brought || /[^ -]/.test(before)) return undefined
  const names = new Set(own.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : '')))
  const lines = [...brought]
    .filter(([name]) => !names.has(name))
    .map(([name, one]) => `${flow(name)}: ${flow(one)}`)
  const isEmpty = lines.length === 0 || brought.has('<<')
  return isEmpty
    ? undefined
    : { start, end, text: lines.join(own.flow ? ', ' : `\n${' '.repeat(before.length)}`) }
}

// Of several, the first one counts.
function broughtBy(value: unknown, document: Document): Map<string, unknown> | undefined {
  const sources = (isSeq(value) ? value.items : [value]).map((one) =>
    isAlias(one) ? one.resolve(document) : one,
  )
  if (!sources.every(isMap)) return undefined
  return new Map(
    sources.toReversed().flatMap((source) => Object.entries(Object(plain(source, document)))),
  )
}

function mapAt(document: Document, start: number) {
  let found: import('yaml').YAMLMap | undefined
  visit(document, {
    Map(_, map) {
      if (map.items.some(({ key }) => (key as Node | null)?.range?.[0] === start)) found = map
    },
  })
  return found
}

// Throws where values are taken over within values, again and again.
function plain(source: Node, document: Document): unknown {
  try {
    return source.toJS(document, { maxAliasCount: mostAliases })
  } catch {
    return undefined
  }
}

/** A value on one line. */
function flow(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string')
    return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(value)
      ? writtenScalar(value)
      : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  return `{${Object.entries(value)
    .map(([name, one]) => `${flow(name)}: ${flow(one)}`)
    .join(', ')}}`
}
