import type { Inline } from '../model/block.ts'
import type { Commitment } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
import { type Contact, nameOf } from '../model/plan.ts'
import { type Setting, wordIn } from './setting.ts'

/** The points of contact that may be printed; that there are others, where none may. */
export function contactsIn({ value }: Commitment, setting: Setting): Inline[][] {
  const given = value.contact ?? []
  const printable = given.filter(
    ({ value: { public: may } }) => may === true || setting.audience === 'internal',
  )
  if (given.length > 0 && printable.length === 0)
    return [lineOf(wordIn(setting, 'contact_private'))]
  return printable.map(({ institution, value: contact }) =>
    lineOf(`${contactLine(contact)} (${nameOf(setting.folder, institution)})`),
  )
}

/** Name, title, department, telephone and mailbox on one line. */
export function contactLine({ name, title, department, phone, email }: Contact): string {
  return [name, title, department, phone, email].filter((part) => part !== undefined).join(', ')
}
