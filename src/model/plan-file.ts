import { whyNotOnWindows } from '../plain/computer/file-name.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { KindOfFile } from './kind-of-file.ts'
import { type FileKind, fileKinds, type Kind, kinds, type NamesIn, type PathOf } from './kinds.ts'
import type { Picture } from './picture.ts'
import type { Document } from './source.ts'

/** What a file of the plan folder is, told from its path alone: its type, and the names that its path gives. */
export type PlanFile = {
  [K in FileKind]: { readonly kind: K } & { readonly [Name in NamesIn<PathOf<K>>]: string }
}[FileKind]

/** A YAML file of the plan that could be parsed. Whether it has the right form is still open. */
export type LoadedFile = {
  readonly is: PlanFile & { kind: Kind }
  readonly document: Document
  /** Pointers of its values that nobody can use before a person has looked at their characters. */
  readonly waits?: readonly string[]
}

/** What a file that cannot be read says besides its slips; in the lines of those, something stands in. */
export type Supposed = { readonly document: Document; readonly standIns: ReadonlySet<number> }

/** Everything that was read from the plan folder. */
export type Loaded = {
  readonly files: readonly LoadedFile[]
  readonly chapters: readonly {
    readonly name: string
    readonly file: string
    readonly text: string
  }[]
  readonly pictures?: readonly Picture[]
  /** Files of the plan that cannot be read; the diagnostics say why. */
  readonly unreadable: readonly {
    readonly file: string
    readonly is: PlanFile
    readonly supposed?: Supposed
  }[]
  /** File -> its text, for showing the line of a finding. */
  readonly texts: ReadonlyMap<string, string>
  /** Files that are copies of others: the diagnostics say of which. */
  readonly copies: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** @param file path relative to the plan folder @returns undefined for a file that has no place in a plan */
export function planFileAt(file: string): PlanFile | undefined {
  for (const { kind, shape } of shapes) {
    const names = shape.exec(file)
    // The names of a shape are those of the path that the type is made from.
    if (names) return { kind, ...names.groups } as PlanFile
  }
  return undefined
}

/** What nap knows of the type of a file; undefined for a file that has no place in a plan. */
export function kindAt(file: string): KindOfFile | undefined {
  const is = planFileAt(file)
  return is && kinds[is.kind]
}

const forms: Readonly<Record<string, string>> = { language: '[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})*' }

// A name that is fixed goes before one that may be any.
const shapes = fileKinds
  .map((kind) => ({ kind, shape: shapeOf(kinds[kind].path) }))
  .toSorted((a, b) => freedom(a.kind) - freedom(b.kind))

function freedom(kind: FileKind): number {
  return kinds[kind].path.match(/[*{]/g)?.length ?? 0
}

function shapeOf(path: string): RegExp {
  const pattern = path
    .replaceAll('.', '\\.')
    .replaceAll('*', '[^/]+')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${forms[name] ?? '[^/]+'})`)
  return new RegExp(`^${pattern}$`)
}

/** The path of a file of a type; a name that is not given is `otherwise`. */
export function filePathOf(
  kind: FileKind,
  names: Readonly<Record<string, string>>,
  otherwise = '*',
): string {
  return kinds[kind].path.replaceAll(/\*|\{(\w+)\}/g, (_, name = '') => names[name] ?? otherwise)
}

/** Which files of a plan folder an editor is to take for those of a type, without what is of another: `!(submission).yaml`. */
export function globOf(kind: FileKind): string {
  const glob = filePathOf(kind, {})
  if (fileStem(glob) !== '*') return glob
  const others = fileKinds
    .map((other) => filePathOf(other, {}))
    .filter((other) => other !== glob && folderOf(other) === folderOf(glob))
    .map(fileStem)
  return others.length > 0 ? glob.replace(/\*(?=\.\w+$)/, `!(${others.join('|')})`) : glob
}

/** The folder that a file lies in, with its `/`; nothing where it lies in the plan folder itself. */
function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

/** The name that a file is called by, without folder and ending: `2017-05-29-cgpa`. */
export function fileStem(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(yaml|md)$/, '')
}

const plainId = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** May this be an id: of a commitment, which becomes a file name and a link, or of an institution, which is a folder? */
export function isPlainId(id: string): boolean {
  return id.length <= longestId && plainId.test(id) && whyNotOnWindows(id) === undefined
}

/** Why a name may not be one: “it …”. */
export function whyNoId(name: string): string {
  if (!plainId.test(name)) return 'cannot be an id'
  return name.length > longestId
    ? `is longer than the ${longestId} characters of an id`
    : `cannot be an id (on Windows, ${whyNotOnWindows(name)})`
}

const longestId = 64
