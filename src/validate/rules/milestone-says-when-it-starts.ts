import { listed } from '../../plain/text.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const milestoneSaysWhenItStarts: Rule = {
  id: 'milestone-says-when-it-starts',
  subject: 'milestones',
  on: 'commitment',
  severity: suggestion,
  why: 'The start date shows which steps should be under way today, long before one of them is late.',
  help: 'Write the day or the month in which the work begins: start_date: 2017-10.',
  source: 'OGP commitment template 2017: milestones with start and end date',
  example: {
    bad: '- id: portal\n  end_date: 2018-06-30',
    good: '- id: portal\n  start_date: 2017-10-01\n  end_date: 2018-06-30',
  },
  *check(commitment) {
    const without = (commitment.value.milestones ?? []).filter(
      // What lacks its end as well is reported as incomplete.
      ({ start_date: start, end_date: end }) => start === undefined && end !== undefined,
    )
    const [first, ...others] = without
    if (!first) return
    const place = (id: string) => commitment.place(`/milestones/${id}/id`)
    yield {
      at: place(first.id),
      message: `${called(commitment)} does not say when ${startOfAll(without.map(({ id }) => `“${id}”`))}.`,
      ...(others.length > 0 && {
        related: others.map(({ id }) => ({ place: place(id), label: `“${id}”` })),
      }),
    }
  },
}

function startOfAll(names: readonly string[]): string {
  return names.length === 1
    ? `the milestone ${names[0]} starts`
    : `${names.length} milestones start: ${listed(names)}`
}
