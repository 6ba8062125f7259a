import type { SheetCell } from '../model/exchange/workbook.ts'
import { directionOf } from '../plain/script.ts'

/** How cells look, and the number under which a sheet names each look. */
export type CellStyles = {
  /** The number of the look of a cell. */
  readonly of: (cell: SheetCell) => number
  /** All that were asked for, as the part of the file that holds them. */
  readonly xml: () => string
}

type Look = NonNullable<SheetCell['look']> | 'plain'

const fonts: Readonly<Record<Look, string>> = {
  plain: '<sz val="11"/><name val="Calibri"/>',
  title: '<b/><sz val="18"/><color rgb="FF0B4F34"/><name val="Calibri"/>',
  heading: '<b/><sz val="12"/><color rgb="FF0B4F34"/><name val="Calibri"/>',
  label: '<b/><sz val="11"/><name val="Calibri"/>',
  guide: '<i/><sz val="10"/><color rgb="FF56615C"/><name val="Calibri"/>',
  answer: '<sz val="11"/><name val="Calibri"/>',
}
const looks = Object.keys(fonts) as readonly Look[]

// The first two are what every Excel file has.
const fills = ['none', 'gray125', 'FFEEF4F0', 'FFFFFDF2'] as const
const fillOf: Readonly<Partial<Record<Look, number>>> = { heading: 2, answer: 3 }

/** Excel’s own number for text, under which nothing is reckoned or taken for a date, and nap’s for days. */
const formats = { text: 49, day: 164, general: 0 } as const
const dayFormat = 'd mmmm yyyy'

/** Excel counts the looks of a file: those that its cells have. */
export function cellStyles(): CellStyles {
  const used: string[] = [styleOf({ value: undefined })]
  const of = (cell: SheetCell) => {
    const style = styleOf(cell)
    if (!used.includes(style)) used.push(style)
    return used.indexOf(style)
  }
  return { of, xml: () => stylesPart(used) }
}

function styleOf(cell: SheetCell): string {
  const { look = 'plain', type, value, isOpen } = cell
  const format = type ?? (isOpen || typeof value === 'string' ? 'text' : 'general')
  const border = look === 'answer' ? 1 : 0
  // One line that may run over its neighbours.
  const wraps = look !== 'title' && look !== 'heading'
  const order = typeof value === 'string' && directionOf(value) === 'rtl' ? ' readingOrder="2"' : ''
  // What runs over its neighbours runs over those that can be seen.
  const side = type === 'day' || !wraps ? ' horizontal="left"' : ''
  const alignment = `<alignment vertical="top"${side}${wraps ? ' wrapText="1"' : ''}${order}/>`
  const protection = isOpen ? '<protection locked="0"/>' : ''
  return `<xf numFmtId="${formats[format]}" fontId="${looks.indexOf(look)}" fillId="${fillOf[look] ?? 0}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignment}${protection}</xf>`
}

function stylesPart(used: readonly string[]): string {
  const [none, grey, ...solid] = fills
  const patterns = [
    ...[none, grey].map((type) => `<patternFill patternType="${type}"/>`),
    ...solid.map(
      (colour) => `<patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill>`,
    ),
  ].map((fill) => `<fill>${fill}</fill>`)
  const sides = ['left', 'right', 'top', 'bottom']
    .map((side) => `<${side} style="thin"><color rgb="FFB9C7BF"/></${side}>`)
    .join('')
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${formats.day}" formatCode="${dayFormat}"/></numFmts>`,
    counted(
      'fonts',
      looks.map((look) => `<font>${fonts[look]}</font>`),
    ),
    counted('fills', patterns),
    counted('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${sides}<diagonal/></border>`,
    ]),
    counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    counted('cellXfs', used),
    counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('')
}

function counted(name: string, of: readonly string[]): string {
  return `<${name} count="${of.length}">${of.join('')}</${name}>`
}
