import { BorderStyle, type IStylesOptions } from 'docx'
import { guidanceStyle } from '../model/exchange/form.ts'
import type { HouseStyle } from '../model/house-style.ts'

/** In a language that runs from right to left: for Urdu a Nastaliq hand where the computer has it. */
export function fontFor(language: string) {
  const isUrdu = new Intl.Locale(language).language === 'ur'
  return {
    ascii: 'Calibri',
    hAnsi: 'Calibri',
    cs: isUrdu ? 'Noto Nastaliq Urdu' : 'Arial',
  } as const
}

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

/** Around each cell that is to be filled in. */
export const grid = {
  top: rule,
  left: rule,
  right: rule,
  insideVertical: rule,
  bottom: rule,
  insideHorizontal: rule,
} as const

/** How wide a line is between the margins, in twentieths of a point. */
export type Measure = { readonly lineWidth: number }

/** Of headings that stand in the contents beside those of the first level: what looks like them there does not. */
export const listedStyle = 'HeadingListed'

/** Colours of Word files that a house style may set. */
export type WordColours = HouseStyle['colours']

/** As Word writes a colour. */
function wordColour(colour: string | undefined, own: string): string {
  return colour === undefined ? own : colour.slice(1).toUpperCase()
}

/** The language for words to the left, and the tags of both as Word wants them. */
type Languages = {
  readonly rtl: string
  readonly tags: { readonly value: string; readonly bidirectional: string }
}

/** The look of Word files: that of the printed plan, in fonts that every office has. */
export function documentStyles(colours: WordColours, languages: Languages): IStylesOptions {
  const main = wordColour(colours.main, '0B4F34')
  const ink = wordColour(colours.ink, '1C2421')
  return {
    default: {
      document: {
        run: { font: fontFor(languages.rtl), size: 21, language: languages.tags },
      },
      title: { run: { size: 40, bold: true, color: main }, paragraph: { spacing: { after: 60 } } },
      heading1: {
        run: { size: 30, bold: true, color: main },
        paragraph: {
          keepNext: true,
          spacing: { before: 360, after: 120 },
          border: { bottom: { style: 'single', size: 8, color: main, space: 4 } },
        },
      },
      heading2: {
        run: { size: 24, bold: true, color: main },
        paragraph: { keepNext: true, spacing: { before: 300, after: 40 } },
      },
      heading3: {
        run: { size: 20, bold: true, color: ink },
        paragraph: { keepNext: true, spacing: { before: 160, after: 40 } },
      },
    },
    paragraphStyles: [
      { id: listedStyle, name: listedStyle, basedOn: 'Heading2', next: 'Line' },
      style('FigureTitle', { size: 20, bold: true, color: main }, { before: 200, after: 80 }),
      style('Picture', {}, { before: 160, after: 60 }),
      style('Caption', { size: 17, color: wordColour(colours.quiet, quiet) }, { after: 160 }),
      style('Contents', { size: 30, bold: true, color: main }, { after: 200 }),
      style('Fact', { size: 20 }, { after: 40 }),
      style('Line', {}, { after: 80 }),
      style('Cell', { size: 18 }, { after: 0 }),
      style('Code', { size: 18, font: 'Consolas' }, { after: 0 }),
      style('Quotation', {}, { after: 80 }, 360),
      style(
        'Notice',
        { size: 19, color: wordColour(colours.accent, '8A5A00') },
        { after: 80 },
        360,
      ),
      style('Remark', { size: 17, color: wordColour(colours.quiet, quiet) }, { after: 80 }),
      style(
        guidanceStyle,
        { size: 18, italics: true, color: wordColour(colours.quiet, quiet) },
        { after: 80 },
      ),
      style('Room', {}, { before: 120, after: 900 }),
      style('Running', { size: 16, color: wordColour(colours.quiet, quiet) }, {}),
    ],
  }
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
