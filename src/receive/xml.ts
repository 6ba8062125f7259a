import { Parser } from 'saxen'
import { limits } from '../model/limits.ts'
import { inPortions } from './portions.ts'
import { divide, sendAgain, type Unfit } from './unfit.ts'

/** What is heard while a part is read from top to bottom. */
export type Heard = {
  open?(tag: Tag): void
  close?(name: string): void
  /** Also in pieces. */
  text?(words: string): void
}

/** Its name has the prefix that is given below, whatever the file calls it; also those of its attributes. */
export type Tag = { readonly name: string; attribute(name: string): string | undefined }

const ooxml = 'http://schemas.openxmlformats.org/'
const strict = 'http://purl.oclc.org/ooxml/'

// Programs choose prefixes as they like, and “Strict” files have other names for the same.
const prefixes: Readonly<Record<string, string>> = {
  [`${ooxml}wordprocessingml/2006/main`]: 'w',
  [`${strict}wordprocessingml/main`]: 'w',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  [`${ooxml}markup-compatibility/2006`]: 'mc',
  [`${ooxml}officeDocument/2006/math`]: 'm',
  [`${strict}officeDocument/math`]: 'm',
  [`${ooxml}officeDocument/2006/relationships`]: 'r',
  [`${strict}officeDocument/relationships`]: 'r',
  [`${ooxml}drawingml/2006/main`]: 'a',
  [`${strict}drawingml/main`]: 'a',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${ooxml}spreadsheetml/2006/main`]: 'x',
  [`${strict}spreadsheetml/main`]: 'x',
  'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments': 'xt',
  [`${ooxml}package/2006/relationships`]: 'rel',
  [`${ooxml}package/2006/content-types`]: 'ct',
  [`${ooxml}package/2006/metadata/core-properties`]: 'cp',
  [`${ooxml}officeDocument/2006/custom-properties`]: 'op',
  [`${strict}officeDocument/customProperties`]: 'op',
  [`${ooxml}officeDocument/2006/docPropsVTypes`]: 'vt',
  [`${strict}officeDocument/docPropsVTypes`]: 'vt',
}

/** How many elements may still be read of a file. */
export type Room = { elements: number }

/** @throws Refusal (1) for what is no XML, and for a DOCTYPE: no office program writes one, and it can name other files */
export function readXml(bytes: Uint8Array, heard: Heard, unfit: Unfit, room: Room): void {
  const parser = new Parser().ns(prefixes)
  let depth = 0
  parser.on('openTag', (name, attributes) => {
    depth += 1
    room.elements -= 1
    if (depth > limits.elementDepth)
      throw unfit('is nested deeper than anybody writes, so it was not read.', sendAgain)
    if (room.elements < 0)
      throw unfit('is longer than any letter, form or plan, so it was not read.', divide)
    heard.open?.({ name, attribute: reader(attributes) })
  })
  parser.on('closeTag', (name) => {
    depth -= 1
    heard.close?.(name)
  })
  parser.on('text', (words) => heard.text?.(withLetters(words)))
  parser.on('cdata', (words) => heard.text?.(words))
  parser.on('attention', () => {
    throw unfit('has a part with a DOCTYPE, which no office program writes.', sendAgain)
  })
  parser.on('error', () => {
    throw unfit('is damaged: one of its parts cannot be read.', sendAgain)
  })
  parser.parse(textOf(bytes, unfit))
}

function reader(attributes: () => Readonly<Record<string, string>>): Tag['attribute'] {
  return (name) => {
    const all = attributes()
    // An attribute of the namespace that needs no prefix is told without one.
    const value = all[name] ?? all[name.slice(name.indexOf(':') + 1)]
    return value === undefined ? undefined : withLetters(value)
  }
}

function textOf(bytes: Uint8Array, unfit: Unfit): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    throw unfit('is damaged: one of its parts has letters that cannot be read.', sendAgain)
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withLetters(words: string): string {
  return inPortions(words, { begins: '&', longest: 10 }, lettersIn)
}

function lettersIn(words: string): string {
  return words.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const number = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
      return number <= 0x10ffff ? String.fromCodePoint(number) : whole
    },
  )
}
