import {
  Document,
  HeadingLevel,
  type IParagraphOptions,
  LeaderType,
  LevelFormat,
  Packer,
  type PageNumberEstimator,
  PageOrientation,
  type Paragraph,
  StyleLevel,
  Tab,
  type Table,
  TableOfContents,
  TabStopType,
} from 'docx'
import { type Block, type Field, type Heading, type Inline, text } from '../model/block.ts'
import type { Book, Section } from '../model/book.ts'
import { bookmarkOf } from '../model/bookmark.ts'
import { formProperties, guidanceStyle } from '../model/exchange/form.ts'
import { directed, languageFor } from '../plain/script.ts'
import { reproducible, undated } from './docx-bytes.ts'
import { digestProperty } from './docx-digest.ts'
import { documentStyles, listedStyle, type Measure, type WordColours } from './docx-styles.ts'
import { edgesOf } from './word-edges.ts'
import { shadedTable } from './word-figures.ts'
import { pictureParagraphs } from './word-picture.ts'
import { type Changes, documentLine, legal, paragraphOf, trackedBy, wordTag } from './word-runs.ts'
import { wordTable } from './word-tables.ts'
import { type BlockWriter, written } from './writer.ts'

/**
 * A Word file. Words that one state has and the other has not are tracked changes: accepting all of them gives what the
 * later state says, rejecting all what the earlier one says. Headings are not tracked. The same book gives the same bytes.
 * @param colours those of a house style
 */
export async function wordOf(book: Book, colours: WordColours = {}): Promise<Uint8Array> {
  const { title, country, author, edition, form, revision, sections, words } = book
  const date = revision?.date
  // Word writes no fractions of a second.
  const day = date?.toISOString().replace(/\.\d+/, '') ?? undated
  const margin = form === 'form' ? 720 : 1440
  const lineWidth = pageSizes.A4.width - 2 * margin
  const at: At = {
    style: 'Line',
    depth: 0,
    lineWidth,
    day,
    changes: counter(),
    lists: counter(),
    starts: new Set(),
    labels: new Set(),
    languages: [book.language, ...book.languages],
    isInTwoLanguages: book.properties?.[formProperties.edition]?.includes(' ') ?? false,
  }
  const children = sections.flatMap((section, index) => [
    ...(index === 1 && form === 'plan' ? contents(words.contents, at) : []),
    ...inBlocks(section.of, { ...at, opening: openingOf(section, form) }),
  ])
  const document = new Document({
    title: legal(`${edition}: ${title} – ${country}`),
    creator: legal(author),
    lastModifiedBy: legal(author),
    styles: documentStyles(colours, languagesOf(at.languages)),
    customProperties: propertiesOf(book),
    pageNumbers: leftToWord,
    numbering: { config: [bullets, ...Array.from(at.starts, numbersFrom)] },
    sections: [
      {
        properties: {
          page: { size: pageSizes[book.paper], margin: { left: margin, right: margin } },
        },
        ...edgesOf(book, at),
        children,
      },
    ],
  })
  return reproducible(new Uint8Array(await Packer.toBuffer(document)), date)
}

function languagesOf(languages: readonly string[]) {
  const [ltr, rtl] = [languageFor('ltr', languages), languageFor('rtl', languages)]
  // British order of day and month in what Word itself writes.
  const value = ltr === 'en' ? 'en-GB' : wordTag(ltr)
  return { rtl, tags: { value, bidirectional: wordTag(rtl) } }
}

/**
 * Only Word knows its pages. Places for their numbers that are empty, and said to be up to date, stay so without a question
 * when the file is opened; “Update table” fills them in.
 */
const leftToWord: PageNumberEstimator = () => ({ bookmarks: new Map() })

/** From which revision the file was made, which is what comes back is compared with, and whether it is as it was made. */
function propertiesOf(book: Book): { name: string; value: string }[] {
  const { revision, release, isExact, properties = {} } = book
  const told = {
    [formProperties.base]: isExact ? revision?.hash : undefined,
    'nap-release': release?.name,
    ...properties,
    [digestProperty.name]: digestProperty.value,
  }
  return Object.entries(told).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  )
}

/** The list of contents, filled in: Word asks nothing when it opens the file. */
function contents(title: string, at: Changes): (Paragraph | TableOfContents)[] {
  return [
    documentLine([title], { style: 'Contents', pageBreakBefore: true }, at),
    new TableOfContents(legal(title), {
      hyperlink: true,
      tabLeader: LeaderType.NONE,
      stylesWithLevels: [new StyleLevel('heading 1', 1), new StyleLevel(listedStyle, 2)],
    }),
  ]
}

/** How a section begins. */
type Opening = {
  readonly heading: Block | undefined
  readonly isListed: boolean
  readonly onNewPage: boolean
}

function openingOf({ of, kind, level }: Section, form: Book['form']): Opening {
  const alone: readonly Section['kind'][] = ['standing', 'chapter']
  return {
    heading: of[0],
    isListed: level === 2,
    onNewPage: form === 'plan' && alone.includes(kind),
  }
}

