import { inflateSync } from 'node:zlib'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'

/**
 * A PDF cut at its object borders; nothing inside an object is parsed. `objects[n]` is what stands between `n 0 obj` and
 * `endobj`, latin1 text or a stream; index 0 and free numbers are undefined. `root` and `info` are object numbers.
 */
export type PdfFile = {
  readonly objects: readonly (Buffer | undefined)[]
  readonly root: number
  readonly info: number
}

/**
 * Reads what Chromium writes: one classic cross-reference table, one section, generation 0.
 * @throws Refusal on everything else, rather than writing a damaged file
 */
export function readPdf(pdf: Uint8Array): PdfFile {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw unexpected('it does not begin with %PDF')
  const ending = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString('latin1'))
  if (!ending) throw unexpected('it does not end with %%EOF')
  const tableStart = Number(ending[1])
  const table = bytes.toString('latin1', tableStart)
  const head = /^xref\n0 (\d+)\n/.exec(table)
  if (!head) throw unexpected('it has no classic table of objects')

  const offsets = offsetsIn(table.slice(head[0].length), Number(head[1]))
  return {
    objects: cutObjects(bytes, offsets, tableStart),
    root: referenceIn(table, 'Root'),
    info: referenceIn(table, 'Info'),
  }
}

/** The text of an object, one character for each byte. */
export function objectText(file: PdfFile, number: number): string {
  const object = file.objects[number]
  if (!object) throw unexpected(`object ${number} is missing`)
  return object.toString('latin1')
}

/** The object that `/key n 0 R` refers to. */
export function referenceIn(dictionary: string, key: string): number {
  const number = optionalReferenceIn(dictionary, key)
  if (number === undefined) throw unexpected(`/${key} is missing`)
  return number
}

/** The same for a key that may be absent. */
export function optionalReferenceIn(dictionary: string, key: string): number | undefined {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Streams are compressed data, everything else is short text. */
export function isStream(object: Buffer): boolean {
  return object.subarray(-9).toString('latin1') === 'endstream'
}

/** What a stream holds, one character for each byte. */
export function streamText(file: PdfFile, number: number): string {
  const object = file.objects[number] ?? Buffer.alloc(0)
  const start = object.indexOf('stream\n')
  const dictionary = object.toString('latin1', 0, Math.max(start, 0))
  const length = /\/Length (\d+)\b(?! 0 R)/.exec(dictionary)?.[1]
  if (length === undefined) throw unexpected(`object ${number} is no stream`)
  const content = object.subarray(start + 'stream\n'.length).subarray(0, Number(length))
  return (dictionary.includes('/FlateDecode') ? inflateSync(content) : content).toString('latin1')
}

export function unexpected(what: string): Refusal {
  return new Refusal(
    exitCodes.somethingMissing,
    `The browser wrote a PDF of a form that nap does not know: ${shown(what)}. No PDF was written.`,
    'Choose another browser with --browser, or a newer version of this one.',
  )
}

type Offset = { readonly number: number; readonly at: number }

/** @param rows 20 characters each: offset, generation, `n` or `f` */
function offsetsIn(rows: string, count: number): Offset[] {
  const offsets: Offset[] = []
  for (let number = 1; number < count; number++) {
    const row = rows.slice(number * 20, number * 20 + 20)
    if (row[17] === 'n') offsets.push({ number, at: Number(row.slice(0, 10)) })
  }
  return offsets.toSorted((a, b) => a.at - b.at)
}

function cutObjects(
  bytes: Buffer,
  offsets: readonly Offset[],
  tableStart: number,
): (Buffer | undefined)[] {
  const objects: (Buffer | undefined)[] = []
  for (const [index, { number, at }] of offsets.entries()) {
    const head = `${number} 0 obj\n`
    if (bytes.toString('latin1', at, at + head.length) !== head) {
      throw unexpected(`object ${number} is not where the table says`)
    }
    const next = offsets[index + 1]?.at ?? tableStart
    const tail = skipLineEnds(bytes, next) - 'endobj'.length
    if (bytes.toString('latin1', tail, tail + 6) !== 'endobj') {
      throw unexpected(`object ${number} has no end`)
    }
    objects[number] = bytes.subarray(at + head.length, skipLineEnds(bytes, tail))
  }
  return objects
}

function skipLineEnds(bytes: Buffer, end: number): number {
  let at = end
  while (bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d) at--
  return at
}
