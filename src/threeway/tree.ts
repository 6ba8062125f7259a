import { keysOf, pointerOf } from '../plain/pointer.ts'
import { valueIn } from './layout.ts'
import { mergedLines } from './lines.ts'
import { movedTo, restMoved } from './move.ts'
import { bareName, namesIn } from './names.ts'
import {
  areEqual,
  bodyOf,
  type Entry,
  type Group,
  isGroup,
  meaningOf,
  type Node,
  textOf,
  valueKey,
} from './node.ts'
import { orderOf } from './order.ts'
import { chosen, type Piece, type Side, type Why } from './pieces.ts'
import { mergedProse } from './prose.ts'
import { assembled, keptSlot, openSlot, type Slot, type Values, valuesOf } from './slots.ts'

type Versions<T> = { readonly base: T | undefined; readonly ours: T; readonly theirs: T }

/** A merged value. `from` says whose name or dash, spaces and comments go around it. */
type Merged = {
  readonly from: Side
  readonly pieces: readonly Piece[]
  readonly values: Values
  /** A group in lines of its own whose last entries were taken out. */
  readonly isEmpty?: boolean
}

/**
 * Brings two versions of a map or list together, entry by entry, as deep as they go.
 * @returns why not, where whoever calls must make a conflict of the whole
 */
export function mergedGroup(versions: Versions<Group>, pointer: string): Merged | Why {
  if (isWithdrawn(versions, pointer)) return 'withdrawn'
  const from = versions.ours.entries.length === 0 ? 'theirs' : 'ours'
  const layout = versions[from]
  const ours = movedGroup(layout, versions.ours)
  const theirs = movedGroup(layout, versions.theirs)
  const base = versions.base && movedGroup(layout, versions.base)
  if (!ours || !theirs || (versions.base && !base)) return 'changed'
  const slots = slotsOf({ base, ours, theirs }, pointer)
  if (!slots) return 'changed'
  const values = valuesOf(layout.type, slots)
  if (slots.length === 0 && layout.form === 'block') {
    return { from, pieces: [layout.type === 'list' ? '[]' : '{}'], values, isEmpty: true }
  }
  const pieces = assembled(layout, slots)
  return pieces ? { from, pieces, values } : 'changed'
}

function movedGroup(layout: Group, group: Group): Group | undefined {
  if (group === layout) return group
  const entries = group.entries.flatMap((entry) => movedTo(layout, entry) ?? [])
  return entries.length === group.entries.length ? { ...group, entries } : undefined
}

function slotsOf(versions: Versions<Group>, pointer: string): Slot[] | undefined {
  const names = namesIn(versions)
  const isFree = versions.ours.type === 'map' || names.ours.every((name) => /^words:/.test(name))
  const order = orderOf(names, isFree)
  const find = (side: 'base' | Side) =>
    new Map(names[side].map((name, index) => [name, versions[side]?.entries[index]]))
  const [base, ours, theirs] = [find('base'), find('ours'), find('theirs')]
  return order?.flatMap((name) => {
    const at = `${pointer}${pointerOf([bareName(name)])}`
    return (
      slotOf({ base: base.get(name), ours: ours.get(name), theirs: theirs.get(name) }, at) ?? []
    )
  })
}

/** What becomes of one entry; undefined where it goes. */
function slotOf(
  { base, ours, theirs }: Partial<Versions<Entry | undefined>>,
  pointer: string,
): Slot | undefined {
  if (ours && theirs) {
    const isTwice = !base && ours.type === 'list' && !areEqual(ours.node, theirs.node)
    if (isTwice) return openSlot({ ours, theirs }, { pointer, why: 'added' })
    return mergedEntry({ base, ours, theirs }, pointer)
  }
  const left = ours ?? theirs
  if (!left || !base) return left && keptSlot(left)
  if (isUntouched(left, base)) return undefined
  return openSlot({ ours, theirs }, { pointer, why: 'removed' })
}

function isUntouched(entry: Entry, base: Entry): boolean {
  return areEqual(entry.node, base.node) && hasNoNews(wholeOf(entry), wholeOf(base))
}

function mergedEntry(versions: Versions<Entry>, pointer: string): Slot {
  const { base, ours, theirs } = versions
  const lead = mergedLines({ base: base?.lead ?? '', ours: ours.lead, theirs: theirs.lead })
  const body = mergedBody(versions, pointer)
  if (lead === undefined) return openSlot(versions, { pointer, why: 'comments' })
  if (typeof body === 'string') return openSlot(versions, { pointer, why: body }, lead)
  return { key: ours.key, lead, body: body.pieces, isOpen: false, values: body.values }
}

type Body = { readonly pieces: readonly Piece[]; readonly values: Values }

function mergedBody(versions: Versions<Entry>, pointer: string): Body | Why {
  const { base, ours, theirs } = versions
  const before = base && bodyOf(base)
  const [mine, other] = [bodyOf(ours), bodyOf(theirs)]
  if (mine === other || other === before) return wholeBody(ours)
  if (mine === before) return wholeBody(theirs)
  const node = mergedNode({ base: base?.node, ours: ours.node, theirs: theirs.node }, pointer)
  if (typeof node === 'string') return node
  const around = surroundings(versions, node.from)
  if (!around) return 'comments'
  const { head, tail } = around
  // Where the last line has gone, brackets take its place.
  const pieces = node.isEmpty
    ? [`${head.trimEnd()} `, ...node.pieces, '\n']
    : [head, ...node.pieces, tail]
  if (node.isEmpty && head.includes('#')) return 'comments'
  const body = { pieces, values: node.values }
  return isReadable(body, ours) ? body : 'changed'
}

