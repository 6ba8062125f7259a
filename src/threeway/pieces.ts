/** Why two sides cannot be brought together at a place. */
export type Why = 'changed' | 'removed' | 'added' | 'withdrawn' | 'comments' | 'file'

/** Whole lines that people have to choose between. */
export type Conflict = {
  readonly pointer: string
  readonly why: Why
  readonly ours: string
  readonly theirs: string
}

/** A merged text in order: what is settled, and what is not. */
export type Piece = string | Conflict

export type Side = 'ours' | 'theirs'

/** How git calls the two sides. */
export type Labels = { readonly ours: string; readonly theirs: string }

export function conflictsIn(pieces: readonly Piece[]): Conflict[] {
  return pieces.filter((piece) => typeof piece !== 'string')
}

/** The text if everybody chose this side’s lines. */
export function chosen(pieces: readonly Piece[], side: Side): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('')
}

/** The text with git’s marks around what is not settled. */
export function marked(pieces: readonly Piece[], { ours, theirs }: Labels): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return `${line('<', ours)}${piece.ours}=======\n${piece.theirs}${line('>', theirs)}`
    })
    .join('')
}

function line(mark: string, label: string): string {
  return `${`${mark.repeat(7)} ${label}`.trimEnd()}\n`
}
