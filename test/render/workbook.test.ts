import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { SheetCell, Workbook } from '../../src/model/exchange/workbook.ts'
import { isAsWritten } from '../../src/render/docx-digest.ts'
import { excelOf } from '../../src/render/workbook.ts'
import { edited, partOf, propertiesIn } from '../support/word-parts.ts'

const book = (cells: readonly SheetCell[]): Workbook => ({
  title: 'A form',
  author: 'An office',
  properties: { 'nap-form': 'sindh' },
  sheets: [
    {
      name: 'Answers',
      isProtected: true,
      frozenRows: 1,
      columns: [{ width: 10, isHidden: true }, { width: 40 }],
      rows: [{ cells: [] }, { cells }],
    },
    {
      name: 'Lists',
      isHidden: true,
      columns: [{ width: 20 }],
      rows: [{ cells: [{ value: 'One' }] }, { cells: [{ value: 'Two' }] }],
    },
  ],
})

const sheetOf = (...cells: SheetCell[]) => partOf(excelOf(book(cells)), 'xl/worksheets/sheet1.xml')

test('an Excel file has the same bytes once more, and tells whether somebody has saved it since', () => {
  const excel = excelOf(book([{ value: 'a' }]))
  expect(Buffer.compare(excel, excelOf(book([{ value: 'a' }])))).toBe(0)
  expect(isAsWritten(excel)).toBe(true)
  expect(isAsWritten(edited(excel, 'more'))).toBe(false)
  expect(propertiesIn(excel)).toMatchObject({ 'nap-form': 'sindh' })
})

test('every part is well-formed, whatever stands in a cell', () => {
  const hostile = '</t></is></c><f>1+1</f> & "quotes" \u0000\u0007 \ud800 \ufffe'
  const excel = excelOf(book([{ value: hostile, hint: { title: hostile, words: hostile } }]))
  for (const name of Object.keys(unzipSync(excel))) {
    const xml = partOf(excel, name)
    expect(xml).not.toMatch(/[\u0000-\u0008\ud800\ufffe]|<f>/)
    expect(xml.match(/&(?!(?:amp|lt|gt|quot|#\d+);)/)).toBeNull()
  }
})

test('what begins like a formula is text, and so is what looks like an escape', () => {
  for (const value of ['=1+1', '+92-51', '-5', '@SUM(A1)', '=HYPERLINK("http://x")']) {
    const xml = sheetOf({ value, look: 'answer', isOpen: true })
    expect(xml).toContain('t="inlineStr"')
    expect(xml).not.toContain('<f')
  }
  expect(sheetOf({ value: '_x0041_' })).toContain('_x005F_x0041_')
  expect(sheetOf({ value: 'plain_xword_' })).toContain('plain_xword_')
})

test('a day is a date, and an open cell for one waits for a date', () => {
  expect(sheetOf({ value: '2017-07-01', type: 'day', isOpen: true })).toContain('<v>42917</v>')
  const styles = partOf(
    excelOf(book([{ value: undefined, type: 'day', isOpen: true }])),
    'xl/styles.xml',
  )
  expect(styles).toMatch(/<xf numFmtId="164"[^>]*>.*?<protection locked="0"\/>/)
})

test('only open cells can be written in, and lists stand on a sheet that nobody sees', () => {
  const excel = excelOf(
    book([
      { value: 'Closed' },
      {
        value: undefined,
        isOpen: true,
        choices: { sheet: 'Lists', column: 0, count: 2, isOnly: true },
      },
    ]),
  )
  expect(partOf(excel, 'xl/worksheets/sheet1.xml')).toContain('<sheetProtection sheet="1"')
  expect(partOf(excel, 'xl/worksheets/sheet1.xml')).toMatch(
    /sqref="B2"[^>]*type="list"[^>]*errorStyle="stop".*Lists!\$A\$1:\$A\$2/,
  )
  expect(partOf(excel, 'xl/workbook.xml')).toContain('name="Lists" sheetId="2" state="veryHidden"')
  expect(partOf(excel, 'xl/styles.xml').match(/<protection locked="0"\/>/g)).toHaveLength(1)
})

test('cells below each other that have the same hint are one range', () => {
  const hint = { title: 'T', words: '$& and $1' }
  const rows = [0, 1, 2].map(() => ({
    cells: [
      { value: undefined, hint },
      { value: undefined, hint },
    ],
  }))
  const { sheets, ...rest } = book([])
  const [first] = sheets
  const excel = excelOf({
    ...rest,
    sheets: first ? [{ ...first, rows: [...rows, { cells: [] }, ...rows] }] : [],
  })
  const xml = partOf(excel, 'xl/worksheets/sheet1.xml')
  expect(xml).toContain('sqref="A1:A3 A5:A7 B1:B3 B5:B7"')
  expect(xml).toContain('prompt="$&amp; and $1"')
})

test('a hint that is too long for Excel is cut at a word', () => {
  const words = 'ten chars '.repeat(40)
  const [, prompt = ''] =
    /prompt="([^"]*)"/.exec(sheetOf({ value: undefined, hint: { title: 'T', words } })) ?? []
  expect(prompt.length).toBeLessThanOrEqual(255)
  expect(prompt).toMatch(/(?:ten|chars)…$/)
})
