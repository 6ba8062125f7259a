import type { Host } from '../../command.ts'
import { nothingWritten, wrongUsage } from '../../model/refusal.ts'
import { isOnTheCalendar } from '../../plain/date.ts'
import { adviceOnDate } from '../../plain/date-words.ts'
import { shown } from '../../plain/text.ts'
import type { Answers } from './answers.ts'

/** What speaks against an answer. */
export type Objection = { readonly field: string; readonly message: string; readonly help: string }

/** The day that a flag gives; today where it is left out. @param name as the user types it: `--on` */
export function dayIn(flag: string | undefined, name: string, host: Host): string {
  return flag === undefined ? dayOf(host.now()) : dayTyped(flag, name, host)
}

/** The day that a flag asks about, today where it is left out. The plan is told as it was on one that is over. */
export function dayAskedAbout(flag: string | undefined, name: string, host: Host) {
  const on = dayIn(flag, name, host)
  return { on, asOf: on < dayOf(host.now()) ? on : undefined }
}

/** The day on which something that is to be written down was done: as `dayIn()`, and not one that is still to come. */
export function pastDayIn(flag: string | undefined, name: string, host: Host): string {
  const day = flag === undefined ? dayOf(host.now()) : dayTyped(flag, name, host, nothingWritten)
  const toCome = stillToCome(day, name, host)
  if (!toCome) return day
  throw nothingWritten(toCome.message, toCome.help)
}

/** The day by which something is asked for: as `dayIn()`, and not one that is over. */
export function dayToCome(flag: string, name: string, host: Host): string {
  const day = dayIn(flag, name, host)
  if (day >= dayOf(host.now())) return day
  throw nothingWritten(
    `The day ${day} is over, so nobody can be asked for anything by then.`,
    `Give a later day: ${name} DATE.`,
  )
}

/** What is to be said of a day on which something is said to have been done; undefined where it may have been. */
function stillToCome(day: string, name: string, { now }: Host) {
  if (day <= dayOf(new Date(now().getTime() + earliestZone))) return undefined
  return {
    message: `The day ${day} is still to come, so nothing can have been done on it.`,
    help: `Give the day on which it was done, or leave ${name} out: then it is today.`,
  }
}

/** The same of the day on which something arrived, as an answer to a question of the schema. */
export function arrivalToCome({ received_on: day }: Answers, host: Host): Objection | undefined {
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const toCome = stillToCome(day, 'received_on', host)
  return toCome && { field: 'received_on', ...toCome }
}

// Where the day begins first, it is fourteen hours ahead of the clock that nap reads.
const earliestZone = 14 * 60 * 60 * 1000

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}

/** The one day that the words can mean; what is taken for it is said. */
function dayTyped(words: string, name: string, { err }: Host, refused = wrongUsage): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words) && isOnTheCalendar(words)) return words
  const { instead, message, help } = adviceOnDate(words, false) ?? {}
  if (instead) {
    err(`“${shown(words, 60)}” taken as ${instead.text}.\n`)
    return instead.text
  }
  throw refused(
    message ?? `“${shown(words)}” is not a day.`,
    help ?? `Write it as year-month-day, for example ${name} 2017-06-15.`,
  )
}
