import { commitmentsOf } from '../../model/draft.ts'
import { formMarksLine, formProperties } from '../../model/exchange/form.ts'
import { textColumns, textKey, textsSheet } from '../../model/exchange/translation-form.ts'
import type { Sheet, SheetCell, SheetRow, Workbook } from '../../model/exchange/workbook.ts'
import type { Original, Translation } from '../../model/languages/translations.ts'
import { fullNameOf } from '../../model/plan.ts'
import { fingerprint } from '../../plain/fingerprint.ts'
import { directionOfLanguage } from '../../plain/script.ts'
import { fieldLabel, type Setting, titleOf, wordIn } from '../setting.ts'

export type TranslationSetting = Pick<Setting, 'folder' | 'draft' | 'language'>

/** A form for a translator: each text of the plan beside its translation, as far as there is one. */
export function translationWorkbook(
  { language, current, stale }: Pick<Translation, 'language' | 'current' | 'stale'>,
  originals: readonly Original[],
  setting: TranslationSetting,
): Workbook {
  const { folder } = setting
  const { country, secretariat, title } = folder.plan.value
  const there = new Map(
    [...current, ...stale].map((one) => [textKey(one.commitment, one.about), one.text]),
  )
  const old = new Set(stale.map((one) => textKey(one.commitment, one.about)))
  const stateOf = (key: string) => {
    if (old.has(key)) return wordIn(setting, 'translation_old')
    return there.has(key) ? '' : wordIn(setting, 'translation_missing')
  }
  const rows = originals.map((original) => {
    const key = textKey(original.commitment, original.about)
    return textRow(original, { key, state: stateOf(key), translation: there.get(key) }, setting)
  })
  const marks = { [formProperties.translation]: language, [formProperties.country]: country }
  return {
    title: `${title} (${languageIn(setting, language)})`,
    author: fullNameOf(folder, secretariat),
    properties: marks,
    sheets: [
      instructions(language, setting),
      textSheet(rows, { language, marks: formMarksLine(marks) }, setting),
    ],
  }
}

function languageIn({ language }: TranslationSetting, tag: string): string {
  return new Intl.DisplayNames(language.code, { type: 'language' }).of(tag) ?? tag
}

function instructions(language: string, setting: TranslationSetting): Sheet {
  const name = languageIn(setting, language)
  const lines = ['translation_what', 'translation_how', 'translation_markdown', 'translation_back']
  return {
    name: 'Instructions',
    columns: [{ width: 110 }],
    isProtected: true,
    rows: [
      {
        cells: [
          {
            value: setting.language.fill('translation_title', { language: name }),
            look: 'title',
          },
        ],
      },
      ...lines.map((word) => ({
        cells: [{ value: setting.language.fill(word, { language: name }) }],
      })),
    ],
  }
}

function textSheet(
  rows: readonly SheetRow[],
  { language, marks }: { readonly language: string; readonly marks: string },
  setting: TranslationSetting,
): Sheet {
  const hidden = { width: 10, isHidden: true } as const
  const heads = ['translation_where', 'translation_state', 'translation_original'].map((word) =>
    wordIn(setting, word),
  )
  const cells: readonly SheetCell[] = [
    { value: marks },
    ...[...heads, languageIn(setting, language)].map((value) => ({
      value,
      look: 'heading' as const,
    })),
  ]
  return {
    name: textsSheet,
    columns: [hidden, { width: 30 }, { width: 14 }, { width: 62 }, { width: 62 }, hidden, hidden],
    frozenRows: 1,
    isProtected: true,
    // The original stands where the translator begins to read.
    ...(directionOfLanguage(setting.language.code) === 'rtl' && { isRightToLeft: true as const }),
    rows: [{ cells }, ...rows],
  }
}

type Row = {
  readonly key: string
  readonly state: string
  readonly translation: string | undefined
}

function textRow(
  original: Original,
  { key, state, translation }: Row,
  setting: TranslationSetting,
): SheetRow {
  const cells: SheetCell[] = []
  cells[textColumns.key] = { value: key }
  cells[textColumns.what] = { value: whereIs(original, setting), look: 'label' }
  cells[textColumns.state] = { value: state, look: 'guide' }
  cells[textColumns.original] = { value: original.text.trimEnd(), look: 'guide' }
  cells[textColumns.translation] = {
    value: translation?.trimEnd(),
    look: 'answer',
    isOpen: true,
  }
  cells[textColumns.of] = { value: fingerprint(original.text) }
  cells[textColumns.was] = {
    value: translation === undefined ? undefined : fingerprint(translation),
  }
  return { cells }
}

function whereIs({ commitment, about }: Original, setting: TranslationSetting): string {
  const one = commitmentsOf(setting.draft).find(({ id }) => id === commitment)
  if (!one) return about.slice(1).replaceAll('/', ': ')
  return setting.language.labelled(
    `${one.number} ${titleOf(one, setting)}`,
    fieldLabel(about, setting),
  )
}
