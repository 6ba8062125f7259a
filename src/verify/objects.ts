import { limits } from '../model/limits.ts'
import { faults } from './faults.ts'
import { unpacking } from './streams.ts'
import { type Dictionary, parsedAt, type Value } from './value.ts'

/** The objects of a PDF, whichever program wrote it last. */
export type Objects = {
  /** What a value stands for, if it refers to an object. */
  follow(value: Value | undefined): Value | undefined
  /** The entry of a dictionary, followed. */
  entry(value: Value | undefined, key: string): Value | undefined
  /** What is in the stream that a value refers to. */
  content(value: Value | undefined): Uint8Array | undefined
  /** The entries that say where the document begins; the last ones that were written count. */
  readonly trailer: ReadonlyMap<string, Value>
}

/** Where an object stands: in the file, or among others in a stream that was unpacked. */
type Location = {
  readonly text: string
  readonly at: number
  /** Where in the file it, or the stream that it is packed in, was written: the last one counts. */
  readonly written: number
  readonly stream?: Stream
}
type Stream = { readonly dictionary: Dictionary; readonly start: number }

const begin = /(\d{1,10})[\0\t\n\f\r ]{1,16}\d{1,5}[\0\t\n\f\r ]{1,16}obj(?![a-z])|\btrailer\b/g

/**
 * Finds every object by going through the file once, not by its table: a file that was saved again or added to has
 * several, and the last object of a number counts.
 * @throws Refusal (1) where the file is no PDF, is encrypted, or takes more than the limits allow
 */
export function objectsIn(bytes: Uint8Array): Objects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(0, 1024).includes('%PDF-')) throw faults.noPdf()
  const text = file.toString('latin1')
  const read = reading(2 * text.length)
  const unpack = unpacking()
  const trailer = new Map<string, Value>()
  const found = new Map<number, Location>()
  const packed: Stream[] = []

  const contentOf = ({ dictionary, start }: Stream): Uint8Array => {
    const length = follow(dictionary.entries.get('Length'))
    const end = endOf(text, start, length?.kind === 'number' ? length.number : undefined)
    return unpack(file.subarray(start, end), filtersOf(follow(dictionary.entries.get('Filter'))))
  }

  function follow(value: Value | undefined): Value | undefined {
    let at = value
    for (let steps = 0; at?.kind === 'reference'; steps++) {
      const location = found.get(at.to)
      if (!location || steps > 32) return undefined
      at = read(location.text, location.at).value
    }
    return at
  }

  for (const { number, location } of locations(text, read)) {
    const { stream } = location
    if (number === undefined) addTrailer(trailer, read(text, location.at).value)
    else found.set(number, location)
    if (typeOf(stream) === 'XRef') addTrailer(trailer, stream?.dictionary)
    if (stream && typeOf(stream) === 'ObjStm') packed.push(stream)
    if (found.size > limits.pdfObjects) throw faults.tangled()
  }
  if (trailer.has('Encrypt')) throw faults.encrypted()
  for (const stream of packed) unpackObjects(found, stream, contentOf(stream))

  return {
    follow,
    entry(value, key) {
      const holder = follow(value)
      return holder?.kind === 'dictionary' ? follow(holder.entries.get(key)) : undefined
    },
    content(value) {
      const stream = value?.kind === 'reference' ? found.get(value.to)?.stream : undefined
      return stream && contentOf(stream)
    },
    trailer,
  }
}

type Found = { readonly number: number | undefined; readonly location: Location }

/** Reads values until all that was read is so long; what is read twice counts twice. */
function reading(atMost: number): typeof parsedAt {
  let room = atMost + 16_000_000
  return (text, from) => {
    const parsed = parsedAt(text, from)
    room -= parsed.end - from
    if (room < 0) throw faults.tangled()
    return parsed
  }
}

/** Objects and, without a number, trailers in the order of the file. */
function* locations(text: string, read: typeof parsedAt): Generator<Found> {
  begin.lastIndex = 0
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const at = begin.lastIndex
    const { value, end } = read(text, at)
    const body = value?.kind === 'dictionary' ? bodyOf(text, end) : undefined
    const stream =
      body && value?.kind === 'dictionary' ? { dictionary: value, start: body.start } : undefined
    yield {
      number: found[1] === undefined ? undefined : Number(found[1]),
      location: { text, at, written: at, ...(stream && { stream }) },
    }
    begin.lastIndex = body?.end ?? (value ? end : at)
  }
}

const streamStart = /[\0\t\n\f\r ]{0,16}stream\r?\n?/y

/** Where the bytes of a stream begin, if what was read before is the dictionary of one, and where the word after it stands. */
function bodyOf(text: string, from: number) {
  streamStart.lastIndex = from
  if (!streamStart.test(text)) return undefined
  const start = streamStart.lastIndex
  const end = text.indexOf('endstream', start)
  return { start, end: end === -1 ? text.length : end }
}

// The length is often wrong after a repair; then the word after the stream says where it ends.
function endOf(text: string, start: number, length: number | undefined): number {
  if (length !== undefined && length >= 0) {
    const tail = text.slice(start + length, start + length + 16)
    if (/^[\0\t\n\f\r ]*endstream/.test(tail)) return start + length
  }
  const end = text.indexOf('endstream', start)
  if (end === -1) throw faults.broken()
  return end
}

/** An object stream begins with pairs of numbers: which object, and where it stands after the first one. */
function unpackObjects(
  found: Map<number, Location>,
  { dictionary, start }: Stream,
  content: Uint8Array,
): void {
  const first = dictionary.entries.get('First')
  if (first?.kind !== 'number') throw faults.broken()
  const text = Buffer.from(content).toString('latin1')
  let number: number | undefined
  for (const [digits] of text.slice(0, first.number).matchAll(/\d+/g)) {
    if (number === undefined) {
      number = Number(digits)
      continue
    }
    if ((found.get(number)?.written ?? -1) < start)
      found.set(number, { text, at: first.number + Number(digits), written: start })
    if (found.size > limits.pdfObjects) throw faults.tangled()
    number = undefined
  }
}

function addTrailer(trailer: Map<string, Value>, value: Value | undefined): void {
  if (value?.kind !== 'dictionary') return
  for (const key of ['Root', 'Info', 'Encrypt']) {
    const entry = value.entries.get(key)
    if (entry) trailer.set(key, entry)
  }
}

function filtersOf(filter: Value | undefined): readonly Value[] {
  if (!filter) return []
  return filter.kind === 'list' ? filter.items : [filter]
}

function typeOf(stream: Stream | undefined): string | undefined {
  const type = stream?.dictionary.entries.get('Type')
  return type?.kind === 'name' ? type.name : undefined
}
