import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { digestOf, digestProperty, propertiesPart } from './docx-digest.ts'

/** Stands for the day of changes that have none yet; no file carries it. */
export const undated = '1970-01-01T00:00:00Z'

/** Zip files know no time before it, and have no time zone: read as local time, and written as that. */
const zipTime = new Date(1980, 0, 1, 12)

/**
 * The same document with nothing in it of the moment at which it was written: no clock, no random name.
 * @param date when what it tells was recorded, if it was
 */
export function reproducible(docx: Uint8Array, date: Date | undefined): Uint8Array {
  const all = Object.entries(unzipSync(docx))
  const pictures = all.filter(([name]) => isPicture(name))
  const parts = all
    .filter(([name]) => !isPicture(name))
    .map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  const names = steadyNames(parts.map(([, text]) => text))
  const marks = steadyMarks(parts.find(([name]) => name === 'word/document.xml')?.[1] ?? '')
  const steady = parts.map(
    ([name, text]) => [name, strToU8(marks(steadyPart(text, names, date)))] as const,
  )
  // Readers want the list of contents first.
  const first = (name: string) => (name === '[Content_Types].xml' ? `\0${name}` : name)
  const sorted = [...steady, ...pictures].toSorted(([a], [b]) => (first(a) < first(b) ? -1 : 1))
  return zipSync(Object.fromEntries(withDigest(sorted)), { mtime: zipTime })
}

function isPicture(part: string): boolean {
  return part.startsWith('word/media/')
}

type Part = readonly [name: string, bytes: Uint8Array]

/** With what tells later whether somebody has saved the file since. */
function withDigest(parts: readonly Part[]): Part[] {
  const digest = digestOf(parts)
  return parts.map(([name, bytes]) =>
    name === propertiesPart
      ? [name, strToU8(strFromU8(bytes).replace(digestProperty.value, digest))]
      : [name, bytes],
  )
}

function steadyPart(
  text: string,
  names: ReadonlyMap<string, string>,
  date: Date | undefined,
): string {
  return text
    .replaceAll(/"(rId[\w-]{15,})"/g, (whole, name: string) => `"${names.get(name) ?? whole}"`)
    .replaceAll(` w:date="${undated}"`, '')
    .replaceAll(
      /<dcterms:(created|modified)([^>]*)>[^<]*<\/dcterms:\1>/g,
      (_whole, what: string, attributes: string) =>
        date ? `<dcterms:${what}${attributes}>${date.toISOString()}</dcterms:${what}>` : '',
    )
}

/** Bookmarks and pictures are counted through all that this process writes; here from 1 in each document. */
function steadyMarks(document: string): (text: string) => string {
  const numbers = new Map<string, number>()
  for (const [, number = ''] of document.matchAll(/<w:bookmarkStart [^>]*?w:id="(\d+)"/g)) {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1)
  }
  const steady = (number: string) => numbers.get(number) ?? number
  let pictures = 0
  return (text) =>
    text
      .replaceAll(
        /(<w:bookmark(?:Start|End) (?:[^>]*? )?w:id=")(\d+)"/g,
        (_, before: string, number: string) => `${before}${steady(number)}"`,
      )
      .replaceAll(/<wp:docPr id="\d+"/g, () => {
        pictures += 1
        return `<wp:docPr id="${pictures}"`
      })
      .replaceAll(/\b_Toc(\d+)\b/g, (_, number: string) => `_Toc${steady(number)}`)
}

/** Random names of relations, and a number for each. */
function steadyNames(texts: readonly string[]): Map<string, string> {
  const found = texts.flatMap((text) =>
    Array.from(text.matchAll(/ Id="(rId[\w-]{15,})"/g), ([, name = '']) => name),
  )
  return new Map([...new Set(found)].map((name, index) => [name, `rIdSteady${index + 1}`]))
}
