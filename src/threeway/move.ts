import { type Entry, type Group, isGroup, type Node, textOf } from './node.ts'

/**
 * An entry as it would stand in another group: at that group’s column, with dashes or commas as there.
 * @returns undefined where it cannot stand there without losing a comment
 */
export function movedTo({ form, column, type }: Group, entry: Entry): Entry | undefined {
  if (entry.form === form) return shifted(entry, column - entry.column)
  const { key, head, node, lead, tail } = entry
  const raw = textOf(node)
  const isOneLine = !/[\n#]/.test(head + raw + tail.replace(/\n$/, '')) && lead.trim() === ''
  if (!isOneLine || tail.trim() !== '') return undefined
  if (form === 'block') {
    const dash = type === 'list' ? '- ' : ''
    return { form, type, column, key, lead: '', head: dash + head, node, tail: '\n' }
  }
  if (node.form !== 'leaf' && node.form !== 'flow') return undefined
  const inBrackets = { ...entry, form, column, lead: ' ', node: quotedForFlow(node), tail: '' }
  return type === 'list' ? { ...inBrackets, head: '' } : inBrackets
}

// Between brackets, a comma or bracket would end a text without quotes.
function quotedForFlow(node: Node): Node {
  if (node.form !== 'leaf' || typeof node.value !== 'string') return node
  const isSafe = /^["']/.test(node.raw) || !/[,[\]{}]/.test(node.raw)
  return isSafe ? node : { ...node, raw: JSON.stringify(node.value) }
}

function shifted(entry: Entry, by: number): Entry {
  if (by === 0 || entry.form === 'flow') return entry
  const { node, lead, head, tail } = entry
  return {
    ...entry,
    column: entry.column + by,
    lead: linesMoved(lead, by),
    head: restMoved(head, by),
    node: nodeShifted(node, by),
    // Behind a block of text a new line begins.
    tail: node.form === 'prose' ? linesMoved(tail, by) : restMoved(tail, by),
  }
}

function nodeShifted(node: Node, by: number): Node {
  if (!isGroup(node)) return { ...node, raw: restMoved(node.raw, by) }
  if (node.form === 'block') {
    const { column, entries } = node
    return { ...node, column: column + by, entries: entries.map((entry) => shifted(entry, by)) }
  }
  return {
    ...node,
    close: restMoved(node.close, by),
    entries: node.entries.map((entry) => ({
      ...entry,
      lead: restMoved(entry.lead, by),
      head: restMoved(entry.head, by),
      node: nodeShifted(entry.node, by),
      tail: restMoved(entry.tail, by),
    })),
  }
}

/** A text whose first line goes on from what stands before it: the other lines move. */
export function restMoved(text: string, by: number): string {
  const end = text.indexOf('\n') + 1
  return end === 0 ? text : text.slice(0, end) + linesMoved(text.slice(end), by)
}

/** Whole lines further in or out; a line that stands out further than that stays at the margin. */
function linesMoved(text: string, by: number): string {
  if (by > 0) return text.replaceAll(/^(?=[^\n])/gm, ' '.repeat(by))
  return by < 0 ? text.replaceAll(new RegExp(`^ {1,${-by}}`, 'gm'), '') : text
}
