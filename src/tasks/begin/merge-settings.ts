import { dirname, posix } from 'node:path'
import type { Host } from '../../command.ts'
import { type OwnProgram, ownProgram } from '../../load/assets.ts'
import { kindOfPlace, readText } from '../../load/read.ts'
import { type ExitCode, exitCodes, Refusal } from '../../model/refusal.ts'
import { jsonText } from '../../plain/json.ts'
import { shown } from '../../plain/text.ts'
import type { OpenRepository } from '../../record/git.ts'
import { write } from '../../record/write.ts'
import { isCi } from '../plan/ci.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { repositoryOf } from '../plan/repository.ts'
import { draftLine, driverLine, fallsBack, programsIn } from './driver-line.ts'

// git asks for help with a file only if two things agree: the settings of this copy of the repository, which nobody gets
// from others, say which program helps under which name; and the attributes, which are files of the plan, say which name
// is for which files.

const drivers = [
  {
    name: 'nap',
    description: 'nap: fields of the plan, one by one',
    lineOf: driverLine,
    files: '**/*.yaml',
    samples: ['plan.yaml', 'submissions/institution/commitment.yaml'],
  },
  {
    name: 'nap-draft',
    description: 'nap: the draft, which is made anew',
    lineOf: () => draftLine,
    files: 'draft/**',
    samples: ['draft/nap.md', 'draft/commitments/commitment.yaml'],
  },
] as const

type Driver = (typeof drivers)[number]

const attributesFile = '.gitattributes'

/** What is to be said of a setting: the result, and the talk beside it. */
export type Said = {
  readonly result: string
  readonly talk: readonly string[]
  readonly exitCode: ExitCode
}

const nothingToSetUp = 'there is nothing that git could merge'

export async function install(host: Host, which: WhichPlan): Promise<Said> {
  const changed = await installMergeSettings(await repositoryOf(host, which, nothingToSetUp), host)
  return {
    result: 'git now merges this plan field by field, in this copy of the repository.\n',
    talk: [
      ...changed.map(recordIt),
      'Colleagues type nap merge-driver --install once, each in their own copy.',
    ],
    exitCode: exitCodes.done,
  }
}

export async function removeSettings(host: Host, which: WhichPlan): Promise<Said> {
  const changed = await removeMergeSettings(await repositoryOf(host, which, nothingToSetUp))
  return {
    result: 'git merges this plan line by line again, in this copy of the repository.\n',
    talk: changed.map(recordIt),
    exitCode: exitCodes.done,
  }
}

export async function checkSettings(
  host: Host,
  { json, ...which }: WhichPlan & { readonly json: boolean },
): Promise<Said> {
  const missing = await missingMergeSettings(await repositoryOf(host, which, nothingToSetUp), host)
  const installed = missing.length === 0
  const lines = installed ? ['git merges this plan field by field.'] : missing
  return {
    result: json ? jsonText({ installed, missing }) : lines.map((line) => `${line}\n`).join(''),
    talk: installed ? [] : ['To set it up, type: nap merge-driver --install'],
    exitCode: installed ? exitCodes.done : exitCodes.somethingMissing,
  }
}

function recordIt(file: string): string {
  return `“${file}” was changed. Record it with git, for everybody.`
}

/**
 * What to say where the files of the plan ask for the merge driver and this copy of the repository, as every fresh
 * clone, does not have it, or has one that cannot start. Where all is well, as nearly always, git is neither loaded nor
 * asked.
 */
export async function mergeRemarks({ root }: { root: string }, host: Host): Promise<Remarks> {
  if (isCi(host) || isPlainlySet(root, host)) return {}
  const { mergeDriverAt, topAbove } = await import('../../record/git.ts')
  const top = await topAbove(root)
  const [driver] = drivers
  const asked =
    top && attributesIn({ top }).lines.some((line) => line.endsWith(` merge=${driver.name}`))
  if (!asked) return {}
  for (const own of drivers) {
    const found = await mergeDriverAt(top, own.name, host.env)
    if (found === 'unknown') return {}
    if (found === undefined) {
      return {
        unset:
          'In this copy of the repository, git merges the plan line by line. To have it done field by field, type: nap merge-driver --install',
      }
    }
    const fault = faultOf(own, found)
    if (fault !== undefined) return { fault: `${fault} Type: nap merge-driver --install` }
  }
  return {}
}

/** A driver that nobody has set up yet, or one that is not as it should be. */
type Remarks = { readonly unset?: string; readonly fault?: string }

// A linked worktree keeps its settings elsewhere; there, git has to say.
function isPlainlySet(folder: string, host: Host): boolean {
  const settings = Buffer.from(readText(folder, '.git/config') ?? []).toString()
  // git puts a backslash before quotes and backslashes.
  if (settings !== '')
    return drivers.every(({ lineOf }) =>
      settings.replaceAll('\\', '').includes(plain(lineOf, host)),
    )
  const above = dirname(folder)
  return above !== folder && isPlainlySet(above, host)
}

