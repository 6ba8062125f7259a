import { isFieldName, listNamed } from '../model/schemas.ts'
import { groupedBy } from '../plain/grouped.ts'
import { type Fault, fault, type Span } from './fault.ts'
import { lineEnd } from './lines.ts'

/** Items of a list whose dash is missing, is another sign, or stands elsewhere than the others. */
export type ListSlip = {
  readonly slip: Fault
  /** The list, from its name to its last line. */
  readonly from: number
  readonly to: number
  readonly put: readonly Span[]
}

/** What is wrong with the dashes of each list, each kind of slip once; only where the other items show what was meant. */
export function listSlips(text: string): ListSlip[] {
  const lines = linesOf(text)
  return lines.flatMap(({ words, start: from }, index) => {
    const [, head = '', name = ''] = listName.exec(words) ?? []
    const holds = listNamed(name)
    if (!holds) return []
    const body = bodyOf(lines, index + 1, head.length)
    const to = body.at(-1)?.end ?? from
    const slips = holds === 'groups' ? groupSlips(body, head.length) : valueSlips(body, head.length)
    return slipCodes.flatMap((code) => {
      const found = slips.filter((slip) => slip.code === code)
      return found.length > 0 ? [{ slip: oneOf(code, found), from, to, put: spansOf(found) }] : []
    })
  })
}

const slipCodes = ['no-dash', 'sign-for-dash', 'dash-elsewhere'] as const
type Code = (typeof slipCodes)[number]

const listName = /^( *(?:- +)*)([a-z_]+):\s*(?:#.*)?$/

const does: Readonly<Record<Code, string>> = {
  'no-dash': 'dash put before an item of a list',
  'sign-for-dash': 'dash written for another sign',
  'dash-elsewhere': 'dash put below that of the other items',
}

type Line = {
  readonly words: string
  readonly start: number
  readonly end: number
  /** Where its words begin, or -1 where it has none. */
  readonly column: number
}

type Part = Line & {
  /** Whether it is a remark, or stands under “|”: there, a dash is one of the text. */
  readonly isText: boolean
}

type ItemSlip = { readonly code: Code; readonly line: Line; readonly put: readonly Span[] }

function oneOf(code: Code, slips: readonly ItemSlip[]): Fault {
  const { start = 0, end = 0, words = '', column = 0 } = slips[0]?.line ?? {}
  const fix = { does: does[code], spans: spansOf(slips) }
  return { ...fault(code, start + column, end, words), times: slips.length, fix }
}

function spansOf(slips: readonly ItemSlip[]): Span[] {
  return slips.flatMap(({ put }) => put)
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) {
    const words = text.slice(start, lineEnd(text, start)).replace(/\r$/, '')
    lines.push({ words, start, end: start + words.length, column: words.search(/\S/) })
  }
  return lines
}

function bodyOf(lines: readonly Line[], from: number, column: number): Part[] {
  const body: Part[] = []
  let bar = Number.POSITIVE_INFINITY
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.column === -1) continue
    if (line.column < column || (line.column === column && !marked.test(line.words))) break
    const isText = line.column > bar || line.words[line.column] === '#'
    if (line.column <= bar) bar = barIn(line.words)
    body.push({ ...line, isText })
  }
  return body
}

