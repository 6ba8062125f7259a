import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Attachment, ReceivedMail } from '../model/exchange/received.ts'
import { limits } from '../model/limits.ts'
import { lettersOf } from '../plain/computer/windows.ts'
import { htmlText } from './html-text.ts'
import { joinedLines } from './packed-lines.ts'
import { mailParts } from './quoted-mail.ts'
import { sendAgain, type Unfit } from './unfit.ts'

/**
 * An e-mail. What was sent on within it as a mail of its own is an attachment.
 * @throws Refusal (1) for what is encrypted or packed by a signature, and for parts within parts without end
 */
export async function electronicMail(bytes: Uint8Array, unfit: Unfit): Promise<ReceivedMail> {
  if (bytes.length > limits.mailBytes) throw tooLong(unfit)
  const { joined, lines, parts } = joinedLines(bytes)
  if (lines > limits.mailLines || parts > limits.mailParts) throw tooLong(unfit)
  const email = await parsed(joined, unfit)
  if ((email.text?.length ?? 0) + (email.html?.length ?? 0) > limits.mailCharacters)
    throw tooLong(unfit)
  const whole = ofWindows(email.text?.trim() ? email.text : htmlText(email.html ?? ''))
  const subject = ofWindows(email.subject ?? '').trim()
  if (whole.trim() === '' && isSealed(email))
    throw unfit(
      'is encrypted or packed by its signature, so nobody but its receiver can read it.',
      'Open it in your mail program, and save what it says as text.',
    )
  return {
    kind: 'mail',
    from: senderOf(email.from ?? email.sender),
    on: dayOfSending(email),
    subject,
    ...mailParts(whole, subject),
    attachments: email.attachments.filter((one) => !one.related).map(attachmentOf),
  }
}

function tooLong(unfit: Unfit) {
  return unfit(
    'is longer than any letter, so it was not read.',
    'Save what is attached to it in your mail program, and give that to nap.',
  )
}

async function parsed(bytes: Uint8Array, unfit: Unfit): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: limits.mailDepth,
      maxHeadersSize: limits.mailHeadBytes,
    })
  } catch {
    throw unfit('is no e-mail that can be read: its head or its parts have no end.', sendAgain)
  }
}

function isSealed({ headers, attachments }: Email): boolean {
  const sealed = /multipart\/encrypted|application\/(?:x-)?pkcs7-mime/i
  return (
    headers.some(({ key, value }) => key === 'content-type' && sealed.test(value)) ||
    attachments.some(({ mimeType }) => sealed.test(mimeType))
  )
}

function senderOf(from: Address | undefined): ReceivedMail['from'] {
  const sender = from?.group ? from.group[0] : from
  const name = ofWindows(sender?.name ?? from?.name ?? '').trim()
  return { name, address: sender?.address ?? '' }
}

/** Some decoders leave what Windows has more than Latin-1 as control characters. */
function ofWindows(text: string): string {
  return text.replaceAll(
    /[\u0080-\u009f]/g,
    (letter) => lettersOf(Uint8Array.of(letter.charCodeAt(0))) ?? letter,
  )
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** As the sender’s calendar had it: `Mon, 12 Jun 2017 23:30:00 +0500`. */
function dayOfSending({ headers, date }: Email): string | undefined {
  const told = headers.find(({ key }) => key === 'date')?.value ?? ''
  const [, day = '', word = '', year] = /\b(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})\b/i.exec(told) ?? []
  const month = months.indexOf(word.toLowerCase()) + 1
  if (year !== undefined && month > 0)
    return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const [iso] = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '') ?? []
  return iso
}

type Part = Email['attachments'][number]

function attachmentOf({ filename, mimeType, content }: Part, index: number): Attachment {
  const ending = mimeType === 'message/rfc822' ? '.eml' : ''
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return { name: plainName(filename ?? '') || `attachment-${index + 1}${ending}`, bytes }
}

/** Only the last part of a path, without what a disk or a terminal would obey. */
function plainName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200)
}

const firstLine = /^From \S.*\d\d:\d\d.*\r?\n(?=[\w-]+:|>From )/gm

/** Whether it is a box of mails: each begins with a line that says when it came. */
export function isMailBox(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1_000)).toString('latin1')
  return new RegExp(firstLine.source, 'm').exec(start)?.index === 0
}

/** A box of mails: each is an attachment of a mail that says nothing; of a single one, that itself. */
export async function mailBox(
  bytes: Uint8Array,
  name: string,
  unfit: Unfit,
): Promise<ReceivedMail> {
  // A letter for each byte, so that nothing of a mail is read before its own head says how.
  const whole = Buffer.from(bytes).toString('latin1')
  const starts: { before: number; after: number }[] = []
  for (const { 0: line, index } of whole.matchAll(firstLine)) {
    starts.push({ before: index, after: index + line.length })
    if (starts.length > limits.mails)
      throw unfit(
        'has too many e-mails in it, so it was not read.',
        'Save those that matter, each as a file.',
      )
  }
  const mails = starts.map(({ after }, index) => {
    const text = whole.slice(after, starts[index + 1]?.before ?? whole.length)
    return Buffer.from(text.replaceAll(/^>(>*From )/gm, '$1'), 'latin1')
  })
  const [only] = mails
  if (only && mails.length === 1) return electronicMail(only, unfit)
  const base = name.replace(/\.[^.]*$/, '')
  return {
    kind: 'mail',
    from: { name: '', address: '' },
    on: undefined,
    subject: '',
    text: '',
    quoted: '',
    signature: '',
    attachments: mails.map((mail, index) => ({ name: `${base} ${index + 1}.eml`, bytes: mail })),
  }
}
