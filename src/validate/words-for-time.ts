import type { Diagnostic, Fix } from '../model/diagnostic.ts'
import type { Kind } from '../model/kinds.ts'
import type { Document } from '../model/source.ts'
import { lastKeyOf, valueAt } from '../plain/pointer.ts'
import { shown } from '../plain/text.ts'
import { inQuotes, withoutOfficeMarks } from './fixes/value-fixes.ts'
import { timelessWords } from './words/timeless-words.ts'

type Value = {
  readonly kind: Kind
  readonly whole: Document
  readonly pointer: string
  readonly raw: string
}

const rule = 'date-is-year-month-day'

/**
 * What is said of words in the place of a date that name a time but no day, such as a year, a quarter or “ongoing”. They are
 * no slip: institutions answer so, and the day is asked for as if nothing stood there. For the end of a milestone there is a
 * field for such words.
 */
export function wordsForTime({ kind, whole, pointer, raw }: Value) {
  const words = withoutOfficeMarks(raw).trim()
  if (kind !== 'contribution' || !isTimeInWords(words)) return undefined
  const fix = movedToWords({ whole, pointer, words, raw })
  const message = `“${shown(words, 60)}” names no day, so there is no date in the draft yet.`
  const help = fix
    ? 'Write the day by which it is done, and keep these words under deadline_text.'
    : 'Write the day (2017-06-30) or the month (2017-06) once it is known.'
  return { rule, severity: 'note' as const, message, help, ...(fix && { fix }) }
}

/** Is it what is said of a day in words? */
export function isWordsForTime({ rule: of, severity }: Diagnostic): boolean {
  return of === rule && severity === 'note'
}

const years = String.raw`(?:(?:by|in|during)\s+)?(?:(?:the\s+)?(?:end|beginning|middle|start)\s+of\s+|early[\s-]+|mid[\s-]+|late[\s-]+)?(?:f\.?y\.?\s*|(?:the\s+)?(?:financial|fiscal)\s+year\s+|(?:the\s+)?year\s+)?20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?`
const part = String.raw`(?:q[1-4]|[1-4]q|h[12]|(?:the\s+)?(?:1st|2nd|3rd|4th|first|second|third|fourth|last)\s+(?:quarter|half)|quarter\s+[1-4]|spring|summer|autumn|fall|winter)`
const time = new RegExp(
  `^(?:${years}|(?:by\\s+|in\\s+)?${part}(?:\\s*(?:of\\s+)?[\\s,/-]*${years})?|${years}[\\s,/-]*${part})$`,
  'i',
)
// 2017-06 and 2017/06 are months.
const isMonth = /^\d{4}\s*[-–/]\s*(?:0?[1-9]|1[0-2])$/

// “Monthly from 30 June 2017 on” has a day in it, which somebody has to take out.
const holdsDay = /\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,}\.?,?\s+\d{4}|\d[-/.]\d{1,2}[-/.]\d/u

function isTimeInWords(words: string): boolean {
  if (words.length > 60 || isMonth.test(words) || holdsDay.test(words)) return false
  return time.test(words) || timelessWords(words) !== undefined
}

function movedToWords(value: Omit<Value, 'kind'> & { readonly words: string }): Fix | undefined {
  const { whole, pointer, words, raw } = value
  const milestone = pointer.slice(0, pointer.lastIndexOf('/'))
  const isEnd = milestone.startsWith('/milestones/') && lastKeyOf(pointer) === 'end_date'
  if (!isEnd || Object.hasOwn(Object(valueAt(whole.value, milestone)), 'deadline_text'))
    return undefined
  const key = whole.keyPlace(pointer)
  const place = whole.place(pointer)
  const text = /^["']/.test(raw) ? raw : inQuotes(words)?.text
  if (text === undefined || key.line !== place.line || raw.includes('\n')) return undefined
  const on = { line: key.line, endLine: key.line }
  return {
    does: `“${shown(words, 60)}” kept as the deadline in words`,
    edits: [
      {
        ...on,
        column: key.column,
        endColumn: key.column + 'end_date'.length,
        text: 'deadline_text',
      },
      { ...on, column: place.column, endColumn: place.column + raw.length, text },
    ],
  }
}
