import {
  type Block,
  type Inline,
  item,
  type List,
  type Paragraph,
  paragraph,
  text,
  wordsOf,
} from '../model/block.ts'
import { countThemselves, follows, isCount, isFirst, itemSign } from '../plain/item-signs.ts'

/** A line of a paragraph. */
type Line = {
  readonly of: readonly Inline[]
  /** What it begins with, if that may be the sign of a list. */
  readonly sign: string | undefined
  /** What parts it from the line above: nothing, where it begins a paragraph. */
  readonly after: Inline | undefined
}

/** Lines that belong together: the items of a list, or a paragraph. */
type Group = { readonly isList: boolean; readonly parts: readonly (readonly Line[])[] }

/** How words are brought into order after a line was cut. */
type Settle = (of: readonly Inline[]) => Inline[]

/**
 * The same blocks with lists where somebody has pasted them as lines that begin with a bullet, a dash, `(i)` or `a)`. One
 * such line may be a sentence: a list begins where a second one goes on with the first.
 */
export function withPastedLists(blocks: readonly Block[], settle: Settle): Block[] {
  const made: Block[] = []
  let prose: Paragraph[] = []
  const close = () => {
    made.push(...inLists(prose, settle))
    prose = []
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph' && !block.isHeading) prose.push(block)
    else {
      close()
      made.push(block)
    }
  }
  close()
  return made
}

function inLists(paragraphs: readonly Paragraph[], settle: Settle): Block[] {
  const lines = paragraphs.flatMap(linesOf)
  if (lines.filter(({ sign }) => sign !== undefined).length < 2) return [...paragraphs]
  const groups = grouped(lines)
  if (!groups.some(({ isList }) => isList)) return [...paragraphs]
  return groups.flatMap((group): Block[] =>
    group.isList ? [listOf(group, settle)] : paragraphOf(group, settle),
  )
}

function linesOf({ of }: Paragraph): Line[] {
  const lines: { after: Inline | undefined; of: Inline[] }[] = [{ after: undefined, of: [] }]
  for (const one of of.flatMap(inPieces)) {
    if (isLineEnd(one)) lines.push({ after: one, of: [] })
    else lines.at(-1)?.of.push(one)
  }
  return lines.map((line) => ({ ...line, sign: signOf(line.of) }))
}

/** A text as its lines, with what stands between two of them. */
function inPieces(one: Inline): Inline[] {
  if (one.kind !== 'text') return [one]
  return one.text
    .split(/(\n)/)
    .filter((words) => words !== '')
    .map(text)
}

function isLineEnd(one: Inline): boolean {
  return one.kind === 'break' || (one.kind === 'text' && one.text === '\n')
}

function signOf(of: readonly Inline[]): string | undefined {
  const [first] = of
  const found = first?.kind === 'text' ? itemSign(first.text) : undefined
  return found && (found.rest !== '' || of.length > 1) ? found.sign : undefined
}

function grouped(lines: readonly Line[]): Group[] {
  const groups: Group[] = []
  for (let at = 0; at < lines.length; ) {
    const items = itemsFrom(lines, at)
    if (items.length > 1) groups.push({ isList: true, parts: items })
    else {
      const end = lines.findIndex(
        ({ after }, index) =>
          index > at && (after === undefined || itemsFrom(lines, index).length > 1),
      )
      groups.push({ isList: false, parts: [lines.slice(at, end === -1 ? lines.length : end)] })
    }
    at += groups.at(-1)?.parts.flat().length ?? 1
  }
  return groups
}

/** The items of the list that begins on a line: none where no list can begin there. */
function itemsFrom(lines: readonly Line[], at: number): Line[][] {
  const items: Line[][] = []
  for (const line of lines.slice(at)) {
    const before = items.at(-1)?.[0]?.sign
    if (begins(line, before)) items.push([line])
    // A line without a sign goes on with the item above, unless it begins a paragraph.
    else if (before !== undefined && line.sign === undefined && line.after) items.at(-1)?.push(line)
    else break
  }
  return items
}

function begins({ sign }: Line, before: string | undefined): boolean {
  if (sign === undefined) return false
  return before === undefined ? isFirst(sign) : follows(sign, before)
}

function listOf({ parts }: Group, settle: Settle): List {
  const items = parts.map((lines) => item([paragraph(settle(withoutSign(joined(lines))))]))
  const texts = parts.map(([first]) => wordsOf(first?.of ?? []))
  const countsItself = countThemselves(texts)
  return { kind: 'list', isLoose: false, ...(countsItself && { countsItself }), items }
}

function withoutSign(of: readonly Inline[]): Inline[] {
  const [first, ...rest] = of
  if (first?.kind !== 'text') return [...of]
  const found = itemSign(first.text)
  return found && !isCount(found.sign) ? [text(found.rest), ...rest] : [...of]
}

function paragraphOf({ parts }: Group, settle: Settle): Paragraph[] {
  const of = settle(joined(parts.flat()))
  return of.length === 0 ? [] : [paragraph(of)]
}

function joined(lines: readonly Line[]): Inline[] {
  return lines.flatMap(({ of, after }, index) => (index > 0 && after ? [after, ...of] : [...of]))
}
