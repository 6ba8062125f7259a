import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  type Block,
  type Cell,
  type Column,
  type Heading,
  type Inline,
  type Table as TableBlock,
  text,
  wordsOf,
} from '../model/block.ts'
import type { Book } from '../model/book.ts'
import { isUrdu } from '../plain/urdu.ts'
import { reproducible, undated } from './docx-bytes.ts'
import { documentStyles, pale } from './docx-styles.ts'
import { type Changes, direction, type Look, legal, paragraphOf, trackedBy } from './word-runs.ts'
import { type BlockWriter, written } from './writer.ts'

/**
 * A Word file. Words that one state has and the other has not are tracked changes: accepting all of them gives what the
 * later state says, rejecting all what the earlier one says. Headings are not tracked. The same book gives the same bytes.
 */
export async function wordOf(book: Book): Promise<Uint8Array> {
  const { title, country, author, edition, stamp, revision, sections, words } = book
  const date = revision?.date
  // Word writes no fractions of a second.
  const day = date?.toISOString().replace(/\.\d+/, '') ?? undated
  const at: At = {
    style: 'Line',
    depth: 0,
    day,
    changes: counter(),
    lists: counter(),
    starts: new Set(),
  }
  const children = sections.flatMap(({ of }) => inBlocks(of, at))
  const document = new Document({
    title: legal(`${edition}: ${title} – ${country}`),
    creator: legal(author),
    lastModifiedBy: legal(author),
    styles: documentStyles,
    numbering: { config: [bullets, ...Array.from(at.starts, numbersFrom)] },
    sections: [
      {
        properties: { page: { size: pageSizes[book.paper] } },
        headers: {
          default: new Header({
            children: [paragraphOf([text(edition)], { style: 'Running' }, at)],
          }),
        },
        footers: { default: new Footer({ children: [footer(stamp, words)] }) },
        children,
      },
    ],
  })
  return reproducible(new Uint8Array(await Packer.toBuffer(document)), date)
}

// In twentieths of a point.
const pageSizes = { A4: { width: 11_906, height: 16_838 } } as const

/** Where a block stands: the style of its paragraphs, and how deep it is in lists. */
type At = Changes & {
  readonly style: string
  readonly depth: number
  /** Before the first paragraph of an item. */
  readonly sign?: NonNullable<IParagraphOptions['numbering']>
  readonly lists: () => number
  /** The numbers that lists begin with. */
  readonly starts: Set<number>
}

function counter(): () => number {
  let count = 0
  return () => {
    count += 1
    return count
  }
}

const depths = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

function indentAt(level: number) {
  return { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } }
}

const bullets = {
  reference: 'bullets',
  levels: depths.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: '•',
    style: indentAt(level),
  })),
}

function numbersFrom(start: number) {
  return {
    reference: `numbers-${start}`,
    levels: depths.map((level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      start,
      style: indentAt(level),
    })),
  }
}

type Piece = Paragraph | Table

function inBlocks(of: readonly Block[], at: At): Piece[] {
  return of.flatMap((one, index) => written(blocks, one, index === 0 ? at : withoutSign(at)))
}

function withoutSign({ sign: _sign, ...at }: At): At {
  return at
}

