const latin = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0))
const two = (number: number) => [number >> 8, number & 0xff]

function segment(mark: number, content: readonly number[]): number[] {
  return [0xff, mark, ...two(content.length + 2), ...content]
}

/**
 * A JPEG of 16 by 8 dots, black on the left and white on the right, that tells where it was taken and by whom.
 * @param orientation how EXIF says it is to be turned
 */
export function jpeg(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...two(tag),
    ...two(type),
    ...[0, 0, ...two(count)],
    ...value,
  ]
  const place = latin('GPS 33.7294N\0')
  const tiff = [
    ...latin('MM\0*'),
    ...[0, 0, 0, 8, 0, 2],
    ...entry(0x0112, 3, 1, [0, orientation, 0, 0]),
    ...entry(0x010e, 2, place.length, [0, 0, 0, 38]),
    ...[0, 0, 0, 0],
    ...place,
  ]
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...latin('JFIF\0'), 1, 1, 0, ...two(1), ...two(1), 0, 0]),
    ...segment(0xe1, [...latin('Exif\0\0'), ...tiff]),
    ...segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x>GPS of Ayesha</x>')),
    ...segment(0xed, latin('Photoshop 3.0\0Ayesha')),
    ...segment(0xfe, latin('Taken by Ayesha')),
    ...segment(0xdb, [0, 8, ...Array.from({ length: 63 }, () => 1)]),
    ...segment(0xc0, [8, ...two(8), ...two(16), 1, 1, 0x11, 0]),
    // Two words for how much a block differs from the one before, one for “the rest is empty”.
    ...segment(0xc4, [0x00, 1, 1, ...Array.from({ length: 14 }, () => 0), 0, 8]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...[0x9f, 0xd7, 0xfb],
    ...[0xff, 0xd9],
    ...latin('GPS at the end'),
  ])
}

/** A grey PNG of one dot that tells who made it. */
export function png(): Buffer {
  // One row: no filter, one grey dot; packed without packing.
  const row = [0, 0x80]
  const packed = [0x78, 0x01, 1, 2, 0, 0xfd, 0xff, ...row, 0x00, 0x82, 0x00, 0x81]
  return Buffer.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
    ...chunk('tEXt', latin('Author\0Ayesha')),
    ...chunk('eXIf', latin('MM GPS 33.7294N')),
    ...chunk('tIME', [7, 225, 6, 15, 10, 0, 0]),
    ...chunk('IDAT', packed),
    ...chunk('IEND', []),
  ])
}

function chunk(name: string, content: readonly number[]): number[] {
  const sum = sumOf([...latin(name), ...content])
  const four = (number: number) => [...two(number >>> 16), ...two(number & 0xffff)]
  return [...four(content.length), ...latin(name), ...content, ...four(sum)]
}

/** The checksum that PNG asks for. */
function sumOf(bytes: readonly number[]): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
