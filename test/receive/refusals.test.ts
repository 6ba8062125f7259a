import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { limits } from '../../src/model/limits.ts'
import { receive } from '../../src/receive/receive.ts'
import { contentTypes, excelFile, refusal, relations, wordFile, zipped } from './support.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const ole = (name: string) =>
  Buffer.concat([
    bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
    Buffer.alloc(600),
    Buffer.from(name, 'utf16le'),
  ])
const office = (part: string, type: string) =>
  zipped({
    '[Content_Types].xml': contentTypes(part, type),
    '_rels/.rels': relations({ id: 'rId1', type: 'officeDocument', target: part }),
    [part]: '<x/>',
  })

test.for([
  ['a.doc', ole('WordDocument'), 'is in the old format of Word.', '“Word document (.docx)”'],
  ['a.xls', ole('Workbook'), 'is in the old format of Excel.', '“Excel workbook (.xlsx)”'],
  ['a.docx', ole('EncryptedPackage'), 'is protected by a password.', 'take the password away'],
  [
    'a.msg',
    ole('__properties_version1.0'),
    'is an e-mail as Outlook alone reads it.',
    'save that as .eml',
  ],
  [
    'a.xlsb',
    office('xl/workbook.bin', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'),
    'is a binary Excel file.',
    'save it as .xlsx',
  ],
  [
    'a.pptx',
    office(
      'ppt/presentation.xml',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    ),
    'is a presentation.',
    'Word file',
  ],
  [
    'a.odt',
    zipped({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': '<x/>',
      'META-INF/manifest.xml': '<x/>',
    }),
    'is a file of LibreOffice.',
    'save it as .docx',
  ],
  ['a.pages', zipped({ 'Index/Document.iwa': 'x' }), 'is a file of Pages or Numbers.', 'Export to'],
  ['a.zip', zipped({ 'plan.docx': 'x' }), 'is a ZIP folder.', 'Unpack it'],
  ['a.docx', bytes('%PDF-1.7\n'), 'is a PDF', 'save it as .docx'],
  ['a.rtf', bytes('{\\rtf1\\ansi}'), 'is an RTF file.', 'save it as .docx'],
  ['a.doc', bytes('<html><body>x'), 'is a web page.', 'save it as .docx'],
  ['a.jpg', bytes('\u00ff\u00d8\u00ff\u00e0'), 'is a picture.', 'Type what it says'],
  [
    'winmail.dat',
    bytes('\u0078\u009f\u003e\u0022'),
    'was packed by Outlook',
    'as HTML or plain text',
  ],
  ['~$form.docx', bytes('Officer'), 'only says that somebody has a file open.', 'the file itself'],
  ['a.docx', bytes(''), 'is empty.', 'once more'],
  ['a.docx', Buffer.alloc(5_000), 'holds nothing but zeros.', 'once more'],
  ['a.bin', bytes('hello'), 'is no file that nap can read.', '.docx'],
  ['a.txt', bytes('a\u0081\u00c2b'), 'has letters that cannot be told for certain.', 'UTF-8'],
  [
    'a.csv',
    bytes('a,b\n1,"x\n'),
    'has a quotation mark in line 2 that is never closed.',
    'save it again',
  ],
] as const)('%s is refused, and what to do is said', async ([name, content, what, help]) => {
  const told = await refusal(content, name)
  expect(told).toContain(`“${name}” ${what}`)
  expect(told).toContain(help)
})

test('a file that is cut off anywhere is refused', async () => {
  const whole = wordFile('<w:p><w:r><w:t>a</w:t></w:r></w:p>')
  for (let length = 4; length < whole.length; length += 97)
    expect(await refusal(whole.subarray(0, length), 'a.docx')).toContain('its end is missing')
})

test('a file with any byte changed is refused or read, and never a crash', async () => {
  const whole = wordFile('<w:p><w:r><w:t>a</w:t></w:r></w:p>')
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Uint8Array.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 0x5a
    const told: unknown = await receive(changed, 'a.docx').catch((error: unknown) => error)
    if (told instanceof Error) expect(told.name).toBe('Refusal')
  }
})

