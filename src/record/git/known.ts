import { momentOf } from './moment.ts'
import { commitCalled, headOf, type OpenRepository, shallowEdge } from './repository.ts'
import { read, readAnswer } from './run.ts'

/** What this repository knows of a commit that somebody names by its whole hash. */
export type KnownCommit =
  | { readonly kind: 'unknown'; readonly shallow: boolean }
  /** `branch` says whether it is part of the history that is checked out, of another branch or tag, or of none. */
  | {
      readonly kind: 'known'
      readonly date: Date
      readonly day: string
      readonly branch: 'this' | 'other' | 'none'
    }

export async function commitAt(repository: OpenRepository, hash: string): Promise<KnownCommit> {
  const { git } = repository
  if ((await commitCalled(git, hash)) !== hash)
    return { kind: 'unknown', shallow: (await shallowEdge(repository)).length > 0 }
  const dated = ['rev-list', '-1', '--no-commit-header', '--format=%cI', hash, '--']
  const date = momentOf((await read(git, dated)).toString().trim())
  const branch = await branchOf(repository, hash)
  return { kind: 'known', date: new Date(date), day: date.slice(0, 10), branch }
}

async function branchOf(repository: OpenRepository, hash: string) {
  const { git } = repository
  const head = await headOf(repository)
  if (head !== undefined) {
    const { exitCode } = await readAnswer(git, ['merge-base', '--is-ancestor', hash, head])
    if (exitCode === 0) return 'this'
  }
  const command = ['for-each-ref', '--count=1', `--contains=${hash}`, '--format=%(refname)']
  const names = await read(git, [...command, 'refs/heads', 'refs/remotes', 'refs/tags'])
  return names.length > 0 ? 'other' : 'none'
}
