import { wordingRule } from '../wording-rule.ts'
import { timelessWords } from '../words/timeless-words.ts'

export const deadlineComesToAnEnd = wordingRule({
  id: 'deadline-comes-to-an-end',
  subject: 'milestones',
  precision: { right: 19, read: 19 },
  fields: ['deadline_text'],
  why: 'What goes on without an end is never done and never late. 29 of 45 commitments of a plan of the United States had no other date.',
  help: 'Say when the first result is there, for example: the first quarterly table by 31 December 2017.',
  source: 'deadlines in the plans of Canada 2022-24 and of the United States 2015-17',
  example: { bad: 'deadline_text: ongoing', good: 'deadline_text: first edition by 30 June 2018' },
  find: (text) => (/\b(19|20)\d\d\b/.test(text) ? undefined : timelessWords(text)),
  say: (found, field) => `“${found}” in ${field} names no day on which something is done.`,
})
