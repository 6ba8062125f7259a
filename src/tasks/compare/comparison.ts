import type { Difference, PlanState } from '../../model/difference.ts'
import { fileKinds, kinds } from '../../model/kinds.ts'
import { fullNameOf, type PlanFolder } from '../../model/plan.ts'
import { kindAt, type Loaded, planFileAt } from '../../model/plan-file.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import type { Source } from '../../model/source.ts'
import {
  differenceBetween,
  filesBehind,
  load,
  loadedTogether,
  mergeOf,
  originalsOf,
} from '../../pipeline/states.ts'
import { keysOf } from '../../plain/pointer.ts'
import { byText, counted, listed, shown } from '../../plain/text.ts'
import { unknownOne } from '../plan/known-one.ts'
import type { StateFiles, TwoStates, Version } from '../plan/states.ts'

/** What is different between two states of the plan, and what is to be said about the comparing. */
export type Comparison = {
  readonly difference: Difference
  /** The plan folder: where it is, and as the user would type it. */
  readonly root: string
  readonly shownRoot: string
  /** What stands on the cover of the later state, and the full name of its secretariat. */
  readonly cover: { readonly title: string; readonly country: string; readonly office: string }
  /** Files that changed and are not compared field by field: comments, covering records, translations. */
  readonly others: readonly string[]
  /** What could not be compared, in whole sentences. */
  readonly notes: readonly string[]
}

/**
 * Of a comparison, what is about one commitment.
 * @throws Refusal where neither state has one of that id
 */
export function ofCommitment(id: string, found: Comparison, { from, to }: TwoStates): Comparison {
  const commitments = found.difference.commitments.filter(
    (one) => one.id === id || one.was === id || one.into === id,
  )
  const files = [...from.versions.keys(), ...to.versions.keys()]
  const known = new Set(files.flatMap((file) => commitmentAt(file) ?? []))
  if (commitments.length === 0 && !known.has(id))
    throw unknownOne('commitment', id, [...known], wrongUsage)
  return {
    ...found,
    difference: { ...found.difference, plan: [], prose: [], commitments },
    others: [],
  }
}

/** What is different between two states of the plan; only what bears on what changed between them is read. */
export async function compared({
  read,
  root,
  shownRoot,
  from,
  to,
}: TwoStates): Promise<Comparison> {
  const library = libraryOf(read)
  const { before, after, notes } = await readable(from, to, library)
  const changed = changedFiles(before, after)
  const moving = (versions: Versions) =>
    Array.from(versions).filter(
      ([file, version]) => isPlanWide(file) || library.mayMove(file, version),
    )
  const known = (versions: Versions) => ({
    files: versions.keys(),
    loaded: library.open(moving(versions)),
  })
  const behind = filesBehind(changed, known(before), known(after))
  // A copy is known as one only beside what it is a copy of.
  const copied = new Set([...changed].flatMap(originalsOf))
  const slice = (versions: Versions) =>
    Array.from(versions).filter(
      ([file, version]) =>
        behind.has(file) ||
        copied.has(file) ||
        isPlanWide(file) ||
        library.mayMove(file, version) ||
        (changed.has(file) && isCompared(file)),
    )
  await library.fetch([...slice(before), ...slice(after)])
  const [old, now] = [before, after].map((versions) => mergeOf(library.open(slice(versions))))
  if (!old || !now) throw new Error('two states are compared')
  const difference = await differenceBetween(
    { ...old, state: from.state },
    { ...now, state: to.state },
  )
  return {
    difference,
    root,
    shownRoot,
    cover: coverOf(now.folder),
    others: [...changed].filter((file) => isOther(file)).toSorted(byText),
    notes: [
      ...notes(shownRoot),
      ...unsaidIn(from.state, old, now),
      ...unsaidIn(to.state, now, old),
      ...unusableIn(from.state, old, shownRoot),
      ...unusableIn(to.state, now, shownRoot),
    ],
  }
}

function coverOf(folder: PlanFolder): Comparison['cover'] {
  const { title, country, secretariat } = folder.plan.value
  return { title, country, office: fullNameOf(folder, secretariat) }
}

