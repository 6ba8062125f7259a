import { byText } from '../../plain/text.ts'
import { add, addCompressed, type PdfDraft } from './pdf-draft.ts'
import { pdfDate, pdfName, pdfText } from './pdf-text.ts'

/** A file inside the PDF. `mime` is its media type, such as `text/markdown`. */
export type Attachment = {
  readonly name: string
  readonly mime: string
  readonly content: Uint8Array
}

/** Embeds the files and gives the entries that the catalog needs for them. Their order does not matter. */
export function addAttachments(
  draft: PdfDraft,
  attachments: readonly Attachment[],
  date: Date | undefined,
): string {
  if (attachments.length === 0) return ''
  const files = attachments
    .map((attachment) => ({ key: pdfText(attachment.name), attachment }))
    .toSorted((a, b) => byText(sortKey(a.key), sortKey(b.key)))
    .map(({ key, attachment }) => ({ key, number: addFile(draft, attachment, date) }))
  const names = add(
    draft,
    `<</Names [${files.map(({ key, number }) => `${key} ${number} 0 R`).join(' ')}]>>`,
  )
  const associated = files.map(({ number }) => `${number} 0 R`).join(' ')
  return `/Names <</EmbeddedFiles ${names} 0 R>>\n/AF [${associated}]\n`
}

function addFile(
  draft: PdfDraft,
  { name, mime, content }: Attachment,
  date: Date | undefined,
): number {
  const changed = date ? ` /ModDate ${pdfDate(date)}` : ''
  const stream = addCompressed(
    draft,
    `/Type /EmbeddedFile /Subtype ${pdfName(mime)} /Params <</Size ${content.length}${changed}>>`,
    content,
  )
  const plain = pdfText(name.replace(/[^\x20-\x7e]/g, '_'))
  return add(
    draft,
    `<</Type /Filespec /F ${plain} /UF ${pdfText(name)} /AFRelationship /Source ` +
      `/EF <</F ${stream} 0 R /UF ${stream} 0 R>>>>`,
  )
}

/** Readers search the tree by the bytes of the keys: ASCII keys first, then those that start with the bytes FE FF. */
function sortKey(key: string): string {
  return key.startsWith('<') ? `\u00fe${key}` : key.replace(/\\([\\()])/g, '$1')
}
