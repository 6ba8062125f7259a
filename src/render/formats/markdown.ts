import {
  type Block,
  emphasis,
  type Inline,
  type Item,
  type List,
  paragraph,
  strong,
  type Table,
  text,
  wordsOf,
} from '../../model/block.ts'
import type { Book, Section } from '../../model/book.ts'
import { safeAddress } from '../../plain/address.ts'
import { partsMarks } from '../../plain/markdown.ts'
import { escaped, escapedStarts, fenceAround } from '../../plain/markdown-escapes.ts'
import { figureTable } from '../figure-table.ts'
import type { Format } from '../format.ts'
import { guidanceIn } from '../guidance.ts'
import { markable } from '../markable.ts'
import { unmarked } from '../unmarked.ts'
import { type BlockWriter, type InlineWriter, written } from '../writer.ts'

/** One Markdown file that reads well as it is: the same words as the HTML, with a list of contents. */
export const markdown: Format = {
  name: 'md',
  extension: 'md',
  isUsual: true,
  needs: {},
  write(book, { name }) {
    return [{ file: `${name}.md`, content: markdownOf(book) }]
  },
}

function markdownOf(book: Book): string {
  const [cover, ...rest] = book.sections
  return [
    ...(cover ? [markdownBlocks(cover.of)] : []),
    contents(book),
    ...rest.map(({ of }) => markdownBlocks(of)),
  ]
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n')
}

function contents({ sections, words }: Book): string {
  const listed = sections.filter(({ level }) => level !== undefined)
  if (listed.length === 0) return ''
  return `## ${escaped(words.contents)}\n\n${listed.map(entry).join('\n')}`
}

function entry({ level, number, listed = number, title }: Section): string {
  const indent = level === 2 ? '  ' : ''
  const words = listed === undefined ? '' : `${listed} `
  return `${indent}- ${escapedStarts(escaped(words + title))}`
}

/** Blocks as Markdown without a line end behind the last one. */
export function markdownBlocks(of: readonly Block[]): string {
  return sequence(of).join('\n\n')
}

function sequence(of: readonly Block[]): string[] {
  let before: Block | undefined
  return of.flatMap((one) => {
    const text = written(blocks, one, isBesideLike(before, one))
    if (text !== '') before = one
    return text === '' ? [] : [text]
  })
}

// Two lists one after the other are one, unless their signs differ.
function isBesideLike(before: Block | undefined, one: Block): boolean {
  const kind = listKind(one)
  return kind !== undefined && before !== undefined && listKind(before) === kind
}

function listKind(block: Block): 'numbered' | 'list' | undefined {
  if (block.kind === 'facts') return 'list'
  if (block.kind !== 'list') return undefined
  return block.start === undefined ? 'list' : 'numbered'
}

