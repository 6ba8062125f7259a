/** A piece of what changed between two texts. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
