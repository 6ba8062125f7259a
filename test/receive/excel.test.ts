import { describe, expect, test } from 'vitest'
import type { ReceivedCell } from '../../src/model/exchange/received.ts'
import { type ExcelFile, readExcel, readTable, relations } from './support.ts'

async function cells(row: string, more?: ExcelFile): Promise<readonly ReceivedCell[]> {
  const { sheets } = await readExcel(`<row r="1">${row}</row>`, more)
  return sheets[0]?.rows[0] ?? []
}

const formats = `<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;Day &quot;0.0"/><numFmt numFmtId="166" formatCode="mmm\\ yyyy"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs>${[0, 14, 17, 164, 165, 166, 167, 9, 22].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`

describe('a cell', () => {
  test('has the text of a string in several looks, without how it is pronounced', async () => {
    const found = await cells(
      '<c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>=1+1</t></is></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="str"><v>line_x000D_\nnext</v></c>',
      {
        strings:
          '<si><t>a &amp; b</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Open </t></r><r><t>data</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>',
      },
    )
    expect(found).toEqual([
      { text: 'Open data', type: 'text' },
      { text: '=1+1', type: 'text' },
      { text: 'a & b', type: 'text' },
      { text: 'line\nnext', type: 'text' },
    ])
  })

  test('has a number, yes or no, or a mistake', async () => {
    const found = await cells(
      '<c><v>0.30000000000000004</v></c><c><v>3001234567</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c><v>1E-3</v></c>',
    )
    expect(found.map(({ text, type }) => [text, type])).toEqual([
      ['0.3', 'number'],
      ['3001234567', 'number'],
      ['yes', 'yes-no'],
      ['no', 'yes-no'],
      ['#REF!', 'error'],
      ['0.001', 'number'],
    ])
  })

  test('has a day where its form is one, and a month where it shows no day', async () => {
    const styled = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`
    const found = await cells(
      `${styled(1, 42917)}${styled(2, 42917)}${styled(3, 42916.75)}${styled(4, 42917)}${styled(5, 42917)}${styled(5, 42918)}${styled(6, 1.5)}${styled(7, 0.125)}${styled(8, 42917.5)}${styled(1, -3)}${styled(1, 1)}<c t="d"><v>2017-07-01T00:00:00</v></c>`,
      { styles: formats },
    )
    expect(found.map(({ text, type }) => [text, type])).toEqual([
      ['2017-07-01', 'day'],
      ['2017-07', 'day'],
      ['2017-06-30', 'day'],
      ['42917', 'number'],
      ['2017-07', 'day'],
      ['2017-07-02', 'day'],
      ['1.5', 'number'],
      ['12.5%', 'text'],
      ['2017-07-01', 'day'],
      ['-3', 'number'],
      ['1900-01-01', 'day'],
      ['2017-07-01', 'day'],
    ])
  })

  test('counts days from 1904 where the file does', async () => {
    const book = '<workbookPr date1904="1"/>'
    const [found] = await cells('<c s="1"><v>41455</v></c>', { styles: formats, book })
    expect(found).toEqual({ text: '2017-07-01', type: 'day' })
  })

  test('says that it was reckoned, also where nobody knows the result', async () => {
    const found = await cells(
      '<c><f>A1+1</f><v>3</v></c><c><f t="shared" si="0"/><v>4</v></c><c t="str"><f>"a"</f><v>a</v></c><c><f>B2</f></c><c t="b"><f aca="false">TRUE()</f><v>1</v></c>',
    )
    expect(found).toEqual([
      { text: '3', type: 'number', isFormula: true },
      { text: '4', type: 'number', isFormula: true },
      { text: 'a', type: 'text', isFormula: true },
      { text: '', type: 'empty', isFormula: true },
      { text: 'yes', type: 'yes-no' },
    ])
  })
})

describe('a sheet', () => {
  test('has its cells where they stand', async () => {
    const { sheets } = await readExcel(
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2" s="3"/></row><row><c><v>3</v></c></row><row r="9"><c r="A9" s="1"/></row>',
    )
    const empty = { text: '', type: 'empty' }
    expect(sheets[0]?.rows).toEqual([
      [],
      [empty, { text: '1', type: 'number' }, empty, { text: '2', type: 'number' }],
      [{ text: '3', type: 'number' }],
    ])
  })

  test('says which cells are one, as far as something stands there', async () => {
    const { sheets } = await readExcel(
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>9</v></c></row><row r="2"><c r="C2"><v>9</v></c></row>',
      {},
      '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C2:XFD1048576"/></mergeCells>',
    )
    const into = { text: '', type: 'empty', mergedInto: { row: 0, column: 0 } }
    const nine = { text: '9', type: 'number' }
    expect(sheets[0]?.rows).toEqual([
      [{ text: '1', type: 'number' }, into, nine],
      [into, into, nine],
    ])
  })

  test.each(['hidden', 'veryHidden'])('is %s', async (state) => {
    const { sheets } = await readExcel('', { state })
    expect(sheets).toEqual([{ name: 'Commitments', isHidden: true, rows: [] }])
  })

  test('may have comments beside its cells and words in boxes, which are told', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const { remarks } = await readExcel('<row r="1"><c r="A1"><v>1</v></c></row>', {
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
          { id: 'rId1', type: 'comments', target: '../comments1.xml' },
          { id: 'rId2', type: 'threadedComment', target: '../threads.xml' },
          { id: 'rId3', type: 'drawing', target: '../drawing.xml' },
        ),
        'xl/comments1.xml': `<comments xmlns="${main}"><authors><author>Aisha</author></authors><commentList><comment ref="B7" authorId="0"><text><r><t>Which </t></r><r><t>year?</t></r></text></comment><comment ref="C1" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
        'xl/threads.xml':
          '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C1" personId="{1}"><text>And this?</text></threadedComment></ThreadedComments>',
        'xl/drawing.xml':
          '<xdr:wsDr xmlns:xdr="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Please</a:t></a:r></a:p><a:p><a:r><a:t>call</a:t></a:r></a:p></xdr:wsDr>',
      },
    })
    expect(remarks).toEqual([
      'Beside cell C1 of “Commitments” stands a comment: “And this?”',
      'Beside cell B7 of “Commitments” stands a comment by Aisha: “Which year?”',
      'A text box on “Commitments” says: “Please call”',
    ])
  })

  test('may fetch its values elsewhere: nobody follows', async () => {
    const { remarks } = await readExcel('', {
      related: [{ id: 'rId9', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
      parts: {
        'xl/externalLinks/externalLink1.xml': '<x/>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': relations({
          id: 'rId1',
          type: 'externalLinkPath',
          target: 'https://example.org/secret.xlsx',
          outside: true,
        }),
      },
    })
    expect(remarks).toEqual([
      'It refers to “https://example.org/secret.xlsx” outside of it: nap did not follow that.',
    ])
  })
})

