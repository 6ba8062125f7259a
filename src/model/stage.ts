/** Stages of a plan: what is only a gap in a draft is an error in the final plan. */
export type Stage = 'draft' | 'final'

/** Who reads a document: the public edition leaves out every contact that is not marked public. */
export type Audience = 'public' | 'internal'
