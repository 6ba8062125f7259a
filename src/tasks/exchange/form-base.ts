import type { Host } from '../../command.ts'
import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { firstOf } from '../../plain/text.ts'
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

/**
 * The revision that the form of an institution is made from: the last one, where it has what the form is made of. Those
 * are the files of the institution, and what the plan says of itself and of who takes part; what others have said since is
 * not in the form.
 */
export async function formBases(
  plan: OpenPlan,
  host: Host,
): Promise<(institution: string) => FormBase> {
  const found = await orRefusal(() => lastState(plan, host))
  if (found instanceof Refusal || found?.revision === undefined) {
    const why = found instanceof Refusal ? ` ${sentences(found)}` : ''
    const state = { revision: undefined, unrecorded: true }
    return () => ({
      hash: undefined,
      state,
      remarks: [`No revision holds this plan yet.${why} ${comparedWith}`],
    })
  }
  const { revision, changed } = found
  return (institution) => {
    const files = changed.filter((file) => isIn(file, institution))
    const state = { revision, unrecorded: files.length > 0 }
    if (files.length === 0) return { hash: revision.hash, state, remarks: [] }
    const names = firstOf(files.map((file) => plan.shownRoot + file))
    const not =
      files.length === 1
        ? 'is not as the last revision has it'
        : 'are not as the last revision has them'
    return {
      hash: undefined,
      state,
      remarks: [`${names} ${not}. ${comparedWith}`],
    }
  }
}

async function lastState(plan: OpenPlan, { env }: Host) {
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(plan.root, env)
  if (repository.kind === 'none') return undefined
  const revision = await git.lastRevision(repository)
  const changes = await git.changedInputs(repository)
  const sources = plan.sources.map(({ file }) => file)
  const ignored = await git.ignoredAmong(repository, sources)
  return { revision, changed: [...changes.map(({ file }) => file), ...ignored] }
}

/** Whether a file of the plan stands in the form of an institution. */
function isIn(file: string, institution: string): boolean {
  return inEvery.includes(file) || file.startsWith(`submissions/${institution}/`)
}

const inEvery = ['plan.yaml', 'institutions.yaml']

const comparedWith =
  'The form was made all the same, but when it comes back, nap cannot tell what was changed in it from what was there before. To have that told, type nap compile, and make the form again.'
