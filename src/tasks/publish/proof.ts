import type { Host } from '../../command.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import type { Proof } from '../../model/proof.ts'
import { draftRecords } from '../../pipeline.ts'
import { jsonText } from '../../plain/json.ts'
import type { Readers } from '../plan/draft.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { RevisionState } from './record.ts'

export type Edition = Readers & { readonly recorded: RevisionState }

/** What the PDF of an edition says about itself, all but the browser, which is known only when it has printed. */
export async function proofOf(
  { folder, draft, stage }: OpenPlan,
  { version }: Pick<Host, 'version'>,
  { audience, tellsGivers, recorded, style, language = workingLanguage(folder) }: Edition,
): Promise<Omit<Proof, 'browser'>> {
  const { title, country, period } = folder.plan.value
  const { revision, release, unrecorded } = recorded
  return {
    plan: { title, country, period: { start: period.start, end: period.end } },
    revision: revision ? { hash: revision.hash, date: revision.date.toISOString() } : null,
    unrecorded,
    release: release ? { name: release.name, title: release.title, issued: release.issued } : null,
    tool: { name: 'nap', version },
    language,
    audience,
    stage,
    ...(tellsGivers && { with: ['contributors'] }),
    ...(style && { style: style.digest }),
    draft: { commitments: await draftRecords(draft) },
  }
}

/**
 * `nap.json`: `{version, plan, revision, unrecorded, release, tool, browser, language, audience, stage, with,
 * style, draft}`, as `Proof` describes it.
 */
export function proofText(proof: Omit<Proof, 'browser'>, browser: string): string {
  const { tool, ...rest } = proof
  return jsonText({ tool, browser, ...rest } satisfies Proof)
}
