/**
 * A mail in which what is packed as letters (base64) has no line breaks within, which mean nothing there: to a reader of
 * mails every line costs much more than its bytes.
 * @returns how many lines are left, and how many may begin or end a part
 */
export function joinedLines(bytes: Uint8Array): Joined {
  const joined = new Uint8Array(bytes.length + 1)
  let length = 0
  let lines = 0
  let parts = 0
  let last = 0
  for (const { at, end, next } of linesOf(bytes)) {
    const packed = isPacked(bytes, at, end) ? end - at : 0
    if (packed > 0 && packed === last) length -= 1
    else lines += 1
    if (bytes[at] === dash && bytes[at + 1] === dash) parts += 1
    joined.set(bytes.subarray(at, packed > 0 ? end : next), length)
    length += packed > 0 ? packed + 1 : next - at
    if (packed > 0) joined[length - 1] = lineFeed
    last = packed
  }
  return { joined: joined.subarray(0, length), lines, parts }
}

type Line = { readonly at: number; readonly end: number; readonly next: number }

function* linesOf(bytes: Uint8Array): Generator<Line> {
  let at = 0
  while (at < bytes.length) {
    const feed = bytes.indexOf(lineFeed, at)
    const next = feed === -1 ? bytes.length : feed + 1
    yield { at, end: endOfLine(bytes, at, feed), next }
    at = next
  }
}

type Joined = { readonly joined: Uint8Array; readonly lines: number; readonly parts: number }

const lineFeed = 0x0a
const carriageReturn = 0x0d
const dash = 0x2d

/** Programs make such lines 60 to 76 letters long, all but the last the same. */
const shortest = 60

const letters = new Set(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='),
)

/** Without what breaks the line. */
function endOfLine(bytes: Uint8Array, at: number, feed: number): number {
  if (feed === -1) return bytes.length
  return feed > at && bytes[feed - 1] === carriageReturn ? feed - 1 : feed
}

function isPacked(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < shortest) return false
  for (let at = from; at < to; at += 1) {
    if (!letters.has(bytes[at] ?? 0)) return false
  }
  return true
}
