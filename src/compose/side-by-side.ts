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
  if (!other || (block.kind !== 'part' && isSaidAgain(block, other))) return [block]
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
  if (!isSaidAgain(part, other) && !part.of.some(({ kind }) => kind === 'table')) {
    return [{ kind: 'columns', of: [[part], [other]] }]
  }
  const of = part.of.flatMap((block, index) => pair(block, other.of[index]))
  return [{ ...part, label: twice(part.label, other.label), of }]
}

/** Whether both say the same but for what it is called, and who says it. */
function isSaidAgain(block: Block, other: Block | undefined): boolean {
  if (block.kind === 'part' && other?.kind === 'part') return areSaidAgain(block.of, other.of)
  if (block.kind === 'list' && other?.kind === 'list') {
    return (
      block.items.length === other.items.length &&
      block.items.every(({ of }, index) => areSaidAgain(of, other.items[index]?.of ?? []))
    )
  }
  if (block.kind === 'facts' && other?.kind === 'facts') {
    return (
      block.facts.length === other.facts.length &&
      block.facts.every((fact, index) => isSameFact(fact, other.facts[index]))
    )
  }
  if (block.kind === 'paragraph' && other?.kind === 'paragraph') {
    // The label of a field is nap’s own.
    return block.field !== undefined || behindName(block.of) === behindName(other.of)
  }
  return other !== undefined && wordsIn([block]) === wordsIn([other])
}

function isSameFact({ of, below = [] }: Fact, other: Fact | undefined): boolean {
  return isOneList(wordsOf(of), wordsOf(other?.of ?? [])) && areSaidAgain(below, other?.below ?? [])
}

/** Whether two lines say the same with the signs of different languages between their names. */
function isOneList(words: string, other: string): boolean {
  const [one, two] = [words, other].map((line) => line.replaceAll(/[؛;،,]/g, ';').trim())
  return one === two
}

function areSaidAgain(of: readonly Block[], others: readonly Block[]): boolean {
  return (
    of.length === others.length && of.every((block, index) => isSaidAgain(block, others[index]))
  )
}

/** The words of a line without what stands at its head in another look, such as a name, where more follows. */
function behindName(of: readonly Inline[]): string {
  const [first, ...rest] = of
  const isNamed = rest.length > 0 && (first?.kind === 'emphasis' || first?.kind === 'strong')
  return wordsOf(isNamed ? rest : of).trim()
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

// Where it begins in the same way, nobody has translated it, and only nap’s own words behind differ.
function cellPair(cell: Cell, other: Cell | undefined): Cell {
  if (!other || wordsOf(cell.of.slice(0, 1)) === wordsOf(other.of.slice(0, 1))) return cell
  return { ...cell, of: besides(cell.of, other.of) }
}

function besides(of: readonly Inline[], other: readonly Inline[]): readonly Inline[] {
  const [words, theirs] = [wordsOf(of).trim(), wordsOf(other).trim()]
  if (theirs === '' || isOneList(words, theirs)) return of
  if (words === '') return other
  return [...of, { kind: 'break' }, ...other]
}
