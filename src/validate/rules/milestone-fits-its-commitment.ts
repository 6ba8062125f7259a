import type { Commitment } from '../../model/draft.ts'
import { firstDay, lastDay } from '../../plain/date.ts'
import { type Finding, incomplete, type Rule } from '../rule.ts'

export const milestoneFitsItsCommitment: Rule = {
  id: 'milestone-fits-its-commitment',
  subject: 'milestones',
  on: 'commitment',
  severity: incomplete,
  why: 'A milestone outside the dates of its commitment will be missed by those who follow it, and so will the date of an indicator.',
  help: 'Correct the date, or the dates of the commitment.',
  source: 'OGP commitment template 2017; judgement',
  example: {
    bad: 'end_date: 2017-12-31\nmilestones:\n  - id: portal\n    end_date: 2018-06-30',
    good: 'end_date: 2018-06-30\nmilestones:\n  - id: portal\n    end_date: 2018-06-30',
  },
  *check(commitment): Iterable<Finding> {
    const { start_date: starts, end_date: ends, milestones = [] } = commitment.value
    // Between dates in the wrong order no milestone could stand.
    if (starts !== undefined && ends !== undefined && lastDay(ends) < firstDay(starts)) return
    for (const { id, start_date: start, end_date: end, indicators = [] } of milestones) {
      const at = `/milestones/${id}`
      const what = `The milestone “${id}”`
      yield* late({ at: `${at}/end_date`, date: end, says: `${what} ends on` }, commitment)
      yield* early({ at: `${at}/start_date`, date: start, says: `${what} starts on` }, commitment)
      for (const { id: of, date } of indicators) {
        const says = `The indicator “${of}” of the milestone “${id}” has the date`
        const day = { at: `${at}/indicators/${of}/date`, date, says }
        yield* late(day, commitment)
        yield* early(day, commitment)
      }
    }
  },
}

type Dated = { readonly at: string; readonly date: string | undefined; readonly says: string }

function* late({ at, date, says }: Dated, { value, place }: Commitment): Iterable<Finding> {
  const { end_date: ends } = value
  if (date === undefined || ends === undefined || lastDay(date) <= lastDay(ends)) return
  yield {
    at: place(at),
    message: `${says} ${date}, after its commitment ends on ${ends}.`,
    related: [{ place: place('/end_date'), label: 'where the commitment ends' }],
  }
}

function* early({ at, date, says }: Dated, { value, place }: Commitment): Iterable<Finding> {
  const { start_date: starts } = value
  if (date === undefined || starts === undefined || firstDay(date) >= firstDay(starts)) return
  yield {
    at: place(at),
    message: `${says} ${date}, before its commitment starts on ${starts}.`,
    related: [{ place: place('/start_date'), label: 'where the commitment starts' }],
  }
}
