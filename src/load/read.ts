import { dirname, join, resolve } from 'node:path'
import {
  accessSync,
  constants,
  entriesSync,
  lstatSync,
  readAtMostSync,
  readdirSync,
  readFileSync,
  readInputSync,
  statSync,
} from '../disk/disk.ts'
import { isDiskFault } from '../disk/fault.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { limits } from '../model/limits.ts'
import { exitCodes, nothingWritten, Refusal, wrongUsage } from '../model/refusal.ts'
import { isInput, mostBytes, type Source } from '../model/source.ts'
import { byProductAt } from '../plain/by-product.ts'
import { becauseOf, codeOf } from '../plain/computer/disk.ts'
import { byText, shown } from '../plain/text.ts'
import { absentFile } from './absent-file.ts'
import { byProducts } from './by-products.ts'
import { beyondRoom, notOpened, notRegular } from './not-read.ts'
import { onlineOnly } from './online-only.ts'
import { parse, parseText } from './parse.ts'
import { smallestOf, weightOf } from './weight.ts'

/**
 * The plan folder: the one that is named, or the nearest `plan/` or folder with a plan.yaml on the way up.
 * @param named as the user typed it @returns an absolute path
 * @throws Refusal where there is none
 */
export function findPlan(cwd: string, named?: string): string {
  if (named !== undefined) {
    const folder = resolve(cwd, named)
    if (holdsPlan(folder)) return folder
    throw noPlan(`There is no plan in “${shown(named)}”: it has no file plan.yaml.`)
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = [join(folder, 'plan'), folder].find(holdsPlan)
    if (found) return found
    if (folder === dirname(folder))
      throw noPlan('There is no plan here: no folder “plan” with a file plan.yaml.')
  }
}

function holdsPlan(folder: string): boolean {
  return isThere(join(folder, 'plan.yaml')) || isThere(join(folder, 'institutions.yaml'))
}

function isThere(path: string): boolean {
  return statSync(path) !== undefined
}

/** The plan folder that a folder is, or lies in; undefined where it is in none. */
export function planAround(folder: string): string | undefined {
  if (holdsPlan(folder)) return folder
  return folder === dirname(folder) ? undefined : planAround(dirname(folder))
}

/** Whether nothing is in a folder, or there is none. @throws Refusal where it cannot be listed */
export function isEmptyFolder(folder: string): boolean {
  return !isThere(folder) || list(folder, '').length === 0
}

/** What stands at a place; undefined where nothing does. A link is a link, wherever it leads. */
export function kindOfPlace(path: string): 'file' | 'folder' | 'link' | 'other' | undefined {
  const found = lstatSync(path)
  if (!found) return undefined
  if (found.isFile()) return 'file'
  if (found.isSymbolicLink()) return 'link'
  return found.isDirectory() ? 'folder' : 'other'
}

/** Where no new files can stand, and why: a file is there, a link that leads nowhere, what git keeps, or it is closed to us. */
export type Taken = { readonly path: string; readonly by: 'file' | 'lost-link' | 'git' | 'closed' }

/** What keeps a folder from being made or used: in its place, or in that of a folder around it. */
export function takenPlace(folder: string): Taken | undefined {
  const around = takenOnTheWay(folder)
  if (around || !isThere(folder) || isOpen(folder, constants.W_OK)) return around
  return { path: folder, by: 'closed' }
}

function takenOnTheWay(folder: string): Taken | undefined {
  const above = dirname(folder)
  const around = above === folder ? undefined : takenOnTheWay(above)
  if (around) return around
  const found = statSync(folder)
  if (!found) return isThere(above) ? whyNotMade(folder, above) : undefined
  if (!found.isDirectory()) return { path: folder, by: 'file' }
  if (!isOpen(folder, constants.X_OK)) return { path: folder, by: 'closed' }
  return ownNamesOfGit.every((name) => isThere(join(folder, name)))
    ? { path: folder, by: 'git' }
    : undefined
}

