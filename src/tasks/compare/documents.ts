import type { Host } from '../../command.ts'
import { type Book, type Imprint, noImprint } from '../../model/book.ts'
import type { PlanState } from '../../model/difference.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { shortHash } from '../../model/revision.ts'
import { composeComparison, screenText } from '../../pipeline.ts'
import { inputWords } from '../../record/message.ts'
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
  const book = await comparisonBook(comparison, summary, style)
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
  const { sections } = await comparisonBook(comparison, isSummary)
  return screenText(isShort ? sections.slice(0, 1) : sections, { width, colour })
}

function comparisonBook(
  { difference, cover, others, notes }: Comparison,
  isSummary: boolean,
  style?: HouseStyle,
): Promise<Book> {
  const compared = {
    ...cover,
    difference,
    others: others.length > 0 ? inputWords(others) : '',
    notes,
  }
  const language = cover.languages[0] ?? 'en'
  const words = documentWords(language, style)
  const imprint = imprintOf(difference)
  return composeComparison(compared, { isSummary, language, words, imprint })
}

/** What stands at the foot of every page: `Revision 1a2b3c4 compared with 5d6e7f8`. */
function imprintOf({ from, to }: Comparison['difference']): Imprint {
  const nameOf = (state: PlanState) =>
    state.kind === 'revision' ? shortHash(state.hash) : undefined
  const [old, now] = [nameOf(from), nameOf(to)]
  return {
    ...noImprint,
    revision: to.kind === 'revision' ? to : undefined,
    stamp:
      now === undefined
        ? `Files not recorded yet, compared with revision ${old}`
        : `Revision ${now} compared with ${old ?? 'the working files'}`,
  }
}
