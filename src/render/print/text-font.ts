import { add, addCompressed, latin1, type PdfDraft } from './pdf-draft.ts'
import { objectText, optionalReferenceIn, type PdfFile, streamText } from './pdf-objects.ts'

/** What a font of the browser’s says of its glyphs, two bytes each. Widths are in thousandths of its size. */
export type TextFont = {
  readonly letters: ReadonlyMap<number, string>
  readonly widths: ReadonlyMap<number, number>
}

/** Undefined where object `number` is a font of another kind. */
export function readFont(file: PdfFile, number: number): TextFont | undefined {
  const font = objectText(file, number)
  const map = optionalReferenceIn(font, 'ToUnicode')
  const glyphs = glyphsOf(file, font)
  if (map === undefined || glyphs === undefined) return undefined
  return { letters: lettersIn(streamText(file, map)), widths: widthsIn(glyphs) }
}

/** The width of every letter of `addLetters`, in thousandths of its size. */
export const letterWidth = 500

/**
 * Adds a font for text that is not painted: the code of a letter is the letter itself, in UTF-16.
 * @param model the number of a font that `readFont` can read; it lends its name and its file
 */
export function addLetters(draft: PdfDraft, model: number): number {
  const font = objectText(draft, model)
  const glyphs = glyphsOf(draft, font) ?? ''
  const name = /\/BaseFont \S+/.exec(font)?.[0] ?? ''
  const description = optionalReferenceIn(glyphs, 'FontDescriptor')
  const firstGlyph = addCompressed(draft, '', Buffer.alloc(2 * 0x10000))
  const descendant = add(
    draft,
    `<</Type /Font\n/Subtype /CIDFontType2\n${name}\n` +
      '/CIDSystemInfo <</Registry (Adobe)\n/Ordering (Identity)\n/Supplement 0>>\n' +
      `/FontDescriptor ${description} 0 R\n/DW ${letterWidth}\n/CIDToGIDMap ${firstGlyph} 0 R>>`,
  )
  const itself = addCompressed(draft, '', latin1(mapOfItself()))
  return add(
    draft,
    `<</Type /Font\n/Subtype /Type0\n${name}\n/Encoding /Identity-H\n` +
      `/DescendantFonts [${descendant} 0 R]\n/ToUnicode ${itself} 0 R>>`,
  )
}

function glyphsOf(file: PdfFile, font: string): string | undefined {
  const number = /\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1]
  const glyphs = number === undefined ? '' : objectText(file, Number(number))
  return glyphs.includes('/CIDFontType2') ? glyphs : undefined
}

/** Rows of `<glyph> <letters>` and `<first> <last> <letter of the first>`. */
function lettersIn(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first = '', last = first, text = ''] of map.matchAll(
    /^<([0-9A-F]{4})> (?:<([0-9A-F]{4})> )?<([0-9A-F]+)>$/gm,
  )) {
    const start = Number.parseInt(first, 16)
    for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph++) {
      const letter = utf16(text)
      const next = (letter.codePointAt(0) ?? 0) + glyph - start
      // The browser has no letter for a glyph that many of them share.
      if (next !== 0) letters.set(glyph, glyph === start ? letter : String.fromCodePoint(next))
    }
  }
  return letters
}

/** `/W [0 [900] 175 [663 0 0] 220 356 221]`: a glyph and the widths from it on, or the first and the last of one width. */
function widthsIn(glyphs: string): Map<number, number> {
  const widths = new Map<number, number>()
  const all = /\/W \[((?:[^[\]]|\[[^\]]*\])*)\]/.exec(glyphs)?.[1] ?? ''
  for (const [, first, list, last, same] of all.matchAll(
    /(\d+)\s*(?:\[([^\]]*)\]|\s(\d+)\s+(-?[\d.]+))/g,
  )) {
    const start = Number(first)
    const several = list?.trim().split(/\s+/)
    const count = several?.length ?? Number(last) - start + 1
    for (let at = 0; at < count; at++) widths.set(start + at, Number(several?.[at] ?? same))
  }
  return widths
}

/** A row may not go beyond its first byte, and there may be a hundred in a block. */
function mapOfItself(): string {
  const rows = Array.from({ length: 0x100 }, (_, byte) => {
    const high = byte.toString(16).padStart(2, '0')
    return `<${high}00> <${high}ff> <${high}00>`
  })
  const blocks = [rows.slice(0, 100), rows.slice(100, 200), rows.slice(200)].map(
    (block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange\n`,
  )
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('')}` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'
  )
}

/** What two bytes each stand for, in hexadecimal. */
export function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}
