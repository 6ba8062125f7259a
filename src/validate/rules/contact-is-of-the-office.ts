import { contactsWithin } from '../../model/contact.ts'
import type { Place } from '../../model/diagnostic.ts'
import type { Contact, PlanFolder } from '../../model/plan.ts'
import { privateMailDomain } from '../../plain/private-mail-domains.ts'
import { shown } from '../../plain/text.ts'
import { advice, type Rule } from '../rule.ts'

// Numbers of mobile telephones begin with 3 after the code of Pakistan, or with 03 inside it.
const mobile = /^(\+|00)?92[ ()./-]*0?3/
const mobileInPakistan = /^0[ ()./-]*3/

export const contactIsOfTheOffice: Rule = {
  id: 'contact-is-of-the-office',
  subject: 'publication',
  on: 'plan',
  severity: advice,
  why: 'The files of a plan are public for ever, also where the contact is not printed. A private address is nobody’s business, and it is lost when the officer is posted elsewhere.',
  help: 'Write the mailbox and the telephone of the office instead.',
  source: 'EAD’s and OGP’s pages of 2017, which show private addresses of officials',
  example: {
    bad: 'email: somebody@gmail.com',
    good: 'email: ogp@office.example',
  },
  *check(_draft, folder) {
    const isPakistan = folder.plan.value.country === 'Pakistan'
    for (const { contact, place } of contactsIn(folder)) {
      const { email = '', phone = '' } = contact
      if (privateMailDomain.test(email)) {
        yield {
          at: place('email'),
          message: `“${shown(email.replace(/^.*@/, '…@'), 60)}” is a mailbox of a private person, not of an office.`,
        }
      }
      if (mobile.test(phone) || (isPakistan && mobileInPakistan.test(phone))) {
        yield {
          at: place('phone'),
          message: 'This is the number of a mobile telephone, not of an office.',
        }
      }
    }
  },
}

type Listed = { readonly contact: Contact; place(field: string): Place }

function contactsIn({ institutions, contributions }: PlanFolder): Listed[] {
  return [
    ...institutions.value.institutions.flatMap(({ focal_person: contact }, index) =>
      contact
        ? {
            contact,
            place: (field: string) =>
              institutions.place(`/institutions/${index}/focal_person/${field}`),
          }
        : [],
    ),
    ...contributions.flatMap(({ document: { value, place } }) =>
      contactsWithin(value).map(([pointer, contact]) => ({
        contact,
        place: (field: string) => place(`${pointer}/${field}`),
      })),
    ),
  ]
}
