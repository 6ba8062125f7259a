import { heading } from '../../model/block.ts'
import type { Book } from '../../model/book.ts'
import { commitmentsOf, type Draft } from '../../model/draft.ts'
import { filledLetter, type LetterBlank } from '../../model/exchange/letter.ts'
import type { ReceiptFacts } from '../../model/exchange/receipt.ts'
import { lineOf } from '../../model/line.ts'
import { fullNameOf, type Institution, institutionOf, type PlanFolder } from '../../model/plan.ts'
import { lastDay } from '../../plain/date.ts'
import { themeTitle } from '../answer-words.ts'
import { frameOf } from '../compose.ts'
import type { Language } from '../language.ts'
import { chapterIn } from '../prose.ts'
import { periodOf, wordIn } from '../setting.ts'
import { officeOf } from './form-questions.ts'
import { receiptBlanks } from './receipt.ts'

/** Who is asked, and by when. */
export type LetterFacts = {
  readonly institution: string
  /** The day of the letter. */
  readonly on: string
  readonly due: string
  /** The day on which it was first asked; undefined where this letter asks first. */
  readonly askedOn: string | undefined
  /** The names of the forms that come with it. */
  readonly files: readonly string[]
  /** Of an answer to something that came: what became of it. */
  readonly receipt?: ReceiptFacts
}

export type LetterSetting = {
  readonly folder: PlanFolder
  readonly draft: Draft
  readonly language: Language
}

/** What a letter is about, in one line, and the letter. */
export type Letter = { readonly subject: string; readonly book: Book }

/** A letter to an institution. @param template its text, which begins with what it is about */
export function composeLetter(
  template: string,
  facts: LetterFacts,
  setting: LetterSetting,
): Letter {
  const { language } = setting
  const words = blanksOf(facts, setting)
  const [head = '', ...rest] = template.trimStart().split('\n')
  const subject = filledLetter(head.replace(/^# +/, ''), words).trim()
  const body = filledLetter(rest.join('\n'), inMarkdown(words))
  return {
    subject,
    book: {
      ...frameOf(setting),
      form: 'paper',
      edition: language.date(facts.on),
      sections: [
        {
          id: 'letter',
          kind: 'point',
          title: subject,
          of: [heading(2, lineOf(subject)), ...chapterIn(body)],
        },
      ],
    },
  }
}

type Blanks = Readonly<Record<LetterBlank, string>>

function blanksOf(facts: LetterFacts, setting: LetterSetting): Blanks {
  const { folder, language } = setting
  const { institution: id, on, due, askedOn = on, files, receipt } = facts
  const { title, country, secretariat } = folder.plan.value
  return {
    plan: title,
    country,
    period: periodOf(setting),
    date: language.date(on),
    to: addressee(id, setting),
    institution: fullNameOf(folder, id),
    about: aboutWhat(institutionOf(folder, id), setting),
    commitments: soFar(id, setting),
    asked: language.date(askedOn),
    due: language.date(due),
    files: language.commas(files),
    calendar: toCome(facts, setting),
    return: officeOf({ folder, language }),
    office: fullNameOf(folder, secretariat),
    ...(receipt ? receiptBlanks(receipt, setting, escaped) : noReceipt),
  }
}

const noReceipt = { received: '', understood: '', open: '', missing: '', wanted: '' }

/** These are made of Markdown; what they have from the plan is escaped in them. */
const inParagraphs: readonly LetterBlank[] = [
  'commitments',
  'calendar',
  'received',
  'understood',
  'open',
  'missing',
  'wanted',
]

function inMarkdown(words: Blanks): Blanks {
  const entries = Object.entries(words).map(([name, value]) => [
    name,
    inParagraphs.some((one) => one === name) ? value : escaped(value),
  ])
  return { ...words, ...Object.fromEntries(entries) }
}

/** One line that Markdown takes for nothing but words. */
function escaped(words: string): string {
  return words.replaceAll(/[^\S\u00a0]+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
}

function addressee(id: string, { folder, language }: LetterSetting): string {
  const { focal_person: contact } = institutionOf(folder, id) ?? {}
  const institution = fullNameOf(folder, id)
  const parts = [contact?.name, contact?.title].filter((part) => part !== undefined)
  const person = language.commas(parts)
  if (contact?.public !== true || person === '') return institution
  return language.fill('letter_attention', { institution, person })
}

function aboutWhat(institution: Institution | undefined, setting: LetterSetting): string {
  const { folder, language } = setting
  const { leads, province, level } = institution ?? {}
  if (leads !== undefined) {
    return language.fill('letter_about_theme', { theme: themeTitle(leads, folder) })
  }
  if (level === 'provincial' && province !== undefined) {
    return language.fill('letter_about_province', { province })
  }
  return wordIn(setting, 'letter_about_any')
}

/** What it has said something about, and what others say that it leads. */
function soFar(id: string, setting: LetterSetting): string {
  const { folder, draft } = setting
  const all = commitmentsOf(draft)
  const placeOf = (commitment: string) => all.findIndex((one) => one.id === commitment)
  const own = folder.contributions
    .filter((one) => one.institution === id)
    .toSorted((a, b) => placeOf(a.commitment) - placeOf(b.commitment))
  const titleIn = (commitment: string) =>
    own.find((one) => one.commitment === commitment)?.document.value.title ??
    all.find((one) => one.id === commitment)?.value.title ??
    commitment
  const named = all.filter(
    (one) => one.lead === id && !own.some(({ commitment }) => commitment === one.id),
  )
  return [
    own.length === 0
      ? escaped(wordIn(setting, 'letter_nothing'))
      : listBelow(
          'letter_so_far',
          own.map(({ commitment }) => titleIn(commitment)),
          setting,
        ),
    ...(named.length === 0
      ? []
      : [
          listBelow(
            'letter_named',
            named.map((one) => titleIn(one.id)),
            setting,
          ),
        ]),
  ].join('\n\n')
}

/** The dates that are not over on the day of the letter. */
function toCome({ on, due }: LetterFacts, setting: LetterSetting): string {
  const { folder, language } = setting
  const { calendar = [] } = folder.plan.value
  const lines = calendar
    .map((entry) => (entry.kind === 'inputs_due' ? { ...entry, date: due } : entry))
    .filter(({ date, until }) => lastDay(until ?? date) >= on)
    .map(({ date, until, activity, tentative }) => {
      const words = tentative ? language.fill('letter_tentative', { activity }) : activity
      return language.labelled(language.range(date, until), words)
    })
  return lines.length === 0 ? '' : listBelow('letter_calendar', lines, setting)
}

function listBelow(word: string, items: readonly string[], setting: LetterSetting): string {
  const lines = items.map((one) => `- ${escaped(one)}`)
  return `${escaped(wordIn(setting, word))}\n\n${lines.join('\n')}`
}
