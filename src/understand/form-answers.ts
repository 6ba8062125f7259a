import { filedTogether } from '../model/decision.ts'
import type { Fault, SaidAnswer } from '../model/exchange/understood.ts'
import { valueById } from '../model/field.ts'
import { inMarkdownWords } from '../model/markdown/markdown-words.ts'
import type { PlanFolder } from '../model/plan.ts'
import { followed, isDate, type Schema, schemaAt } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { isWithoutItsSecrets } from '../plain/secrets.ts'
import { answerIn } from './answer.ts'
import type { Asked, Filled, FilledForm } from './filled.ts'
import { withItemIds } from './item-ids.ts'
import { inSingleSpaces } from './reading.ts'

type Reading = {
  readonly institution: string
  readonly asked: Asked
  readonly folder: PlanFolder
  /** The plan as it was when the form was made. */
  readonly base: PlanFolder
}

/** What of a form says something else than it did when it was made. */
export function changedAnswers(
  { filled, milestones, listed }: Pick<FilledForm, 'filled' | 'milestones' | 'listed'>,
  reading: Reading,
): { readonly answers: SaidAnswer[]; readonly faults: Fault[] } {
  const read = filled.map((one) => answerOf(one, reading))
  const answers = read.flatMap((one) => (one && 'institution' in one ? [one] : []))
  const faults = read.flatMap((one) => (one && 'message' in one ? [one] : []))
  return { answers: [...answers, ...missingRows({ filled, milestones, listed }, reading)], faults }
}

/** @returns undefined where nothing was changed */
function answerOf(
  one: Filled,
  { institution, asked, folder, base }: Reading,
): SaidAnswer | Fault | undefined {
  const { commitment, pointer, at, place, by, words } = one
  const before = valueById(asked.values.get(commitment), pointer)
  const field = followed(schemaAt('contribution', pointer) ?? {})
  const said = { institution, commitment, pointer, before, at, ...(by !== undefined && { by }) }
  const filed = () => filedTogether(said, base)
  const asAnswer = (value: unknown) => withItemIds(value, { field, pointer, before, filed })
  const read = answerIn(words, field, folder)
  if ('value' in read && isSame(asAnswer(read.value), before)) return undefined
  if (isAsItWas(one, before, field)) return undefined
  const answer = { commitment, pointer, words }
  if (one.unclear) {
    return { at, place, ...one.unclear, answer, why: { word: 'receipt_fault_cell', blanks: {} } }
  }
  if (words === '')
    return before === undefined ? undefined : { ...said, after: undefined, doubt: 'emptied' }
  if ('fault' in read) return { at, place, ...read.fault, answer }
  return { ...said, after: asAnswer(read.value) }
}

/** Whether the words are those that the answer had, so that whatever they are was not changed. */
function isAsItWas({ words, plain }: Filled, before: unknown, field: Schema): boolean {
  if (typeof before !== 'string' && !Array.isArray(before)) return false
  // Nobody types a group of answers in two ways.
  if ([before].flat().some((one) => typeof one === 'object')) return false
  const was = [before].flat().map(String)
  if (canonical(was.join('\n')) === canonical(words)) return true
  if (isWithoutItsSecrets(plain ?? words, was.join('\n'))) return true
  if (plain === undefined || field.enum || isDate(field) || field['x-refers-to'] !== undefined)
    return false
  const now = inSingleSpaces(plain)
  return (
    inSingleSpaces(was.join(' ')) === now ||
    inSingleSpaces(was.map(inMarkdownWords).join(' ')) === now
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one ?? null) === canonical(other ?? null)
}

/** Milestones that the form had and has no more: a question, because programs lose rows as well. */
function missingRows(
  { milestones, listed, filled }: Pick<FilledForm, 'milestones' | 'listed' | 'filled'>,
  { institution, asked }: Reading,
): SaidAnswer[] {
  return [...listed].flatMap((commitment) => {
    const known: unknown = Object(asked.values.get(commitment)).milestones
    const beside = filled.find(
      (one) => one.commitment === commitment && one.pointer.startsWith('/milestones/'),
    )
    const at = beside?.at.replace(/, row \d+$/, '') ?? 'the milestones'
    return (Array.isArray(known) ? known : [])
      .filter(
        (milestone) => !milestones.has(`${commitment}/milestones/${String(Object(milestone).id)}`),
      )
      .map((milestone: unknown) => ({
        institution,
        commitment,
        pointer: `/milestones/${String(Object(milestone).id)}`,
        before: milestone,
        after: undefined,
        at,
        doubt: 'row-missing' as const,
      }))
  })
}
