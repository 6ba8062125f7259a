import { BorderStyle, type IStylesOptions } from 'docx'

/** For Arabic letters: a Nastaliq hand where the computer has it. */
export const urduFont = {
  ascii: 'Calibri',
  hAnsi: 'Calibri',
  cs: 'Noto Nastaliq Urdu',
} as const

const green = '0B4F34'
export const quiet = '56615C'
/** Behind the heads of tables. */
export const pale = 'EEF4F0'

const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B9C7BF' } as const
const none = { style: BorderStyle.NONE } as const

/** A line below each row, as on paper. */
export const rules = {
  top: none,
  left: none,
  right: none,
  insideVertical: none,
  bottom: rule,
  insideHorizontal: rule,
} as const

/** Between the margins, in twentieths of a point. */
export const lineWidth = 9026

/** Of headings that stand in the contents beside those of the first level: what looks like them there does not. */
export const listedStyle = 'HeadingListed'

/** The look of Word files: that of the printed plan, in fonts that every office has. */
export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: urduFont, size: 21, language: { value: 'en-GB', bidirectional: 'ur-PK' } },
    },
    title: { run: { size: 40, bold: true, color: green }, paragraph: { spacing: { after: 60 } } },
    heading1: {
      run: { size: 30, bold: true, color: green },
      paragraph: {
        keepNext: true,
        spacing: { before: 360, after: 120 },
        border: { bottom: { style: 'single', size: 8, color: green, space: 4 } },
      },
    },
    heading2: {
      run: { size: 24, bold: true, color: green },
      paragraph: { keepNext: true, spacing: { before: 300, after: 40 } },
    },
    heading3: {
      run: { size: 20, bold: true, color: '1C2421' },
      paragraph: { keepNext: true, spacing: { before: 160, after: 40 } },
    },
  },
  paragraphStyles: [
    { id: listedStyle, name: listedStyle, basedOn: 'Heading2', next: 'Line' },
    style('FigureTitle', { size: 20, bold: true, color: green }, { before: 200, after: 80 }),
    style('Picture', {}, { before: 160, after: 60 }),
    style('Caption', { size: 17, color: quiet }, { after: 160 }),
    style('Contents', { size: 30, bold: true, color: green }, { after: 200 }),
    style('Fact', { size: 20 }, { after: 40 }),
    style('Line', {}, { after: 80 }),
    style('Cell', { size: 18 }, { after: 0 }),
    style('Code', { size: 18, font: 'Consolas' }, { after: 0 }),
    style('Quotation', {}, { after: 80 }, 360),
    style('Notice', { size: 19, color: '8A5A00' }, { after: 80 }, 360),
    style('Remark', { size: 17, color: quiet }, { after: 80 }),
    style('Room', {}, { before: 120, after: 900 }),
    style('Running', { size: 16, color: quiet }, {}),
  ],
}

type Style = NonNullable<IStylesOptions['paragraphStyles']>[number]

function style(
  name: string,
  run: NonNullable<Style['run']>,
  spacing: NonNullable<NonNullable<Style['paragraph']>['spacing']>,
  indent = 0,
): Style {
  const paragraph = { spacing, ...(indent > 0 && { indent: { start: indent } }) }
  return { id: name, name, basedOn: 'Normal', run, paragraph }
}
