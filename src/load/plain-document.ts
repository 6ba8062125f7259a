import { keysOf } from '../model/pointer.ts'
import type { Document } from '../model/source.ts'
import { type Found, findIn, placed } from './document.ts'
import type { Lines } from './lines.ts'
import { readPlainYaml, type Spots } from './plain-yaml.ts'
import { readYaml, type YamlTree } from './yaml.ts'

/** A text that the quick reader knows as a document, the same as the full reader’s; undefined where it does not. */
export function plainDocument(file: string, text: string, lines: Lines): Document | undefined {
  const value = readPlainYaml(text)
  if (!value) return undefined
  // Nobody asks for a place in most files, so they are read for it only then.
  let find: ((pointer: string) => Found) | undefined
  const found = (pointer: string) => {
    find ??= placesIn(text)
    return find(pointer)
  }
  return placed(file, value, found, { text, lines })
}

function placesIn(text: string): (pointer: string) => Found {
  const spots: Spots = new Map()
  const value = readPlainYaml(text, spots)
  let tree: YamlTree | undefined
  return (pointer) => {
    const found = findSpot(value, spots, pointer)
    if (found) return found
    tree ??= readYaml(text).tree
    return findIn(tree?.contents, pointer)
  }
}

/** Follows the pointer as far as it leads. Undefined where the quick reader has not seen an end. */
function findSpot(whole: unknown, spots: Spots, pointer: string): Found | undefined {
  let node = whole
  let key = { start: 0, end: 0 }
  let value: Found['value'] | undefined = key
  for (const part of keysOf(pointer)) {
    if (!has(node, part)) return { key, value: key }
    const spot = spots.get(node)?.get(part)
    if (!spot) return undefined
    ;({ key, value } = spot)
    node = node[part]
  }
  return value && { key, value }
}

function has(node: unknown, part: string): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, part)
}
