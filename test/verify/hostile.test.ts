import { describe, expect, test } from 'vitest'
import { limits } from '../../src/model/limits.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { claimIn } from '../../src/verify/claim.ts'
import { workOn } from '../../src/verify/work.ts'
import { hostilePdfs } from '../support/hostile-pdfs.ts'

const small = 40_000

describe('a PDF that is made to do harm gets a sentence, and twice as much of it at most twice the work', () => {
  test.for(Object.entries(hostilePdfs))('%s', ([, pdf]) => {
    const once = toldOf(pdf(small))
    const twice = toldOf(pdf(2 * small))
    for (const { message, help } of [once, twice]) {
      expect(message).toMatch(/^[A-Z].*\.$/)
      expect(help).toMatch(/^[A-Z].*\.$/)
    }
    // Some hundred steps are those of any PDF.
    for (const kind of ['looked', 'made', 'unpacked'] as const) {
      expect(twice.spent[kind]).toBeLessThanOrEqual(2.1 * once.spent[kind] + 500)
    }
    expect(twice.spent.made).toBeLessThanOrEqual(limits.pdfValues + 1)
  })
})

// Each of them once filled the stack or the memory.
test.for([
  ['comments, line after line', 4_000_000],
  ['a proof of strings', 12_000_000],
  ['a list of numbers', 8_000_000],
  ['attached files without number', 3_000_000],
] as const)('%s, %d bytes, end in a sentence', ([name, size]) => {
  const { message, spent } = toldOf(hostilePdfs[name]?.(size) ?? new Uint8Array())
  expect(message).toMatch(/^(?:This PDF|The nap\.json) .*\.$/)
  expect(spent.made).toBeLessThanOrEqual(limits.pdfValues + 1)
})

function toldOf(pdf: Uint8Array) {
  const work = workOn(pdf.length)
  try {
    const claim = claimIn(pdf, work)
    if (claim.kind === 'proof') throw new Error('A hostile PDF is believed to be one of nap’s.')
    return { ...claim, spent: work.spent() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { message: error.message, help: error.help, spent: work.spent() }
  }
}
