import type { MailDraft } from '../model/exchange/mail-draft.ts'
import { fingerprint } from '../plain/fingerprint.ts'

/**
 * A letter as a file that a mail program opens as a draft: it is not sent before a person sends it. The same letter gives
 * the same file.
 */
export function mailText({ to, subject, text, attachments }: MailDraft): string {
  const boundary = `nap-${fingerprint([subject, text]).slice(0, 24)}`
  const parts = [
    part(
      ['Content-Type: text/plain; charset=utf-8'],
      Buffer.from(text.replaceAll(/\r?\n/g, '\r\n')),
    ),
    ...attachments.map(({ name, bytes }) =>
      part(
        [
          `Content-Type: ${typeOf(name)}; name="${name}"`,
          `Content-Disposition: attachment; filename="${name}"`,
        ],
        bytes,
      ),
    ),
  ]
  const head = [
    // Programs that know this sign open it to be sent, and not as mail that came in.
    'X-Unsent: 1',
    `To: ${to}`,
    headerOf('Subject', subject),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ]
  const body = parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('')
  return `${head.join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`
}

function part(head: readonly string[], bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  return [...head, 'Content-Transfer-Encoding: base64', '', ...lines].join('\r\n')
}

const types: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

function typeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

/** A line of the head: other letters than those of ASCII as encoded words (RFC 2047), long lines folded. */
function headerOf(name: string, words: string): string {
  const plain = words.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
  // What looks like an encoded word would be read as one.
  const isPlain = /^[\u0020-\u007e]*$/.test(plain) && !plain.includes('=?')
  const pieces = isPlain ? piecesOf(plain) : encodedWords(plain)
  return `${name}: ${pieces.join('\r\n ')}`
}

/** Each of at most about 60 letters, parted at spaces. */
function piecesOf(words: string): string[] {
  const pieces: string[] = []
  let current = ''
  for (const word of words.split(' ')) {
    if (current !== '' && current.length + word.length > 60) {
      pieces.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...pieces, current]
}

/** An encoded word has at most 75 letters, and so 45 bytes; no character is split. */
function encodedWords(words: string): string[] {
  const chunks: string[] = []
  let current = ''
  for (const character of words) {
    if (Buffer.byteLength(current + character) > 42) {
      chunks.push(current)
      current = ''
    }
    current += character
  }
  return [...chunks, current].map((chunk) => `=?utf-8?B?${Buffer.from(chunk).toString('base64')}?=`)
}
