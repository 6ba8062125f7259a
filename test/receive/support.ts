import { strToU8, zipSync } from 'fflate'
import type {
  ReceivedDocument,
  ReceivedMail,
  ReceivedWorkbook,
} from '../../src/model/exchange/received.ts'
import { receive } from '../../src/receive/receive.ts'

const ooxml = 'http://schemas.openxmlformats.org'
const word = `${ooxml}/wordprocessingml/2006/main`
const office = `${ooxml}/officeDocument/2006/relationships`
const extended = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The namespaces that Word declares, at least. */
export const wordNames = [
  `xmlns:w="${word}"`,
  `xmlns:r="${office}"`,
  `xmlns:m="${ooxml}/officeDocument/2006/math"`,
  `xmlns:mc="${ooxml}/markup-compatibility/2006"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  `xmlns:a="${ooxml}/drawingml/2006/main"`,
  'mc:Ignorable="w14 w15"',
].join(' ')

export type Parts = Readonly<Record<string, string | Uint8Array>>

export function zipped(parts: Parts): Uint8Array {
  const bytes = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const,
  )
  return zipSync(Object.fromEntries(bytes))
}

export type Relation = {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly outside?: boolean
}

export function relations(...all: readonly Relation[]): string {
  const each = all.map(({ id, type, target, outside }) => {
    const mode = outside ? ' TargetMode="External"' : ''
    const whole = type.includes('://') ? type : `${office}/${type}`
    return `<Relationship Id="${id}" Type="${whole}" Target="${target}"${mode}/>`
  })
  return `${head}<Relationships xmlns="${ooxml}/package/2006/relationships">${each.join('')}</Relationships>`
}

/** @param more types of other parts, by their names: programs look for some */
export function contentTypes(part: string, type: string, more: Parts = {}): string {
  const others = Object.entries(more).map(
    ([name, of]) => `<Override PartName="/${name}" ContentType="${of}"/>`,
  )
  return `${head}<Types xmlns="${ooxml}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${type}"/>${others.join('')}</Types>`
}

export const wordType =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

const styles = `<w:styles ${wordNames}>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="HeadingListed"><w:name w:val="HeadingListed"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter of ours"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Aufzhlung"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

const numbering = `<w:numbering ${wordNames}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`

export type WordFile = {
  readonly comments?: string
  readonly threads?: string
  readonly footnotes?: string
  /** Relations of the text besides. */
  readonly related?: readonly Relation[]
  readonly parts?: Parts
  readonly type?: string
}

/** A file after Word’s own structure. @param body what stands in `w:body` */
export function wordFile(body: string, more: WordFile = {}): Uint8Array {
  const part = (root: string, content: string) =>
    `${head}<w:${root} ${wordNames}>${content}</w:${root}>`
  return zipped({
    '[Content_Types].xml': contentTypes('word/document.xml', more.type ?? wordType, {
      'word/commentsExtended.xml':
        'application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml',
    }),
    '_rels/.rels': relations(
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
      { id: 'rId2', type: 'custom-properties', target: 'docProps/custom.xml' },
    ),
    'word/_rels/document.xml.rels': relations(
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'numbering', target: 'numbering.xml' },
      { id: 'rId3', type: 'comments', target: 'comments.xml' },
      { id: 'rId4', type: extended, target: 'commentsExtended.xml' },
      { id: 'rId5', type: 'footnotes', target: 'footnotes.xml' },
      ...(more.related ?? []),
    ),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/styles.xml': `${head}${styles}`,
    'word/numbering.xml': `${head}${numbering}`,
    'word/comments.xml': part('comments', more.comments ?? ''),
    'word/commentsExtended.xml': `${head}<w15:commentsEx ${wordNames}>${more.threads ?? ''}</w15:commentsEx>`,
    'word/footnotes.xml': part('footnotes', more.footnotes ?? ''),
    ...more.parts,
  })
}

export async function readWord(body: string, more?: WordFile): Promise<ReceivedDocument> {
  const received = await receive(wordFile(body, more), 'letter.docx')
  if (received.kind !== 'document') throw new Error(received.kind)
  return received
}

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export type ExcelFile = {
  readonly strings?: string
  readonly styles?: string
  readonly book?: string
  readonly state?: string
  readonly related?: readonly Relation[]
  readonly parts?: Parts
}

/** A file after Excel’s own structure, of one sheet. @param rows what stands in `sheetData` @param below behind that */
export function excelFile(rows: string, more: ExcelFile = {}, below = ''): Uint8Array {
  const names = `xmlns="${ooxml}/spreadsheetml/2006/main" xmlns:r="${office}"`
  const state = more.state ? ` state="${more.state}"` : ''
  return zipped({
    '[Content_Types].xml': contentTypes('xl/workbook.xml', excelType),
    '_rels/.rels': relations({ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }),
    'xl/_rels/workbook.xml.rels': relations(
      { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { id: 'rId2', type: 'styles', target: 'styles.xml' },
      { id: 'rId3', type: 'sharedStrings', target: 'sharedStrings.xml' },
      ...(more.related ?? []),
    ),
    'xl/workbook.xml': `${head}<workbook ${names}>${more.book ?? ''}<sheets><sheet name="Commitments" sheetId="1"${state} r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${names}><sheetData>${rows}</sheetData>${below}</worksheet>`,
    'xl/styles.xml': `${head}<styleSheet ${names}>${more.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst ${names}>${more.strings ?? ''}</sst>`,
    ...more.parts,
  })
}

export async function readExcel(...file: Parameters<typeof excelFile>): Promise<ReceivedWorkbook> {
  return readTable(excelFile(...file), 'form.xlsx')
}

export async function readTable(bytes: Uint8Array, name: string): Promise<ReceivedWorkbook> {
  const received = await receive(bytes, name)
  if (received.kind !== 'workbook') throw new Error(received.kind)
  return received
}

export async function readMail(
  text: string | Uint8Array,
  name = 'letter.eml',
): Promise<ReceivedMail> {
  const bytes = typeof text === 'string' ? Buffer.from(text.replaceAll('\n', '\r\n')) : text
  const received = await receive(bytes, name)
  if (received.kind !== 'mail') throw new Error(received.kind)
  return received
}

/** What the officer is told of a file that cannot be read. */
export async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const told: unknown = await receive(bytes, name).catch((error: unknown) => error)
  if (!(told instanceof Error) || told.name !== 'Refusal') throw told
  const help = 'help' in told ? told.help : ''
  return `${told.message} ${help}`
}
