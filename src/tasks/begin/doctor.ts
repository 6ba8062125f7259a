import type { Host } from '../../command.ts'
import { readFonts } from '../../load/assets.ts'
import { type ExitCode, exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { becauseOfCode } from '../../plain/computer/disk.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, shown } from '../../plain/text.ts'
import { type Condition, conditionOf } from '../../record/git/condition.ts'
import { ignoresCase, machine, whyNotWritable } from '../../record/machine.ts'
import { pending, write } from '../../record/write.ts'
import { versionOf } from '../../render/print/version.ts'
import { findBrowser, whenNoBrowser } from '../../render/print.ts'
import { editorSchemas } from '../plan/editor-schemas.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { installMergeSettings, missingMergeSettings } from './merge-settings.ts'

/** One thing that nap needs, or is better with. */
export type Finding = {
  readonly about: string
  readonly isGood: boolean
  /** Whether compile cannot do all of its work without it. */
  readonly isNeeded: boolean
  readonly message: string
  /** What to do or to type. */
  readonly help?: string
}

type DoctorRequest = WhichPlan & { readonly fix: boolean }

/** Looks at the computer and at the plan, if there is one; with `fix`, fixes what nap can fix by itself. */
export async function examine(host: Host, request: DoctorRequest): Promise<readonly Finding[]> {
  const plan = await planIn(host, request)
  const folder = plan?.root ?? host.cwd
  const git = await orRefusal(() => conditionOf(folder, host.env))
  const isRefused = git instanceof Refusal
  return [
    nodeFinding(),
    ...(isRefused ? [refused('git', git)] : gitFindings(git)),
    await browserFinding(host),
    fontFinding(),
    ...(await folderFindings(folder)),
    ...(plan
      ? await planFindings(plan, host, { git: isRefused ? undefined : git, fix: request.fix })
      : [noPlan]),
  ]
}

// What one program refuses must not keep the rest from being looked at.
function refused(about: string, { message, help }: Refusal): Finding {
  return missing(about, message, help ?? 'Ask whoever looks after this computer.')
}

// Without a plan, there is still a computer to look at; a plan that is named has to be there.
async function planIn(host: Host, which: WhichPlan): Promise<OpenPlan | undefined> {
  try {
    return await openPlan(host, which)
  } catch (error) {
    const isAbsent = error instanceof Refusal && error.exitCode === exitCodes.wrongUsage
    if (isAbsent && which.plan === undefined) return undefined
    throw error
  }
}

const noPlan: Finding = {
  about: 'plan',
  isGood: true,
  isNeeded: false,
  message: 'There is no plan here; only the computer was looked at.',
}

function good(about: string, message: string): Finding {
  return { about, isGood: true, isNeeded: false, message }
}

function toDo(about: string, message: string, help: string): Finding {
  return { about, isGood: false, isNeeded: false, message, help }
}

function missing(about: string, message: string, help: string): Finding {
  return { about, isGood: false, isNeeded: true, message, help }
}

const oldestNode = [20, 19] as const

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = machine.node.split('.').map(Number)
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  return isNew
    ? good('Node.js', `Version ${machine.node}.`)
    : missing(
        'Node.js',
        `Version ${machine.node} is older than ${oldestNode.join('.')}.`,
        'Install the current one from https://nodejs.org/.',
      )
}

function gitFindings(git: Condition | undefined): Finding[] {
  if (!git) {
    return [
      missing(
        'git',
        'git is not installed, so nap keeps no revisions.',
        'Install it from https://git-scm.com/.',
      ),
    ]
  }
  return [
    good('git', `Version ${git.version}.`),
    git.anonymous === undefined
      ? good('name for git', 'git knows who records a revision.')
      : missing(
          'name for git',
          'git does not know who you are, so nothing can be recorded.',
          git.anonymous,
        ),
  ]
}

async function browserFinding({ env }: Host): Promise<Finding> {
  const found = await orRefusal(async () => {
    const browser = await findBrowser({ env })
    return browser && { ...browser, version: (await versionOf(browser)) ?? 'A browser' }
  })
  if (!found || found instanceof Refusal) {
    const { message = 'No browser was found to print the PDF with.', help } = found ?? {}
    return missing('browser', message, help ?? whenNoBrowser({ env }).advice)
  }
  const place = found.isPassing
    ? '; unpacked anew in each run, because there is no folder to keep it in.'
    : `: ${shown(found.executablePath)}`
  return good('browser', `${shown(found.version)}, ${origins[found.origin]}${place}`)
}

const origins = {
  setting: 'as the settings say',
  bundled: 'comes with nap',
  system: 'of this computer',
  'puppeteer-cache': 'of puppeteer',
} as const

function fontFinding(): Finding {
  const help = 'Type npm ci in the folder of nap.'
  try {
    const hasUrdu = readFonts().some(({ family }) => family === 'Nap Urdu')
    return hasUrdu
      ? good('fonts', 'The fonts for Latin and Urdu come with nap.')
      : missing('fonts', 'The font for Urdu is missing from nap.', help)
  } catch {
    return missing('fonts', 'The fonts that come with nap cannot be read.', help)
  }
}

