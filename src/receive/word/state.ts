import type {
  ReceivedComment,
  ReceivedMark,
  ReceivedParagraph,
  ReceivedPiece,
} from '../../model/exchange/received.ts'
import type { Unfit } from '../unfit.ts'
import { type Marks, markLists, noMarks } from './marks.ts'
import type { Numbering } from './numbering.ts'
import type { Styles } from './styles.ts'

/** What is known of the file before its words are read. */
export type Known = {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly comments: ReadonlyMap<string, ReceivedComment>
  /** Where a link leads, by the id of its relation. */
  readonly links: ReadonlyMap<string, string>
  /** Foot- and endnotes: `footnote 2`. */
  readonly notes: ReadonlyMap<string, Note>
  readonly unfit: Unfit
}

export type Note = { readonly text: string; readonly comments: readonly string[] }

/** Where the reading of a Word file has come to. */
export type State = {
  readonly known: Known
  /** The names of the elements that are open. */
  readonly path: string[]
  /** How many open elements are within one that says nothing of the text as it is. */
  skipped: number
  readonly paragraphs: ReceivedParagraph[]
  pieces: number
  paragraph: Draft | undefined
  /** Paragraphs whose end both came and went: what follows is one with them. */
  carried: Draft | undefined
  /** Bookmarks and comments that begin between paragraphs. */
  readonly labels: string[]
  readonly marks: Marks[]
  readonly withMark: (marks: Marks, mark: ReceivedMark) => Marks
  readonly onWords: OnWords
  readonly tables: Table[]
  tableCount: number
  readonly fields: Field[]
  readonly controls: Control[]
  readonly links: (string | undefined)[]
  /** Of alternatives for programs of different age: whether one was taken. */
  readonly alternatives: boolean[]
  run: Run
  /** The words of the text boxes that are open, and of those that are told. */
  box: string[] | undefined
  boxDepth: number
  readonly remarks: Remarks
}

/** A paragraph as long as it is open. */
export type Draft = {
  style: string
  outline: number | undefined
  list: string | undefined
  depth: number | undefined
  readonly labels: string[]
  readonly pieces: PieceDraft[]
  readonly endMarks: ReceivedMark[]
  isContents: boolean
}

export type PieceDraft = Omit<ReceivedPiece, 'text'> & { readonly words: string[] }

export type Table = {
  readonly table: number
  row: number
  column: number
  span: number
  mark: ReceivedMark | undefined
}

export type Field = {
  isCode: boolean
  code: string
  link: string | undefined
  isContents: boolean
}

/** A content control: what stands in it may be what it asks, not an answer. */
export type Control = { isPlaceholder: boolean; isContents: boolean }

export type Run = {
  strong: boolean
  strongFromRight: boolean
  emphasis: boolean
  struck: boolean
  isFromRight: boolean
  isHidden: boolean
}

export const plainRun: Run = {
  strong: false,
  strongFromRight: false,
  emphasis: false,
  struck: false,
  isFromRight: false,
  isHidden: false,
}

type OnWords = {
  /** Comments whose words have begun and not ended. */
  readonly open: Set<string>
  /** The same as a list, from when it is needed until it changes. */
  list: readonly string[] | undefined
  /** Comments that words were found for. */
  readonly placed: Set<string>
}

/** What is told of it besides. */
export type Remarks = {
  readonly boxes: string[]
  readonly notes: Map<string, string>
  readonly hidden: string[]
  readonly unread: Set<string>
  pictures: number
  unknownSigns: number
}

export function startState(known: Known): State {
  return {
    known,
    path: [],
    skipped: 0,
    paragraphs: [],
    pieces: 0,
    paragraph: undefined,
    carried: undefined,
    labels: [],
    marks: [noMarks],
    withMark: markLists(known.unfit),
    onWords: { open: new Set(), list: [], placed: new Set() },
    tables: [],
    tableCount: 0,
    fields: [],
    controls: [],
    links: [],
    alternatives: [],
    run: plainRun,
    box: undefined,
    boxDepth: 0,
    remarks: {
      boxes: [],
      notes: new Map(),
      hidden: [],
      unread: new Set(),
      pictures: 0,
      unknownSigns: 0,
    },
  }
}

/** The element around the one that is opening or closing; 2 the one around that. */
export function around(state: State, steps = 1): string {
  return state.path.at(-steps) ?? ''
}
