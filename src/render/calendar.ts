import type { Appointment } from '../model/exchange/appointment.ts'
import { fingerprint } from '../plain/fingerprint.ts'

/**
 * Dates as a file that every calendar program reads (RFC 5545): the same dates give the same file.
 * @param of what they are called together, and the day on which they were told
 */
export function calendarText(
  appointments: readonly Appointment[],
  of: { readonly title: string; readonly on: string },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//nap//National Action Plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(of.title)}`,
    ...appointments.flatMap((one) => eventOf(one, of.on)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(appointment: Appointment, on: string): string[] {
  const { id, title, details, isTentative } = appointment
  return [
    'BEGIN:VEVENT',
    `UID:${fingerprint(id).slice(0, 32)}@nap`,
    // No clock: the day on which it was told.
    `DTSTAMP:${compact(on)}T000000Z`,
    ...timesOf(appointment),
    `SUMMARY:${escaped(title)}`,
    ...(details === '' ? [] : [`DESCRIPTION:${escaped(details)}`]),
    `STATUS:${isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    // Nobody is busy because of it.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${triggerOf(appointment)}`,
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** A time of day is that of the place, wherever the calendar is read. */
function timesOf({ day, until, time }: Appointment): string[] {
  if (time !== undefined && until === undefined) {
    return [`DTSTART:${compact(day)}T${time.replace(':', '')}00`]
  }
  return [
    `DTSTART;VALUE=DATE:${compact(day)}`,
    // The end is the first day that is no part of it.
    `DTEND;VALUE=DATE:${compact(dayAfter(until ?? day))}`,
  ]
}

/** At nine in the morning, so many days ahead. A whole day begins at midnight. */
function triggerOf({ daysAhead, time, until }: Appointment): string {
  if (time !== undefined && until === undefined) return `-P${daysAhead}D`
  return daysAhead === 1 ? '-PT15H' : `-P${daysAhead - 1}DT15H`
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function escaped(words: string): string {
  return words
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
}

/** Lines of at most 75 bytes; one that goes on begins with a space. No character is split. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > 75) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += character
    bytes += size
  }
  return [...lines, current].join('\r\n')
}
