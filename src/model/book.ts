import type { Block } from './block.ts'
import type { Release, Revision } from './revision.ts'

/** What a section is; formats give each kind its look. */
export type SectionKind =
  | 'cover'
  | 'standing'
  | 'prose'
  | 'signatures'
  | 'chapter'
  | 'commitment'
  | 'annex'
  | 'topic'
  | 'point'
  | 'change'
  | 'sheet'

/** A3 lies on its side: it hangs on a wall. */
export type Paper = 'A4' | 'A3'

/** One piece of the document, in reading order. */
export type Section = {
  /** Names the section in links: unique, ASCII. */
  readonly id: string
  readonly kind: SectionKind
  /** Its place in the contents: 1 for a chapter, 2 for a commitment in it; none where it is not listed. */
  readonly level?: 1 | 2
  /** `3.2`, `Annex A`. */
  readonly number?: string
  /** The same as it stands in the contents, where there it is another: `Annex A:`. */
  readonly listed?: string
  /** Plain text. */
  readonly title: string
  /** With its heading. */
  readonly of: readonly Block[]
}

/** From what a document was made: the same imprint gives the same bytes. */
export type Imprint = {
  /** Stands at the foot of every page: `Revision 1a2b3c4`. */
  readonly stamp: string
  readonly revision: Pick<Revision, 'hash' | 'date'> | undefined
  /** Whether the plan was as that revision has it, and not changed since. */
  readonly isExact: boolean
  /** The name under which that revision was issued. */
  readonly release: Release | undefined
}

/** A document that no revision stands behind. */
export const noImprint: Imprint = {
  stamp: '',
  revision: undefined,
  isExact: false,
  release: undefined,
}

/** The document in reading order, in one language, before it has any format. */
export type Book = Imprint & {
  /** A plan has a cover and begins each part on a new page; a paper for a meeting is a few pages that follow on; sheets are pages for themselves; a form has wide tables to fill in. */
  readonly form: 'plan' | 'paper' | 'sheets' | 'form'
  readonly language: string
  /** Those of the plan: words in another script are in the first of them that is written in it. */
  readonly languages: readonly string[]
  readonly paper: Paper
  readonly title: string
  readonly country: string
  readonly author: string
  /** Stands at the head of every page: `First draft, 15 June 2017`. */
  readonly edition: string
  readonly sections: readonly Section[]
  /** What a Word file of it says of itself to programs, beside what it was made from. */
  readonly properties?: Readonly<Record<string, string>>
  /** The few words that formats need, in the language of the book. */
  readonly words: { readonly contents: string; readonly page: string; readonly of: string }
}
