import type { Host } from '../../command.ts'
import { type Reading, readPlan } from '../../load/read.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { type Source, withSource } from '../../model/source.ts'
import type { Stage } from '../../model/stage.ts'
import { type Checked, check } from '../../pipeline.ts'
import { byText, counted } from '../../plain/text.ts'
import { mayHoldBack } from '../../record/held-back.ts'
import { planFolder, type WhichPlan } from './folder.ts'
import { shownFrom } from './shown-from.ts'

/** A plan that was found, read and checked. */
export type OpenPlan = Checked & {
  /** Absolute path of the plan folder. */
  readonly root: string
  /** The plan folder as the user would type it, with a slash at its end; '' where the user stands in it. */
  readonly shownRoot: string
  readonly files: number
  readonly sources: readonly Source[]
}

/** The same, and as which stage it is judged, whatever plan.yaml says. */
export type PlanRequest = WhichPlan & {
  readonly stage?: Stage | undefined
  /** The plan as it was on a day that is over. */
  readonly asOf?: string | undefined
}

/**
 * Finds, reads and checks the plan that a command is about.
 * @param unsaved a file whose text is not on disk: it takes the place of the one that is
 */
export async function openPlan(
  host: Host,
  request: PlanRequest,
  unsaved?: Source,
): Promise<OpenPlan> {
  const root = planFolder(host, request)
  const { stage, asOf } = request
  const reading = withUnsaved(await readWhole(root, host), unsaved)
  return checkedPlan(host, { root, stage, asOf, ...reading })
}

const parts = {
  read: 'reading',
  merge: 'putting the draft together',
  judge: 'applying the rules',
} as const

function percent(share: number | undefined): string[] {
  return share === undefined ? [] : [`${Math.floor(share * 100)} %`]
}

type Files = {
  /** Where the plan lies now, even if these are files of an earlier revision. */
  readonly root: string
  readonly sources: readonly Source[]
  /** What was found while they were read from the disk. */
  readonly diagnostics?: readonly Diagnostic[]
  readonly stage: Stage | undefined
  readonly asOf?: string | undefined
}

/** Checks the files of a plan, wherever they were read. */
export function checkedPlan(
  host: Host,
  { root, sources, diagnostics = [], stage, asOf }: Files,
): OpenPlan {
  const shownRoot = shownFrom(host.cwd, root)
  const files = counted(sources.length, 'file')
  const checked = check(sources, stage, diagnostics, {
    day: asOf,
    far: (part, share) =>
      host.far([`Checking ${files}: ${parts[part]}`, ...percent(share)].join(', ')),
  })
  host.far()
  return { ...checked, root, shownRoot, files: sources.length, sources }
}

function withUnsaved(reading: Reading, unsaved: Source | undefined): Reading {
  if (!unsaved) return reading
  return {
    ...reading,
    sources: withSource(reading.sources, unsaved),
    diagnostics: reading.diagnostics.filter(({ place: { file } }) => file !== unsaved.file),
  }
}

/** Every input of the plan: the files of its folder, and those that git holds back from it in a sparse checkout. */
export async function readWhole(root: string, { env }: Pick<Host, 'env'>): Promise<Reading> {
  const reading = readPlan(root)
  if (!mayHoldBack(root)) return reading
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(root, env)
  if (repository.kind === 'none') return reading
  const there = new Set([
    ...reading.sources.map(({ file }) => file),
    ...reading.diagnostics.map(({ place }) => place.file),
  ])
  const held = await git.heldBack(repository, (file) => there.has(file))
  const sources = [...reading.sources, ...held].toSorted((a, b) => byText(a.file, b.file))
  return { ...reading, sources }
}

/**
 * The first file of the plan that is no longer on disk as it was read, if there is one.
 * @throws Refusal where one that was read cannot be read any more
 */
export async function changedSince(
  { root, sources }: OpenPlan,
  host: Host,
): Promise<string | undefined> {
  const reading = await readWhole(root, host)
  const lost = reading.diagnostics.find(
    ({ rule, place }) =>
      rule === 'file-can-be-opened' && sources.some(({ file }) => isIn(place.file, file)),
  )
  if (lost) throw new Refusal(exitCodes.fileSystem, lost.message, lost.help)
  const now = new Map(reading.sources.map(({ file, bytes }) => [file, bytes]))
  const other = sources.find(({ file, bytes }) => {
    const present = now.get(file)
    now.delete(file)
    return present === undefined || Buffer.compare(bytes, present) !== 0
  })
  return other?.file ?? now.keys().next().value
}

function isIn(place: string, file: string): boolean {
  return file === place || file.startsWith(`${place}/`)
}
