import { deflateSync } from 'node:zlib'
import { objectText, type PdfFile, unexpected } from './pdf-objects.ts'

/** A PDF that is being changed: a copy, so that the printed one stays as it is. */
export type PdfDraft = PdfFile & { readonly objects: (Buffer | undefined)[] }

export function pdfDraftOf(file: PdfFile): PdfDraft {
  return { ...file, objects: [...file.objects] }
}

/** Adds an object and gives its number. Without content the number is only kept for later. */
export function add(draft: PdfDraft, content: string | Buffer = ''): number {
  return draft.objects.push(typeof content === 'string' ? latin1(content) : content) - 1
}

/** Adds a stream; `dictionary` is what stands in its dictionary besides the length. */
export function addStream(draft: PdfDraft, dictionary: string, content: Uint8Array): number {
  return add(draft, streamOf(dictionary, content))
}

/** Adds a compressed stream. */
export function addCompressed(draft: PdfDraft, dictionary: string, content: Uint8Array): number {
  return add(draft, compressedStream(dictionary, content))
}

export function replace(draft: PdfDraft, number: number, content: string): void {
  draft.objects[number] = latin1(content)
}

/** Adds entries to the dictionary that object `number` is. */
export function extend(draft: PdfDraft, number: number, entries: string): void {
  const text = objectText(draft, number).trimEnd()
  if (!text.startsWith('<<') || !text.endsWith('>>')) {
    throw unexpected(`object ${number} is not a dictionary`)
  }
  replace(draft, number, `${text.slice(0, -2)}\n${entries}>>`)
}

export function compressedStream(dictionary: string, content: Uint8Array): Buffer {
  return streamOf(`${dictionary} /Filter /FlateDecode`, deflateSync(content))
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

function streamOf(dictionary: string, content: Uint8Array): Buffer {
  const head = latin1(`<<${dictionary} /Length ${content.length}>>\nstream\n`)
  return Buffer.concat([head, content, latin1('\nendstream')])
}
