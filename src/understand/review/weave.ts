import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import { type MarkdownBlock, markdownBlocksIn } from '../../model/markdown/markdown-words.ts'
import { isCount, itemSign } from '../../plain/item-signs.ts'
import { markdownOf } from '../markdown.ts'
import { inSingleSpaces, paragraphsRead, type Reading, textOfPieces } from '../reading.ts'

/** The words of a text to compare by: without marks, without the signs of lists, whatever the line ends. */
export function comparable(lines: readonly string[]): string {
  return inSingleSpaces(
    lines
      .flatMap((line) => line.split('\n'))
      .map((line) => {
        const words = inSingleSpaces(line)
        const found = itemSign(words)
        return found && !isCount(found.sign) ? found.rest : words
      })
      .join(' '),
  )
}

export function comparableMarkdown(markdown: string): string {
  return comparable(markdownBlocksIn(markdown).flatMap(({ lines }) => lines))
}

export function comparableParagraphs(
  paragraphs: readonly ReceivedParagraph[],
  reading: Reading,
): string {
  return comparable(paragraphsRead(paragraphs, reading).map(({ pieces }) => textOfPieces(pieces)))
}

/**
 * What a document says, as Markdown: what nobody has touched is as the plan has it, mark for mark; only what changed is
 * written anew. @param base the Markdown that the document was made from
 */
export function woven(
  base: string,
  paragraphs: readonly ReceivedParagraph[],
  reading: Reading,
): string {
  const blocks = markdownBlocksIn(base)
  const before = paragraphsRead(paragraphs, 'rejected')
  const after = paragraphsRead(paragraphs, reading)
  const kept = keptBlocks(blocks, before, after)
  const parts: string[] = []
  let anew: ReceivedParagraph[] = []
  const close = () => {
    const words = markdownOf(anew, reading)
    if (words !== '') parts.push(...words.split('\n\n').map(inShortLines))
    anew = []
  }
  let written = 0
  for (const one of after) {
    const index = kept.findIndex((from) => one.from.some((at) => from?.has(at)))
    if (index === -1) {
      anew.push(...one.from.flatMap((at) => paragraphs[at] ?? []))
      continue
    }
    if (index < written) continue
    close()
    parts.push(...wordless(blocks, written, index), blocks[index]?.raw ?? '')
    written = index + 1
  }
  close()
  parts.push(...wordless(blocks, written, blocks.length))
  return parts.join('\n\n')
}

const columns = 100

/**
 * A paragraph as people write it in a file, in lines that are not too long: a line never begins with anything but a letter,
 * which could open a list or a heading. Lists and tables keep their lines.
 */
function inShortLines(block: string): string {
  if (block.includes('\n') || !/^[\p{L}\p{N}“"'(*]/u.test(block) || /^\d+[.)]\s/.test(block))
    return block
  const lines: string[] = []
  for (const piece of block.split(/ (?=\p{L})/u)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + piece.length < columns) {
      lines[lines.length - 1] = `${last} ${piece}`
    } else lines.push(piece)
  }
  return lines.join('\n')
}

/** Blocks without words, such as pictures and rules, stay where they are. */
function wordless(blocks: readonly MarkdownBlock[], from: number, to: number): string[] {
  return blocks
    .slice(from, to)
    .filter(({ lines }) => comparable(lines) === '')
    .map(({ raw }) => raw)
}

type Read = ReturnType<typeof paragraphsRead>

/** Of each block the paragraphs that show it, where those say the same as before; undefined of any other. */
function keptBlocks(
  blocks: readonly MarkdownBlock[],
  before: Read,
  after: Read,
): (ReadonlySet<number> | undefined)[] {
  const shownBy = aligned(blocks, before)
  const now = new Map(
    after.map(({ from, pieces }) => [from.join(), comparable([textOfPieces(pieces)])]),
  )
  return blocks.map((_block, index) => {
    const run = shownBy[index]
    if (!run) return undefined
    const isAsItWas = run.every(
      ({ from, pieces }) => now.get(from.join()) === comparable([textOfPieces(pieces)]),
    )
    const from = new Set(run.flatMap((one) => one.from))
    return isAsItWas && !growsInto(from, run, after) ? from : undefined
  })
}

// An item that was put in at the end of a list is part of it.
function growsInto(from: ReadonlySet<number>, run: Read, after: Read): boolean {
  if (!run.some(({ item }) => item)) return false
  const places = after.flatMap((one, index) => (one.from.some((at) => from.has(at)) ? [index] : []))
  const [first = 0] = places
  const last = places.at(-1) ?? 0
  const isNew = (one: Read[number] | undefined) =>
    one?.item !== undefined && one.pieces.some(({ marks }) => marks.length > 0)
  return last - first + 1 !== places.length || isNew(after[first - 1]) || isNew(after[last + 1])
}

/** The paragraphs that say what each block says, in their order; undefined of a block that no run of them says. */
function aligned(blocks: readonly MarkdownBlock[], paragraphs: Read): (Read | undefined)[] {
  const keys = blocks.map(({ lines }) => comparable(lines))
  const words = paragraphs.map(({ pieces }) => comparable([textOfPieces(pieces)]))
  const found: (Read | undefined)[] = blocks.map(() => undefined)
  let at = 0
  for (const [index, key] of keys.entries()) {
    if (key === '') continue
    for (let start = at; start < words.length; start += 1) {
      const end = endOfRun(key, words, start)
      if (end === undefined) continue
      found[index] = paragraphs.slice(start, end)
      at = end
      break
    }
  }
  return found
}

function endOfRun(key: string, words: readonly string[], start: number): number | undefined {
  let said = ''
  for (let at = start; at < words.length; at += 1) {
    said = said === '' ? (words[at] ?? '') : `${said} ${words[at]}`
    if (said === key) return at + 1
    if (!key.startsWith(said)) return undefined
  }
  return undefined
}
