import type { Browser as DevTools, PDFOptions } from 'puppeteer'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import type { OutlineEntry } from './outline.ts'
import { openSafely, showPageNumbers } from './page.ts'
import { pageNumbers } from './pages.ts'
import { type PdfFile, readPdf } from './pdf-objects.ts'

/** The pages as the browser printed them, before `finish`. `version` is the browser's own name and number. */
export type Printed = { readonly file: PdfFile; readonly pages: number; readonly version: string }

const mostPasses = 3

/** A pass with tags and paint takes three to five times the first one; a busy machine may be busier later. */
const timesTheFirstPass = 20

// The bookmarks are ours: Chromium joins the words of a title at a line break and doubles it at a page break.
const settings: PDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  outline: false,
  timeout: 0,
}

/**
 * Prints once without painting to learn the pages of the headings, then with their numbers in the contents. No browser
 * can do that in one pass: `target-counter` does not work in Chromium.
 * @throws Refusal when a heading is not on any page, or the numbers do not settle
 */
export async function printInPasses(
  devTools: DevTools,
  { html, outline }: { html: string; outline: readonly OutlineEntry[] },
  prolong: (ms: number) => void = () => {},
): Promise<Printed> {
  const start = performance.now()
  const page = await openSafely(devTools, html)
  const print = async (tagged: boolean) => {
    const file = readPdf(await page.pdf({ ...settings, tagged }))
    return { file, ...pageNumbers(file) }
  }

  let expected = await print(false)
  refuseIfLost(outline, expected.destinations)
  prolong((performance.now() - start) * timesTheFirstPass)
  for (let pass = 0; pass < mostPasses; pass++) {
    await showPageNumbers(page, expected.destinations)
    const printed = await print(true)
    // The same check again: a page that replaced itself between the passes would have lost its headings.
    refuseIfLost(outline, printed.destinations)
    const settled = outline.every(
      ({ id }) => printed.destinations.get(id) === expected.destinations.get(id),
    )
    if (settled && printed.count === expected.count) {
      return { file: printed.file, pages: printed.count, version: await devTools.version() }
    }
    expected = printed
  }
  throw new Refusal(
    exitCodes.planHasProblems,
    `The page numbers of the contents did not settle in ${mostPasses} passes. No PDF was written.`,
    'Print the plan to HTML and look for text that does not fit its page; the table of contents may be too narrow for its numbers.',
  )
}

function refuseIfLost(
  outline: readonly OutlineEntry[],
  destinations: ReadonlyMap<string, number>,
): void {
  const lost = outline.find(({ id }) => !destinations.has(id))
  if (!lost) return
  throw new Refusal(
    exitCodes.planHasProblems,
    `The heading “${shown(lost.title)}” is in the contents but on no page (#${shown(lost.id)}). No PDF was written.`,
    'Look at the HTML of the plan: the contents must link to this heading, and nothing may replace the page.',
  )
}
