import { AsyncLocalStorage } from 'node:async_hooks'
import fs from 'node:fs'
import { constants } from 'node:os'
import { afterAll, beforeAll } from 'vitest'

/** One call of Node’s file system: `promises.open`, `statSync`, `handle.sync`, and what it was about. */
export type Call = { readonly name: string; readonly path: string }

export type Code = 'ENOSPC' | 'EIO' | 'EACCES' | 'EROFS' | 'ENAMETOOLONG' | 'ELOOP'

/** Says which calls do not succeed, by what they are and how many went before. */
export type Failing = (call: Call, before: number) => Code | undefined

type Watch = { readonly calls: Call[]; readonly failing: Failing }

const watches = new AsyncLocalStorage<Watch>()

/**
 * Does some work on a disk whose calls can be made to fail: only those of that work, and not those of a program that it
 * starts. Needs `failingDisk()` in the file of the test.
 * @returns every call that was made
 */
export async function onDisk<T>(failing: Failing, work: () => Promise<T>) {
  const calls: Call[] = []
  const result = await watches.run({ calls, failing }, work)
  return { calls, result }
}

/** Has every call of the file system ask first, for as long as the tests of a file run. */
export function failingDisk(): void {
  let restore: readonly (() => void)[] = []
  beforeAll(async () => {
    const handle = await fs.promises.open(import.meta.filename)
    const handles: object = Object.getPrototypeOf(handle)
    await handle.close()
    restore = [
      ...syncNames.map((name) => replaced(fs, name, atOnce(name))),
      ...promiseNames.map((name) => replaced(fs.promises, name, later(`promises.${name}`))),
      ...handleNames.map((name) => replaced(handles, name, later(`handle.${name}`))),
    ]
  })
  afterAll(() => {
    for (const undo of restore) undo()
  })
}

const syncNames = [
  'existsSync',
  'statSync',
  'lstatSync',
  'accessSync',
  'readdirSync',
  'readFileSync',
  'openSync',
  'fstatSync',
  'readSync',
  'closeSync',
  'rmSync',
]
const promiseNames = [
  'lstat',
  'stat',
  'realpath',
  'access',
  'readdir',
  'readFile',
  'open',
  'appendFile',
  'writeFile',
  'rename',
  'unlink',
  'rm',
  'chmod',
  'chown',
  'mkdir',
  'rmdir',
  'mkdtemp',
]
const handleNames = ['read', 'writeFile', 'chmod', 'sync']

type Work = (this: unknown, ...given: unknown[]) => unknown
type Wrapper = (original: Work) => Work

function replaced(owner: object, name: string, wrapper: Wrapper): () => void {
  const original = Object.getOwnPropertyDescriptor(owner, name)
  if (!original || typeof original.value !== 'function') throw new Error(`no function ${name}`)
  Object.defineProperty(owner, name, { ...original, value: wrapper(original.value) })
  return () => Object.defineProperty(owner, name, original)
}

/** What is open, and under which name it was opened. */
const open = new Map<unknown, string>()

function atOnce(name: string): Wrapper {
  return (original) =>
    function (this: unknown, ...given) {
      const watched = watchedCall(name, given[0])
      // What Node itself calls for it is no call of its own.
      const real = () => watches.exit(() => original.apply(this, given))
      if (!watched?.code) return named(name, watched?.path, real())
      if (name === 'existsSync') return false
      // What is to be closed is closed whatever is said about it.
      if (name === 'closeSync') real()
      throw systemError(watched.code, watched)
    }
}

function later(name: string): Wrapper {
  return (original) =>
    async function (this: unknown, ...given) {
      const watched = watchedCall(name, name.startsWith('handle.') ? this : given[0])
      const real = () => watches.exit(() => original.apply(this, given))
      if (!watched?.code) return named(name, watched?.path, await real())
      if (name === 'handle.close') await real()
      throw systemError(watched.code, watched)
    }
}

function watchedCall(name: string, about: unknown) {
  const watch = watches.getStore()
  if (!watch) return undefined
  const call = { name, path: pathOf(about) }
  watch.calls.push(call)
  return { ...call, code: watch.failing(call, watch.calls.length - 1) }
}

/** Remembers what was opened, and under which name. */
function named(name: string, path: string | undefined, opened: unknown): unknown {
  if (path === undefined || !/open(Sync)?$/.test(name)) return opened
  open.set(opened, path)
  // Each handle has a way to close of its own.
  if (name === 'promises.open') replaced(Object(opened), 'close', later('handle.close'))
  return opened
}

function pathOf(given: unknown): string {
  return typeof given === 'string' ? given : (open.get(given) ?? '')
}

// A file that is open has no name for Node: its errors have no path.
function systemError(code: Code, { name, path }: Call): Error {
  const syscall = name.replace(/^promises\.|^handle\.|Sync$/g, '')
  const isOpen = name.startsWith('handle.') || /^(fstat|read|close)Sync$/.test(name)
  return Object.assign(new Error(`${code}: made up, ${syscall}${isOpen ? '' : ` '${path}'`}`), {
    code,
    errno: -constants.errno[code],
    syscall,
    ...(isOpen ? {} : { path }),
  })
}
