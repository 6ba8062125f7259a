import { join } from 'node:path'
import type { Host } from '../../command.ts'
import type { Change } from '../../model/change.ts'
import { type ExitCode, exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { bytesUnder, type Opener, openerOf } from '../../record/office.ts'
import { pending, setAside, write } from '../../record/write.ts'
import { freeFile } from '../plan/free-file.ts'
import type { OpenPlan } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { shownFrom } from '../plan/shown-from.ts'
import { namedBeside } from './beside.ts'

/** Documents as they were put on the disk. */
export type Printed = {
  /** Files that were not as they should be, as the user would type them. */
  readonly written: readonly string[]
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

type Put = Omit<Printed, 'exitCode'> & {
  /** Whether every document is now as it should be. */
  readonly isWhole: boolean
}

type Where = {
  readonly out: string
  readonly dryRun?: boolean
  /** What is to be done with what somebody changed in a file. */
  readonly changed?: string
}

type Papers = Pick<Where, 'changed'> & {
  /** Where the user wants them. */
  readonly out: string | undefined
  /** The folder of their own that they have among the documents, where the user has not said. */
  readonly folder: string
}

/** Papers that are no part of the plan, where the user wants them. */
export async function putPapers(
  files: readonly Change[],
  host: Host,
  plan: Pick<OpenPlan, 'root'>,
  where: Papers,
): Promise<Printed> {
  return putInto(host, plan, where, async () => files)
}

/**
 * The same of papers each of which has to stay, as what was told to somebody: where another of this name says something
 * else, a number goes behind the name. @param sets a paper each, in its formats
 */
export async function putBeside(
  sets: readonly (readonly Change[])[],
  host: Host,
  plan: Pick<OpenPlan, 'root'>,
  where: Papers,
): Promise<Printed> {
  return putInto(host, plan, where, (out) => namedBeside(sets, out))
}

async function putInto(
  host: Host,
  { root }: Pick<OpenPlan, 'root'>,
  { out: named, folder, ...changed }: Papers,
  filesFor: (out: string) => Promise<readonly Change[]>,
): Promise<Printed> {
  const documents = await outputFolder(host, root, named)
  const out = named === undefined ? join(documents, folder) : documents
  const put = await withLock(root, async () =>
    putDocuments(await filesFor(out), host, { out, ...changed }),
  )
  const { written, remarks, isWhole } = put
  return { written, remarks, exitCode: isWhole ? exitCodes.done : exitCodes.fileSystem }
}

const intoThePlan = 'copy what was changed in it into the files of the plan'

/**
 * Documents where the user wants them. People work in Word and Excel files: what somebody changed in one is kept, and one
 * that is open costs none of the others.
 */
export async function putDocuments(
  files: readonly Change[],
  host: Pick<Host, 'cwd'>,
  { out, dryRun = false, changed = intoThePlan }: Where,
): Promise<Put> {
  const outstanding = await pending(out, files)
  const forOffice = outstanding.filter(({ file }) => officeFile.test(file))
  const others = outstanding.filter((change) => !forOffice.includes(change))
  if (!dryRun) await write(out, others, { replacesLinks: true })
  const folder = { out, dryRun, changed, name: shownFrom(host.cwd, out) }
  const remarks: string[] = []
  const left = new Set<Change>()
  for (const change of forOffice) {
    const outcome = await orRefusal(() => putForOffice(change, folder, remarks))
    if (!(outcome instanceof Refusal)) continue
    remarks.push(outcome.message, ...(outcome.help === undefined ? [] : [outcome.help]))
    left.add(change)
  }
  return {
    written: outstanding
      .filter((change) => !left.has(change))
      .map(({ file }) => folder.name + file),
    remarks,
    isWhole: left.size === 0,
  }
}

/** What people open in an office program and work in. */
const officeFile = /\.(?:docx|xlsx)$/

type Folder = Required<Where> & { readonly name: string }

async function putForOffice(change: Change, folder: Folder, remarks: string[]): Promise<void> {
  const { out, dryRun, name } = folder
  const opener = await openerOf(out, change.file)
  if (opener) throw isOpen(name, change.file, opener)
  const kept = await nameToKeep(change.file, out)
  if (kept !== undefined) {
    if (!dryRun) await setAside(out, change.file, kept)
    remarks.push(keptWords(folder, change.file, kept))
  }
  if (!dryRun) await write(out, [change], { replacesLinks: true })
}

/** What a Word or Excel file is to be called that is not as nap wrote it; undefined where nobody can miss what it says. */
async function nameToKeep(file: string, out: string): Promise<string | undefined> {
  const before = await bytesUnder(out, file)
  if (before === undefined) return undefined
  const { isAsWritten } = await import('../../render/docx-digest.ts')
  if (isAsWritten(before)) return undefined
  return freeFile(out, file.replace(/(?=\.\w+$)/, '-edited'))
}

function keptWords({ name, dryRun, changed }: Folder, file: string, kept: string): string {
  const place = shown(name + kept)
  return `“${shown(name + file)}” may have been edited since nap wrote it, so ${dryRun ? `it would be kept as “${place}”` : `it is kept as “${place}”: ${changed}`}.`
}

function isOpen(name: string, file: string, { program, lock }: Opener): Refusal {
  return new Refusal(
    exitCodes.fileSystem,
    `“${shown(name + file)}” is open in ${program}, so it was not written.`,
    `Close it in ${program} and try again. If it is not open there, delete “${shown(name + lock)}”.`,
  )
}
