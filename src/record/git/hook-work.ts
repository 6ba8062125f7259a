import { byText } from '../../plain/text.ts'
import { gitRefusal } from './faults.ts'
import type { OpenRepository } from './repository.ts'
import { read, readAnswer } from './run.ts'
import { stateOf } from './state.ts'

/** What is not as nap recorded it, because commit hooks, or somebody meanwhile, changed files. */
export type HookWork = {
  /** Files of the plan that the revision has with another text than nap gave it. */
  readonly changed: readonly string[]
  /** Files of the plan that are not on disk as the revision has them. */
  readonly apart: readonly string[]
  /** Files outside the plan that came into the revision, named from the top. */
  readonly beside: readonly string[]
}

/**
 * Has the index hold what the new revision holds, as it would without hooks: git lets a hook change what is recorded
 * behind the back of the index, and the next plain commit would take the plan back to what it was before the hook.
 * @param before the commit that the new one follows; undefined for the first
 */
export async function hookWorkIn(
  repository: OpenRepository,
  before: string | undefined,
  now: string,
): Promise<HookWork> {
  const { git } = repository
  const [recorded, state] = await Promise.all([
    namesIn(git, [...diffTree, ...(before === undefined ? ['--root', now] : [before, now]), '--']),
    stateOf(repository),
  ])
  const beside = recorded.filter((path) => inPlan(path, repository) === undefined)
  if (state.changes.length === 0 && beside.length === 0) return { changed: [], apart: [], beside }
  const staged = await namesIn(git, [...diffIndex, now, '--'])
  const unlike = staged.filter(
    (path) => recorded.includes(path) || inPlan(path, repository) !== undefined,
  )
  if (unlike.length > 0) {
    const names = unlike.map((path) => `${path}\0`).join('')
    const { exitCode, words } = await readAnswer(git, [...reset, now], names)
    if (exitCode !== 0) throw gitRefusal(words)
  }
  return {
    changed: unlike.flatMap((path) => inPlan(path, repository) ?? []).toSorted(byText),
    apart: (await stateOf(repository)).changes.map(({ file }) => file),
    beside,
  }
}

const diffTree = ['diff-tree', '-r', '-z', '--name-only', '--no-commit-id', '--no-renames']
const diffIndex = ['diff-index', '--cached', '-z', '--name-only', '--no-renames']
const reset = ['reset', '--quiet', '--pathspec-from-file=-', '--pathspec-file-nul']

async function namesIn(git: OpenRepository['git'], command: readonly string[]) {
  return (await read(git, command)).toString().split('\0').filter(Boolean)
}

function inPlan(path: string, { prefix }: OpenRepository): string | undefined {
  if (prefix === '') return path
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined
}
