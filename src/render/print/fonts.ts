import { byText } from '../../plain/text.ts'
import { isStream, type PdfFile } from './pdf-objects.ts'

/** PostScript names, without the style, of the fonts that nap brings along and embeds in the page. */
const bundledFamilies: ReadonlySet<string> = new Set([
  'SourceSerif4',
  'SourceSans3',
  // The static files of Source Sans carry the name of the variable font’s first style.
  'SourceSans3ExtraLight',
  'NotoNastaliqUrdu',
  'NotoNaskhArabic',
  'NotoSans',
  'NotoSansMath',
  'NotoSansSymbols2',
  // The one that comes inside the bundled browser: it stands in where no font has a letter.
  'OpenSans',
])

/** PostScript names of all fonts in the PDF, sorted. None at all means that the pages are blank. */
export function fontNames(file: PdfFile): string[] {
  const names = new Set<string>()
  for (const object of file.objects) {
    if (!object || isStream(object)) continue
    // A Type 3 font has no /BaseFont, but a description with its name.
    for (const [, name] of object
      .toString('latin1')
      .matchAll(/\/(?:BaseFont|FontName) \/([^\s/>]+)/g)) {
      if (name !== undefined) names.add(name.replace(/^[A-Z]{6}\+/, ''))
    }
  }
  return [...names].toSorted(byText)
}

/** Those that the browser borrowed from the machine: on another one the page would look different. */
export function foreignAmong(names: readonly string[]): string[] {
  return names.filter((name) => !bundledFamilies.has(name.replace(/-[^-]*$/, '')))
}
