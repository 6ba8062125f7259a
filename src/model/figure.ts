/** A drawing of what the plan says, before it has any format: a picture on paper and on the screen, a table elsewhere. */
export type Figure = {
  /** Stands over it. */
  readonly title: string
  /** What it shows, for those who cannot see it. */
  readonly description: string
  readonly chart: Matrix | Timeline
}

/** How much there is of something where two things meet. */
export type Matrix = {
  readonly kind: 'matrix'
  /** What the rows are. */
  readonly corner: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[]
}

/** What lasts how long, and what falls on which day. All days are days: `2017-06-30`. */
export type Timeline = {
  readonly kind: 'timeline'
  /** The days at its ends. */
  readonly from: string
  readonly until: string
  readonly groups: readonly {
    /** Nothing where there is but one. */
    readonly label: string
    readonly rows: readonly TimelineRow[]
  }[]
  /** Where the parts of the time begin, for whoever reads along it. */
  readonly ticks: readonly Moment[]
  /** Days that concern all rows. */
  readonly marks: readonly Moment[]
  /** What bars and points are called where there is no drawing: `Start and end date`, `Milestones end on`. */
  readonly words: { readonly row: string; readonly bar: string; readonly points: string }
}

export type Moment = { readonly label: string; readonly on: string }

export type TimelineRow = {
  readonly label: string
  readonly bar?: { readonly from: string; readonly until: string }
  readonly points: readonly string[]
  /** The same in words. */
  readonly said: { readonly bar: string; readonly points: string }
  /** Stands where there is nothing to draw: `awaited`. */
  readonly note?: string
}
