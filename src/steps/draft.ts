import { readAssets } from '../load/assets.ts'
import type { Book } from '../model/book.ts'
import type { Change, Removal } from '../model/change.ts'
import type { Release } from '../model/revision.ts'
import type { Audience } from '../model/stage.ts'
import { compose, draftFiles, render } from '../pipeline.ts'
import { withLock } from '../record/lock.ts'
import { pending, staleIn, write } from '../record/write.ts'
import type { OpenPlan } from './open-plan.ts'

/** Brings `draft/` up to date with the submissions. @returns what was not as it should be */
export async function writeDraft(
  plan: OpenPlan,
  { dryRun }: { readonly dryRun: boolean },
): Promise<(Change | Removal)[]> {
  const changes = await outstanding(plan, await draftOf(plan))
  if (!dryRun && changes.length > 0) await withLock(plan.root, () => write(plan.root, changes))
  return changes
}

/** Every file of `draft/` as it should be: the merged commitments, and the public document as Markdown. */
export async function draftOf(plan: OpenPlan): Promise<Change[]> {
  const book = await composed(plan, 'public')
  const texts = await render(book, { page: '', css: '', fonts: [], stamp: '' }, ['md'])
  return [
    ...(await draftFiles(plan.draft)),
    { file: 'draft/nap.md', content: texts.get('md') ?? '' },
  ]
}

export async function outstanding(
  { root }: OpenPlan,
  draft: readonly Change[],
): Promise<(Change | Removal)[]> {
  const wanted = new Set(draft.map(({ file }) => file))
  return [...(await pending(root, draft)), ...(await staleIn(root, 'draft/commitments', wanted))]
}

/** @param release under which the plan is printed: never for `draft/`, which must not change when a revision is named */
export async function composed(
  plan: OpenPlan,
  audience: Audience,
  release?: Release,
): Promise<Book> {
  const { templates, locales } = readAssets()
  const words = locales.get('en') ?? {}
  return compose(plan, { language: 'en', words, templates, audience, release })
}
