import type { Book } from '../model/book.ts'
import type { Change } from '../model/change.ts'
import type { HouseStyle } from '../model/house-style.ts'

/** A font file, and the characters that it is meant for. */
export type FontFace = {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** As in CSS: `U+0000-00FF, U+0131`. */
  readonly range: string
  readonly woff2: Uint8Array
}

/** What a format may use beside the words. */
export type Look = {
  /** What the files are called: `nap` for nap.md and nap.html. */
  readonly name: string
  /** The HTML page, with `{{ names }}` where something is put in. */
  readonly page: string
  readonly css: string
  /** None where no format that is asked for needs them. */
  readonly fonts: readonly FontFace[]
  /** How the office wants it, if it says so. */
  readonly style?: HouseStyle | undefined
  /** Prints a page; absent where no browser is asked for. */
  readonly print?: Print
}

/** A page as the browser gets it, and what the PDF carries beside it. */
export type Printing = {
  readonly book: Book
  readonly html: string
  readonly markdown: string
}

export type Print = (printing: Printing) => Promise<Uint8Array>

/** A way to write a book. Pure but for the PDF, whose printing is handed in. */
export type Format = {
  /** As the user types it. */
  readonly name: string
  readonly extension: string
  /** Whether it is made of a plan where nobody says which formats. */
  readonly isUsual: boolean
  /** The formats that it is made from, and what else it needs. */
  readonly needs: {
    readonly formats?: readonly string[]
    readonly fonts?: true
    readonly browser?: true
  }
  /** @param made the text of the formats that it needs, by name */
  write(book: Book, look: Look, made: ReadonlyMap<string, string>): Change[] | Promise<Change[]>
}
