import type { Place } from './diagnostic.ts'

/** One side of a pair: the contribution whose words look like those of the other side. */
export type AlikeSide = {
  readonly commitment: string
  readonly institution: string
  readonly place: Place
}

/** Two commitments under different ids that look alike, and that nobody has joined or told apart yet. `a` comes first by id. */
export type Alike = {
  readonly a: AlikeSide
  readonly b: AlikeSide
  /** From 0, nothing in common, to 1, the same words. */
  readonly likeness: number
  /** The telling words and phrases that both use, the most telling first. */
  readonly shared: readonly string[]
}
