import type { ReceivedParagraph, ReceivedPiece } from '../model/exchange/received.ts'
import { inMarkdownWords } from '../model/markdown/markdown-words.ts'
import { safeAddress } from '../plain/address.ts'
import { partsMarks } from '../plain/markdown.ts'
import { escaped, escapedStarts } from '../plain/markdown-escapes.ts'
import { largestOf } from './largest.ts'
import { inSingleSpaces, paragraphsRead, type Reading, textOfPieces } from './reading.ts'

/**
 * Paragraphs of a document as Markdown that says the same: paragraphs, headings, lists, tables, strong words, emphasis and
 * links. What has a meaning in Markdown and none in the document is written so that it has none.
 * @param reading which tracked changes count as made
 */
export function markdownOf(paragraphs: readonly ReceivedParagraph[], reading: Reading): string {
  const groups = grouped(paragraphsRead(paragraphs, reading))
  return groups
    .map((group) => {
      const [first] = group
      if (first?.cell) return tableOf(group)
      return first?.item ? listOf(group) : group.map(plainParagraph).join('\n\n')
    })
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Neighbours that are one list, or one table. */
function grouped(paragraphs: readonly ReceivedParagraph[]): ReceivedParagraph[][] {
  const groups: ReceivedParagraph[][] = []
  for (const one of paragraphs) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const [first] = last ?? []
    const goesOn =
      before !== undefined &&
      before.cell?.table === one.cell?.table &&
      (one.item === undefined) === (before.item === undefined) &&
      // Two lists one after the other are two where their signs differ.
      (one.item === undefined ||
        one.item.depth > 0 ||
        one.item.isNumbered === first?.item?.isNumbered)
    if (last && goesOn && (one.cell || one.item)) last.push(one)
    else groups.push([one])
  }
  return groups
}

function plainParagraph({ heading, pieces }: ReceivedParagraph): string {
  const words = lineOf(pieces)
  if (heading === undefined) return escapedStarts(words)
  const line = words.replaceAll(/\s*\\?\n\s*/g, ' ').replace(/(?<=^|\s)#+$/, '\\$&')
  return `${'#'.repeat(Math.min(6, Math.max(2, heading)))} ${line}`
}

function listOf(items: readonly ReceivedParagraph[]): string {
  const counts: number[] = []
  const widths: number[] = []
  const least = -largestOf(items.map(({ item }) => -(item?.depth ?? 0)))
  const lines = items.map(({ item, pieces }) => {
    // No item can stand deeper than one below the item before it.
    const depth = Math.min((item?.depth ?? 0) - least, counts.length)
    counts.length = depth + 1
    counts[depth] = (counts[depth] ?? 0) + 1
    const sign = item?.isNumbered ? `${counts[depth]}. ` : '- '
    widths.length = depth
    const indent = ' '.repeat(widths.reduce((sum, width) => sum + width, 0))
    widths[depth] = sign.length
    const words = escapedStarts(lineOf(pieces))
    return (
      indent +
      sign +
      words.replaceAll('\n', `\n${indent}${' '.repeat(sign.length)}`)
    ).trimEnd()
  })
  return lines.join('\n')
}

function tableOf(cells: readonly ReceivedParagraph[]): string {
  const rows = new Map<number, Map<number, string>>()
  let width = 0
  for (const { cell: { row, column } = { row: 0, column: 0 }, pieces } of cells) {
    const known = rows.get(row) ?? new Map<number, string>()
    const words = [known.get(column), lineOf(pieces).replaceAll(/\s*\\?\n\s*/g, ' ')]
    rows.set(row, known.set(column, words.filter(Boolean).join(' ')))
    width = Math.max(width, column + 1)
  }
  const [head = '', ...body] = Array.from(
    rows.values(),
    (row) =>
      `| ${Array.from({ length: width }, (_, column) => row.get(column) ?? '').join(' | ')} |`,
  )
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n')
}

/** A run of words that look alike. */
type Run = Pick<ReceivedPiece, 'text' | 'looks' | 'link'>

function lineOf(pieces: readonly ReceivedPiece[]): string {
  const runs = trimmed(joined(pieces.map(withoutUnseen)))
  const plain = runs.map(({ text }) => broken(escaped(text))).join('')
  const marked = runs
    .map((run, index) =>
      markedRun(
        run,
        textOfPieces(runs.slice(0, index)).at(-1) ?? '',
        runs[index + 1]?.text[0] ?? '',
      ),
    )
    .join('')
  // What no mark can be written for, such as the half of a word, is written without.
  return readsAs(marked, textOfPieces(runs)) ? marked : plain
}

function readsAs(line: string, words: string): boolean {
  return inSingleSpaces(inMarkdownWords(escapedStarts(line))) === inSingleSpaces(words)
}

function withoutUnseen(run: ReceivedPiece): ReceivedPiece {
  return { ...run, text: run.text.replaceAll(/[\t\u00a0 ]+/g, ' ').replaceAll(/ *\n */g, '\n') }
}

function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    if (run.text === '') continue
    if (last && last.link === run.link && looksOf(last) === looksOf(run)) {
      found[found.length - 1] = { ...last, text: last.text + run.text }
    } else found.push(run)
  }
  return found
}

function looksOf({ looks }: Run): string {
  return looks.toSorted().join(' ')
}

function trimmed(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs
  if (!first) return []
  const begun = [{ ...first, text: first.text.trimStart() }, ...rest]
  const last = begun.at(-1)
  const ended = last ? [...begun.slice(0, -1), { ...last, text: last.text.trimEnd() }] : []
  return ended.some(({ text }) => text === '')
    ? trimmed(ended.filter(({ text }) => text !== ''))
    : ended
}

const signs = { strong: '**', emphasis: '*', struck: '~~' } as const

function markedRun({ text, looks, link }: Run, before: string, behind: string): string {
  const [, head = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (core === '') return broken(text)
  const words = broken(escaped(core))
  const to = link === undefined ? undefined : safeAddress(link)
  const linked = to === undefined ? words : linkTo(to, words, core)
  const isApart = (beside: string, sign: string) => partsMarks(beside) || /[\p{L}\p{N}]/u.test(sign)
  const canMark =
    isApart(head === '' ? before : ' ', Array.from(core)[0] ?? '') &&
    isApart(tail === '' ? behind : ' ', Array.from(core).at(-1) ?? '')
  const marks = canMark
    ? (['struck', 'strong', 'emphasis'] as const).filter((look) => looks.includes(look))
    : []
  const open = marks.map((look) => signs[look]).join('')
  const close = marks
    .toReversed()
    .map((look) => signs[look])
    .join('')
  return broken(head) + open + linked + close + broken(tail)
}

function linkTo(to: string, words: string, plain: string): string {
  const isTyped =
    [plain, `mailto:${plain}`, `${plain}/`].includes(to) && /^[\w./:@+-]+$/.test(plain)
  return isTyped ? plain : `[${words}](${to.replaceAll(/[()*~`<>|]/g, '\\$&')})`
}

function broken(words: string): string {
  return words.replaceAll('\n', '\\\n')
}