function whyNotMade(folder: string, above: string): Taken | undefined {
  if (kindOfPlace(folder) === 'link') return { path: folder, by: 'lost-link' }
  return isOpen(above, constants.W_OK) ? undefined : { path: above, by: 'closed' }
}

function isOpen(folder: string, right: number): boolean {
  try {
    accessSync(folder, right)
    return true
  } catch (error) {
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return false
    throw error
  }
}

// A folder called .git, or a repository without files of its own.
const ownNamesOfGit = ['HEAD', 'objects', 'refs']

function noPlan(message: string): Refusal {
  return wrongUsage(message, 'Go to the folder that holds the plan, or name it: --plan DIR.')
}

export type Reading = {
  readonly sources: readonly Source[]
  readonly diagnostics: readonly Diagnostic[]
  /** Files that are there and were not asked for. */
  readonly unread: readonly string[]
}

/**
 * Every regular file of the plan folder, sorted by name. Nothing else is followed or opened: a link, a pipe or a device
 * in a pull request could lead anywhere or never end. Synchronous, because that is six times faster for small files.
 * What cannot be opened is reported, and the rest is read all the same.
 * @param isWanted whether a file is to be read, or only to be named
 * @throws Refusal where the plan folder itself cannot be listed
 */
export function readPlan(folder: string, isWanted = (_file: string) => true): Reading {
  const all: Exclude<Found, { readonly folder: string }>[] = []
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const found of foundIn(folder, path, isWanted)) {
      if ('folder' in found) waiting.push(found.folder)
      else all.push(found)
    }
    if (all.length > limits.files) throw tooMany(folder)
  }
  const wanted = all.flatMap((found) => ('wanted' in found ? [found.wanted] : []))
  const read = readInputs(folder, wanted.toSorted(byText))
  return {
    sources: read.filter((found) => 'bytes' in found),
    diagnostics: [
      ...[...all, ...read].filter((found) => 'rule' in found),
      ...byProducts(all.flatMap((found) => ('left' in found ? [found.left] : [])).toSorted(byText)),
    ],
    unread: all.flatMap((found) => ('unread' in found ? [found.unread] : [])),
  }
}

type Found = Diagnostic | { readonly [as in 'folder' | 'unread' | 'wanted' | 'left']?: string }

function foundIn(folder: string, path: string, isWanted: (file: string) => boolean): Found[] {
  try {
    const entries = list(folder, path)
    return [
      ...onlineOnly(entries, path),
      ...inputsIn(entries, path).map(({ file, entry }): Found => {
        if (byProductAt(file)) return { left: file }
        if (entry.isDirectory()) return { folder: file }
        if (!entry.isFile()) return notRegular(file)
        return isWanted(file) ? { wanted: file } : { unread: file }
      }),
    ]
  } catch (error) {
    if (path === '') throw error
    return [notOpened(path, error)]
  }
}

/** So many bytes and no more: of a plan that has more, the smallest files, whatever order a disk lists them in. */
function readInputs(folder: string, files: readonly string[]): (Source | Diagnostic)[] {
  const read: (Source | Diagnostic)[] = []
  let weight = 0
  for (const file of files) {
    if (weight > limits.planBytes) break
    const found = readInput(folder, file)
    read.push(found)
    if ('bytes' in found) weight += weightOf(found.file, found.bytes.length)
  }
  if (weight <= limits.planBytes) return read
  const fitting = smallestOf(files.map((file) => ({ file, size: sizeOf(folder, file) })))
  return files.map((file) => (fitting.has(file) ? readInput(folder, file) : beyondRoom(file)))
}

// What cannot be looked at is told by whoever opens it.
function sizeOf(folder: string, file: string): number {
  try {
    return Math.min(lstatSync(join(folder, file))?.size ?? 0, mostBytes(file) + 1)
  } catch {
    return 0
  }
}

function readInput(folder: string, file: string): Source | Diagnostic {
  try {
    return { file, bytes: readRegular(folder, file) }
  } catch (error) {
    return notOpened(file, error)
  }
}

