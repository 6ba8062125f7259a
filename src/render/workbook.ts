import { strToU8, zipSync } from 'fflate'
import type { Sheet, Workbook } from '../model/exchange/workbook.ts'
import { digestOf, digestProperty, propertiesPart } from './docx-digest.ts'
import { sheetInFormula, sheetNames, sheetPart } from './workbook-sheet.ts'
import { cellStyles } from './workbook-styles.ts'
import { sheetText } from './workbook-text.ts'

/** An Excel file. The same workbook gives the same bytes. */
export function excelOf(workbook: Workbook): Uint8Array {
  const { sheets } = workbook
  const styles = cellStyles()
  // Which looks there are is known when all sheets are written.
  const sheetParts = sheets.map(
    (sheet, index) => [sheetFile(index), sheetPart(sheet, styles, index === 0)] as const,
  )
  const parts = [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', fileRelations],
    ['docProps/core.xml', coreOf(workbook)],
    ['xl/workbook.xml', workbookPart(sheets)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(sheets)],
    ['xl/styles.xml', styles.xml()],
    ...sheetParts,
  ].map(([name = '', xml = '']) => [name, strToU8(declaration + xml)] as const)
  // With what tells later whether somebody has saved the file since.
  const properties = { ...workbook.properties, [digestProperty.name]: digestOf(parts) }
  const whole = [
    ...parts,
    [propertiesPart, strToU8(declaration + propertiesOf(properties))] as const,
  ]
  return zipSync(Object.fromEntries(whole), { mtime: zipTime, level: 9 })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Zip files know no time before it, and have no time zone: read as local time, and written as that. */
const zipTime = new Date(1980, 0, 1, 12)

function sheetFile(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: readonly Sheet[]): string {
  const types = [
    ['/xl/workbook.xml', `${excel}.sheet.main+xml`],
    ['/xl/styles.xml', `${excel}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    [`/${propertiesPart}`, 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
    ...sheets.map((_, index) => [`/${sheetFile(index)}`, `${excel}.worksheet+xml`]),
  ]
  const parts = types.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`
}

function relations(of: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = of.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`
}

const fileRelations = relations([
  ['rId1', `${office}/relationships/officeDocument`, 'xl/workbook.xml'],
  ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ['rId3', `${office}/relationships/custom-properties`, propertiesPart],
])

function workbookRelations(sheets: readonly Sheet[]): string {
  return relations([
    ...sheets.map(
      (_, index) =>
        [
          `rId${index + 1}`,
          `${office}/relationships/worksheet`,
          `worksheets/sheet${index + 1}.xml`,
        ] as const,
    ),
    [`rId${sheets.length + 1}`, `${office}/relationships/styles`, 'styles.xml'],
  ])
}

function workbookPart(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${sheetText(name)}" sheetId="${index + 1}"${isHidden ? ' state="veryHidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  // Without a password: it keeps a slip from moving a sheet, and nobody out.
  const lock = sheets.some(({ isProtected }) => isProtected)
    ? '<workbookProtection lockStructure="1"/>'
    : ''
  // What stays at the top of the screen stands at the top of each page.
  const titles = sheets.flatMap(({ name, frozenRows = 0 }, index) =>
    frozenRows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheetText(sheetInFormula(name))}!$1:$${frozenRows}</definedName>`,
        ],
  )
  const named = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`
  return `<workbook ${sheetNames}>${lock}<bookViews><workbookView activeTab="0"/></bookViews><sheets>${listed.join('')}</sheets>${named}</workbook>`
}

function coreOf({ title, author }: Workbook): string {
  return `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${sheetText(title)}</dc:title><dc:creator>${sheetText(author)}</dc:creator></cp:coreProperties>`
}

function propertiesOf(properties: Workbook['properties']): string {
  const all = Object.entries(properties).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${sheetText(name)}"><vt:lpwstr>${sheetText(value)}</vt:lpwstr></property>`,
  )
  return `<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">${all.join('')}</Properties>`
}
