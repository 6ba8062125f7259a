import type { FormSetting } from '../compose/exchange/form-questions.ts'
import type { LetterFacts, LetterSetting } from '../compose/exchange/letter.ts'
import type { TranslationSetting } from '../compose/exchange/translation-workbook.ts'
import type { Language } from '../compose/language.ts'
import type { Book, Imprint } from '../model/book.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Form } from '../model/exchange/form.ts'
import { workingLanguage } from '../model/languages/language.ts'
import type { Original, Translation } from '../model/languages/translations.ts'
import type { PlanFolder } from '../model/plan.ts'

// The part of the pipeline that makes what goes out to institutions: forms, and the letters that ask for them.

type Worded = {
  readonly words: Readonly<Record<string, string>>
  /** What was found in the plan; undefined where some of the words are not from there. */
  readonly found: readonly Pick<Diagnostic, 'rule'>[] | undefined
}

/** What something is made with, where the words of its language are all that is known of that yet. */
type Wording<Setting> = Omit<Setting, 'language'> & Worded

/** The same in the language that the plan is written in. */
async function spoken<S extends Worded & { readonly folder: Pick<PlanFolder, 'plan'> }>(
  setting: S,
): Promise<S & { readonly language: Language }> {
  const { languageOf } = await import('../compose/language.ts')
  return { ...setting, language: languageOf(workingLanguage(setting.folder), setting.words) }
}

/** What leaves the office, without what must not be published. */
async function sent<T>(document: T, { words, found }: Worded): Promise<T> {
  const { publishable } = await import('../compose/publishable.ts')
  return publishable(document, { audience: 'public', words }, found)
}

/** A form as a document. */
export async function composeForm(
  form: Form,
  setting: Wording<FormSetting>,
  imprint: Imprint,
): Promise<Book> {
  const { formDocument } = await import('../compose/exchange/form-document.ts')
  return sent(formDocument(form, await spoken(setting), imprint), setting)
}

/** A form as an Excel file. */
export async function excelForm(form: Form, setting: Wording<FormSetting>): Promise<Uint8Array> {
  const [{ formWorkbook }, { excelOf }] = await Promise.all([
    import('../compose/exchange/form-workbook.ts'),
    import('../render/workbook.ts'),
  ])
  return excelOf(await sent(formWorkbook(form, await spoken(setting)), setting))
}

/** A form for a translator as an Excel file. */
export async function translationForm(
  translation: Translation,
  originals: readonly Original[],
  setting: Wording<TranslationSetting>,
): Promise<Uint8Array> {
  const [{ translationWorkbook }, { excelOf }] = await Promise.all([
    import('../compose/exchange/translation-workbook.ts'),
    import('../render/workbook.ts'),
  ])
  const workbook = translationWorkbook(translation, originals, await spoken(setting))
  return excelOf(await sent(workbook, setting))
}

/** A letter with what it is about, as a document and as the text of a mail. */
export async function composeLetter(
  template: string,
  facts: LetterFacts,
  setting: Wording<LetterSetting>,
): Promise<{ readonly subject: string; readonly book: Book; readonly text: string }> {
  const [stage, { terminalText }] = await Promise.all([
    import('../compose/exchange/letter.ts'),
    import('../render/terminal.ts'),
  ])
  const letter = stage.composeLetter(template, facts, await spoken(setting))
  const { subject, book } = await sent(letter, setting)
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
  { on, ...setting }: Worded & { readonly on: string; readonly due: string },
): Promise<string> {
  const [{ appointmentsOf }, { calendarText }] = await Promise.all([
    import('../compose/exchange/appointments.ts'),
    import('../render/calendar.ts'),
  ])
  const { title, country } = folder.plan.value
  const dates = {
    title: `${title}, ${country}`,
    of: appointmentsOf(folder, await spoken({ ...setting, folder })),
  }
  const told = await sent(dates, setting)
  return calendarText(told.of, { title: told.title, on })
}
