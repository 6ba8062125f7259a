import { addStream, type PdfDraft, replace } from './pdf-draft.ts'
import { objectText } from './pdf-objects.ts'
import { pdfDate, pdfName, pdfText } from './pdf-text.ts'

/** What the PDF says about itself. `properties` are of our own making; their names are letters and digits. */
export type Metadata = {
  readonly title: string
  readonly author: string
  readonly language: string
  /** The date of the revision; undefined: the PDF carries no date at all. */
  readonly date: Date | undefined
  readonly properties: Readonly<Record<string, string>>
}

/**
 * Writes it twice, as readers expect: into the information dictionary and as XMP. Gives the entries that the catalog needs.
 * @param version the browser that printed: the same bytes are promised only for the same one
 */
export function addMetadata(draft: PdfDraft, metadata: Metadata, version: string): string {
  const producer = /\/Producer (\((?:\\.|[^\\)])*\))/.exec(objectText(draft, draft.info))?.[1]
  const creator = `nap, with ${version}`
  const { title, author, date } = metadata
  const entries = [
    `/Title ${pdfText(title)}`,
    `/Author ${pdfText(author)}`,
    `/Creator ${pdfText(creator)}`,
    ...(producer ? [`/Producer ${producer}`] : []),
    ...(date ? [`/CreationDate ${pdfDate(date)}`, `/ModDate ${pdfDate(date)}`] : []),
    ...sorted(metadata.properties).map(([name, value]) => `${pdfName(name)} ${pdfText(value)}`),
  ]
  replace(draft, draft.info, `<<${entries.join('\n')}>>`)

  const packet = Buffer.from(xmp(metadata, creator))
  // Not compressed, so that tools that know nothing of PDF find it.
  const stream = addStream(draft, '/Type /Metadata /Subtype /XML', packet)
  return `/Metadata ${stream} 0 R\n`
}

function xmp({ title, author, language, date, properties }: Metadata, creator: string): string {
  const when = date && `${date.toISOString().slice(0, 19)}Z`
  const own = sorted(properties).map(([name, value]) => element(`pdfx:${name}`, escaped(value)))
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escaped(creator)}</xmp:CreatorTool>
${when ? `${element('xmp:CreateDate', when)}${element('xmp:ModifyDate', when)}` : ''}${own.join('')}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** @throws Error on a name that XML does not allow: a fault in nap, the names are ours */
function sorted(properties: Metadata['properties']): [string, string][] {
  const entries = Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [name] of entries) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`“${name}” cannot name a property.`)
  }
  return entries
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>\n`
}

function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
