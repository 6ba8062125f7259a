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

function pngIn(bytes: Uint8Array): Image | undefined {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, pngSignature.length)]
  let isDrawn = false
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = latin(bytes.subarray(at + 4, at + 8))
    if (end > bytes.length || (at === pngSignature.length && name !== 'IHDR')) return undefined
    if (name === 'IDAT') isDrawn = true
    if (drawnWith.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') {
      const [width, height] = [view.getUint32(16), view.getUint32(20)]
      if (!isDrawn || width === 0 || height === 0) return undefined
      return { type: 'png', bytes: joined(kept), width, height, orientation: 1 }
    }
    at = end
  }
  return undefined
}

const marks = { scan: 0xda, end: 0xd9, exif: 0xe1 } as const

/** Plain and progressive pictures: no browser shows the others. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]

function jpegIn(bytes: Uint8Array): Image | undefined {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let size: { readonly width: number; readonly height: number } | undefined
  let orientation = 1
  let isDrawn = false
  for (let at = 2; at + 2 <= bytes.length; ) {
    const mark = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return undefined
    if (mark === 0xff) {
      at += 1
      continue
    }
    if (mark === marks.end) {
      if (!size || !isDrawn) return undefined
      const turned = orientation === 1 ? [] : [turnedBy(orientation)]
      const parts = [bytes.subarray(0, 2), ...turned, ...kept, bytes.subarray(at, at + 2)]
      return { type: 'jpg', bytes: joined(parts), ...size, orientation }
    }
    const isBare = mark === 0x01 || (mark >= 0xd0 && mark <= 0xd7)
    if (!isBare && at + 4 > bytes.length) return undefined
    const length = isBare ? 0 : view.getUint16(at + 2)
    if (!isBare && length < 2) return undefined
    const end = mark === marks.scan ? endOfScan(bytes, at + 2 + length) : at + 2 + length
    if (end > bytes.length) return undefined
    const segment = bytes.subarray(at, end)
    if (frames.includes(mark)) {
      if (length < 8) return undefined
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      if (size.width === 0 || size.height === 0) return undefined
    }
    if (mark === marks.scan) isDrawn = true
    if (mark === marks.exif) orientation = orientationIn(segment.subarray(4)) ?? orientation
    if (isForDrawing(mark, segment)) kept.push(segment)
    at = end
  }
  return undefined
}

function isForDrawing(mark: number, segment: Uint8Array): boolean {
  const name = latin(segment.subarray(4, 16))
  // With more in it, it holds a picture in small.
  if (mark === 0xe0) return name.startsWith('JFIF\0') && segment.length === 18
  if (mark === 0xe2) return name === 'ICC_PROFILE\0'
  // How its colours are to be read.
  if (mark === 0xee) return name.startsWith('Adobe')
  const isApplications = mark >= 0xe0 && mark <= 0xef
  const isComment = mark === 0xfe
  return !isApplications && !isComment
}

/** Where the next mark begins: within the lines of a picture a mark is a byte of it, or a place to begin again. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length + 1
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
