import { load, loadedTogether } from '../load/load.ts'
import { merge } from '../merge/merge.ts'
import type { Loaded } from '../model/plan-file.ts'
import type { Piece } from '../plain/piece.ts'
import { checkForm } from '../validate/form.ts'

// The part of the pipeline that two states of a plan are compared by: nothing is judged, so no rule is loaded.

/** Bytes of some files of the plan to what they add up to, without judging it. */
export function mergeOf(loaded: Loaded) {
  const { folder, diagnostics } = checkForm(loaded)
  return { folder, draft: merge(folder), diagnostics: [...loaded.diagnostics, ...diagnostics] }
}

export { load, loadedTogether }

/** What is different in the later of two states of the plan. */
export async function differenceBetween(
  ...states: Parameters<typeof import('../compare/difference.ts').differenceBetween>
) {
  const stage = await import('../compare/difference.ts')
  return stage.differenceBetween(...states)
}

/** What changed between two texts, word by word. */
export async function wordsBetween(before: string, after: string): Promise<Piece[]> {
  const words = await import('../compare/words.ts')
  return words.wordsBetween(before, after)
}
