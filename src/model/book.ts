/**
 * Stands at the start of a quotation, of bold or of italic words that are nap’s own, such as “Awaited from …”, so that
 * formats can tell them from the same words in a text of somebody else. It is for private use, and never printed.
 */
export const ownMark = '\ue000'

/** Stands in the same way at the start of bold words that are not important but new, and makes them insertions. */
export const addedMark = '\ue001'

/** Both of them: no text of somebody else may hold one, and nothing that is printed does. */
export const ownMarks = /[\ue000\ue001]/g

/** What a section is; formats give each kind its look. */
export type SectionKind =
  | 'cover'
  | 'standing'
  | 'prose'
  | 'chapter'
  | 'commitment'
  | 'annex'
  | 'topic'
  | 'point'
  | 'change'

/** One piece of the document, in reading order. */
export type Section = {
  /** Names the section in links: unique, ASCII. */
  readonly id: string
  readonly kind: SectionKind
  /** Its place in the contents: 1 for a chapter, 2 for a commitment in it; undefined where it is not listed. */
  readonly level: 1 | 2 | undefined
  /** `3.2`, `Annex A`; undefined where it has none. */
  readonly number: string | undefined
  /** Plain text. */
  readonly title: string
  /** Markdown, with its heading and `ownMark`, in which every text of others is contained. */
  readonly markdown: string
}

/** The document in reading order, in one language, before it has any format. */
export type Book = {
  /** A plan has a cover and begins each part on a new page; a paper for a meeting is a few pages that follow on. */
  readonly form: 'plan' | 'paper'
  readonly language: string
  readonly title: string
  readonly country: string
  readonly author: string
  /** Stands at the head of every page: `First draft, 15 June 2017`. */
  readonly edition: string
  readonly sections: readonly Section[]
  /** The few words that formats need, in the language of the book. */
  readonly words: { readonly contents: string; readonly page: string; readonly of: string }
}
