import { dirname, join, posix } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cleaned, keepAtExit, removeAtExit } from '../disk/cleaning.ts'
import {
  entriesOf,
  lstat,
  makeFolder,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  syncFolder,
  unlink,
  writeDurably,
} from '../disk/disk.ts'
import { faultFor } from '../disk/fault.ts'
import type { Change, Removal } from '../model/change.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { isPlaceBelow } from '../plain/computer/file-name.ts'
import { byText, shown } from '../plain/text.ts'
import { diskRefusal, ifMissing } from './faults.ts'
import { isTemporary, temporaryName } from './traces.ts'

/** Files compared at a time: enough to keep the disk busy, few enough for the limit on open files. */
const atOnce = 64

/** After this time, a temporary file belongs to a run that is dead. */
const deadAfterMs = 60 * 60 * 1000

/** Leaves out what is already so on disk, byte for byte. Throws a Refusal (4) if the disk cannot be read. */
export async function pending<T extends Change | Removal>(
  root: string,
  changes: readonly T[],
): Promise<T[]> {
  const outstanding: T[] = []
  for (let start = 0; start < changes.length; start += atOnce) {
    const some = changes.slice(start, start + atOnce)
    const done = await Promise.all(some.map((change) => isOnDisk(root, change)))
    outstanding.push(...some.filter((_, index) => !done[index]))
  }
  return outstanding
}

/**
 * The only place that writes files: each one whole or not at all, and none before the way to all of them is clear and all
 * of them lie on the disk under passing names, so that a disk without room leaves everything as it was.
 * Nothing below `root` is written through a link; a link in `root` itself is followed.
 * Throws a Refusal (4) that names the file; that file is then as it was before.
 * @param how whether a link in the place of a file is replaced by the file, as is right where all is made by nap
 */
export async function write(
  root: string,
  changes: readonly (Change | Removal)[],
  how: { readonly replacesLinks?: boolean } = {},
): Promise<void> {
  const real = new Set<string>()
  for (const { file } of changes) await checkWay(root, file, { real, ...how })
  const folders = new Set<string>()
  await writeTogether(root, changes, folders)
  // Last, so that a kill on the way leaves a file too many rather than one too few.
  for (const change of changes) {
    if (change.content === undefined) folders.add(await remove(root, change))
  }
  for (const folder of folders) await syncFolder(folder)
}

/**
 * Writes a new folder with all that is in it, whole or not at all: in the place of one that is empty, or of none.
 * Throws a Refusal (4) that names the file.
 */
export async function writeFolder(folder: string, changes: readonly Change[]): Promise<void> {
  const passing = join(dirname(folder), temporaryName())
  removeAtExit(passing)
  try {
    await write(passing, changes)
    await rmdir(folder).catch(ifMissing)
    await replace(passing, folder)
  } catch (error) {
    await cleaned(passing, () => rm(passing))
    throw error
  } finally {
    keepAtExit(passing)
  }
  await syncFolder(dirname(folder))
}

/** Gives what stands at a place another name that is free, whatever it is: a link itself, and not what is behind it. */
export async function setAside(root: string, file: string, name: string): Promise<void> {
  try {
    await rename(join(root, file), join(root, name))
  } catch (error) {
    throw diskRefusal(error, { file })
  }
}

/**
 * What lies in a generated folder and is no longer wanted: its regular `.yaml` files that are not in `keep`.
 * @param folder relative to `root` @param keep files relative to `root`, as in a Change
 */
export async function staleIn(
  root: string,
  folder: string,
  keep: ReadonlySet<string>,
): Promise<Removal[]> {
  const found = await lstat(join(root, folder)).catch(ifMissing)
  if (!found?.isDirectory()) return []
  const entries = await entriesOf(join(root, folder))
  const stale: Removal[] = []
  for (const entry of entries.toSorted((a, b) => byText(a.name, b.name))) {
    const file = posix.join(folder, entry.name)
    if (entry.isDirectory()) stale.push(...(await staleIn(root, file, keep)))
    const wanted = keep.has(file) || !entry.name.endsWith('.yaml')
    if (entry.isFile() && !wanted) stale.push({ file, content: undefined })
  }
  return stale
}

async function isOnDisk(root: string, { file, content }: Change | Removal): Promise<boolean> {
  try {
    const path = join(root, file)
    const found = await lstat(path).catch(ifMissing)
    if (content === undefined) return found === undefined
    if (!found?.isFile()) return false
    const bytes = Buffer.from(content)
    return found.size === bytes.length && bytes.equals(await readFile(path))
  } catch (error) {
    // A file where a folder should be: nothing is there, and `write` says why nothing can be.
    if (codeOf(error) === 'ENOTDIR') return content === undefined
    throw diskRefusal(error, { file })
  }
}

type Way = { readonly real: Set<string>; readonly replacesLinks?: boolean }