function wholeBody(entry: Entry): Body {
  const { body, values } = keptSlot(entry)
  return { pieces: body, values }
}

/** What stands around a merged value: merged where all versions are written alike, or else as that value needs it. */
function surroundings(versions: Versions<Entry>, from: Side) {
  const { base, ours, theirs } = versions
  const forms = new Set([base ?? ours, ours, theirs].map(({ node }) => node.form))
  if (forms.size === 1) {
    const head = mergedLines({ base: base?.head ?? '', ours: ours.head, theirs: theirs.head })
    const tail = mergedLines({ base: base?.tail ?? '', ours: ours.tail, theirs: theirs.tail })
    return head === undefined || tail === undefined ? undefined : { head, tail }
  }
  const aroundOf = ({ head, tail }: Entry) => `${head}\n${tail}`
  const other = aroundOf(from === 'ours' ? theirs : ours)
  const known = aroundOf(versions[from]) + (base ? `\n${aroundOf(base)}` : '')
  return hasNoNews(other, known) ? versions[from] : undefined
}

// Checked entry by entry, so that what cannot be read becomes a conflict about little.
function isReadable({ pieces, values }: Body, { form, type, key, column }: Entry): boolean {
  if (form === 'flow') return true
  const sides: readonly Side[] = ['ours', 'theirs']
  return sides.every((side) => {
    const read = valueIn(restMoved(chosen(pieces, side), -column))
    const wanted = type === 'list' ? [values[side]] : { [key]: values[side] }
    return read !== undefined && valueKey(read.value) === valueKey(wanted)
  })
}

function mergedNode(versions: Versions<Node>, pointer: string): Merged | Why {
  const inside = isDecision(pointer) ? 'changed' : mergedInside(versions, pointer)
  if (typeof inside !== 'string') return inside
  return settled(versions) ?? mergedText(versions) ?? inside
}

function mergedInside({ base, ours, theirs }: Versions<Node>, pointer: string): Merged | Why {
  if (!isGroup(ours) || !isGroup(theirs) || ours.type !== theirs.type) return 'changed'
  if (isGroup(base) && base.type === ours.type) return mergedGroup({ base, ours, theirs }, pointer)
  const isNew = base === undefined || meaningOf(base) === null
  return isNew ? mergedGroup({ base: undefined, ours, theirs }, pointer) : 'changed'
}

/** Where only one side changed what the value says; how it is written matters less. */
function settled({ base, ours, theirs }: Versions<Node>): Merged | undefined {
  const isTheirs = base !== undefined && areEqual(ours, base)
  const isOurs = areEqual(ours, theirs) || (base !== undefined && areEqual(theirs, base))
  if (!isTheirs && !isOurs) return undefined
  const [winner, other] = isOurs ? [ours, theirs] : [theirs, ours]
  const known = remarksIn(winner) + (base ? `\n${remarksIn(base)}` : '')
  if (!hasNoNews(remarksIn(other), known)) return undefined
  return whole(winner, isOurs ? 'ours' : 'theirs')
}

/** Where comments can stand inside a value. */
function remarksIn(node: Node): string {
  if (node.form === 'leaf') return ''
  return node.form === 'prose' ? node.raw.slice(0, node.raw.indexOf('\n')) : textOf(node)
}

function mergedText({ base, ours, theirs }: Versions<Node>): Merged | undefined {
  if (base?.form !== 'prose' || ours.form !== 'prose' || theirs.form !== 'prose') return undefined
  const prose = mergedProse({ base, ours, theirs })
  return prose && whole(prose, 'ours')
}

function whole(node: Node, from: Side): Merged {
  const value = meaningOf(node)
  return { from, pieces: [textOf(node)], values: { ours: value, theirs: value } }
}

/** Whether every comment in a text also stands in another. */
function hasNoNews(text: string, known: string): boolean {
  const comments = (lines: string) => lines.match(/(?<=^|\s)#.*$/gm) ?? []
  const old = new Set(comments(known))
  return comments(text).every((comment) => old.has(comment))
}

function wholeOf(entry: Entry): string {
  return entry.lead + bodyOf(entry)
}

// Its parts belong together: a reason given for one answer is none for another.
function isDecision(pointer: string): boolean {
  const [list, item, ...deeper] = keysOf(pointer)
  return list === 'decisions' && item !== undefined && deeper.length === 0
}

/** One side withdraws the commitment, the other still settles something about it. */
function isWithdrawn({ base, ours, theirs }: Versions<Group>, pointer: string): boolean {
  if (pointer !== '/decisions') return false
  const before = withdraws(base)
  const isNews = (group: Group) => withdraws(group) && !before
  const hasChanged = (group: Group) =>
    valueKey(meaningOf(group)) !== valueKey(base ? meaningOf(base) : [])
  if (isNews(ours) && isNews(theirs)) return false
  return (isNews(ours) && hasChanged(theirs)) || (isNews(theirs) && hasChanged(ours))
}

function withdraws(group: Group | undefined): boolean {
  const said = group?.entries.flatMap(({ node }) => {
    const value = meaningOf(node)
    const isOne = typeof value === 'object' && value !== null && 'withdraw' in value
    return isOne ? [value.withdraw] : []
  })
  return said !== undefined && said.length > 0 && said.at(-1) !== false
}
