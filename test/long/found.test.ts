import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser } from '../../src/render/print.ts'
import { planCopy } from '../support/plan-copy.ts'

const found = await findBrowser({ env: process.env })
const cannot = found === undefined || spawnSync('pdftotext', ['-v']).error !== undefined

const urduWords = /(?:(?=\p{L})\p{Script=Arabic}|\p{Mn})+/gu

test.skipIf(cannot)(
  'the words of the Urdu edition are found in its PDF (needs pdftotext)',
  async () => {
    const copy = planCopy()
    await copy.nap('compile', '--to', 'pdf,html', '--lang', 'ur', '--no-record')
    const pdf = join(copy.top, 'out/nap-ur.pdf')
    const { stdout } = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const words = new Set(wordsIn(textOf(copy.read('out/nap-ur.html'))))
    const printed = new Set(wordsIn(stdout))
    const missed = [...words].filter((word) => !printed.has(word))
    expect(words.size).toBeGreaterThan(800)
    expect(missed.length / words.size, missed.join(' ')).toBeLessThan(0.02)

    const phrase = 'اوپن گورنمنٹ پارٹنرشپ'
    expect(stdout.split(phrase).length).toBeGreaterThan(60)
  },
)

function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(urduWords) ?? []
}

function textOf(html: string): string {
  return html
    .replaceAll(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(?:bdi|span|em|strong|a)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
}
