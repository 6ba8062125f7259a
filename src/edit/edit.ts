import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import { writtenYaml } from '../model/written-yaml.ts'

/** A new YAML text of nap: two spaces, long texts as blocks, the schema’s address on the first line. */
export function newText(schema: string, value: object): string {
  return remarkedText(`yaml-language-server: $schema=${schema}`, value)
}

/** A new YAML text of nap that says on its first line what it is. */
export function remarkedText(remark: string, value: object): string {
  return `# ${remark}\n${yamlOf(value)}`
}

/** A field of a new file. Without a value it stands there as a remark, to be filled in by hand. */
export type GuidedField = {
  readonly name: string
  readonly guide: string
  readonly value: unknown
  /** Lines of what may still be written below it, indented as they would stand there. */
  readonly open: readonly string[]
}

/** A new YAML text of nap for people to go on with: above each field stands what belongs there. */
export function guidedText(schema: string, fields: readonly GuidedField[]): string {
  const parts = fields.map(({ name, guide, value, open }) => {
    if (value === undefined) return `\n# ${guide}\n${remarks([`${name}:`, ...open])}`
    return `\n# ${guide}\n${yamlOf({ [name]: value })}${remarks(open)}`
  })
  return `# yaml-language-server: $schema=${schema}\n${parts.join('')}`
}

function remarks(lines: readonly string[]): string {
  return lines.map((line) => `# ${line}\n`).join('')
}

/**
 * Sets a top-level field in the text of a YAML file. Every byte that does not belong to that field stays: comments, order,
 * quotes, line ends. A field that is not there yet is added at the end.
 * @throws Error where the text is not a readable map; the reader has checked that before
 */
export function withField(text: string, name: string, value: unknown): string {
  return withReplacedField(text, name, yamlOf({ [name]: value }))
}

/** A part of the text with lines in its place; the comment behind it stays. */
export function withReplaced(
  text: string,
  { start, end }: ReturnType<typeof spanOf>,
  field: string,
): string {
  const before = text.slice(0, start)
  if (text[end - 1] === '\n') return before + field + text.slice(end)
  const lineEnd = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end) + 1
  const comment = text.slice(end, lineEnd)
  const rest = text.slice(lineEnd)
  if (comment.trim() === '') return before + field + rest
  const lines = field.trimEnd().split('\n')
  // A comment behind the old value would become part of a block of text.
  return lines.length === 1
    ? before + field.trimEnd() + comment + rest
    : before + comment.trimStart() + field + rest
}

/** Adds an item at the end of a top-level list, which is made if it is not there. Every other byte stays. */
export function withItem(text: string, list: string, item: object): string {
  const found = blockListIn(text, list)
  if (found) return withLines(text, found, yamlOf([item]))
  return withField(text, list, [...itemsIn(text, list), item])
}

/** An item of a list for people to go on with: what it is about stands above it, and one field waits to be filled in. */
export type OpenItem = {
  readonly remark: string
  readonly given: object
  readonly open: { readonly name: string; readonly isLong: boolean }
}

/** The same for items that wait for somebody: with an empty line above each, so that they can be told apart. */
export function withOpenItems(text: string, list: string, items: readonly OpenItem[]): string {
  const listed = itemsIn(text, list)
  if (listed.length === 0) {
    const [first = '', ...rest] = items.map(openItem)
    const lines = [first, ...rest.map((item) => `\n${item}`)].join('')
    return withReplacedField(text, list, `${list}:\n${indented(lines, 2)}`)
  }
  const block = blockListIn(text, list) ? text : withField(text, list, listed)
  const found = blockListIn(block, list)
  return found ? withLines(block, found, items.map((item) => `\n${openItem(item)}`).join('')) : text
}

/** Such an item for each of some that nobody has filled in, in their places, with what stands above them. */
export function withItemsOpenedAnew(
  text: string,
  list: string,
  items: readonly { readonly index: number; readonly item: OpenItem }[],
): string {
  const block = blockListIn(text, list) ? text : withField(text, list, itemsIn(text, list))
  // From the last, so that those before it stay where they are.
  return items
    .toSorted((one, other) => other.index - one.index)
    .reduce((now, { index, item }) => openedAnew(now, list, index, item), block)
}

