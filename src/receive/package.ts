import { limits } from '../model/limits.ts'
import { shown } from '../plain/text.ts'
import type { Unfit } from './unfit.ts'
import { type Heard, readXml } from './xml.ts'
import { type Archive, openedArchive } from './zip.ts'

/** A Word or Excel file: parts that refer to each other by relationships. */
export type Package = {
  readonly names: readonly string[]
  /** What the file is: the type of its main part, and where that is. */
  readonly main: { readonly type: string; readonly part: string }
  readonly unfit: Unfit
  /** Reads a part to whoever hears; nobody hears anything where it is missing. */
  read(part: string | undefined, heard: Heard): void
  related(part: string): readonly Relation[]
}

export type Relation = {
  readonly id: string
  /** The last word of it: `comments`. */
  readonly type: string
  /** The name of a part, or, where it is outside, an address that nobody follows. */
  readonly target: string
  readonly isOutside: boolean
}

/** @throws Refusal (1) as `openedArchive` and `readXml` do */
export function openedPackage(bytes: Uint8Array, unfit: Unfit): Package {
  const archive = openedArchive(bytes, unfit)
  const room = { elements: limits.elements }
  const read = (part: string | undefined, heard: Heard) => {
    const content = part === undefined ? undefined : archive.part(actualName(archive, part))
    if (content) readXml(content, heard, unfit, room)
  }
  const related = (part: string) => relationsOf(part, read)
  const [main] = related('').filter(({ type }) => type === 'officeDocument')
  const part = main?.target ?? ''
  return { names: archive.names, main: { type: typeOf(part, read), part }, unfit, read, related }
}

/** Names of parts differ in more than their case, so that programs may write them in any. */
function actualName({ names }: Archive, part: string): string {
  if (names.includes(part)) return part
  return names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? part
}

type Read = Package['read']

function typeOf(part: string, read: Read): string {
  let type = ''
  read('[Content_Types].xml', {
    open({ name, attribute }) {
      const path = attribute('PartName')?.replace(/^\//, '').toLowerCase()
      if (name === 'ct:Override' && path === part.toLowerCase())
        type = attribute('ContentType') ?? ''
    },
  })
  return type
}

function relationsOf(part: string, read: Read): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const relations: Relation[] = []
  read(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open({ name, attribute }) {
      if (name !== 'rel:Relationship') return
      const target = attribute('Target') ?? ''
      const isOutside = attribute('TargetMode') === 'External'
      relations.push({
        id: attribute('Id') ?? '',
        type: attribute('Type')?.split('/').at(-1) ?? '',
        target: isOutside ? target : placeOf(folder, target),
        isOutside,
      })
    },
  })
  return relations
}

/** `word/` and `../docProps/core.xml` → `docProps/core.xml`. */
function placeOf(folder: string, target: string): string {
  const way: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') way.pop()
    else if (step !== '' && step !== '.') way.push(step)
  }
  return way.join('/')
}

/** What a file says of itself: its own properties by name, and who saved it last. */
export function propertiesOf({ read, related }: Package): Told {
  const properties: Record<string, string> = {}
  let savedBy = ''
  let name: string | undefined
  let isHeard = false
  const part = (type: string) => related('').find((relation) => relation.type === type)?.target
  read(part('custom-properties') ?? part('customProperties'), {
    open(tag) {
      if (tag.name === 'op:property') name = tag.attribute('name')
    },
    close(tag) {
      if (tag === 'op:property') name = undefined
    },
    text(words) {
      if (name !== undefined && words.trim() !== '')
        properties[name] = (Object.hasOwn(properties, name) ? properties[name] : '') + words
    },
  })
  read(part('core-properties') ?? part('coreProperties'), {
    open(tag) {
      isHeard = tag.name === 'cp:lastModifiedBy'
    },
    close() {
      isHeard = false
    },
    text(words) {
      if (isHeard) savedBy += words
    },
  })
  return { properties: { ...properties }, savedBy: savedBy.trim() || undefined }
}

type Told = {
  readonly properties: Readonly<Record<string, string>>
  readonly savedBy: string | undefined
}

const harmlessOutside = new Set(['hyperlink'])

/** What the file would have other programs run or fetch, in whole sentences: nap does neither. */
export function dangersIn({ names, related }: Package, parts: readonly string[]): string[] {
  const macros = names.some((name) => /vbaProject|xl\/macrosheets\//i.test(name))
    ? ['It has macros: nap read what it says and ran none of them.']
    : []
  const outside = parts
    .flatMap(related)
    .filter(({ isOutside, type }) => isOutside && !harmlessOutside.has(type))
    .map(({ target }) => `It refers to “${shown(target)}” outside of it: nap did not follow that.`)
  return [...macros, ...[...new Set(outside)].slice(0, limits.findingsPerFile)]
}
