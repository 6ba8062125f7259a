import type { Book } from '../model/book.ts'

/** A font file, and the characters that it is meant for. */
export type FontFace = {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** As in CSS: `U+0000-00FF, U+0131`. */
  readonly range: string
  readonly woff2: Uint8Array
}

/** What a format needs beside the words: the look, and what stands in the footer. */
export type Dress = {
  /** Liquid text of the HTML page. */
  readonly page: string
  readonly css: string
  readonly fonts: readonly FontFace[]
  /** Stands at the foot of every page: `Revision 1a2b3c4`. */
  readonly stamp: string
}

/** A way to write a book as one text file. Pure; the PDF is printed from the HTML by `print`. */
export type Format = {
  readonly name: string
  readonly extension: string
  render(book: Book, dress: Dress): string
}
