import type { Host } from '../../command.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { limits } from '../../model/limits.ts'
import { editionName } from '../../model/proof.ts'
import { shortHash } from '../../model/revision.ts'
import type { Audience } from '../../model/stage.ts'
import { composed } from '../plan/draft.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Documents, documents, type OutputFormat } from './documents.ts'
import { proofOf, proofText } from './proof.ts'
import type { Recorded } from './record.ts'

type Edition = {
  readonly out: string
  readonly formats: readonly OutputFormat[]
  readonly audience: Audience
  readonly browser: string | undefined
  readonly recorded: Pick<Recorded, 'revision' | 'release' | 'unrecorded'>
}

/** The plan as documents for readers. */
export async function publish(plan: OpenPlan, host: Host, edition: Edition): Promise<Documents> {
  const proof = await proofOf(plan, host, edition)
  const book = await composed(plan, edition.audience, edition.recorded.release)
  return documents(book, host, {
    name: editionName(edition.audience),
    out: edition.out,
    formats: edition.formats,
    stamp: stampOf(edition.recorded),
    revision: edition.recorded.revision,
    release: edition.recorded.release,
    browser: edition.browser,
    proof: (browser) => proofText(proof, browser),
    extraMs: commitmentsOf(plan.draft).length * limits.printMsPerCommitment,
  })
}

/** What stands at the foot of every page. */
export function stampOf({ revision, release, unrecorded }: Edition['recorded']): string {
  if (!revision) return ''
  const title = release ? `${release.title} · ` : ''
  const changes = unrecorded ? ', with changes not recorded yet' : ''
  return `${title}Revision ${shortHash(revision.hash)}${changes}`
}
