import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What is written into a form in Excel: into the row of this name, into the column of answers unless another is named. */
type Entry = readonly [key: string, text: string, column?: string]

/** A form in Excel with other answers in it, as another file. */
export function fillForm(from: string, to: string, entries: readonly Entry[]): void {
  const parts = unzipSync(readFileSync(from))
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'))
  const changed = sheets.map((name) => {
    const xml = strFromU8(parts[name] ?? new Uint8Array())
    return [name, strToU8(entries.reduce(withEntry, xml))] as const
  })
  const whole = { ...parts, ...Object.fromEntries(changed) }
  // The same answers are the same file.
  writeFileSync(to, zipSync(whole, { mtime: new Date(1980, 0, 1, 12) }))
}

function withEntry(xml: string, [key, text, column = 'D']: Entry): string {
  const [, row] = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${key}</t>`).exec(xml) ?? []
  if (row === undefined) return xml
  const cell = new RegExp(`<c r="${column}${row}"(?: s="(\\d+)")?[^>]*?(?:/>|>.*?</c>)`, 's')
  const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return xml.replace(
    cell,
    (_, style = '0') =>
      `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`,
  )
}
