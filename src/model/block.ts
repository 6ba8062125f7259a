import { type Direction, directionOf } from '../plain/script.ts'
import type { Figure } from './figure.ts'

// What a document is made of, before it has any format. Plain values: every part can be printed as JSON.

/** Words within a line. */
export type Inline =
  /** A line break in it is a space that may be broken at. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `to` is an address that `safeAddress` lets pass. */
  | { readonly kind: 'link'; readonly to: string; readonly of: readonly Inline[] }
  | { readonly kind: 'break' }
  /** nap’s own words beside those of others, such as “Not agreed”: no text of others can be one. */
  | Remark
  /** Words that one state has and the other has not, and whose doing that is. */
  | (Mark & { readonly of: readonly Inline[] })

type Remark = {
  readonly kind: 'remark'
  readonly look: 'strong' | 'emphasis'
  readonly of: readonly Inline[]
}

/** Where in the plan the words stand that a block shows. */
export type Field = {
  readonly kind: 'commitment' | 'theme' | 'chapter' | 'comment' | 'plan' | 'results'
  readonly id: string
  /** Items of a list by id: `/milestones/portal/end_date`; '' for the thing as a whole. */
  readonly pointer: string
}

/** That something stands in one state only, and whose doing that is. */
export type Mark = { readonly kind: 'inserted' | 'deleted'; readonly by: string }

/** The medium that a block or a column is for: commands never stand on paper, room to write never on the screen. */
type Medium = 'paper' | 'screen'

