import type { Fault, FormPlace } from '../../model/exchange/understood.ts'
import { answeredFields, followed, schemaAt, schemaPath } from '../../model/schemas.ts'
import { betweenParts } from '../../plain/parts-of-line.ts'
import { choiceWords } from '../answer-words.ts'
import type { Language } from '../language.ts'
import { fieldLabel } from '../setting.ts'

/** Why an answer was not taken in, and what to write instead, as whoever sent it reads it. */
export function reasonIn(fault: Omit<Fault, 'at'>, language: Language): string {
  // In English the words of nap itself say more than those that there are in every language.
  if (language.code === 'en') return `${fault.message} ${fault.help}`.trim()
  const { why } = fault
  if (why === undefined) return language.fill('receipt_fault_other', {})
  const pointer = pointerOfPart(fault.answer?.pointer ?? '', why.part)
  const asked = whatIsAsked(pointer, language)
  const isGuided = why.word === 'receipt_fault_form' && asked.guide !== ''
  const word = isGuided ? 'receipt_fault_form_wanted' : why.word
  const said = language.fill(word, { ...asked, ...why.blanks })
  return why.part === undefined ? said : language.labelled(fieldLabel(pointer, { language }), said)
}

function pointerOfPart(pointer: string, part: string | undefined): string {
  if (part === undefined) return pointer
  const isList = followed(schemaAt('contribution', pointer) ?? {}).items !== undefined
  return `${pointer}${isList ? '/0' : ''}/${part}`
}

/** What a form says of a question, for whoever answers it once more. */
function whatIsAsked(pointer: string, language: Language) {
  const field = followed(schemaAt('contribution', pointer) ?? {})
  const asked = followed(field.items ?? field)
  const at = field.items ? `${pointer}/0` : pointer
  const { words } = language
  return {
    example: language.date('2018-06-30'),
    yes: words['form_yes'] ?? '',
    no: words['form_no'] ?? '',
    guide: words[`contribution${schemaPath('contribution', pointer)}?`] ?? '',
    choices: language.semicolons(
      (asked.enum ?? []).map((choice) => choiceWords(String(choice), language)),
    ),
    parts: answeredFields(asked)
      .map(([, , own]) => fieldLabel(`${at}${own}`, { language }))
      .join(betweenParts),
  }
}

/** Where something stands in a form; undefined where nap can only say so in English. */
export function placeInForm(
  { at, place }: Pick<Fault, 'at' | 'place'>,
  language: Language,
): string | undefined {
  if (place) return placeWords(place, language)
  return language.code === 'en' ? at : undefined
}

function placeWords(place: FormPlace, { fill }: Language): string {
  if ('sheet' in place) return fill('receipt_at_sheet', place)
  const { below: question, row } = place
  return row === undefined
    ? fill('receipt_at_below', { question })
    : fill('receipt_at_below_row', { question, row })
}
