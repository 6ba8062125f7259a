import type { Inline } from '../model/block.ts'
import { contactsAt } from '../model/contact.ts'
import type { Commitment } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import { type Contact, fullNameOf, nameOf } from '../model/plan.ts'
import type { Language } from './language.ts'
import { names, type Setting, wordIn } from './setting.ts'

/** The points of contact in these fields that may be printed; that there are others, where none may. */
export function contactsIn(
  fields: readonly string[],
  { value }: Commitment,
  setting: Setting,
): Inline[][] {
  const given = fields.flatMap((field) => contactsAt(field, value))
  const printable = given.filter(
    ({ value: { public: may } }) => may === true || setting.audience === 'internal',
  )
  if (given.length > 0 && printable.length === 0)
    return [lineOf(wordIn(setting, 'contact_private'))]
  // Several institutions may name the same person, and a person the institution that is named anyway.
  const givers = new Map<string, readonly string[]>()
  for (const { institution, value: contact } of printable) {
    const line = contactLine(contact, setting.language)
    const own = [fullNameOf(setting.folder, institution), nameOf(setting.folder, institution)]
    const isNamed = own.includes(contact.department ?? '')
    givers.set(line, [...(givers.get(line) ?? []), ...(isNamed ? [] : [institution])])
  }
  return Array.from(givers, ([line, institutions]) =>
    lineOf(institutions.length === 0 ? line : `${line} (${names(institutions, setting)})`),
  )
}

/** Name, title, department, telephone and mailbox on one line. */
export function contactLine(contact: Contact, { commas }: Pick<Language, 'commas'>): string {
  const { name, title, department, phone, email } = contact
  const parts = [name, title, department, phone, email].filter((part) => part !== undefined)
  return commas([...new Set(parts)])
}