export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  /** Short answers, each behind its label. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Words of somebody else, set apart. */
  | { readonly kind: 'quotation'; readonly of: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  /** What nap has to say about an answer: that it is awaited, not agreed, or a note on the whole. */
  | {
      readonly kind: 'notice'
      readonly about: 'awaited' | 'not-agreed' | 'note'
      readonly of: readonly Block[]
    }
  /** A question with what was answered to it. */
  | Part
  /** Side by side on paper. */
  | { readonly kind: 'columns'; readonly of: readonly (readonly Block[])[] }
  /** All of it is new and says nothing by being marked: only what has to be undone again marks it. */
  | { readonly kind: 'new'; readonly of: readonly Block[] }
  /** What stays of a long text in which something changed, and need not be read again. */
  | { readonly kind: 'unchanged'; readonly of: readonly Block[] }
  /** How words look that were taken out and put in. */
  | {
      readonly kind: 'legend'
      readonly label: string
      readonly deleted: string
      readonly inserted: string
    }
  /** A place to write something down by hand, or a line to sign on. */
  | { readonly kind: 'room'; readonly label: string; readonly isLine?: true }
  | ({ readonly kind: 'figure' } & Figure)
  | Picture
  | { readonly kind: 'only'; readonly on: Medium; readonly of: readonly Block[] }

/** A picture of the plan, without its metadata. */
export type Picture = {
  readonly kind: 'picture'
  /** Where it lies in the plan folder. */
  readonly file: string
  /** What it shows, for those who cannot see it. */
  readonly alternative: string
  readonly caption?: string
  /** Width and height in dots, as they are stored; how it is turned to be looked at, as EXIF counts. */
  readonly image: {
    readonly type: 'png' | 'jpg'
    readonly base64: string
    readonly width: number
    readonly height: number
    readonly orientation: number
  }
  /** On paper, as it is looked at. */
  readonly millimetres: { readonly width: number; readonly height: number }
}

export type Heading = {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly field?: Field
  readonly of: readonly Inline[]
}

export type Paragraph = {
  readonly kind: 'paragraph'
  /** Of a text that has headings of its own, where ours are the only ones. */
  readonly isHeading?: true
  /** It says how a question is to be answered, and is no answer. */
  readonly isGuidance?: true
  /** Where its words are the label of a field. */
  readonly field?: Field
  /** Of its end: where that came or went, the paragraph was one with the next before, or is now. */
  readonly change?: Mark
  readonly of: readonly Inline[]
}

export type List = {
  readonly kind: 'list'
  /** The number of the first item; undefined where they are not numbered. */
  readonly start?: number
  /** Whether its items stand apart like paragraphs. */
  readonly isLoose: boolean
  /** Its items begin with signs of their own, `(i)` and `(ii)`, and need no other. */
  readonly countsItself?: true
  readonly items: readonly Item[]
}
export type Item = { readonly of: readonly Block[] }

export type Fact = {
  readonly label: string
  readonly field?: Field
  readonly of: readonly Inline[]
  /** What has to be said of it: the answers that are not printed. */
  readonly below?: readonly Block[]
}

export type Part = {
  readonly kind: 'part'
  readonly label: string
  readonly field?: Field
  readonly of: readonly Block[]
}

export type Table = {
  readonly kind: 'table'
  /** To be filled in: its rows are high enough to write in. */
  readonly isBlank?: true
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}
export type Column = {
  readonly of: readonly Inline[]
  readonly align?: 'left' | 'center' | 'right'
  readonly on?: Medium
  /** In a table to be filled in: there is more to write than beside it. */
  readonly isWide?: true
}
export type Row = { readonly cells: readonly Cell[] }
export type Cell = { readonly of: readonly Inline[]; readonly field?: Field }

export function text(words: string): Inline {
  return { kind: 'text', text: words }
}

export function remark(words: string, look: Remark['look'] = 'emphasis'): Remark {
  return { kind: 'remark', look, of: [text(words)] }
}

export function strong(...of: readonly Inline[]): Inline {
  return { kind: 'strong', of }
}

export function emphasis(...of: readonly Inline[]): Inline {
  return { kind: 'emphasis', of }
}

export function heading(level: Heading['level'], of: readonly Inline[], field?: Field): Heading {
  return { kind: 'heading', level, of, ...(field && { field }) }
}

export function paragraph(
  of: readonly Inline[],
  more: Pick<Paragraph, 'change' | 'isHeading' | 'isGuidance' | 'field'> = {},
): Paragraph {
  return { kind: 'paragraph', of, ...more }
}

export function item(of: readonly Block[]): Item {
  return { of }
}

/** A list without numbers, of one line each. */
export function list(items: readonly (readonly Inline[])[]): List {
  return { kind: 'list', isLoose: false, items: items.map((of) => item([paragraph(of)])) }
}

export function cell(of: readonly Inline[], field?: Field): Cell {
  return { of, ...(field && { field }) }
}

export function column(label: string, on?: Medium): Column {
  const of = [text(label)]
  return { of, ...(on && { on }) }
}

export function row(cells: readonly (readonly Inline[])[]): Row {
  return { cells: cells.map((of) => cell(of)) }
}

/** For the screen or for paper only; nothing where there is nothing. */
export function onScreen(of: readonly Block[]): Block[] {
  return of.length > 0 ? [{ kind: 'only', on: 'screen', of }] : []
}

export function onPaper(of: readonly Block[]): Block[] {
  return of.length > 0 ? [{ kind: 'only', on: 'paper', of }] : []
}

/** Which way words run, whatever is around them: as their first line does. Undefined where they have no letter. */
export function directionIn(of: readonly Inline[]): Direction | undefined {
  const words = wordsOf(of)
  return directionOf(words.slice(0, /\n/.exec(words)?.index)) ?? directionOf(words)
}

/** The same of an item, which runs as its first words do. */
export function directionOfItem({ of: [first] }: Item): Direction | undefined {
  return first?.kind === 'paragraph' ? directionIn(first.of) : undefined
}

/** What a reader reads, without any mark; of words that were taken out and put in, both. */
export function wordsOf(of: readonly Inline[]): string {
  return of
    .map((one) => {
      if (one.kind === 'break') return '\n'
      return 'text' in one ? one.text : wordsOf(one.of)
    })
    .join('')
}
