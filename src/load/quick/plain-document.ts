import type { Document } from '../../model/source.ts'
import { keysOf } from '../../plain/pointer.ts'
import { type Found, findIn, placed, type Span } from '../document.ts'
import type { Lines } from '../lines.ts'
import { readYaml, type YamlTree } from '../yaml.ts'
import { readPlainYaml, type Spot, type Spots } from './plain-yaml.ts'

/** A text that the quick reader knows as a document, the same as the full reader’s; undefined where it does not. */
export function plainDocument(file: string, text: string, lines: Lines): Document | undefined {
  const value = readPlainYaml(text)
  if (!value) return undefined
  return placed(file, value, placesIn(text), { text, lines })
}

/** Of so many fields one is found by going through the text; to look for more of them in this way takes the square of their number. */
const fewFields = 64

/** Few places are asked for, and a field is read again for them only where one of its own is. */
function placesIn(text: string): (pointer: string) => Found {
  const read = new Map<string, Field | undefined>()
  const fieldNamed = (name: string) => {
    if (!read.has(name)) read.set(name, fieldIn(text, name))
    return read.get(name)
  }
  let tree: YamlTree | undefined
  const inTree = (pointer: string) => {
    tree ??= readYaml(text).tree
    return findIn(tree?.contents, pointer)
  }
  return (pointer) => {
    const [name] = keysOf(pointer)
    if (read.size > fewFields) return inTree(pointer)
    const field = name === undefined ? undefined : fieldNamed(name)
    if (!field) return atStart
    const found = field.value && findSpot(field.value, field.spots, pointer)
    if (!found) return inTree(pointer)
    const { key, value } = found
    return {
      key: movedOn(key, field.start),
      // Many ask for the key alone, and to read everything again takes long.
      get value() {
        return value ? movedOn(value, field.start) : inTree(pointer).value
      },
    }
  }
}

// The whole, or a field that is missing.
const atStart: Found = { key: { start: 0, end: 0 }, value: { start: 0, end: 0 } }

/** One of the outermost fields, as if it were the only one of the text, and where it starts. */
type Field = {
  readonly start: number
  readonly value: ReturnType<typeof readPlainYaml>
  readonly spots: Spots
}

// In a text that the quick reader knows, only the name of an outermost field begins a line with a letter.
function fieldIn(text: string, name: string): Field | undefined {
  const line = `${name}:`
  const start = text.startsWith(line) ? 0 : text.indexOf(`\n${line}`) + 1
  if (!text.startsWith(line, start)) return undefined
  const next = nextName(text, start)
  const spots: Spots = new Map()
  return { start, value: readPlainYaml(text.slice(start, next), spots), spots }
}

function nextName(text: string, start: number): number {
  let end = text.indexOf('\n', start)
  while (end !== -1 && !/[A-Za-z_/]/.test(text.charAt(end + 1))) end = text.indexOf('\n', end + 1)
  return end === -1 ? text.length : end + 1
}

function movedOn({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** Follows the pointer as far as it leads. Undefined where the quick reader has not seen it. */
function findSpot(whole: unknown, spots: Spots, pointer: string): Spot | undefined {
  let node = whole
  let key = { start: 0, end: 0 }
  let value: Spot['value'] = key
  for (const part of keysOf(pointer)) {
    if (!has(node, part)) return { key, value: key }
    const spot = spots.get(node)?.get(part)
    if (!spot) return undefined
    ;({ key, value } = spot)
    node = node[part]
  }
  return { key, value }
}

function has(node: unknown, part: string): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, part)
}
