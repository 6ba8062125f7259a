import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'
import { partOf } from '../support/word-parts.ts'

test('without a browser, a kit is still a sheet to type the results into', async () => {
  const copy = planCopy()
  const words = ['compile', '--to', 'kit', '--for', 'sindh', '--no-record', '--browser', 'none']
  const { err, exitCode } = await copy.nap(...words)
  expect(exitCode).toBe(3)
  for (const name of ['commitments', 'wall', 'handouts', 'sign-in', 'agenda'])
    expect(err).toContain(`${name}.pdf was not made.`)
  expect(copy.list('out/kit')).toEqual(['results.docx'])
  const xml = partOf(readFileSync(join(copy.top, 'out/kit/results.docx')), 'word/document.xml')
  const names = Array.from(xml.matchAll(/w:name="(nap_[0-9a-f]{12})"/g), ([, name]) => name)
  // Meeting, day, place, who organised it, summary; twelve people; ten ideas; the sheet itself has none.
  expect(new Set(names).size).toBe(5 + 12 + 10)
  // What Sindh leads stands in the chapter of a theme, and nothing else is asked about.
  expect(xml).toContain('2.4 Putting Sindh’s right to information law to work')
  expect(xml).not.toContain('1.1 All key budget documents')
})

test('papers for an area that the plan does not have are refused before anything is written', async () => {
  const copy = planCopy()
  const { out, err, exitCode } = await copy.nap('compile', '--to', 'kit', '--for', 'sindhh')
  expect(exitCode).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(
    'There is no thematic area and no province “sindhh” in this plan. Nothing was written.',
  )
  expect(err).toContain('Name one of: fiscal-transparency, ')
  expect(err).toContain('sindh, khyber-pakhtunkhwa or balochistan.')
  expect(copy.list('out')).toEqual([])
})
