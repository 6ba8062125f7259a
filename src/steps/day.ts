import type { Host } from '../command.ts'
import { isOnTheCalendar } from '../model/date.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../model/text.ts'

/** The day that a flag gives; today where it is left out. @param name as the user types it: `--on` */
export function dayIn(flag: unknown, name: string, { now }: Host): string {
  const day = typeof flag === 'string' ? flag : now().toISOString().slice(0, 10)
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && isOnTheCalendar(day)) return day
  throw new Refusal(
    exitCodes.wrongUsage,
    `“${shown(day)}” is not a day.`,
    `Write it as year-month-day, for example ${name} 2017-06-15.`,
  )
}
