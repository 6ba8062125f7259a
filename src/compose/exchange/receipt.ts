import { commitmentsOf, type Draft } from '../../model/draft.ts'
import type { ReceiptFacts } from '../../model/exchange/receipt.ts'
import type { SaidAnswer } from '../../model/exchange/understood.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { followed, schemaAt } from '../../model/schemas.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { inPlainText } from '../../plain/markdown.ts'
import { keysOf } from '../../plain/pointer.ts'
import { shortened } from '../../plain/text.ts'
import { answerWords } from '../answer-words.ts'
import type { Language } from '../language.ts'
import { fieldLabel, proseTitle } from '../setting.ts'
import { officeOf } from './form-questions.ts'
import { placeInForm, reasonIn } from './receipt-reason.ts'

type Setting = {
  readonly folder: PlanFolder
  readonly draft: Draft
  readonly language: Language
}

type ReceiptBlanks = Readonly<
  Record<'received' | 'understood' | 'open' | 'missing' | 'wanted', string>
>

/** What an answer to a sender says in its blanks, as Markdown. @param plain writes words so that Markdown takes them for nothing else */
export function receiptBlanks(
  facts: ReceiptFacts,
  setting: Setting,
  plain: (words: string) => string,
): ReceiptBlanks {
  const { language } = setting
  const at = { facts, setting, plain }
  const word = (key: string) => plain(language.words[key] ?? key)
  const section = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${word(key)}\n\n${lines.join('\n')}`
  const taken = [...answersTaken(facts, at), ...commentsTaken(facts, at)]
  const open = [...answersOpen(facts, at), ...answersRefused(facts, at), ...notRead(facts, at)]
  const missing = answersMissing(facts, at)
  return {
    received: language.commas(
      facts.received.map(({ name, on }) => `${plain(name)} (${plain(language.date(on))})`),
    ),
    understood: section('receipt_taken', taken) || word('receipt_nothing'),
    open: section('receipt_open', open),
    missing: section('receipt_missing', missing),
    wanted: plain(wanted(facts, open.length + missing.length > 0, setting)),
  }
}

type At = {
  readonly facts: ReceiptFacts
  readonly setting: Setting
  readonly plain: (words: string) => string
}

function answersTaken({ taken }: ReceiptFacts, at: At): string[] {
  return byCommitment(taken, at, (answer) => {
    const words = wordsOf(answer.after, answer, at)
    return `${labelledQuestion(questionOf(answer, at), at.setting)} ${words === '' ? at.plain(at.setting.language.words['receipt_taken_back'] ?? '') : words}`
  })
}

function commentsTaken({ comments }: ReceiptFacts, { setting, plain }: At): string[] {
  const { chapters, plan } = setting.folder
  return comments.map(({ about, text }) => {
    const chapter = chapters.find(({ name }) => name === about.chapter)
    const subject =
      about.commitment === undefined
        ? (plan.value.themes.find(({ id }) => id === about.theme)?.name ??
          (chapter && proseTitle(chapter)) ??
          setting.language.words['receipt_plan'] ??
          '')
        : titleOfId(about.commitment, setting)
    return `- ${plain(setting.language.fill('receipt_comment', { about: subject }))} ${setting.language.fill('quoted', { words: plain(inShort(text)) })}`
  })
}

function answersOpen({ open }: ReceiptFacts, at: At): string[] {
  const { language } = at.setting
  return byCommitment(open, at, (answer) => {
    const [yours, ours] = [answer.after, answer.today].map((value) => wordsOf(value, answer, at))
    const why =
      answer.doubt === undefined
        ? language.fill('receipt_clash', { yours: yours ?? '', ours: ours ?? '' })
        : (language.words[answer.doubt === 'emptied' ? 'receipt_emptied' : 'receipt_row_missing'] ??
          '')
    return `${labelledQuestion(questionOf(answer, at), at.setting)} ${answer.doubt === undefined ? why : at.plain(why)}`
  })
}

/** What was written, why it could not be taken in, and what to write instead. */
function answersRefused({ faults }: ReceiptFacts, at: At): string[] {
  const { language } = at.setting
  const refused = faults.flatMap(({ answer, ...fault }) =>
    answer ? [{ ...answer, ...fault }] : [],
  )
  return byCommitment(refused, at, (one) => {
    const words = { yours: inShort(one.words), why: reasonIn({ ...one, answer: one }, language) }
    const place = placeInForm(one, language)
    const question = labelledQuestion(questionOf(one, at), at.setting)
    const refused =
      place === undefined
        ? language.fill('receipt_refused', words)
        : language.fill('receipt_refused_at', { ...words, at: place })
    return `${question} ${at.plain(refused)}`
  })
}

function notRead({ faults, unread }: ReceiptFacts, { plain, setting }: At): string[] {
  const { code, fill } = setting.language
  const others = faults.filter(({ answer }) => answer === undefined)
  return [
    ...others.map((fault) => {
      const reason = reasonIn(fault, setting.language)
      const place = placeInForm(fault, setting.language) ?? ''
      const where = `${place.charAt(0).toUpperCase()}${place.slice(1)}`
      return `- ${plain(where === '' ? reason : setting.language.labelled(where, reason))}`
    }),
    ...unread.map(
      ({ name, why }) =>
        `- ${plain(code === 'en' ? `${name}: ${why}` : fill('receipt_unread', { name }))}`,
    ),
  ]
}

function answersMissing({ missing }: ReceiptFacts, at: At): string[] {
  return byCommitment(missing, at, (one) => questionOf(one, at))
}

function labelledQuestion(question: string, { language }: Setting): string {
  return /[?؟]$/.test(question) ? question : language.labelled(question, '').trimEnd()
}

/** A point for each commitment, with its questions below it. */
function byCommitment<T extends Pick<SaidAnswer, 'commitment' | 'pointer'>>(
  answers: readonly T[],
  { setting, plain }: At,
  line: (answer: T) => string,
): string[] {
  return Array.from(groupedBy(answers, ({ commitment }) => commitment)).flatMap(([id, some]) => [
    `- ${plain(titleOfId(id, setting))}`,
    ...some.map((one) => `  - ${line(one)}`),
  ])
}

function titleOfId(id: string, { draft, folder }: Setting): string {
  const merged = commitmentsOf(draft).find((one) => one.id === id)?.value.title
  const filed = folder.contributions.find(
    ({ commitment, document }) => commitment === id && document.value.title !== undefined,
  )
  return merged ?? filed?.document.value.title ?? id
}

function questionOf(
  { commitment, pointer }: Pick<SaidAnswer, 'commitment' | 'pointer'>,
  { facts, setting, plain }: At,
): string {
  const { folder, language } = setting
  const [list, id] = keysOf(pointer)
  if (list !== 'milestones' || id === undefined) return plain(fieldLabel(pointer, setting))
  const step = folder.contributions
    .filter((one) => one.commitment === commitment)
    .flatMap(({ document }) => document.value.milestones ?? [])
    .find((one) => one.id === id)
  const activity = step?.activity ?? activitySent(commitment, id, facts) ?? id
  const number = language.fill('quoted', { words: inShort(activity) })
  const name = language.fill('milestone', { number })
  const field = fieldLabel(pointer, setting)
  return plain(keysOf(pointer).length === 2 ? name : language.commas([name, field]))
}

/** What a milestone is that was not taken in, as whoever sent it calls it. */
function activitySent(commitment: string, id: string, facts: ReceiptFacts): string | undefined {
  const isOfIt = (one: Pick<SaidAnswer, 'commitment' | 'pointer'>) =>
    one.commitment === commitment && one.pointer === `/milestones/${id}/activity`
  const refused = facts.faults.find(({ answer }) => answer && isOfIt(answer))
  const open = facts.open.find(isOfIt)?.after
  return refused?.answer?.words ?? (typeof open === 'string' ? open : undefined)
}

function wordsOf(
  value: unknown,
  { pointer }: Pick<SaidAnswer, 'pointer'>,
  { setting, plain }: At,
): string {
  if (value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value)))
    return ''
  const words = answerWords(value, followed(schemaAt('contribution', pointer) ?? {}), setting)
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  return plain(inShort(Array.isArray(value) ? setting.language.semicolons(lines) : lines.join(' ')))
}

function inShort(words: string): string {
  return shortened(inPlainText(words), 200)
}

function wanted({ due }: ReceiptFacts, isOpen: boolean, setting: Setting): string {
  const { language, folder } = setting
  if (!isOpen) return language.words['receipt_complete'] ?? ''
  const office = officeOf({ folder, language })
  return due === undefined
    ? language.fill('receipt_wanted', { office })
    : language.fill('receipt_wanted_by', { office, due: language.date(due) })
}
