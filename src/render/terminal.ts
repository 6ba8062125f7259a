import { Chalk } from 'chalk'
import {
  type Block,
  type Inline,
  type List,
  type Paragraph,
  type Part,
  type Table,
  text,
  wordsOf,
} from '../model/block.ts'
import type { Section } from '../model/book.ts'
import { columnsOf } from '../plain/columns.ts'
import { shown } from '../plain/text.ts'
import { wrapped } from '../plain/wrap.ts'
import { figureTable } from './figure-table.ts'
import { guidanceIn } from './guidance.ts'
import { spaced } from './spaced.ts'
import { unmarked } from './unmarked.ts'
import { type BlockWriter, type InlineWriter, written } from './writer.ts'

/** Columns of the screen, and whether it has colours: they only decorate. */
export type Screen = { readonly width: number; readonly colour: boolean }

/** A document on a screen: words that were taken out stand in [-…-], words that were put in in {+…+}. */
export function terminalText(sections: readonly Pick<Section, 'of'>[], screen: Screen): string {
  const lines = sections.flatMap(({ of }) => inBlocks(of, screen))
  return `${lines.join('\n').replace(/^\n+/, '').replaceAll(/ +$/gm, '')}\n`
}

/** What stands below a heading of a chapter or a point is set in. */
function inBlocks(of: readonly Block[], screen: Screen): string[] {
  let depth = 0
  return of.flatMap((one) => {
    if (one.kind !== 'heading') return indented(depth, written(blocks, one, deeper(screen, depth)))
    depth = one.level === 1 ? 0 : step
    return ['', ...written(blocks, one, screen)]
  })
}

const step = 2

function deeper({ width, colour }: Screen, columns: number): Screen {
  return { width: Math.max(30, width - columns), colour }
}

function indented(columns: number, lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
}

/** Blocks that belong to what stands above them. */
function below(of: readonly Block[], screen: Screen, columns = step): string[] {
  return indented(columns, inBlocks(of, deeper(screen, columns)))
}

const blocks: BlockWriter<string[], Screen> = {
  heading: ({ of }, screen) => lines(of, screen),
  paragraph: (one, screen) => lines(guidanceIn(one), screen),
  list: listLines,
  facts: ({ facts }, screen) =>
    facts.flatMap(({ label, of, below: more = [] }) => [
      ...indented(step, lines([text(`${label}: `), ...of], deeper(screen, step))),
      ...below(more, screen, 2 * step),
    ]),
  quotation: ({ of }, screen) => below(of, screen),
  notice: ({ of }, screen) => below(of, screen),
  code: ({ text: code }) => code.split('\n').map((line) => shown(line, Number.POSITIVE_INFINITY)),
  table: tableLines,
  part: partLines,
  columns: ({ of }, screen) => of.flatMap((one) => inBlocks(one, screen)),
  new: ({ of }, screen) => inBlocks(of.map(unmarked), screen),
  figure: ({ title, chart }, screen) => [
    ...lines([{ kind: 'strong', of: [text(title)] }], screen),
    ...tableLines(figureTable({ chart }), screen),
  ],
  picture: ({ file, alternative }, screen) =>
    lines([text(`[Picture: ${alternative === '' ? file : alternative}]`)], screen),
  unchanged: () => ['…'],
  // The marks speak for themselves.
  legend: () => [],
  room: () => [],
  only: ({ on, of }, screen) => (on === 'screen' ? inBlocks(of, screen) : []),
}

function listLines({ start, countsItself, items }: List, screen: Screen): string[] {
  return items.flatMap(({ of }, index) => {
    const own = start === undefined ? '- ' : `${start + index}. `
    const sign = countsItself ? '  ' : own
    const [first = '', ...rest] = inBlocks(of, deeper(screen, sign.length))
    return [sign + first, ...indented(sign.length, rest)]
  })
}

/** A short answer stands behind its question, a longer one below it. */
function partLines({ label, of }: Part, screen: Screen): string[] {
  const head = shown(label.endsWith('?') ? label : `${label}:`, Number.POSITIVE_INFINITY)
  const [first, ...rest] = of
  const [answer, ...more] = first ? lines(onlyLineOf(first), screen) : []
  const line = answer === undefined ? undefined : `${head} ${answer}`
  return line !== undefined && more.length === 0 && columnsOf(line) < screen.width
    ? [line, ...below(rest, screen)]
    : [...wrapped(head, { width: screen.width, indent: 0 }), ...below(of, screen)]
}

function onlyLineOf(block: Block): readonly Inline[] {
  if (block.kind === 'paragraph') return isRemark(block) ? [] : block.of
  if (block.kind !== 'list' || block.items.length !== 1) return []
  const [inner, ...others] = block.items[0]?.of ?? []
  return inner?.kind === 'paragraph' && others.length === 0 ? inner.of : []
}

// It is no answer, but says something of one.
function isRemark({ of }: Paragraph): boolean {
  return of.every(({ kind }) => kind === 'remark')
}