const blocks: BlockWriter<Piece[], At> = {
  heading: (heading, at) => [
    paragraphOf(heading.of, { ...direction(heading.language), ...levelOf(heading) }, at),
  ],
  paragraph: ({ of, language, change, isHeading }, at) => [
    paragraphOf(
      of,
      {
        style: isRemark(of) ? 'Remark' : at.style,
        ...indentation(at),
        ...direction(language),
        ...(change && { run: { [trackOf[change.kind]]: trackedBy(change.by, at) } }),
      },
      at,
      isHeading ? { bold: true } : {},
    ),
  ],
  list: ({ start, countsItself, items }, at) => {
    const level = Math.min(at.depth, depths.length - 1)
    if (start !== undefined) at.starts.add(start)
    const reference = start === undefined ? 'bullets' : `numbers-${start}`
    const sign = { reference, level, ...(start !== undefined && { instance: at.lists() }) }
    const inside = { ...at, depth: at.depth + 1 }
    return items.flatMap(({ of }) => inBlocks(of, countsItself ? inside : { ...inside, sign }))
  },
  facts: ({ facts }, at) =>
    facts.flatMap(({ label, of, below = [] }) => [
      paragraphOf([labelled(label), ...of], { style: 'Fact', ...indentation(at) }, at),
      ...inBlocks(below, at),
    ]),
  quotation: ({ of }, at) => inBlocks(of, { ...at, style: 'Quotation' }),
  notice: ({ of }, at) => inBlocks(of, { ...at, style: 'Notice' }),
  code: ({ text: code }, at) =>
    code.split('\n').map((line) => paragraphOf([text(line)], { style: 'Code' }, at)),
  table: tableOf,
  part: ({ label, of }, at) => [
    paragraphOf(
      [text(label)],
      { heading: HeadingLevel.HEADING_3, ...direction(isUrdu(label) ? 'ur' : undefined) },
      at,
    ),
    ...inBlocks(of, at),
  ],
  columns: ({ of }, at) => of.flatMap((one) => inBlocks(one, at)),
  new: ({ of }, at) => inBlocks(of, at),
  unchanged: ({ of }, at) => inBlocks(of, at),
  // Word has marks of its own for it.
  legend: () => [],
  room: ({ label }, at) => [paragraphOf([labelled(label)], { style: 'Room' }, at)],
  only: ({ on, of }, at) => (on === 'paper' ? inBlocks(of, at) : []),
}

function isRemark(of: readonly Inline[]): boolean {
  return of.every(({ kind }) => kind === 'remark')
}

const trackOf = { inserted: 'insertion', deleted: 'deletion' } as const

function labelled(label: string): Inline {
  return { kind: 'strong', of: [text(`${label}: `)] }
}

function levelOf({ level }: Heading): IParagraphOptions {
  if (level === 1) return { heading: HeadingLevel.TITLE }
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
  return { heading: levels[level - 2] ?? HeadingLevel.HEADING_4 }
}

function indentation({ depth, sign }: At): IParagraphOptions {
  if (sign) return { numbering: sign }
  return depth === 0 ? {} : { indent: { start: 360 * depth } }
}

function tableOf({ columns, rows }: TableBlock, at: At): Piece[] {
  const isShown = (_: unknown, index: number) => columns[index]?.on !== 'screen'
  const heads = columns.filter(isShown)
  const body = rows.map(({ cells }) => cells.filter(isShown))
  const widths = widthsOf([heads, ...body])
  const rowOf = (cells: readonly (Cell | Column)[], look: Look) =>
    cells.map(({ of, language }, index) => {
      const options = { style: 'Cell', ...direction(language) }
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        ...(look.bold && { shading: { type: ShadingType.CLEAR, fill: pale } }),
        children: [paragraphOf(of, options, at, look)],
      })
    })
  return [
    new Table({
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({ tableHeader: true, children: rowOf(heads, { bold: true }) }),
        ...body.map((cells) => new TableRow({ cantSplit: true, children: rowOf(cells, {}) })),
      ],
    }),
    // Two tables that touch are one.
    new Paragraph({ style: 'Cell' }),
  ]
}

/** Between the margins, in twentieths of a point. */
const lineWidth = 9026

/** Wider where there is more to read, and wide enough for the longest word, if that is one. */
function widthsOf(rows: readonly (readonly (Cell | Column)[])[]): number[] {
  const columns = rows[0]?.length ?? 0
  const weights = Array.from({ length: columns }, (_, index) => {
    const texts = rows.map((cells) => wordsOf(cells[index]?.of ?? []))
    const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length
    const longest = Math.max(
      ...texts
        .join(' ')
        .split(/\s+/)
        .map(({ length }) => length),
    )
    return Math.max(6, Math.min(60, mean), Math.min(18, longest + 2))
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.floor((lineWidth * weight) / all))
}

function footer(stamp: string, { page, of }: Book['words']): Paragraph {
  const before = stamp === '' ? '' : `${legal(stamp)}  ·  `
  return new Paragraph({
    style: 'Running',
    children: [
      new TextRun({
        children: [`${before}${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}
