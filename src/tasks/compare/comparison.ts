import type { ComparisonNote } from '../../model/comparison-note.ts'
import type { Difference, PlanState } from '../../model/difference.ts'
import type { Draft } from '../../model/draft.ts'
import { fileKinds, kinds } from '../../model/kinds.ts'
import { fullNameOf, type PlanFolder } from '../../model/plan.ts'
import { kindAt, type Loaded, planFileAt } from '../../model/plan-file.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { isPicture } from '../../model/source.ts'
import { differenceBetween, load, loadedTogether, mergeOf } from '../../pipeline/states.ts'
import { keysOf } from '../../plain/pointer.ts'
import { byText, shown } from '../../plain/text.ts'
import { unknownOne } from '../plan/known-one.ts'
import { withIds } from '../plan/numbers.ts'
import type { StateFiles, TwoStates, Version } from '../plan/states.ts'

/** What is different between two states of the plan, and what is to be said about the comparing. */
export type Comparison = {
  readonly difference: Difference
  /** The plan folder: where it is, and as the user would type it. */
  readonly root: string
  readonly shownRoot: string
  /** What stands on the cover of the later state, and the full name of its secretariat. */
  readonly cover: {
    readonly title: string
    readonly country: string
    readonly languages: readonly string[]
    readonly office: string
  }
  /** The later draft, as it is numbered now. */
  readonly draft: Draft
  /** Files that changed and are not compared field by field: comments, covering records, translations, pictures. */
  readonly others: readonly string[]
  /** What could not be compared. */
  readonly notes: readonly ComparisonNote[]
}

/**
 * Of a comparison, what is about one commitment.
 * @param word its id, or its number in the later state
 * @throws Refusal where neither state has such a one
 */