describe('a table of values', () => {
  const rows = async (text: string | Uint8Array, name = 'plan.csv') => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    const { sheets } = await readTable(bytes, name)
    expect(sheets.map((sheet) => sheet.name)).toEqual([''])
    return sheets[0]?.rows.map((row) => row.map((cell) => cell.text))
  }

  test.for([
    [
      'commas',
      'a,"b, ""c""",d\r\n1,"two\r\nlines",\r\n',
      [
        ['a', 'b, "c"', 'd'],
        ['1', 'two\nlines', ''],
      ],
    ],
    [
      'semicolons',
      'a;b,c;d\n"x;y";2;3',
      [
        ['a', 'b,c', 'd'],
        ['x;y', '2', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['what it says itself', 'sep=;\na,b\n1;2', [['a,b'], ['1', '2']]],
    [
      'old Macs',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['empty rows', '\ufeffa,b\n\n,,\n1,', [['a', 'b'], [], [], ['1', '']]],
  ] as const)('with %s', async ([, text, expected]) => {
    expect(await rows(text)).toEqual(expected)
  })

  test('in the letters of Excel on Windows', async () => {
    expect(await rows(Buffer.from('\ufeffa\tب\n', 'utf16le'))).toEqual([['a', 'ب']])
    expect(await rows(Buffer.from('caf\u00e9,\u0093x\u0094\n', 'latin1'))).toEqual([
      ['café', '“x”'],
    ])
  })
})
