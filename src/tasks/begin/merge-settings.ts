import { dirname, posix } from 'node:path'
import type { Host } from '../../command.ts'
import { ownProgram } from '../../load/assets.ts'
import { readText } from '../../load/read.ts'
import { type ExitCode, exitCodes, Refusal } from '../../model/refusal.ts'
import { jsonText } from '../../plain/json.ts'
import type { OpenRepository } from '../../record/git.ts'
import { write } from '../../record/write.ts'
import { isCi } from '../plan/ci.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { repositoryOf } from '../plan/repository.ts'

// git asks for help with a file only if two things agree: the settings of this copy of the repository, which nobody gets
// from others, say which program helps under which name; and the attributes, which are files of the plan, say which name
// is for which files.

const drivers = [
  {
    name: 'nap',
    description: 'nap: fields of the plan, one by one',
    command: 'merge-driver --ours %X --theirs %Y -- %O %A %B %P',
    files: '**/*.yaml',
    samples: ['plan.yaml', 'submissions/institution/commitment.yaml'],
  },
  {
    name: 'nap-draft',
    description: 'nap: the draft, which is made anew',
    command: 'merge-driver --draft -- %O %A %B %P',
    files: 'draft/**',
    samples: ['draft/nap.md', 'draft/commitments/commitment.yaml'],
  },
] as const

const attributesFile = '.gitattributes'

/** What is to be said of a setting: the result, and the talk beside it. */
export type Said = {
  readonly result: string
  readonly talk: readonly string[]
  readonly exitCode: ExitCode
}

const nothingToSetUp = 'there is nothing that git could merge'

export async function install(host: Host, which: WhichPlan): Promise<Said> {
  const changed = await installMergeSettings(await repositoryOf(host, which, nothingToSetUp))
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
  const missing = await missingMergeSettings(await repositoryOf(host, which, nothingToSetUp))
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
 * clone, does not have it. Where it has it, as nearly always, git is neither loaded nor asked.
 */
export async function lineByLine({ root }: { root: string }, host: Host): Promise<string[]> {
  if (isCi(host) || isPlainlySet(root)) return []
  const { lacksSetting, topAbove } = await import('../../record/git.ts')
  const top = await topAbove(root)
  const [{ name }] = drivers
  const asked = top && attributesIn({ top }).lines.some((line) => line.endsWith(` merge=${name}`))
  if (!asked || !(await lacksSetting(top, `merge.${name}.driver`, host.env))) return []
  return [
    'In this copy of the repository, git merges the plan line by line. To have it done field by field, type: nap merge-driver --install',
  ]
}

// A linked worktree keeps its settings elsewhere; there, git has to say.
function isPlainlySet(folder: string): boolean {
  const settings = Buffer.from(readText(folder, '.git/config') ?? []).toString()
  if (settings !== '') return settings.includes(`[merge "${drivers[0].name}"]`)
  const above = dirname(folder)
  return above !== folder && isPlainlySet(above)
}

/** What is still missing so that git brings the plan together field by field; nothing where all is set up. */
export async function missingMergeSettings(repository: OpenRepository): Promise<string[]> {
  const { localSetting } = await import('../../record/git.ts')
  const missing: string[] = []
  for (const { name, command } of drivers) {
    const found = await localSetting(repository, `merge.${name}.driver`)
    if (found === undefined) missing.push(`The merge driver “${name}” is not set up in this copy.`)
    else if (found !== commandLine(command))
      missing.push(`The merge driver “${name}” of this copy starts another nap than this one.`)
  }
  for (const { name } of await unmarked(repository))
    missing.push(`“${attributesFile}” does not give the files of the plan to the driver “${name}”.`)
  return missing
}

/**
 * Has git bring the plan together field by field in this copy. Doing it twice changes nothing.
 * @returns the files that were changed
 */
export async function installMergeSettings(repository: OpenRepository): Promise<string[]> {
  const { setLocally } = await import('../../record/git.ts')
  for (const { name, description, command } of drivers) {
    await setLocally(repository, `merge.${name}.name`, description)
    await setLocally(repository, `merge.${name}.driver`, commandLine(command))
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
  const isMarked = async ({ name, samples }: (typeof drivers)[number]) => {
    const paths = samples.map((sample) => posix.join(repository.prefix, sample))
    return (await attributeOf(repository, 'merge', paths)).every((value) => value === name)
  }
  const marks = await Promise.all(drivers.map(isMarked))
  return drivers.filter((_, index) => !marks[index])
}

// git hands the line to a shell, also on Windows, after it has put file names in place of %A and the like.
function commandLine(command: string): string {
  const words = ownProgram().map((path) => {
    const plain = path.replaceAll('\\', '/').replaceAll('%', '%%')
    return `'${plain.replaceAll("'", "'\\''")}'`
  })
  return `${words.join(' ')} ${command}`
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
