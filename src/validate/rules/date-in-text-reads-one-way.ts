import { advice } from '../rule.ts'
import { wordingRule } from '../wording-rule.ts'

// With dots and a year of two digits it may be the number of a section.
// The number of an order or a letter looks the same.
const numbers =
  /(?<![\d/.-]|\b(?:No|SRO|S\.R\.O)\.?\s?)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|(?<!\.)\d{2})(?![\d/-]|\.\d)/g

export const dateInTextReadsOneWay = wordingRule({
  id: 'date-in-text-reads-one-way',
  subject: 'wording',
  precision: 'not measured',
  severity: advice,
  fields: [
    ...['title', 'public_problem', 'commitment_description', 'contribution', 'ogp_values'],
    ...['activity', 'deliverable', 'deadline_text'],
  ],
  inEveryLanguage: true,
  why: '06/07/2017 is 6 July to one reader and 7 June to another: 683 of 809 such dates in OGP’s own database can be read both ways.',
  help: 'Write the month as a word, for example 6 July 2017.',
  source: 'OGP Explorer data',
  example: { bad: 'deadline_text: by 06/07/2017', good: 'deadline_text: by 6 July 2017' },
  find: (text) => {
    for (const [date, first, , second] of text.matchAll(numbers)) {
      if (isMonth(first) && isMonth(second) && first !== second) return date
    }
    return undefined
  },
  say: (found, field) => `“${found}” in ${field} can be read as two different days.`,
})

function isMonth(number = ''): boolean {
  return Number(number) >= 1 && Number(number) <= 12
}
