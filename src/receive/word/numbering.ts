import type { Package } from '../package.ts'
import type { Tag } from '../xml.ts'
import type { Styles } from './styles.ts'

/** How the items of a list are marked: by numbers, by signs, or not at all. */
export type Numbering = (list: string, depth: number) => 'numbers' | 'signs' | undefined

type Lists = {
  /** Lists by the id that paragraphs use, and the pattern that each follows. */
  readonly patternOf: Map<string, string>
  /** `pattern/depth` → how it is marked. */
  readonly marks: Map<string, string>
  /** Patterns that are those of a style. */
  readonly styleOf: Map<string, string>
}

export function readNumbering(
  source: Package,
  part: string | undefined,
  styles: Styles,
): Numbering {
  const { patternOf, marks, styleOf } = listsIn(source, part)
  function marked(list: string, depth: number, isFollowed: boolean) {
    const pattern = patternOf.get(list)
    if (pattern === undefined) return undefined
    const style = styleOf.get(pattern)
    const other = style === undefined ? undefined : styles.paragraph(style).numbering
    if (other !== undefined && isFollowed) return marked(other, depth, false)
    const mark = marks.get(`${pattern}/${depth}`)
    if (mark === undefined || mark === 'none') return undefined
    return mark === 'bullet' ? 'signs' : 'numbers'
  }
  return (list, depth) => (list === '0' ? undefined : marked(list, depth, true))
}

function listsIn(source: Package, part: string | undefined): Lists {
  const lists: Lists = { patternOf: new Map(), marks: new Map(), styleOf: new Map() }
  const at = { pattern: '', list: '', depth: '' }
  source.read(part, {
    open: ({ name, attribute }) => learned.get(name)?.(attribute, at, lists),
  })
  return lists
}

type At = { pattern: string; list: string; depth: string }
type Learn = (attribute: Tag['attribute'], at: At, lists: Lists) => void

const learned: ReadonlyMap<string, Learn> = new Map(
  Object.entries<Learn>({
    'w:abstractNum'(attribute, at) {
      at.pattern = attribute('w:abstractNumId') ?? ''
    },
    'w:lvl'(attribute, at) {
      at.depth = attribute('w:ilvl') ?? ''
    },
    'w:numFmt'(attribute, { pattern, depth }, { marks }) {
      marks.set(`${pattern}/${depth}`, attribute('w:val') ?? '')
    },
    'w:numStyleLink'(attribute, { pattern }, { styleOf }) {
      styleOf.set(pattern, attribute('w:val') ?? '')
    },
    'w:num'(attribute, at) {
      at.list = attribute('w:numId') ?? ''
    },
    'w:abstractNumId'(attribute, at, { patternOf }) {
      patternOf.set(at.list, attribute('w:val') ?? '')
      // What a list changes of its pattern is told below it.
      at.pattern = attribute('w:val') ?? ''
    },
  }),
)
