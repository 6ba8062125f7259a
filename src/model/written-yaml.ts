import { Document, isScalar, Schema, visit } from 'yaml'
import { isDateField } from './schemas.ts'

type Style = {
  readonly blockQuote?: 'literal'
  /** Whether a text that is longer than a line and needs quotation marks stands in a block: people and git read that better. */
  readonly foldsLong?: true
}

/** A value as a YAML text that every reader takes for the same words, those of YAML 1.1 among them. */
export function writtenYaml(value: unknown, { foldsLong, ...style }: Style = {}): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar(position, node, path) {
      if (typeof node.value !== 'string') return
      if (unprintable.test(node.value)) node.type = 'QUOTE_DOUBLE'
      else if (isOtherwise(node.value) && !(position === 'value' && isDay(node.value, path.at(-1))))
        node.type = 'QUOTE_DOUBLE'
      else if (foldsLong && position !== 'key' && isQuotedOverLines(node.value))
        node.type = 'BLOCK_FOLDED'
    },
  })
  return document
    .toString({ lineWidth, ...style })
    .replaceAll(breaks, (sign) => escapes[sign] ?? sign)
}

const lineWidth = 110

function isQuotedOverLines(text: string): boolean {
  if (text.length < lineWidth - 20 || text.includes('\n')) return false
  return /^[^\p{L}\p{N}]|: |:$| #/u.test(text)
}

/** A text of one line as it stands behind the name of a field. */
export function writtenScalar(text: string): string {
  return writtenYaml(text).trimEnd()
}

// What a plain “no”, “on”, “12:30” or “1_000” is to a reader of YAML 1.1. “=” and “<<” stop some of them.
function otherwise(): readonly RegExp[] {
  tests ??= new Schema({ schema: 'yaml-1.1' }).tags.flatMap((tag) =>
    'test' in tag && tag.test && tag.default === true ? [tag.test] : [],
  )
  return tests
}

let tests: readonly RegExp[] | undefined

function isOtherwise(text: string): boolean {
  if (text.length > longest) return false
  return text === '=' || text === '<<' || otherwise().some((test) => test.test(text))
}

/** Longer than any number or time that is written. */
const longest = 60

// A day in a field for days is that day to every reader; an answer that was decided on is under `value`.
function isDay(text: string, pair: unknown): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const key = typeof pair === 'object' && pair !== null && 'key' in pair ? pair.key : undefined
  return isScalar(key) && (key.value === 'value' || isDateField(String(key.value)))
}

// Line breaks of Unicode are such in YAML 1.1 alone; what cannot be printed it refuses.
const unprintable = /[\u0085\u2028\u2029\u007f-\u009f\ufffe\uffff]/
const breaks = /[\u0085\u2028\u2029\u007f-\u009f\ufffe\uffff]/g
const escapes: Readonly<Record<string, string>> = {
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
}
