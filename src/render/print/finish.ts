import { type Attachment, addAttachments } from './attachments.ts'
import { addMetadata, type Metadata } from './metadata.ts'
import { addOutline, type OutlineEntry } from './outline.ts'
import { packPdf } from './pack.ts'
import { extend, type PdfDraft, pdfDraftOf, replace } from './pdf-draft.ts'
import { objectText, optionalReferenceIn, type PdfFile, unexpected } from './pdf-objects.ts'
import { pdfText } from './pdf-text.ts'
import { makeSearchable } from './searchable.ts'

/** What the printed pages lack to be a document of record. `version` names the browser that printed them. */
export type Finish = {
  readonly metadata: Metadata
  readonly outline: readonly OutlineEntry[]
  readonly attachments: readonly Attachment[]
  readonly version: string
}

/**
 * Makes a document of record of the printed pages: bookmarks, attachments, metadata, no trace of the moment. Own, because
 * pdf-lib takes thirty times as long. Same input, same bytes.
 * @throws Refusal on a PDF that is not built as Chromium does
 */
export function finishPdf(file: PdfFile, finish: Finish): Uint8Array {
  const draft = pdfDraftOf(file)
  const { metadata } = finish
  makeSearchable(draft)
  nameRoles(draft)
  setLanguage(draft, metadata.language)
  const entries = [
    '/Version /1.7\n',
    addMetadata(draft, metadata, finish.version),
    addAttachments(draft, finish.attachments, metadata.date),
    addOutline(draft, finish.outline),
  ]
  refuseIfTaken(objectText(draft, draft.root))
  extend(draft, draft.root, entries.join(''))
  return packPdf(draft)
}

/** Chromium marks bold and italic text with types that PDF 1.7 does not know; readers need to be told what they are. */
function nameRoles(draft: PdfDraft): void {
  const structure = optionalReferenceIn(objectText(draft, draft.root), 'StructTreeRoot')
  if (structure === undefined) return
  if (/\/RoleMap\b/.test(objectText(draft, structure))) return
  extend(draft, structure, '/RoleMap <</Strong /Span /Em /Span>>')
}

function setLanguage(draft: PdfDraft, language: string): void {
  const catalog = objectText(draft, draft.root)
  const without = catalog.replace(/\/Lang (\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)\s*/, '')
  replace(draft, draft.root, without)
  extend(draft, draft.root, `/Lang ${pdfText(language)}\n`)
}

function refuseIfTaken(catalog: string): void {
  const taken = /\/(Names|Outlines|Metadata|AF|PageMode|Version)\b/.exec(catalog)?.[1]
  if (taken !== undefined) throw unexpected(`its catalog already has /${taken}`)
}
