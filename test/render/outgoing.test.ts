import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Appointment } from '../../src/model/exchange/appointment.ts'
import { calendarText } from '../../src/render/calendar.ts'
import { mailText } from '../../src/render/mail.ts'
import { runs } from '../support/runs.ts'

const appointment: Appointment = {
  id: 'Pakistan inputs_due 1',
  title: 'Inputs due',
  day: '2017-06-12',
  until: undefined,
  time: undefined,
  details: '',
  isTentative: false,
  daysAhead: 3,
}
const of = { title: 'Plan', on: '2017-05-22' }
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

test('lines of a calendar have at most 75 bytes, and say when they are put together what they were to say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const text = calendarText([{ ...appointment, title }], of)
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const [, told = ''] = /^SUMMARY:(.*)\r$/m.exec(unfolded(text)) ?? []
      const plain = told.replaceAll(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign))
      const wanted = title
        .replaceAll(/\r?\n/g, '\n')
        .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
      expect(plain).toBe(wanted)
    }),
    { numRuns: runs(200) },
  )
})

test('a date keeps its name when it is moved, takes no clock, and ends on the day after', () => {
  const [one, moved] = [appointment, { ...appointment, day: '2017-06-30', title: 'Later' }].map(
    (date) => calendarText([date], of),
  )
  const id = /UID:.*/
  expect(id.exec(one ?? '')?.[0]).toBe(id.exec(moved ?? '')?.[0])
  expect(one).toContain('DTSTAMP:20170522T000000Z')
  expect(one).toContain('DTSTART;VALUE=DATE:20170612\r\nDTEND;VALUE=DATE:20170613')
  expect(one).toContain('TRIGGER:-P2DT15H')
  const days = calendarText([{ ...appointment, until: '2017-06-30', time: '10:00' }], of)
  expect(days).toContain('DTEND;VALUE=DATE:20170701')
})

test('a mail is a draft whose head nobody can write into', () => {
  const subject = 'Your part\r\nBcc: everybody'
  const mail = mailText({ to: '', subject, text: 'Hello', attachments: [] })
  expect(mail).toMatch(/^X-Unsent: 1\r\nTo: \r\nSubject: Your part Bcc: everybody\r\n/)
  expect(mail).not.toMatch(/^Bcc/m)
})

test('a subject in any letters is told in encoded words that fit their lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (words) => {
      const subject = `قومی منصوبہ ${words.replaceAll(/[\u0000-\u001f\u007f]/g, '')}`
      const mail = mailText({ to: '', subject, text: '', attachments: [] })
      const [, head = ''] = /Subject: ([\s\S]*?)\r\nMIME-Version/.exec(mail) ?? []
      const pieces = head.split('\r\n ')
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(75)
      const told = pieces.map((piece) =>
        Buffer.from(piece.replaceAll(/^=\?utf-8\?B\?|\?=$/g, ''), 'base64').toString(),
      )
      expect(told.join('')).toBe(Buffer.from(subject).toString())
    }),
    { numRuns: runs(200) },
  )
})
