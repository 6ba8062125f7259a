import { excelFile, wordFile } from '../receive/support.ts'

const million = 1024 * 1024

/** So often that the part is just within what is unpacked. */
const often = (words: string, bytes = 11.9 * million) =>
  words.repeat(Math.floor(bytes / Buffer.byteLength(words)))
const paragraph = (content: string) => `<w:p>${content}</w:p>`
const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`
const deep = (open: string, close: string, times = 200_000) =>
  wordFile(paragraph(open.repeat(times) + run('a') + close.repeat(times)))
const each = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join('')

const comment = (id: number) =>
  `<w:comment w:id="${id}" w:author="x"><w:p>${run('x')}</w:p></w:comment>`

const text = (words: string) => () => Buffer.from(words)
const mail = (head: string, body: string) => text(`From: a@example.org\n${head}\n\n${body}`)
const parted = 'Content-Type: multipart/mixed; boundary=x'
const plain = 'Content-Type: text/plain'
const page = 'Content-Type: text/html'

/** Files made to cost much, by what they are called; each is as large as the limits let it be. */
export const hostileFiles: Readonly<Record<string, () => Uint8Array>> = {
  'levels.docx': () => deep('<w:smartTag>', '</w:smartTag>'),
  'insertions.docx': () => deep('<w:ins w:author="a">', '</w:ins>'),
  'tables.docx': () => deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'),
  'boxes-in-boxes.docx': () => deep('<w:r><w:txbxContent><w:p>', '</w:p></w:txbxContent></w:r>'),
  'namespaces.docx': () => wordFile(each(200_000, (at) => `<w:p xmlns:q="a${at}" q:b="1"/>`)),
  'fields.docx': () =>
    wordFile(
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>${run('a')}`.repeat(
          50_000,
        ),
      ),
    ),
  'paragraphs.docx': () => wordFile(often('<w:p/>')),
  'looks.docx': () =>
    wordFile(paragraph(often(`<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>${run('b')}`))),
  'tabs.docx': () => wordFile(paragraph(`<w:r>${often('<w:tab/>')}</w:r>`)),
  'entities.docx': () => wordFile(paragraph(run(often('&#1575;')))),
  'urdu.docx': () => wordFile(paragraph(run(often('ا')))),
  'ends.docx': () =>
    wordFile(
      often(
        '<w:p><w:pPr><w:rPr><w:ins/><w:del/></w:rPr></w:pPr><w:bookmarkStart w:name="nap_1"/></w:p>',
      ),
    ),
  'end.docx': () =>
    wordFile(paragraph(`<w:pPr><w:rPr>${often('<w:ins w:author="a"/>')}</w:rPr></w:pPr>`)),
  'authors.docx': () =>
    wordFile(paragraph(each(90_000, (at) => `<w:ins w:author="${at}">${run('a')}</w:ins>`))),
  'open-comments.docx': () =>
    wordFile(
      paragraph(
        each(19_000, (at) => `<w:commentRangeStart w:id="${at}"/>${run('a')}`) +
          each(19_000, (at) => `<w:commentRangeEnd w:id="${at}"/>${run('a')}`),
      ),
      { comments: each(19_000, comment) },
    ),
  'notes.docx': () =>
    wordFile(paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>'.repeat(90_000)), {
      footnotes: `<w:footnote w:id="2">${paragraph('<w:r><w:commentReference w:id="1"/></w:r>'.repeat(50_000))}</w:footnote>`,
    }),
  'styles.docx': () =>
    wordFile(paragraph(run('a')), {
      parts: {
        'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${each(90_000, (at) => `<w:style w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`)}</w:styles>`,
      },
    }),
  'links.docx': () =>
    wordFile('', {
      related: Array.from({ length: 60_000 }, (_, at) => ({
        id: `x${at}`,
        type: 'hyperlink',
        target: `file:///${at}`,
        outside: true,
      })),
    }),
  'zeros.docx': () =>
    wordFile('', { parts: { 'word/document.xml': new Uint8Array(300 * million) } }),
  'all-parts.docx': () => {
    const names = ['document', 'styles', 'numbering', 'comments', 'commentsExtended', 'footnotes']
    const large = `<x>${' '.repeat(11 * million)}</x>`
    return wordFile('', {
      parts: Object.fromEntries(names.map((name) => [`word/${name}.xml`, large])),
    })
  },
  'no-end.docx': () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(31 * million)]),
  'cells.xlsx': () => excelFile(`<row>${often('<c t="inlineStr"><is><t>abcd</t></is></c>')}</row>`),
  'empty-cells.xlsx': () => excelFile(`<row>${often('<c/>')}</row>`),
  'rows.xlsx': () => excelFile(often('<row/>')),
  'strings.xlsx': () => excelFile('', { strings: often('<si><t>abcdefghijklm</t></si>') }),
  'merged.xlsx': () =>
    excelFile(
      `<row>${'<c><v>1</v></c>'.repeat(300)}</row>`.repeat(200),
      {},
      `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
    ),
  'escapes.xlsx': () =>
    excelFile(`<row><c t="inlineStr"><is><t>${often('_x000D_')}</t></is></c></row>`),
  'quotes.csv': text('"'.repeat(4 * million)),
  'rows.csv': text('\n'.repeat(4 * million - 1)),
  'windows.txt': () => Buffer.from('\u00e9a'.repeat(2 * million - 1), 'latin1'),
  'attached.eml': mail(
    'Content-Type: x/y\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64',
    `${'QUFB'.repeat(19)}\n`.repeat(250_000),
  ),
  'lines.eml': mail(plain, '\n'.repeat(49_000)),
  'quoted.eml': mail(plain, '> a\nb\n'.repeat(24_000)),
  'wrote.eml': mail(plain, `On ${'wrote '.repeat(60)}\n`.repeat(2_700)),
  'heads.eml': mail(plain, 'From: a\n'.repeat(49_000)),
  'page.eml': mail(page, '<p>a'.repeat(4.9 * million)),
  'quotations.eml': mail(page, '<blockquote>a'.repeat(76_000)),
  'remarks.eml': mail(page, '<!--'.repeat(240_000)),
  'parts.eml': mail(parted, '--x\nContent-Type: message/rfc822\n\nSubject: a\n\na\n'.repeat(1_990)),
  'nested.eml': text(
    each(30_000, (at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`),
  ),
  'senders.eml': text(`From: ${'a,'.repeat(120_000)}\n\nx`),
  'groups.eml': text(`From: ${'a:'.repeat(120_000)}\n\nx`),
  'box.mbox': text('From a 10:00\nA: b\n\n'.repeat(1.5 * million)),
}
