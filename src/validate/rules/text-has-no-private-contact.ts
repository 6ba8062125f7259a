import { privateContact } from '../../plain/private-contact.ts'
import { publishingRule } from '../publishing-rule.ts'

// Fields made for addresses say themselves whether they are printed.
const madeForIt = /\/(email|phone)$/

export const textHasNoPrivateContact = publishingRule({
  id: 'text-has-no-private-contact',
  subject: 'publication',
  severity: { draft: 'warning', final: 'warning' },
  hint: /@|[+0]\d/,
  pattern: privateContact,
  isMeantFor: ({ pointer }) => madeForIt.test(pointer),
  why: 'What stands in a text is printed for everyone and cannot be taken back. In the field for contacts, nap prints it only where the office agrees.',
  help: 'Take it out of the text. An address of an office belongs under contact, with public: true where it may be printed.',
  source: 'EAD’s and OGP’s pages of 2017, which show private addresses of officials',
  example: {
    bad: 'note: Call the section officer, +92-300-0000000',
    good: 'note: The section officer can be reached through the OGP Cell.',
  },
  say: (_found, label) => `${label} holds a telephone number or an e-mail address.`,
})
