import { isInEnglish, wholeText } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { advice, type Rule } from '../rule.ts'
import { openGovernmentWord } from '../words/open-government-words.ts'

export const commitmentSpeaksOfOpenness: Rule = {
  id: 'commitment-speaks-of-openness',
  subject: 'wording',
  precision: { right: 24, read: 30 },
  on: 'commitment',
  severity: advice,
  why: 'A good reform inside government is no open-government commitment yet. Where a text had at most one word about the public, 26 % were of no clear relevance to OGP’s values; with two or more 9 %.',
  help: 'Say what becomes public, who is heard, or who has to answer to the public.',
  source: 'OGP values; OGP Explorer data',
  example: {
    bad: 'commitment_description: The division moves its files to a new system.',
    good: 'commitment_description: The division moves its files to a new system in which citizens can follow their request.',
  },
  *check(commitment) {
    if (commitment.value.commitment_description === undefined) return
    const text = wholeText(commitment)
    if (!isInEnglish(text, commitment) || openGovernmentWord.test(text)) return
    yield {
      at: commitment.place('/commitment_description'),
      message: `${called(commitment)} does not say what it opens to the public.`,
    }
  },
}
