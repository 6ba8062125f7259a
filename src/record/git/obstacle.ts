import { join, posix } from 'node:path'
import { lstat } from '../../disk/disk.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { isInput } from '../../model/source.ts'
import { firstOf, shown } from '../../plain/text.ts'
import { ifMissing } from '../faults.ts'
import { isTrace } from '../traces.ts'
import { gitRefusal } from './faults.ts'
import { gitPaths, type OpenRepository, planIn } from './repository.ts'
import { ask, type Git, read, readAnswer } from './run.ts'
import type { State } from './state.ts'

/** Work that git has begun and not finished; a commit in the middle of it would become part of it. */
type Unfinished = { readonly trace: string; readonly what: string; readonly ways: string }

const unfinishedWork: readonly Unfinished[] = [
  { trace: 'rebase-merge', what: 'A rebase', ways: waysOut('rebase') },
  { trace: 'rebase-apply/applying', what: 'The applying of a patch', ways: waysOut('am') },
  { trace: 'rebase-apply', what: 'A rebase', ways: waysOut('rebase') },
  { trace: 'MERGE_HEAD', what: 'A merge', ways: waysOut('merge') },
  { trace: 'CHERRY_PICK_HEAD', what: 'A cherry-pick', ways: waysOut('cherry-pick') },
  { trace: 'REVERT_HEAD', what: 'A revert', ways: waysOut('revert') },
  {
    trace: 'sequencer/todo',
    what: 'A cherry-pick or revert of several revisions',
    ways: waysOut('cherry-pick'),
  },
  { trace: 'BISECT_LOG', what: 'A bisect', ways: 'End it with git bisect reset' },
]

/** The first thing that stands in the way of recording the plan, if anything does. Changes nothing. */
export async function obstacleIn(
  repository: OpenRepository,
  state: State,
  ignored: readonly string[] = [],
): Promise<Refusal | undefined> {
  return (
    (await unfinishedIn(repository.git)) ??
    unmergedIn(state) ??
    (await unfilledIn(repository, state)) ??
    (await goneIn(repository, state)) ??
    detachedIn(state) ??
    embeddedIn(state) ??
    (await ignoredIn(repository, state)) ??
    leftOut(ignored) ??
    (await anonymousIn(repository.git))
  )
}

function inTheWay(message: string, help: string): Refusal {
  return new Refusal(exitCodes.repositoryState, message, help)
}

function waysOut(command: string): string {
  return `Finish it with git ${command} --continue, or give it up with git ${command} --abort,`
}

export async function unfinishedIn(git: Git): Promise<Refusal | undefined> {
  const paths = await gitPaths(
    git,
    unfinishedWork.map(({ trace }) => trace),
  )
  const heads = await pseudoHeads(git)
  for (const [index, { trace, what, ways }] of unfinishedWork.entries()) {
    if (!heads.has(trace) && !(await lstat(paths[index] ?? '').catch(ifMissing))) continue
    return inTheWay(
      `${what} is under way in this repository, so nothing can be recorded.`,
      `${ways} and try again.`,
    )
  }
  return undefined
}

/** Repositories of the newer kind (reftable) keep these two among the references, not as files. */
async function pseudoHeads(git: Git): Promise<ReadonlySet<string>> {
  const names = ['CHERRY_PICK_HEAD', 'REVERT_HEAD']
  const output = await read(git, ['cat-file', '--batch-check'], `${names.join('\n')}\n`)
  const lines = output.toString().split('\n')
  return new Set(names.filter((_, index) => !lines[index]?.endsWith(' missing')))
}

export function unmergedIn({ unmerged }: State): Refusal | undefined {
  if (unmerged.length === 0) return undefined
  return inTheWay(
    `Two versions of ${firstOf(unmerged)} have not been merged yet, so nothing can be recorded.`,
    'Keep the right lines in each file, type git add and its name, and try again.',
  )
}

/** A checkout that was stopped before git wrote its index: all that is not on disk yet would be taken for deleted. */
async function unfilledIn(
  { git }: OpenRepository,
  { dropped }: State,
): Promise<Refusal | undefined> {
  if (dropped.length === 0) return undefined
  const [index = ''] = await gitPaths(git, ['index'])
  if (await lstat(index).catch(ifMissing)) return undefined
  return inTheWay(
    `This copy of the repository was never finished: git has not written ${firstOf(dropped)} to disk. Nothing was recorded, because they would be taken for deleted.`,
    'Clone the repository anew. Or, if nothing here was changed by hand, type git reset --hard and try again.',
  )
}

/** So many files go with a folder before it may be a mistake. */
const fewFiles = 2

