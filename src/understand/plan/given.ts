import type { Fault } from '../../model/exchange/understood.ts'
import { followed, isWebAddress, labelOf, type Schema, schemaAt } from '../../model/schemas.ts'
import { counted } from '../../plain/text.ts'
import { noAnswer } from '../answer-read.ts'
import { groupIn } from '../group-answer.ts'
import { withItemIds } from '../item-ids.ts'
import { type DateOrder, dateMeant, spanMeant } from './dates.ts'
import type { Entry } from './gathered.ts'
import type { Names } from './names.ts'
import { cellEntries, cellLine, cellText, type Writing } from './texts.ts'
import { ticked } from './values-served.ts'

export type Reading = {
  readonly names: Names
  readonly writing: Writing
  readonly valuesMapped: Readonly<Record<string, string>>
  orderOf(column: string): DateOrder
}

/** What a person should look at, of a kind. */
export type Told = {
  readonly kind: 'no date' | 'two dates' | 'no value' | 'shortened' | 'moved' | 'more leads'
  readonly column: string
  readonly words: string
}

/** What one cell gives: answers by their pointers, of a milestone as those of `/milestones/0`. */
export type Given = {
  readonly values: readonly (readonly [pointer: string, value: unknown])[]
  /** It has no place among the answers, and is kept in the note. */
  readonly isNoted?: boolean
  readonly told?: Told['kind']
  readonly fault?: Fault
}

const inNote: Given = { values: [], isNoted: true }

/** What a cell says, as the answer to the question of its column. */
export function givenBy(pointer: string, entry: Entry, reading: Reading): Given {
  const schema = schemaAt('contribution', pointer)
  if (!schema) return inNote
  const item = schema.items && schemaAt('contribution', `${pointer}/0`)
  const refers = (item ?? schema)['x-refers-to']
  if (refers === 'institution') return institutions(pointer, entry, reading)
  if (refers === 'theme') return theme(pointer, entry, reading)
  if (schema.pattern?.startsWith('^(199')) return date(pointer, entry, reading)
  if (item?.properties) return groups(pointer, schema, entry, reading)
  if (item) return list(pointer, entry, reading)
  if (schema.enum) return choice(pointer, schema.enum, entry, reading)
  if (pointer.startsWith('/ogp_values/')) return served(pointer, entry, reading)
  return text(pointer, schema, entry, reading)
}

function institutions(pointer: string, { words }: Entry, { names, writing }: Reading): Given {
  const all = names.institutions(cellLine(words, writing), cellEntries(words, writing))
  const [first, ...others] = all ?? []
  if (first === undefined) return inNote
  const isList = schemaAt('contribution', pointer)?.items !== undefined
  if (isList) return { values: [[pointer, [first, ...others]]] }
  if (others.length === 0) return { values: [[pointer, first]] }
  const beside = pointer.endsWith('/lead') ? '/milestones/0/supporting' : '/co_leads'
  return {
    values: [
      [pointer, first],
      [beside, others],
    ],
    told: 'more leads',
  }
}

function theme(pointer: string, { words }: Entry, { names, writing }: Reading): Given {
  const id = names.theme(cellLine(words, writing))
  return id === undefined ? inNote : { values: [[pointer, id]] }
}

function date(pointer: string, { words: typed, column }: Entry, reading: Reading): Given {
  const words = cellLine(typed, reading.writing)
  const order = reading.orderOf(column)
  const day = dateMeant(words, order)
  if (day !== undefined) return { values: [[pointer, day]] }
  const span = pointer.endsWith('/end_date') ? spanMeant(words, order) : undefined
  if (span) {
    const start = pointer.replace(/end_date$/, 'start_date')
    return {
      values: [
        [start, span[0]],
        [pointer, span[1]],
      ],
    }
  }
  const told = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(words) ? 'two dates' : 'no date'
  return pointer === '/milestones/0/end_date' && words.length <= longestLine
    ? { values: [['/milestones/0/deadline_text', words]], told }
    : { ...inNote, told }
}

function list(pointer: string, { words }: Entry, { writing }: Reading): Given {
  const entries = pointer.endsWith('/sdgs')
    ? (words.match(/(?<![\d.])(?:1[0-7]|[1-9])(?:\.[0-9a-z]{1,2})?(?![\d.])/g) ?? [])
    : cellEntries(words, writing).map((one) => cellLine(one, writing))
  const isFit = entries.length > 0 && entries.every(({ length }) => length <= longestLine)
  return isFit ? { values: [[pointer, [...new Set(entries)]]] } : inNote
}

/** A list of which each entry has several answers, parted as in a form. */
function groups(pointer: string, schema: Schema, entry: Entry, reading: Reading): Given {
  const { writing } = reading
  const item = followed(schema.items ?? {})
  const read = cellEntries(entry.words, writing).map((line) =>
    groupIn(cellLine(line, writing), item, (words, _field, name) => {
      const { values } = givenBy(`${pointer}/0/${name}`, { ...entry, words }, reading)
      const [[, value] = []] = values
      return value === undefined ? noAnswer('', '', 'other') : { value }
    }),
  )
  const list = read.flatMap((one) => ('value' in one ? [one.value] : []))
  if (list.length === 0 || list.length < read.length) return inNote
  const named = withItemIds(list, { field: schema, pointer, before: undefined, filed: () => [] })
  return { values: [[pointer, named]] }
}

function choice(
  pointer: string,
  choices: readonly unknown[],
  { words }: Entry,
  { writing }: Reading,
): Given {
  const plain = cellLine(words, writing).toLowerCase()
  const meant = choices.find((one) => String(one).replaceAll('_', ' ') === plain)
  return meant === undefined ? inNote : { values: [[pointer, meant]] }
}

function served(pointer: string, { words }: Entry, { writing }: Reading): Given {
  const whole = ticked(words, labelOf('contribution', pointer))
  return { values: whole === '' ? [] : [[pointer, whole ?? cellText(words, writing)]] }
}

function text(pointer: string, schema: Schema, entry: Entry, { writing }: Reading): Given {
  const { words, at } = entry
  const { maxLength: most = 0, pattern, type } = schema
  const plain = cellLine(words, writing)
  const isPlain = most === longestLine || isWebAddress(schema)
  const value = isPlain ? plain : cellText(words, writing)
  const isFit = pattern === undefined || new RegExp(pattern, 'u').test(value)
  if (!isFit || type !== 'string') return inNote
  if (value.length <= most) return { values: [[pointer, value]] }
  if (pointer !== '/title') {
    const moved = `${cellText(entry.column, 'plain')}: ${value}`
    const room = schemaAt('contribution', description)?.maxLength ?? 0
    if (pointer !== description && moved.length <= room) {
      return { values: [[description, moved]], told: 'moved' }
    }
    return { values: [], fault: tooLong(at, labelOf('contribution', pointer), value.length, most) }
  }
  return {
    values: [
      [description, cellText(words, writing)],
      [pointer, `${plain.slice(0, plain.lastIndexOf(' ', shortTitle))}…`],
    ],
    told: 'shortened',
  }
}

/** The question whose answer has most room. */
const description = '/commitment_description'
const longestLine = 300
const shortTitle = 200

export function tooLong(at: string, label: string, length: number, most: number): Fault {
  return {
    at,
    message: `${label} has ${counted(length, 'character')}, and there is room for ${most}. It was not taken in.`,
    help: 'Shorten it, or give its column another place in the mapping, for example commitment_description.',
  }
}
