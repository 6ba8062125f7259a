import { dirname, join, posix } from 'node:path'
import type { Host } from '../../command.ts'
import type { Change, Removal } from '../../model/change.ts'
import { shortHash } from '../../model/revision.ts'
import { shown } from '../../plain/text.ts'
import type { Doubtful, OtherCommit } from '../../record/git.ts'
import { digestOnDisk, keepAside, writtenBefore } from '../../record/written.ts'
import type { OpenPlan } from './open.ts'
import { planAt } from './past.ts'
import { shownFrom } from './shown-from.ts'

/** What people changed under draft/, and nap is about to write anew. */
export type DraftEdits = {
  /** Their files, which are to be kept before they are overwritten. */
  readonly unrecorded: readonly string[]
  /** Files with such a change in git, where it stays. */
  readonly committed: ReadonlyMap<string, OtherCommit>
}

type Making = {
  readonly changes: readonly (Change | Removal)[]
  readonly draftOf: (plan: OpenPlan) => Promise<readonly Change[]>
}

const none: DraftEdits = { unrecorded: [], committed: new Map() }

/**
 * What somebody wrote under draft/ by hand. That the draft is older than the inputs is normal, and so is another branch:
 * git is asked only of files that nap did not write on this computer.
 * @param changes what is about to be written @param draftOf what nap makes of a plan
 */
export async function draftEdits(
  plan: OpenPlan,
  host: Host,
  { changes, draftOf }: Making,
): Promise<DraftEdits> {
  const written = await writtenBefore(plan.root)
  const suspects: string[] = []
  for (const { file } of changes.filter((change) => change.file.startsWith('draft/'))) {
    const digest = await digestOnDisk(plan.root, file)
    if (digest !== undefined && !written.get(file)?.includes(digest)) suspects.push(file)
  }
  if (suspects.length === 0) return none
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(plan.root, host.env)
  if (repository.kind === 'none')
    return { ...none, unrecorded: suspects.filter((file) => written.has(file)) }
  const doubtful = await git.doubtfulAmong(repository, suspects)
  return { ...doubtful, committed: await handMade(doubtful, host, { plan, draftOf }) }
}

// Whoever records with git what nap merge wrote has edited nothing.
async function handMade(
  { committed }: Doubtful,
  host: Host,
  { plan, draftOf }: Pick<Making, 'draftOf'> & { readonly plan: OpenPlan },
) {
  const { openRepository, readFiles } = await import('../../record/git.ts')
  const repository = await openRepository(plan.root, host.env)
  const found = new Map<string, OtherCommit>()
  if (repository.kind === 'none') return found
  for (const hash of new Set(Array.from(committed.values(), (commit) => commit.hash))) {
    const files = [...committed].filter(([, commit]) => commit.hash === hash)
    const names = files.map(([file]) => file)
    const recorded = await readFiles(repository, hash, names)
    const past = await planAt(host, repository, { named: hash, request: { plan: plan.root } })
    const made = new Map((await draftOf(past.plan)).map(({ file, content }) => [file, content]))
    for (const [file, commit] of files) {
      const source = recorded.find((one) => one.file === file)
      const content = made.get(file)
      const isMade = source && content !== undefined && Buffer.from(content).equals(source.bytes)
      if (!isMade) found.set(file, commit)
    }
  }
  return found
}

/**
 * Keeps what is about to be overwritten, beside the plan where the documents go.
 * @returns what is to be said: what was changed, where it is kept, and how to say the same rightly
 */
export async function keptEdits(
  plan: OpenPlan,
  host: Host,
  { edits, dryRun }: { readonly edits: DraftEdits; readonly dryRun: boolean },
): Promise<string[]> {
  const folder = join(dirname(plan.root), 'out/draft-by-hand')
  const words: string[] = []
  for (const file of edits.unrecorded) {
    const name = dryRun ? posix.basename(file) : await keepAside(plan.root, file, folder)
    const place = shownFrom(host.cwd, folder) + name
    words.push(
      `${changed(file, plan)} by hand. nap writes that file anew, so the change ${dryRun ? 'would not be' : 'is not'} in the plan; ${dryRun ? 'it would be' : 'it is'} kept in “${shown(place)}”. ${rightly(file, plan)}`,
    )
  }
  for (const [file, { hash, author, day }] of edits.committed) {
    words.push(
      `${changed(file, plan)} otherwise than by nap, in revision ${shortHash(hash)} of ${day} by ${shown(author, 60)}. nap writes that file anew, so such a change ${dryRun ? 'would not be' : 'is not'} in the plan; git keeps it: git show ${shortHash(hash)}. ${rightly(file, plan)}`,
    )
  }
  return words
}

function changed(file: string, { shownRoot }: OpenPlan): string {
  return `“${shown(shownRoot + file)}” was changed`
}

function rightly(file: string, { shownRoot }: OpenPlan): string {
  const [, id] = /^draft\/commitments\/(.+)\.yaml$/.exec(file) ?? []
  return id === undefined
    ? `To have it in the plan, change the file that it is made from: a chapter in “${shown(shownRoot)}chapters”, or the file of an institution, which nap why COMMITMENT names.`
    : `To have it in the plan, change the file of the institution, which nap why ${shown(id)} names, or decide: nap resolve ${shown(id)}.`
}
