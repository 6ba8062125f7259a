import { takenApart } from './page-text.ts'
import { pagesOf } from './pages.ts'
import {
  add,
  addCompressed,
  compressedStream,
  latin1,
  type PdfDraft,
  replace,
} from './pdf-draft.ts'
import { objectText, optionalReferenceIn, streamText } from './pdf-objects.ts'
import { addLetters, readFont, type TextFont } from './text-font.ts'
import { reversed } from './text-run.ts'

/**
 * Lets words that run to the left be found. Chromium paints their letters one by one, up and down, and of that readers make
 * pieces of words. Here a glyph paints all of one colour on a page, into which no reader looks for text; in their place stands
 * the same text, whole and unpainted, as below the picture of a page that was scanned.
 */
export function makeSearchable(draft: PdfDraft): void {
  const fonts = new Map<number, TextFont | undefined>()
  let letters: number | undefined
  for (const number of pagesOf(draft)) {
    const page = objectText(draft, number)
    const [, resources, box] =
      /\/Resources (<<[\s\S]*?\/Font <<[\s\S]*?>>)\n\/MediaBox (\[[^\]]*\])/.exec(page) ?? []
    const contents = optionalReferenceIn(page, 'Contents')
    if (resources === undefined || contents === undefined) continue
    const content = streamText(draft, contents)
    if (!content.includes(reversed)) continue

    const fontOf = (name: string) => {
      const font = optionalReferenceIn(resources, name)
      if (font === undefined) return undefined
      if (!fonts.has(font)) fonts.set(font, readFont(draft, font))
      return fonts.get(font)
    }
    const { shown, painted, font } = takenApart(content, fontOf)
    const model = font === undefined ? undefined : optionalReferenceIn(resources, font)
    if (model === undefined) continue
    letters ??= addLetters(draft, model)
    const entries = `/Resources ${resources}\n/FontBBox ${box}`
    const paintings = Array.from(painted, ([colour, words], index) => ({
      entry: `/Painting${index} ${addPainting(draft, words, entries)} 0 R\n`,
      shown: `q\n${colour}BT\n/Painting${index} 1 Tf\n( ) Tj\nET\nQ\n`,
    }))
    const named = paintings.map(({ entry }) => entry).join('')
    const added = `/Font <<${named}/Letters ${letters} 0 R\n`
    replace(draft, number, page.replace('/Font <<', added))
    const end = paintings.map((painting) => painting.shown).join('')
    const whole = `q\n${shown}Q\n/Artifact BMC\n${end}EMC\n`
    draft.objects[contents] = compressedStream('', latin1(whole))
  }
}

/** Adds a font of one glyph, which paints all of it at the origin. Readers find a space there. */
function addPainting(draft: PdfDraft, painted: string, entries: string): number {
  const glyph = addCompressed(draft, '', latin1(`0 0 d0\n${painted}`))
  return add(
    draft,
    `<</Type /Font\n/Subtype /Type3\n${entries}\n/FontMatrix [1 0 0 1 0 0]\n` +
      '/Encoding <</Type /Encoding\n/Differences [32 /space]>>\n' +
      `/FirstChar 32\n/LastChar 32\n/Widths [0]\n/CharProcs <</space ${glyph} 0 R>>>>`,
  )
}
