import { type Diagnostic, type Fix, withFix } from '../../model/diagnostic.ts'
import { fieldName } from '../../model/field.ts'
import type { LoadedFile } from '../../model/plan-file.ts'
import type { Document } from '../../model/source.ts'
import { type DateCustom, type DateOrder, datesIn, dayInWords } from '../../plain/date-words.ts'
import { isEnglish as isEnglishText } from '../../plain/english.ts'
import { listed } from '../../plain/text.ts'
import { saysOneThing } from '../every-text.ts'
import { textsOf } from '../walk.ts'

/** The rule that tells of them in a merged commitment, where the plan has no order for its dates. */
export const aboutDatesInTexts = 'date-in-text-reads-one-way'

// With dots and a year of two digits it may be the number of a section.
// The number of an order or a letter looks the same.
const numbers =
  /(?<![\d/.-]|\b(?:No|SRO|S\.R\.O)\.?\s?)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|(?<!\.)\d{2})(?![\d/-]|\.\d)/g

/** Dates in a text that can be read as two days. */
export function openDatesIn(text: string): string[] {
  return Array.from(text.matchAll(numbers)).flatMap(([date, first, , second]) =>
    isMonth(first) && isMonth(second) && Number(first) !== Number(second) ? [date] : [],
  )
}

function isMonth(number = ''): boolean {
  return Number(number) >= 1 && Number(number) <= 12
}

/**
 * Dates in the texts of an institution that can be read as two days, once the plan says which is meant: then there is one right
 * way to write them. Of a file that waives the rule nothing is said here.
 */
export function datesInTexts(
  { is, document }: LoadedFile,
  { order, language }: DateCustom & { readonly language: string },
): Diagnostic[] {
  if (is.kind !== 'contribution' || order === undefined || isWaivedIn(document)) return []
  return textsOf(is.kind, document).flatMap(({ pointer, value, schema }) => {
    const [date] = saysOneThing(schema) ? [] : openDatesIn(value)
    if (date === undefined || pointer.startsWith('/waive/')) return []
    const isEnglish = language === 'en' && isEnglishText(value) !== false
    const fix = inOneOrder(document, pointer, { order, isEnglish })
    const finding: Diagnostic = {
      rule: aboutDatesInTexts,
      severity: 'warning',
      place: document.place(pointer),
      message: `“${date}” in ${fieldName(pointer)} can be read as two different days.`,
      help: 'Write the month as a word, for example 6 July 2017.',
    }
    return [withFix(finding, fix)]
  })
}

/** Does a file say that this rule is not for it? */
export function isWaivedIn({ value }: Document): boolean {
  const { waive } = Object(value)
  return Array.isArray(waive) && waive.some((one) => Object(one).rule === aboutDatesInTexts)
}

type Writing = { readonly order: DateOrder; readonly isEnglish: boolean }

function inOneOrder(document: Document, pointer: string, writing: Writing): Fix | undefined {
  const { line: start, column } = document.place(pointer)
  const mended = document
    .written(pointer)
    .split('\n')
    .flatMap((words, index) =>
      Array.from(words.matchAll(numbers), ({ 0: date, index: from }) => {
        const line = start + index
        const first = (index === 0 ? column : 1) + from
        return { date, place: { line, endLine: line, column: first } }
      }),
    )
    .flatMap(({ date, place }) => {
      const text = asWritten(date, writing)
      if (text === undefined) return []
      const edit = { ...place, endColumn: place.column + date.length, text }
      return [{ edit, does: `“${date}” written as ${text}` }]
    })
  if (mended.length === 0) return undefined
  return { does: listed(mended.map(({ does }) => does)), edits: mended.map(({ edit }) => edit) }
}

function asWritten(date: string, { order, isEnglish }: Writing): string | undefined {
  const [day, ...others] = openDatesIn(date).length === 0 ? [] : datesIn(date, order)
  if (day === undefined || others.length > 0) return undefined
  return isEnglish ? dayInWords(day) : day
}
