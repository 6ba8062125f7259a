import type { Host } from '../../command.ts'
import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { firstOf, shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import type { RevisionState } from '../publish/record.ts'

/** The revision that a form of one institution is made from. */
export type FormBase = {
  /** undefined where no revision holds what the form says. */
  readonly hash: string | undefined
  readonly state: RevisionState
  /** What is to be said of it. */
  readonly remarks: readonly string[]
}

/** What of the plan stands in every form. */
const always = ['plan.yaml', 'institutions.yaml']

/**
 * The last revision, where it has what the form is made of: the files of the institution, and what the plan says of itself
 * and of who takes part. What others have said since is not in the form.
 */
export async function formBase(plan: OpenPlan, host: Host, institution: string): Promise<FormBase> {
  const isIts = (file: string) =>
    always.includes(file) || file.startsWith(`submissions/${institution}/`)
  const git = await import('../../record/git.ts')
  const found = await orRefusal(async () => {
    const repository = await git.openRepository(plan.root, host.env)
    if (repository.kind === 'none') return undefined
    const revision = await git.lastRevision(repository)
    const all = await git.changedInputs(repository)
    const own = plan.sources.map(({ file }) => file).filter(isIts)
    const ignored = await git.ignoredAmong(repository, own)
    const changed = all.filter(({ file }) => isIts(file)).map(({ file }) => file)
    return { revision, unrecorded: all.length > 0, changed: [...changed, ...ignored] }
  })
  if (found instanceof Refusal || found?.revision === undefined) {
    const why = found instanceof Refusal ? ` ${sentences(found)}` : ''
    return {
      hash: undefined,
      state: { revision: undefined, unrecorded: true },
      remarks: [`No revision holds this plan yet.${why} ${comparedWith}`],
    }
  }
  const { revision, unrecorded, changed } = found
  const state = { revision, unrecorded: unrecorded || changed.length > 0 }
  if (changed.length === 0) return { hash: revision.hash, state, remarks: [] }
  const files = firstOf(changed.map((file) => `“${shown(plan.shownRoot + file)}”`))
  const verb = changed.length === 1 ? 'is' : 'are'
  return {
    hash: undefined,
    state,
    remarks: [`${files} ${verb} not as the last revision has it. ${comparedWith}`],
  }
}

const comparedWith =
  'The form was made all the same, but when it comes back, nap cannot tell what was changed in it from what was there before. To have that told, type nap compile, and make the form again.'
