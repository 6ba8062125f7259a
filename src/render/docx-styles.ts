import type { IStylesOptions } from 'docx'

/** For Arabic letters: a Nastaliq hand where the computer has it. */
export const urduFont = {
  ascii: 'Calibri',
  hAnsi: 'Calibri',
  cs: 'Noto Nastaliq Urdu',
} as const

const green = '0B4F34'
const quiet = '56615C'

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
    style('Subtitle', { size: 24, color: quiet }, { after: 160 }),
    style('Fact', { size: 20 }, { after: 40 }),
    style('Status', { size: 19, color: quiet }, { after: 80 }),
    style('Line', {}, { after: 80 }),
    style('Entry', { bold: true }, { before: 100, after: 20 }),
    style('Answer', { size: 19 }, { after: 40 }, 360),
    style('Reason', { size: 17, italics: true, color: quiet }, { after: 80 }),
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
