import { describe, expect, test } from 'vitest'
import { mailParts } from '../../src/receive/quoted-mail.ts'
import { receive } from '../../src/receive/receive.ts'
import { readMail, refusal } from './support.ts'

const head = `From: "Accountability Lab" <desk@example.org>
To: nap@example.gov
Subject: =?UTF-8?Q?Draft_plan_=E2=80=93_comments?=
Date: Sun, 18 Jun 2017 23:30:00 -0500
MIME-Version: 1.0
`

describe('an e-mail', () => {
  test('says who sent it when, as the sender’s calendar had it', async () => {
    const mail = await readMail(`${head}Content-Type: text/plain; charset=utf-8

We agree.
`)
    expect(mail).toEqual({
      kind: 'mail',
      from: { name: 'Accountability Lab', address: 'desk@example.org' },
      on: '2017-06-18',
      subject: 'Draft plan – comments',
      text: 'We agree.',
      quoted: '',
      signature: '',
      attachments: [],
    })
  })

  test('is decoded, with its attachments by their own names alone', async () => {
    const { text, attachments } = await readMail(`${head}Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Caf=E9 =96 soft=
ly
--x
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="../../form of Sindh.docx"
Content-Transfer-Encoding: base64

AAEC
--x
Content-Type: message/rfc822

Subject: inner
From: other@example.org

Inner words.
--x--
`)
    expect(text).toBe('Café – softly')
    expect(attachments.map(({ name }) => name)).toEqual(['form of Sindh.docx', 'attachment-2.eml'])
    expect([...(attachments[0]?.bytes ?? [])]).toEqual([0, 1, 2])
    const inner = await receive(attachments[1]?.bytes ?? new Uint8Array(), 'attachment-2.eml')
    expect(inner).toMatchObject({ kind: 'mail', subject: 'inner', text: 'Inner words.' })
  })

  test('that is only a page is read as text, without what is not for readers', async () => {
    const { text, quoted } = await readMail(`${head}Content-Type: text/html; charset=utf-8

<html><head><title>no</title><style>p{color:red}</style></head><body>
<!-- no --><p>Dear   all,</p><p>first<br>second &ndash; caf&eacute;&#8230;</p><ul><li>one</li><li>two</li></ul>
<div>On 12 June 2017, Desk wrote:<blockquote type="cite"><p>Please comment.</p><blockquote>older</blockquote></blockquote></div>
<script>no()</script></body></html>
`)
    expect(text).toBe('Dear all,\n\nfirst\nsecond – café…\n\n- one\n- two')
    expect(quoted).toBe('On 12 June 2017, Desk wrote:\n> Please comment.\n>\n> > older')
  })

  test('has what is attached byte for byte, however long its lines are', async () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7) % 256)
    const packed = Buffer.from(bytes).toString('base64')
    for (const [width, end] of [
      [76, '\n'],
      [60, '\n'],
      [64, ''],
      [19, '\n'],
    ] as const) {
      const lines = packed.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
      const mail = `${head}Content-Type: application/octet-stream; name=a.docx
Content-Disposition: attachment
Content-Transfer-Encoding: base64

${lines.join('\n')}${end}`
      for (const text of [mail, Buffer.from(mail)]) {
        const { attachments } = await readMail(text)
        expect(attachments).toEqual([{ name: 'a.docx', bytes }])
      }
    }
  })

  test('that is encrypted is refused', async () => {
    const sealed = `${head}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
Content-Transfer-Encoding: base64

AAEC
`
    expect(await refusal(Buffer.from(sealed), 'a.eml')).toContain('is encrypted')
  })

  test('without sender and day is read as well', async () => {
    const { from, on, subject } = await readMail('X: y\n\nWords.\n')
    expect({ from, on, subject }).toEqual({
      from: { name: '', address: '' },
      on: undefined,
      subject: '',
    })
  })
})

test('a box of mails is a mail whose attachments they are', async () => {
  const box = `From desk@example.org Mon Jun 12 10:00:00 2017
Subject: one

First.
>From here on.

From - Mon Jun 12 11:00:00 2017
Subject: two

Second.
`
  const { text, attachments } = await readMail(box, 'letters.mbox')
  expect(text).toBe('')
  expect(attachments.map(({ name }) => name)).toEqual(['letters 1.eml', 'letters 2.eml'])
  const first = await receive(attachments[0]?.bytes ?? new Uint8Array(), 'letters 1.eml')
  expect(first).toMatchObject({ subject: 'one', text: 'First.\nFrom here on.' })
  const alone = await readMail(box.slice(0, box.indexOf('From - ')), 'letters.mbox')
  expect(alone.subject).toBe('one')
})

