import { constants, crc32, inflateRawSync } from 'node:zlib'
import { limits } from '../model/limits.ts'
import { sendAgain, type Unfit } from './unfit.ts'

/** The parts of a Word or Excel file. Nothing is unpacked but what is asked for. */
export type Archive = {
  readonly names: readonly string[]
  /** Unpacks a part; undefined where there is none of that name. */
  part(name: string): Uint8Array | undefined
}

type Entry = {
  readonly name: string
  readonly isSecret: boolean
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const
const lengths = { end: 22, entry: 46, local: 30, remark: 0xffff } as const
const stored = 0
const deflated = 8

/**
 * The list of parts at the end of a ZIP file. A size that it tells is held against the limits, and again while unpacking:
 * a list can lie.
 * @throws Refusal (1) for a file that is cut off, damaged, protected or too large
 */
export function openedArchive(bytes: Uint8Array, unfit: Unfit): Archive {
  const entries = new Map<string, Entry>()
  for (const entry of entriesIn(bytes, unfit)) {
    if (entries.has(entry.name)) throw damaged(unfit)
    entries.set(entry.name, entry)
  }
  let room: number = limits.unpackedBytes
  return {
    names: [...entries.keys()],
    part(name) {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.size > Math.min(room, limits.unpackedPartBytes)) throw tooLarge(unfit)
      const content = unpacked(bytes, entry, unfit)
      room -= content.length
      return content
    },
  }
}

function entriesIn(bytes: Uint8Array, unfit: Unfit): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = endOf(view)
  if (end === undefined) throw cutOff(unfit)
  const count = view.getUint16(end + 10, true)
  if (count > limits.archiveParts) throw tooLarge(unfit)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + lengths.entry > end || view.getUint32(at, true) !== signatures.entry)
      throw damaged(unfit)
    const { entry, next } = entryAt(view, bytes, at)
    if (entry.isSecret) throw unfit('is protected by a password.', withoutPassword)
    entries.push(entry)
    at = next
  }
  return entries
}

/** Where its end begins; some programs leave a remark behind it. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - lengths.end
  for (let at = last; at >= 0 && at >= last - lengths.remark; at -= 1) {
    if (view.getUint32(at, true) === signatures.end) return at
  }
  return undefined
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): { entry: Entry; next: number } {
  const nameLength = view.getUint16(at + 28, true)
  const nameEnd = at + lengths.entry + nameLength
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + lengths.entry, nameEnd)),
    isSecret: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    sum: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  }
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  return { entry, next }
}

function unpacked(bytes: Uint8Array, entry: Entry, unfit: Unfit): Uint8Array {
  const packed = packedOf(bytes, entry, unfit)
  const content = entry.method === stored ? packed : inflated(packed, entry, unfit)
  if (content.length !== entry.size || crc32(content) !== entry.sum) throw damaged(unfit)
  return content
}

function packedOf(bytes: Uint8Array, { at, packed, method }: Entry, unfit: Unfit): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (method !== stored && method !== deflated) throw damaged(unfit)
  if (at + lengths.local > bytes.length || view.getUint32(at, true) !== signatures.local)
    throw damaged(unfit)
  const begin = at + lengths.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (begin + packed > bytes.length) throw damaged(unfit)
  return bytes.subarray(begin, begin + packed)
}

function inflated(packed: Uint8Array, { size }: Entry, unfit: Unfit): Uint8Array {
  try {
    // Stops where more would come than the list has told.
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, size),
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch {
    throw damaged(unfit)
  }
}

const withoutPassword =
  'Open it in Word or Excel, take the password away (File, Info, Protect), save it, and give it to nap again.'

function cutOff(unfit: Unfit) {
  return unfit('is not whole: its end is missing.', 'Ask for it once more, or copy it again.')
}

function damaged(unfit: Unfit) {
  return unfit('is damaged, or was made to deceive the program that reads it.', sendAgain)
}

function tooLarge(unfit: Unfit) {
  return unfit('holds more than any letter, form or plan does, so it was not opened.', sendAgain)
}
