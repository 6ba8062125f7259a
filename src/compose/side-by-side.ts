import {
  type Block,
  type Cell,
  type Fact,
  type Inline,
  type Part,
  type Table,
  wordsOf,
} from '../model/block.ts'
import type { Book, Section, SectionKind } from '../model/book.ts'
import { formProperties } from '../model/exchange/form.ts'

/**
 * One book in two languages: the words of commitments, of chapters and of the texts before them stand beside each other.
 * What nap counts and lists for all of them stays in the first language.
 * @param other the same plan in the second language: the same sections, of the same blocks
 */
export function sideBySide(book: Book, other: Book): Book {
  const theirs = new Map(other.sections.map((section) => [section.id, section]))
  return {
    ...book,
    languages: [book.language, other.language],
    properties: { [formProperties.edition]: `${book.language} ${other.language}` },
    sections: book.sections.map((section) => {
      const beside = inBoth.includes(section.kind) ? theirs.get(section.id) : undefined
      return beside ? both(section, beside) : section
    }),
  }
}

const inBoth: readonly SectionKind[] = ['chapter', 'commitment', 'prose']

function both(section: Section, other: Section): Section {
  if (wordsIn(section.of) === wordsIn(other.of)) return section
  const isAlike =
    section.of.length === other.of.length &&
    section.of.every(({ kind }, index) => kind === other.of[index]?.kind)
  // A text that its translator has put into other paragraphs stands below.
  if (!isAlike) return { ...section, of: [...section.of, ...other.of.filter(isNoHeading)] }
  return { ...section, of: section.of.flatMap((block, index) => pair(block, other.of[index])) }
}

function isNoHeading({ kind }: Block): boolean {
  return kind !== 'heading'
}

function wordsIn(of: readonly Block[]): string {
  return JSON.stringify(of)
}

function pair(block: Block, other: Block | undefined): Block[] {
  if (!other || wordsIn([block]) === wordsIn([other])) return [block]
  if (block.kind === 'heading' && other.kind === 'heading') {
    return [{ ...block, of: besides(block.of, other.of) }]
  }
  if (block.kind === 'facts' && other.kind === 'facts') {
    return [
      { ...block, facts: block.facts.map((fact, index) => factPair(fact, other.facts[index])) },
    ]
  }
  if (block.kind === 'table' && other.kind === 'table') return [tablePair(block, other)]
  if (block.kind === 'part' && other.kind === 'part') return partPair(block, other)
  return [{ kind: 'columns', of: [[block], [other]] }]
}

// What nobody has translated stands there once, and so does a table: half a page is too narrow for it.
function partPair(part: Part, other: Part): Block[] {
  const isOne = wordsIn(part.of) === wordsIn(other.of)
  if (!isOne && !part.of.some(({ kind }) => kind === 'table')) {
    return [{ kind: 'columns', of: [[part], [other]] }]
  }
  const of = isOne ? part.of : part.of.flatMap((block, index) => pair(block, other.of[index]))
  return [{ ...part, label: twice(part.label, other.label), of }]
}

function twice(label: string, other: string): string {
  return label === other ? label : `${label} · ${other}`
}

function factPair(fact: Fact, other: Fact | undefined): Fact {
  if (!other) return fact
  return {
    ...fact,
    label: twice(fact.label, other.label),
    of: besides(fact.of, other.of),
  }
}

// Two tables beside each other would be too narrow to read.
function tablePair(table: Table, other: Table): Table {
  return {
    ...table,
    columns: table.columns.map((column, index) => ({
      ...column,
      of: besides(column.of, other.columns[index]?.of ?? []),
    })),
    rows: table.rows.map(({ cells }, index) => ({
      cells: cells.map((cell, column) => cellPair(cell, other.rows[index]?.cells[column])),
    })),
  }
}

// Where its first line is the same, nobody has translated it, and only nap’s own words below differ.
function cellPair(cell: Cell, other: Cell | undefined): Cell {
  if (!other || firstLine(cell.of) === firstLine(other.of)) return cell
  return { ...cell, of: besides(cell.of, other.of) }
}

function firstLine(of: readonly Inline[]): string {
  return wordsOf(of).split('\n')[0] ?? ''
}

function besides(of: readonly Inline[], other: readonly Inline[]): readonly Inline[] {
  const [words, theirs] = [wordsOf(of).trim(), wordsOf(other).trim()]
  if (theirs === '' || words === theirs) return of
  if (words === '') return other
  return [...of, { kind: 'break' }, ...other]
}
