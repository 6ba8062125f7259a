import { dirname, join, resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { findPlan, type Reading, readPlan } from '../../load/read.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { type Source, withSource } from '../../model/source.ts'
import type { Stage } from '../../model/stage.ts'
import { type Checked, check } from '../../pipeline.ts'
import { shown } from '../../plain/text.ts'
import { liesIn } from '../../record/place.ts'
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

/** So many files take more than half a second. */
const manyFiles = 200

/** Where the user says that the plan lies; without it, nap looks for it. */
export type WhichPlan = { readonly plan?: string | undefined }

/** The same, and as which stage it is judged, whatever plan.yaml says. */
export type PlanRequest = WhichPlan & { readonly stage?: Stage | undefined }

/** Absolute path of the plan folder that a command is about. @throws Refusal where there is none */
export function planFolder(host: Host, { plan }: WhichPlan): string {
  return findPlan(host.cwd, plan)
}

/**
 * Finds, reads and checks the plan that a command is about.
 * @param unsaved a file whose text is not on disk: it takes the place of the one that is
 */
export function openPlan(host: Host, request: PlanRequest, unsaved?: Source): OpenPlan {
  const root = planFolder(host, request)
  const { stage } = request
  return checkedPlan(host, { root, stage, ...withUnsaved(readPlan(root), unsaved) })
}

type Files = {
  /** Where the plan lies now, even if these are files of an earlier revision. */
  readonly root: string
  readonly sources: readonly Source[]
  /** What was found while they were read from the disk. */
  readonly diagnostics?: readonly Diagnostic[]
  readonly stage: Stage | undefined
}

/** Checks the files of a plan, wherever they were read. */
export function checkedPlan(
  host: Host,
  { root, sources, diagnostics = [], stage }: Files,
): OpenPlan {
  // What follows is one piece of work that cannot be interrupted by a timer.
  if (sources.length > manyFiles) host.err(`Checking ${sources.length} files …\n`)
  const shownRoot = shownFrom(host.cwd, root)
  return { ...check(sources, stage, diagnostics), root, shownRoot, files: sources.length, sources }
}

function withUnsaved(reading: Reading, unsaved: Source | undefined): Reading {
  if (!unsaved) return reading
  return {
    ...reading,
    sources: withSource(reading.sources, unsaved),
    diagnostics: reading.diagnostics.filter(({ place: { file } }) => file !== unsaved.file),
  }
}

/**
 * The first file of the plan that is no longer on disk as it was read, if there is one.
 * @throws Refusal where one that was read cannot be read any more
 */
export function changedSince({ root, sources }: OpenPlan): string | undefined {
  const reading = readPlan(root)
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

/**
 * Where documents go: to the folder that the user names, or to `out/` beside the plan.
 * @throws Refusal where that is in the plan: there, they would be recorded with it, even those for inside use
 */
export async function outputFolder(cwd: string, root: string, named?: string): Promise<string> {
  const out = named !== undefined ? resolve(cwd, named) : join(dirname(root), 'out')
  if (!(await liesIn(root, out))) return out
  throw nothingWritten(
    `The folder “${shown(out)}” is inside the plan folder, and documents there would become part of the plan.`,
    'Name a folder outside the plan: --out DIR.',
  )
}
