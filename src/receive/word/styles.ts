import type { Package } from '../package.ts'
import type { Tag } from '../xml.ts'

/** The styles of a Word file by their ids, which differ with the language of whoever made it. */
export type Styles = {
  /** The style of paragraphs that name none. */
  readonly ordinary: string
  paragraph(id: string): ParagraphStyle
  character(id: string): CharacterStyle
}

export type ParagraphStyle = {
  readonly name: string
  readonly heading: number | undefined
  readonly numbering: string | undefined
  readonly depth: number
}

export type CharacterStyle = {
  readonly strong: boolean
  readonly emphasis: boolean
  readonly struck: boolean
}

type Style = {
  name: string
  basedOn: string | undefined
  /** From 0, as the file has it; 9 says that it is no heading. */
  outline: number | undefined
  numbering: string | undefined
  depth: number | undefined
  strong: boolean | undefined
  emphasis: boolean | undefined
  struck: boolean | undefined
}

const noStyle: Style = {
  name: '',
  basedOn: undefined,
  outline: undefined,
  numbering: undefined,
  depth: undefined,
  strong: undefined,
  emphasis: undefined,
  struck: undefined,
}

export function readStyles(source: Package, part: string | undefined): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  let ordinary = ''
  source.read(part, {
    open(tag) {
      if (tag.name === 'w:style') {
        style = { ...noStyle }
        const id = tag.attribute('w:styleId') ?? ''
        styles.set(id, style)
        const isOrdinary = tag.attribute('w:type') === 'paragraph' && isOn(tag, 'w:default', false)
        if (isOrdinary) ordinary = id
      } else if (style) learn(style, tag)
    },
    close(name) {
      if (name === 'w:style') style = undefined
    },
  })
  const known = new Map<string, ParagraphStyle>()
  const knownLooks = new Map<string, CharacterStyle>()
  return {
    ordinary,
    paragraph(id) {
      const found = known.get(id) ?? paragraphStyle(styles, id)
      known.set(id, found)
      return found
    },
    character(id) {
      const of = (key: 'strong' | 'emphasis' | 'struck') => inherited(styles, id, key) ?? false
      const found = knownLooks.get(id) ?? {
        strong: of('strong'),
        emphasis: of('emphasis'),
        struck: of('struck'),
      }
      knownLooks.set(id, found)
      return found
    },
  }
}

function learn(style: Style, tag: Tag) {
  const value = tag.attribute('w:val')
  if (tag.name === 'w:name') style.name = value ?? ''
  else if (tag.name === 'w:basedOn') style.basedOn = value
  else if (tag.name === 'w:outlineLvl') style.outline = Number(value)
  else if (tag.name === 'w:numId') style.numbering = value
  else if (tag.name === 'w:ilvl') style.depth = Number(value)
  else if (tag.name === 'w:b') style.strong = isOn(tag)
  else if (tag.name === 'w:i') style.emphasis = isOn(tag)
  else if (tag.name === 'w:strike') style.struck = isOn(tag)
}

/** Whether a switch is on: one without a word is. */
export function isOn({ attribute }: Tag, name = 'w:val', otherwise = true): boolean {
  const value = attribute(name)
  return value === undefined ? otherwise : !/^(?:0|false|off)$/i.test(value)
}

function paragraphStyle(styles: ReadonlyMap<string, Style>, id: string): ParagraphStyle {
  return {
    name: styles.get(id)?.name || id,
    heading: headingOf(styles, id),
    numbering: inherited(styles, id, 'numbering'),
    depth: inherited(styles, id, 'depth') ?? 0,
  }
}

// Word calls its own ones so in every language; the names for people are elsewhere.
const headingName = /^heading ([1-9])$/i
// For files without a list of styles: how programs in other languages call the styles themselves.
const headingId =
  /^(?:Heading|berschrift|Überschrift|Titre|Ttulo|Título|Titolo|Rubrik|Kop|Overskrift|Otsikko|Nagwek|Nagłówek)([1-9])$/

function headingOf(styles: ReadonlyMap<string, Style>, id: string): number | undefined {
  for (const [at, style] of lineage(styles, id)) {
    const [, level] = headingName.exec(style.name) ?? headingId.exec(style.name ? '' : at) ?? []
    if (level !== undefined) return Number(level)
    if (style.outline !== undefined) return headingAt(style.outline)
  }
  return undefined
}

/** @param outline from 0, as Word counts */
export function headingAt(outline: number): number | undefined {
  return outline >= 0 && outline < 9 ? outline + 1 : undefined
}

function inherited<Key extends keyof Style>(
  styles: ReadonlyMap<string, Style>,
  id: string,
  key: Key,
): Style[Key] | undefined {
  return lineage(styles, id).find(([, style]) => style[key] !== undefined)?.[1][key]
}

/** A style and those that it is based on; in a circle, each once. */
function lineage(styles: ReadonlyMap<string, Style>, id: string): (readonly [string, Style])[] {
  const found = new Map<string, Style>()
  let at: string | undefined = id
  while (at !== undefined && !found.has(at) && found.size < 20) {
    const style: Style = styles.get(at) ?? noStyle
    found.set(at, style)
    at = style.basedOn
  }
  return [...found]
}
