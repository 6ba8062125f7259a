// The beginnings of the words that OGP’s reviewers look for. With at most one of them 26 % of commitments had no clear
// relevance to OGP’s values, with two or more 8.6 % (OGP Explorer data).
const beginnings = [
  ...['access to information', 'accountab', 'citizen', 'civil society', 'consult', 'disclos'],
  ...['online', 'open', 'participat', 'public', 'publish', 'stakeholder', 'transparen', 'website'],
]

export const openGovernmentWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${beginnings.map((word) => word.replaceAll(' ', '\\s+')).join('|')})`,
  'iu',
)
