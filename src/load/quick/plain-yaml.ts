import { limits } from '../../model/limits.ts'
import { Cursor, doubt } from '../cursor.ts'
import type { Span } from '../document.ts'
import { endLine, isMeaning, readScalar, shortText } from './plain-scalars.ts'

/** Where an entry of a map or an item of a list stands. Undefined is what only the full reader tells. */
export type Spot = { readonly key: Span; readonly value: Span | undefined }

/** Maps and lists to their entries, by name or position. */
export type Spots = Map<unknown, Map<string, Spot>>

/**
 * The quick reader: the value of a text of maps, lists and words written in the plainest way, as nearly all files of a plan
 * are. It never complains: in any doubt the answer is undefined, and the full reader is to be asked, which is many times
 * slower and says the same wherever this one says anything. @param spots is filled with where everything stands
 */
export function readPlainYaml(text: string, spots?: Spots): Record<string, unknown> | undefined {
  try {
    return new Reader(text, spots).whole()
  } catch (error) {
    if (error === doubt) return undefined
    throw error
  }
}

// The full reader counts in another way: well below the limits, a text is within them there too.
const deepest = limits.depth / 2
const mostValues = limits.nodes / 4

// YAML lets a name have 1,024 letters.
const longestKey = 1000

class Reader {
  readonly #cursor: Cursor
  readonly #spots: Spots | undefined
  /** Where the map or list stands that was read last. */
  #whole: Span | undefined
  #depth = 0
  #values = 0

  constructor(text: string, spots: Spots | undefined) {
    this.#cursor = new Cursor(text)
    this.#spots = spots
  }

  whole(): Record<string, unknown> {
    const cursor = this.#cursor
    // Where a tab is white space, and what other line ends mean, the full reader knows.
    if (/[\t\u2028\u2029]|\r(?!\n)/.test(cursor.text)) throw doubt
    if (cursor.indent === 0 && cursor.text.startsWith('---\n', cursor.from)) cursor.advance()
    // The full reader counts the blank lines and remarks before the first field as values.
    if (cursor.indent !== 0 || cursor.from > mostValues) throw doubt
    const map = this.#map(0, cursor.from)
    if (!cursor.isAtEnd) throw doubt
    return map
  }

  /** A map whose first key begins at an offset of this line; the others are as far in, on lines of their own. */
  #map(indent: number, first: number): Record<string, unknown> {
    const cursor = this.#cursor
    const map: Record<string, unknown> = {}
    this.#goIn()
    let from = first
    do {
      this.#count()
      const end = this.#colonOfKey(from)
      if (end === -1 || end - from > longestKey) throw doubt
      const key = cursor.text.slice(from, end)
      // What every object has is there from the start, as is the first of two equal keys.
      if (key in map || key === 'prototype' || isMeaning(key)) throw doubt
      const start = cursor.afterSpaces(end + 1)
      const value = cursor.isOver(end + 1)
        ? this.#belowKey(start, indent)
        : this.#value(start, indent)
      map[key] = value
      if (this.#spots)
        this.#note(map, key, { key: { start: from, end }, value: this.#span(start, value) })
      from = cursor.from
    } while (cursor.indent === indent && !cursor.isItem)
    this.#comeOut(indent)
    this.#endAt(cursor.nodeEnd, first)
    return map
  }

  /** A list whose items are all as far in as this line. */
  #list(indent: number): unknown[] {
    const cursor = this.#cursor
    const list: unknown[] = []
    const first = cursor.from
    this.#goIn()
    do {
      this.#count()
      const dash = cursor.from
      const start = cursor.afterSpaces(dash + 1)
      const isBelow = cursor.isOver(dash + 1)
      const value = isBelow ? this.#below(start, indent) : this.#item(start, indent)
      if (this.#spots && !isBelow) this.#noteItem(list, start, value)
      list.push(value)
    } while (cursor.indent === indent && cursor.isItem)
    this.#comeOut(indent)
    this.#endAt(cursor.nodeEnd, first)
    return list
  }

  #item(start: number, indent: number): unknown {
    const column = indent + start - this.#cursor.from
    return this.#colonOfKey(start) === -1 ? this.#value(start, indent) : this.#map(column, start)
  }

  #value(start: number, parent: number): unknown {
    const cursor = this.#cursor
    if (cursor.text.charCodeAt(start) !== bracket) return readScalar(cursor, start, parent)
    const list = this.#shortList(start)
    endLine(cursor, parent)
    return list
  }

  /** What stands on the lines after a key or a dash, if they are further in; nothing, if not. */
  #below(start: number, parent: number): unknown {
    const cursor = this.#cursor
    cursor.valueEnd = start
    cursor.nodeEnd = -1
    cursor.advance()
    if (cursor.indent <= parent) return null
    return cursor.isItem ? this.#list(cursor.indent) : this.#map(cursor.indent, cursor.from)
  }

  // The dashes of a list may stand below the first letter of its key.
  #belowKey(start: number, parent: number): unknown {
    const below = this.#below(start, parent)
    const cursor = this.#cursor
    return below === null && cursor.indent === parent && cursor.isItem ? this.#list(parent) : below
  }

  /** A list in brackets, on one line. */
  #shortList(start: number): unknown[] {
    const cursor = this.#cursor
    const list: unknown[] = []
    let at = cursor.afterSpaces(start + 1)
    while (cursor.text.charAt(at) !== ']') {
      this.#count()
      const value = shortText(cursor, at)
      if (this.#spots) this.#noteItem(list, at, value)
      list.push(value)
      at = cursor.afterSpaces(cursor.valueEnd)
      if (cursor.text.charAt(at) === ',') at = cursor.afterSpaces(at + 1)
      else if (cursor.text.charAt(at) !== ']') throw doubt
    }
    cursor.valueEnd = at + 1
    this.#endAt(cursor.valueEnd, start)
    return list
  }

  /** Where the colon of the key stands that begins at an offset; -1 where none does. */
  #colonOfKey(start: number): number {
    const { text, to } = this.#cursor
    if (!isLetter(text.charCodeAt(start))) return -1
    let at = start + 1
    while (isLetter(text.charCodeAt(at)) || isDigitOrHyphen(text.charCodeAt(at))) at++
    if (text.charCodeAt(at) !== colon) return -1
    return at + 1 === to || text.charCodeAt(at + 1) === space ? at : -1
  }

  #goIn(): void {
    this.#depth++
    if (this.#depth > deepest) throw doubt
  }

  // A line that is further in than those of the map or list, and yet no part of what was read, is a slip.
  #comeOut(indent: number): void {
    this.#depth--
    if (this.#cursor.indent > indent) throw doubt
  }

  #count(): void {
    this.#values++
    if (this.#values > mostValues) throw doubt
  }

  #noteItem(list: unknown[], start: number, value: unknown): void {
    const spot: Spot = { key: { start, end: start }, value: this.#span(start, value) }
    this.#note(list, String(list.length), spot)
  }

  #span(start: number, value: unknown): Span | undefined {
    return typeof value === 'object' && value !== null
      ? this.#whole
      : { start, end: this.#cursor.valueEnd }
  }

  #endAt(end: number, start: number): void {
    this.#whole = end === -1 ? undefined : { start, end }
  }

  #note(container: object, name: string, spot: Spot): void {
    const known = this.#spots?.get(container)
    if (known) known.set(name, spot)
    else this.#spots?.set(container, new Map([[name, spot]]))
  }
}

// The slash is that of pointers to fields, by which a draft tells who gave what.
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 47
}

function isDigitOrHyphen(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45
}

const space = 32
const colon = 58
const bracket = 91
