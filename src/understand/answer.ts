import { institutionsCalled, plainName, type Things, themesCalled } from '../model/called.ts'
import type { PlanFolder } from '../model/plan.ts'
import { followed, isDate, type Schema } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { adviceOnDate, datesIn } from '../plain/date-words.ts'
import { withoutHidden } from '../plain/pasted.ts'
import { listed, shown } from '../plain/text.ts'
import { type AnswerRead, noAnswer } from './answer-read.ts'
import { groupIn } from './group-answer.ts'

/**
 * The answer that people mean by the words that they write into a form: names stand for ids, a list is one a line, a date is
 * written in any way that can be read in one way only.
 * @param words not empty @param field the schema of the question
 */
export function answerIn(words: string, field: Schema, folder: PlanFolder): AnswerRead {
  const schema = followed(field)
  const plain = withoutHidden(words.replaceAll(/\r\n?|[\v\f]/g, '\n')).trim()
  const [sign] = unseen.exec(plain) ?? []
  if (sign !== undefined)
    return noAnswer(unseenWords(sign), 'Type that answer anew, without pasting it.', 'unseen')
  if (plain === '')
    return noAnswer('It holds nothing that can be seen.', 'Type the answer anew.', 'unseen')
  if (schema.items) return listIn(plain, followed(schema.items), folder)
  if (schema.properties)
    return groupIn(plain, schema, (part, question) => answerIn(part, question, folder))
  if (schema['x-refers-to'] === 'institution')
    return named(plain, 'institution', institutionsCalled(folder))
  if (schema['x-refers-to'] === 'theme') return named(plain, 'thematic area', themesCalled(folder))
  if (schema.type === 'boolean') return yesOrNoIn(plain)
  if (schema.enum) return choiceIn(plain, schema.enum.map(String))
  if (isDate(schema)) return dateIn(plain, schema)
  return textIn(plain, schema)
}