type Versions = ReadonlyMap<string, Version>
type Named = readonly [file: string, version: Version]
type Library = ReturnType<typeof libraryOf>
type Merged = ReturnType<typeof mergeOf>

/** What has been read and parsed so far: what both states have alike is read and parsed once. */
function libraryOf(
  read: (blobs: Extract<Version, { entry: unknown }>['entry'][]) => Promise<Source[]>,
) {
  const sources = new Map<string, Source>()
  const documents = new Map<string, Loaded>()
  const nameOf = ([file, { key }]: Named) => `${key} ${file}`

  function document(entry: Named): Loaded[] {
    const name = nameOf(entry)
    const source = sources.get(name)
    if (!source) return []
    const known = documents.get(name) ?? load([source])
    documents.set(name, known)
    return [known]
  }

  return {
    async fetch(entries: readonly Named[]): Promise<void> {
      const missing = new Map(entries.map((entry) => [nameOf(entry), entry[1]]))
      for (const name of missing.keys()) if (sources.has(name)) missing.delete(name)
      const recorded = Array.from(missing, ([name, version]) => ({ name, version })).flatMap(
        ({ name, version }) => {
          if ('entry' in version) return [{ name, entry: version.entry }]
          sources.set(name, version.source)
          return []
        },
      )
      const texts = await read(recorded.map(({ entry }) => entry))
      for (const [index, { name }] of recorded.entries()) {
        const source = texts[index]
        if (source) sources.set(name, source)
      }
    },
    open: (entries: readonly Named[]): Loaded => loadedTogether(entries.flatMap(document)),
    isBroken: (entry: Named) => document(entry).some(({ unreadable }) => unreadable.length > 0),
    /** Whether a decision may say that a contribution belongs elsewhere: only then is it read for what did not change. */
    mayMove(file: string, version: Version): boolean {
      if (planFileAt(file)?.kind !== 'decisions') return false
      const bytes = sources.get(nameOf([file, version]))?.bytes ?? new Uint8Array()
      return /join|rename|\\/.test(Buffer.from(bytes).toString('latin1'))
    },
  }
}

const frameFiles = fileKinds
  .filter((kind) => kinds[kind].compared === 'plan')
  .map((kind) => kinds[kind].path)

function isPlanWide(file: string): boolean {
  return kindAt(file)?.compared === 'plan'
}

/** Whether what changed in a file is told, or says why something else did. */
function isCompared(file: string): boolean {
  const kind = kindAt(file)
  return kind?.compared === 'words' || (kind?.compared === 'counted' && kind.tellsActivity)
}

function isOther(file: string): boolean {
  return kindAt(file)?.compared === 'counted'
}

/** The id under which a file adds to a commitment. */
function commitmentAt(file: string): string | undefined {
  const is = planFileAt(file)
  const adds = is !== undefined && kinds[is.kind].compared === 'commitments'
  return adds && 'commitment' in is ? is.commitment : undefined
}

function changedFiles(before: Versions, after: Versions): Set<string> {
  const files = [...new Set([...before.keys(), ...after.keys()])]
  return new Set(files.filter((file) => before.get(file)?.key !== after.get(file)?.key))
}

/**
 * The two states without what cannot be read in one of them: such a file counts as unchanged, so that nothing it says
 * seems to have come or gone.
 */
