import {
  type HouseColour,
  type HouseFont,
  type HouseStyle,
  houseColours,
  houseFaces,
  houseFamilies,
} from '../../model/house-style.ts'
import { limits } from '../../model/limits.ts'
import type { Document } from '../../model/source.ts'
import { nearest } from '../../plain/nearest.ts'
import { pointerOf, valueAt } from '../../plain/pointer.ts'
import { listed, shown } from '../../plain/text.ts'
import { parse } from '../parse.ts'
import { bytesOf, type Folder, fieldsFile, isWordsFile } from './folder.ts'

type Words = Readonly<Record<string, string>>

type Fields = Omit<HouseStyle, 'digest' | 'css' | 'letters'>

const nothing: Fields = { colours: {}, fonts: [], words: {}, languages: {}, emblem: undefined }

/** What style.yaml says, and the words of other languages beside it. @param own nap’s own words */
export function styleFields(within: Folder, own: Words): Fields {
  const languages = Object.fromEntries(
    within.files.filter(isWordsFile).flatMap((file) => {
      const reading = readingOf(file, within)
      if (!reading) return []
      return [[file.replace('.yaml', ''), wordsOf('', own, reading)] as const]
    }),
  )
  const reading = readingOf(fieldsFile, within)
  if (!reading) return { ...nothing, languages }
  const parts = fieldsAt('', ['colours', 'fonts', 'words', 'emblem'], 'part', reading)
  return {
    colours: parts.has('colours') ? coloursOf(reading) : {},
    fonts: parts.has('fonts') ? fontsOf(reading) : [],
    words: parts.has('words') ? wordsOf('/words', own, reading) : {},
    languages,
    emblem: parts.has('emblem') ? emblemOf(parts.get('emblem'), reading) : undefined,
  }
}

type Reading = Folder & { readonly file: string; readonly document: Document }

/** A file of fields of the folder; undefined where there is none, or it cannot be read. */
function readingOf(file: string, within: Folder): Reading | undefined {
  const bytes = bytesOf(file, limits.fileBytes, within)
  if (!bytes) return undefined
  const { document, diagnostics } = parse({ file, bytes })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  within.faults.push(...errors.map(({ message, place }) => ({ file, line: place.line, message })))
  return errors.length > 0 || !document ? undefined : { ...within, file, document }
}

/** The fields of a map that have one of these names; what else stands there is a fault. */
function fieldsAt(
  pointer: string,
  names: readonly string[],
  kind: string,
  reading: Reading,
): Map<string, unknown> {
  const value = valueAt(reading.document.value, pointer)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    wrong(pointer, `Fields are needed here, each with a name: ${namesIn(names)}.`, reading)
    return new Map()
  }
  const entries = Object.entries(value)
  for (const [name] of entries.filter(([one]) => !names.includes(one))) {
    const meant = nearest(name, names)
    const didYou = meant === undefined ? [] : [`Did you mean “${meant}”?`]
    const all = names.length <= namesAtMost || !meant ? [`The names are ${namesIn(names)}.`] : []
    const help = [...didYou, ...all].join(' ')
    wrong(pointer + pointerOf([name]), `There is no ${kind} “${shown(name, 60)}”. ${help}`, reading)
  }
  return new Map(entries.filter(([name]) => names.includes(name)))
}

/** So many names can be read in one sentence. */
const namesAtMost = 12

function namesIn(names: readonly string[]): string {
  if (names.length <= namesAtMost) return listed(names, 'and')
  return `those of templates/locales/en.yaml, such as ${listed(names.slice(0, 3), 'and')}`
}

function wrong(pointer: string, message: string, { file, document, faults }: Reading): undefined {
  const { line } = document.keyPlace(pointer)
  faults.push({ file, line, message })
}

function coloursOf(reading: Reading): HouseStyle['colours'] {
  const found = fieldsAt('/colours', houseColours, 'colour', reading)
  const colours: Partial<Record<HouseColour, string>> = {}
  for (const name of houseColours.filter((one) => found.has(one))) {
    const colour = colourIn(name, found.get(name), reading)
    if (colour !== undefined) colours[name] = colour
  }
  return colours
}

function colourIn(name: HouseColour, value: unknown, reading: Reading): string | undefined {
  if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) {
    return wrong(
      `/colours/${name}`,
      `“${name}” is no colour. Write # and six of 0-9 and a-f, in quotes: "#01411c".`,
      reading,
    )
  }
  if (name === 'main' && contrastToWhite(value) < 4.5) {
    return wrong(
      '/colours/main',
      `“main” stands behind white words, which cannot be read on ${value}. Choose a darker one.`,
      reading,
    )
  }
  return value.toLowerCase()
}

