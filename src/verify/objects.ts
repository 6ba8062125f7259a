import { limits } from '../model/limits.ts'
import { faults } from './faults.ts'
import { unpacking } from './streams.ts'
import { type Dictionary, endOfValue, parsedAt, type Value } from './value.ts'
import type { Work } from './work.ts'

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
  readonly stream: Stream | undefined
}
/** Where its bytes begin, and where the word after them stands: undefined where there is none. */
type Stream = { readonly start: number; readonly end: number | undefined }

/**
 * Finds every object by going through the file once, not by its table: a file that was saved again or added to has
 * several, and the last object of a number counts.
 * @throws Refusal (1) where the file is no PDF, is encrypted, or takes more than the limits allow
 */
export function objectsIn(bytes: Uint8Array, work: Work): Objects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(0, 1024).includes('%PDF-')) throw faults.noPdf()
  const text = file.toString('latin1')
  const unpack = unpacking(work)
  const { trailer, found, packed } = writtenIn(text, work)

  const contentOf = ({ entries }: Dictionary, stream: Stream): Uint8Array => {
    const length = follow(entries.get('Length'))
    const end = endOf(text, stream, length?.kind === 'number' ? length.number : undefined)
    return unpack(file.subarray(stream.start, end), filtersOf(follow(entries.get('Filter'))))
  }

  function follow(value: Value | undefined): Value | undefined {
    let at = value
    for (let steps = 0; at?.kind === 'reference'; steps++) {
      const location = found.get(at.to)
      if (!location || steps > 32) return undefined
      at = parsedAt(location.text, location.at, work)
    }
    return at
  }

  if (trailer.has('Encrypt')) throw faults.encrypted()
  for (const holder of packed) {
    const content = contentOf(holder.dictionary, holder.stream)
    unpackObjects(found, holder, { content, work })
  }

  return {
    follow,
    entry(value, key) {
      const holder = follow(value)
      return holder?.kind === 'dictionary' ? follow(holder.entries.get(key)) : undefined
    },
    content(value) {
      const stream = value?.kind === 'reference' ? found.get(value.to)?.stream : undefined
      const dictionary = follow(value)
      if (!stream || dictionary?.kind !== 'dictionary') return undefined
      return contentOf(dictionary, stream)
    },
    trailer,
  }
}

type Written = {
  readonly trailer: Map<string, Value>
  readonly found: Map<number, Location>
  /** The streams that hold objects. */
  readonly packed: Packed[]
}
type Packed = { readonly dictionary: Dictionary; readonly stream: Stream }

/** What stands in the file itself, before anything is unpacked. Only the dictionaries of streams are read for it. */
function writtenIn(text: string, work: Work): Written {
  const written: Written = { trailer: new Map(), found: new Map(), packed: [] }
  for (const { number, location } of locations(text, work)) {
    if (number !== undefined) written.found.set(number, location)
    if (number === undefined || location.stream) {
      addHolder(written, location, parsedAt(text, location.at, work))
    }
    if (written.found.size > limits.pdfObjects) throw faults.tangled()
    if (written.packed.length > limits.pdfPackedStreams) throw faults.tangled()
  }
  return written
}

function addHolder({ trailer, packed }: Written, { stream }: Location, value?: Value): void {
  if (value?.kind !== 'dictionary') return
  const type = typeOf(value)
  if (!stream || type === 'XRef') addTrailer(trailer, value)
  if (stream && type === 'ObjStm') packed.push({ dictionary: value, stream })
}

type Found = { readonly number: number | undefined; readonly location: Location }

/** Objects and, without a number, trailers in the order of the file. */
function* locations(text: string, work: Work): Generator<Found> {
  const beginning = /obj(?![a-z])|\btrailer\b/g
  let passed = 0
  for (let found = beginning.exec(text); found; found = beginning.exec(text)) {
    const at = beginning.lastIndex
    work.looked(at - passed)
    const number = found[0] === 'obj' ? numberBefore(text, found.index, passed) : undefined
    passed = at
    if (found[0] === 'obj' && number === undefined) continue
    const end = endOfValue(text, at, work)
    const stream = end === undefined ? undefined : streamAfter(text, end)
    yield { number, location: { text, at, written: at, stream } }
    passed = end ?? at
    if (stream) passed = stream.end ?? text.length
    beginning.lastIndex = passed
  }
}

/** The number of `12 0 obj`; the words are looked for with the eyes on what stands before the last of them. */
function numberBefore(text: string, obj: number, from: number): number | undefined {
  const words = text.slice(Math.max(from, obj - longestBegin), obj)
  const digits = /(?:^|\D)(\d{1,10})[\0\t\n\f\r ]{1,16}\d{1,5}[\0\t\n\f\r ]{1,16}$/.exec(words)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const longestBegin = 48

const streamStart = /[\0\t\n\f\r ]{0,16}stream\r?\n?/y

/** The bytes of a stream, if what ended here is the dictionary of one. */
function streamAfter(text: string, from: number): Stream | undefined {
  if (!text.startsWith('>>', from - 2)) return undefined
  streamStart.lastIndex = from
  if (!streamStart.test(text)) return undefined
  const start = streamStart.lastIndex
  const end = text.indexOf('endstream', start)
  return { start, end: end === -1 ? undefined : end }
}

// The length is often wrong after a repair; then the word after the stream says where it ends.
function endOf(text: string, { start, end }: Stream, length: number | undefined): number {
  if (length !== undefined && length >= 0) {
    const tail = text.slice(start + length, start + length + 32)
    if (/^[\0\t\n\f\r ]*endstream/.test(tail)) return start + length
  }
  if (end === undefined) throw faults.broken()
  return end
}

type Unpacked = { readonly content: Uint8Array; readonly work: Work }

/** An object stream begins with pairs of numbers: which object, and where it stands after the first one. */
function unpackObjects(
  found: Map<number, Location>,
  { dictionary, stream: { start } }: Packed,
  { content, work }: Unpacked,
): void {
  const first = dictionary.entries.get('First')
  if (first?.kind !== 'number') throw faults.broken()
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
    'latin1',
  )
  const head = text.slice(0, Math.max(0, first.number))
  work.looked(head.length)
  const numbers = /\d{1,10}/g
  for (let object = numbers.exec(head); object; object = numbers.exec(head)) {
    const place = numbers.exec(head)
    if (!place) return
    work.made(1)
    const number = Number(object[0])
    if ((found.get(number)?.written ?? -1) < start) {
      const at = first.number + Number(place[0])
      found.set(number, { text, at, written: start, stream: undefined })
    }
    if (found.size > limits.pdfObjects) throw faults.tangled()
  }
}

function addTrailer(trailer: Map<string, Value>, { entries }: Dictionary): void {
  for (const key of ['Root', 'Info', 'Encrypt']) {
    const entry = entries.get(key)
    if (entry) trailer.set(key, entry)
  }
}

function filtersOf(filter: Value | undefined): readonly Value[] {
  if (!filter) return []
  return filter.kind === 'list' ? filter.items : [filter]
}

function typeOf({ entries }: Dictionary): string | undefined {
  const type = entries.get('Type')
  return type?.kind === 'name' ? type.name : undefined
}
