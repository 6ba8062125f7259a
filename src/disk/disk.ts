import fs, { type Dirent, type Stats, type StatsFs } from 'node:fs'
import { dirname } from 'node:path'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { shown } from '../plain/text.ts'
import { type Deed, diskFault, faultFor } from './fault.ts'

// The only way from nap to the disk. Whatever does not succeed becomes a fault that knows its path, and what was about to
// be done; the names are Node’s where the deed is.

export const { constants } = fs

export function lstat(path: string): Promise<Stats> {
  return done('read', path, () => fs.promises.lstat(path))
}

export function stat(path: string): Promise<Stats> {
  return done('read', path, () => fs.promises.stat(path))
}

export function realpath(path: string): Promise<string> {
  return done('read', path, () => fs.promises.realpath(path))
}

export function access(path: string, right: number): Promise<void> {
  return done('read', path, () => fs.promises.access(path, right))
}

/** The names in a folder. */
export function readdir(path: string): Promise<string[]> {
  return done('read', path, () => fs.promises.readdir(path))
}

export function entriesOf(path: string): Promise<Dirent[]> {
  return done('read', path, () => fs.promises.readdir(path, { withFileTypes: true }))
}

export function readFile(path: string): Promise<Buffer>
export function readFile(path: string, encoding: 'utf8'): Promise<string>
export function readFile(path: string, encoding?: 'utf8'): Promise<Buffer | string> {
  return done('read', path, () => fs.promises.readFile(path, encoding))
}

/** A large file piece by piece. */
export async function* readParts(path: string): AsyncGenerator<Uint8Array> {
  const file = await done('read', path, () => fs.promises.open(path))
  try {
    for (;;) {
      const room = Buffer.allocUnsafe(1024 * 1024)
      const { bytesRead } = await done('read', path, () => file.read(room))
      if (bytesRead === 0) return
      yield room.subarray(0, bytesRead)
    }
  } finally {
    await file.close().catch(nothing)
  }
}

export function rename(path: string, to: string): Promise<void> {
  return done('written', to, () => fs.promises.rename(path, to))
}

export function unlink(path: string): Promise<void> {
  return done('removed', path, () => fs.promises.unlink(path))
}

/** Removes a folder that is empty, and no other. */
export function rmdir(path: string): Promise<void> {
  return done('removed', path, () => fs.promises.rmdir(path))
}

/** Removes a file, or a folder with all that is in it, if it is there. */
export function rm(path: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }
  return done('removed', path, () => fs.promises.rm(path, options))
}

export function chmod(path: string, mode: number): Promise<void> {
  return done('written', path, () => fs.promises.chmod(path, mode))
}

export function chown(path: string, user: number): Promise<void> {
  return done('written', path, () => fs.promises.chown(path, user, user))
}

export function mkdtemp(beginning: string): Promise<string> {
  return done('written', dirname(beginning), () => fs.promises.mkdtemp(beginning))
}

export function mkdir(path: string, mode = 0o777): Promise<void> {
  return done('written', path, () => fs.promises.mkdir(path, mode))
}

/**
 * Makes a folder and those around it that are missing, level by level: Node’s own way to do so never returns in /proc.
 * @returns whether any was made
 */
export async function makeFolder(path: string): Promise<boolean> {
  const missing: string[] = []
  for (let place = path; !(await isFolder(place)); place = dirname(place)) {
    missing.unshift(place)
    if (place === dirname(place)) break
  }
  for (const place of missing) {
    // Another nap may be faster.
    await mkdir(place).catch(async (error) => {
      if (!(await isFolder(place))) throw error
    })
  }
  return missing.length > 0
}

async function isFolder(path: string): Promise<boolean> {
  try {
    const found = await fs.promises.stat(path)
    if (found.isDirectory()) return true
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw diskFault(error, { path, deed: 'written' })
    const link = await fs.promises.lstat(path).catch(nothing)
    if (link) throw lostLink(path)
    return false
  }
  throw faultFor('ENOTDIR', { path, deed: 'written' })
}

function lostLink(path: string): Refusal {
  return new Refusal(
    exitCodes.fileSystem,
    `“${shown(path)}” is a link to a place that is not there, so nothing can be written into it.`,
    'Make the folder that it leads to, or delete the link, and try again.',
  )
}

export function appendFile(path: string, text: string): Promise<void> {
  return done('written', path, () => fs.promises.appendFile(path, text))
}

