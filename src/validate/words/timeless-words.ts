import { anyOf, type Finder, wordsFound } from './pattern.ts'

// What stood in the place of an end date in 20 of 106 deadlines of Canada’s plan and in 29 of 45 commitments of a plan of the
// United States: our own selection.
const anywhere = anyOf([
  ...['all year round', 'annually', 'as and when', 'continuously', 'each month', 'each quarter'],
  ...['each year', 'every month', 'every quarter', 'every year', 'monthly', 'on a regular basis'],
  ...['on-going', 'ongoing', 'open-ended', 'periodically', 'quarterly', 'regularly', 'throughout'],
  ...['until further notice', 'whole period', 'entire period', 'yearly'],
])
// An annual report and the annual general meeting are things that happen on a day.
const alone =
  /(?<![\p{L}\p{N}])(?:annual|continuous|continuing|periodic|permanent|regular)(?=[^\p{L}\p{N}]*$|\s+(?:activity|basis|effort|exercise|process)(?![\p{L}\p{N}]))/iu

export const timelessWords: Finder = (text) => anywhere(text) ?? wordsFound(alone, text)