/** A file that is gone was deleted by somebody. A whole folder of the plan may have been moved, or lost. */
async function goneIn(repository: OpenRepository, { lost }: State): Promise<Refusal | undefined> {
  const inputs = lost.filter((file) => isInput(file) && file.includes('/'))
  for (const folder of new Set(inputs.map((file) => file.split('/')[0] ?? ''))) {
    const count = inputs.filter((file) => file.startsWith(`${folder}/`)).length
    const path = posix.join(repository.prefix, folder)
    const isThere = await lstat(join(repository.top, path)).catch(ifMissing)
    if (isThere || count < fewFiles) continue
    return inTheWay(
      `The folder “${shown(path)}” is gone from the disk, with ${count} files that git still has. Nothing was recorded, because a whole folder is seldom meant to go.`,
      `To have it back, type git restore -- "${shown(path)}". If it is to go, type git rm -r --quiet -- "${shown(path)}" and then nap compile.`,
    )
  }
  return undefined
}

function detachedIn({ branch }: State): Refusal | undefined {
  if (branch !== undefined) return undefined
  return inTheWay(
    'No branch is checked out (detached HEAD), so a revision recorded now could easily be lost. Nothing was recorded.',
    'Go back to a branch, for example with git switch main, and try again.',
  )
}

function embeddedIn({ embedded: [folder] }: State): Refusal | undefined {
  if (folder === undefined) return undefined
  const name = `“${shown(folder)}”`
  return inTheWay(
    `The folder ${name} is a git repository of its own, so git would not record what is in it. Nothing was recorded.`,
    `Move the hidden folder “.git” out of ${name} (it came along when the folder was copied) and try again.`,
  )
}

async function ignoredIn(
  repository: OpenRepository,
  { changes }: State,
): Promise<Refusal | undefined> {
  if (changes.length > 0) return undefined
  const files = async (...kind: string[]) => {
    const output = await read(repository.git, ['ls-files', '-z', ...kind, '--', planIn(repository)])
    return output.toString().split('\0').filter(Boolean)
  }
  if ((await files('--cached')).length > 0) return undefined
  const ignored = await files('--others', '--ignored', '--exclude-standard')
  if (ignored.every(isTrace)) return undefined
  return inTheWay(
    'The whole plan folder is on the list of files that git ignores, so nothing can be recorded.',
    'Take the plan folder out of the file “.gitignore” and try again.',
  )
}

function leftOut(ignored: readonly string[]): Refusal | undefined {
  if (ignored.length === 0) return undefined
  return inTheWay(
    `git is told to ignore ${firstOf(ignored)}, so a revision would leave out what the draft was made from. Nothing was recorded.`,
    'Find the line that says so with git check-ignore -v and the name of the file, take it out (it may stand in a file “.gitignore” of the plan), and try again.',
  )
}

/** Those of the files, with names relative to the plan, that git would leave out. What it already keeps is not among them. */
export async function ignoredAmong(
  { git, prefix }: OpenRepository,
  files: readonly string[],
): Promise<string[]> {
  if (files.length === 0) return []
  // A name may begin with a colon, and this command of git cannot be told to take names as they stand.
  const before = prefix === '' ? './' : `./${prefix}/`
  const asked = files.map((file) => `${before}${file}\0`).join('')
  const command = ['--no-literal-pathspecs', 'check-ignore', '--stdin', '-z']
  const { exitCode, out, words } = await readAnswer(git, command, asked)
  // 1 means that none of them is.
  if (exitCode !== 0 && exitCode !== 1) throw gitRefusal(words)
  return out
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((file) => file.slice(before.length))
}

export async function anonymousIn(git: Git): Promise<Refusal | undefined> {
  for (const person of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const { exitCode, words } = await ask(git, ['var', person])
    if (exitCode === 0) continue
    if (!/tell me who you are|auto-detection is disabled|empty ident|auto-detect/i.test(words)) {
      throw gitRefusal(words)
    }
    return new Refusal(
      exitCodes.somethingMissing,
      'git does not know who you are, so nothing can be recorded.',
      howToSayWho(git),
    )
  }
  return undefined
}

function howToSayWho({ environment }: Git): string {
  const isHomeless = !environment['HOME'] && !environment['GIT_CONFIG_GLOBAL']
  const scope = isHomeless && process.platform !== 'win32' ? '' : '--global '
  const where =
    scope === '' ? ' in the folder of the plan, because you have no home folder here,' : ''
  return `Type these two lines${where} with your own name and address, and run nap again:
  git config ${scope}user.name "Your Name"
  git config ${scope}user.email "you@example.org"`
}