// Those that turn the direction of what follows, so that it can be read as something else, and those that are none.
const unseen = /[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/

function unseenWords(sign: string): string {
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `It holds a character that nobody can see (U+${code}).`
}

/** One a line, or parted by semicolons; a sign at the head of a line is none of the words. */
function listIn(words: string, item: Schema, folder: PlanFolder): AnswerRead {
  const entries = item.properties
    ? words.split('\n').map(unsigned)
    : words.split(/[\n;؛]/).flatMap((line) => entriesIn(line, item, folder))
  const read = entries.map((entry) => (entry === '' ? undefined : answerIn(entry, item, folder)))
  const fault = faultInList(read, item.properties !== undefined)
  if (fault) return fault
  const values: unknown[] = []
  for (const one of read) {
    const isNew =
      one && 'value' in one && !values.some((own) => canonical(own) === canonical(one.value))
    if (isNew) values.push(one.value)
  }
  return values.length > 0
    ? { value: values }
    : noAnswer('It names nothing.', 'Write one a line.', 'empty_list')
}

/** All that cannot be read in a list, by its lines where each is one: what is left of it would look like the whole. */
function faultInList(
  read: readonly (AnswerRead | undefined)[],
  isByLine: boolean,
): AnswerRead | undefined {
  const given = read.filter((one) => one !== undefined)
  const faults = read.flatMap((one, index) =>
    one && 'fault' in one ? [{ ...one.fault, line: index + 1 }] : [],
  )
  const [first] = faults
  if (!first || given.length === 1) return given[0] && first ? given[0] : undefined
  const messages = faults.map(({ message, line }) =>
    isByLine ? `Line ${line}: ${message}` : message,
  )
  const helps = [...new Set(faults.map(({ help }) => help))]
  const rest = faults.length < given.length ? ['Nothing else of this answer was taken in.'] : []
  return {
    fault: { message: messages.join(' '), help: [...rest, ...helps].join(' '), why: first.why },
  }
}

function entriesIn(line: string, item: Schema, folder: PlanFolder): string[] {
  const entry = unsigned(line)
  if (entry === '') return []
  const isShort = (followed(item).maxLength ?? Number.POSITIVE_INFINITY) <= longestId
  const parts = entry
    .split(/[,،]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  // Names of institutions may have commas in them, and so may those of organisations.
  const isSeveral = isShort && parts.length > 1 && 'fault' in answerIn(entry, item, folder)
  return isSeveral ? parts : [entry]
}

function unsigned(line: string): string {
  return line.replace(/^\s*(?:[-–—*•▪·]\s+|[•▪·])/, '').trim()
}

const longestId = 64

function named(words: string, noun: string, known: Things): AnswerRead {
  const id = known.ids.has(words) ? words : known.idOf(words)
  if (id !== undefined) return { value: id }
  const like = known.named(words)
  return noAnswer(
    `“${shown(words, 80)}” is no ${noun} of this plan.`,
    like
      ? `Did you mean “${shown(like.name, 80)}”? Write the name as the plan has it.`
      : 'Write the name as the plan has it.',
    'name',
    { words: shown(words, 80) },
  )
}

const yes: ReadonlySet<string> = new Set([
  'yes',
  'y',
  'true',
  'ja',
  'oui',
  'sí',
  'نعم',
  'ہاں',
  'جی_ہاں',
  '✓',
  'x',
])
const no: ReadonlySet<string> = new Set([
  'no',
  'n',
  'false',
  'nein',
  'non',
  'لا',
  'نہیں',
  'جی_نہیں',
])

function yesOrNoIn(words: string): AnswerRead {
  const plain = plainName(words)
  if (yes.has(plain)) return { value: true }
  if (no.has(plain)) return { value: false }
  return noAnswer(`“${shown(words, 60)}” is neither yes nor no.`, 'Write yes or no.', 'yes_no', {
    words: shown(words, 60),
  })
}

/** What choices are called in the forms of other languages. */
const called: ReadonlyMap<string, string> = new Map(
  [
    ...['fédéral', 'nivel federal', 'اتحادي', 'وفاقی'].map((name) => [name, 'federal'] as const),
    ...['nivel provincial', 'إقليمي', 'صوبائی'].map((name) => [name, 'provincial'] as const),
  ].map(([name, choice]) => [plainName(name), choice]),
)

function choiceIn(words: string, choices: readonly string[]): AnswerRead {
  const plain = plainName(words)
  const meant = choices.find(
    (choice) => plainName(choice) === plain || called.get(plain) === choice,
  )
  if (meant !== undefined) return { value: meant }
  const told = choices.map((choice) => choice.replaceAll('_', ' '))
  return noAnswer(
    `“${shown(words, 60)}” is none of the answers.`,
    `Write one of: ${listed(told, 'or')}.`,
    'choice',
    { words: shown(words, 60) },
  )
}

function dateIn(words: string, { pattern = '' }: Schema): AnswerRead {
  const isMonthEnough = pattern.endsWith(')?$')
  const [one, other] = datesIn(words)
  if (one !== undefined && other === undefined && (isMonthEnough || one.length === 10)) {
    return { value: one }
  }
  const { message, help, instead } = adviceOnDate(words, isMonthEnough) ?? {}
  if (instead) return { value: instead.text }
  return noAnswer(
    message ?? `“${shown(words, 60)}” is no date.`,
    help ??
      `Write the day with the name of its month, for example 30 June 2018${isMonthEnough ? ', or only the month: June 2018' : ''}.`,
    'date',
    { words: shown(words, 60) },
  )
}

/** Whoever is used to files writes a number in quotes; quotes that may be there are words. */
function unquoted(words: string, pattern: string | undefined): string {
  return pattern === undefined || new RegExp(pattern, 'u').test(words)
    ? words
    : words.replace(/^["'“”„«](.*)["'“”»]$/u, '$1')
}

function textIn(
  words: string,
  {
    pattern,
    maxLength = Number.POSITIVE_INFINITY,
    description,
    'x-guide': guide = description,
  }: Schema,
) {
  const isLine = pattern?.startsWith('^[^\\n') ?? false
  const text = isLine ? words.replaceAll(/\s*\n\s*/g, ' ') : unquoted(words, pattern)
  const { length } = Array.from(text)
  if (length > maxLength) {
    return noAnswer(
      `It has ${length} characters, and there is room for ${maxLength}.`,
      'Make it shorter; what is longer may stand in another answer.',
      'long',
      { length, most: maxLength },
    )
  }
  if (pattern !== undefined && !isLine && !new RegExp(pattern, 'u').test(text)) {
    const wanted = guide === undefined ? '' : ` Wanted is: ${guide}`
    return noAnswer(
      `“${shown(text, 60)}” is not written as it has to be.${wanted}`,
      'Write it in that form.',
      'form',
      { words: shown(text, 60) },
    )
  }
  return { value: text.includes('\n') ? `${text}\n` : text }
}
