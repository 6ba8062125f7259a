import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import puppeteer, { type Browser, type Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/render/print.ts'
import { makeFinal } from '../support/final-plan.ts'
import { planCopy } from '../support/plan-copy.ts'

const found = await findBrowser({ env: process.env })
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe.skipIf(found === undefined)('what the browser shows (needs a browser)', () => {
  let browser: Browser
  const documents = new Map<string, string>()

  beforeAll(async () => {
    browser = await puppeteer.launch({
      executablePath: found?.executablePath ?? '',
      args: ['--no-sandbox', '--font-render-hinting=none'],
      env: found?.env ?? {},
    })
    const draft = planCopy()
    await draft.nap('compile', '--to', 'html', '--no-record')
    await draft.nap('agenda', '--to', 'html', '--on', '2017-06-20')
    const final = planCopy()
    makeFinal(final)
    await final.nap('compile', '--to', 'html', '--no-record')
    documents.set('draft', draft.read('out/nap.html'))
    documents.set('agenda', draft.read('out/agenda.html'))
    documents.set('final plan', final.read('out/nap.html'))
    const before = join(draft.top, 'before')
    documents.set('comparison', await comparison(final, before))
  })
  afterAll(() => browser?.close())

  for (const width of [390, 1280]) {
    for (const document of ['draft', 'final plan', 'agenda', 'comparison']) {
      test(`the ${document} at ${width} pixels has no fault that axe finds, and scrolls down only`, async () => {
        const page = await browser.newPage()
        await page.setBypassCSP(true)
        await page.setViewport({ width, height: 900 })
        await page.setContent(documents.get(document) ?? '', { waitUntil: 'load' })
        expect(await faultsOn(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        await page.close()
      })
    }
  }
})