const synced =
  /(^|[\\/])(onedrive( ?- ?[^\\/]*)?|dropbox( \([^\\/]*\))?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage)([\\/]|$)/i

/** Windows programs of the old kind take no longer path than 260; files of a plan add as many as 150 to their folder’s. */
const longestWindowsFolder = 110

async function folderFindings(folder: string): Promise<Finding[]> {
  const code = await whyNotWritable(folder)
  const cloud = synced.exec(folder)?.[2]
  return [
    code === undefined
      ? good('folder', `Files can be written to ${shown(folder)}.`)
      : missing(
          'folder',
          `No file can be written to ${shown(folder)}, ${becauseOfCode(code)}.`,
          'Ask for the right to write there, or move the plan to a folder of your own.',
        ),
    cloud === undefined
      ? good('cloud', 'No cloud service seems to synchronise this folder.')
      : toDo(
          'cloud',
          `The folder is in “${shown(cloud)}”, which copies files while git changes them; that damages repositories.`,
          'Move the plan to a folder outside it, and share it with git push.',
        ),
    ...(machine.platform === 'win32' && folder.length > longestWindowsFolder
      ? [
          toDo(
            'long paths',
            `The path of the folder has ${folder.length} characters, and Windows allows 260 for a whole path.`,
            'Move the plan to a shorter path such as C:\\plan, or type: git config --global core.longpaths true',
          ),
        ]
      : []),
  ]
}

type Circumstances = { readonly git: Condition | undefined; readonly fix: boolean }

async function planFindings(plan: OpenPlan, host: Host, it: Circumstances): Promise<Finding[]> {
  const repository = await orRefusal(() => repositoryFindings(plan, host, it))
  return [
    good('plan', `${counted(plan.files, 'file')} in ${shown(plan.root)}.`),
    ...(ignoresCase(plan.root, 'plan.yaml')
      ? [
          good(
            'capitals',
            'This disk does not tell capitals apart: names of files must differ in more than that.',
          ),
        ]
      : []),
    ...(await schemaFindings(plan, it)),
    ...(repository instanceof Refusal ? [refused('repository', repository)] : repository),
  ]
}

async function schemaFindings(plan: OpenPlan, { fix }: Circumstances): Promise<Finding[]> {
  const wanted = editorSchemas(plan)
  if (wanted.length === 0) return []
  const stale = await pending(plan.root, wanted)
  if (stale.length > 0 && fix) await write(plan.root, stale)
  return stale.length === 0 || fix
    ? [good('editor', 'Editors are shown the questions and ids of this plan.')]
    : [toDo('editor', 'What editors show of this plan is out of date.', 'Type: nap doctor --fix')]
}

async function repositoryFindings(
  plan: OpenPlan,
  host: Host,
  it: Circumstances,
): Promise<Finding[]> {
  if (!it.git) return []
  const { attributeOf, lastRevision, openRepository } = await import('../../record/git.ts')
  const repository = await openRepository(plan.root, host.env)
  if (repository.kind === 'none') {
    return [
      toDo(
        'repository',
        'The plan is not under git, so nap keeps no revisions.',
        `Type nap init in the folder that holds the plan.`,
      ),
    ]
  }
  // A branch whose file was emptied is found when it is asked for.
  await lastRevision(repository)
  if (it.fix) await installMergeSettings(repository, host)
  const open = await missingMergeSettings(repository, host)
  const [ends] = await attributeOf(repository, 'eol', [
    [repository.prefix, 'plan.yaml'].filter(Boolean).join('/'),
  ])
  return [
    open.length === 0
      ? good('merge driver', 'git merges this plan field by field.')
      : toDo(
          'merge driver',
          open.join(' '),
          'Type: nap merge-driver --install (or nap doctor --fix)',
        ),
    it.git.autocrlf === 'true' && ends !== 'lf'
      ? toDo(
          'line ends',
          'git changes the line ends of files here (core.autocrlf), so that a plan can look changed to others.',
          'Write this line into the file .gitattributes: * text=auto eol=lf',
        )
      : good('line ends', 'git leaves line ends as they are, or keeps to one kind.'),
  ]
}

export function doctorCode(findings: readonly Finding[]): ExitCode {
  return findings.some(({ isGood, isNeeded }) => !isGood && isNeeded)
    ? exitCodes.somethingMissing
    : exitCodes.done
}

/** One line for each finding: what it is about, whether it is good, and what to type where it is not. */
export function doctorText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length))
  const lines = findings.flatMap(({ about, isGood, message, help }) => [
    `${isGood ? 'good ' : 'to do'}  ${about.padEnd(width)}  ${message}`,
    ...(help === undefined
      ? []
      : help.split('\n').map((line) => `${' '.repeat(width + 9)}${line}`)),
  ])
  const open = findings.filter(({ isGood }) => !isGood).length
  return `${lines.join('\n')}\n\n${open === 0 ? 'Everything is in order.' : `${counted(open, 'thing')} to do.`}\n`
}

export function doctorJson(findings: readonly Finding[]): string {
  return jsonText({ findings })
}
