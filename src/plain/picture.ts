/** A picture as it may be handed on: what it shows, and nothing of who took it, where, when and with what. */
export type Image = {
  readonly type: 'png' | 'jpg'
  readonly bytes: Uint8Array
  /** In pixels, as they are stored: before it is turned. */
  readonly width: number
  readonly height: number
  /** How it is turned to be looked at, from 1 to 8 as EXIF counts: 1 as it is stored, 6 a quarter to the right. */
  readonly orientation: number
}

/** A PNG or a JPEG without its metadata; undefined for what is neither, or is broken. */
export function imageIn(bytes: Uint8Array): Image | undefined {
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return pngIn(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegIn(bytes) : undefined
}

/** Does a picture that is turned so lie on its side? */
export function liesOnItsSide({ orientation }: Pick<Image, 'orientation'>): boolean {
  return orientation >= 5
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

// What a PNG is drawn with. All else may tell anything: words, times, places, pictures in small.
const drawnWith: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'bKGD', 'pHYs'],
])

type Chunk = { readonly name: string; readonly whole: Uint8Array }

function pngIn(bytes: Uint8Array): Image | undefined {
  const chunks = chunksIn(bytes)
  const [head] = chunks
  const isWhole = chunks.at(-1)?.name === 'IEND' && chunks.some(({ name }) => name === 'IDAT')
  if (head?.name !== 'IHDR' || head.whole.length !== 25 || !isWhole) return undefined
  const view = viewOf(head.whole)
  const [width, height] = [view.getUint32(8), view.getUint32(12)]
  if (width === 0 || height === 0) return undefined
  const kept = chunks.filter(({ name }) => drawnWith.has(name)).map(({ whole }) => whole)
  const whole = joined([bytes.subarray(0, pngSignature.length), ...kept])
  return { type: 'png', bytes: whole, width, height, orientation: 1 }
}

/** What a PNG is made of, up to its end or to where it is cut off. */
function chunksIn(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  let at = pngSignature.length
  while (at + 12 <= bytes.length && chunks.at(-1)?.name !== 'IEND') {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    chunks.push({ name: latin(bytes.subarray(at + 4, at + 8)), whole: bytes.subarray(at, end) })
    at = end
  }
  return chunks
}

const marks = { scan: 0xda, end: 0xd9, exif: 0xe1, comment: 0xfe } as const

/** Plain and progressive pictures: no browser shows the others. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]

/** A mark, and all that stands behind it up to the next one. */
type Segment = { readonly mark: number; readonly whole: Uint8Array }

function jpegIn(bytes: Uint8Array): Image | undefined {
  const segments = segmentsIn(bytes)
  const frame = segments.find(({ mark }) => frames.includes(mark))?.whole
  const isWhole =
    segments.at(-1)?.mark === marks.end && segments.some(({ mark }) => mark === marks.scan)
  if (!frame || frame.length < 10 || !isWhole) return undefined
  const view = viewOf(frame)
  const [height, width] = [view.getUint16(5), view.getUint16(7)]
  if (width === 0 || height === 0) return undefined
  const [orientation = 1] = segments.flatMap(({ mark, whole }) =>
    mark === marks.exif ? (orientationIn(whole.subarray(4)) ?? []) : [],
  )
  const turned = orientation === 1 ? [] : [turnedBy(orientation)]
  const kept = segments.filter(isForDrawing).map(({ whole }) => whole)
  const whole = joined([bytes.subarray(0, 2), ...turned, ...kept])
  return { type: 'jpg', bytes: whole, width, height, orientation }
}

/** What a JPEG is made of behind its first mark, up to its end or to where it is cut off. */
function segmentsIn(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = []
  let at = 2
  while (at + 2 <= bytes.length && bytes[at] === 0xff && segments.at(-1)?.mark !== marks.end) {
    const mark = bytes[at + 1] ?? 0
    const end = mark === 0xff ? at + 1 : endOf(mark, bytes, at)
    if (end > bytes.length) break
    // Any number of such bytes may stand before a mark.
    if (mark !== 0xff) segments.push({ mark, whole: bytes.subarray(at, end) })
    at = end
  }
  return segments
}

function endOf(mark: number, bytes: Uint8Array, at: number): number {
  if (mark === marks.end || mark === 0x01 || isRestart(mark)) return at + 2
  const length = at + 4 > bytes.length ? bytes.length : viewOf(bytes).getUint16(at + 2)
  const end = at + 2 + Math.max(2, length)
  return mark === marks.scan ? endOfScan(bytes, end) : end
}

function isForDrawing({ mark, whole }: Segment): boolean {
  const name = latin(whole.subarray(4, 16))
  // With more in it, it holds a picture in small.
  if (mark === 0xe0) return name.startsWith('JFIF\0') && whole.length === 18
  if (mark === 0xe2) return name === 'ICC_PROFILE\0'
  // How its colours are to be read.
  if (mark === 0xee) return name.startsWith('Adobe')
  const isApplications = mark >= 0xe0 && mark <= 0xef
  return !isApplications && mark !== marks.comment
}

/** Where the next mark begins: within the lines of a picture a mark is a byte of it, or a place to begin again. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !isRestart(next)) return at
  }
  return bytes.length + 1
}

function isRestart(mark: number): boolean {
  return mark >= 0xd0 && mark <= 0xd7
}

const orientationTag = 0x0112

function orientationIn(segment: Uint8Array): number | undefined {
  if (latin(segment.subarray(0, 6)) !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(6)
  const view = viewOf(tiff)
  const isLittle = latin(tiff.subarray(0, 2)) === 'II'
  if (tiff.length < 8) return undefined
  const first = view.getUint32(4, isLittle)
  if (first + 2 > tiff.length) return undefined
  const count = view.getUint16(first, isLittle)
  for (let index = 0; index < count; index++) {
    const entry = first + 2 + 12 * index
    if (entry + 12 > tiff.length) return undefined
    if (view.getUint16(entry, isLittle) !== orientationTag) continue
    const told = view.getUint16(entry + 8, isLittle)
    return told >= 1 && told <= 8 ? told : undefined
  }
  return undefined
}

/** The least that an application segment can say: how the picture is turned. Browsers obey it. */
function turnedBy(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const content = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, ...entry, 0, 0, 0, 0]
  return Uint8Array.from([0xff, marks.exif, 0, content.length + 2, ...content])
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
