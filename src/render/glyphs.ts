import { brotliDecompressSync } from 'node:zlib'
import { limits } from '../model/limits.ts'

/** Tags that WOFF2 writes as a number, up to the last one needed here (https://www.w3.org/TR/WOFF2/#table_dir_format). */
const cmapTag = 0
const nameTag = 5
const glyfTag = 10
const locaTag = 11
const ownTag = 63

/**
 * The characters, as code points, that a WOFF2 font has a glyph for. What its `unicode-range` declares is wider.
 * @throws Error when the bytes are not a WOFF2 font with a character map
 */
export function coverage(woff2: Uint8Array): Set<number> {
  const file = Buffer.from(woff2.buffer, woff2.byteOffset, woff2.byteLength)
  const cmap = tableIn(file, cmapTag)
  if (!cmap) throw new Error('The font has no character map.')
  return charactersIn(cmap)
}

/** What a PDF calls the font; undefined where the font does not say. @throws Error when the bytes are not a WOFF2 font */
export function postScriptName(woff2: Uint8Array): string | undefined {
  const table = tableIn(Buffer.from(woff2), nameTag)
  if (!table) return undefined
  const texts = table.readUInt16BE(4)
  for (let index = 0, at = 6; index < table.readUInt16BE(2); index++, at += 12) {
    if (table.readUInt16BE(at + 6) !== postScriptNameId) continue
    const start = texts + table.readUInt16BE(at + 10)
    const name = table.toString('latin1', start, start + table.readUInt16BE(at + 8))
    // Two bytes for each letter, where it is not meant for old Macs.
    return name.replaceAll('\0', '')
  }
  return undefined
}

const postScriptNameId = 6

/**
 * The distinct characters of a text that none of the fonts can show, in order of first appearance. White space and what is
 * never drawn (controls, joiners, direction marks, variation selectors) do not count.
 */
export function uncovered(text: string, fonts: readonly Uint8Array[]): string[] {
  const sets = fonts.map(knownCoverage)
  const has = (character: string) => sets.some((set) => set.has(character.codePointAt(0) ?? 0))
  // The browser puts a letter together from its parts, and parts together to a letter, as the font needs it.
  const isShown = (character: string) =>
    has(character) || Array.from(character.normalize('NFD')).every(has)
  const distinct = new Set(text.normalize('NFC').replaceAll(neverDrawn, ''))
  return [...distinct].filter((character) => !isShown(character))
}

const neverDrawn = /[\p{Cc}\p{White_Space}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

const known = new WeakMap<Uint8Array, Set<number>>()

/** Reading a font takes some milliseconds, and each field of the plan is checked against the same ones. */
function knownCoverage(font: Uint8Array): Set<number> {
  const set = known.get(font) ?? coverage(font)
  known.set(font, set)
  return set
}

/** A table of a WOFF2 file: all tables are compressed as one, in the order of the directory. */
function tableIn(file: Buffer, wanted: number): Buffer | undefined {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('The font is not WOFF2.')
  const tables = file.readUInt16BE(12)
  const compressedLength = file.readUInt32BE(20)
  let at = 48
  let offset = 0
  let place: { start: number; length: number } | undefined
  for (let index = 0; index < tables; index++) {
    const { tag, length, next } = directoryEntry(file, at)
    if (tag === wanted) place = { start: offset, length }
    offset += length
    at = next
  }
  if (!place) return undefined
  const content = brotliDecompressSync(file.subarray(at, at + compressedLength), {
    maxOutputLength: limits.fontUnpackedBytes,
  })
  return content.subarray(place.start, place.start + place.length)
}

/** One entry at `at`: which table, how long it is in the decompressed data, where the next entry begins. */
function directoryEntry(file: Buffer, at: number): { tag: number; length: number; next: number } {
  const flags = file.readUInt8(at)
  const tag = flags & 63
  const version = flags >> 6
  const original = variableNumber(file, at + (tag === ownTag ? 5 : 1))
  // Outlines are stored transformed unless they say version 3, all other tables only if they do not say version 0.
  const transformed = tag === glyfTag || tag === locaTag ? version !== 3 : version !== 0
  if (!transformed) return { tag, length: original.value, next: original.next }
  const stored = variableNumber(file, original.next)
  return { tag, length: stored.value, next: stored.next }
}

/** Seven bits in each byte, the highest bit says that more follow; five bytes at most. */
function variableNumber(file: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let next = at; next < at + 5; ) {
    const byte = file.readUInt8(next)
    next++
    value = value * 128 + (byte & 127)
    if ((byte & 128) === 0) return { value, next }
  }
  throw new Error('The font has a number that never ends.')
}

function charactersIn(cmap: Buffer): Set<number> {
  const characters = new Set<number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) addSegments(subtable, characters)
    if (format === 12) addGroups(subtable, characters)
  }
  return characters
}

/** Format 12: groups of first character, last character, first glyph. */
function addGroups(subtable: Buffer, characters: Set<number>): void {
  for (let group = 0; group < subtable.readUInt32BE(12); group++) {
    const first = subtable.readUInt32BE(16 + group * 12)
    const last = subtable.readUInt32BE(20 + group * 12)
    for (let character = first; character <= last; character++) characters.add(character)
  }
}

/** Format 4: four arrays, each with one value for a segment; glyph 0 is the empty box. */
function addSegments(subtable: Buffer, characters: Set<number>): void {
  const segmentBytes = subtable.readUInt16BE(6)
  for (let at = 0; at < segmentBytes; at += 2) {
    const last = subtable.readUInt16BE(14 + at)
    const first = subtable.readUInt16BE(16 + segmentBytes + at)
    const delta = subtable.readUInt16BE(16 + segmentBytes * 2 + at)
    const rangeAt = 16 + segmentBytes * 3 + at
    const range = subtable.readUInt16BE(rangeAt)
    for (let character = first; character <= last && character < 0xffff; character++) {
      const glyph =
        range === 0 ? character : subtable.readUInt16BE(rangeAt + range + (character - first) * 2)
      const isMapped = range === 0 || glyph !== 0
      if (isMapped && ((glyph + delta) & 0xffff) !== 0) characters.add(character)
    }
  }
}
