import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { ReceiptFacts } from '../model/exchange/receipt.ts'
import type { SaidAnswer } from '../model/exchange/understood.ts'
import type { PlanFolder } from '../model/plan.ts'
import { followed, schemaAt } from '../model/schemas.ts'
import { groupedBy } from '../plain/grouped.ts'
import { inPlainText } from '../plain/markdown.ts'
import { keysOf } from '../plain/pointer.ts'
import { answerWords } from './answer-words.ts'
import { officeOf } from './form-questions.ts'
import type { Language } from './language.ts'
import { fieldLabel, proseTitle } from './setting.ts'

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
  const at = { setting, plain }
  const word = (key: string) => plain(language.words[key] ?? key)
  const section = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${word(key)}\n\n${lines.join('\n')}`
  const taken = [...answersTaken(facts, at), ...commentsTaken(facts, at)]
  const open = [...answersOpen(facts, at), ...answersRefused(facts, at), ...notRead(facts, at)]
  const missing = answersMissing(facts, at)
  return {
    received: facts.received
      .map(({ name, on }) => `${plain(name)} (${plain(language.date(on))})`)
      .join(', '),
    understood: section('receipt_taken', taken) || word('receipt_nothing'),
    open: section('receipt_open', open),
    missing: section('receipt_missing', missing),
    wanted: plain(wanted(facts, open.length + missing.length > 0, setting)),
  }
}

type At = { readonly setting: Setting; readonly plain: (words: string) => string }

function answersTaken({ taken }: ReceiptFacts, at: At): string[] {
  return byCommitment(taken, at, (answer) => {
    const words = wordsOf(answer.after, answer, at)
    return `${labelled(questionOf(answer, at))} ${words === '' ? at.plain(at.setting.language.words['receipt_taken_back'] ?? '') : words}`
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
    return `- ${plain(setting.language.fill('receipt_comment', { about: subject }))} “${plain(shortened(text))}”`
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
    return `${labelled(questionOf(answer, at))} ${answer.doubt === undefined ? why : at.plain(why)}`
  })
}

/** What was written, why it could not be taken in, and what to write instead. */
function answersRefused({ faults }: ReceiptFacts, at: At): string[] {
  const { language } = at.setting
  const refused = faults.flatMap(({ answer, ...fault }) =>
    answer ? [{ ...answer, ...fault }] : [],
  )
  return byCommitment(refused, at, (one) => {
    const words = {
      yours: shortened(one.words),
      at: one.at,
      why: `${one.message} ${one.help}`.trim(),
    }
    return `${labelled(questionOf(one, at))} ${at.plain(language.fill('receipt_refused', words))}`
  })
}

function notRead({ faults, unread }: ReceiptFacts, { plain }: At): string[] {
  const others = faults.filter(({ answer }) => answer === undefined)
  return [
    ...others.map(
      ({ at, message, help }) =>
        `- ${plain(`${at.charAt(0).toUpperCase()}${at.slice(1)}: ${message} ${help}`)}`,
    ),
    ...unread.map(({ name, why }) => `- ${plain(`${name}: ${why}`)}`),
  ]
}

function answersMissing({ missing }: ReceiptFacts, at: At): string[] {
  return byCommitment(missing, at, (one) => questionOf(one, at))
}

function labelled(question: string): string {
  return /[?؟]$/.test(question) ? question : `${question}:`
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
  { setting, plain }: At,
): string {
  const [list, id] = keysOf(pointer)
  if (list !== 'milestones' || id === undefined) return plain(fieldLabel(pointer, setting))
  const step = setting.folder.contributions
    .filter((one) => one.commitment === commitment)
    .flatMap(({ document }) => document.value.milestones ?? [])
    .find((one) => one.id === id)
  const name = setting.language.fill('milestone', {
    number: `“${shortened(step?.activity ?? id)}”`,
  })
  return plain(keysOf(pointer).length === 2 ? name : `${name}, ${fieldLabel(pointer, setting)}`)
}

function wordsOf(
  value: unknown,
  { pointer }: Pick<SaidAnswer, 'pointer'>,
  { setting, plain }: At,
): string {
  if (value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value)))
    return ''
  const words = answerWords(value, followed(schemaAt('contribution', pointer) ?? {}), setting)
  return plain(
    shortened(
      words
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join(Array.isArray(value) ? '; ' : ' '),
    ),
  )
}

const longest = 200

function shortened(words: string): string {
  const line = inPlainText(words).replaceAll(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  return `${line.slice(0, line.lastIndexOf(' ', longest))} …`
}

function wanted({ due }: ReceiptFacts, isOpen: boolean, setting: Setting): string {
  const { language, folder } = setting
  if (!isOpen) return language.words['receipt_complete'] ?? ''
  const office = officeOf({ folder })
  return due === undefined
    ? language.fill('receipt_wanted', { office })
    : language.fill('receipt_wanted_by', { office, due: language.date(due) })
}
