import { contactFields, contactsAt } from '../../model/contact.ts'
import { asking, called } from '../gap-rule.ts'
import { type Rule, suggestion } from '../rule.ts'

export const commitmentNamesAContact: Rule = {
  id: 'commitment-names-a-contact',
  subject: 'commitments',
  on: 'commitment',
  severity: suggestion,
  why: 'Reviewers and citizens write to somebody. 91 of 100 commitments in OGP’s database name nobody.',
  help: 'Write the office, and its mailbox or telephone: office data only. It is printed only with public: true.',
  source: 'OGP commitment template 2017: contact information',
  example: {
    bad: 'contact:',
    good: 'contact:\n  title: Deputy Secretary\n  department: Finance Division\n  phone: "+92-51-9200000"',
  },
  *check(commitment, folder) {
    const contacts = contactFields
      .flatMap((field) => contactsAt(field, commitment.value))
      .map(({ value }) => value)
    const named = contacts.some(({ title, department }) => title ?? department)
    const reachable = contacts.some(({ email, phone }) => email ?? phone)
    if (named && reachable) return
    yield {
      at: commitment.place('/contact/0'),
      message:
        contacts.length === 0
          ? `${called(commitment)} names no point of contact.`
          : `${called(commitment)} does not say ${named ? 'how its point of contact can be reached' : 'which office its point of contact is'}.`,
      help: `${asking(commitment.lead, folder)}${this.help}`,
    }
  },
}
