import axe from 'axe-core'
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssets } from '../../src/load/assets.ts'
import { findBrowser } from '../../src/render/print.ts'
import { makeFinal } from '../support/final-plan.ts'
import { planCopy } from '../support/plan-copy.ts'
import { comparisonBetween, twoDrafts } from '../support/two-drafts.ts'
import { asHtml } from '../support/written.ts'

const found = await findBrowser({ env: process.env })

const documents = {
  async draft() {
    const { nap, read } = planCopy()
    await nap('compile', '--to', 'html', '--no-record')
    return read('out/nap.html')
  },
  async 'final plan'() {
    const copy = planCopy()
    makeFinal(copy)
    await copy.nap('compile', '--to', 'html', '--no-record')
    return copy.read('out/nap.html')
  },
  async agenda() {
    const { nap, read } = planCopy()
    await nap('agenda', '--to', 'html', '--on', '2017-06-20')
    return read('out/agenda.html')
  },
  async comparison() {
    const { page, css } = readAssets()
    return asHtml(await comparisonBetween(twoDrafts), { page, css })
  },
}

describe.skipIf(found === undefined)('what a browser shows (needs a browser)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await puppeteer.launch({
      executablePath: found?.executablePath ?? '',
      args: ['--no-sandbox'],
      env: found?.env ?? {},
    })
  })
  afterAll(() => browser?.close())

  for (const width of [390, 1280]) {
    for (const [name, made] of Object.entries(documents)) {
      test(`axe finds no fault in the ${name} at ${width} pixels, and nothing scrolls sideways`, async () => {
        const page = await browser.newPage()
        // Ours would forbid axe to run; nothing else is in the page that could.
        await page.setBypassCSP(true)
        await page.setViewport({ width, height: 900 })
        await page.setContent(await made(), { waitUntil: 'load' })
        expect(await faultsOn(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        await page.close()
      })
    }
  }
})

async function faultsOn(page: Page): Promise<unknown> {
  await page.evaluate(axe.source)
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join('; ')))`)
}
