import { gapRule } from '../gap-rule.ts'

export const commitmentHasDates = gapRule({
  id: 'commitment-has-dates',
  subject: 'commitments',
  pointers: ['/start_date', '/end_date'],
  why: 'Progress can be followed only between dates. 27 of 100 commitments in OGP’s database have no end date, and those were less specific.',
  help: 'Write the dates as year-month-day or year-month.',
  source: 'OGP commitment template 2017: start and end date',
  example: { bad: 'end_date:', good: 'end_date: 2018-06-30' },
})
