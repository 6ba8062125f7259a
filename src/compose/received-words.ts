import { type PlanFolder, submissionStateOf } from '../model/plan.ts'
import type { Language } from './language.ts'

type Told = { readonly folder: PlanFolder; readonly language: Language }

/** How far an institution is, in the words of the book: `received 12 June 2017`, or `received` where no file tells the day. */
export function receivedWords(id: string, told: Told): string {
  const word = `status_${submissionStateOf(told.folder, id)}`
  return told.language.words[word] ?? dated(word, id, {}, told)
}

type Named = { readonly id: string; readonly name: string }

/** That an institution has nothing to submit, as a sentence. */
export function nilReturnWords({ id, name }: Named, told: Told): string {
  return dated('nil_return', id, { name }, told)
}

function dated(
  word: string,
  id: string,
  blanks: Readonly<Record<string, string>>,
  { folder, language }: Told,
): string {
  const received = folder.submissions.find(({ institution }) => institution === id)
  const day = received?.document.value.received_on ?? ''
  return day === ''
    ? language.fill(`${word}_undated`, blanks)
    : language.fill(word, { ...blanks, date: language.date(day) })
}
