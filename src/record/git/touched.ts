import { exitCodes, Refusal } from '../../model/refusal.ts'
import { byText, shown } from '../../plain/text.ts'
import { headOf, type OpenRepository, planIn, shallowEdge } from './repository.ts'
import { commitMeant } from './revision.ts'
import { read, readAnswer } from './run.ts'

/** What the working files hold that a line of work does not. */
export type Touched = {
  /** The commit from which the two lines went apart; undefined where nothing has ever been recorded. */
  readonly base: string | undefined
  /** The files of the plan that have changed since, recorded or not, also new and removed ones; sorted by name. */
  readonly files: readonly string[]
}

/**
 * What a pull request into `name` would bring: the changes of the working files since the last commit that both have.
 * Files that git is to ignore are not among them.
 * Throws a Refusal: 2 where there is no such revision, 5 where only the history that was left out of a shallow clone knows.
 */
export async function touchedSince(repository: OpenRepository, name: string): Promise<Touched> {
  const { git, prefix } = repository
  const head = await headOf(repository)
  const base = head === undefined ? undefined : await baseOf(repository, head, name)
  const plan = ['--', planIn(repository)]
  const compared = [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--ignore-submodules',
  ]
  const known =
    base === undefined
      ? await read(git, ['ls-files', '-z', ...plan])
      : await read(git, [...compared, base, ...plan])
  const fresh = await read(git, ['ls-files', '--others', '--exclude-standard', '-z', ...plan])
  const paths = `${known}${fresh}`.split('\0').filter(Boolean)
  const files = paths.map((path) => (prefix === '' ? path : path.slice(prefix.length + 1)))
  return { base, files: [...new Set(files)].toSorted(byText) }
}

async function baseOf(repository: OpenRepository, head: string, name: string): Promise<string> {
  const other = await commitMeant(repository, name)
  const { exitCode, out } = await readAnswer(repository.git, ['merge-base', head, other])
  if (exitCode === 0) return out.toString().trim()
  if ((await shallowEdge(repository)).length === 0) return other
  throw new Refusal(
    exitCodes.repositoryState,
    `What has changed since “${shown(name)}” cannot be told: the older history was left out when this copy of the repository was made.`,
    'Type git fetch --unshallow and try again; on GitHub, give actions/checkout the line “fetch-depth: 0”.',
  )
}
