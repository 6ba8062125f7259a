import { isFieldName } from '../model/schemas.ts'
import { type Fault, type FaultCode, fault } from './fault.ts'

// By their first bytes, as letters of Latin-1; no text begins so.
const kinds: readonly (readonly [code: FaultCode, beginning: RegExp])[] = [
  ['pdf-file', /^%PDF-/],
  [
    'office-file',
    /^(?:PK\u0003\u0004|\u00d0\u00cf\u0011\u00e0|\u001f\u008b\u0008|7z\u00bc\u00af|Rar!\u001a)/,
  ],
  [
    'picture-file',
    /^(?:\u00ff\u00d8\u00ff|\u0089PNG\r\n|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyphei)/s,
  ],
]
const longestBeginning = 12

/** What a file of another program is, whatever its name says; undefined where it may be text. */
export function foreignFile(bytes: Uint8Array): FaultCode | undefined {
  if (bytes[0] === 0 && bytes.every((byte) => byte === 0)) return 'only-zeros'
  const beginning = String.fromCharCode(...bytes.subarray(0, longestBeginning))
  return kinds.find(([, shape]) => shape.test(beginning))?.[0]
}

/** The same for a text that does not read as fields. */
export function foreignText(text: string): Fault | undefined {
  const code = codeOf(text.slice(0, 4000).trimStart())
  return code && fault(code, 0, 0)
}

/** The same for a text that needs no fields: web pages and tables may be what somebody meant to write. */
export function formattedText(text: string): Fault | undefined {
  const code = storedCode(text)
  return code && fault(code, 0, 0)
}

function codeOf(start: string): FaultCode | undefined {
  const stored = storedCode(start)
  if (stored) return stored
  if (/^<(?:[!?]|[a-z]+[\s>:])/i.test(start)) return 'web-file'
  if (isMail(start)) return 'mail-file'
  return isTable(start) ? 'table-file' : undefined
}

function storedCode(start: string): FaultCode | undefined {
  if (start.startsWith('{\\rtf')) return 'rtf-file'
  return start.startsWith('version https://git-lfs.github.com/spec/') ? 'lfs-pointer' : undefined
}

// Its first lines are headers, those that every mail has among them.
function isMail(start: string): boolean {
  const [headers = ''] = /^(?:[A-Z][\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){2,}/.exec(start) ?? []
  return /^Subject:/m.test(headers) && /^(?:From|To|Received|Return-Path):/m.test(headers)
}

// Two lines with as many columns; with two columns, the sign may stand for a colon. A remark, and a field that lost its
// colon, may hold commas as well.
function isTable(start: string): boolean {
  const [first = '', second = ''] = start.split('\n')
  const [, name = ''] = /^(\w+) /.exec(first) ?? []
  if (first.startsWith('#') || isFieldName(name)) return false
  if (/^\|.*\|\s*$/.test(first) && /^\|[\s:|-]+\|\s*$/.test(second)) return true
  return [';', '\t', ','].some((sign) => {
    const columns = first.split(sign).length
    return columns > 2 && second.split(sign).length === columns && !/: |:$/.test(first)
  })
}
