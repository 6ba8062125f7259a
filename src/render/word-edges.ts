import { Footer, Header, PageNumber, type Paragraph, Tab, TabStopType } from 'docx'
import type { Book } from '../model/book.ts'
import type { Measure } from './docx-styles.ts'
import { type Changes, documentLine } from './word-runs.ts'

/** What stands at the head and at the foot of every page. */
export function edgesOf(
  { country, title, edition, stamp, words }: Book,
  at: Measure & Changes,
): {
  readonly headers: { readonly default: Header }
  readonly footers: { readonly default: Footer }
} {
  const head = running(`${country} · ${title}`, edition, at)
  return {
    headers: { default: new Header({ children: [head] }) },
    footers: { default: new Footer({ children: [footer(stamp, words, at)] }) },
  }
}

function running(before: string, behind: string, at: Measure & Changes): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position: at.lineWidth }]
  return documentLine([before, { sign: new Tab() }, behind], { style: 'Running', tabStops }, at)
}

function footer(stamp: string, { page, of }: Book['words'], at: Changes): Paragraph {
  const before = stamp === '' ? '' : `${stamp}  ·  `
  const current = { sign: PageNumber.CURRENT }
  const total = { sign: PageNumber.TOTAL_PAGES }
  return documentLine([before, `${page} `, current, ` ${of} `, total], { style: 'Running' }, at)
}
