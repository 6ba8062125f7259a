import type { Host } from '../command.ts'
import { commitmentsOf } from '../model/draft.ts'
import { limits } from '../model/limits.ts'
import type { Audience } from '../model/stage.ts'
import { type Documents, documents, type OutputFormat } from './documents.ts'
import { composed } from './draft.ts'
import type { OpenPlan } from './open-plan.ts'
import type { Recorded } from './record-plan.ts'

type Wish = {
  readonly out: string
  readonly formats: readonly OutputFormat[]
  readonly audience: Audience
  readonly browser: string | undefined
  readonly recorded: Recorded
}

/** The plan as documents for readers. */
export async function publish(plan: OpenPlan, host: Host, wish: Wish): Promise<Documents> {
  const book = await composed(plan, wish.audience, wish.recorded.release)
  return documents(book, host, {
    // Side by side with the public one, nobody may take it for that.
    name: wish.audience === 'internal' ? 'nap-internal' : 'nap',
    out: wish.out,
    formats: wish.formats,
    stamp: stampOf(wish.recorded),
    revision: wish.recorded.revision,
    release: wish.recorded.release,
    browser: wish.browser,
    extraMs: commitmentsOf(plan.draft).length * limits.printMsPerCommitment,
  })
}

/** What stands at the foot of every page. */
export function stampOf({ revision, release, unrecorded }: Recorded): string {
  if (!revision) return ''
  const title = release ? `${release.title} · ` : ''
  const changes = unrecorded ? ', with changes not recorded yet' : ''
  return `${title}Revision ${revision.hash.slice(0, 7)}${changes}`
}
