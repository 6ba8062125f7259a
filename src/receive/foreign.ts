import type { Unfit } from './unfit.ts'

/**
 * Refuses what cannot be read, by its first bytes, whatever its name says.
 * @throws Refusal (1) that says how to save it otherwise
 */
export function refuseForeign(bytes: Uint8Array, name: string, unfit: Unfit): void {
  if (/^~\$|^\.~lock\./.test(name))
    throw unfit(
      'only says that somebody has a file open.',
      'Close that in Word or LibreOffice, and give the file itself to nap.',
    )
  if (bytes.length === 0) throw unfit('is empty.', 'Ask for it once more, or copy it again.')
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const other = kinds.find(([beginning]) => beginning.test(start))
  if (other) throw unfit(other[1], other[2])
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw oldOffice(bytes, unfit)
}

const asWord = 'Ask for it as a Word file, or open it in Word or LibreOffice and save it as .docx.'

const kinds: readonly (readonly [beginning: RegExp, what: string, help: string])[] = [
  [/^\0+$/, 'holds nothing but zeros.', 'Ask for it once more, or copy it again.'],
  [/^.{0,16}%PDF-/s, 'is a PDF, in which nobody can tell paragraphs from lines.', asWord],
  [/^\{\\rtf/, 'is an RTF file.', asWord],
  [
    /^(?:\u00ff\u00d8\u00ff|\u0089PNG|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif))/s,
    'is a picture.',
    'Type what it says into a text file, and give that to nap.',
  ],
  [
    /^(?:7z\u00bc\u00af|Rar!|\u001f\u008b)/,
    'is a packed folder.',
    'Unpack it, and give nap the files in it.',
  ],
  [
    /^\u0078\u009f\u003e\u0022/,
    'was packed by Outlook, which only Outlook can undo.',
    'Ask the sender to send the mail as HTML or plain text.',
  ],
  [
    /^\s*(?:<!doctype html|<html)/i,
    'is a web page.',
    'Open it in Word or LibreOffice and save it as .docx.',
  ],
  [/^\s*<\?xml/i, 'is XML that no office program sends.', asWord],
]

/** What was saved by Word and Excel before 2007, by Outlook, or with a password. */
function oldOffice(bytes: Uint8Array, unfit: Unfit) {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const has = (name: string) => all.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage'))
    return unfit(
      'is protected by a password.',
      'Open it in Word or Excel, take the password away (File, Info, Protect), save it, and give it to nap again.',
    )
  if (has('__properties_version1.0'))
    return unfit(
      'is an e-mail as Outlook alone reads it.',
      'Open it in Outlook and save it as text, or send it on to yourself and save that as .eml.',
    )
  if (has('WordDocument'))
    return unfit(
      'is in the old format of Word.',
      'Open it in Word or LibreOffice, choose “Save as”, “Word document (.docx)”, and give that to nap.',
    )
  if (has('Workbook') || has('Book'))
    return unfit(
      'is in the old format of Excel.',
      'Open it in Excel or LibreOffice, choose “Save as”, “Excel workbook (.xlsx)”, and give that to nap.',
    )
  return unfit('is in a format of old office programs.', asWord)
}
