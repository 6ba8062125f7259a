import { printableContact } from '../../src/model/contact.ts'
import type {
  CommitmentDifference,
  Difference,
  FieldDifference,
} from '../../src/model/difference.ts'
import { type Commitment, commitmentsOf, type Draft } from '../../src/model/draft.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { keysOf } from '../../src/plain/pointer.ts'

/** What of a draft is compared: every commitment by its id, its fields by their pointers, and who answers differently. */
export type Records = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A draft without anything that counts as no change: numbers, the order of lists, line ends. */
export function recordsOf(draft: Draft): Records {
  return Object.fromEntries(commitmentsOf(draft).map((one) => [one.id, recordOf(one)]))
}

function recordOf({ value, level, disagreements }: Commitment): Record<string, unknown> {
  const entries = Object.entries({ ...value, level }).flatMap(([name, field]) =>
    flat(`/${name}`, field),
  )
  const open = disagreements.map(({ about, answers }) => [
    `open ${about}`,
    answersIn(answers.map(({ institution, value: said }) => ({ institution, value: said }))),
  ])
  return Object.fromEntries([...entries, ...open])
}

function flat(pointer: string, value: unknown): [string, unknown][] {
  const [first]: unknown[] = Array.isArray(value) ? value : []
  if (Array.isArray(value) && Object.hasOwn(Object(first), 'id'))
    return value.flatMap((item) => flat(`${pointer}/${item.id}`, item))
  if (Array.isArray(value) && Object.hasOwn(Object(first), 'institution'))
    return besides(pointer, value)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [[pointer, normal(value)]]
  return Object.entries(value).flatMap(([name, child]) => flat(`${pointer}/${name}`, child))
}

// Texts side by side: all that an institution says there, as a set.
function besides(pointer: string, given: readonly { institution: string; value: unknown }[]) {
  const texts = new Map<string, unknown[]>()
  for (const { institution, value } of given) {
    const said = pointer.endsWith('contacts') ? [value].flat() : [value]
    for (const one of said) {
      const text = /contacts?$/.test(pointer) ? printableContact(one) : one
      const key = `${pointer}/${institution}`
      if (text !== undefined) texts.set(key, [...(texts.get(key) ?? []), text])
    }
  }
  return Array.from(texts, ([key, all]): [string, unknown] => [key, normal(all)])
}

function normal(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map(canonical))].toSorted() : canonical(value)
}

function answersIn(answers: readonly { institution: string; value: unknown }[]): unknown {
  return normal(answers.map(({ institution, value }) => ({ institution, value })))
}

/** The earlier state with every change made: what the later one says, if the difference says all. */
export function applied(records: Records, { commitments }: Difference): Records {
  const result = { ...records }
  for (const change of commitments) {
    const { id, was = id, kind } = change
    const before = result[was] ?? {}
    delete result[was]
    if (kind !== 'withdrawn') result[id] = changed(before, change)
  }
  return result
}

function changed(record: Records[string], { fields }: CommitmentDifference): Records[string] {
  const result = new Map(Object.entries(record))
  for (const field of fields) {
    const [key, value] = fieldAfter(field, result)
    set(key, value)
    const { about, answers } = field
    if (answers) {
      set(`open ${about}`, answers.after.length > 0 ? answersIn(answers.after) : undefined)
    }
  }
  return Object.fromEntries(result)

  function set(key: string, value: unknown) {
    if (value === undefined) result.delete(key)
    else result.set(key, value)
  }
}

/** Under which key a field stands in a record, and what then stands there. */
function fieldAfter(
  { about, before, after, form }: FieldDifference,
  record: ReadonlyMap<string, unknown>,
): readonly [string, unknown] {
  if (about === '/lead') return ['', undefined]
  const depth = besidesAt[keysOf(about)[0] ?? '']
  if (depth === undefined || form === 'set') {
    return [about, after === undefined ? undefined : normal(after)]
  }
  const key = about
    .split('/')
    .slice(0, depth + 2)
    .join('/')
  const known = (record.get(key) as string[] | undefined) ?? []
  const others = known.filter((text) => before === undefined || text !== canonical(before))
  const now = after === undefined ? others : [...others, canonical(after)]
  return [key, now.length > 0 ? now.toSorted() : undefined]
}

/** Where texts stand side by side, each with its giver: how many keys deep the question is. */
const besidesAt: Readonly<Record<string, number>> = {
  ogp_values: 2,
  additional_information: 2,
  contact: 1,
  further_contacts: 1,
  note: 1,
}
