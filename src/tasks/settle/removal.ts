import type { Host } from '../../command.ts'
import { canonicalIdsIn } from '../../model/decision.ts'
import { type Commitment, commitmentsOf, type Removed } from '../../model/draft.ts'
import { fieldName, fieldPointer, inText, pathOf, valueById } from '../../model/field.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { answersFingerprint } from '../../model/removal.ts'
import { schemaAt } from '../../model/schemas.ts'
import { textSource, withSource } from '../../model/source.ts'
import { check } from '../../pipeline.ts'
import { nearest } from '../../plain/nearest.ts'
import { keysOf, lastKeyOf, parentOf, pointerOf, valueAt } from '../../plain/pointer.ts'
import { listed, shown } from '../../plain/text.ts'
import { changePlan, type TextChange } from '../plan/change.ts'
import { dayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { referenceMeant } from '../plan/institution-meant.ts'
import { commitmentFor, withdrawalOf } from '../plan/named.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Because, because, withDecisions } from './decision-file.ts'

type Flag = 'withdraw' | 'restore' | 'drop' | 'keep' | 'rename'
const flags: readonly Flag[] = ['withdraw', 'restore', 'drop', 'keep', 'rename']

export type RemovalRequest = WhichPlan &
  Readonly<Partial<Record<'withdraw' | 'restore' | 'list' | 'duplicates' | 'json', boolean>>> &
  Readonly<
    Partial<
      Record<
        'drop' | 'keep' | 'rename' | 'about' | 'take' | 'value' | 'reason' | 'by' | 'on',
        string | undefined
      >
    >
  > & {
    /** The fingerprint of what the person has read; left out where nobody was shown anything. */
    readonly seen?: string
  }

/** Whether the user wants a commitment or an item of one out of the plan, or in it again, or another id. */
export function isRemoval(request: RemovalRequest): boolean {
  return flags.some((flag) => isTyped(request[flag]))
}

/** Writes such a decision. @returns a sentence that says what was done @throws Refusal where it makes no sense */
export async function settleRemoval(
  host: Host,
  word: string | undefined,
  request: RemovalRequest,
): Promise<string> {
  const flag = onlyFlag(request)
  const idle = (['list', 'duplicates', 'json'] as const).filter((name) => request[name])
  if (idle.length > 0) {
    throw nothingWritten(
      `--${flag} changes the plan, and ${listed(idle.map((name) => `--${name}`))} cannot be combined with it.`,
      'Type a command of its own for each.',
    )
  }
  if (word === undefined)
    throw nothingWritten('The commitment is missing.', `Name it: nap resolve COMMITMENT --${flag}`)
  const on = dayIn(request.on, '--on', host)
  let told = ''
  const file = await changePlan(host, { plan: request.plan }, async (plan) => {
    const why = because(plan, { reason: request.reason, by: request.by, on })
    const made = await removals[flag]({
      plan,
      word,
      item: String(request[flag]),
      why,
      seen: request.seen,
    })
    told = made.told
    return made.change
  })
  return `Written to ${shown(file)}. ${told}\nTo bring the draft up to date: nap compile\n`
}

function onlyFlag(request: RemovalRequest): Flag {
  const given = ([...flags, 'about', 'take', 'value'] as const).filter((name) =>
    isTyped(request[name]),
  )
  const [flag] = flags.filter((name) => isTyped(request[name]))
  if (flag !== undefined && given.length === 1) return flag
  throw nothingWritten(
    `A decision does one thing, and here are several: ${given.map((name) => `--${name}`).join(', ')}.`,
    'Type a command of its own for each.',
  )
}

function isTyped(flag: string | boolean | undefined): boolean {
  return flag !== undefined && flag !== false
}

type Request = {
  readonly plan: OpenPlan
  readonly word: string
  readonly item: string
  readonly why: Because
  readonly seen: string | undefined
}
type Made = { readonly change: TextChange; readonly told: string }

const removals: Readonly<Record<Flag, (request: Request) => Promise<Made>>> = {
  withdraw,
  restore,
  drop,
  keep,
  rename,
}

async function withdraw(request: Request): Promise<Made> {
  const { plan, word } = request
  const before = withdrawalOf(word, plan)
  refuseIfSettled(before, `“${shown(word)}” is withdrawn already`)
  const id = before?.commitment ?? commitmentFor(word, plan).id
  const change = await takenOut(request, { commitment: id }, { withdraw: true })
  return {
    change,
    told: `“${shown(id)}” is withdrawn from the plan; what was filed stays on file. If it changes later, nap says so.`,
  }
}

async function restore({ plan, word, why }: Request): Promise<Made> {
  const before = withdrawalOf(word, plan)
  if (!before) {
    const { id } = commitmentFor(word, plan)
    throw nothingWritten(`“${id}” is part of the plan, so there is nothing to bring back.`)
  }
  const { commitment } = before
  const change = await withDecisions(plan, commitment, [{ withdraw: false, ...why }])
  return { change, told: `“${shown(commitment)}” is part of the plan again.` }
}

async function drop(request: Request): Promise<Made> {
  const { plan, word, item } = request
  const commitment = commitmentFor(word, plan)
  const about = itemPointer(item, plan)
  const before = droppedFrom(commitment, about, plan)
  refuseIfSettled(before, `“${shown(pathOf(about))}” is left out already`)
  if (!before) ensureItem(about, commitment)
  const change = await takenOut(request, { commitment: commitment.id, about }, { drop: about })
  return {
    change,
    told: `${shown(fieldName(about))} is left out of “${commitment.id}”; what was filed stays on file. If it changes later, nap says so.`,
  }
}

async function keep({ plan, word, item, why }: Request): Promise<Made> {
  const commitment = commitmentFor(word, plan)
  const about = itemPointer(item, plan)
  if (!droppedFrom(commitment, about, plan)) {
    const out = plan.draft.removed.flatMap((one) =>
      one.commitment === commitment.id ? pathOf(one.about ?? '') : [],
    )
    throw nothingWritten(
      `“${shown(pathOf(about))}” is not left out of “${commitment.id}”, so there is nothing to bring back.`,
      out.length > 0 ? `Left out are: ${shown(out.join(', '), 300)}.` : undefined,
    )
  }
  const change = await withDecisions(plan, commitment.id, [{ keep: about, ...why }])
  return { change, told: `${shown(fieldName(about))} is part of “${commitment.id}” again.` }
}

async function rename({ plan, word, item, why }: Request): Promise<Made> {
  const { id } = commitmentFor(word, plan)
  if (!isPlainId(item)) {
    throw nothingWritten(
      `“${shown(item, 80)}” cannot be an id.`,
      'Use lower-case letters, digits and single hyphens, at most 64 in all, for example citizens-budget. Windows keeps a few names, such as “con”, for itself.',
    )
  }
  if (item === id) throw nothingWritten(`“${id}” is its id already.`)
  const taken = [
    ...commitmentsOf(plan.draft).map((one) => one.id),
    ...plan.draft.removed.map(({ commitment }) => commitment),
  ]
  if (taken.includes(item)) {
    throw nothingWritten(
      `There is a commitment “${item}” already, and two would become one.`,
      `Choose another id. If they are one: nap duplicates --join ${item} --into ${id}`,
    )
  }
  const home = canonicalIdsIn(plan.folder).of(item)
  if (home !== item && home !== id) {
    throw nothingWritten(
      `“${item}” was the id of “${home}” before, and two would become one.`,
      `Choose another id. If they are one: nap duplicates --join ${home} --into ${id}`,
    )
  }
  const change = await withDecisions(plan, id, [{ rename: item, ...why }])
  return { change, told: `“${id}” is now called “${item}”.` }
}

// An institution in a list may be called by its name.
function itemPointer(item: string, plan: OpenPlan): string {
  const about = fieldPointer(item)
  return parentOf(about) + pointerOf([referenceMeant(lastKeyOf(about), about, plan)])
}

function droppedFrom(
  { id }: Commitment,
  pointer: string,
  { draft }: OpenPlan,
): Removed | undefined {
  return draft.removed.find(({ commitment, about }) => commitment === id && about === pointer)
}

// What was decided by hand may be given its fingerprint, and what has changed is to be decided again.
function refuseIfSettled(before: Removed | undefined, what: string): void {
  if (!before || before.isChanged || before.of === undefined) return
  const { on, by, reason } = before.decision
  throw nothingWritten(`${what}: decided on ${on} by ${shown(by)}: ${shown(reason, 300)}`)
}

function ensureItem(about: string, { id, value }: Commitment): void {
  const list = parentOf(about)
  const strategy = schemaAt('contribution', list)?.['x-merge']
  if (strategy !== 'by-id' && strategy !== 'collect') {
    throw nothingWritten(
      `“${shown(pathOf(about))}” is not an item of a list, so it cannot be left out by itself.`,
      'Name an item, for example milestones.portal. To settle a field: nap resolve --about FIELD --take INSTITUTION',
    )
  }
  const items: unknown = valueById(value, list)
  const known = (Array.isArray(items) ? items : []).map((item: unknown) =>
    inText(valueAt(item, '/id') ?? item),
  )
  if (known.includes(lastKeyOf(about))) return
  const meant = nearest(lastKeyOf(about), known)
  throw nothingWritten(
    `“${id}” has no item “${shown(keysOf(about).at(-1) ?? '')}” in “${shown(pathOf(list))}”.`,
    meant === undefined
      ? `There are: ${shown(known.join(', '), 300) || 'none'}.`
      : `Did you mean “${shown(meant)}”?`,
  )
}

/** The decision with the fingerprint of what it takes out, which only the plan as it would be can tell. */
async function takenOut(
  { plan, why, seen }: Request,
  { commitment, about }: Pick<Removed, 'commitment' | 'about'>,
  decision: object,
): Promise<TextChange> {
  const { file, content } = await withDecisions(plan, commitment, [{ ...decision, ...why }])
  const { draft } = check(withSource(plan.sources, textSource(file, content)), plan.stage)
  const gone = draft.removed.find((one) => one.commitment === commitment && one.about === about)
  if (!gone) {
    throw nothingWritten('This decision would not be applied.', 'See what is wrong: nap validate')
  }
  const of = answersFingerprint(gone.answers)
  if (seen !== undefined && seen !== of) {
    throw nothingWritten(
      'What the institutions say changed while you were deciding.',
      'Look at it again: nap agenda',
    )
  }
  return withDecisions(plan, commitment, [{ ...decision, of, ...why }])
}
