import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { cleaned } from '../../disk/cleaning.ts'
import { chmod, lstat, makeFolder, mkdtemp, readdir, rm, stat } from '../../disk/disk.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { becauseOf } from '../../plain/computer/disk.ts'
import { shown } from '../../plain/text.ts'

const staleAfterMs = 10 * 60_000

/**
 * A new folder that only this user can open, named after this process so that a later run can tell whether it is still in use.
 * @throws Refusal when `parent` cannot be written to
 */
export async function temporaryFolder(parent = tmpdir()): Promise<string> {
  return mkdtemp(join(parent, `nap-print-${process.pid}-`)).catch((error: Error) => {
    throw new Refusal(
      exitCodes.fileSystem,
      `The folder for temporary files, “${shown(parent)}”, cannot be written to, ${becauseOf(error)}.`,
      'Free some space there, or name another folder in TMPDIR (on Windows in TEMP).',
    )
  })
}

/** Removes the folders that killed runs left in `parent`: their process is gone and nothing was written for ten minutes. */
export async function removeStale(parent = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => [])
  for (const name of names) {
    const owner = /^nap-print-(\d+)-\w+$/.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    const path = join(parent, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isDirectory() || !isOurs(found.uid)) continue
    // Another container may share the folder but not the process numbers, so age counts too.
    if (Date.now() - found.mtimeMs > staleAfterMs) await removeFolder(path)
  }
}

/** Never throws: what cannot be removed now is told, and removed by `removeStale` later. */
export function removeFolder(folder: string): Promise<void> {
  return cleaned(folder, () => rm(folder))
}

/** Makes the folder and its parents. It can be read by everyone whatever the umask says: it holds only public software. */
export async function readableFolder(folder: string): Promise<void> {
  if (await makeFolder(folder)) await chmod(folder, 0o755)
}

/** No other user can have made or can change it: ours or root's, not a link, not writable by others. */
export async function isTrustworthy(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  if (!found || found.isSymbolicLink()) return false
  return (isOurs(found.uid) || found.uid === 0) && (found.mode & 0o022) === 0
}

/** Whether a user without any rights can reach this path. The parts that do not exist yet do not count. */
export async function isOpenToAll(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found && (found.mode & 0o001) === 0) return false
  const parent = dirname(path)
  return parent === path || isOpenToAll(parent)
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function isOurs(uid: number): boolean {
  return uid === (process.getuid?.() ?? uid)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to someone else
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
