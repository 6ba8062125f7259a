import type { Browser as DevTools, HTTPRequest, Page } from 'puppeteer'
import { exitCodes, Refusal } from '../../model/refusal.ts'

/** While the first pass is printed nothing is painted: the layout is the same and it takes less than half the time. */
const firstPassId = 'nap-first-pass'

const policy =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ` +
  `font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'">`

/** A page that shows `html` and can be printed. It runs no script and reaches neither the network nor a file. */
export type SafePage = {
  readonly page: Page
  /** Rejects when the page crashes; it never resolves. */
  readonly crashed: Promise<never>
}

/** Each layer lets something through when it stands alone (see pdf.md 6), so all of them are always on. */
export async function openSafely(devTools: DevTools, html: string): Promise<SafePage> {
  const target = await devTools.waitForTarget((candidate) => candidate.type() === 'page', {
    timeout: 0,
  })
  const page = (await target.page()) ?? (await devTools.newPage())
  const crashed = crashOf(page)
  await page.setJavaScriptEnabled(false)
  await page.setOfflineMode(true)
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    answer(request).catch(() => {})
  })
  // Never `goto`: a page from a file could read other files.
  const load = page.setContent(guarded(html), { timeout: 0, waitUntil: 'load' })
  await Promise.race([load, crashed])
  return { page, crashed }
}

/** Paints the page from now on, and writes the page numbers into the contents. */
export async function showPageNumbers(
  page: Page,
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  await page.$$eval(`#${firstPassId}`, (styles) => {
    for (const style of styles) style.remove()
  })
  await page.$$eval(
    'span.page[data-for]',
    (places, numberOf) => {
      for (const place of places) {
        place.textContent = String(numberOf[place.getAttribute('data-for')] ?? '')
      }
    },
    Object.fromEntries(numbers),
  )
}

/** @throws Error when there is no head to put the policy into */
function guarded(html: string): string {
  const head = /<head(?:\s[^>]*)?>/i.exec(html)
  if (!head) throw new Error('The HTML to print has no <head>.')
  const start = head.index + head[0].length
  const hidden = `<style id="${firstPassId}">html{visibility:hidden!important}</style>`
  return html.slice(0, start) + policy + hidden + html.slice(start)
}

/** `aborted`, because with `blockedbyclient` a refresh of the page loses the whole document. */
function answer(request: HTTPRequest): Promise<void> {
  const isInline = request.url().startsWith('data:') && !request.isNavigationRequest()
  return isInline ? request.continue() : request.abort('aborted')
}

function crashOf(page: Page): Promise<never> {
  const crashed = new Promise<never>((_, reject) => {
    page.once('error', () =>
      reject(
        new Refusal(
          exitCodes.somethingMissing,
          'The page crashed in the browser, perhaps because the memory was full. No PDF was written.',
          'Close other programs and try again, or choose another browser with --browser.',
        ),
      ),
    )
  })
  // Also when nobody waits for it at the moment.
  crashed.catch(() => {})
  return crashed
}
