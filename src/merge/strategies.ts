import { plainName } from '../model/called.ts'
import { type Ruling, rulingBy } from '../model/decision.ts'
import type { Disagreement, Origin, Removed, Settled } from '../model/draft.ts'
import { entryName } from '../model/field.ts'
import { isTakenBy } from '../model/giver.ts'
import { fieldsOf, followed, type MergeStrategy, type Schema } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { groupedBy } from '../plain/grouped.ts'
import { pointerOf } from '../plain/pointer.ts'
import { answersTo, grouped, placeOf, plain, type Said, type Share } from './answers.ts'
import { applies, type Rulings, removedBy } from './rulings.ts'

/** What merging one commitment brings to light beside its value; filled while the schema is walked. */
export type Ledger = {
  readonly commitment: string
  /** Who gives the value that a decision writes itself. */
  readonly secretariat: string
  readonly rulings: Rulings
  /** Who gave what stands under a pointer, in the order of the walk. */
  readonly origins: { readonly pointer: string; readonly origin: Origin }[]
  readonly disagreements: Disagreement[]
  readonly settled: Settled[]
  readonly gaps: string[]
  readonly removed: Removed[]
}

/** Where the walk is, and whose answer stands there; undefined where nobody’s does. */
type At = { readonly pointer: string; readonly lead: string | undefined; readonly ledger: Ledger }

type Fields = Record<string, unknown>

/**
 * Merges what several institutions say about the fields of one schema node, each field by its `x-merge`.
 * @param shares in order of rank: the lead first, then the order of institutions.yaml
 */
export function mergeFields(schema: Schema, shares: readonly Share[], at: At): Fields {
  const merged: Fields = {}
  for (const [name, field, below] of fieldsOf(schema)) {
    const answers = answersTo(name, shares)
    if (answers.length === 0 && !isNeeded(field)) continue
    const here = { lead: at.lead, ledger: at.ledger, pointer: at.pointer + below }
    const value = mergeField(field, answers, here)
    if (value !== undefined) merged[name] = value
    else if (field['x-complete'] && !isOpen(here)) at.ledger.gaps.push(here.pointer)
  }
  return merged
}

/** Whether it is a gap that nobody gives a field, or one of the fields that it groups. */
function isNeeded(field: Schema): boolean {
  const known = needed.get(field)
  if (known !== undefined) return known
  const groups = field['x-merge'] === undefined ? fieldsOf(field) : []
  const found = field['x-complete'] === true || groups.some(([, part]) => isNeeded(part))
  needed.set(field, found)
  return found
}

// Most questions of the template have no answer in most contributions.
const needed = new WeakMap<Schema, boolean>()

function isOpen({ pointer, ledger }: At): boolean {
  return ledger.disagreements.some(({ about }) => about === pointer)
}

function mergeField(field: Schema, answers: readonly Said[], at: At): unknown {
  const strategy = field['x-merge']
  if (strategy) return answers.length > 0 ? strategies[strategy](answers, at, field) : undefined
  if (field.type !== 'object') return undefined
  const merged = mergeFields(field, answers.filter(isShare), at)
  return Object.keys(merged).length > 0 ? merged : undefined
}

type Strategy = (answers: readonly Said[], at: At, field: Schema) => unknown

const strategies: Readonly<Record<MergeStrategy, Strategy>> = {
  agree,
  collect,
  'by-id': mergeItems,
  attribute,
}

/** One answer: a decision’s, or the one that all give, or the lead’s. Otherwise none stands, and all are kept. */
function agree(answers: readonly Said[], at: At): unknown {
  const { pointer, lead, ledger } = at
  const ruling = ledger.rulings.about(pointer)
  if (ruling && applies(ruling, answers.map(plain))) return decided(ruling, answers, at)
  const [only, another] = answers
  // Most fields have one giver, with whom nobody can disagree.
  if (only && !another) return stands(only, answers, at)

  const groups = grouped(answers)
  const standing = groups.length === 1 ? groups[0] : groups.find((group) => group.some(isBy(lead)))
  if (groups.length > 1) {
    ledger.disagreements.push({
      commitment: ledger.commitment,
      about: pointer,
      answers: groups.flat().map(plain),
      standing: standing && lead,
      ...(ruling && { stale: { ...ruling, before: ruling.decision.among ?? [] } }),
    })
  }
  if (!standing) return undefined
  return stands(standing.find(isBy(lead)) ?? standing[0], standing, at)
}

function stands(answer: Said, same: readonly Said[], { pointer, ledger }: At): unknown {
  ledger.origins.push({ pointer, origin: originOf(answer, same) })
  return answer.value
}

