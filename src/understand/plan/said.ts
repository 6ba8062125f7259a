import type { Fault } from '../../model/exchange/understood.ts'
import { milestoneTargeted, wholeInstitution } from '../../model/incoming/plan-mapping.ts'
import { milestoneId } from '../../model/new-id.ts'
import { labelOf, schemaAt } from '../../model/schemas.ts'
import { canonical } from '../../plain/canonical.ts'
import { shown } from '../../plain/text.ts'
import type { Entry, Gathered } from './gathered.ts'
import { type Given, givenBy, type Reading, type Told, tooLong } from './given.ts'
import { cellLine, cellPoints, cellText } from './texts.ts'
import { valuesServed } from './values-served.ts'

/** What one commitment says by pointers, and where; milestones by the ids that they get. */
export type Said = {
  readonly values: ReadonlyMap<string, Value>
  readonly faults: readonly Fault[]
  readonly told: readonly Told[]
}

type Value = { readonly value: unknown; readonly at: string }

/** A cell, with what it gives: to the commitment, or to one of its milestones. */
type Gift = { readonly entry: Entry; readonly given: Given; readonly step?: Step }
type Step = { readonly key: string; readonly number: number }

/** The answers that the rows of a commitment give. @param taken ids of milestones that others have given */
export function saidIn({ entries }: Gathered, reading: Reading, taken: ReadonlySet<string>): Said {
  const gifts = entries.flatMap((entry) => giftsOf(entry, reading))
  const own = ownAnswers(gifts.filter(({ step }) => step === undefined))
  const steps = stepAnswers(gifts, taken)
  const note = noteOf(gifts, reading)
  return {
    values: new Map([...own.values, ...steps.values, ...note.values]),
    faults: [
      ...gifts.flatMap(({ given }) => given.fault ?? []),
      ...own.faults,
      ...steps.faults,
      ...note.faults,
    ],
    told: gifts.flatMap(({ entry: { column, words }, given: { told } }) =>
      told === undefined ? [] : [{ kind: told, column, words }],
    ),
  }
}

function giftsOf(entry: Entry, reading: Reading): Gift[] {
  const { target, words, row } = entry
  if (target === wholeInstitution) return []
  if (target === 'note') return [{ entry, given: { values: [], isNoted: true } }]
  if (target === 'ogp_values') return [{ entry, given: valuesGiven(entry, reading) }]
  if (target === 'milestones') {
    return cellPoints(words, reading.writing).map((text, index) =>
      giftOf(entry, givenBy('/milestones/0/activity', { ...entry, words: text }, reading), {
        key: `list ${row} ${index}`,
        number: 0,
      }),
    )
  }
  const targeted = milestoneTargeted(target)
  if (!targeted) {
    return [{ entry, given: givenBy(`/${target.split('.').join('/')}`, entry, reading) }]
  }
  const { number, field } = targeted
  const key = number === undefined ? `row ${row}` : `number ${number}`
  const given = givenBy(`/milestones/0/${field}`, entry, reading)
  return [giftOf(entry, given, { key, number: number ?? 0 })]
}

// What was too long for a milestone is said of the commitment.
function giftOf(entry: Entry, given: Given, step: Step): Gift {
  const isOfStep = given.values.every(([pointer]) => pointer.startsWith('/milestones/0/'))
  return { entry, given, ...(isOfStep && { step }) }
}

function valuesGiven({ words }: Entry, { writing, valuesMapped }: Reading): Given {
  const served = valuesServed(words, writing, valuesMapped)
  if (served.size === 0) return { values: [], isNoted: true, told: 'no value' }
  return { values: Array.from(served, ([id, why]) => [`/ogp_values/${id}`, why] as const) }
}

type Answers = Pick<Said, 'values' | 'faults'>

function ownAnswers(gifts: readonly Gift[]): Answers {
  const values = new Map<string, Value & { readonly column: string }>()
  const faults: Fault[] = []
  for (const { entry, given } of gifts) {
    const { at, column } = entry
    for (const [pointer, value] of given.values) {
      const before = values.get(pointer)
      if (!before) {
        values.set(pointer, { value, at, column })
        continue
      }
      const both = together(before, { value, column }, pointer)
      if (both === undefined) faults.push(differs(pointer, entry, before.at))
      else values.set(pointer, { ...before, value: both })
    }
  }
  return { values, faults }
}

