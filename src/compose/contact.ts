import type { Inline } from '../model/block.ts'
import { contactLines, contactsAt } from '../model/contact.ts'
import type { Commitment } from '../model/draft.ts'
import { lineOf } from '../model/line.ts'
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
  return contactLines(printable, setting.folder, setting.language.commas).map(
    ({ line, institutions }) =>
      lineOf(institutions.length === 0 ? line : `${line} (${names(institutions, setting)})`),
  )
}