function barIn(words: string): number {
  const [, head] = /^( *(?:[-•▪·–—*+] *)*)[\w-]+: +[|>][-+\d]*\s*(?:#.*)?$/.exec(words) ?? []
  return head?.length ?? Number.POSITIVE_INFINITY
}

const marked = /^( *)([-–—*+](?= )|[•▪·])( *)(?=\S)/

/** The first line of an item of fields, and those that follow it. */
type Item = {
  readonly line: Part
  /** What stands for its dash, if anything does. */
  readonly mark: string
  /** Where its words begin, and where its first name does. */
  readonly column: number
  readonly inner: number
  readonly value: string
  readonly rest: readonly Part[]
}

const firstLine = /^( *(?:([-–—*+•▪·]) *)?)([a-z_]+):(?:\s+(.*))?$/

function groupSlips(body: readonly Part[], column: number): ItemSlip[] {
  const items = itemsIn(body)
  const where = whereTheyBegin(items, column)
  if (!where) return []
  const times = groupedBy(items, ({ value }) => value)
  return items.flatMap((item, index) => {
    const code = codeOf(item, where)
    const isAlone = times.get(item.value)?.length === 1
    if (!code || (code === 'no-dash' && !(isAlone && isItem(items, index, where)))) return []
    const put = moved(item, where)
    return put ? [{ code, line: item.line, put }] : []
  })
}

// Each begins with the same name as the first one. Lists within them would make that uncertain.
function itemsIn(body: readonly Part[]): Item[] {
  const parts = body.filter(({ isText }) => !isText)
  const [first] = parts
  const isNested = parts.some(
    ({ words }) => listNamed(listName.exec(words)?.[2] ?? '') === 'groups',
  )
  const name = firstLine.exec(first?.words ?? '')?.[3] ?? ''
  if (isNested || !isFieldName(name)) return []
  const starts = body.flatMap((line, at) =>
    !line.isText && firstLine.exec(line.words)?.[3] === name ? [at] : [],
  )
  return starts.flatMap((at, index) => {
    const line = body[at]
    const [, head = '', mark = '', , value = ''] = firstLine.exec(line?.words ?? '') ?? []
    if (!line) return []
    const rest = body.slice(at + 1, starts[index + 1])
    return [{ line, mark, column: line.column, inner: head.length, value: value.trim(), rest }]
  })
}

type Where = { readonly dash: number; readonly inner: number }

function whereTheyBegin(items: readonly Item[], column: number): Where | undefined {
  const withMark = items.filter(({ mark }) => mark !== '')
  if (withMark.length === 0) {
    const inner = items[0]?.column ?? 0
    return items.length > 1 && inner - 2 >= column ? { dash: inner - 2, inner } : undefined
  }
  const dash = mostOften(
    withMark.map((item) => item.column),
    column,
  )
  const right = withMark.filter((item) => item.column === dash)
  return { dash, inner: mostOften(right.map(innerOf), dash) }
}

// “•id: portal” says less about where the fields begin than those do.
function innerOf({ column, inner, rest }: Item): number {
  const next = rest.find(({ isText }) => !isText)?.column
  return next ?? (inner - column > 1 ? inner : column + 2)
}

// Where as many stand at one column as at another, the one that nap itself writes is meant.
function mostOften(columns: readonly number[], outer: number): number {
  const times = new Map<number, number>()
  for (const column of columns) times.set(column, (times.get(column) ?? 0) + 1)
  const most = Math.max(...times.values())
  const often = [...times.keys()].filter((column) => times.get(column) === most)
  return [outer + 2, outer].find((column) => often.includes(column)) ?? often[0] ?? outer + 2
}

function codeOf({ mark, column }: Item, { dash }: Where): Code | undefined {
  if (mark === '') return 'no-dash'
  if (mark !== '-') return 'sign-for-dash'
  return column === dash ? undefined : 'dash-elsewhere'
}

// A name that is given twice by mistake looks like the beginning of an item; the fields after it tell.
function isItem(items: readonly Item[], index: number, { dash, inner }: Where): boolean {
  const item = items[index]
  if (!item || item.column < dash || item.column > inner) return false
  const before = items[index - 1]
  if (!before) return items.length > 1
  const names = new Set(namesIn(before))
  return namesIn(item).some((name) => names.has(name))
}

function namesIn({ rest }: Item): string[] {
  return rest.flatMap(({ words, isText }) => {
    const [, name] = /^ *([a-z_]+):(?:\s|$)/.exec(words) ?? []
    return isText || name === undefined ? [] : [name]
  })
}

/** The item where it belongs: its first line alone, where the others stand as they should; or all of it. */
function moved({ line, mark, column, inner, rest }: Item, where: Where): Span[] | undefined {
  const isOnlySign = mark !== '' && column === where.dash && inner - column > 1
  const wanted = isOnlySign ? inner : where.inner
  const head = `${' '.repeat(where.dash)}-`.padEnd(wanted)
  const first = { start: line.start, end: line.start + inner, text: head }
  const next = rest.find(({ isText }) => !isText)?.column ?? wanted
  if (next === wanted) return [first]
  return next === inner ? [first, ...shifted(rest, wanted - inner)] : undefined
}

function shifted(lines: readonly Line[], by: number): Span[] {
  return lines.map(({ start, column }) => ({
    start,
    end: start + Math.max(0, Math.min(column, -by)),
    text: ' '.repeat(Math.max(0, by)),
  }))
}

function valueSlips(body: readonly Part[], outer: number): ItemSlip[] {
  const lines = body.filter(({ isText }) => !isText)
  const items = lines.flatMap((line, at) => {
    const [whole = '', , mark = ''] = marked.exec(line.words) ?? []
    const isField = isFieldName(firstLine.exec(line.words)?.[3] ?? '')
    const isLast = at + 1 === lines.length || marked.test(lines[at + 1]?.words ?? '')
    return mark === '' ? [] : [{ line, mark, width: whole.length, isField, isLast }]
  })
  const dashes = items.filter(({ mark }) => mark === '-')
  const known = dashes.length > 0 ? dashes : items
  if (items[0]?.line !== lines[0] || items.some(({ isField }) => isField)) return []
  const dash = mostOften(
    known.map(({ line: { column } }) => column),
    outer,
  )
  return items.flatMap(({ line, mark, width, isLast }): ItemSlip[] => {
    const { start, column } = line
    const put = [{ start, end: start + width, text: `${' '.repeat(dash)}- ` }]
    if (mark !== '-') return column === dash ? [{ code: 'sign-for-dash', line, put }] : []
    return column !== dash && isLast ? [{ code: 'dash-elsewhere', line, put }] : []
  })
}