type Cells = readonly (readonly Inline[])[]

/** Side by side where every row fits in a line; otherwise row by row, with what each answer is. */
function tableLines({ columns, rows }: Table, screen: Screen): string[] {
  const told = <T>(all: readonly T[]) => all.filter((_, index) => columns[index]?.on !== 'paper')
  const heads = told(columns).map(({ of }) => of)
  const table = rows.map(({ cells }) => told(cells).map(({ of }) => of))
  const widths = heads.map((_, index) =>
    Math.max(...[heads, ...table].map((cells) => columnsOf(cellLine(cells[index] ?? [], screen)))),
  )
  const width = widths.reduce((sum, columns) => sum + columns + step, 0)
  return width <= screen.width
    ? [heads, ...table].map((cells) => aligned(cells, widths, screen))
    : table.flatMap((cells) => stacked(cells, heads.map(wordsOf), screen))
}

// Side by side, a row is one line.
function cellLine(of: readonly Inline[], screen: Screen): string {
  return line(of, screen).replaceAll('\n', ' ')
}

function aligned(cells: Cells, widths: readonly number[], screen: Screen): string {
  return cells
    .map((cell, index) => {
      const words = cellLine(cell, screen)
      return words + ' '.repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(words)))
    })
    .join('  ')
    .trimEnd()
}

function stacked(cells: Cells, heads: readonly string[], screen: Screen): string[] {
  const isNumber = /^\d*$/.test(wordsOf(cells[0] ?? []))
  const lead = isNumber ? 2 : 1
  const indent = isNumber ? 6 : step
  const sign = isNumber ? `${wordsOf(cells[0] ?? []).padStart(4)}  ` : ''
  const [name = '', ...more] = lines(cells[lead - 1] ?? [], deeper(screen, indent))
  const rest = cells.slice(lead).flatMap((cell, index) => {
    if (wordsOf(cell) === '') return []
    const words: readonly Inline[] = [text(`${heads[lead + index]}: `), ...cell]
    return indented(indent, lines(words, deeper(screen, indent)))
  })
  return [sign + name, ...indented(indent, more), ...rest]
}

function lines(of: readonly Inline[], screen: Screen): string[] {
  if (of.length === 0) return []
  // A command to be copied stays in one piece.
  const isCommand = of.some((one) => one.kind === 'code' && one.text.startsWith('nap '))
  return line(shortened(of), screen)
    .split('\n')
    .flatMap((one) => (isCommand ? [one] : wrapped(one, { width: screen.width, indent: 0 })))
}

function line(of: readonly Inline[], screen: Screen): string {
  return spaced(of)
    .map((one, index) => {
      const words = written(inlines, one, screen)
      // On paper its look tells it from the words before it.
      return one.kind === 'remark' && index > 0 && !words.startsWith('(') ? `(${words})` : words
    })
    .join('')
}

const inlines: InlineWriter<string, Screen> = {
  text: ({ text: words }) => shown(words, Number.POSITIVE_INFINITY),
  strong: ({ of }, screen) => line(of, screen),
  emphasis: ({ of }, screen) => line(of, screen),
  struck: ({ of }, screen) => line(of, screen),
  remark: ({ of }, screen) => line(of, screen),
  code: ({ text: words }) => shown(words, Number.POSITIVE_INFINITY),
  link: ({ to, of }, screen) => {
    const words = line(of, screen)
    const isSame =
      to.startsWith('#') || to.replace(/^mailto:|\/$/g, '').endsWith(words.replace(/\/$/, ''))
    return isSame ? words : `${words} (${shown(to, Number.POSITIVE_INFINITY)})`
  },
  break: () => '\n',
  inserted: ({ of }, screen) => painted('green', `{+${line(of, screen)}+}`, screen),
  deleted: ({ of }, screen) => painted('red', `[-${line(of, screen)}-]`, screen),
}

// Word by word: a line may end within what is marked.
function painted(colour: 'green' | 'red', words: string, { colour: hasColour }: Screen): string {
  if (!hasColour) return words
  const chalk = new Chalk({ level: 1 })
  return words.replaceAll(/[^ \n]+/g, (word) => chalk[colour](word))
}

/** Words of an unchanged stretch that are shown at each of its ends. */
const wordsAround = 12

/** Of what stays in a long text in which something changed, only the words around. */
function shortened(of: readonly Inline[]): readonly Inline[] {
  if (!of.some(({ kind }) => kind === 'inserted' || kind === 'deleted')) return of
  return of.map((one, index) => {
    if (one.kind !== 'text') return one
    const words = one.text.split(/(?<=\s)(?=\S)/u)
    const [head, tail] = [index > 0 ? wordsAround : 0, index < of.length - 1 ? wordsAround : 0]
    if (words.length <= head + tail + wordsAround) return one
    const last = tail === 0 ? '' : words.slice(-tail).join('')
    const first = head === 0 ? '' : `${words.slice(0, head).join('').trimEnd()} `
    return text(`${first}… ${last}`)
  })
}
