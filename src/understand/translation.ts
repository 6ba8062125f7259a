import { formProperties, marksOf } from '../model/exchange/form.ts'
import type { Received, ReceivedRow, ReceivedSheet } from '../model/exchange/received.ts'
import {
  textColumns,
  textKey,
  textNamedBy,
  textsSheet,
} from '../model/exchange/translation-form.ts'
import type { Against, Fault, SaidTranslation, Understood } from '../model/exchange/understood.ts'
import type { Kind } from '../model/kinds.ts'
import { languageName } from '../model/languages/language.ts'
import { furtherLanguages, originalsIn, translationIn } from '../model/languages/translations.ts'
import type { PlanFolder } from '../model/plan.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { type Schema, schemaAt } from '../model/schemas.ts'
import { fingerprint } from '../plain/fingerprint.ts'
import { isWithoutItsSecrets } from '../plain/secrets.ts'
import { counted, listed, shown, shownInWords } from '../plain/text.ts'
import { answerIn } from './answer.ts'
import type { Filled } from './filled.ts'
import { contentOf } from './form-cells.ts'

/**
 * What a translator has written into a form: only what is another text than the form had.
 * @throws Refusal (1) where the plan is not to be in that language
 */
export function understandTranslation(received: Received, { today, name }: Against): Understood {
  const language = marksOf(received)[formProperties.translation] ?? ''
  if (!furtherLanguages(today.folder).includes(language)) throw otherLanguage(language, name)
  const sheet =
    received.kind === 'workbook'
      ? received.sheets.find(({ name }) => name.trim() === textsSheet)
      : undefined
  if (!sheet) return { ...nothing, remarks: [`It has no sheet “${textsSheet}”.`] }
  const known = knownIn(language, today)
  const read = sheet.rows.flatMap((row, index) => rowIn(row, sheet, index) ?? [])
  const first = new Map(read.map((row) => [row.key, row] as const).toReversed())
  const said = read
    .filter((row) => isOther(row, known))
    .map((row) =>
      first.get(row.key) === row ? weighed(row, known, today.folder) : secondTime(row),
    )
  return {
    ...nothing,
    translations: said.filter((one) => 'text' in one),
    faults: said.filter((one) => 'message' in one),
    remarks: emptiedIn(read, known),
  }
}

function emptiedIn(rows: readonly TextRow[], { language, originals }: Texts): string[] {
  const emptied = rows.filter(({ text, was, unclear }) => text === '' && !unclear && was !== '')
  if (emptied.length === 0) return []
  const named = emptied
    .slice(0, 10)
    .map(({ key, row }) => `“${shownInWords(originals.get(key) ?? key, 60)}” (row ${row})`)
  const others = emptied.length - named.length
  const all = listed(others > 0 ? [...named, counted(others, 'other text')] : named)
  return [
    `The translations into ${languageName(language)} of ${all} were emptied. They stay as they are: what is to be left out is deleted in the file of translations.`,
  ]
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
  readonly row: number
  /** Why nobody can tell what it says. */
  readonly unclear?: Filled['unclear']
}

function rowIn(row: ReceivedRow, sheet: ReceivedSheet, index: number): TextRow | undefined {
  const named = textNamedBy(textAt(row, textColumns.key))
  const { words, unclear, at } = contentOf(row[textColumns.translation], sheet, index)
  return (
    named && {
      ...named,
      key: textKey(named.commitment, named.about),
      text: words,
      of: textAt(row, textColumns.of),
      was: textAt(row, textColumns.was),
      at,
      row: index + 1,
      ...(unclear && { unclear }),
    }
  )
}

function isOther({ key, text, was, unclear }: TextRow, { translations }: Texts): boolean {
  const now = translations.get(key)
  const isAsItWas =
    (was !== '' && fingerprint(text) === was) ||
    (now !== undefined && isWithoutItsSecrets(text, now))
  if (unclear && !isAsItWas) return true
  return text !== '' && !isAsItWas && (now === undefined || fingerprint(now) !== fingerprint(text))
}

function secondTime({ at, text }: TextRow): Fault {
  return {
    at,
    message: `“${shown(text, 60)}” translates a text that stands further up in the file as well; that one counts.`,
    help: 'Write one translation of each text, and import the file again.',
  }
}

function weighed(
  { commitment, about, key, text, of, was, at, unclear }: TextRow,
  { language, originals, translations }: Texts,
  folder: PlanFolder,
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
  if (unclear) return { at, ...unclear }
  const read = answerIn(text, roomFor(commitment, about), folder)
  if ('fault' in read) return { at, ...read.fault }
  return {
    language,
    commitment,
    about,
    // Whatever stands there is no fingerprint of any text.
    of: /^[0-9a-f]{64}$/.test(of) ? of : fingerprint(original),
    text: String(read.value).trimEnd(),
    before,
    at,
  }
}

/** What a text may be, with room for languages that need more letters; undefined bounds where it is a chapter. */
function roomFor(commitment: string | undefined, about: string): Schema {
  const kinds: readonly Kind[] =
    commitment === undefined ? ['plan', 'institutions'] : ['contribution']
  // The answer of one of several is named by its giver.
  const field = kinds
    .flatMap((kind) => [schemaAt(kind, about), schemaAt(kind, about.replace(/\/[^/]+$/, ''))])
    .find((one) => one?.type === 'string')
  if (!field) return {}
  const { maxLength, pattern } = field
  return {
    ...(maxLength && { maxLength: 2 * maxLength }),
    ...(pattern !== undefined && { pattern }),
  }
}

function otherLanguage(language: string, name: string): Refusal {
  return new Refusal(
    exitCodes.planHasProblems,
    `“${shown(name, 80)}” has translations into “${shown(language, 40)}”, and this plan is not to be translated into that. Nothing of it was taken in.`,
    `If it is to be, add the language under “languages” in plan.yaml, and import the file again.`,
  )
}

const nothing = { as: 'translation', answers: [], comments: [], faults: [], remarks: [] } as const

function textAt(row: ReceivedRow, column: number): string {
  return row[column]?.text.trim() ?? ''
}
