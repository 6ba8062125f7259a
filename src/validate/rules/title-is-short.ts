import { wordCount } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

const mostWords = 20
const mostCharacters = 120

export const titleIsShort: Rule = {
  id: 'title-is-short',
  subject: 'wording',
  precision: 'not measured',
  on: 'commitment',
  severity: suggestion,
  why: 'A title is cited, stands in tables and in the contents. Half of the titles in OGP’s database have less than 57 characters.',
  help: 'Name the result in at most twenty words, and put the rest into the description.',
  source:
    'OGP Explorer data: 154 of 1,927 titles have more than twenty words; EAD’s draft of 2017 has a title of sixty',
  example: {
    bad: 'title: All key budget documents will be made easily available to the public through the web sites of the ministries and departments concerned, and hard copies will be shared too',
    good: 'title: All key budget documents online on the day the budget is presented',
  },
  *check(commitment) {
    const { title } = commitment.value
    if (title === undefined) return
    const words = wordCount(title)
    const characters = Array.from(title.trim()).length
    if (words <= mostWords && characters <= mostCharacters) return
    const length = words > mostWords ? `${words} words` : `${characters} characters`
    yield {
      at: commitment.place('/title'),
      message: `${called(commitment)}: the title has ${length}, which is much for a title.`,
    }
  },
}