async function readable(from: StateFiles, to: StateFiles, library: Library) {
  const before = new Map(from.versions)
  const after = new Map(to.versions)
  const broken: { readonly file: string; readonly state: PlanState }[] = []
  for (const file of to.closed) {
    broken.push({ file, state: to.state })
    keep(file, before, after)
  }
  const absent = frameFiles.flatMap((file) => {
    const [was, is] = [before.has(file), after.has(file)]
    if (was === is) return []
    keep(file, was ? before : after, was ? after : before)
    return [{ file, state: was ? to.state : from.state }]
  })
  const changed = changedFiles(before, after)
  // What may move files is read too, and what stands under the same ids, so that one stream of git is enough.
  const ids = new Set([...changed].map(idIn))
  const isNeeded = (file: string) =>
    changed.has(file) ||
    isPlanWide(file) ||
    planFileAt(file)?.kind === 'decisions' ||
    (commitmentAt(file) !== undefined && ids.has(idIn(file)))
  const entries = (versions: Versions) => Array.from(versions).filter(([file]) => isNeeded(file))
  await library.fetch([...entries(before), ...entries(after)])
  const sides = [
    { versions: before, other: after, state: from.state },
    { versions: after, other: before, state: to.state },
  ]
  for (const file of [...changed].toSorted(byText)) {
    const bad = sides.filter(({ versions }) => {
      const version = versions.get(file)
      return version !== undefined && library.isBroken([file, version])
    })
    broken.push(...bad.map(({ state }) => ({ file, state })))
    const [only, both] = bad
    if (only && !both) keep(file, only.other, only.versions)
  }
  const notes = (shownRoot: string) => [
    ...absent.map(
      ({ file, state }) => `${whereIn(state)}, there is no ${file}, so nothing of it was compared.`,
    ),
    ...broken.map(({ file, state }) => {
      const where = `“${shown(shownRoot + file)}” ${stateWords(state)}`
      return `${where} cannot be read, so what it says was not compared.`
    }),
  ]
  return { before, after, notes }
}

function idIn(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function keep(file: string, good: Versions, bad: Map<string, Version>): void {
  const version = good.get(file)
  if (version) bad.set(file, version)
  else bad.delete(file)
}

function stateWords(state: PlanState): string {
  return state.kind === 'files' ? 'as it is on disk' : `of revision ${shortHash(state.hash)}`
}

function whereIn(state: PlanState): string {
  return state.kind === 'files' ? 'In the working files' : `In revision ${shortHash(state.hash)}`
}

/** What plan.yaml has to say and does not, in one of two states. */
function unsaidIn(state: PlanState, { folder, diagnostics }: Merged, other: Merged): string[] {
  const isWrong = (field: string) =>
    diagnostics.some(
      ({ place: { file, pointer } }) => file === 'plan.yaml' && keysOf(pointer)[0] === field,
    )
  const fields = (folder.assumed ?? []).filter(
    (field) => !other.folder.assumed?.includes(field) && !isWrong(field),
  )
  if (fields.length === 0) return []
  const names = listed(fields.map((field) => `“${field}”`))
  const were = fields.length === 1 ? 'that was' : 'those were'
  return [`${whereIn(state)}, plan.yaml does not give ${names}, so ${were} not compared.`]
}

/** What a file says and could not be compared, because nap does not know the field or cannot use the value. */
function unusableIn(
  state: PlanState,
  { diagnostics, folder }: Merged,
  shownRoot: string,
): string[] {
  const unknown = diagnostics.filter(({ rule }) => rule === 'field-is-known')
  const isUnknown = (file: string, pointer: string) =>
    unknown.some(({ place }) => place.file === file && place.pointer === pointer)
  const answers = folder.contributions.flatMap(({ document: { file }, leftOut }) =>
    leftOut.filter((pointer) => !isUnknown(file, pointer)).map((pointer) => ({ file, pointer })),
  )
  const inFrame = diagnostics
    .filter(
      ({ severity, place: { file, pointer } }) =>
        severity === 'error' && isPlanWide(file) && pointer !== '',
    )
    .map(({ place: { file, pointer } }) => ({ file, pointer }))
    .filter(({ file, pointer }) => !isUnknown(file, pointer))
  const unusable = [...inFrame, ...answers]
  const where = whereIn(state)
  const list = (all: readonly { file: string; pointer: string }[]) =>
    listed([
      ...all
        .slice(0, 5)
        .map(
          ({ file, pointer }) =>
            `“${shown(keysOf(pointer).join('.'), 60)}” in ${shown(shownRoot + file)}`,
        ),
      ...(all.length > 5 ? [`${all.length - 5} more`] : []),
    ])
  const fields = unknown.map(({ place: { file, pointer } }) => ({ file, pointer }))
  return [
    ...(fields.length > 0
      ? [
          `${where}, nap does not know ${counted(fields.length, 'field')}: ${list(fields)}. Left out here.`,
        ]
      : []),
    ...(unusable.length > 0
      ? [
          `${where}, ${counted(unusable.length, 'answer')} cannot be used: ${list(unusable)}. Left out here.`,
        ]
      : []),
  ]
}