describe('what a mail quotes', () => {
  const outlook = 'From: Desk\nSent: Monday, 12 June 2017\nTo: All\nSubject: Inputs'
  test.for([
    ['nothing', 'Hello.\n\nBye.', { text: 'Hello.\n\nBye.', quoted: '', signature: '' }],
    [
      'below',
      'Yes.\n\nOn Mon, 12 Jun 2017 at 10:00, Desk <d@example.org> wrote:\n> Agreed?\n> \n> Desk',
      {
        text: 'Yes.',
        quoted: 'On Mon, 12 Jun 2017 at 10:00, Desk <d@example.org> wrote:\n> Agreed?\n>\n> Desk',
        signature: '',
      },
    ],
    [
      'on two lines',
      'Yes.\n\nOn Mon, 12 Jun 2017 at 10:00, A Very Long Name\n<d@example.org> wrote:\n\n> Agreed?',
      {
        text: 'Yes.',
        quoted:
          'On Mon, 12 Jun 2017 at 10:00, A Very Long Name\n<d@example.org> wrote:\n\n> Agreed?',
        signature: '',
      },
    ],
    [
      'above',
      'Am 12.06.2017 um 10:00 schrieb Desk:\n> Einverstanden?\n\nJa.',
      {
        text: 'Ja.',
        quoted: 'Am 12.06.2017 um 10:00 schrieb Desk:\n> Einverstanden?',
        signature: '',
      },
    ],
    [
      'without signs',
      'Oui.\n\nLe lun. 12 juin 2017 à 10:00, Desk a écrit :\n\nD’accord ?',
      {
        text: 'Oui.',
        quoted: 'Le lun. 12 juin 2017 à 10:00, Desk a écrit :\n\nD’accord ?',
        signature: '',
      },
    ],
    [
      'as Outlook does',
      `Yes.\n\n________________________________\n${outlook}\n\nAgreed?`,
      {
        text: 'Yes.',
        quoted: `________________________________\n${outlook}\n\nAgreed?`,
        signature: '',
      },
    ],
    [
      'in German Outlook',
      'Ja.\n\nVon: Desk\nGesendet: Montag\nAn: Alle\nBetreff: x\n\nEinverstanden?',
      {
        text: 'Ja.',
        quoted: 'Von: Desk\nGesendet: Montag\nAn: Alle\nBetreff: x\n\nEinverstanden?',
        signature: '',
      },
    ],
    [
      'in Urdu',
      'جی ہاں\n\nبتاریخ 12 جون 2017، دفتر نے لکھا:\n> متفق؟',
      { text: 'جی ہاں', quoted: 'بتاریخ 12 جون 2017، دفتر نے لکھا:\n> متفق؟', signature: '' },
    ],
    [
      'with answers between',
      'Hello,\n\n> One?\nYes.\n> Two?\nNo.',
      { text: 'Hello,\n\n> One?\nYes.\n> Two?\nNo.', quoted: '', signature: '' },
    ],
    [
      'with a signature',
      'Yes.\n-- \nDesk\nFloor 2\n\nOn Mon, 12 Jun 2017, Desk wrote:\n> Agreed?',
      {
        text: 'Yes.',
        quoted: 'On Mon, 12 Jun 2017, Desk wrote:\n> Agreed?',
        signature: 'Desk\nFloor 2',
      },
    ],
    [
      'from a telephone',
      'Yes.\n\nSent from my iPhone',
      { text: 'Yes.', quoted: '', signature: 'Sent from my iPhone' },
    ],
    [
      'where “From:” is a word of its own',
      'From: Sindh we expect ten.\nThe rest later.',
      { text: 'From: Sindh we expect ten.\nThe rest later.', quoted: '', signature: '' },
    ],
  ] as const)('%s', ([, text, expected]) => {
    expect(mailParts(text, 'Re: Inputs')).toEqual(expected)
  })

  test('is the letter where it was only sent on', () => {
    const sentOn =
      '---------- Forwarded message ---------\nFrom: CSO\nDate: Monday\nTo: Desk\n\nOur letter.'
    expect(mailParts(`\n${sentOn}`, 'Fwd: Letter')).toEqual({
      text: sentOn,
      quoted: '',
      signature: '',
    })
    expect(mailParts(`See below.\n\n${sentOn}`, 'Fwd: Letter')).toEqual({
      text: 'See below.',
      quoted: sentOn,
      signature: '',
    })
  })
})

test('a text is as it was written', async () => {
  const told = await receive(Buffer.from('\ufeffDear all,\r\n\r\nwe agree.\r\n'), 'letter.txt')
  expect(told).toEqual({ kind: 'text', text: 'Dear all,\n\nwe agree.\n' })
})
