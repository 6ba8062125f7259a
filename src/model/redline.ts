import type { Piece } from '../plain/piece.ts'

/**
 * What changed between two states of the plan, in the words of one language and in reading order, before it has any
 * format. All of it is plain text.
 */
export type Redline = {
  readonly language: string
  /** Of the plan. */
  readonly title: string
  readonly country: string
  /** The office that keeps the plan. */
  readonly author: string
  /** `What changed`, `What changed, on one page`. */
  readonly heading: string
  /** Stands at the head of every page. */
  readonly edition: string
  /** From what to what, and how much changed. */
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly parts: readonly Part[]
  /** Whole sentences at the end. */
  readonly remarks: readonly string[]
  /** When the later state was recorded; undefined for the working files. */
  readonly date: Date | undefined
  readonly words: Readonly<Record<string, string>>
}

/** A chapter of the comparison: the commitments; in a summary, one kind of change. */
export type Part = {
  readonly id: string
  readonly title: string
  readonly subjects: readonly Subject[]
  /** What needs no heading of its own. */
  readonly entries: readonly Entry[]
  /** `and 12 more`, where not all entries have room. */
  readonly more: string | undefined
}

/** One line of a summary; nothing of it is a text with several paragraphs. */
export type Entry = {
  readonly name: string
  readonly lines: readonly Line[]
  readonly reasons: readonly string[]
  readonly author: string
}

/** What changes belong to: a commitment, a chapter, the plan as a whole. */
export type Subject = {
  readonly id: string
  readonly title: string
  readonly kind: 'added' | 'withdrawn' | 'changed'
  /** What became of it, and whose it is, in a few words. */
  readonly status: readonly string[]
  readonly reasons: readonly string[]
  readonly changes: readonly FieldChange[]
}

export type FieldChange = {
  readonly label: string
  /** The answers of a list of their own, a text, one value, or several fields one after another. */
  readonly form: 'set' | 'text' | 'value' | 'item'
  /** All that the field says in either state. */
  readonly lines: readonly Line[]
  /** That the institutions do not agree, or do now. */
  readonly opinion:
    | {
        readonly text: string
        readonly answers: readonly Answer[]
      }
    | undefined
  /** Who or what is behind the change. */
  readonly reasons: readonly string[]
  /** Whose change it is, for programs that show one name. */
  readonly author: string
}

/** What one institution answers, as one paragraph. */
export type Answer = Line & { readonly name: string }

/** A paragraph, or an item of a list. */
export type Line = {
  /** What it answers, where several answers stand under one heading; it came and went with the line. */
  readonly name?: string
  readonly pieces: readonly Piece[]
  /** Whether the end of the paragraph stands in both states, in the later one only, or in the earlier one only. */
  readonly end: Piece['kind']
  /** Whether it is a heading within a text. */
  readonly isHeading?: boolean
}
