import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { Book } from '../model/book.ts'
import type { Measure } from './docx-styles.ts'
import { legal } from './word-runs.ts'

/** What stands at the head and at the foot of every page. */
export function edgesOf(
  { country, title, edition, stamp, words }: Book,
  { lineWidth }: Measure,
): {
  readonly headers: { readonly default: Header }
  readonly footers: { readonly default: Footer }
} {
  const head = running(`${country} · ${title}`, edition, lineWidth)
  return {
    headers: { default: new Header({ children: [head] }) },
    footers: { default: new Footer({ children: [footer(stamp, words)] }) },
  }
}

function running(left: string, right: string, lineWidth: number): Paragraph {
  return new Paragraph({
    style: 'Running',
    tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
    children: [new TextRun({ children: [legal(left), new Tab(), legal(right)] })],
  })
}

function footer(stamp: string, { page, of }: Book['words']): Paragraph {
  const before = stamp === '' ? '' : `${legal(stamp)}  ·  `
  return new Paragraph({
    style: 'Running',
    children: [
      new TextRun({
        children: [`${before}${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}