const blocks: BlockWriter<string, boolean> = {
  heading: ({ level, of }) => {
    const words = line(of)
      .replaceAll(/\s*\n\s*/g, ' ')
      .replace(/(?<=^|\s)#+$/, '\\$&')
    return `${'#'.repeat(level)} ${words}`.trimEnd()
  },
  paragraph: (one) => escapedStarts(line(guidanceIn(one))),
  list: (list, isBeside) => listLines(list, isBeside),
  facts: ({ facts }) =>
    facts
      .map(({ label, of, below = [] }) => {
        const words = [`**${escaped(label)}:**`, line(of)].filter((part) => part !== '').join(' ')
        return indented('- ', [words, ...sequence(below)].join('\n'))
      })
      .join('\n'),
  quotation: ({ of }) => quoted(markdownBlocks(of)),
  notice: ({ of }) => quoted(markdownBlocks(of)),
  code: ({ text }) => {
    const fence = fenceAround(text)
    return `${fence}\n${text}\n${fence}`
  },
  table: tableLines,
  part: ({ label, of }) => [`#### ${escaped(label)}`, ...sequence(of)].join('\n\n'),
  columns: ({ of }) => of.map(markdownBlocks).join('\n\n'),
  new: ({ of }) => markdownBlocks(of.map(unmarked)),
  figure: ({ title, chart }) =>
    sequence([paragraph([strong(text(title))]), figureTable({ chart })]).join('\n\n'),
  // Where this file lies, and with it the way to the picture, is not known here.
  picture: ({ file, alternative, caption }) =>
    sequence([
      paragraph([emphasis(text(alternative === '' ? file : alternative)), text(` (${file})`)]),
      ...(caption === undefined ? [] : [paragraph([text(caption)])]),
    ]).join('\n\n'),
  unchanged: () => '…',
  legend: ({ label, deleted, inserted }) =>
    `**${escaped(label)}:** ~~${escaped(deleted)}~~, **${escaped(inserted)}**`,
  room: ({ label }) => `**${escaped(label)}:** ${'_'.repeat(60)}`,
  only: ({ on, of }) => (on === 'paper' ? markdownBlocks(of) : ''),
}

function listLines({ start, isLoose, items }: List, isBeside: boolean): string {
  const mark = (index: number) => {
    if (start === undefined) return isBeside ? '* ' : '- '
    return `${start + index}${isBeside ? ')' : '.'} `
  }
  const between = isLoose ? '\n\n' : '\n'
  return items.map((one, index) => indented(mark(index), itemText(one, between))).join(between)
}

function itemText({ of }: Item, between: string): string {
  return sequence(of).join(between)
}

function tableLines({ columns, rows }: Table): string {
  const shown = columns
    .map(({ on }, index) => (on === 'screen' ? -1 : index))
    .filter((index) => index >= 0)
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cellsOf = (cells: readonly { readonly of: readonly Inline[] }[]) =>
    shown.map((index) => line(onOneLine(cells[index]?.of ?? [])).replaceAll(/\s*\n\s*/g, ' '))
  const rules = shown.map((index) => ruleFor[columns[index]?.align ?? 'none'])
  return [
    lineOf(cellsOf(columns)),
    lineOf(rules),
    ...rows.map(({ cells }) => lineOf(cellsOf(cells))),
  ].join('\n')
}

const ruleFor = { none: '---', left: ':---', center: ':---:', right: '---:' } as const

function indented(mark: string, words: string): string {
  return (mark + words.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`)).trimEnd()
}

function quoted(words: string): string {
  return words.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>')
}

/** Where words stand: what is before and behind them decides which marks can be written. */
type Beside = { readonly before: string; readonly behind: string; readonly isInMark: boolean }

function line(of: readonly Inline[], isInMark = false): string {
  let told = ''
  const all = markable(of)
  for (const [index, one] of all.entries()) {
    const behind = all
      .slice(index + 1, index + 3)
      .map((next) => (next.kind === 'text' ? next.text : '*'))
    const words = written(inlines, one, {
      before: told.at(-1) ?? '',
      behind: behind.join(''),
      isInMark,
    })
    // With this sign before it, a link would be a picture.
    told = words.startsWith('[') ? told.replace(/!$/, '\\!') : told
    told += words
  }
  return told
}

const inlines: InlineWriter<string, Beside> = {
  text: ({ text }) => escaped(text),
  strong: ({ of }) => `**${line(of, true)}**`,
  emphasis: ({ of }, { before, behind, isInMark }) => {
    const words = line(of, true)
    const isApart = [before, behind.slice(0, 1)].every(partsMarks)
    const isBesideStar = /^\*|\*$/.test(before + words + behind.slice(0, 1))
    const sign = isApart && (isInMark || isBesideStar) ? '_' : '*'
    return sign + words + sign
  },
  struck: ({ of }) => `~~${line(of, true)}~~`,
  remark: ({ look, of }) => (look === 'strong' ? `**${line(of, true)}**` : `*${line(of, true)}*`),
  inserted: ({ of }) => `**${line(of, true)}**`,
  deleted: ({ of }) => `~~${line(of, true)}~~`,
  code: ({ text }) => {
    const ticks = text.match(/`+/g)?.map(({ length }) => length) ?? []
    let length = 1
    while (ticks.includes(length)) length++
    const fence = '`'.repeat(length)
    const apart = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : ''
    return fence + apart + text + apart + fence
  },
  link: ({ to, of }, beside) =>
    isPlainAddress(of, to, beside)
      ? wordsOf(of)
      : `[${line(of, true)}](${to.replaceAll(/[()*~`<>|]|(?<![\w])_|_(?!\w)/g, '\\$&')})`,
  break: () => '\\\n',
}

// A row of a table is one line: there, a line break is a space.
function onOneLine(of: readonly Inline[]): Inline[] {
  return of.map((one): Inline => {
    if (one.kind === 'break') return text(' ')
    return 'of' in one ? { ...one, of: onOneLine(one.of) } : one
  })
}

// Programs make a link of it by themselves, and of nothing that stands beside it.
function isPlainAddress(of: readonly Inline[], to: string, { before, behind }: Beside): boolean {
  const words = wordsOf(of)
  return (
    of.every(({ kind }) => kind === 'text') &&
    /^(?:https?:\/\/|[a-z\d][\w.+-]*@)[\w./?=#%-]*[a-z\d/]$/i.test(words) &&
    [words, `mailto:${words}`].some((address) => safeAddress(address) === to) &&
    /^(?:[\s“"]|)$/.test(before) &&
    /^(?:[.,;:!?)”"]?(?:\s|$))/.test(behind)
  )
}
