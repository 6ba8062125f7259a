import type { Host } from '../../command.ts'
import { type Book, type Imprint, noImprint } from '../../model/book.ts'
import { nounOf } from '../../model/file-words.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { shortHash } from '../../model/revision.ts'
import { composeComparison, screenText } from '../../pipeline.ts'
import { filled } from '../../plain/fill.ts'
import { documentWords } from '../plan/house-style.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { formatsIn, printPaper } from '../publish/documents.ts'
import type { Printed } from '../publish/put-documents.ts'
import type { Comparison } from './comparison.ts'

type Printing = {
  readonly to: string
  readonly out: string | undefined
  readonly summary: boolean
  readonly browser: string | undefined
  readonly style?: HouseStyle | undefined
}

/** The comparison as the documents that are asked for. Nothing is recorded: it is not part of the plan. */
export async function printComparison(
  comparison: Comparison,
  host: Host,
  { to, out, summary, browser, style }: Printing,
): Promise<Printed> {
  const formats = formatsIn(to)
  const language = comparison.cover.languages[0] ?? 'en'
  const book = await comparisonBook(comparison, { isSummary: summary, language, style })
  return printPaper(book, host, {
    root: comparison.root,
    name: summary ? 'comparison-summary' : 'comparison',
    out: await outputFolder(host, comparison.root, out),
    formats,
    browser,
    style,
  })
}

/** The comparison on a screen. @param isShort only from what to what, and how much changed */
export async function comparisonText(
  comparison: Comparison,
  { width, colour }: Pick<Host, 'width' | 'colour'>,
  { isSummary, isShort }: { readonly isSummary: boolean; readonly isShort: boolean },
): Promise<string> {
  const { sections } = await comparisonBook(comparison, { isSummary, language: 'en' })
  return screenText(isShort ? sections.slice(0, 1) : sections, { width, colour })
}

type Telling = {
  readonly isSummary: boolean
  readonly language: string
  readonly style?: HouseStyle | undefined
}

function comparisonBook(
  { difference, cover, others, notes }: Comparison,
  { isSummary, language, style }: Telling,
): Promise<Book> {
  const words = documentWords(language, style)
  const imprint = imprintOf(difference, words)
  const compared = { ...cover, difference, others: others.map(nounOf), notes }
  return composeComparison(compared, { isSummary, language, words, imprint })
}

/** What stands at the foot of every page: `Revision 1a2b3c4 compared with 5d6e7f8`. */
function imprintOf(
  { from, to }: Comparison['difference'],
  words: Readonly<Record<string, string>>,
): Imprint {
  const [old, now] = [from, to].map((state) =>
    state.kind === 'revision' ? shortHash(state.hash) : (words['comparison_files_short'] ?? ''),
  )
  const word = to.kind === 'revision' ? 'comparison_stamp' : 'comparison_stamp_files'
  return {
    ...noImprint,
    revision: to.kind === 'revision' ? to : undefined,
    stamp: filled(words[word] ?? word, { now: now ?? '', old: old ?? '' }),
  }
}
