import type { Received } from '../model/exchange/received.ts'
import { limits } from '../model/limits.ts'
import { separatedValues } from './csv.ts'
import { excelWorkbook } from './excel/excel.ts'
import { refuseForeign } from './foreign.ts'
import { electronicMail, isMailBox, mailBox } from './mail.ts'
import { openedPackage, type Package } from './package.ts'
import { textLetter } from './text.ts'
import { type Unfit, unfitFile } from './unfit.ts'
import { wordDocument } from './word/word.ts'

/**
 * Bytes of a file that came in to what it says. What it is, its first bytes tell; of a text, its name.
 * @param name without folders
 * @throws Refusal (1) for what is no document, is too large, or could do harm
 */
export async function receive(bytes: Uint8Array, name: string): Promise<Received> {
  const unfit = unfitFile(name)
  if (bytes.length > limits.incomingBytes)
    throw unfit(
      'is larger than any letter, form or plan, so it was not read.',
      'Make the pictures in it smaller, or divide it.',
    )
  refuseForeign(bytes, name, unfit)
  if (isArchive(bytes)) return officeFile(openedPackage(bytes, unfit), unfit)
  if (isMailBox(bytes)) return mailBox(bytes, name, unfit)
  const [, ending = ''] = /\.([^.]+)$/.exec(name.toLowerCase()) ?? []
  if (ending === 'eml' || ending === 'mbox') return electronicMail(bytes, unfit)
  if (ending === 'csv' || ending === 'tsv') return separatedValues(bytes, unfit)
  if (['txt', 'text', 'md', 'markdown'].includes(ending)) return textLetter(bytes, unfit)
  throw unfit(
    'is no file that nap can read.',
    'Give it a Word file (.docx), an Excel file (.xlsx), an e-mail (.eml), a table (.csv) or a text (.txt, .md).',
  )
}

/** `PK`, and the signature of a part, or of the end where there are none. */
function isArchive([p, k, one, two]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((one === 3 && two === 4) || (one === 5 && two === 6))
}

function officeFile(source: Package, unfit: Unfit): Received {
  const { type } = source.main
  if (/wordprocessingml|ms-word\.(?:document|template)/i.test(type)) return wordDocument(source)
  if (/spreadsheetml|ms-excel\.(?:sheet|template)\.macro/i.test(type)) return excelWorkbook(source)
  const known = others.find(([isKind]) => isKind(source))
  if (known) throw unfit(known[1], known[2])
  throw unfit('is a ZIP folder.', 'Unpack it, and give nap the files in it.')
}

type Other = readonly [isKind: (source: Package) => boolean, what: string, help: string]

const asExcel = 'Open it in Excel or LibreOffice, and save it as .xlsx.'

const others: readonly Other[] = [
  [({ main }) => /ms-excel/i.test(main.type), 'is a binary Excel file.', asExcel],
  [
    ({ main }) => /presentationml|powerpoint/i.test(main.type),
    'is a presentation.',
    'Copy what it says into a Word file, and give that to nap.',
  ],
  [
    ({ names }) => names.includes('content.xml') && names.includes('META-INF/manifest.xml'),
    'is a file of LibreOffice.',
    'Open it there, and save it as .docx, or, where it is a table, as .xlsx.',
  ],
  [
    ({ names }) => names.some((name) => /\.iwa$|^Index\.zip$/.test(name)),
    'is a file of Pages or Numbers.',
    'Open it there, choose “Export to”, and Word or Excel.',
  ],
]
