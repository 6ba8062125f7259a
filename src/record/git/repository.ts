import { dirname, join, resolve } from 'node:path'
import { existsSync, lstat, lstatSync, readFile, readFileSync, realpath } from '../../disk/disk.ts'
import { wayInto } from '../../plain/way.ts'
import { ifMissing } from '../faults.ts'
import { damaged, gitRefusal } from './faults.ts'
import { type Environment, type Git, gitAt, read, readAnswer } from './run.ts'

/** A folder under git: `prefix` leads from `top` to the plan with `/`, and is empty if the plan is the top. */
export type OpenRepository = {
  readonly kind: 'repository'
  readonly top: string
  readonly prefix: string
  readonly git: Git
  /** Where git keeps the edge of a shallow clone; undefined where that has to be asked for. */
  readonly shallowFile: string | undefined
}

export type Repository =
  | { readonly kind: 'none'; readonly reason: 'no-repository' | 'no-git' }
  | OpenRepository

const noRepository: Repository = { kind: 'none', reason: 'no-repository' }
const noGit: Repository = { kind: 'none', reason: 'no-git' }

/**
 * Finds the repository that the plan folder, which must exist, lies in. Throws a Refusal (5) if git does not trust or understand it.
 * git is never started inside the plan: there, a bare repository that came with a pull request could make it run
 * programs.
 */
export async function openRepository(folder: string, variables: Environment): Promise<Repository> {
  const plan = await realpath(folder)
  for (const place of placesUpFrom(plan)) {
    const found = (await isMarked(place)) ? await repositoryAt(place, plan, variables) : undefined
    if (found) return found
  }
  return noRepository
}

/** The repository that a marked folder is the top of; undefined where git has to look further up. */
async function repositoryAt(
  place: string,
  plan: string,
  variables: Environment,
): Promise<Repository | undefined> {
  const git = await gitAt(place, variables)
  const found = git ? await topLevel(git) : 'no-git'
  if (!git || found === 'no-git') return noGit
  if (found?.top !== place && isRepositoryLike(place)) throw damaged(place)
  if (found === undefined) return undefined
  const { top, shallowFile } = found
  const prefix = wayInto(top, plan)
  if (prefix === undefined) return undefined
  return { kind: 'repository', top, prefix, git: { ...git, top }, shallowFile }
}

/** The nearest folder upwards that looks like the top of a repository; git has not been asked. */
export async function topAbove(folder: string): Promise<string | undefined> {
  for (const place of placesUpFrom(await realpath(folder))) if (await isMarked(place)) return place
  return undefined
}

// What lies there before git is asked. An empty folder of that name is none, and git looks further up.
function isRepositoryLike(place: string): boolean {
  const mark = join(place, '.git')
  if (lstatSync(mark)?.isFile()) return readFileSync(mark, 'latin1').startsWith('gitdir:')
  return ['HEAD', 'objects', 'refs', 'index'].some((name) => existsSync(join(mark, name)))
}

async function isMarked(place: string): Promise<boolean> {
  return (await lstat(join(place, '.git')).catch(ifMissing)) !== undefined
}

/** Makes a repository of a folder that exists. @returns whether there is a git to do it. Throws a Refusal if git cannot. */
export async function makeRepository(folder: string, variables: Environment): Promise<boolean> {
  const git = await gitAt(folder, variables)
  if (!git) return false
  const { exitCode, words } = await readAnswer(git, ['init', '--quiet', '--initial-branch=main'])
  if (exitCode === 0) return true
  if (isAppleStandIn(words)) return false
  throw gitRefusal(words)
}

/** What git calls the plan folder when it stands in the top level. */
export function planIn({ prefix }: OpenRepository): string {
  return prefix === '' ? '.' : prefix
}

/** The hash of the current commit; undefined on a branch that has none yet. */
export async function headOf({ git, top }: OpenRepository): Promise<string | undefined> {
  const head = await commitCalled(git, 'HEAD')
  if (head !== undefined) return head
  // After a power cut the file of a branch may be empty: that is no branch without a commit.
  const { words } = await readAnswer(git, ['for-each-ref', '--count=1'])
  if (words.includes('broken ref')) throw damaged(top)
  return undefined
}

/** The hash of the commit that git understands a name as; undefined where it understands none. */
export async function commitCalled(git: Git, name: string): Promise<string | undefined> {
  const command = ['rev-parse', '--quiet', '--verify', '--end-of-options', `${name}^{commit}`]
  const { exitCode, out } = await readAnswer(git, command)
  return exitCode === 0 ? out.toString().trim() : undefined
}

/** Whether git keeps something under this path, as seen from the top. */
export async function holds({ git }: OpenRepository, path: string): Promise<boolean> {
  return (await read(git, ['ls-files', '-z', '--', path])).length > 0
}

/** Where git keeps files of its own: in a linked worktree that is not `.git`, and only git knows. */
export async function gitPaths(git: Git, names: readonly string[]): Promise<string[]> {
  const command = names.flatMap((name) => ['--git-path', name])
  const paths = (await read(git, ['rev-parse', ...command])).toString().split(/\r?\n/)
  return names.map((_, index) => resolve(git.top, paths[index] ?? ''))
}

/** The commits of a shallow clone whose parents were left out. */
export async function shallowEdge({
  git,
  shallowFile,
}: OpenRepository): Promise<readonly string[]> {
  const [path = ''] = shallowFile === undefined ? await gitPaths(git, ['shallow']) : [shallowFile]
  const text = (await readFile(path, 'utf8').catch(ifMissing)) ?? ''
  return text.split('\n').filter((line) => line !== '')
}

function* placesUpFrom(folder: string): Generator<string> {
  yield folder
  const above = dirname(folder)
  if (above !== folder) yield* placesUpFrom(above)
}

async function topLevel(
  git: Git,
): Promise<Pick<OpenRepository, 'top' | 'shallowFile'> | 'no-git' | undefined> {
  const command = ['rev-parse', '--show-toplevel', '--git-path', 'shallow']
  const { exitCode, out, words } = await readAnswer(git, command)
  if (exitCode === 0) {
    const [top = '', path, ...more] = out
      .toString()
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
    // A line end in the name of a folder: then each is asked for by itself.
    if (path === undefined || more.length > 0)
      return { top: await topLevelAlone(git), shallowFile: undefined }
    return { top: await realpath(top), shallowFile: resolve(git.top, path) }
  }
  if (isAppleStandIn(words)) return 'no-git'
  if (/not a git repository|bare repository|must be run in a work tree/.test(words))
    return undefined
  throw gitRefusal(words)
}

async function topLevelAlone(git: Git): Promise<string> {
  const top = await read(git, ['rev-parse', '--show-toplevel'])
  return realpath(top.toString().replace(/\r?\n$/, ''))
}

// A Mac has a program of this name that only says how to install git.
function isAppleStandIn(words: string): boolean {
  return /xcrun: error|xcode-select/.test(words)
}
