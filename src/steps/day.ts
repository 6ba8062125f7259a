import type { Host } from '../command.ts'
import { isOnTheCalendar } from '../model/date.ts'
import { dayMeant } from '../model/date-words.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../model/text.ts'

/** The day that a flag gives; today where it is left out. @param name as the user types it: `--on` */
export function dayIn(flag: unknown, name: string, { now }: Host): string {
  const day = typeof flag === 'string' ? inDigits(flag) : dayOf(now())
  if (isDay(day)) return day
  throw notADay(day, name)
}

/** The day on which something that is to be written down was done: as `dayIn()`, and not one that is still to come. */
export function pastDayIn(flag: unknown, name: string, { now }: Host): string {
  const day = typeof flag === 'string' ? inDigits(flag) : dayOf(now())
  if (!isDay(day)) throw notADay(day, name, ' Nothing was written.')
  if (day <= dayOf(new Date(now().getTime() + earliestZone))) return day
  throw new Refusal(
    exitCodes.wrongUsage,
    `The day ${day} is still to come, so nothing can have been done on it. Nothing was written.`,
    `Give the day on which it was done, or leave ${name} out: then it is today.`,
  )
}

// Where the day begins first, it is fourteen hours ahead of the clock that nap reads.
const earliestZone = 14 * 60 * 60 * 1000

function inDigits(text: string): string {
  return dayMeant(text) ?? text
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isOnTheCalendar(text)
}

function notADay(text: string, name: string, consequence = ''): Refusal {
  return new Refusal(
    exitCodes.wrongUsage,
    `“${shown(text)}” is not a day.${consequence}`,
    `Write it as year-month-day, for example ${name} 2017-06-15.`,
  )
}
