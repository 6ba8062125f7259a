import type { Browser as DevTools, PDFOptions } from 'puppeteer'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import type { OutlineEntry } from './outline.ts'
import { openSafely, showPageNumbers } from './page.ts'
import { pageNumbers } from './pages.ts'
import { type PdfFile, readPdf } from './pdf-objects.ts'

type Wanted = {
  readonly html: string
  readonly outline: readonly OutlineEntry[]
  readonly far?: ((how: HowFar) => void) | undefined
}

/** The pages as the browser printed them, before `finish`. `version` is the browser's own name and number. */
export type Printed = { readonly file: PdfFile; readonly pages: number; readonly version: string }

const mostPasses = 3

/** Which pass it is in. The browser says nothing of it: the page is reckoned from how long the first pass took. */
export type HowFar = { readonly pass: number; readonly page?: number; readonly pages?: number }

/** A pass with tags and paint takes so many times the first one: 2.2 and 2.6 were seen at 97 and 350 pages. */
const usually = 2.5

/** The same, and what it took to read the document, as bounds: a busy machine may be busier later. */
const timesTheFirstPass = 20
const timesTheReading = 60

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
  { html, outline, far }: Wanted,
  prolong: (ms: number) => void = () => {},
): Promise<Printed> {
  const start = performance.now()
  const page = await openSafely(devTools, html)
  const print = async (tagged: boolean) => {
    const file = readPdf(await page.pdf({ ...settings, tagged }))
    return { file, ...pageNumbers(file) }
  }

  const readMs = performance.now() - start
  prolong(readMs * timesTheReading)
  let expected = await telling(far, () => ({ pass: 1 }), print(false))
  refuseIfLost(outline, expected.destinations)
  const firstMs = performance.now() - start - readMs
  prolong((readMs + firstMs) * timesTheFirstPass)
  for (let pass = 0; pass < mostPasses; pass++) {
    await showPageNumbers(page, expected.destinations)
    const pages = expected.count
    const pageAfter = (ms: number) =>
      Math.min(pages, 1 + Math.floor((pages * ms) / firstMs / usually))
    const reckoned = (ms: number) => ({ pass: pass + 2, page: pageAfter(ms), pages })
    const printed = await telling(far, reckoned, print(true))
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

/** Waits for a pass, and tells twice a second how far it may be. */
async function telling<T>(
  far: Wanted['far'],
  how: (ms: number) => HowFar,
  pass: Promise<T>,
): Promise<T> {
  const start = performance.now()
  far?.(how(0))
  const timer = far && setInterval(() => far(how(performance.now() - start)), 500)
  try {
    return await pass
  } finally {
    clearInterval(timer)
  }
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
