import { faults } from './faults.ts'
import { type Objects, objectsIn } from './objects.ts'
import type { Value } from './value.ts'
import { type Work, workOn } from './work.ts'

/** What a PDF carries and says of itself, as bytes: nothing of it has been believed yet. */
export type Carried = {
  /** The files that are attached, by their names; a name may stand there more than once. */
  readonly files: readonly CarriedFile[]
  /** A line of the information dictionary, such as `Creator`. */
  property(name: string): string | undefined
}

/** @throws Refusal (1) from `content` where it is damaged or too large */
export type CarriedFile = { readonly name: string; content(): Uint8Array | undefined }

/** So many entries no list of attached files has. */
const entriesAtMost = 10_000

/** @throws Refusal (1) where the file cannot be read as a PDF */
export function carriedBy(bytes: Uint8Array, work: Work = workOn(bytes.length)): Carried {
  const objects = objectsIn(bytes, work)
  const catalog = objects.trailer.get('Root')
  if (objects.follow(catalog)?.kind !== 'dictionary') throw faults.broken()
  const tree = objects.entry(objects.entry(catalog, 'Names'), 'EmbeddedFiles')
  return {
    files: specificationsIn(objects, tree).map((specification) => ({
      name: textIn(objects.entry(specification, 'UF') ?? objects.entry(specification, 'F')),
      content: () => contentOf(objects, specification),
    })),
    property: (name) => {
      const value = objects.entry(objects.trailer.get('Info'), name)
      return value ? textIn(value) : undefined
    },
  }
}

/** The specifications of files in a tree of names: a branch has `Kids`, a leaf has pairs of a name and what it names. */
function specificationsIn(objects: Objects, tree: Value | undefined): Value[] {
  const specifications: Value[] = []
  const waiting = [tree]
  for (let steps = 0; waiting.length > 0; steps++) {
    const branch = waiting.shift()
    const kids = itemsOf(objects.entry(branch, 'Kids'))
    const names = itemsOf(objects.entry(branch, 'Names'))
    if (steps + waiting.length + kids.length > entriesAtMost) throw faults.tangled()
    if (specifications.length + names.length / 2 > entriesAtMost) throw faults.tangled()
    waiting.push(...kids)
    specifications.push(...names.filter((_, index) => index % 2 === 1))
  }
  return specifications
}

function contentOf(objects: Objects, specification: Value): Uint8Array | undefined {
  const embedded = objects.entry(specification, 'EF')
  if (embedded?.kind !== 'dictionary') return undefined
  return objects.content(embedded.entries.get('UF') ?? embedded.entries.get('F'))
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : []
}

function textIn(value: Value | undefined): string {
  if (value?.kind !== 'text') return ''
  const bytes = Buffer.from(value.bytes, 'latin1')
  if (value.bytes.startsWith('\xfe\xff')) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2))
    return Buffer.from(even).swap16().toString('utf16le')
  }
  if (value.bytes.startsWith('\xef\xbb\xbf')) return bytes.toString('utf8', 3)
  return value.bytes
}
