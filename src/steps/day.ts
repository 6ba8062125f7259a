import type { Host } from '../command.ts'
import { isOnTheCalendar } from '../model/date.ts'
import { adviceOnDate } from '../model/date-words.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../model/text.ts'

/** The day that a flag gives; today where it is left out. @param name as the user types it: `--on` */
export function dayIn(flag: unknown, name: string, host: Host): string {
  return typeof flag === 'string' ? dayTyped(flag, name, host) : dayOf(host.now())
}

/** The day on which something that is to be written down was done: as `dayIn()`, and not one that is still to come. */
export function pastDayIn(flag: unknown, name: string, host: Host): string {
  const { now } = host
  const day = typeof flag === 'string' ? dayTyped(flag, name, host, nothingWritten) : dayOf(now())
  if (day <= dayOf(new Date(now().getTime() + earliestZone))) return day
  throw new Refusal(
    exitCodes.wrongUsage,
    `The day ${day} is still to come, so nothing can have been done on it.${nothingWritten}`,
    `Give the day on which it was done, or leave ${name} out: then it is today.`,
  )
}

const nothingWritten = ' Nothing was written.'

// Where the day begins first, it is fourteen hours ahead of the clock that nap reads.
const earliestZone = 14 * 60 * 60 * 1000

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

/** The one day that the words can mean; what is taken for it is said. */
function dayTyped(words: string, name: string, { err }: Host, consequence = ''): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words) && isOnTheCalendar(words)) return words
  const { instead, message, help } = adviceOnDate(words, false) ?? {}
  if (instead) {
    err(`“${shown(words, 60)}” taken as ${instead.text}.\n`)
    return instead.text
  }
  throw new Refusal(
    exitCodes.wrongUsage,
    `${message ?? `“${shown(words)}” is not a day.`}${consequence}`,
    help ?? `Write it as year-month-day, for example ${name} 2017-06-15.`,
  )
}
