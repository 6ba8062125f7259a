import { momentOf } from './moment.ts'
import { unfinishedIn } from './obstacle.ts'
import { type OpenRepository, planIn } from './repository.ts'
import { read, readAnswer } from './run.ts'
import { stateOf } from './state.ts'

/** A commit that was not made by nap and changed a file. */
export type OtherCommit = { readonly hash: string; readonly author: string; readonly day: string }

/** How files of the plan came to be as they are on disk, where nap did not write them on this computer. */
export type Doubtful = {
  /** Files whose text stands in no commit. */
  readonly unrecorded: readonly string[]
  /** Files as the last commit has them, of which the last change was not recorded by nap. */
  readonly committed: ReadonlyMap<string, OtherCommit>
}

/** So many commits are looked through for the last one that nap made. */
const mostCommits = 100

/** @param files of the plan, relative to it */
export async function doubtfulAmong(
  repository: OpenRepository,
  files: readonly string[],
): Promise<Doubtful> {
  const [unfinished, { changes, head }] = await Promise.all([
    unfinishedIn(repository.git),
    stateOf(repository),
  ])
  // What git is about to merge is nobody's edit.
  if (unfinished) return { unrecorded: [], committed: new Map() }
  const changed = new Set(changes.map(({ file }) => file))
  const unrecorded: string[] = []
  for (const file of files.filter((one) => changed.has(one)))
    if (head === undefined || !(await isInHistory(repository, file))) unrecorded.push(file)
  const clean = files.filter((file) => !changed.has(file))
  const committed = head === undefined ? new Map() : await otherCommits(repository, clean)
  return { unrecorded, committed }
}

/** Whether some commit has the text that the file has now: then it was brought back from there. */
async function isInHistory(repository: OpenRepository, file: string): Promise<boolean> {
  const { git, prefix } = repository
  const path = prefix === '' ? file : `${prefix}/${file}`
  const blob = await readAnswer(git, ['hash-object', '--', path])
  if (blob.exitCode !== 0) return false
  const id = blob.out.toString().trim()
  const command = ['log', '--all', '-1', '--format=%H', `--find-object=${id}`, '--']
  return (await readAnswer(git, [...command, path])).out.length > 0
}

// The last commit of nap wrote the whole draft; what was changed before it is overwritten already.
async function otherCommits(repository: OpenRepository, files: readonly string[]) {
  const found = new Map<string, OtherCommit>()
  const start = repository.prefix === '' ? '' : `${repository.prefix}/`
  for (const { touched, ...commit } of files.length > 0 ? await commitsOfOthers(repository) : [])
    for (const file of files)
      if (touched.has(start + file) && !found.has(file)) found.set(file, commit)
  return found
}

type TouchingCommit = OtherCommit & { readonly touched: ReadonlySet<string> }

/** Those that changed the draft since nap last recorded it, without what git merged. */
async function commitsOfOthers(repository: OpenRepository): Promise<TouchingCommit[]> {
  const log = await read(repository.git, [
    ...['-c', 'log.showSignature=false', 'log', `--max-count=${mostCommits}`, '--no-renames'],
    ...['--name-only', '--encoding=UTF-8', '--format=%x1e%H%x1f%P%x1f%cI%x1f%an%x1f%B%x1f'],
    ...['HEAD', '--', `${planIn(repository)}/draft`],
  ])
  const commits = log
    .toString()
    .split('\x1e')
    .slice(1)
    .map((entry) => entry.split('\x1f'))
  const last = commits.findIndex(([, , , , message = '']) => /^\s*Nap-Version:/m.test(message))
  return commits
    .slice(0, last === -1 ? undefined : last)
    .filter(([, parents = '']) => !parents.includes(' '))
    .map(([hash = '', , moment = '', author = '', , names = '']) => ({
      hash,
      author,
      day: momentOf(moment).slice(0, 10),
      touched: new Set(names.split('\n')),
    }))
}
