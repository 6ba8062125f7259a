import type { Trio } from './diff3.ts'
import { isBlank, type Layout, layoutOf, valueIn } from './layout.ts'
import { mergedLines } from './lines.ts'
import { valueKey } from './node.ts'
import {
  type Conflict,
  chosen,
  conflictsIn,
  type Labels,
  marked,
  type Piece,
  type Side,
} from './pieces.ts'
import type { Values } from './slots.ts'
import { mergedGroup } from './tree.ts'

export type Merge = {
  readonly text: string
  /** What people have to settle between the marks in the text; empty where nothing is open. */
  readonly conflicts: readonly Pick<Conflict, 'pointer' | 'why'>[]
}

type Reading = {
  readonly labels: Labels
  /** Whether the reader lets a text through. */
  readonly isReadable: (text: string) => boolean
}

/**
 * What two people made of one file of the plan, brought together field by field: our text, byte for byte, with their
 * changes put in. A text without conflicts can be read, and says exactly what both sides wanted.
 * @returns undefined for what is not made of fields or cannot be read: that is compared by lines
 */
export function threeWay(texts: Trio<string>, { labels, isReadable }: Reading): Merge | undefined {
  const { base, ours, theirs } = texts
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] }
  if (ours === base) return { text: theirs, conflicts: [] }
  const versions = layoutsOf(texts, isReadable)
  if (!versions) return undefined
  const merged = mergedFile(versions)
  const pieces = merged && isSound(merged, isReadable) ? merged.pieces : wholeFile(texts)
  return {
    text: inStyleOf(ours, pieces, labels),
    conflicts: conflictsIn(pieces).map(({ pointer, why }) => ({ pointer, why })),
  }
}

function layoutsOf(
  { base, ours, theirs }: Trio<string>,
  isReadable: (text: string) => boolean,
): Trio<Layout> | undefined {
  const read = (text: string) =>
    hasOneLineEnd(text) && isReadable(text) ? layoutOf(lined(text)) : undefined
  // Where both sides made the file, there is no base.
  const before = isBlank(base) ? layoutOf(lined(base)) : read(base)
  const [mine, other] = [read(ours), read(theirs)]
  return before && mine && other && { base: before, ours: mine, theirs: other }
}

function mergedFile({ base, ours, theirs }: Trio<Layout>): Body | undefined {
  const group = mergedGroup({ base: base.root, ours: ours.root, theirs: theirs.root }, '')
  if (typeof group === 'string' || group.isEmpty) return undefined
  const heads = { base: base.head, ours: ours.head, theirs: theirs.head }
  const head: Piece = mergedLines(heads) ?? { ...heads, pointer: '', why: 'comments' }
  return { pieces: [head, ...group.pieces], values: group.values }
}

type Body = { readonly pieces: readonly Piece[]; readonly values: Values }

/** Whichever lines people choose, the file can be read and says what they chose. */
function isSound({ pieces, values }: Body, isReadable: (text: string) => boolean): boolean {
  const sides: readonly Side[] = conflictsIn(pieces).length > 0 ? ['ours', 'theirs'] : ['ours']
  return sides.every((side) => {
    const text = chosen(pieces, side)
    return isReadable(text) && valueKey(valueIn(text)?.value) === valueKey(values[side])
  })
}

function wholeFile({ ours, theirs }: Trio<string>): Piece[] {
  return [{ pointer: '', why: 'file', ours: lined(ours), theirs: lined(theirs) }]
}

function hasOneLineEnd(text: string): boolean {
  const count = (end: RegExp) => text.match(end)?.length ?? 0
  const returns = count(/\r/g)
  return returns === 0 || (returns === count(/\n/g) && returns === count(/\r\n/g))
}

function lined(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}

function inStyleOf(model: string, pieces: readonly Piece[], labels: Labels): string {
  const text = marked(pieces, labels)
  const isWhole = model.endsWith('\n') || typeof pieces.at(-1) !== 'string'
  const ended = isWhole ? text : text.replace(/\n$/, '')
  return model.includes('\r\n') ? ended.replaceAll('\n', '\r\n') : ended
}
