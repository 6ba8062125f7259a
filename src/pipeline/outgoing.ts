import type { Book } from '../model/book.ts'
import type { Workbook } from '../model/workbook.ts'

// The part of the pipeline that makes what goes out to institutions: forms, and the letters that ask for them.

type Document = typeof import('../compose/form-document.ts').formDocument
type Sheets = typeof import('../compose/form-workbook.ts').formWorkbook
type SettingOf<It extends (...given: never[]) => unknown> = Omit<Parameters<It>[1], 'language'> & {
  readonly words: Readonly<Record<string, string>>
}

/** A form as a document. */
export async function composeForm(
  form: Parameters<Document>[0],
  { words, ...setting }: SettingOf<Document>,
  imprint?: Parameters<Document>[2],
): Promise<Book> {
  const [stage, { languageOf }] = await Promise.all([
    import('../compose/form-document.ts'),
    import('../compose/language.ts'),
  ])
  return stage.formDocument(form, { ...setting, language: languageOf('en', words) }, imprint)
}

/** A form as an Excel file. */
export async function excelForm(
  form: Parameters<Sheets>[0],
  { words, ...setting }: SettingOf<Sheets>,
): Promise<Uint8Array> {
  const [stage, { languageOf }, { excelOf }] = await Promise.all([
    import('../compose/form-workbook.ts'),
    import('../compose/language.ts'),
    import('../render/workbook.ts'),
  ])
  const workbook: Workbook = stage.formWorkbook(form, {
    ...setting,
    language: languageOf('en', words),
  })
  return excelOf(workbook)
}
