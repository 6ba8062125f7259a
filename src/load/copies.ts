import { posix } from 'node:path'
import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import type { Loaded } from '../model/plan-file.ts'
import { isPicture } from '../model/source.ts'
import { groupedBy } from '../plain/grouped.ts'
import { counted, shown } from '../plain/text.ts'
import { firstDifference, isNearly } from './near-texts.ts'

/** What programs that synchronise folders, and the windows of files, put to the name of a copy. */
const marks: readonly RegExp[] = [
  // budget (1), budget - Copy (2), budget copy 2, Copy of budget
  / ?\(\d{1,3}\)$/,
  /[ _-]+copy(?:[ _-]?\d{1,3})?$/i,
  /^copy of /i,
  // iCloud: budget 2
  / \d{1,2}$/,
  // Dropbox, Nextcloud: budget (Ayesha's conflicted copy 2017-06-01), budget (Case Conflict)
  /[ _]?\([^()]*(?:conflict|copy)[^()]*\)$/i,
  // Google Drive, Syncthing: budget_conf(1), budget.sync-conflict-20170601-101500-ABCDEFG
  /_conf\(\d{1,3}\)$/,
  /\.sync-conflict-[\w-]+$/,
  // OneDrive, after the computer: budget-DESKTOP-7QK2
  /-(?=[^-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
]

/** Whether a file, or a folder around it, is called as copies are. */
export function isCalledCopy(file: string): boolean {
  return originalsOf(file).length > 0
}

/** Of which files a file may be a copy, told from its name alone. */
function originalsOf(file: string): readonly string[] {
  // Most names are plain ids.
  return /[ _()A-Z]|copy|\.sync/.test(file) ? originals(file).map(({ original }) => original) : []
}

type Original = { readonly original: string; readonly copied: string; readonly of: string }

// One part of the path is the copy: the file, or a folder with all that is in it.
function originals(file: string): Original[] {
  const parts = file.split('/')
  return parts.flatMap((part, index) => {
    const isFile = index === parts.length - 1
    const ending = isFile ? posix.extname(part) : ''
    const before = parts.slice(0, index)
    return namesBefore(part.slice(0, part.length - ending.length)).map((name) => ({
      original: [...before, name + ending, ...parts.slice(index + 1)].join('/'),
      copied: [...before, part].join('/'),
      of: [...before, name + ending].join('/'),
    }))
  })
}

function namesBefore(name: string): string[] {
  return marks.flatMap((mark) => {
    const before = name.replace(mark, '')
    return before === name || before === '' ? [] : [before, ...namesBefore(before)]
  })
}

type Copy = Original & { readonly file: string; readonly differs: number | undefined }

/**
 * What was read without the copies of other files. Each is told as one, and nothing else is said of it. Only a file that
 * is called as copies are and says the same, or nearly, is one.
 */
export function withoutCopies(loaded: Loaded): Loaded {
  const copies = [...loaded.texts.keys()].flatMap((file) => copyIn(loaded, file) ?? [])
  if (copies.length === 0) return loaded
  const gone = new Set(copies.map(({ file }) => file))
  const stays = ({ file }: { readonly file: string }) => !gone.has(file)
  return {
    files: loaded.files.filter(({ document }) => stays(document)),
    chapters: loaded.chapters.filter(stays),
    ...(loaded.pictures && { pictures: loaded.pictures }),
    unreadable: loaded.unreadable.filter(stays),
    texts: loaded.texts,
    copies: [...gone],
    diagnostics: [
      ...loaded.diagnostics.filter(({ place }) => stays(place)),
      ...Array.from(groupedBy(copies, ({ copied }) => copied).values(), finding),
    ],
  }
}

function copyIn({ texts }: Loaded, file: string): Copy | undefined {
  if (isPicture(file) || !isCalledCopy(file)) return undefined
  const text = texts.get(file) ?? ''
  for (const names of originals(file)) {
    const original = texts.get(names.original)
    if (original !== undefined && isNearly(text, original))
      return { ...names, file, differs: firstDifference(text, original) }
  }
  return undefined
}

/** @param copies all that are copied in one file or folder */
function finding(copies: readonly Copy[]): Diagnostic {
  const [other = copies[0]] = copies.filter(({ differs }) => differs !== undefined)
  if (!other) throw new Error('a finding about copies needs one')
  const { file, original, copied, of, differs } = other
  const isFile = copied === file
  const name = (path: string) => `“${shown(isFile ? posix.basename(path) : path, 80)}”`
  const lost = copies.length === 1 ? 'it is' : `the ${counted(copies.length, 'file')} in it are`
  const whole = isFile ? 'This file' : `The folder ${name(copied)}`
  const place = { ...startOf(file), line: differs ?? 1 }
  const rule = 'file-is-no-copy'
  if (differs === undefined) {
    return {
      rule,
      severity: 'warning',
      place,
      message: `${whole} is a copy of ${name(of)} and says the same, so ${lost} left out of the draft.`,
      help: 'Delete the copy.',
    }
  }
  const where = isFile
    ? `first in line ${differs}`
    : `first in ${shown(original, 120)}, line ${differs}`
  return {
    rule,
    severity: 'error',
    place,
    message: `${whole} is a copy of ${name(of)}, but differs from it, ${where}. Nothing of it is in the draft.`,
    help: `Write what is newer into ${name(of)}, then delete the copy. If it is a text of its own, give it a name of its own.`,
    related: [{ place: { ...startOf(original), line: 1 }, label: 'what it is a copy of' }],
  }
}
