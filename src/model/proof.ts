import type { Audience, Stage } from './stage.ts'

/** The name under which a PDF of the plan carries it. */
export const proofFile = 'nap.json'

/**
 * What a PDF of the plan says about itself for programs. It holds public content only, whoever the PDF is for. The date
 * is the committer’s, in UTC: `2017-06-30T08:00:00.000Z`.
 */
export type Proof = {
  readonly plan: {
    readonly title: string
    readonly country: string
    readonly period: { readonly start: string; readonly end: string }
  }
  /** The revision that it was made from, or is based on; null where git knows of none. */
  readonly revision: { readonly hash: string; readonly date: string } | null
  /** Whether it was made from files that are not as this revision has them. */
  readonly unrecorded: boolean
  readonly release: {
    readonly name: string
    readonly title: string
    readonly issued: string
  } | null
  readonly tool: { readonly name: 'nap'; readonly version: string }
  /** Name and number: with the same one, the same revision gives the same bytes. */
  readonly browser: string
  readonly language: string
  readonly audience: Audience
  readonly stage: Stage
  /** What was asked for that a final plan does not say by itself. */
  readonly with?: readonly 'contributors'[]
  /** The digest of the house style that it was printed in. */
  readonly style?: string
  /** The merged commitments as `draft/commitments/` holds them, in the order of the plan. */
  readonly draft: { readonly commitments: readonly Readonly<Record<string, unknown>>[] }
}

/**
 * The names of documents begin with this, and end with the language where it is not the one that the plan is written in. Side by side with the public one, nobody may take the internal one for it.
 */
export function editionName(audience: Audience, language?: string): string {
  const name = audience === 'internal' ? 'nap-internal' : 'nap'
  return language === undefined ? name : `${name}-${language}`
}
