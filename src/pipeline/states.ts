import { filesBehind as sliceOf } from '../compare/slice.ts'
import { originalsOf } from '../load/copies.ts'
import { load, loadedTogether } from '../load/load.ts'
import { merge } from '../merge/merge.ts'
import { type Loaded, type PlanFile, planFileAt } from '../model/plan-file.ts'
import type { Piece } from '../plain/piece.ts'
import { checkForm } from '../validate/form.ts'

// The part of the pipeline that two states of a plan are compared by: nothing is judged, so no rule is loaded.

/** Bytes of some files of the plan to what they add up to, without judging it. */
export function mergeOf(loaded: Loaded) {
  const { folder, diagnostics } = checkForm(loaded)
  return { folder, draft: merge(folder), diagnostics: [...loaded.diagnostics, ...diagnostics] }
}

export { load, loadedTogether, originalsOf }

/** What is different in the later of two states of the plan. */
export async function differenceBetween(
  ...states: Parameters<typeof import('../compare/difference.ts').differenceBetween>
) {
  const stage = await import('../compare/difference.ts')
  return stage.differenceBetween(...states)
}

/** All files of a state by name, and those of them that have been read so far, every decision that moves files among them. */
type Known = { readonly files: Iterable<string>; readonly loaded: Loaded }

/** The files that bear on what changed between two states of the plan, changed or not. */
export function filesBehind(changed: ReadonlySet<string>, from: Known, to: Known) {
  const known = new Map<string, PlanFile | undefined>()
  const identified = (file: string) => {
    if (!known.has(file)) known.set(file, planFileAt(file))
    return known.get(file)
  }
  const papers = ({ files }: Known) =>
    Array.from(files).flatMap((file) => {
      const is = identified(file)
      return is ? [{ file, is }] : []
    })
  const { folder } = checkForm(from.loaded)
  const [before, after] = [from.loaded.files, to.loaded.files]
  const isSame =
    before.length === after.length && before.every((file, index) => file === after[index])
  return sliceOf(
    changed,
    { papers: papers(from), folder },
    { papers: papers(to), folder: isSame ? folder : checkForm(to.loaded).folder },
  )
}

/** What changed between two texts, word by word. */
export async function wordsBetween(before: string, after: string): Promise<Piece[]> {
  const words = await import('../compare/words.ts')
  return words.wordsBetween(before, after)
}