// In twentieths of a point.
const pageSizes = {
  A4: { width: 11_906, height: 16_838 },
  A3: { width: 16_838, height: 23_811, orientation: PageOrientation.LANDSCAPE },
} as const

/** Where a block stands: the style of its paragraphs, and how deep it is in lists. */
type At = Changes &
  Measure & {
    readonly style: string
    readonly depth: number
    /** Before the first paragraph of an item. */
    readonly sign?: NonNullable<IParagraphOptions['numbering']>
    readonly lists: () => number
    /** The numbers that lists begin with. */
    readonly starts: Set<number>
    /** The labels of fields that have their bookmark. */
    readonly labels: Set<string>
    /** Of the section that is written. */
    readonly opening?: Opening
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
    paragraphOf(heading.of, levelOf(heading, at), at, {
      label: labelOf(heading.field, at),
    }),
  ],
  paragraph: ({ of, change, isHeading, isGuidance, field }, at) => [
    paragraphOf(
      of,
      {
        style: isGuidance ? guidanceStyle : styleOf(of, at),
        ...indentation(at),
        ...(change && { run: { [trackOf[change.kind]]: trackedBy(change.by, at) } }),
      },
      at,
      { ...(isHeading && { look: { bold: true } }), label: labelOf(field, at) },
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
    facts.flatMap(({ label, field, of, below = [] }) => [
      paragraphOf([behindLabel(label, at), ...of], { style: 'Fact', ...indentation(at) }, at, {
        label: labelOf(field, at),
      }),
      ...inBlocks(below, at),
    ]),
  quotation: ({ of }, at) => inBlocks(of, { ...at, style: 'Quotation' }),
  notice: ({ of }, at) => inBlocks(of, { ...at, style: 'Notice' }),
  code: ({ text: code }, at) =>
    code.split('\n').map((line) => paragraphOf([text(line)], { style: 'Code' }, at)),
  table: (table, at) => wordTable(table, at, labelOf),
  part: ({ label, field, of }, at) => [
    paragraphOf([text(label)], { heading: HeadingLevel.HEADING_3 }, at, {
      label: labelOf(field, at),
    }),
    ...inBlocks(of, at),
  ],
  figure: (figure, at) => [
    paragraphOf([text(figure.title)], { style: 'FigureTitle' }, at),
    ...shadedTable(figure, at),
  ],
  picture: (picture, at) => pictureParagraphs(picture, indentation(at), at),
  columns: ({ of }, at) => of.flatMap((one) => inBlocks(one, at)),
  new: ({ of }, at) => inBlocks(of, at),
  unchanged: ({ of }, at) => inBlocks(of, at),
  // Word has marks of its own for it.
  legend: () => [],
  room: ({ label, isLine }, at) => [
    isLine ? lineToSignOn(label, at) : paragraphOf([labelled(label)], { style: 'Room' }, at),
  ],
  only: ({ on, of }, at) => (on === 'paper' ? inBlocks(of, at) : []),
}

/** The bookmark for the label of a field, the first time that it is shown: of two Word keeps the last. */
function labelOf(field: Field | undefined, { labels }: At): string | undefined {
  const name = field && bookmarkOf(field)
  if (name === undefined || labels.has(name)) return undefined
  labels.add(name)
  return name
}

function styleOf(of: readonly Inline[], { style }: At): string {
  return isRemark(of) ? 'Remark' : style
}

function isRemark(of: readonly Inline[]): boolean {
  return of.length > 0 && of.every((one) => one.kind === 'remark' && one.look === 'emphasis')
}

const trackOf = { inserted: 'insertion', deleted: 'deletion' } as const

// Behind a label that ends in words to the left, the number of an answer would go to the left of them.
function behindLabel(label: string, { isInTwoLanguages }: At): Inline {
  const [, ...others] = directed(label, 'ltr')
  const endsLeft = isInTwoLanguages && others.at(-1)?.runs === 'rtl'
  return labelled(label, endsLeft ? leftToRightMark : '')
}

const leftToRightMark = '\u200e'

function labelled(label: string, mark = ''): Inline {
  return { kind: 'strong', of: [text(`${label}: ${mark}`)] }
}

function levelOf(heading: Heading, { opening }: At): IParagraphOptions {
  const { level } = heading
  if (level === 1) return { heading: HeadingLevel.TITLE }
  const opens = opening?.heading === heading ? opening : undefined
  const pageBreakBefore = opens?.onNewPage === true
  if (opens?.isListed) return { style: listedStyle, pageBreakBefore }
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
  return { heading: levels[level - 2] ?? HeadingLevel.HEADING_4, pageBreakBefore }
}

function indentation({ depth, sign }: At): IParagraphOptions {
  if (sign) return { numbering: sign }
  return depth === 0 ? {} : { indent: { start: 360 * depth } }
}

function lineToSignOn(label: string, at: Measure & Changes): Paragraph {
  const position = at.lineWidth / 2
  return documentLine(
    [`${label}: `, { sign: new Tab() }],
    {
      style: 'Caption',
      keepNext: true,
      spacing: { before: 900, after: 40 },
      tabStops: [{ type: TabStopType.LEFT, position, leader: LeaderType.UNDERSCORE }],
    },
    at,
  )
}
