import { randomBytes } from 'node:crypto'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cleaned, keepAtExit, removeAtExit } from '../disk/cleaning.ts'
import { lstat, readFile, rm, unlink, writeFile } from '../disk/disk.ts'
import { limits } from '../model/limits.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { shown } from '../plain/text.ts'
import { diskRefusal, ifMissing } from './faults.ts'
import { ownPlace } from './own-place.ts'

/** Who holds a lock: a process of a computer; neither, if the lock cannot be read. */
type Holder = {
  readonly id: string
  readonly since: Date
  readonly owner?: { readonly process: number; readonly host: string }
}

const minute = 60_000

/** On another computer nobody can ask whether the process still runs; no work of nap takes this long. */
const foreignDeadAfterMs = 30 * minute

/** By so much the clocks of two computers, or of one and its disk, may differ. */
const clockDriftMs = 5 * minute

/** Between making a lock and writing its few bytes lies an instant, and after a kill in it the lock stays empty. */
const unreadableDeadAfterMs = 5_000

/** Locks held by this process. One with our process number that is not among them was left by an earlier process. */
const held = new Set<string>()

/**
 * Does `work` while no other nap works on the same plan folder, on this computer or, over a shared disk, on another.
 * Waits up to `patienceMs`, then throws a Refusal (75). The lock of a dead process is taken over.
 */
export async function withLock<T>(
  plan: string,
  work: () => Promise<T>,
  patienceMs: number = limits.lockMs,
): Promise<T> {
  const { folder, beginning } = ownPlace(plan)
  const path = join(folder, `${beginning}lock`)
  const id = randomBytes(8).toString('hex')
  held.add(id)
  try {
    await wait(path, id, patienceMs)
    removeAtExit(path)
    return await work()
  } finally {
    await cleaned(path, () => release(path, id))
  }
}

async function wait(path: string, id: string, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs
  try {
    for (;;) {
      const holder = await take(path, id)
      if (!holder) return
      if (performance.now() >= end) throw busy(path, holder)
      await pause(50)
    }
  } catch (error) {
    throw diskRefusal(error, { file: path })
  }
}

/**
 * Takes the lock and returns nothing, or returns who has it.
 * A dead holder's lock is removed only by whoever holds a second lock named after that very holder. So nobody removes
 * the lock of a successor; and the second lock, if its holder is killed in turn, is taken over in the same way.
 */
async function take(path: string, id: string): Promise<Holder | undefined> {
  if (await create(path, id)) return undefined
  const holder = await holderOf(path)
  if (!holder) return take(path, id)
  if (!isDead(holder)) return holder
  const clearance = `${path}.${holder.id}`
  if (await take(clearance, id)) return holder
  try {
    const present = await holderOf(path)
    if (present?.id === holder.id && isDead(present)) await unlink(path).catch(ifMissing)
  } finally {
    await cleaned(clearance, () => rm(clearance))
  }
  return take(path, id)
}

async function create(path: string, id: string): Promise<boolean> {
  const words = { id, process: process.pid, host: hostname(), since: new Date().toISOString() }
  try {
    await writeFile(path, `${JSON.stringify(words)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // Windows keeps a name for a moment after the file is deleted, and calls making it anew forbidden.
    if (process.platform === 'win32' && (await lstat(path).catch(ifMissing))) return false
    throw error
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  const found = await lstat(path).catch(ifMissing)
  if (!found) return undefined
  const text = found.isFile() && found.size < 1_000 ? await textOf(path) : ''
  const holder = parse(text)
  return holder && isAsOldAsItSays(holder, found.mtime)
    ? holder
    : { id: 'unreadable', since: found.mtime }
}

// One that came with a pull request, or with a copy of the folder, is as young as the checkout.
function isAsOldAsItSays({ since }: Holder, made: Date): boolean {
  return Math.abs(made.getTime() - since.getTime()) <= clockDriftMs
}

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(ifMissing)) ?? ''
}

/** The file may come from anywhere, even from a pull request: it is a lock only if every word of it makes sense. */
function parse(text: string): Holder | undefined {
  const words: unknown = jsonOf(text)
  if (typeof words !== 'object' || words === null) return undefined
  if (!('id' in words && 'process' in words && 'host' in words && 'since' in words))
    return undefined
  const { id, process: number, host, since } = words
  if (typeof id !== 'string' || !/^[0-9a-f]{16}$/.test(id)) return undefined
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1) return undefined
  if (typeof host !== 'string' || typeof since !== 'string') return undefined
  const start = Date.parse(since)
  if (!(start <= Date.now() + clockDriftMs)) return undefined
  return { id, since: new Date(start), owner: { process: number, host } }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDead({ id, since, owner }: Holder): boolean {
  const age = Date.now() - since.getTime()
  if (!owner) return age > unreadableDeadAfterMs
  if (owner.host !== hostname()) return age > foreignDeadAfterMs
  const beforeStart = age > uptime() * 1000 + minute
  if (owner.process === process.pid) return !held.has(id)
  return beforeStart || !isRunning(owner.process)
}

function isRunning(number: number): boolean {
  try {
    process.kill(number, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function busy(path: string, { since, owner }: Holder): Refusal {
  const clock = [since.getHours(), since.getMinutes()].map((part) => `${part}`.padStart(2, '0'))
  const elsewhere =
    owner && owner.host !== hostname() ? ` on the computer “${shown(owner.host)}”` : ''
  const who = owner ? ` (process ${owner.process}${elsewhere}, since ${clock.join(':')})` : ''
  return new Refusal(
    exitCodes.busy,
    `Another nap is at work on this plan${who}.`,
    `Wait until it has finished and try again. If you are sure that no nap is running, delete the file “${shown(path)}”.`,
  )
}

async function release(path: string, id: string): Promise<void> {
  held.delete(id)
  const holder = await holderOf(path)
  if (holder?.id !== id) return
  await unlink(path).catch(ifMissing)
  keepAtExit(path)
}