function plain(lineOf: (program: OwnProgram) => string, host: Host): string {
  return lineOf(ownProgram(host.env['HOME'])).replaceAll('\\', '')
}

/** What is wrong with the line of a driver, whichever nap wrote it; undefined where it can do its work. */
function faultOf({ name }: Driver, line: string): string | undefined {
  const lost = programsIn(line).find((path) => kindOfPlace(path) === undefined)
  const danger = 'git would keep one side of a conflict and show nothing of the other.'
  if (lost === undefined) {
    // Of a driver that is none of ours, nothing is known.
    return fallsBack(line) || !line.includes(' merge-driver ')
      ? undefined
      : `The merge driver “${name}” of this copy was set up by an earlier nap. If that cannot start one day, ${danger}`
  }
  const gone = `The merge driver “${name}” of this copy starts “${shown(lost)}”, which is not there any more`
  return fallsBack(line) ? `${gone}.` : `${gone}, so ${danger}`
}

/** What is still missing so that git brings the plan together field by field; nothing where all is set up. */
export async function missingMergeSettings(
  repository: OpenRepository,
  { env }: Pick<Host, 'env'>,
): Promise<string[]> {
  const { localSetting } = await import('../../record/git.ts')
  const missing: string[] = []
  for (const driver of drivers) {
    const { name, lineOf } = driver
    const found = await localSetting(repository, `merge.${name}.driver`)
    if (found === undefined) missing.push(`The merge driver “${name}” is not set up in this copy.`)
    else if (found !== lineOf(ownProgram(env['HOME'])))
      missing.push(
        faultOf(driver, found) ??
          `The merge driver “${name}” of this copy starts another nap than this one.`,
      )
  }
  for (const { name } of await unmarked(repository))
    missing.push(`“${attributesFile}” does not give the files of the plan to the driver “${name}”.`)
  return missing
}

/**
 * Has git bring the plan together field by field in this copy. Doing it twice changes nothing.
 * @returns the files that were changed
 */
export async function installMergeSettings(
  repository: OpenRepository,
  { env }: Pick<Host, 'env'>,
): Promise<string[]> {
  const { setLocally } = await import('../../record/git.ts')
  for (const { name, description, lineOf } of drivers) {
    await setLocally(repository, `merge.${name}.name`, description)
    await setLocally(repository, `merge.${name}.driver`, lineOf(ownProgram(env['HOME'])))
  }
  if ((await unmarked(repository)).length === 0) return []
  const { lines, end } = attributesIn(repository)
  const ours = ourLines(repository)
  const changed = await put(repository, [...withoutOurs(repository, lines), ...ours], end)
  if ((await unmarked(repository)).length > 0) throw overruled(ours)
  return changed
}

/** Has git bring the plan together by lines again. @returns the files that were changed */
export async function removeMergeSettings(repository: OpenRepository): Promise<string[]> {
  const { forgetLocally } = await import('../../record/git.ts')
  for (const { name } of drivers) await forgetLocally(repository, `merge.${name}.driver`)
  const { lines, end } = attributesIn(repository)
  const kept = withoutOurs(repository, lines)
  return kept.length === lines.length ? [] : put(repository, kept, end)
}

function overruled(lines: readonly string[]): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    `Another attributes file overrules what was written into “${attributesFile}”, so git still merges the plan in another way.`,
    `Look into “.git/info/attributes” and into the files “${attributesFile}” of the folders below, and put there instead: ${lines.join(' and ')}.`,
  )
}

async function unmarked(repository: OpenRepository) {
  const { attributeOf } = await import('../../record/git.ts')
  const isMarked = async ({ name, samples }: Driver) => {
    const paths = samples.map((sample) => posix.join(repository.prefix, sample))
    return (await attributeOf(repository, 'merge', paths)).every((value) => value === name)
  }
  const marks = await Promise.all(drivers.map(isMarked))
  return drivers.filter((_, index) => !marks[index])
}

// The later line wins, so that the draft is not taken for a part of the plan that people wrote.
function ourLines({ prefix }: OpenRepository): string[] {
  const folder = prefix === '' ? '' : `${prefix}/`
  return drivers.map(({ name, files }) => {
    const pattern = folder.replaceAll(/[\\*?[\]!#]/g, '\\$&') + files
    const isPlain = !/["\s\\]/.test(pattern)
    return `${isPlain ? pattern : JSON.stringify(pattern)} merge=${name}`
  })
}

function withoutOurs(repository: OpenRepository, lines: readonly string[]): string[] {
  const ours = new Set(ourLines(repository))
  return lines.filter((line) => !ours.has(line.trim()))
}

function attributesIn({ top }: Pick<OpenRepository, 'top'>) {
  const text = Buffer.from(readText(top, attributesFile) ?? []).toString()
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)
  return { lines, end: text.includes('\r\n') ? '\r\n' : '\n' }
}

async function put({ top }: OpenRepository, lines: readonly string[], end: string) {
  const content = lines.map((line) => line + end).join('')
  await write(top, [{ file: attributesFile, content: content === '' ? undefined : content }])
  return [attributesFile]
}