type Answer = { readonly value: unknown; readonly column: string }

/** Two answers to one question as one; undefined where only one of them can stand. */
function together(one: Answer, other: Answer, pointer: string): unknown {
  if (canonical(one.value) === canonical(other.value)) return one.value
  if (Array.isArray(one.value) && Array.isArray(other.value)) {
    return [...new Set<unknown>([...one.value, ...other.value])]
  }
  const isProse = (schemaAt('contribution', pointer)?.maxLength ?? 0) > 300
  return isProse && one.column !== other.column
    ? `${String(one.value)}\n\n${String(other.value)}`
    : undefined
}

function differs(pointer: string, { at, words }: Entry, above: string): Fault {
  return {
    at,
    message: `${labelOf('contribution', pointer)} is “${shown(cellLine(words, 'plain'), 60)}” here and something else in ${above}, which was taken.`,
    help: 'Correct one of the two, and import again.',
  }
}

const mostSteps = 50

function stepAnswers(gifts: readonly Gift[], others: ReadonlySet<string>): Answers {
  const taken = new Set(others)
  const all = stepsIn(gifts)
  const values = all.slice(0, mostSteps).flatMap(({ values: own }, index) => {
    const { value = '' } = own.get('activity') ?? own.get('deliverable') ?? {}
    const id = milestoneId(withoutMarks(String(value)), index + 1, taken)
    taken.add(id)
    return Array.from(own, ([name, said]) => [`/milestones/${id}/${name}`, said] as const)
  })
  const [first] = all.slice(mostSteps)
  return { values: new Map(values), faults: first ? [tooMany(first.at, all.length)] : [] }
}

/** Milestones with what is said of each, the numbered ones by their numbers. */
function stepsIn(gifts: readonly Gift[]) {
  const steps = new Map<string, { number: number; at: string; values: Map<string, Value> }>()
  for (const { entry, given, step } of gifts) {
    if (!step) continue
    const { at } = entry
    const own = steps.get(step.key) ?? { number: step.number, at, values: new Map<string, Value>() }
    steps.set(step.key, own)
    for (const [pointer, value] of given.values) {
      const name = pointer.slice(pointer.lastIndexOf('/') + 1)
      if (!own.values.has(name)) own.values.set(name, { value, at })
    }
  }
  return [...steps.values()]
    .filter(({ values }) => values.has('activity') || values.has('deliverable'))
    .toSorted((a, b) => a.number - b.number)
}

function tooMany(at: string, count: number): Fault {
  return {
    at,
    message: `A commitment has at most ${mostSteps} milestones, and this one has ${count}. Those after the first ${mostSteps} were not taken in.`,
    help: 'Make two commitments of it, or join milestones, and import again.',
  }
}

// Tags and the marks of Markdown are no part of an id.
function withoutMarks(text: string): string {
  return text.replaceAll(/\\?<[^<>]*>/g, ' ').replaceAll('\\', '')
}

function noteOf(gifts: readonly Gift[], { writing }: Reading): Answers {
  const most = schemaAt('contribution', '/note')?.maxLength ?? 0
  const kept: string[] = []
  const faults: Fault[] = []
  const noted = gifts.filter(({ given }) => given.isNoted)
  for (const { entry } of noted) {
    const name = cellText(entry.column.replaceAll(/[\r\n]+/g, ' '), 'plain')
    const text = `${name}: ${cellText(entry.words, writing)}`
    if (kept.includes(text)) continue
    const { length } = [...kept, text].join('\n\n')
    if (length > most)
      faults.push(tooLong(entry.at, labelOf('contribution', '/note'), length, most))
    else kept.push(text)
  }
  const value = { value: kept.join('\n\n'), at: noted[0]?.entry.at ?? '' }
  return { values: new Map(kept.length === 0 ? [] : [['/note', value]]), faults }
}
