import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'

/** The property of a Word file that tells whether it is as nap wrote it, and what stands there until that is known. */
export const digestProperty = { name: 'nap-digest', value: '0'.repeat(64) } as const

/** Where the properties are, which the digest cannot be of. */
export const propertiesPart = 'docProps/custom.xml'

/** A larger Word file was made by somebody else, or is no Word file. */
const mostBytes = 200 * 1024 * 1024

/** Of all that a Word file says but for its properties. */
export function digestOf(parts: readonly (readonly [name: string, bytes: Uint8Array])[]): string {
  const hash = createHash('sha256')
  for (const [name, bytes] of parts.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (name !== propertiesPart) hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Whether nobody has saved the file since nap wrote it. What cannot be read is not as nap wrote it. */
export function isAsWritten(docx: Uint8Array): boolean {
  const parts = partsOf(docx)
  const properties = strFromU8(parts.find(([name]) => name === propertiesPart)?.[1] ?? noBytes)
  const [, told] = /name="nap-digest"[^>]*>\s*<vt:lpwstr>([0-9a-f]{64})</.exec(properties) ?? []
  return told !== undefined && told === digestOf(parts)
}

const noBytes = new Uint8Array()

function partsOf(docx: Uint8Array): (readonly [string, Uint8Array])[] {
  let size = 0
  try {
    const parts = unzipSync(docx, {
      filter({ originalSize }) {
        size += originalSize
        return size <= mostBytes
      },
    })
    return size <= mostBytes ? Object.entries(parts) : []
  } catch {
    return []
  }
}
