import type { Host } from '../../command.ts'
import { type Imprint, noImprint } from '../../model/book.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { limits } from '../../model/limits.ts'
import { editionName } from '../../model/proof.ts'
import { shortHash } from '../../model/revision.ts'
import { composed, document, type Readers } from '../plan/draft.ts'
import { documentWords } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Documents, documents, type Order } from './documents.ts'
import { proofOf, proofText } from './proof.ts'
import type { RevisionState } from './record.ts'

type Edition = Readers &
  Pick<Order, 'out' | 'formats' | 'browser'> & { readonly recorded: RevisionState }

/** The plan as documents for readers. */
export async function publish(plan: OpenPlan, host: Host, edition: Edition): Promise<Documents> {
  const { audience, tellsGivers, recorded, style, language, ...order } = edition
  const proof = await proofOf(plan, host, edition)
  const readers = { audience, tellsGivers, language }
  const own = workingLanguage(plan.folder)
  const imprint = imprintOf(recorded, documentWords(language?.split('+')[0] ?? own, style))
  const book = await composed(plan, { ...readers, style }, imprint)
  return documents(book, host, {
    ...order,
    style,
    // What a PDF carries can be compared by everybody, also without the house style.
    ...(style && { carried: (await document(plan, readers, imprint)).content }),
    name: editionName(audience, language === own ? undefined : language?.replace('+', '-')),
    proof: (browser) => proofText(proof, browser),
    extraMs: commitmentsOf(plan.draft).length * limits.printMsPerCommitment,
  })
}

/** What a document made from this state of the plan says of it. */
export function imprintOf(
  { revision, release, unrecorded }: RevisionState,
  { revision: name = '', unrecorded: more = '' }: Readonly<Record<string, string>>,
): Imprint {
  if (!revision) return noImprint
  const title = release ? `${release.title} · ` : ''
  const changes = unrecorded ? `, ${more}` : ''
  const number = name.replace('{revision}', shortHash(revision.hash))
  return {
    revision,
    isExact: !unrecorded,
    release,
    stamp: `${title}${number}${changes}`,
  }
}
