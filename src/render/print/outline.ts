import { add, type PdfDraft, replace } from './pdf-draft.ts'
import { pdfName, pdfText } from './pdf-text.ts'

/**
 * A heading of the document. `id`, of ASCII letters, digits and hyphens, stands in the HTML, and the contents link to it
 * with `<a href="#id">`: only then does the browser tell its page. `level` counts from 1; steps may be left out.
 */
export type OutlineEntry = { readonly id: string; readonly level: number; readonly title: string }

type Bookmark = { readonly entry: OutlineEntry; readonly number: number; readonly kids: Bookmark[] }

/** Adds the bookmarks, closed, and gives the entries that the catalog needs for them. */
export function addOutline(draft: PdfDraft, outline: readonly OutlineEntry[]): string {
  if (outline.length === 0) return ''
  const top: Bookmark = { entry: { id: '', level: 0, title: '' }, number: add(draft), kids: [] }
  nest(draft, top, outline)
  replace(draft, top.number, `<</Type /Outlines${ends(top)} /Count ${top.kids.length}>>`)
  writeKids(draft, top)
  return `/Outlines ${top.number} 0 R\n/PageMode /UseOutlines\n`
}

/** An entry belongs to the last one before it with a lower level. */
function nest(draft: PdfDraft, top: Bookmark, outline: readonly OutlineEntry[]): void {
  const open = [top]
  for (const entry of outline) {
    const level = Math.max(1, entry.level)
    while ((open.at(-1)?.entry.level ?? 0) >= level) open.pop()
    const bookmark: Bookmark = { entry: { ...entry, level }, number: add(draft), kids: [] }
    open.at(-1)?.kids.push(bookmark)
    open.push(bookmark)
  }
}

function writeKids(draft: PdfDraft, parent: Bookmark): void {
  for (const [index, bookmark] of parent.kids.entries()) {
    const { entry, number, kids } = bookmark
    const previous = parent.kids[index - 1]
    const next = parent.kids[index + 1]
    replace(
      draft,
      number,
      `<</Title ${pdfText(entry.title)} /Parent ${parent.number} 0 R` +
        (previous ? ` /Prev ${previous.number} 0 R` : '') +
        (next ? ` /Next ${next.number} 0 R` : '') +
        ends(bookmark) +
        (kids.length > 0 ? ` /Count -${kids.length}` : '') +
        ` /Dest ${pdfName(entry.id)}>>`,
    )
    writeKids(draft, bookmark)
  }
}

function ends({ kids }: Bookmark): string {
  const first = kids[0]
  const last = kids.at(-1)
  return first && last ? ` /First ${first.number} 0 R /Last ${last.number} 0 R` : ''
}
