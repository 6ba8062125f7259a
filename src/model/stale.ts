import { canonical } from '../plain/canonical.ts'
import { listed, shown } from '../plain/text.ts'
import type { Answer, Stale, Told } from './draft.ts'
import { inText } from './field.ts'
import { type Decision, nameOf, type PlanFolder } from './plan.ts'

type Said = Omit<Answer, 'place'>

/** Whose answer is another than when the decision was made; `was` or `now` is missing where there was or is none. */
export type Shift = {
  readonly institution: string
  readonly was?: readonly unknown[]
  readonly now?: readonly unknown[]
}

/** What has changed on the table, in the order of the present answers. */
export function shiftsSince(before: readonly Said[], now: readonly Said[]): Shift[] {
  const past = byInstitution(before)
  const present = byInstitution(now)
  return [...new Set([...present.keys(), ...past.keys()])].flatMap((institution) => {
    const [old, fresh] = [past.get(institution), present.get(institution)]
    if (old && fresh && sameSet(old, fresh)) return []
    return [{ institution, ...(old && { was: old }), ...(fresh && { now: fresh }) }]
  })
}

/**
 * `A decision of 2017-06-15 (Meeting) was for the answer of Sindh, “2019-06-30”; since then the answers have changed: Sindh
 * said “2019-06-30” and now says “2019-05-31”.`
 */
export function whatChanged(
  { decision, before }: Stale,
  answers: readonly Said[],
  folder: PlanFolder,
): string {
  const { take, filed_as, value, decided_by, decided_on } = decision
  const outcome =
    take === undefined
      ? quoted(value)
      : `the answer of ${nameOf(folder, take)}${filed_as === undefined ? '' : ` in “${filed_as}”`}${withValue(decision, before)}`
  const past = `A decision of ${decided_on} (${shown(decided_by, 80)}) was for ${outcome}`
  const shifts = before.length === 0 ? [] : shiftsSince(before, answers)
  if (shifts.length === 0) return `${past}, but ${goneFrom(decision, answers, folder)}.`
  return `${past}; since then the answers have changed: ${shifts.map((shift) => tell(shift, folder)).join('; ')}.`
}

// Both files may say what the other said before.
function goneFrom({ take = '', filed_as }: Decision, answers: readonly Said[], folder: PlanFolder) {
  const name = nameOf(folder, take)
  return filed_as !== undefined && answers.some(({ institution }) => institution === take)
    ? `the files of ${name} no longer say what they said then`
    : `${name} gives no answer now`
}

function withValue({ take, filed_as }: Decision, before: readonly Told[]): string {
  const said = before.find((answer) => answer.institution === take && answer.filed_as === filed_as)
  return said ? `, ${quoted(said.value)}` : ''
}

function tell({ institution, was, now }: Shift, folder: PlanFolder): string {
  const name = nameOf(folder, institution)
  if (!was) return `${name} had not answered and now says ${all(now)}`
  if (!now) return `${name} said ${all(was)} and gives no answer now`
  // The beginnings of two long texts may be the same.
  return all(was) === all(now)
    ? `${name} has changed the text that begins ${all(now)}`
    : `${name} said ${all(was)} and now says ${all(now)}`
}

function all(values: readonly unknown[] = []): string {
  return listed(values.map(quoted))
}

function quoted(value: unknown): string {
  return `“${shown(inText(value), 80)}”`
}

function byInstitution(answers: readonly Said[]): ReadonlyMap<string, unknown[]> {
  const said = new Map<string, unknown[]>()
  for (const { institution, value } of answers) {
    said.set(institution, [...(said.get(institution) ?? []), value])
  }
  return said
}

function sameSet(some: readonly unknown[], others: readonly unknown[]): boolean {
  const texts = (values: readonly unknown[]) => new Set(values.map(canonical))
  const [a, b] = [texts(some), texts(others)]
  return a.size === b.size && [...a].every((text) => b.has(text))
}