function openedAnew(text: string, list: string, index: number, item: OpenItem): string {
  const found = blockListIn(text, list)
  const value = pairIn(pairsOf(text), list)?.value
  const node = isSeq(value) ? value.items[index] : undefined
  const from = isMap(node) ? node.range?.[0] : undefined
  if (!found || !isMap(node) || from === undefined) return text
  // A remark of somebody’s own stays.
  const start = startOfRemarks(text, text.lastIndexOf('\n', from) + 1, /^[ \t]*#(?: {3}|\r?\n)/)
  const end = Math.max(...node.items.map((pair) => endOf(text, pair)))
  const lines = inStyleOf(text, indented(openItem(item), found.column))
  return withReplaced(text, { start, end }, lines)
}

// A field without a value is read as one that reaches to whatever comes next, remarks and all.
function endOf(text: string, pair: Pair<unknown, unknown>): number {
  const [, keyEnd] = (pair.key as Node).range ?? [0, 0]
  const isEmpty = isScalar(pair.value) && !pair.value.source && pair.value.type === 'PLAIN'
  return isEmpty || pair.value === null ? text.indexOf(':', keyEnd) + 1 : spanOf(pair).end
}

/** Where the remarks begin that stand above a line. @param remark what a line of them looks like */
export function startOfRemarks(text: string, line: number, remark = /^\s*#/): number {
  let start = line
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    // A file that begins with an empty line.
    if (above >= start || !remark.test(text.slice(above, start))) break
    start = above
  }
  return start
}

function openItem({ remark, given, open: { name, isLong } }: OpenItem): string {
  const about = remark.trimEnd().split(/\r\n|[\r\n\u0085\u2028\u2029]/)
  // Where a text of several lines begins can be seen.
  const field = isLong ? `  ${name}: |\n    \n` : `  ${name}:\n`
  return `${about.map((line) => `#   ${line}`.trimEnd()).join('\n')}\n${yamlOf([given])}${field}`
}

function withReplacedField(text: string, name: string, lines: string): string {
  const found = pairIn(pairsOf(text), name)
  const field = inStyleOf(text, lines)
  return found ? withReplaced(text, spanOf(found), field) : ended(text) + field
}

function itemsIn(text: string, list: string): unknown[] {
  const value = pairIn(pairsOf(text), list)?.value
  return isSeq(value) ? (value.toJSON() as unknown[]) : []
}

/** A list of which each item stands on lines of its own. */
type BlockList = { readonly column: number; readonly end: number }

function blockListIn(text: string, list: string): BlockList | undefined {
  const found = pairIn(pairsOf(text), list)
  if (!found || !isSeq(found.value) || found.value.flow) return undefined
  const [first] = found.value.items as Node[]
  if (!first) return undefined
  const dash = text.lastIndexOf('-', first.range?.[0] ?? 0)
  return { column: dash - (text.lastIndexOf('\n', dash) + 1), end: spanOf(found).end }
}

function withLines(text: string, { column, end }: BlockList, lines: string): string {
  return ended(text.slice(0, end)) + inStyleOf(text, indented(lines, column)) + text.slice(end)
}

/** Lines from a column on. */
export function indented(lines: string, column: number): string {
  return lines.replaceAll(/^(?=.)/gm, ' '.repeat(column))
}

function pairsOf(text: string): Pair<unknown, unknown>[] {
  const { contents } = parseDocument(text, { uniqueKeys: false })
  if (contents === null) return []
  if (!isMap(contents)) throw new Error('only a file made of fields can be edited')
  return contents.items
}

export function pairIn(
  pairs: readonly Pair<unknown, unknown>[],
  name: string,
): Pair<unknown, unknown> | undefined {
  return pairs.find(({ key }) => isScalar(key) && key.value === name)
}

// From the field’s name to the line break after its value, without the comments that belong to what follows.
export function spanOf({ key, value }: Pair<unknown, unknown>): { start: number; end: number } {
  const [start, , keyEnd] = (key as Node).range ?? [0, 0, 0]
  const [, valueEnd] = (value as Node | null)?.range ?? [0, keyEnd]
  return { start, end: valueEnd }
}

export function yamlOf(value: unknown): string {
  return writtenYaml(value, { blockQuote: 'literal' })
}

export function ended(text: string): string {
  return text === '' || text.endsWith('\n')
    ? text
    : `${text}${text.includes('\r\n') ? '\r\n' : '\n'}`
}

export function inStyleOf(text: string, lines: string): string {
  return text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines
}