/** A file that need not outlast a power cut; with the flag `wx`, there is none of that name (EEXIST). */
export function writeFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly flag?: 'wx' } = {},
): Promise<void> {
  return done('written', path, () => fs.promises.writeFile(path, content, options))
}

/** A new file that stays as it is if the power is cut. */
export function writeDurably(
  path: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  mode?: number,
): Promise<void> {
  return done('written', path, async () => {
    const file = await fs.promises.open(path, 'wx')
    try {
      for await (const part of parts) await file.writeFile(part)
      // Some network disks know no modes: the content matters more than the mode it had.
      if (mode !== undefined) await file.chmod(mode).catch(unless('EPERM', 'ENOTSUP'))
      await file.sync()
    } catch (error) {
      await file.close().catch(nothing)
      throw error
    }
    // Over a network, only this may tell that there was no room.
    await file.close()
  })
}

/** Makes the names in a folder survive a power cut. Windows does it by itself, and some network disks cannot. */
export function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve()
  return done('written', path, async () => {
    const names = await fs.promises.open(path, 'r').catch(unless('ENOENT', 'EACCES'))
    try {
      await names?.sync().catch(unless('EINVAL', 'ENOTSUP', 'EPERM'))
    } finally {
      await names?.close().catch(nothing)
    }
  })
}

/** Whether something is there and can be reached, for what nap can do without. */
export function existsSync(path: string): boolean {
  return fs.existsSync(path)
}

/** What is there; undefined where nothing is, or a link leads nowhere. */
export function statSync(path: string): Stats | undefined {
  return ifThere(path, () => fs.statSync(path, { throwIfNoEntry: false }))
}

/** The same, where a link is a link. */
export function lstatSync(path: string): Stats | undefined {
  return ifThere(path, () => fs.lstatSync(path, { throwIfNoEntry: false }))
}

function ifThere(path: string, look: () => Stats | undefined): Stats | undefined {
  try {
    return look()
  } catch (error) {
    // A file where a folder should be: nothing is below it.
    if (codeOf(error) === 'ENOTDIR') return undefined
    throw diskFault(error, { path, deed: 'read' })
  }
}

export function accessSync(path: string, right: number): void {
  doneAtOnce('read', path, () => fs.accessSync(path, right))
}

export function realpathSync(path: string): string {
  return doneAtOnce('read', path, () => fs.realpathSync(path))
}

/** How much room there is on the disk of a folder. */
export function statfsSync(path: string): StatsFs {
  return doneAtOnce('read', path, () => fs.statfsSync(path))
}

export function readdirSync(path: string): string[] {
  return doneAtOnce('read', path, () => fs.readdirSync(path))
}

export function entriesSync(path: string): Dirent[] {
  return doneAtOnce('read', path, () => fs.readdirSync(path, { withFileTypes: true }))
}

export function readFileSync(path: string): Buffer
export function readFileSync(path: string, encoding: 'utf8' | 'latin1'): string
export function readFileSync(path: string, encoding?: 'utf8' | 'latin1'): Buffer | string {
  return doneAtOnce('read', path, () => fs.readFileSync(path, encoding))
}

/** All that is piped in. */
export function readInputSync(): Buffer {
  return doneAtOnce('read', '-', () => fs.readFileSync(0))
}

/** The first bytes of a file: of a larger one, one more than the limit, so that the reader can tell. */
export function readAtMostSync(path: string, limit: number, flags: number): Uint8Array {
  return doneAtOnce('read', path, () => {
    const handle = fs.openSync(path, flags)
    try {
      const room = Buffer.allocUnsafe(Math.min(fs.fstatSync(handle).size, limit + 1))
      let length = 0
      for (let read = -1; read !== 0 && length < room.length; length += read) {
        read = fs.readSync(handle, room, length, room.length - length, null)
      }
      return room.subarray(0, length)
    } finally {
      closeQuietly(handle)
    }
  })
}

// What was read is read.
function closeQuietly(handle: number): void {
  try {
    fs.closeSync(handle)
  } catch {
    // The system closes it when nap ends.
  }
}

/** For the end of the process, where nothing can be waited for. */
export function rmSync(path: string): void {
  doneAtOnce('removed', path, () => fs.rmSync(path, { recursive: true, force: true }))
}

async function done<T>(deed: Deed, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw diskFault(error, { path, deed })
  }
}

function doneAtOnce<T>(deed: Deed, path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw diskFault(error, { path, deed })
  }
}

/** For `catch`: these answers of the system are no failure. */
function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(codeOf(error) ?? '')) throw error
  }
}

function nothing(): undefined {
  return undefined
}
