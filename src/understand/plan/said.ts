import { milestoneId } from '../../model/new-id.ts'
import { milestoneTargeted } from '../../model/plan-mapping.ts'
import { labelOf, type Schema, schemaAt } from '../../model/schemas.ts'
import type { Fault } from '../../model/understood.ts'
import { canonical } from '../../plain/canonical.ts'
import { counted, shown } from '../../plain/text.ts'
import { type DateOrder, dateMeant, spanMeant } from './dates.ts'
import type { Entry, Gathered } from './gathered.ts'
import type { Names } from './names.ts'
import { cellEntries, cellLine, cellPoints, cellText, type Writing } from './texts.ts'
import { ticked, valuesServed } from './values-served.ts'

export type Reading = {
  readonly names: Names
  readonly writing: Writing
  readonly valuesMapped: Readonly<Record<string, string>>
  orderOf(column: string): DateOrder
}

/** What one commitment says by pointers, and where; milestones by the ids that they get. */
export type Said = {
  readonly values: ReadonlyMap<string, { readonly value: unknown; readonly at: string }>
  readonly faults: readonly Fault[]
  /** What a person should look at, of a kind: `no date`. */
  readonly told: readonly Told[]
}

export type Told = {
  readonly kind: 'no date' | 'two dates' | 'no value' | 'shortened' | 'more leads'
  readonly column: string
  readonly words: string
}

/** The answers that the rows of a commitment give. @param taken ids of milestones that others have given */
export function saidIn({ entries }: Gathered, reading: Reading, taken: ReadonlySet<string>): Said {
  const values = new Map<string, { value: unknown; at: string; column: string }>()
  const steps = new Map<
    string,
    { values: Map<string, { value: unknown; at: string }>; number: number }
  >()
  const notes: { text: string; at: string }[] = []
  const faults: Fault[] = []
  const told: Told[] = []

  function put(pointer: string, value: unknown, { at, column, words }: Entry): void {
    const before = values.get(pointer)
    if (!before || canonical(before.value) === canonical(value)) {
      if (!before) values.set(pointer, { value, at, column })
      return
    }
    if (Array.isArray(before.value) && Array.isArray(value)) {
      values.set(pointer, { ...before, value: [...new Set([...before.value, ...value])] })
    } else if (before.column !== column && isProse(pointer)) {
      values.set(pointer, { ...before, value: `${String(before.value)}\n\n${String(value)}` })
    } else {
      faults.push({
        at,
        message: `${labelOf('contribution', pointer)} is “${shown(cellLine(words, 'plain'), 60)}” here and something else above (${before.at}), which was taken.`,
        help: 'Correct one of the two, and import again.',
      })
    }
  }

  function note(entry: Entry, words = entry.words): void {
    const text = `${escapedColumn(entry.column)}: ${cellText(words, reading.writing)}`
    if (!notes.some((one) => one.text === text)) notes.push({ text, at: entry.at })
  }

  function step(key: string, number: number) {
    const known = steps.get(key) ?? {
      values: new Map<string, { value: unknown; at: string }>(),
      number,
    }
    steps.set(key, known)
    return known
  }

  function fill(entry: Entry): void {
    const { target, words, at, row } = entry
    if (target === 'institution') return
    const targeted = milestoneTargeted(target)
    if (targeted) {
      const { number, field } = targeted
      const own = step(number === undefined ? `row ${row}` : `number ${number}`, number ?? 0)
      fillField(`/milestones/0/${field}`, entry, (pointer, value) => {
        const name = pointer.replace('/milestones/0/', '')
        if (!own.values.has(name)) own.values.set(name, { value, at })
      })
    } else if (target === 'milestones') {
      for (const [index, text] of cellPoints(words, reading.writing).entries()) {
        const own = step(`list ${index}`, 0)
        fillField('/milestones/0/activity', { ...entry, words: text }, (_, value) =>
          own.values.set('activity', { value, at }),
        )
      }
    } else if (target === 'ogp_values') {
      const served = valuesServed(words, reading.writing, reading.valuesMapped)
      if (served.size === 0) {
        note(entry)
        told.push({ kind: 'no value', ...entry })
      }
      for (const [id, why] of served) put(`/ogp_values/${id}`, why, entry)
    } else if (target === 'note') note(entry)
    else
      fillField(`/${target.split('.').join('/')}`, entry, (pointer, value) =>
        put(pointer, value, entry),
      )
  }

  type Put = (pointer: string, value: unknown) => void

  function fillField(pointer: string, entry: Entry, putIn: Put): void {
    const schema = schemaAt('contribution', pointer)
    if (!schema) return
    const item = schema.items === undefined ? undefined : schemaAt('contribution', `${pointer}/0`)
    if ((item ?? schema)['x-refers-to'] === 'institution')
      fillInstitutions(pointer, !item, entry, putIn)
    else if (schema['x-refers-to'] === 'theme') {
      const id = reading.names.theme(cellLine(entry.words, reading.writing))
      if (id === undefined) note(entry)
      else putIn(pointer, id)
    } else if (schema.pattern?.startsWith('^(199')) fillDate(pointer, entry, putIn)
    else if (item) fillList(pointer, item, entry, putIn)
    else fillText(pointer, schema, entry, putIn)
  }

  function fillInstitutions(pointer: string, isOne: boolean, entry: Entry, putIn: Put): void {
    const { words } = entry
    const all = reading.names.institutions(
      cellLine(words, reading.writing),
      cellEntries(words, reading.writing),
    )
    const [first, ...others] = all ?? []
    if (first === undefined) return note(entry)
    if (!isOne) return putIn(pointer, [first, ...others])
    putIn(pointer, first)
    if (others.length === 0) return
    told.push({ kind: 'more leads', ...entry })
    putIn(pointer.endsWith('/lead') ? '/milestones/0/supporting' : '/supporting_agencies', others)
  }

  function fillDate(pointer: string, entry: Entry, putIn: Put): void {
    const words = cellLine(entry.words, reading.writing)
    const order = reading.orderOf(entry.column)
    const date = dateMeant(words, order)
    if (date !== undefined) return putIn(pointer, date)
    const span = pointer.endsWith('/end_date') ? spanMeant(words, order) : undefined
    if (span) {
      putIn(pointer.replace(/end_date$/, 'start_date'), span[0])
      return putIn(pointer, span[1])
    }
    told.push({
      kind: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/.test(words) ? 'two dates' : 'no date',
      ...entry,
    })
    if (pointer === '/milestones/0/end_date' && words.length <= longestLine) {
      putIn('/milestones/0/deadline_text', words)
    } else note(entry)
  }

  function fillList(pointer: string, item: Schema, entry: Entry, putIn: Put): void {
    if (item.pattern !== undefined && pointer.endsWith('/sdgs')) {
      const goals =
        entry.words.match(/(?<![\d.])(?:1[0-7]|[1-9])(?:\.[0-9a-z]{1,2})?(?![\d.])/g) ?? []
      if (goals.length > 0) putIn(pointer, [...new Set(goals)])
      else note(entry)
      return
    }
    const entries = cellEntries(entry.words, reading.writing).map((one) =>
      cellLine(one, reading.writing),
    )
    if (entries.some(({ length }) => length > longestLine)) note(entry)
    else putIn(pointer, [...new Set(entries)])
  }

  function fillText(pointer: string, schema: Schema, entry: Entry, putIn: Put): void {
    const { words, at } = entry
    const isLine = schema.maxLength === longestLine
    const plain = cellLine(words, reading.writing)
    if (schema.enum) {
      const meant = schema.enum.find(
        (one) => String(one).replaceAll('_', ' ') === plain.toLowerCase(),
      )
      return meant === undefined ? note(entry) : putIn(pointer, meant)
    }
    if (pointer.startsWith('/ogp_values/')) {
      const whole = ticked(words, labelOf('contribution', pointer))
      if (whole !== '') putIn(pointer, whole ?? cellText(words, reading.writing))
      return
    }
    const value = isLine ? plain : cellText(words, reading.writing)
    const isFit = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)
    if (!isFit || schema.type === 'boolean') return note(entry)
    if (value.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY)) return putIn(pointer, value)
    if (pointer === '/title') {
      told.push({ kind: 'shortened', ...entry })
      put('/commitment_description', cellText(words, reading.writing), { ...entry, column: '' })
      return putIn(pointer, `${plain.slice(0, plain.lastIndexOf(' ', shortTitle))}…`)
    }
    faults.push(tooLong(at, labelOf('contribution', pointer), value.length, schema.maxLength ?? 0))
  }

  for (const entry of entries) fill(entry)
  for (const [pointer, { value, at }] of stepsAsValues(steps, taken, faults)) {
    values.set(pointer, { value, at, column: '' })
  }
  const noted = noteFrom(notes, faults)
  if (noted) values.set('/note', { ...noted, column: '' })
  return { values, faults, told }
}

