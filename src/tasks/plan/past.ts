import type { Host } from '../../command.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { type Release, type Revision, shortHash } from '../../model/revision.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { OpenRepository } from '../../record/git.ts'
import { planFolder } from './folder.ts'
import { checkedPlan, type OpenPlan, type PlanRequest } from './open.ts'

/** The plan as a revision has it; the working files play no part in it. */
export type PastPlan = {
  readonly plan: OpenPlan
  readonly revision: Revision
  /** The name under which the revision was issued: the one that was asked for, or the last. */
  readonly release: Release | undefined
  readonly remarks: readonly string[]
}

/**
 * Reads and checks the plan of a revision, from that revision's files alone.
 * @param named as the user typed it: a release, a day, or what git understands
 * @throws Refusal where there is no such revision (2, 5) or it holds no plan (2)
 */
export async function planAt(
  host: Host,
  repository: OpenRepository,
  { named, request }: { readonly named: string; readonly request: PlanRequest },
): Promise<PastPlan> {
  const git = await import('../../record/git.ts')
  const revision = await git.revisionNamed(repository, named)
  const sources = await git.readRevision(repository, revision.hash)
  if (!sources.some(({ file }) => file === 'plan.yaml' || file === 'institutions.yaml')) {
    throw wrongUsage(
      `Revision ${shortHash(revision.hash)} holds no plan here: this folder had no file plan.yaml then.`,
      'To see the revisions of the plan, type nap log.',
    )
  }
  const root = planFolder(host, request)
  const plan = checkedPlan(host, { root, sources, stage: request.stage })
  const unknown = plan.diagnostics.filter(isUnknownField)
  const releases = (await git.releasesIn(repository)).filter(({ name }) =>
    revision.releases.includes(name),
  )
  return {
    plan: { ...plan, diagnostics: plan.diagnostics.map(tolerant) },
    revision,
    release: releases.find(({ name }) => name === named.replace(/^nap\//, '')) ?? releases.at(-1),
    remarks: unknown.length > 0 ? [unknownWords(unknown)] : [],
  }
}

// Whoever wrote it kept to the schema of that day, and nobody can fix a revision.
function tolerant(diagnostic: Diagnostic): Diagnostic {
  return isUnknownField(diagnostic) ? { ...diagnostic, severity: 'note' } : diagnostic
}

function isUnknownField({ rule }: Diagnostic): boolean {
  return rule === 'field-is-known'
}

function unknownWords(unknown: readonly Diagnostic[]): string {
  const files = [...new Set(unknown.map(({ place }) => place.file))]
  const first = files.slice(0, 3).map((file) => `“${shown(file)}”`)
  const others = files.length - first.length
  const where = listed(others > 0 ? [...first, counted(others, 'other file')] : first)
  const [fields, are] =
    unknown.length === 1 ? ['1 field', 'is'] : [`${unknown.length} fields`, 'are']
  return `${fields} of that revision ${are} not known to this version of nap and ${are} left out (in ${where}).`
}
