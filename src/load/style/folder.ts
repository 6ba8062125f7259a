import { join } from 'node:path'
import { constants, entriesSync, readAtMostSync } from '../../disk/disk.ts'
import { letterNames } from '../../model/exchange/letter.ts'
import { isLanguageTag } from '../../model/languages/language.ts'

/** What is wrong with a file of a house style. */
export type Fault = { readonly file: string; readonly line?: number; readonly message: string }

/** The folder of a house style, and what was found to be wrong in it. */
export type Folder = {
  readonly folder: string
  /** The regular files in it. */
  readonly files: readonly string[]
  readonly faults: Fault[]
}

export const fieldsFile = 'style.yaml'
export const cssFile = 'extra.css'
export const letterFiles: readonly string[] = letterNames.map((name) => `${name}.md`)

/** Whether a file has the words of one language: `ka.yaml`. */
export function isWordsFile(name: string): boolean {
  return name.endsWith('.yaml') && name !== fieldsFile && isLanguageTag(name.replace('.yaml', ''))
}

/** The regular files of the folder: nothing else of it is ever opened. */
export function styleFiles(folder: string, faults: Fault[]): string[] {
  const entries = entriesSync(folder).filter(({ name }) => !name.startsWith('.'))
  for (const entry of entries) {
    if (entry.isFile()) continue
    const what = entry.isSymbolicLink() ? 'a link' : 'no file'
    faults.push({
      file: entry.name,
      message: `It is ${what}. A house style is made of files that stand in its folder themselves.`,
    })
  }
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  const isKnown = (name: string) =>
    name === fieldsFile || name === cssFile || letterFiles.includes(name) || isWordsFile(name)
  for (const file of files.filter((name) => /\.(?:css|ya?ml)$/i.test(name) && !isKnown(name))) {
    faults.push({
      file,
      message: `It is not read: the names are ${fieldsFile}, ${cssFile} and, for the words of a language, its code, such as ka.yaml.`,
    })
  }
  if (faults.length === 0 && !files.some(isKnown)) {
    faults.push({ file: fieldsFile, message: `It is not there, and no ${cssFile} either.` })
  }
  return files.toSorted()
}

/** The bytes of a file of it; undefined where there is none, or it is too large. */
export function bytesOf(file: string, limit: number, { folder, files, faults }: Folder) {
  if (!files.includes(file)) return undefined
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)
  const bytes = readAtMostSync(join(folder, file), limit, flags)
  if (bytes.length <= limit) return bytes
  faults.push({ file, message: `It is larger than ${Math.floor(limit / 1024)} KB.` })
  return undefined
}
