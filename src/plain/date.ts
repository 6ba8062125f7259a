/** A date of the plan is text, `2017-06-30` or `2017-06`: no clock and no time zone can change it. */

/** Is there such a day? A month without a day always is. */
export function isOnTheCalendar(date: string): boolean {
  const [year = 0, month = 0, day = 1] = date.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

/** The first day that a date may mean: `2017-06` is `2017-06-01`. */
export function firstDay(date: string): string {
  return date.length === 7 ? `${date}-01` : date
}

/** The last day that a date may mean: `2017-06` is `2017-06-30`. */
export function lastDay(date: string): string {
  if (date.length !== 7) return date
  const [year = 0, month = 0] = date.split('-').map(Number)
  return `${date}-${String(daysOf(year, month)).padStart(2, '0')}`
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(firstDay(to)) - Date.parse(firstDay(from))) / 86_400_000)
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (days[month - 1] ?? 0)
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
