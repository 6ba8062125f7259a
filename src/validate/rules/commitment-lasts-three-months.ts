import { daysBetween, firstDay, lastDay } from '../../plain/date.ts'
import { counted } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

const fewestDays = 89

export const commitmentLastsThreeMonths: Rule = {
  id: 'commitment-lasts-three-months',
  subject: 'commitments',
  on: 'commitment',
  severity: suggestion,
  why: 'What is done within a few weeks is a task, or one of its dates is a mistake.',
  help: 'Check both dates. If the work is as short as that, make it a milestone of another commitment.',
  source: 'judgement',
  example: {
    bad: 'start_date: 2017-07-01\nend_date: 2017-07-31',
    good: 'start_date: 2017-07-01\nend_date: 2018-06-30',
  },
  *check(commitment) {
    const { start_date: start, end_date: end } = commitment.value
    if (start === undefined || end === undefined) return
    const days = daysBetween(firstDay(start), lastDay(end)) + 1
    // Dates in the wrong order are a slip of another kind.
    if (days < 1 || days >= fewestDays) return
    yield {
      at: commitment.place('/end_date'),
      message: `${called(commitment)} lasts ${counted(days, 'day')}, from ${start} to ${end}.`,
      related: [{ place: commitment.place('/start_date'), label: 'where it starts' }],
    }
  },
}
