import type { Browser as DevTools, HTTPRequest, Page } from 'puppeteer'

/** While the first pass is printed nothing is painted: the layout is the same and it takes less than half the time. */
const firstPassId = 'nap-first-pass'

/** Nobody looks at the screen, and the browser would lay everything out for it anew after each pass. */
const notOnScreen = '<style>@media screen{body{display:none!important}}</style>'

const policy =
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ` +
  `font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'">`

/**
 * A page that shows `html` and can be printed. It runs no script and reaches neither the network nor a file. Each layer
 * lets something through when it stands alone (see pdf.md 6), so all of them are always on.
 */
export async function openSafely(devTools: DevTools, html: string): Promise<Page> {
  const target = await devTools.waitForTarget((candidate) => candidate.type() === 'page', {
    timeout: 0,
  })
  const page = (await target.page()) ?? (await devTools.newPage())
  await page.setJavaScriptEnabled(false)
  await page.setOfflineMode(true)
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    answer(request).catch(() => {})
  })
  // Never `goto`: a page from a file could read other files.
  await page.setContent(guarded(html), { timeout: 0, waitUntil: 'load' })
  await loadFonts(page)
  return page
}

/** A font is loaded where it is first shown, and the pages would not wait for it: they would be printed without. */
async function loadFonts(page: Page): Promise<void> {
  // In words, because nap is no program of the browser: `document` is no name that it knows.
  await page.evaluate(
    'Promise.allSettled(Array.from(document.fonts, (face) => face.load())).then(() => {})',
  )
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
  return html.slice(0, start) + policy + hidden + notOnScreen + html.slice(start)
}

/** `aborted`, because with `blockedbyclient` a refresh of the page loses the whole document. */
function answer(request: HTTPRequest): Promise<void> {
  const isInline = request.url().startsWith('data:') && !request.isNavigationRequest()
  return isInline ? request.continue() : request.abort('aborted')
}
