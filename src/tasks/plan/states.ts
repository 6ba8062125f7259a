import type { Host } from '../../command.ts'
import { readPlan } from '../../load/read.ts'
import type { PlanState } from '../../model/difference.ts'
import { wrongUsage } from '../../model/refusal.ts'
import type { Source } from '../../model/source.ts'
import type { Blob, OpenRepository } from '../../record/git.ts'
import { planFolder, type WhichPlan } from './folder.ts'
import { repositoryOf } from './repository.ts'
import { shownFrom } from './shown-from.ts'

/** A file in one of the states. Two versions of a file with the same key are the same. */
export type Version = { readonly key: string } & (
  | { readonly entry: Blob }
  | { readonly source: Source }
)

/** A state of the plan: which files it has, before they are read. */
export type StateFiles = {
  readonly state: PlanState
  readonly versions: ReadonlyMap<string, Version>
  /** Files that are there and cannot be opened. */
  readonly closed: readonly string[]
}

/** Two states of one plan. */
export type TwoStates = {
  /** The texts of recorded files, in their order. */
  readonly read: (entries: readonly Blob[]) => Promise<Source[]>
  /** Absolute path of the plan folder, and the folder as the user would type it. */
  readonly root: string
  readonly shownRoot: string
  readonly from: StateFiles
  readonly to: StateFiles
}

type Named = { readonly request: WhichPlan; readonly words: readonly string[] }

/**
 * The two states that a user names: `A B`, `A..B`, or only the first; then the other is the working
 * files. Without a name, the last revision and the working files.
 * @throws Refusal where there is no such state
 */
export async function twoStates(host: Host, { request, words }: Named): Promise<TwoStates> {
  const [first = 'HEAD', second] = namesIn(words)
  const repository = await repositoryOf(host, request, 'there is nothing to compare it with')
  const root = planFolder(host, request)
  const { sourcesOf } = await import('../../record/git.ts')
  const states = [
    recordedState(repository, first),
    second === undefined ? workingState(repository, root) : recordedState(repository, second),
  ] as const
  // Where neither can be had, what is said is about the one that was named first.
  await Promise.allSettled(states)
  const [from, to] = await Promise.all(states)
  const read: TwoStates['read'] = (entries) => sourcesOf(repository, entries)
  return { read, root, shownRoot: shownFrom(host.cwd, root), from, to }
}

function namesIn(words: readonly string[]): (string | undefined)[] {
  const [range = '', ...more] = words
  const [, first, second] = /^(.*[^.])?\.\.([^.].*)?$/.exec(range) ?? []
  if (first === undefined && second === undefined) return [...words]
  if (first !== undefined && more.length === 0) return [first, second]
  throw wrongUsage(
    'It is not clear which two states to compare.',
    'Give the earlier one first, for example: nap diff draft-1 draft-2, or nap diff 2017-06-15',
  )
}

async function recordedState(repository: OpenRepository, name: string): Promise<StateFiles> {
  const { inputsAt, revisionNamed } = await import('../../record/git.ts')
  const { hash, date, day, releases } = await revisionNamed(repository, name)
  const entries = await inputsAt(repository, hash)
  return {
    state: { kind: 'revision', hash, date, day, releases },
    versions: new Map(entries.map((entry) => [entry.file, { key: entry.id, entry }])),
    closed: [],
  }
}

/** The working files: what git knows to be as the last commit has it is not read. */
async function workingState(repository: OpenRepository, root: string): Promise<StateFiles> {
  const { changedInputs } = await import('../../record/git.ts')
  const [head, changes] = await Promise.all([
    recordedState(repository, 'HEAD'),
    changedInputs(repository),
  ])
  const changed = new Set(changes.map(({ file }) => file))
  const isChanged = (file: string) => changed.has(file) || !head.versions.has(file)
  const { sources, diagnostics } = readPlan(root, isChanged)
  const places = diagnostics.map(({ place }) => place.file)
  const isClosed = (file: string) =>
    places.some((place) => file === place || file.startsWith(`${place}/`))
  // Of a folder that cannot be listed, every file that was recorded counts as closed, not as gone.
  const closed = [...new Set([...places, ...[...head.versions.keys()].filter(isClosed)])]
  // Those that git holds and keeps out of the folder are as the last commit has them, too.
  const isAsRecorded = (file: string) => !changed.has(file) && !closed.includes(file)
  return {
    state: { kind: 'files' },
    versions: new Map([
      ...[...head.versions].filter(([file]) => isAsRecorded(file)),
      ...sources.map((source) => [source.file, { key: 'on disk', source }] as const),
    ]),
    closed,
  }
}
