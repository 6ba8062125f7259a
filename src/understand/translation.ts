import { formProperties, marksOf } from '../model/exchange/form.ts'
import type { Received, ReceivedRow } from '../model/exchange/received.ts'
import {
  textColumns,
  textKey,
  textNamedBy,
  textsSheet,
} from '../model/exchange/translation-form.ts'
import type { Against, Fault, SaidTranslation, Understood } from '../model/exchange/understood.ts'
import { languageName } from '../model/languages/language.ts'
import { originalsIn, translationIn } from '../model/languages/translations.ts'
import { fingerprint } from '../plain/fingerprint.ts'
import { shown } from '../plain/text.ts'

/** What a translator has written into a form: only what is another text than the form had. */
export function understandTranslation(received: Received, { today }: Against): Understood {
  const language = marksOf(received)[formProperties.translation] ?? ''
  const sheet =
    received.kind === 'workbook'
      ? received.sheets.find(({ name }) => name.trim() === textsSheet)
      : undefined
  if (!sheet) return { ...nothing, remarks: [`It has no sheet “${textsSheet}”.`] }
  const known = knownIn(language, today)
  const read = sheet.rows.flatMap((row, index) => rowIn(row, index + 1) ?? [])
  const said = read.filter((row) => isOther(row, known)).map((row) => weighed(row, known))
  return {
    ...nothing,
    translations: said.filter((one) => 'text' in one),
    faults: said.filter((one) => 'message' in one),
    remarks: read.some(({ text, was }) => text === '' && was !== '')
      ? [
          `Some translations into ${languageName(language)} were emptied. They stay as they are: what is to be left out is deleted in the file of translations.`,
        ]
      : [],
  }
}

/** The texts of the plan, and what they are in the language, by their names. */
type Texts = {
  readonly language: string
  readonly originals: ReadonlyMap<string, string>
  readonly translations: ReadonlyMap<string, string>
}

function knownIn(language: string, { draft, folder }: Against['today']): Texts {
  const all = originalsIn(draft, folder)
  const { current, stale } = translationIn(language, all, folder)
  const byName = (texts: readonly Pick<SaidTranslation, 'commitment' | 'about' | 'text'>[]) =>
    new Map(texts.map(({ commitment, about, text }) => [textKey(commitment, about), text]))
  return { language, originals: byName(all), translations: byName([...current, ...stale]) }
}

type TextRow = {
  readonly commitment: string | undefined
  readonly about: string
  readonly key: string
  readonly text: string
  /** The fingerprints of the original and of the translation as the form had them. */
  readonly of: string
  readonly was: string
  readonly at: string
}

function rowIn(row: ReceivedRow, number: number): TextRow | undefined {
  const named = textNamedBy(textAt(row, textColumns.key))
  return (
    named && {
      ...named,
      key: textKey(named.commitment, named.about),
      text: textAt(row, textColumns.translation),
      of: textAt(row, textColumns.of),
      was: textAt(row, textColumns.was),
      at: `sheet “${textsSheet}”, row ${number}`,
    }
  )
}

function isOther({ key, text, was }: TextRow, { translations }: Texts): boolean {
  const now = translations.get(key)
  const isAsItWas = was !== '' && fingerprint(text) === was
  return text !== '' && !isAsItWas && (now === undefined || fingerprint(now) !== fingerprint(text))
}

function weighed(
  { commitment, about, key, text, of, was, at }: TextRow,
  { language, originals, translations }: Texts,
): SaidTranslation | Fault {
  const original = originals.get(key)
  const before = translations.get(key)
  if (original === undefined) {
    return {
      at,
      message: `“${shown(text, 60)}” translates a text that the plan does not have any more.`,
      help: `Look for where it belongs now in a new form: nap form --translate ${language}`,
    }
  }
  if (before !== undefined && fingerprint(before) !== was) {
    return {
      at,
      message: `Somebody else has translated it meanwhile: the plan says “${shown(before, 60)}”, the file “${shown(text, 60)}”. The plan’s stays.`,
      help: 'Decide which one is right, and write it into a new form.',
    }
  }
  return { language, commitment, about, of: of || fingerprint(original), text, before, at }
}

const nothing = { as: 'translation', answers: [], comments: [], faults: [], remarks: [] } as const

function textAt(row: ReceivedRow, column: number): string {
  return row[column]?.text.trim() ?? ''
}
