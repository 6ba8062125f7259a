import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A part of a Word file as text. */
export function partOf(docx: Uint8Array, name: string): string {
  return strFromU8(unzipSync(docx)[name] ?? new Uint8Array())
}

/** The properties that nap gives a Word file. */
export function propertiesIn(docx: Uint8Array): Record<string, string> {
  const properties = partOf(docx, 'docProps/custom.xml').matchAll(
    /name="([^"]*)"[^>]*><vt:lpwstr>([^<]*)</g,
  )
  return Object.fromEntries(Array.from(properties, ([, name, value]) => [name, value]))
}

/** The same file after somebody typed something into it and saved it; office programs keep the properties. */
export function edited(docx: Uint8Array, words: string): Uint8Array {
  const parts = unzipSync(docx)
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const paragraph = `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
  const typed = body.replace('<w:sectPr', `${paragraph}<w:sectPr`)
  return zipSync({ ...parts, 'word/document.xml': strToU8(typed) })
}