/** Refuses unless every existing step from `root` to `file` is a real folder and `file` is absent or a regular file. */
async function checkWay(root: string, file: string, { real, replacesLinks }: Way): Promise<void> {
  const steps = stepsTo(root, file)
  try {
    for (let depth = 1; depth < steps.length; depth++) {
      const folder = steps.slice(0, depth).join('/')
      if (real.has(folder)) continue
      const found = await lstat(join(root, folder)).catch(ifMissing)
      if (!found) return
      if (!found.isDirectory()) throw inTheWay(folder, found.isSymbolicLink(), 'folder')
      real.add(folder)
    }
    await checkPlace(root, file, replacesLinks)
  } catch (error) {
    // The file in the way may stand in the place of `root` itself.
    const path = codeOf(error) === 'ENOTDIR' ? join(root, file) : file
    throw diskRefusal(error, { file: path, deed: 'written' })
  }
}

async function checkPlace(root: string, file: string, replacesLinks = false): Promise<void> {
  const found = await lstat(join(root, file)).catch(ifMissing)
  if (!found || found.isFile() || (replacesLinks && found.isSymbolicLink())) return
  throw noFile(file, found)
}

function stepsTo(root: string, file: string): string[] {
  if (isPlaceBelow(file, process.platform)) return file.split('/')
  throw new Refusal(
    exitCodes.fileSystem,
    `“${shown(file)}” is not a place inside the folder “${shown(root)}”, so nothing was written.`,
  )
}

function noFile(file: string, found: { isDirectory(): boolean; isSymbolicLink(): boolean }) {
  if (found.isDirectory()) return faultFor('EISDIR', { path: file, deed: 'written' })
  return inTheWay(file, found.isSymbolicLink(), 'file')
}

function inTheWay(place: string, isLink: boolean, wanted: 'file' | 'folder'): Refusal {
  const name = `“${shown(place)}”`
  return new Refusal(
    exitCodes.fileSystem,
    isLink
      ? `${name} is a link to another place, and nap does not write through links. Nothing was written.`
      : `${name} is not an ordinary ${wanted}, as it should be. Nothing was written.`,
    `Delete or rename ${name} and try again.`,
  )
}

async function folderFor(root: string, { file }: Change | Removal): Promise<string> {
  const folder = join(root, posix.dirname(file))
  await makeFolder(folder)
  return folder
}

async function clearTemporaries(folder: string): Promise<void> {
  await cleaned(folder, async () => {
    for (const name of (await readdir(folder)).filter(isTemporary)) {
      const path = join(folder, name)
      const found = await lstat(path).catch(ifMissing)
      const isDead = found?.isFile() && Date.now() - found.mtimeMs > deadAfterMs
      if (isDead) await cleaned(path, () => rm(path))
    }
  })
}

/** Puts them in place one right after the other, once each of them has found room. @param folders where they were written */
async function writeTogether(
  root: string,
  changes: readonly (Change | Removal)[],
  folders: Set<string>,
): Promise<void> {
  const passing: Passing[] = []
  try {
    for (const change of changes) {
      if (change.content === undefined) continue
      const folder = await folderFor(root, change)
      if (!folders.has(folder)) await clearTemporaries(folder)
      folders.add(folder)
      passing.push(await writePassing(root, change))
    }
    for (; passing[0]; passing.shift()) await putInPlace(root, passing[0])
  } finally {
    for (const { temporary } of passing) await forget(temporary)
  }
}

/** What is to be written, and where it lies until all the others do. */
type Passing = { readonly change: Change; readonly temporary: string }

async function writePassing(root: string, change: Change): Promise<Passing> {
  const { file, content } = change
  const bytes = Buffer.from(content)
  const temporary = join(root, posix.dirname(file), temporaryName())
  removeAtExit(temporary)
  try {
    const before = await lstat(join(root, file)).catch(ifMissing)
    const mode = before?.isFile() ? before.mode & 0o777 : undefined
    await writeDurably(temporary, [bytes], mode)
    return { change, temporary }
  } catch (error) {
    await forget(temporary)
    throw diskRefusal(error, { file, deed: 'written', bytes: bytes.length })
  }
}

async function putInPlace(root: string, { change, temporary }: Passing): Promise<void> {
  const { file, content } = change
  try {
    await replace(temporary, join(root, file))
    keepAtExit(temporary)
  } catch (error) {
    const bytes = Buffer.byteLength(content)
    throw diskRefusal(error, { file, deed: 'written', bytes })
  }
}

/** Whatever became of it, nothing stays under the passing name. */
async function forget(temporary: string): Promise<void> {
  await cleaned(temporary, () => rm(temporary))
  keepAtExit(temporary)
}

/** Windows forbids the renaming for a moment while a virus scanner looks at one of the two. */
async function replace(temporary: string, path: string): Promise<void> {
  const tries = process.platform === 'win32' ? 10 : 1
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(temporary, path)
    } catch (error) {
      if (attempt >= tries || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? ''))
        throw error
      await pause(100)
    }
  }
}

async function remove(root: string, { file }: Removal): Promise<string> {
  try {
    await unlink(join(root, file)).catch(ifMissing)
  } catch (error) {
    throw diskRefusal(error, { file })
  }
  return join(root, posix.dirname(file))
}
