import { describe, expect, test } from 'vitest'
import type { ReceivedParagraph } from '../../src/model/exchange/received.ts'
import { readWord } from './support.ts'

const by = 'w:author="Aisha" w:date="2017-06-18T10:00:00Z"'
const aisha = { by: 'Aisha', on: '2017-06-18' }
const inserted = { kind: 'inserted', ...aisha }
const deleted = { kind: 'deleted', ...aisha }

const run = (text: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const cut = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
const paragraph = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`

async function only(body: string): Promise<ReceivedParagraph> {
  const { paragraphs } = await readWord(body)
  expect(paragraphs.length).toBe(1)
  return paragraphs[0] ?? { heading: 0, style: '', labels: [], pieces: [] }
}

const wordsOf = ({ pieces }: ReceivedParagraph) => pieces.map(({ text }) => text).join('')
const marked = ({ pieces }: ReceivedParagraph) => pieces.map(({ text, marks }) => [text, marks])

describe('paragraphs', () => {
  test('have headings in whatever language Word speaks', async () => {
    const styles = ['berschrift1', 'HeadingListed', 'Own', 'Standard', 'Nowhere']
    const { paragraphs } = await readWord(
      styles.map((style) => paragraph(run('x'), `<w:pStyle w:val="${style}"/>`)).join(''),
    )
    expect(paragraphs.map(({ heading, style }) => [heading, style])).toEqual([
      [1, 'heading 1'],
      [1, 'HeadingListed'],
      [3, 'Chapter of ours'],
      [undefined, 'Normal'],
      [undefined, 'Nowhere'],
    ])
  })

  test('have headings also without a list of styles', async () => {
    const styles = ['Heading2', 'Ttulo3', 'Rubrik1']
    const { paragraphs } = await readWord(
      styles.map((style) => paragraph(run('x'), `<w:pStyle w:val="${style}"/>`)).join(''),
      { parts: { 'word/styles.xml': '<x/>' } },
    )
    expect(paragraphs.map(({ heading }) => heading)).toEqual([2, 3, 1])
  })

  test('say by themselves that they are a heading, or none', async () => {
    const { paragraphs } = await readWord(
      paragraph(run('x'), '<w:outlineLvl w:val="0"/>') +
        paragraph(run('y'), '<w:pStyle w:val="berschrift1"/><w:outlineLvl w:val="9"/>'),
    )
    expect(paragraphs.map(({ heading }) => heading)).toEqual([1, undefined])
  })

  test('have the style that nothing says', async () => {
    expect((await only(paragraph(run('x')))).style).toBe('Normal')
  })

  test('have the style of today, not that of before a change', async () => {
    const change = `<w:pStyle w:val="Own"/><w:pPrChange w:id="1" ${by}><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr></w:pPrChange>`
    expect((await only(paragraph(run('x'), change))).style).toBe('Chapter of ours')
  })

  test('are items of lists', async () => {
    const item = (list: number, depth: number) =>
      `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`
    const { paragraphs } = await readWord(
      [item(1, 0), item(1, 1), item(2, 0), item(0, 0), item(9, 0), '<w:pStyle w:val="Aufzhlung"/>']
        .map((properties) => paragraph(run('x'), properties))
        .join(''),
    )
    expect(paragraphs.map(({ item: found }) => found)).toEqual([
      { depth: 0, isNumbered: false },
      { depth: 1, isNumbered: false },
      { depth: 0, isNumbered: true },
      undefined,
      undefined,
      { depth: 0, isNumbered: false },
    ])
  })

  test('carry the bookmarks of nap that begin in them or right before', async () => {
    const mark = (name: string) => `<w:bookmarkStart w:id="1" w:name="${name}"/>`
    const { paragraphs } = await readWord(
      `${mark('nap_a')}${paragraph(run('x') + mark('nap_b') + mark('_Toc1'))}${paragraph(run('y'))}`,
    )
    expect(paragraphs.map(({ labels }) => labels)).toEqual([['nap_a', 'nap_b'], []])
  })

  test('stand in tables within tables', async () => {
    const cell = (content: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
    const inner = `<w:tbl><w:tr>${cell(paragraph(run('inner')))}</w:tr></w:tbl>`
    const { paragraphs } = await readWord(
      `<w:tbl><w:tr>${cell(paragraph(run('a')), '<w:gridSpan w:val="2"/>')}${cell(paragraph(run('b')))}</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(inner + paragraph(run('c')))}</w:tr></w:tbl>${paragraph(run('d'))}`,
    )
    expect(paragraphs.map((one) => [wordsOf(one), one.cell])).toEqual([
      ['a', { table: 0, row: 0, column: 0 }],
      ['b', { table: 0, row: 0, column: 2 }],
      ['inner', { table: 1, row: 0, column: 0 }],
      ['c', { table: 0, row: 1, column: 1 }],
      ['d', undefined],
    ])
  })
})

describe('words', () => {
  test('are one piece, however Word parts them', async () => {
    const found = await only(
      paragraph(
        `<w:r w:rsidR="00A1"><w:t>Open </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00B2"><w:t>da</w:t></w:r><w:smartTag w:element="place"><w:r><w:lastRenderedPageBreak/><w:t>ta</w:t></w:r></w:smartTag><w:proofErr w:type="spellEnd"/><w:sdt><w:sdtPr/><w:sdtContent>${run(' &amp; &#x1F600; more')}</w:sdtContent></w:sdt>`,
      ),
    )
    expect(found.pieces).toEqual([
      { text: 'Open data & 😀 more', marks: [], looks: [], comments: [] },
    ])
  })

  test('have looks, also by a style and from the right', async () => {
    const found = await only(
      paragraph(
        [
          run('a', '<w:b/><w:i w:val="1"/>'),
          run('b', '<w:b w:val="false"/><w:strike/>'),
          run('c', '<w:rStyle w:val="Fett"/>'),
          run('d', '<w:rtl/><w:bCs/>'),
          run('e', '<w:bCs/>'),
          run('f', `<w:rPrChange w:id="1" ${by}><w:rPr><w:b/></w:rPr></w:rPrChange>`),
        ].join(''),
      ),
    )
    expect(found.pieces.map(({ text, looks }) => [text, looks])).toEqual([
      ['a', ['strong', 'emphasis']],
      ['b', ['struck']],
      ['cd', ['strong']],
      ['ef', []],
    ])
  })

  test('have breaks, tabs and signs', async () => {
    const found = await only(
      paragraph(
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>',
      ),
    )
    expect(wordsOf(found)).toBe('a\tb\nc\u2011✓α')
  })

  test('of a sign that nobody knows are told', async () => {
    const { paragraphs, remarks } = await readWord(
      paragraph('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>'),
    )
    expect(paragraphs.map(wordsOf)).toEqual(['\ufffd'])
    expect(remarks).toEqual([
      '1 sign in it is of a font that nap does not know: “\ufffd” stands there.',
    ])
  })

  test('have links, of both kinds, but not to files of the sender', async () => {
    const code = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = `${code('begin')}<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>${code('separate')}${run('two')}${code('end')}`
    const { paragraphs, remarks } = await readWord(
      paragraph(
        `<w:hyperlink r:id="rId9">${run('one')}</w:hyperlink>${field}<w:hyperlink r:id="rId10">${run('three')}</w:hyperlink><w:hyperlink w:anchor="_Toc1">${run('four')}</w:hyperlink>`,
      ),
      {
        related: [
          {
            id: 'rId9',
            type: 'hyperlink',
            target: 'https://example.org/a?b=1&amp;c=2',
            outside: true,
          },
          { id: 'rId10', type: 'hyperlink', target: 'file:///C:/plan.docx', outside: true },
        ],
      },
    )
    expect(paragraphs[0]?.pieces.map(({ text, link }) => [text, link])).toEqual([
      ['one', 'https://example.org/a?b=1&c=2'],
      ['two', 'https://example.org/b'],
      ['threefour', undefined],
    ])
    expect(remarks).toEqual(['A link leads to “file:///C:/plan.docx”, which only the sender has.'])
  })

  test('of fields are what they show, not their code', async () => {
    const code = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = (name: string, shown: string) =>
      `${code('begin')}<w:r><w:instrText>${name}</w:instrText></w:r>${code('separate')}${shown}${code('end')}`
    const found = await only(
      paragraph(
        `${run('by ')}${field('IF 1 ', field('DATE', run('12 June')))}<w:fldSimple w:instr="PAGE">${run(' p. 3')}</w:fldSimple>`,
      ),
    )
    expect(wordsOf(found)).toBe('by 12 June p. 3')
  })

  test('of a field that never ends do not swallow the rest', async () => {
    const { paragraphs } = await readWord(
      `${paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${paragraph(run('kept'))}`,
    )
    expect(paragraphs.map(wordsOf)).toEqual(['', 'kept'])
  })

  test('that only ask for an answer are none', async () => {
    const found = await only(
      paragraph(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>${run('!')}`,
      ),
    )
    expect(wordsOf(found)).toBe('!')
  })

  test('of a formula stand there', async () => {
    expect(wordsOf(await only(paragraph('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>')))).toBe(
      'a+b',
    )
  })

  test('that are hidden are told, and left out', async () => {
    const { paragraphs, remarks } = await readWord(
      paragraph(run('seen') + run('secret', '<w:vanish/>')),
    )
    expect(paragraphs.map(wordsOf)).toEqual(['seen'])
    expect(remarks).toEqual(['Hidden in it, and left out, is: “secret”'])
  })

  test('of a table of contents are called so, and are no headings', async () => {
    const code = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const { paragraphs } = await readWord(
      [
        paragraph(
          `${code('begin')}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${code('separate')}${run('1 A')}`,
          '<w:pStyle w:val="berschrift1"/>',
        ),
        paragraph(run('2 B')),
        paragraph(code('end')),
        paragraph(run('text')),
        paragraph(run('x'), '<w:pStyle w:val="Verzeichnis1"/>'),
        `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph(run('Contents'))}</w:sdtContent></w:sdt>`,
      ].join(''),
    )
    expect(paragraphs.map(({ style, heading }) => [style, heading])).toEqual([
      ['TOC', undefined],
      ['TOC', undefined],
      ['TOC', undefined],
      ['Normal', undefined],
      ['TOC', undefined],
      ['TOC', undefined],
    ])
  })
})

describe('changes', () => {
  test('of words, moved words, and words that came and went', async () => {
    const found = await only(
      paragraph(
        `${run('a')}<w:ins w:id="1" ${by}>${run('b')}</w:ins><w:ins w:id="9" ${by}>${run('b2')}</w:ins><w:del w:id="2" ${by}>${cut('c')}</w:del><w:moveFrom w:id="3" ${by}>${run('d')}</w:moveFrom><w:moveTo w:id="4" ${by}>${run('d')}</w:moveTo><w:ins w:id="5" ${by}><w:del w:id="6" w:author="CGPA" w:date="2017-06-19T10:00:00Z">${cut('e')}</w:del></w:ins>`,
      ),
    )
    expect(marked(found)).toEqual([
      ['a', []],
      ['bb2', [inserted]],
      ['c', [deleted]],
      ['d', [{ ...deleted, isMove: true }]],
      ['d', [{ ...inserted, isMove: true }]],
      ['e', [inserted, { kind: 'deleted', by: 'CGPA', on: '2017-06-19' }]],
    ])
  })

  test('whose authors were taken out say so', async () => {
    const found = await only(paragraph(`<w:ins w:id="1" w:author="Author">${run('b')}</w:ins>`))
    expect(marked(found)).toEqual([['b', [{ kind: 'inserted', by: undefined, on: undefined }]]])
  })

  test('of the ends of paragraphs', async () => {
    const end = (kind: string) => `<w:rPr><w:${kind} w:id="1" ${by}/></w:rPr>`
    const { paragraphs } = await readWord(
      `${paragraph(run('a'), end('ins'))}${paragraph(run('b'), end('del'))}${paragraph(run('c'))}`,
    )
    expect(paragraphs.map(({ endMark }) => endMark)).toEqual([inserted, deleted, undefined])
    expect(paragraphs.flatMap(marked)).toEqual([
      ['a', []],
      ['b', []],
      ['c', []],
    ])
  })

  test('around whole paragraphs', async () => {
    const { paragraphs } = await readWord(
      `<w:ins w:id="1" ${by}>${paragraph(run('a'))}</w:ins>${paragraph(run('b'))}`,
    )
    expect(paragraphs.map((one) => [wordsOf(one), one.endMark])).toEqual([
      ['a', inserted],
      ['b', undefined],
    ])
    expect(paragraphs.flatMap(marked)[0]).toEqual(['a', [inserted]])
  })

  test('leave one paragraph where an end came and went, but not across cells', async () => {
    const both = `<w:rPr><w:ins w:id="1" ${by}/><w:del w:id="2" ${by}/></w:rPr>`
    const { paragraphs } = await readWord(
      `${paragraph(run('a'), both)}${paragraph(run('b'), '<w:pStyle w:val="Own"/>')}<w:tbl><w:tr><w:tc>${paragraph(run('c'), both)}</w:tc><w:tc>${paragraph(run('d'))}</w:tc></w:tr></w:tbl>`,
    )
    expect(paragraphs.map((one) => [wordsOf(one), one.style])).toEqual([
      ['ab', 'Chapter of ours'],
      ['c', 'Normal'],
      ['d', 'Normal'],
    ])
  })

  test('of rows', async () => {
    const row = (mark: string, text: string) =>
      `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${paragraph(run(text))}</w:tc></w:tr>`
    const { paragraphs } = await readWord(
      `<w:tbl>${row(`<w:ins w:id="1" ${by}/>`, 'a')}${row(`<w:del w:id="1" ${by}/>`, 'b')}${row('', 'c')}</w:tbl>`,
    )
    expect(paragraphs.map(({ rowMark }) => rowMark)).toEqual([inserted, deleted, undefined])
    expect(paragraphs.flatMap(marked).map(([, marks]) => marks)).toEqual([[], [], []])
  })
})

describe('comments', () => {
  const comment = (id: number, text: string, more = by) =>
    `<w:comment w:id="${id}" ${more} w:initials="A"><w:p w14:paraId="0000000${id}"><w:r><w:annotationRef/></w:r>${run(text)}</w:p></w:comment>`
  const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
  const end = (id: number) =>
    `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

  test('are on words, over several paragraphs and each other', async () => {
    const { paragraphs, comments } = await readWord(
      `${paragraph(run('a') + start(0) + run('b'))}${paragraph(run('c') + start(1) + run('d') + end(0) + run('e') + end(1) + run('f'))}`,
      { comments: comment(0, 'Which?') + comment(1, 'مہینہ وار؟', 'w:author="Author"') },
    )
    expect(
      paragraphs.map(({ pieces }) => pieces.map(({ text, comments: on }) => [text, on])),
    ).toEqual([
      [
        ['a', []],
        ['b', ['0']],
      ],
      [
        ['c', ['0']],
        ['d', ['0', '1']],
        ['e', ['1']],
        ['f', []],
      ],
    ])
    expect(comments).toEqual([
      { id: '0', ...aisha, text: 'Which?', isDone: false },
      { id: '1', by: undefined, on: undefined, text: 'مہینہ وار؟', isDone: false },
    ])
  })

  test('reply to each other and are done', async () => {
    const extended = (id: number, more: string) =>
      `<w15:commentEx w15:paraId="0000000${id}" ${more}/>`
    const { comments } = await readWord(paragraph(run('a')), {
      comments: comment(0, 'Which?') + comment(1, 'All.') + comment(2, 'Other'),
      threads: `${extended(0, 'w15:done="1"')}${extended(1, 'w15:paraIdParent="00000000" w15:done="1"')}${extended(2, 'w15:done="0"')}`,
    })
    expect(comments.map(({ repliesTo, isDone }) => [repliesTo, isDone])).toEqual([
      [undefined, true],
      ['0', true],
      [undefined, false],
    ])
  })

  test('on no words, in a text box and in a note have a place as well', async () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(start(1) + run('boxed') + end(1))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    const { paragraphs, remarks } = await readWord(
      paragraph(
        `${run('a')}${start(0)}${end(0)}<w:r>${box}</w:r><w:r><w:footnoteReference w:id="2"/></w:r>${run('b')}`,
      ),
      {
        comments: comment(0, 'x') + comment(1, 'y') + comment(2, 'z'),
        footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph(run('Below.') + end(2))}</w:footnote>`,
      },
    )
    expect(
      paragraphs.map(({ pieces }) => pieces.map(({ text, comments: on }) => [text, on])),
    ).toEqual([
      [
        ['a', []],
        ['', ['0']],
        ['', ['1']],
        ['', ['2']],
        ['b', []],
      ],
    ])
    expect(remarks).toEqual(['A text box says: “boxed”', 'A note below the text says: “Below.”'])
  })
})

describe('the file itself', () => {
  test('says what nap wrote into it, and who saved it', async () => {
    const file = await readWord(paragraph(run('a')), {
      parts: {
        'docProps/custom.xml':
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{1}" pid="2" name="nap-base"><vt:lpwstr>abc</vt:lpwstr></property><property pid="3" name="n"><vt:i4>3</vt:i4></property></Properties>',
      },
    })
    expect(file.properties).toEqual({ 'nap-base': 'abc', n: '3' })
    expect(file.savedBy).toBeUndefined()
  })

  test('with macros and templates from elsewhere is read, and nothing of that is run or fetched', async () => {
    const { paragraphs, remarks } = await readWord(paragraph(run('a')), {
      type: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      related: [
        { id: 'rId8', type: 'settings', target: 'settings.xml' },
        { id: 'rId9', type: 'image', target: 'http://example.org/x.png', outside: true },
      ],
      parts: {
        'word/vbaProject.bin': 'x',
        'word/settings.xml': '<x/>',
        'word/_rels/settings.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>',
      },
    })
    expect(paragraphs.map(wordsOf)).toEqual(['a'])
    expect(remarks).toEqual([
      'It has macros: nap read what it says and ran none of them.',
      'It refers to “http://example.org/x.png” outside of it: nap did not follow that.',
      'It refers to “http://example.org/t.dotm” outside of it: nap did not follow that.',
    ])
  })

  test('may call its namespaces as it likes', async () => {
    const parts = {
      'word/document.xml':
        '<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:pPr><ns0:pStyle ns0:val="Own"/></ns0:pPr><ns0:r><ns0:t>a</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>',
    }
    const { paragraphs } = await readWord('', { parts })
    expect(paragraphs.map((one) => [wordsOf(one), one.style])).toEqual([['a', 'Chapter of ours']])
  })
})
