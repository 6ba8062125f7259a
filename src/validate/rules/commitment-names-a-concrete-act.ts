import { isInEnglish, textsIn } from '../commitment-texts.ts'
import { called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'
import { concreteVerb } from '../words/concrete-verbs.ts'
import { softVerb } from '../words/soft-verbs.ts'

const fields = ['title', 'commitment_description', 'activity', 'deliverable']

export const commitmentNamesAConcreteAct: Rule = {
  id: 'commitment-names-a-concrete-act',
  subject: 'wording',
  precision: 'not measured',
  on: 'commitment',
  severity: suggestion,
  why: 'To promote, strengthen and improve are aims: nobody can say when they are done. Commitments with such verbs alone were of low specificity in 33 % of cases, others in 20 %.',
  help: 'Say by which act: publish, adopt, launch, appoint, train.',
  source: 'OGP Explorer data; OGP independent reporting mechanism, specificity',
  example: {
    bad: 'commitment_description: Transparency of the budget is strengthened and awareness improved.',
    good: 'commitment_description: The division publishes a citizens’ budget every July.',
  },
  *check(commitment) {
    if (commitment.value.commitment_description === undefined) return
    const text = textsIn(commitment)
      .filter(({ field }) => fields.includes(field))
      .map((part) => part.text)
      .join('\n')
    const soft = softVerb(text)
    if (soft === undefined || !isInEnglish(text, commitment) || concreteVerb(text)) return
    yield {
      at: commitment.place('/commitment_description'),
      message: `${called(commitment)} speaks of aims (“${soft}”), but of no act that can be checked.`,
    }
  },
}