test('a part with a DOCTYPE is refused, wherever it is', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
  for (const part of ['word/document.xml', 'word/comments.xml', 'word/styles.xml', '_rels/.rels'])
    expect(await refusal(wordFile('', { parts: { [part]: bomb } }), 'a.docx')).toContain('DOCTYPE')
  const wide = Buffer.from(`\ufeff${bomb}`, 'utf16le')
  expect(await refusal(wordFile('', { parts: { 'word/document.xml': wide } }), 'a.docx')).toContain(
    'DOCTYPE',
  )
  expect(await refusal(excelFile('', { parts: { 'xl/styles.xml': bomb } }), 'a.xlsx')).toContain(
    'DOCTYPE',
  )
})

test.for([
  ['is no XML', 'word/document.xml', 'no XML'],
  ['ends in the middle', 'word/document.xml', '<w:document><w:body>'],
  ['closes what it did not open', 'word/comments.xml', '<a></b>'],
] as const)('a part that %s is refused', async ([, part, content]) => {
  expect(await refusal(wordFile('', { parts: { [part]: content } }), 'a.docx')).toContain(
    'is damaged: one of its parts cannot be read.',
  )
})

test('a part with letters that are none is refused', async () => {
  const parts = { 'word/document.xml': Uint8Array.of(0x3c, 0x78, 0xff, 0xfe, 0x3e) }
  expect(await refusal(wordFile('', { parts }), 'a.docx')).toContain('letters that cannot be read')
})

test('what is packed into more than the limits is not unpacked', async () => {
  const large = new Uint8Array(limits.unpackedPartBytes + 1).fill(32)
  const parts = { 'word/document.xml': large }
  expect(await refusal(wordFile('', { parts }), 'a.docx')).toContain('so it was not opened')
})

test('a list of parts that lies about their size is found out while unpacking', async () => {
  const whole = wordFile('', { parts: { 'word/document.xml': new Uint8Array(1_000_000).fill(32) } })
  const view = new DataView(whole.buffer, whole.byteOffset, whole.length)
  const name = Buffer.from('word/document.xml')
  // In the list at the end, the sizes stand 22 bytes before the name.
  const at = Buffer.from(whole).lastIndexOf(name) - 22
  expect(view.getUint32(at, true)).toBe(1_000_000)
  for (const told of [100, 2_000_000]) {
    view.setUint32(at, told, true)
    expect(await refusal(whole, 'a.docx')).toContain('was made to deceive')
  }
})

test('two parts of one name are refused: programs differ in which one they take', async () => {
  const whole = Buffer.from(wordFile('', { parts: { 'word/documentX.xml': '<x/>' } }))
  for (
    let at = whole.indexOf('word/documentX.xml');
    at !== -1;
    at = whole.indexOf('word/documentX.xml', at)
  )
    whole.write('word/numbering.xm', at)
  const twice = Buffer.from(
    whole.toString('latin1').replaceAll('word/numbering.xml', 'word/numbering.xm\0'),
    'latin1',
  )
  expect(await refusal(twice, 'a.docx')).toContain('made to deceive')
})

test('a file of which nobody has parts, or too many, is refused', async () => {
  expect(await refusal(zipped({}), 'a.docx')).toContain('is a ZIP folder.')
  const many = Object.fromEntries(
    Array.from({ length: limits.archiveParts + 1 }, (_, index) => [`${index}`, strToU8('')]),
  )
  expect(await refusal(zipped(many), 'a.docx')).toContain('so it was not opened')
})

test('a sheet with one cell far away is refused with a word about that', async () => {
  const told = await refusal(
    excelFile('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    'a.xlsx',
  )
  expect(told).toContain('far below the others')
  expect(
    await refusal(excelFile('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), 'a.xlsx'),
  ).toContain('where no sheet has one')
})
