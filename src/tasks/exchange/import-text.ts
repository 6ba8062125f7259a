import { subjectAsTyped } from '../../model/comments.ts'
import { languageName } from '../../model/languages/language.ts'
import { sentences } from '../../model/refusal.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { counted, onOneLine, shown, shownInWords } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { wayOf } from '../plan/received.ts'
import { answerInWords, changeInWords, questionName } from './answer-words.ts'
import { baseInWords } from './base-plan.ts'
import type { Agreed, Outcome } from './outcome.ts'

/** What was understood of one file, field by field. */
export function fileText(outcome: Outcome, plan: OpenPlan): string {
  const { answers, comments, translations, faults, remarks, refusal } = outcome
  const changed = answers.filter(({ becomes }) => becomes !== 'same')
  const same = answers.length - changed.length
  const lines = [
    headLine(outcome),
    ...(refusal ? [`  ${sentences(refusal)}`] : []),
    ...Array.from(
      groupedBy(changed, ({ commitment }) => commitment),
      ([commitment, some]) => [
        `  ${shown(commitment)}`,
        ...some.map((answer) => `    ${answerLine(answer, plan)}`),
      ],
    ).flat(),
    ...(same > 0 ? [`  ${counted(same, 'change')} the plan has already.`] : []),
    ...comments
      .filter(({ isOfAnswer }) => !isOfAnswer)
      .map((comment) => `  ${commentLine(comment)}`),
    ...translationLines(translations),
    ...faults.flatMap(({ at, message, help }) => [
      `  Not taken in, ${at}: ${message}`,
      `    ${help}`,
    ]),
    ...remarks.map((remark) => `  ${remark}`),
    ...(outcome.what === 'unchanged'
      ? [
          faults.length > 0
            ? '  Nothing was written.'
            : '  It says nothing that the plan does not say. Nothing was written.',
        ]
      : []),
  ]
  return lines.join('\n')
}

function translationLines(translations: Outcome['translations']): string[] {
  const [first] = translations
  if (!first) return []
  const lines = translations.map(({ commitment, about, text, before }) => {
    const what = `${commitment ?? 'the plan'}${about.replaceAll('/', '.')}`
    const words = shownInWords(onOneLine(text), 70)
    return `    ${shown(what, 90)}: “${words}”${before === undefined ? '' : ' in place of what it said'}`
  })
  return [
    `  ${counted(translations.length, 'text')} in ${languageName(first.language)}`,
    ...lines.slice(0, fewEnough),
    ...(lines.length > fewEnough ? [`    and ${lines.length - fewEnough} more`] : []),
  ]
}

const fewEnough = 12

function headLine({ name, as, from, base, on, via }: Outcome): string {
  const what = as === undefined ? '' : `: ${nouns[as]}`
  const sender = from === undefined ? '' : ` from ${shown(from, 80)}`
  const made = base === undefined ? '' : `, made from ${baseInWords(base)}`
  const arrived =
    as === undefined ? '' : `, arrived on ${on}${via === undefined ? '' : ` ${wayOf(via)}`}`
  return `${shown(name, 80)}${what}${sender}${made}${arrived}`
}

const nouns: Readonly<Record<NonNullable<Outcome['as']>, string>> = {
  form: 'a form',
  review: 'a reviewed draft',
  results: 'the results of a workshop',
  letter: 'a letter',
  plan: 'a plan',
  translation: 'a translation',
}

function answerLine(answer: Agreed, { folder }: OpenPlan): string {
  const { pointer, before, after, today, at, doubt, becomes, by } = answer
  const [was, now, is] = [before, after, today].map((one) => answerInWords(one, pointer, folder))
  const who = by === undefined ? '' : `, by ${shown(by, 60)}`
  const where = ` (${shown(at, 80)}${who})`
  const what = questionName(answer)
  const name = what.charAt(0).toUpperCase() + what.slice(1)
  if (doubt === 'row-missing')
    return `${name}: not in the file any more${where}. ${outcomeOfDoubt(becomes)}`
  if (doubt === 'emptied') return `${name}: emptied, was ${is}${where}. ${outcomeOfDoubt(becomes)}`
  if (becomes === 'taken') return `${name}: ${changeInWords(answer, folder)}${where}`
  const story =
    answer.verdict === 'clash'
      ? `was ${was} when the file was made, the plan now says ${is}, the file ${now}${where}.`
      : `the plan says ${is}, the file ${now}${where}.`
  return `${name}: ${story} ${becomes === 'kept' ? 'The plan’s stays.' : stays}`
}

const stays = 'The plan’s stays; the other is kept as a comment, to be settled.'

function outcomeOfDoubt(becomes: Agreed['becomes']): string {
  if (becomes === 'taken') return 'It is taken out.'
  return becomes === 'kept' ? 'It stays.' : 'It stays; a comment asks whether it is taken back.'
}

function commentLine({ file, value, at, isUnplaced }: Outcome['comments'][number]): string {
  const words = shownInWords(onOneLine(value.text), 90)
  const where = isUnplaced
    ? 'the plan as a whole, because it has no place of its own'
    : shown(subjectAsTyped(value.about))
  return `Comment on ${where}: “${words}” (${shown(at, 80)}; ${shown(file)})`
}
