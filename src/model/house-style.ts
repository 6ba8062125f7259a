import type { LetterName } from './exchange/letter.ts'

/** Colours that a house style may set, by the names that its file has for them. */
export const houseColours = [
  'main',
  'pale',
  'line',
  'ink',
  'quiet',
  'accent',
  'accent-pale',
] as const

export type HouseColour = (typeof houseColours)[number]

/** Kinds of letters that a house style may bring fonts for. */
export const houseFamilies = ['serif', 'sans'] as const

/** The files of one kind of letters, and what each is for. */
export const houseFaces = {
  regular: { weight: 400, style: 'normal' },
  italic: { weight: 400, style: 'italic' },
  semibold: { weight: 600, style: 'normal' },
  bold: { weight: 700, style: 'normal' },
} as const

export type HouseFont = {
  readonly family: (typeof houseFamilies)[number]
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** The name of its file. */
  readonly file: string
  readonly woff2: Uint8Array
}

/** How the documents of an office look, and what they call things. It never changes what the plan says. */
export type HouseStyle = {
  /** Of everything in it: the same digest gives the same pages. */
  readonly digest: string
  /** As in CSS: `#01411c`. */
  readonly colours: Readonly<Partial<Record<HouseColour, string>>>
  readonly fonts: readonly HouseFont[]
  /** In place of nap’s own, by the same keys, in every language. */
  readonly words: Readonly<Record<string, string>>
  /** The same for one language each, or for one that nap has no words in. */
  readonly languages: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** A PNG. */
  readonly emblem: Uint8Array | undefined
  /** The texts of letters, in place of nap’s own. */
  readonly letters: Readonly<Partial<Record<LetterName, string>>>
  /** Rules that come after all others. */
  readonly css: string
}