const longestLine = 300
const shortTitle = 200

function isProse(pointer: string): boolean {
  return (schemaAt('contribution', pointer)?.maxLength ?? 0) > longestLine
}

function escapedColumn(column: string): string {
  return cellText(column.replaceAll(/[\r\n]+/g, ' '), 'plain')
}

function tooLong(at: string, label: string, length: number, most: number): Fault {
  return {
    at,
    message: `${label} has ${counted(length, 'character')}, and there is room for ${most}. It was not taken in.`,
    help: 'Shorten it, or give its column another place in the mapping, for example commitment_description.',
  }
}

const mostSteps = 50

// Tags and the marks of Markdown are no part of an id.
function plainWords(text: string): string {
  return text.replaceAll(/\\?<[^<>]*>/g, ' ').replaceAll('\\', '')
}

type Steps = ReadonlyMap<
  string,
  { readonly values: ReadonlyMap<string, { value: unknown; at: string }>; readonly number: number }
>

function stepsAsValues(steps: Steps, others: ReadonlySet<string>, faults: Fault[]) {
  const taken = new Set(others)
  const all = Array.from(steps.values())
    .filter(({ values }) => values.has('activity') || values.has('deliverable'))
    .toSorted((a, b) => a.number - b.number)
  const [first] = all.slice(mostSteps)
  if (first) {
    faults.push({
      at: [...first.values.values()][0]?.at ?? '',
      message: `A commitment has at most ${mostSteps} milestones, and this one has ${all.length}. Those after the first ${mostSteps} were not taken in.`,
      help: 'Make two commitments of it, or join milestones, and import again.',
    })
  }
  return all.slice(0, mostSteps).flatMap(({ values }, index) => {
    const { value: activity = '' } = values.get('activity') ?? values.get('deliverable') ?? {}
    const id = milestoneId(plainWords(String(activity)), index + 1, taken)
    taken.add(id)
    return Array.from(values, ([name, said]) => [`/milestones/${id}/${name}`, said] as const)
  })
}

function noteFrom(notes: readonly { text: string; at: string }[], faults: Fault[]) {
  const most = schemaAt('contribution', '/note')?.maxLength ?? 0
  const kept: string[] = []
  for (const { text, at } of notes) {
    const length = [...kept, text].join('\n\n').length
    if (length > most) faults.push(tooLong(at, labelOf('contribution', '/note'), length, most))
    else kept.push(text)
  }
  return kept.length === 0 ? undefined : { value: kept.join('\n\n'), at: notes[0]?.at ?? '' }
}
