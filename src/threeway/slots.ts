import { bodyOf, type Entry, type Group, indentOf, meaningOf } from './node.ts'
import type { Conflict, Piece, Side, Why } from './pieces.ts'

/** What a place holds if everybody chose one side. */
export type Values = Readonly<Record<Side, unknown>>

/** In `Values`: that side has nothing there. */
export const absent = Symbol('absent')

/** A place in a merged group: an entry, or a conflict about one, written for the column of that group. */
export type Slot = {
  readonly key: string
  readonly lead: string
  readonly body: readonly Piece[]
  /** Whether people have to choose between two whole entries. */
  readonly isOpen: boolean
  readonly values: Values
}

export function keptSlot(entry: Entry): Slot {
  const value = meaningOf(entry.node)
  return {
    key: entry.key,
    lead: entry.lead,
    body: [bodyOf(entry)],
    isOpen: false,
    values: { ours: value, theirs: value },
  }
}

type Sides = { readonly ours: Entry | undefined; readonly theirs: Entry | undefined }

/** @param lead what stands above on both sides alike; left out where each side shows its own */
export function openSlot(
  { ours, theirs }: Sides,
  { pointer, why }: { readonly pointer: string; readonly why: Why },
  lead?: string,
): Slot {
  const linesOf = (entry: Entry | undefined) =>
    entry ? (lead === undefined ? entry.lead : '') + indentOf(entry) + bodyOf(entry) : ''
  const conflict: Conflict = { pointer, why, ours: linesOf(ours), theirs: linesOf(theirs) }
  return {
    key: (ours ?? theirs)?.key ?? '',
    lead: lead ?? '',
    body: [conflict],
    isOpen: true,
    values: {
      ours: ours ? meaningOf(ours.node) : absent,
      theirs: theirs ? meaningOf(theirs.node) : absent,
    },
  }
}

/** The text of a group; undefined where a conflict, or a comment, has no line of its own to stand on. */
export function assembled(layout: Group, slots: readonly Slot[]): Piece[] | undefined {
  return layout.form === 'block' ? inLines(layout, slots) : inBrackets(layout, slots)
}

export function valuesOf(type: Group['type'], slots: readonly Slot[]): Values {
  const of = (side: Side): unknown => {
    const present = slots.filter(({ values }) => values[side] !== absent)
    return type === 'list'
      ? present.map(({ values }) => values[side])
      : Object.fromEntries(present.map(({ key, values }) => [key, values[side]]))
  }
  return { ours: of('ours'), theirs: of('theirs') }
}

function inLines(layout: Group, slots: readonly Slot[]): Piece[] | undefined {
  const indent = indentOf(layout)
  const [first] = slots
  if (layout.compact && first && (first.isOpen || first.lead.trim() !== '')) return undefined
  return slots.flatMap(({ lead, body, isOpen }, index) => {
    if (layout.compact && index === 0) return body
    return isOpen ? [lead, ...body] : [lead, indent, ...body]
  })
}

function inBrackets({ open, close, entries }: Group, slots: readonly Slot[]): Piece[] | undefined {
  if (slots.some(({ body }) => body.some((piece) => typeof piece !== 'string'))) return undefined
  const [first, second] = entries
  const own = new Set(entries.slice(1).map(({ key, lead }) => key + lead))
  const usual = second?.lead ?? (first?.lead.includes('\n') ? first.lead : ' ')
  const texts = slots.map(({ key, lead, body }, index) => {
    const words = body.join('')
    if (index === 0) return (first?.lead ?? '') + words
    return (own.has(key + lead) ? lead : usual) + words
  })
  return [open, texts.join(','), close]
}
