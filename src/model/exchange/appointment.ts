/** A date of the plan as a calendar on a computer keeps it. */
export type Appointment = {
  /** Stays the same when the date is moved. */
  readonly id: string
  readonly title: string
  /** Year-month-day; the last day where it takes several. */
  readonly day: string
  readonly until: string | undefined
  /** `10:00`; undefined for the whole day. */
  readonly time: string | undefined
  readonly details: string
  readonly isTentative: boolean
  /** How many days before it the computer reminds of it. */
  readonly daysAhead: number
}
