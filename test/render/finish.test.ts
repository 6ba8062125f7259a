import { expect, test } from 'vitest'
import { type Finish, finishPdf } from '../../src/render/print/finish.ts'
import { fontNames, foreignAmong } from '../../src/render/print/fonts.ts'
import { pageNumbers } from '../../src/render/print/pages.ts'
import { readPdf } from '../../src/render/print/pdf-objects.ts'
import { classicPdf, threePages } from './classic-pdf.ts'
import { attachmentsOf, bookmarksOf, readBack } from './read-back.ts'

const finish: Finish = {
  metadata: {
    title: 'National Action Plan',
    author: 'EAD',
    language: 'en',
    date: new Date('2017-06-20T09:30:00Z'),
    properties: { NapRevision: '1a2b3c4' },
  },
  outline: [],
  attachments: [],
  version: 'HeadlessChrome/147.0',
}

function finished(changes: Partial<Finish> = {}, pdf = threePages()) {
  return finishPdf(readPdf(pdf), { ...finish, ...changes })
}

test('pages are counted through the whole tree and names are decoded', () => {
  const { count, destinations } = pageNumbers(readPdf(threePages()))
  expect(count).toBe(3)
  expect([...destinations]).toEqual([
    ['a', 1],
    ['b€', 3],
  ])
})

test('fonts that nap does not bring along are named', () => {
  const names = fontNames(readPdf(threePages()))
  expect(names).toEqual(['DejaVuSans', 'SourceSerif4-Bold'])
  expect(foreignAmong(names)).toEqual(['DejaVuSans'])
})

test('the same input gives the same bytes, and other content another identity', () => {
  expect(finished()).toEqual(finished())
  const other = finished({ metadata: { ...finish.metadata, title: 'Another plan' } })
  expect(readBack(other).id).not.toBe(readBack(finished()).id)
})

test('the dates are those of the revision', () => {
  const { header, info, catalog } = readBack(finished())
  expect(header).toBe('%PDF-1.7')
  expect(info).toContain("/CreationDate (D:20170620093000+00'00')")
  expect(info).toContain('/NapRevision (1a2b3c4)')
  expect(info).not.toContain('2026')
  expect(catalog).toContain('/Lang (en)')
  expect(catalog).not.toContain('(de)')
})

test('without a date of the revision there is no date at all', () => {
  const metadata = { ...finish.metadata, date: undefined }
  const attachments = [{ name: 'nap.md', mime: 'text/markdown', content: Buffer.from('# Plan') }]
  const pdf = Buffer.from(finished({ metadata, attachments }))
  expect(readBack(pdf).info).not.toContain('Date')
  expect(pdf.toString('latin1')).not.toMatch(/\(D:|xmp:\w+Date/)
})

test('XMP says the same and no text of a file can break out of it', () => {
  const metadata = { ...finish.metadata, title: 'A & B </rdf:li> قومی \u0007' }
  const pdf = Buffer.from(finished({ metadata })).toString('utf8')
  expect(pdf).toContain('<rdf:li xml:lang="x-default">A &amp; B &lt;/rdf:li&gt; قومی </rdf:li>')
  expect(pdf).toContain('<xmp:CreateDate>2017-06-20T09:30:00Z</xmp:CreateDate>')
  expect(pdf).toContain('<pdfx:NapRevision>1a2b3c4</pdfx:NapRevision>')
})

test('bookmarks nest by level, also where a level is left out', () => {
  const outline = [
    { id: 'a', level: 1, title: 'Text with (brackets) and \\' },
    { id: 'b', level: 3, title: 'منصوبہ' },
    { id: 'c', level: 2, title: 'Second' },
    { id: 'd', level: 1, title: 'Third' },
  ]
  expect(bookmarksOf(readBack(finished({ outline })))).toEqual([
    { level: 1, title: 'Text with (brackets) and \\', id: 'a' },
    { level: 2, title: 'منصوبہ', id: 'b' },
    { level: 2, title: 'Second', id: 'c' },
    { level: 1, title: 'Third', id: 'd' },
  ])
})

test('attachments can be read back, whatever the order they came in', () => {
  const attachments = [
    { name: 'عہد.yaml', mime: 'application/yaml', content: Buffer.from('title: عہد\n') },
    { name: 'plan/b.yaml', mime: 'application/yaml', content: Buffer.from('title: b\n') },
    { name: 'nap.md', mime: 'text/markdown', content: Buffer.from('# Plan\n') },
  ]
  const pdf = finished({ attachments })
  expect(attachmentsOf(readBack(pdf)).map(({ name }) => name)).toEqual([
    'nap.md',
    'plan/b.yaml',
    'عہد.yaml',
  ])
  expect(attachmentsOf(readBack(pdf)).at(-1)?.content).toBe('title: عہد\n')
  expect(finished({ attachments: attachments.toReversed() })).toEqual(pdf)
})

test('bold and italic text get a role that readers know', () => {
  const pdf = readBack(finished())
  const tree = Number(/\/StructTreeRoot (\d+)/.exec(pdf.catalog)?.[1])
  expect(pdf.object(tree)).toContain('/RoleMap <</Strong /Span /Em /Span>>')
})

test('more objects than fit into one object stream can all be found', () => {
  const catalog = '<</Type /Catalog /Pages 3 0 R>>'
  const many = Array.from({ length: 2500 }, (_, index) => `<</Index ${index}>>`)
  const pdf = readBack(finished({}, classicPdf([catalog, '<<>>', '<</Kids []>>', ...many])))
  expect(pdf.object(4)).toContain('/Index 0')
  expect(pdf.object(2503)).toContain('/Index 2499')
})

test.each([
  ['it does not begin with %PDF', Buffer.from('GIF89a')],
  ['it does not end with %%EOF', threePages().subarray(0, -20)],
  ['it has no classic table', Buffer.from('%PDF-1.7\nstartxref\n3\n%%EOF\n')],
  ['its catalog already has /Names', threePages({ catalog: '/Names 4 0 R' })],
])('a file that Chromium does not write is refused: %s', (reason, pdf) => {
  expect(() => finished({}, pdf)).toThrow(reason)
})

test('a table that points beside its objects is refused', () => {
  const pdf = Buffer.from(threePages())
  const shifted = Buffer.from(pdf.toString('latin1').replace('4 0 obj\n', '4 0 obj '), 'latin1')
  expect(() => readPdf(shifted)).toThrow('object 4 is not where the table says')
})
