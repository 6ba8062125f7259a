import { byText } from '../plain/text.ts'
import type { Place } from './diagnostic.ts'
import { limits } from './limits.ts'

/** A file as it lies on disk. `file` is relative to the plan folder, with `/` on every system. */
export type Source = { readonly file: string; readonly bytes: Uint8Array }

/** A text as it would lie on disk. */
export function textSource(file: string, text: string): Source {
  return { file, bytes: new TextEncoder().encode(text) }
}

/** The plan’s files with this one in the place of the one of that name, or added, in the order of their names. */
export function withSource(sources: readonly Source[], changed: Source): Source[] {
  const others = sources.filter(({ file }) => file !== changed.file)
  return [...others, changed].toSorted((a, b) => byText(a.file, b.file))
}

/** What nap writes there, and what it keeps there as it came in, is not an input. */
const noInputs: ReadonlySet<string> = new Set(['draft', 'received'])

/**
 * Whether a path of the plan folder is one that nap reads. Hidden files are nobody’s input: editors, git and nap itself
 * keep theirs under such names.
 */
export function isInput(file: string): boolean {
  const names = file.split('/')
  return !noInputs.has(names[0] ?? '') && !names.some((name) => name.startsWith('.'))
}

/** Whether a path of the plan folder is that of a picture: a photograph, or an emblem beside plan.yaml. */
export function isPicture(file: string): boolean {
  return /^(?:pictures\/[^/]+\.(?:png|jpe?g)|[^/]+\.png)$/i.test(file)
}

/** How large a file of the plan may be, in bytes. */
export function mostBytes(file: string): number {
  return isPicture(file) ? limits.pictureBytes : limits.fileBytes
}

/** A parsed file that still knows where each value was written. */
export type Document<T = unknown> = {
  readonly file: string
  readonly value: T
  /** Where the value at a JSON pointer stands; for a missing one, the nearest thing around it. */
  place(pointer: string): Place
  /** The words of the file that the value was read from: 0336, where the value is the number 336. */
  written(pointer: string): string
  /** Where the key of that value stands. */
  keyPlace(pointer: string): Place
  /** What the file has between that key and the value: `: |` and the end of the line, for example. */
  afterKey(pointer: string): string
}
