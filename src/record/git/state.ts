import { byProductAt } from '../../plain/by-product.ts'
import { byText } from '../../plain/text.ts'
import { isTrace } from '../traces.ts'
import { type OpenRepository, planIn } from './repository.ts'
import { read } from './run.ts'

/** A file of the plan that is not as the last commit has it; `file` is relative to the plan folder. */
export type ChangedInput = {
  readonly file: string
  readonly kind: 'added' | 'changed' | 'removed'
}

/** How the repository stands, with regard to the plan folder. All paths but `untracked` are relative to the plan. */
export type State = {
  /** Undefined while no branch is checked out. */
  readonly branch: string | undefined
  /** Undefined while the branch has no commit. */
  readonly head: string | undefined
  readonly changes: readonly ChangedInput[]
  readonly unmerged: readonly string[]
  /** Files that the index has and the disk has not. */
  readonly lost: readonly string[]
  /** Files that only the last commit has. */
  readonly dropped: readonly string[]
  /** Folders that are git repositories themselves: git does not look into them. */
  readonly embedded: readonly string[]
  /** Files that programs left in the plan folder, named from the top level: no revision takes them. */
  readonly byProducts: readonly string[]
  /** New files as git names them from the top level: bytes, because a name need not be UTF-8. */
  readonly untracked: readonly Buffer[]
}

const command = [
  ...['status', '--porcelain=v2', '--branch', '-z', '--no-ahead-behind', '--no-renames'],
  // A submodule has a configuration of its own, which git would obey when looking into it.
  ...['--untracked-files=all', '--ignore-submodules=all', '--'],
]

export async function stateOf(repository: OpenRepository): Promise<State> {
  const output = await read(repository.git, [...command, planIn(repository)])
  // One character for each byte, so that every name survives.
  const entries = output.toString('latin1').split('\0').filter(Boolean).map(entryOf)
  const depth = repository.prefix === '' ? 0 : repository.prefix.split('/').length
  // By count, because a Mac spells letters with marks in one way on disk and in another in git.
  const inPlan = (path: string) => bytesOf(path).toString().split('/').slice(depth).join('/')

  const ofKind = (...kinds: string[]) =>
    entries.filter(({ kind, path }) => kinds.includes(kind) && !isTrace(path) && !byProductAt(path))
  const header = (name: string) =>
    entries
      .find(({ kind, path }) => kind === '#' && path.startsWith(`${name} `))
      ?.path.slice(name.length + 1)
  const isFolder = ({ path }: Entry) => path.endsWith('/')
  const untracked = ofKind('?').filter((entry) => !isFolder(entry))
  return {
    branch: unlessIs(header('branch.head'), '(detached)'),
    head: unlessIs(header('branch.oid'), '(initial)'),
    changes: changesIn(ofKind('1', '?'), inPlan),
    lost: ofKind('1').flatMap(({ path, staged }) => (staged[1] === 'D' ? [inPlan(path)] : [])),
    dropped: ofKind('1').flatMap(({ path, staged }) => (staged[0] === 'D' ? [inPlan(path)] : [])),
    unmerged: ofKind('u').map(({ path }) => inPlan(path)),
    embedded: ofKind('?')
      .filter(isFolder)
      .map(({ path }) => inPlan(path.slice(0, -1))),
    byProducts: entries
      .filter(({ kind, path }) => kind !== '#' && byProductAt(path))
      .map(({ path }) => bytesOf(path).toString()),
    untracked: untracked.map(({ path }) => bytesOf(path)),
  }
}

/** The same where some new files of the plan are no more to it than what programs left. */
export function withoutNew(
  { prefix }: OpenRepository,
  state: State,
  files: readonly string[],
): State {
  if (files.length === 0) return state
  const isNew = ({ file, kind }: ChangedInput) => kind === 'added' && files.includes(file)
  const fromTop = (file: string) => (prefix === '' ? file : `${prefix}/${file}`)
  const gone = state.changes.filter(isNew).map(({ file }) => fromTop(file))
  return {
    ...state,
    changes: state.changes.filter((change) => !isNew(change)),
    untracked: state.untracked.filter((name) => !gone.includes(name.toString())),
    byProducts: [...state.byProducts, ...gone],
  }
}

/** The files of the plan of which git holds more than one version, because a merge has not been finished. */
export async function heldTwice(repository: OpenRepository): Promise<string[]> {
  const command = ['ls-files', '--unmerged', '-z', '--', planIn(repository)]
  const entries = (await read(repository.git, command)).toString().split('\0').filter(Boolean)
  const depth = repository.prefix === '' ? 0 : repository.prefix.split('/').length
  const files = entries.map((entry) => entry.slice(entry.indexOf('\t') + 1))
  return [...new Set(files)].map((file) => file.split('/').slice(depth).join('/'))
}

/** One record of `git status --porcelain=v2`: the modes are those of the last commit and of the disk. */
type Entry = {
  readonly kind: string
  readonly path: string
  /** How the index differs from the commit, and the disk from the index: a letter each. */
  readonly staged: string
  readonly was: boolean
  readonly is: boolean
}

/** How many words stand before the path, which may itself contain spaces. */
const wordsBefore: Record<string, number> = { '1': 8, u: 10 }

function entryOf(record: string): Entry {
  const words = record.split(' ')
  const kind = words[0] ?? ''
  const path = words.slice(wordsBefore[kind] ?? 1).join(' ')
  const tracked = kind === '1'
  return {
    kind,
    path,
    staged: words[1] ?? '',
    was: tracked && words[3] !== '000000',
    is: !tracked || words[5] !== '000000',
  }
}

function changesIn(entries: readonly Entry[], inPlan: (path: string) => string): ChangedInput[] {
  // A file that left the index but not the disk has two records.
  const paths = new Map<string, { was: boolean; is: boolean }>()
  for (const { path, was, is } of entries) {
    const known = paths.get(path)
    paths.set(path, { was: was || known?.was === true, is: is || known?.is === true })
  }
  return Array.from(paths)
    .filter(([, { was, is }]) => was || is)
    .map(([path, { was, is }]) => ({ file: inPlan(path), kind: kindOf(was, is) }))
    .toSorted((a, b) => byText(a.file, b.file))
}

function kindOf(was: boolean, is: boolean): ChangedInput['kind'] {
  if (!was) return 'added'
  return is ? 'changed' : 'removed'
}

function bytesOf(path: string): Buffer {
  return Buffer.from(path, 'latin1')
}

function unlessIs(word: string | undefined, nothing: string): string | undefined {
  return word === nothing ? undefined : word
}