function inputsIn(entries: ReturnType<typeof entriesSync>, path: string) {
  return entries
    .map((entry) => ({ entry, file: path === '' ? entry.name : `${path}/${entry.name}` }))
    .filter(({ file }) => isInput(file) || byProductAt(file))
}

function tooMany(folder: string): Refusal {
  return new Refusal(
    exitCodes.planHasProblems,
    `There are more than ${limits.files} files in “${shown(folder)}”. Nothing was read.`,
    'Check that this is the plan folder, and move other files out of it.',
  )
}

function list(folder: string, path: string) {
  try {
    return entriesSync(join(folder, path))
  } catch (error) {
    throw unreadable(path === '' ? folder : path, error)
  }
}

/**
 * The bytes of one file of text: of a larger one, one byte more than the limit; nothing where there is no such file.
 * @throws Refusal where it cannot be opened
 */
export function readText(folder: string, file: string): Uint8Array | undefined {
  return isThere(join(folder, file)) ? readRegular(folder, file) : undefined
}

function readRegular(folder: string, file: string): Uint8Array {
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)
    return readAtMostSync(join(folder, file), mostBytes(file), flags)
  } catch (error) {
    throw unreadable(file, error)
  }
}

/**
 * The bytes of a PDF outside the plan that the user names.
 * @returns undefined where it is larger than any plan
 * @throws Refusal (4) where it cannot be opened
 */
export function readPdfFile(cwd: string, named: string): Uint8Array | undefined {
  try {
    const path = resolve(cwd, named)
    // What is no regular file may never end.
    if (statSync(path)?.isFile() === false) {
      const message = `“${shown(named)}” is a folder or a special file.`
      throw new Refusal(exitCodes.fileSystem, message, 'Name a PDF.')
    }
    const bytes = readAtMostSync(path, limits.pdfBytes, constants.O_RDONLY)
    return bytes.length > limits.pdfBytes ? undefined : bytes
  } catch (error) {
    throw isDiskFault(error) ? notRead(cwd, named, error, '') : error
  }
}

/**
 * The words of a file outside the plan that the user names; “-” stands for what is piped in.
 * @throws Refusal where they cannot be read, or could not stand in a file of the plan
 */
export function readWords(cwd: string, named: string): string {
  const { text, diagnostics } = parseText({ file: named, bytes: readNamed(cwd, named) })
  refuseFaulty(named, diagnostics)
  return text
}

/**
 * The fields of a YAML file outside the plan that the user names; “-” stands for what is piped in.
 * @throws Refusal where they cannot be read
 */
export function readFields(cwd: string, named: string): Readonly<Record<string, unknown>> {
  const { document, diagnostics } = parse({ file: named, bytes: readNamed(cwd, named) })
  refuseFaulty(named, diagnostics)
  // The reader lets only files through that are made of fields.
  return (document?.value ?? {}) as Readonly<Record<string, unknown>>
}

function refuseFaulty(named: string, diagnostics: readonly Diagnostic[]): void {
  const fault = diagnostics.find(({ severity }) => severity === 'error')
  if (!fault) return
  const { message, help, place } = fault
  throw nothingWritten(
    `“${shown(named)}” cannot be used, because of line ${place.line}. ${message}`,
    help,
  )
}

function readNamed(cwd: string, named: string): Uint8Array {
  try {
    return named === '-' ? readInputSync() : readFileSync(resolve(cwd, named))
  } catch (error) {
    throw notRead(cwd, named, error, ' Nothing was written.')
  }
}

/** Why a file that the user names could not be read. */
export function notRead(cwd: string, named: string, error: unknown, consequence: string): Refusal {
  const at = { path: resolve(cwd, named), named, consequence }
  return absentFile(at, codeOf(error), namesIn) ?? unreadable(named, error)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function unreadable(name: string, error: unknown): Refusal {
  return new Refusal(
    exitCodes.fileSystem,
    `“${shown(name)}” cannot be opened, ${becauseOf(error)}.`,
    'Check that the file exists, that you may read it, and that no other program has locked it.',
  )
}
