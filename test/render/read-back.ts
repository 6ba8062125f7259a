import { inflateSync } from 'node:zlib'

/** A finished PDF as another program sees it: found through its cross-reference stream, not through our writer. */
export type ReadBack = {
  readonly header: string
  readonly catalog: string
  readonly info: string
  readonly id: string | undefined
  object(number: number): string
  stream(number: number): Buffer
}

export function readBack(pdf: Uint8Array): ReadBack {
  const bytes = Buffer.from(pdf)
  const start = Number(
    /startxref\n(\d+)\n%%EOF\n$/.exec(bytes.subarray(-64).toString('latin1'))?.[1],
  )
  const table = streamAt(bytes, start)
  const rows = unfiltered(table.content, 8)
  const object = (number: number): string => {
    const [kind, at, index] = [
      rows.readUInt8(number * 7),
      rows.readUInt32BE(number * 7 + 1),
      rows.readUInt16BE(number * 7 + 5),
    ]
    if (kind === 1) return streamAt(bytes, at).dictionary
    if (kind !== 2) throw new Error(`object ${number} is free`)
    const holder = streamAt(bytes, rows.readUInt32BE(at * 7 + 1))
    const first = Number(/\/First (\d+)/.exec(holder.dictionary)?.[1])
    const head = holder.content.toString('latin1', 0, first).trim().split(/\s+/).map(Number)
    if (head[index * 2] !== number) throw new Error(`object ${number} is not where it should be`)
    const from = first + (head[index * 2 + 1] ?? 0)
    const next = head[index * 2 + 3]
    return holder.content.toString('latin1', from, next === undefined ? undefined : first + next)
  }
  const reference = (key: string) =>
    Number(new RegExp(`/${key} (\\d+) 0 R`).exec(table.dictionary)?.[1])
  return {
    header: bytes.toString('latin1', 0, 8),
    catalog: object(reference('Root')),
    info: object(reference('Info')),
    id: /\/ID \[<(\w+)>/.exec(table.dictionary)?.[1],
    object,
    stream: (number) => streamAt(bytes, rows.readUInt32BE(number * 7 + 1)).content,
  }
}

/** Name and content of every attachment. */
export function attachmentsOf(pdf: ReadBack): { name: string; content: string }[] {
  const names = pdf.object(refer(pdf.catalog, 'EmbeddedFiles'))
  return [...names.matchAll(/(\((?:\\.|[^\\)])*\)|<[0-9A-F]+>) (\d+) 0 R/g)].map(
    ([, name = '', file]) => {
      const specification = pdf.object(Number(file))
      return { name: text(name), content: pdf.stream(refer(specification, 'F')).toString('utf8') }
    },
  )
}

/** Level, title and destination of every bookmark, in reading order. */
export function bookmarksOf(pdf: ReadBack): { level: number; title: string; id: string }[] {
  return kidsOf(pdf, refer(pdf.catalog, 'Outlines'), 1)
}

function kidsOf(pdf: ReadBack, parent: number, level: number): ReturnType<typeof bookmarksOf> {
  const found: ReturnType<typeof bookmarksOf> = []
  let next: number | undefined = optional(pdf.object(parent), 'First')
  while (next !== undefined) {
    const bookmark = pdf.object(next)
    const title = /\/Title (\((?:\\.|[^\\)])*\)|<[0-9A-F]+>)/.exec(bookmark)?.[1] ?? ''
    found.push({ level, title: text(title), id: /\/Dest \/([\w-]+)/.exec(bookmark)?.[1] ?? '' })
    found.push(...kidsOf(pdf, next, level + 1))
    next = optional(bookmark, 'Next')
  }
  return found
}

function refer(dictionary: string, key: string): number {
  const number = optional(dictionary, key)
  if (number === undefined) throw new Error(`/${key} is missing in ${dictionary}`)
  return number
}

function optional(dictionary: string, key: string): number | undefined {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]
  return number === undefined ? undefined : Number(number)
}

function text(token: string): string {
  if (token.startsWith('(')) return token.slice(1, -1).replace(/\\(.)/g, '$1')
  return Buffer.from(token.slice(5, -1), 'hex').swap16().toString('utf16le')
}

function streamAt(bytes: Buffer, at: number): { dictionary: string; content: Buffer } {
  const open = bytes.indexOf('stream\n', at, 'latin1')
  const dictionary = bytes.toString('latin1', at, open)
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const raw = bytes.subarray(open + 7, open + 7 + length)
  return {
    dictionary,
    content: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw,
  }
}

function unfiltered(filtered: Buffer, width: number): Buffer {
  const rows = Buffer.alloc((filtered.length / width) * (width - 1))
  for (let at = 0; at < rows.length; at++) {
    const row = Math.floor(at / (width - 1))
    const above = row === 0 ? 0 : (rows[at - width + 1] ?? 0)
    rows[at] = (filtered[at + row + 1] ?? 0) + above
  }
  return rows
}
