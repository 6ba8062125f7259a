import { type Fault, type FaultCode, fault } from './fault.ts'

type Kind = readonly [code: FaultCode, isOne: (bytes: Uint8Array) => boolean]

// By their first bytes; no text begins so.
const kinds: readonly Kind[] = [
  ['pdf-file', begins('%PDF-')],
  ['office-file', begins('PK\u0003\u0004')],
  ['office-file', begins('\u00d0\u00cf\u0011\u00e0')],
  ['office-file', begins('\u001f\u008b\u0008')],
  ['office-file', begins('7z\u00bc\u00af')],
  ['office-file', begins('Rar!\u001a')],
  ['picture-file', begins('\u00ff\u00d8\u00ff')],
  ['picture-file', begins('\u0089PNG\r\n')],
  ['picture-file', begins('GIF8')],
  ['picture-file', begins('II*\0')],
  ['picture-file', begins('MM\0*')],
  ['picture-file', begins('WEBP', 8)],
  ['picture-file', begins('ftyphei', 4)],
  ['only-zeros', (bytes) => bytes.length > 0 && bytes.every((byte) => byte === 0)],
]

/** What a file of another program is, whatever its name says; undefined where it may be text. */
export function foreignFile(bytes: Uint8Array): FaultCode | undefined {
  return kinds.find(([, isOne]) => isOne(bytes))?.[0]
}

function begins(letters: string, at = 0): (bytes: Uint8Array) => boolean {
  const codes = Array.from(letters, (letter) => letter.charCodeAt(0))
  return (bytes) => codes.every((code, index) => bytes[at + index] === code)
}

/** The same for a text that does not read as fields. */
export function foreignText(text: string): Fault | undefined {
  const code = codeOf(text.slice(0, 4000).trimStart())
  return code && fault(code, 0, 0)
}

function codeOf(start: string): FaultCode | undefined {
  if (start.startsWith('{\\rtf')) return 'rtf-file'
  if (/^<(?:[!?]|[a-z]+[\s>:])/i.test(start)) return 'web-file'
  if (isMail(start)) return 'mail-file'
  return isTable(start) ? 'table-file' : undefined
}

// Its first lines are headers, those that every mail has among them.
function isMail(start: string): boolean {
  const [headers = ''] = /^(?:[A-Z][\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){2,}/.exec(start) ?? []
  return /^Subject:/m.test(headers) && /^(?:From|To|Received|Return-Path):/m.test(headers)
}

// Two lines with as many columns; with two columns, the sign may stand for a colon.
function isTable(start: string): boolean {
  const [first = '', second = ''] = start.split('\n')
  if (/^\|.*\|\s*$/.test(first) && /^\|[\s:|-]+\|\s*$/.test(second)) return true
  return [';', '\t', ','].some((sign) => {
    const columns = first.split(sign).length
    return columns > 2 && second.split(sign).length === columns && !/: |:$/.test(first)
  })
}