export function ofCommitment(word: string, found: Comparison, { from, to }: TwoStates): Comparison {
  const id = withIds(word, found.draft)
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

/** What is different between two states of the plan. */
export async function compared({
  read,
  root,
  shownRoot,
  from,
  to,
}: TwoStates): Promise<Comparison> {
  const { before, after, changed, notes } = await readable(from, to, read)
  const [old, now] = [mergeOf(loadedTogether(before)), mergeOf(loadedTogether(after))]
  const difference = await differenceBetween(
    { ...old, state: from.state },
    { ...now, state: to.state },
  )
  const isTold = (file: string) => changed.has(file) || isPlanWide(file)
  return {
    difference,
    draft: now.draft,
    root,
    shownRoot,
    cover: coverOf(now.folder),
    others: [...changed].filter((file) => isOther(file)).toSorted(byText),
    notes: [
      ...notes(shownRoot),
      ...unsaidIn(from.state, old, now),
      ...unsaidIn(to.state, now, old),
      ...unusableIn(from.state, old, { shownRoot, isTold }),
      ...unusableIn(to.state, now, { shownRoot, isTold }),
    ],
  }
}

function coverOf(folder: PlanFolder): Comparison['cover'] {
  const { title, country, secretariat, languages = [] } = folder.plan.value
  return { title, country, languages, office: fullNameOf(folder, secretariat) }
}

type Versions = ReadonlyMap<string, Version>
type Merged = ReturnType<typeof mergeOf>
type Library = ReadonlyMap<string, Loaded>

/** Every file of both states; what they have alike is read and parsed once. */
async function libraryOf(states: readonly Versions[], read: TwoStates['read']): Promise<Library> {
  const all = new Map(
    states.flatMap((versions) => Array.from(versions, (one) => [nameOf(one), one[1]] as const)),
  )
  const recorded = Array.from(all, ([name, version]) =>
    'entry' in version ? [{ name, entry: version.entry }] : [],
  ).flat()
  const texts = await read(recorded.map(({ entry }) => entry))
  const sources = [
    ...recorded.map(({ name }, index) => [name, texts[index]] as const),
    ...Array.from(all, ([name, version]) =>
      'source' in version ? [[name, version.source] as const] : [],
    ).flat(),
  ]
  return new Map(sources.flatMap(([name, source]) => (source ? [[name, load([source])]] : [])))
}

function nameOf([file, { key }]: readonly [string, Version]): string {
  return `${key} ${file}`
}

const frameFiles = fileKinds
  .filter((kind) => kinds[kind].compared === 'plan')
  .map((kind) => kinds[kind].path)

function isPlanWide(file: string): boolean {
  return kindAt(file)?.compared === 'plan'
}

function isOther(file: string): boolean {
  return kindAt(file)?.compared === 'counted' || isPicture(file)
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
async function readable(from: StateFiles, to: StateFiles, read: TwoStates['read']) {
  const library = await libraryOf([from.versions, to.versions], read)
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
  const sides = [
    { versions: before, other: after, state: from.state },
    { versions: after, other: before, state: to.state },
  ]
  for (const file of [...changedFiles(before, after)].toSorted(byText)) {
    const bad = sides.filter(({ versions }) => {
      const version = versions.get(file)
      const document = version && library.get(nameOf([file, version]))
      return document !== undefined && document.unreadable.length > 0
    })
    broken.push(...bad.map(({ state }) => ({ file, state })))
    const [only, both] = bad
    if (only && !both) keep(file, only.other, only.versions)
  }
  const notes = (shownRoot: string): ComparisonNote[] => [
    ...absent.map(({ file, state }) => ({
      word: 'comparison_note_absent',
      state,
      names: [file],
    })),
    ...broken.map(({ file, state }) => ({
      word: 'comparison_note_unreadable',
      state,
      names: [shown(shownRoot + file)],
    })),
  ]
  const documents = (versions: Versions) =>
    Array.from(versions).flatMap((one) => library.get(nameOf(one)) ?? [])
  const changed = changedFiles(before, after)
  return { before: documents(before), after: documents(after), changed, notes }
}

function keep(file: string, good: Versions, bad: Map<string, Version>): void {
  const version = good.get(file)
  if (version) bad.set(file, version)
  else bad.delete(file)
}

/** What plan.yaml has to say and does not, in one of two states. */
function unsaidIn(
  state: PlanState,
  { folder, diagnostics }: Merged,
  other: Merged,
): ComparisonNote[] {
  const isWrong = (field: string) =>
    diagnostics.some(
      ({ place: { file, pointer } }) => file === 'plan.yaml' && keysOf(pointer)[0] === field,
    )
  const fields = (folder.assumed ?? []).filter(
    (field) => !other.folder.assumed?.includes(field) && !isWrong(field),
  )
  return fields.length === 0 ? [] : [{ word: 'comparison_note_unsaid', state, names: fields }]
}

type Told = { readonly shownRoot: string; readonly isTold: (file: string) => boolean }

/** What a file says and could not be compared, because nap does not know the field or cannot use the value. */
function unusableIn(
  state: PlanState,
  { diagnostics, folder }: Merged,
  { shownRoot, isTold }: Told,
): ComparisonNote[] {
  const unknown = diagnostics.filter(
    ({ rule, place }) => rule === 'field-is-known' && isTold(place.file),
  )
  const isUnknown = (file: string, pointer: string) =>
    unknown.some(({ place }) => place.file === file && place.pointer === pointer)
  const contributions = folder.contributions.filter(({ document }) => isTold(document.file))
  const answers = contributions.flatMap(({ document: { file }, leftOut }) =>
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
  const fields = unknown.map(({ place: { file, pointer } }) => ({ file, pointer }))
  const note = (word: string, all: typeof fields): ComparisonNote[] =>
    all.length === 0
      ? []
      : [
          {
            word,
            state,
            names: all.map(({ file, pointer }) => ({
              field: shown(keysOf(pointer).join('.'), 60),
              file: shown(shownRoot + file),
            })),
          },
        ]
  return [...note('comparison_note_unknown', fields), ...note('comparison_note_unusable', unusable)]
}
