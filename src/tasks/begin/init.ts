import { join, resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { isEmptyFolder, kindOfPlace, planAround, readText, takenPlace } from '../../load/read.ts'
import type { Change } from '../../model/change.ts'
import { exitCodes, nothingWritten, orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { check } from '../../pipeline.ts'
import { countryIn } from '../../plain/country.ts'
import { counted, shown } from '../../plain/text.ts'
import { pending, write, writeFolder } from '../../record/write.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import { schemaFolder } from '../plan/editor-schemas.ts'
import { refuseWrongName } from '../plan/output-folder.ts'
import { shownFrom } from '../plan/shown-from.ts'
import { installMergeSettings, missingMergeSettings } from './merge-settings.ts'
import { type NewPlanRequest, startFor } from './plan.ts'
import { recordStart, toRecord } from './record-start.ts'
import { startFiles } from './start-files.ts'
import { placesBeside, type Surroundings, surroundings } from './surroundings.ts'

/** What was written, as the user would type it, and what is to be said. */
export type Made = { readonly files: readonly string[]; readonly talk: readonly string[] }

/**
 * A new plan in a folder, in a repository of its own or in the one that is there; around a plan that is there, only
 * what is missing. No file is written in place of another.
 */
export async function init(
  host: Host,
  request: NewPlanRequest & { readonly action: string | undefined },
  dir: string | undefined,
): Promise<Made> {
  const folder = resolve(host.cwd, dir ?? '.')
  const root = join(folder, 'plan')
  refuseWrongName(folder)
  refuseIfTaken(host, folder)
  refuseWithin(folder)
  refuseLinks(host, folder)
  const isThere = readText(root, 'plan.yaml') !== undefined
  const action = actionIn(request.action)
  if (isThere) refuseAnother(host, root, request)
  const start = isThere ? undefined : await newPlan(host, root, request)
  if (start) await writeFolder(root, start.plan)

  const git = await repositoryFor(folder, host)
  const planYaml = Buffer.from(readText(root, 'plan.yaml') ?? []).toString()
  const { isTop } = git
  const around = surroundings({ folder, isTop, planYaml, readme: start?.readme, action })
  const missing = await pending(folder, around.files)
  await write(folder, missing)
  const merging = await mergeSettings(root, host)
  const beside = [...new Set([...merging.files, ...missing.map(({ file }) => file)])]
  const recorded =
    start && git.isMade
      ? await recordStart(
          folder,
          [...start.plan.map(({ file }) => `plan/${file}`), ...beside],
          host,
        )
      : { isRecorded: false, remarks: [] }

  const shownFolder = shownFrom(host.cwd, folder)
  return {
    files: [
      ...listing(start?.plan ?? []).map((file) => `${shownFolder}plan/${file}`),
      ...missing.map(({ file }) => shownFolder + file),
    ],
    talk: [
      ...git.remarks,
      ...merging.remarks,
      ...around.remarks,
      ...recorded.remarks,
      ...nextSteps(shownFolder, !isThere, around),
      ...(git.hasGit && !recorded.isRecorded ? toRecord(beside) : []),
    ],
  }
}

async function newPlan(host: Host, root: string, request: NewPlanRequest) {
  refuseUnlessFolder(host, root)
  if (!isEmptyFolder(root)) {
    throw nothingWritten(
      `The folder “${shown(shownFrom(host.cwd, root))}” is not empty, and it holds no plan.`,
      'Name another folder for the plan: nap init DIR',
    )
  }
  return startFiles(await allOrNothing(() => startFor(host, request)))
}

// git keeps a link as a link: what is behind it would never be recorded.
function refuseUnlessFolder(host: Host, root: string): void {
  const kind = kindOfPlace(root)
  if (kind === undefined || kind === 'folder') return
  const name = shown(shownFrom(host.cwd, root).replace(/\/$/, ''))
  throw new Refusal(
    exitCodes.fileSystem,
    kind === 'link'
      ? `“${name}” is a link to another place, so git would not keep the plan. Nothing was written.`
      : `“${name}” is not a folder, so it cannot hold the plan. Nothing was written.`,
    'Rename or move it, or name another folder: nap init DIR',
  )
}

// Whoever names another country hardly wants what is missing around this plan.
function refuseAnother(host: Host, root: string, { country }: NewPlanRequest): void {
  if (country === undefined) return
  const source = { file: 'plan.yaml', bytes: readText(root, 'plan.yaml') ?? new Uint8Array() }
  const { plan, assumed } = check([source]).folder
  const own = plan.value.country
  const { name } = countryIn(country)
  if (assumed?.includes('country') || name.toLowerCase() === countryIn(own).name.toLowerCase())
    return
  throw nothingWritten(
    `“${shown(shownFrom(host.cwd, root))}” holds the plan of ${shown(own, 60)}, not of ${shown(name, 60)}.`,
    'Name another folder for the new plan: nap init DIR',
  )
}

function refuseIfTaken(host: Host, folder: string): void {
  const taken = takenPlace(folder)
  if (!taken) return
  const name = `“${shown(shownFrom(host.cwd, taken.path).replace(/\/$/, '') || taken.path)}”`
  const reasons = {
    file: [
      `${name} is a file, so there can be no folder of that name.`,
      'Name another folder: nap init DIR',
    ],
    'lost-link': [
      `${name} is a link to a place that is not there.`,
      'Make the folder that it leads to, or name another one: nap init DIR',
    ],
    closed: [
      `You may not write into ${name}.`,
      'Ask for the right to write there, or name another folder: nap init DIR',
    ],
    git: [
      `${name} is a folder in which git keeps what it records; your own files do not belong there.`,
      'Copy the repository with git clone, and type nap init in the copy.',
    ],
  } as const
  const [message, help] = reasons[taken.by]
  throw new Refusal(exitCodes.fileSystem, `${message} Nothing was written.`, help)
}

// All that stands beside a plan, before the first of it is written.
function refuseLinks(host: Host, folder: string): void {
  const link = placesBeside.find((place) => kindOfPlace(join(folder, place)) === 'link')
  if (link === undefined) return
  throw new Refusal(
    exitCodes.fileSystem,
    `“${shown(shownFrom(host.cwd, folder) + link)}” is a link to another place, and nap does not write through links. Nothing was written.`,
    'Put a file or folder of its own in its place, or name another folder: nap init DIR',
  )
}

function refuseWithin(folder: string): void {
  const around = planAround(folder)
  if (around === undefined) return
  throw nothingWritten(
    `This folder is inside a plan, “${shown(around)}”, which cannot hold another one.`,
    'Go to the folder that holds the plan folder, or name another one: nap init DIR',
  )
}

function actionIn(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  if (/^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(name)) return name
  throw nothingWritten(
    `“${shown(name)}” does not say where an action is published.`,
    'Write the repository and a revision of it: --action OWNER/nap@v1',
  )
}

type Repository = {
  readonly isTop: boolean
  readonly hasGit: boolean
  /** Whether nap has just made it. */
  readonly isMade: boolean
  readonly remarks: readonly string[]
}

const withoutGit: Repository = {
  isTop: true,
  hasGit: false,
  isMade: false,
  remarks: [
    'git is not installed, so nap keeps no revisions. Install it from https://git-scm.com/, and type nap init here again.',
  ],
}

async function repositoryFor(folder: string, { env }: Host): Promise<Repository> {
  const { makeRepository, openRepository } = await import('../../record/git.ts')
  const made = await orRefusal(async (): Promise<Repository> => {
    const found = await openRepository(folder, env)
    if (found.kind === 'repository')
      return { isTop: found.prefix === '', hasGit: true, isMade: false, remarks: [] }
    const isMade = found.reason === 'no-repository' && (await makeRepository(folder, env))
    return isMade
      ? { isTop: true, hasGit: true, isMade, remarks: ['Made a git repository.'] }
      : withoutGit
  })
  // The plan is there; what git does not want to do can be done later.
  return made instanceof Refusal ? { ...withoutGit, remarks: [sentences(made)] } : made
}

type Merging = { readonly files: readonly string[]; readonly remarks: readonly string[] }

/** Has git bring the plan together field by field. @returns also the files that this changed, as seen from beside the plan */
async function mergeSettings(root: string, { env }: Host): Promise<Merging> {
  const { openRepository } = await import('../../record/git.ts')
  const merging = await orRefusal(async (): Promise<Merging> => {
    const found = await openRepository(root, env)
    if (found.kind === 'none' || (await missingMergeSettings(found, { env })).length === 0)
      return { files: [], remarks: [] }
    const changed = await installMergeSettings(found, { env })
    const toTop = '../'.repeat(found.prefix.split('/').length - 1)
    return {
      files: changed.map((file) => toTop + file),
      remarks: ['git will merge two versions of the plan field by field, in this copy.'],
    }
  })
  return merging instanceof Refusal ? { files: [], remarks: [sentences(merging)] } : merging
}

function listing(files: readonly Change[]): string[] {
  const names = files.map(({ file }) => file)
  const schemas = names.filter((file) => file.startsWith(schemaFolder))
  const shownOnes = names.filter((file) => !file.split('/').some((name) => name.startsWith('.')))
  return schemas.length === 0
    ? shownOnes
    : [...shownOnes, `${schemaFolder}/ (${counted(schemas.length, 'file')})`]
}

function nextSteps(shownFolder: string, isNew: boolean, { files }: Surroundings): string[] {
  const there = shownFolder === '' ? '' : `go to the folder “${shown(shownFolder)}”; `
  if (!isNew) {
    return files.length === 0
      ? ['Everything around the plan is there already.']
      : ['The plan itself stays as it is.']
  }
  return [
    `Next: ${there}write down who takes part, with nap new institution; nap compile prints the draft.`,
  ]
}
