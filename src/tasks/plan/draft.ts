import type { Host } from '../../command.ts'
import { readAssets } from '../../load/assets.ts'
import type { Book } from '../../model/book.ts'
import type { Change, Removal } from '../../model/change.ts'
import type { Release } from '../../model/revision.ts'
import type { Audience } from '../../model/stage.ts'
import { compose, draftFiles, render } from '../../pipeline.ts'
import { withLock } from '../../record/lock.ts'
import { pending, staleIn, write } from '../../record/write.ts'
import { editorSchemas } from './editor-schemas.ts'
import { type OpenPlan, openPlan, planFolder, type WhichPlan } from './open.ts'

/** A plan, and what of its `draft/` was not as it should be. */
export type Updated = { readonly plan: OpenPlan; readonly changes: readonly (Change | Removal)[] }

/** Brings `draft/` up to date with the submissions. */
export async function writeDraft(
  host: Host,
  request: WhichPlan & { readonly dryRun: boolean },
): Promise<Updated> {
  const work = async () => {
    const plan = openPlan(host, request)
    const changes = await outstanding(plan, await draftOf(plan))
    if (!request.dryRun && changes.length > 0) await write(plan.root, changes)
    return { plan, changes }
  }
  return request.dryRun ? work() : withLock(planFolder(host, request), work)
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

/** What of the files that nap makes in the plan folder is not on disk as it should be. */
export async function outstanding(
  plan: OpenPlan,
  draft: readonly Change[],
): Promise<(Change | Removal)[]> {
  const { root } = plan
  const wanted = new Set(draft.map(({ file }) => file))
  const made = [...draft, ...editorSchemas(plan)]
  return [...(await pending(root, made)), ...(await staleIn(root, 'draft/commitments', wanted))]
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
