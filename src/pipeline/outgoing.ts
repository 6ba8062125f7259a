import type { Book } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Workbook } from '../model/exchange/workbook.ts'
import { workingLanguage } from '../model/languages/language.ts'
import type { PlanFolder } from '../model/plan.ts'

// The part of the pipeline that makes what goes out to institutions: forms, and the letters that ask for them.

type Document = typeof import('../compose/form-document.ts').formDocument
type Sheets = typeof import('../compose/form-workbook.ts').formWorkbook
type Words = Readonly<Record<string, string>>
type Found = readonly Pick<Diagnostic, 'rule'>[] | undefined
type SettingOf<It extends (...given: never[]) => unknown> = Omit<Parameters<It>[1], 'language'> & {
  readonly words: Words
  /** What was found in the plan; undefined where some of the words are not from there. */
  readonly found: Found
}

/** A form as a document. */
export async function composeForm(
  form: Parameters<Document>[0],
  { words, found, ...setting }: SettingOf<Document>,
  imprint?: Parameters<Document>[2],
): Promise<Book> {
  const [stage, { languageOf }] = await Promise.all([
    import('../compose/form-document.ts'),
    import('../compose/language.ts'),
  ])
  const language = languageOf(workingLanguage(setting.folder), words)
  return sent(stage.formDocument(form, { ...setting, language }, imprint), words, found)
}

/** What leaves the office, without what must not be published. */
async function sent<T>(document: T, ...[words, found]: readonly [Words, Found]): Promise<T> {
  const { publishable } = await import('../compose/publishable.ts')
  return publishable(document, { audience: 'public', words }, found)
}

/** A form as an Excel file. */
export async function excelForm(
  form: Parameters<Sheets>[0],
  { words, found, ...setting }: SettingOf<Sheets>,
): Promise<Uint8Array> {
  const [stage, { languageOf }, { excelOf }] = await Promise.all([
    import('../compose/form-workbook.ts'),
    import('../compose/language.ts'),
    import('../render/workbook.ts'),
  ])
  const workbook: Workbook = stage.formWorkbook(form, {
    ...setting,
    language: languageOf(workingLanguage(setting.folder), words),
  })
  return excelOf(await sent(workbook, words, found))
}

type Texts = typeof import('../compose/translation-workbook.ts').translationWorkbook

/** A form for a translator as an Excel file. */
export async function translationForm(
  translation: Parameters<Texts>[0],
  originals: Parameters<Texts>[1],
  { words, found, ...setting }: SettingOf<(form: unknown, setting: Parameters<Texts>[2]) => void>,
): Promise<Uint8Array> {
  const [stage, { languageOf }, { excelOf }] = await Promise.all([
    import('../compose/translation-workbook.ts'),
    import('../compose/language.ts'),
    import('../render/workbook.ts'),
  ])
  const language = languageOf(workingLanguage(setting.folder), words)
  const workbook = stage.translationWorkbook(translation, originals, { ...setting, language })
  return excelOf(await sent(workbook, words, found))
}

type Writing = typeof import('../compose/letter.ts').composeLetter

/** A letter with what it is about, as a document and as the text of a mail. */
export async function composeLetter(
  template: string,
  facts: Parameters<Writing>[1],
  {
    words,
    found,
    ...setting
  }: SettingOf<(template: string, setting: Parameters<Writing>[2]) => void>,
): Promise<{ readonly subject: string; readonly book: Book; readonly text: string }> {
  const [stage, { languageOf }, { terminalText }] = await Promise.all([
    import('../compose/letter.ts'),
    import('../compose/language.ts'),
    import('../render/terminal.ts'),
  ])
  const language = languageOf(workingLanguage(setting.folder), words)
  const letter = stage.composeLetter(template, facts, { ...setting, language })
  const { subject, book } = await sent(letter, words, found)
  // What it is about stands above a mail already.
  const paragraphs = book.sections.flatMap((section) =>
    section.of.slice(1).map((block) => ({ ...section, of: [block] })),
  )
  const screen = { width: mailWidth, colour: false }
  const text = paragraphs.map((one) => terminalText([one], screen)).join('\n')
  return { subject, book, text }
}

/** So many letters of a line every mail program shows. */
const mailWidth = 76

/** A mail that a person looks at and sends. */
export async function draftMail(
  ...draft: Parameters<typeof import('../render/mail.ts').mailText>
): Promise<string> {
  const { mailText } = await import('../render/mail.ts')
  return mailText(...draft)
}

/** The dates of a plan for the calendar of a computer. */
export async function planCalendar(
  folder: Pick<PlanFolder, 'plan'>,
  {
    on,
    due,
    words,
    found,
  }: {
    readonly on: string
    readonly due: string
    readonly words: Words
    readonly found: Found
  },
): Promise<string> {
  const [{ appointmentsOf }, { languageOf }, { calendarText }] = await Promise.all([
    import('../compose/appointments.ts'),
    import('../compose/language.ts'),
    import('../render/calendar.ts'),
  ])
  const language = languageOf(workingLanguage(folder), words)
  const { title, country } = folder.plan.value
  const dates = { title: `${title}, ${country}`, of: appointmentsOf(folder, { due, language }) }
  const told = await sent(dates, words, found)
  return calendarText(told.of, { title: told.title, on })
}
