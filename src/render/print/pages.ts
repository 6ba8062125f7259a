import {
  objectText,
  optionalReferenceIn,
  type PdfFile,
  referenceIn,
  unexpected,
} from './pdf-objects.ts'

/** `count` pages; for every id that a link points at, the page it stands on, counted from 1. */
export type PageNumbers = {
  readonly count: number
  readonly destinations: ReadonlyMap<string, number>
}

/** Chromium names a destination after each id that some `<a href="#id">` points at. */
export function pageNumbers(file: PdfFile): PageNumbers {
  const catalog = objectText(file, file.root)
  const pages = pagesOf(file)
  if (pages.length === 0) throw unexpected('it has no pages')
  const numbers = new Map(pages.map((object, index) => [object, index + 1]))

  const named = optionalReferenceIn(catalog, 'Dests')
  const entries = named === undefined ? '' : objectText(file, named)
  const destinations = new Map<string, number>()
  for (const [, name, page] of entries.matchAll(/\/([^\s/[\]<>()]+) \[(\d+) 0 R/g)) {
    const number = numbers.get(Number(page))
    if (name === undefined || number === undefined) throw unexpected('a link leads to no page')
    destinations.set(plainName(name), number)
  }
  return { count: pages.length, destinations }
}

/** The page objects in reading order. */
export function pagesOf(file: PdfFile): number[] {
  return leavesUnder(file, referenceIn(objectText(file, file.root), 'Pages'))
}

function leavesUnder(file: PdfFile, node: number): number[] {
  const text = objectText(file, node)
  if (!text.includes('/Type /Pages')) return [node]
  const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1]
  if (kids === undefined) throw unexpected('its pages are not a tree')
  return Array.from(kids.matchAll(/(\d+) 0 R/g), ([, kid]) => Number(kid)).flatMap((kid) =>
    leavesUnder(file, kid),
  )
}

/** `#E2#82#AC` in a name is a byte each, and the bytes are UTF-8. */
function plainName(name: string): string {
  const bytes = name.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