/** As WCAG measures it: 1 where nothing can be told apart, 21 for black. */
function contrastToWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

function fontsOf(reading: Reading): HouseFont[] {
  const families = fieldsAt('/fonts', houseFamilies, 'kind of font', reading)
  return houseFamilies
    .filter((family) => families.has(family))
    .flatMap((family) => {
      const pointer = `/fonts/${family}`
      const found = fieldsAt(pointer, Object.keys(houseFaces), 'font', reading)
      return Object.entries(houseFaces).flatMap(([face, how]): HouseFont[] => {
        if (!found.has(face)) return []
        const named = {
          value: found.get(face),
          pointer: `${pointer}/${face}`,
          kind: 'woff2',
        } as const
        const read = namedFile(named, reading)
        if (!read) return []
        const { file, bytes: woff2 } = read
        return [{ family, ...how, file, woff2 }]
      })
    })
}

function emblemOf(value: unknown, reading: Reading): Uint8Array | undefined {
  const read = namedFile({ value, pointer: '/emblem', kind: 'png' }, reading)
  if (!read) return undefined
  const size = Buffer.from(read.bytes)
  if (size.length >= 24 && size.readUInt32BE(16) * size.readUInt32BE(20) <= limits.emblemPixels) {
    return read.bytes
  }
  return wrong('/emblem', 'The picture is too large to print. Make it smaller.', reading)
}

const kinds = {
  woff2: { bytes: limits.fontBytes, starts: '774f4632', words: 'a font as WOFF2' },
  png: {
    bytes: limits.emblemBytes,
    starts: '89504e470d0a1a0a0000000d49484452',
    words: 'a picture as PNG',
  },
} as const

type Named = {
  readonly value: unknown
  readonly pointer: string
  readonly kind: keyof typeof kinds
}

/** A file of the folder that a field names. */
function namedFile({ value, pointer, kind }: Named, reading: Reading) {
  const { bytes: limit, starts, words } = kinds[kind]
  const { files } = reading
  if (typeof value !== 'string' || value === '') {
    return wrong(pointer, `The name of a file in the folder is needed here: ${words}.`, reading)
  }
  if (!files.includes(value)) {
    const meant = nearest(value, files)
    const help = meant === undefined ? '' : ` Did you mean “${shown(meant)}”?`
    return wrong(
      pointer,
      `There is no file “${shown(value)}” in the folder itself.${help}`,
      reading,
    )
  }
  const bytes = bytesOf(value, limit, reading)
  if (!bytes) return undefined
  if (!Buffer.from(bytes.subarray(0, 16)).toString('hex').startsWith(starts)) {
    return wrong(pointer, `“${shown(value)}” is not ${words}.`, reading)
  }
  return { file: value, bytes }
}

function wordsOf(at: string, own: Words, reading: Reading): Words {
  const found = fieldsAt(at, Object.keys(own), 'word', reading)
  return Object.fromEntries(
    [...found].flatMap(([key, value]) => {
      const words = wordIn({ at: `${at}/${key}`, key, value, own: own[key] ?? '' }, reading)
      return words === undefined ? [] : [[key, words]]
    }),
  )
}

type Word = {
  readonly at: string
  readonly key: string
  readonly value: unknown
  readonly own: string
}

function wordIn({ at, key, value, own }: Word, reading: Reading): string | undefined {
  const words = typeof value === 'string' ? value.trim() : ''
  if (words === '' || words.includes('\n')) {
    return wrong(at, `“${key}” needs words, in one paragraph.`, reading)
  }
  if (words.length > limits.styleWordCharacters) {
    const message = `“${key}” has more than ${limits.styleWordCharacters} characters. Write it shorter.`
    return wrong(at, message, reading)
  }
  const wanted = blanksOf(own)
  const given = blanksOf(words)
  if (given.join() !== wanted.join()) {
    const which = wanted.length === 0 ? 'has no blanks' : `has the blanks ${listed(wanted, 'and')}`
    return wrong(at, `“${key}” ${which}, and they must be the same here.`, reading)
  }
  return words
}

function blanksOf(words: string): string[] {
  return [...new Set(words.match(/\{[^{}]*\}/g))].toSorted()
}