function decided(ruling: Ruling, answers: readonly Said[], { pointer, ledger }: At): unknown {
  const { decision, place } = ruling
  const taken = takenBy(ruling, answers)
  const value = taken ? taken.value : decision.value
  const same = answers.filter((answer) => canonical(answer.value) === canonical(value))
  const {
    institution,
    place: at,
    also,
  } = taken ? originOf(taken, same) : { institution: ledger.secretariat, place, also: nobody }
  ledger.origins.push({ pointer, origin: { institution, place: at, also, decision: place } })
  const told = answers.map(plain)
  const rivals = ledger.rulings
    .besides(pointer)
    .filter((other) => applies(other, told))
    .map((other) => ({
      ...rulingBy(other),
      value: takenBy(other, answers)?.value ?? other.decision.value,
    }))
  ledger.settled.push({
    about: pointer,
    answers: told,
    value,
    decision: rulingBy(ruling),
    // Two that say the same are no question, whatever their reasons.
    rivals: rivals.filter((other) => canonical(other.value) !== canonical(value)),
  })
  return value
}

function takenBy({ decision }: Ruling, answers: readonly Said[]): Said | undefined {
  const isTaken = isTakenBy(decision)
  return answers.find((answer) => isTaken(plain(answer)))
}

/** A set: everything that anyone names, the lead’s first. */
function collect(answers: readonly Said[], at: At, { items = {} }: Schema): unknown {
  const schema = followed(items)
  const members = answers.flatMap(membersOf)
  // Of a listed word, two spellings are one.
  const isListed = schema['x-listed-in'] !== undefined
  const named = ({ value }: Said) =>
    isListed ? plainName(entryName(value, schema)) : canonical(entryName(value, schema))
  const dropped = new Set(
    Array.from(groupedBy(members, named)).flatMap(([name, [first, ...others]]) =>
      isDropped(pointerOf([entryName(first.value, schema)]), [first, ...others], at) ? [name] : [],
    ),
  )
  const all = isListed ? [...groupedBy(members, named).values()] : grouped(members)
  const groups = all.filter(([first]) => !dropped.has(named(first)))
  for (const [index, group] of groups.entries()) {
    at.ledger.origins.push({ pointer: `${at.pointer}/${index}`, origin: originOf(group[0], group) })
  }
  return groups.length > 0 ? groups.map(([first]) => first.value) : undefined
}

/** A text that several may give: kept side by side, each with its giver. What one says twice is kept once. */
function attribute(answers: readonly Said[], { pointer, ledger }: At): unknown {
  const said = answers.filter(
    (answer) => answer === answers.find((other) => other === answer || isSame(other, answer)),
  )
  for (const [index, answer] of said.entries()) {
    ledger.origins.push({ pointer: `${pointer}/${index}`, origin: originOf(answer, []) })
  }
  return said.map(({ institution, value }) => ({ institution, value }))
}

function isSame(one: Said, other: Said): boolean {
  return one.institution === other.institution && canonical(one.value) === canonical(other.value)
}

/** A list whose items have ids: items of one id merge field by field. An item’s owner is who introduced it. */
function mergeItems(answers: readonly Said[], at: At, field: Schema): unknown {
  const items = groupedBy(answers.flatMap(membersOf), ({ value }) =>
    isFields(value) ? String(value['id']) : '',
  )
  const merged = Array.from(items, ([id, said]) => mergeItem(id, said, at, field))
  const kept = merged.filter((item) => item !== undefined)
  return kept.length > 0 ? kept : undefined
}

function mergeItem(
  id: string,
  said: readonly [Said, ...Said[]],
  at: At,
  field: Schema,
): Fields | undefined {
  if (isDropped(pointerOf([id]), said, at)) return undefined
  const [owner] = said
  const pointer = at.pointer + pointerOf([id])
  at.ledger.origins.push({ pointer, origin: originOf(owner, said) })
  const item = followed(field.items ?? {})
  return {
    id,
    ...mergeFields(item, said.filter(isShare), { ...at, pointer, lead: owner.institution }),
  }
}

function isDropped(key: string, answers: readonly Said[], { pointer, ledger }: At): boolean {
  const about = pointer + key
  const ruling = ledger.rulings.dropping(about)
  if (!ruling) return false
  const { commitment } = ledger
  ledger.removed.push(removedBy(ruling, { commitment, about, answers: answers.map(plain) }))
  return true
}

function membersOf({ institution, value, document, pointer }: Said): Said[] {
  if (!Array.isArray(value)) return []
  return value.map((member: unknown, index) => ({
    institution,
    value: member,
    document,
    pointer: `${pointer}/${index}`,
  }))
}

function isShare(said: Said): said is Share {
  return isFields(said.value)
}

/** There is one for each leaf of the draft, and few are asked where it stands. */
function given(said: Said, also: readonly string[]): Origin {
  const { institution } = said
  return {
    institution,
    also,
    get place() {
      return placeOf(said)
    },
  }
}

const nobody: readonly string[] = []

function originOf(first: Said, same: readonly Said[]): Origin {
  if (same.length <= 1) return given(first, nobody)
  const also = same.map(({ institution }) => institution).filter((id) => id !== first.institution)
  return given(first, [...new Set(also)])
}

function isBy(institution: string | undefined) {
  return (answer: Said) => institution !== undefined && answer.institution === institution
}

function isFields(value: unknown): value is Readonly<Fields> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
