import type { Ask, Host } from '../../command.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { asked } from '../../model/plan.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { shown, shownInWords } from '../../plain/text.ts'
import { type Answers, hasNone } from '../plan/answers.ts'
import type { OpenPlan } from '../plan/open.ts'
import { refusalWords } from '../plan/refusal-words.ts'
import { faultIn, unusableIn } from './answer-faults.ts'
import { plainId } from './given.ts'
import { begunBefore, keepAnswers, soundOnes } from './kept-answers.ts'
import { fieldsAsked, type Known, type Names, type NewKind, needsOf } from './kind.ts'
import { chosenAnswers } from './menu.ts'
import type { Asking } from './one-question.ts'
import { askedAnswers } from './questions.ts'
import { rightedHere } from './righted-here.ts'
import { type Existing, existingOf } from './target.ts'

type Terminal = Host & { readonly ask: Ask }

/** Asks a person for what has not been given. */
export async function askedFor(kind: NewKind, plan: OpenPlan, host: Terminal, given: Known) {
  const { ask } = host
  const say = (words: string) => host.err(`${words}\n`)
  const begun = await begunBefore({ kind, plan }, ask)
  const isAskedAll = hasNone(given.answers)
  const typed = { ...begun?.names, ...given.names }
  for (const words of otherNames(begun?.names, typed)) say(words)
  const names = await namesAsked(kind, plan, ask, { typed, isOffered: isAskedAll && !begun })
  const { institution } = names
  const existing = existingOf(kind, plan, names)
  const resuming = {
    names,
    say,
    unusableIn: (now: Answers) => unusableIn(kind, plan, { answers: now, names, host }),
  }
  const before = begun && (await soundOnes({ kind, plan }, begun, resuming))
  const right = await rightedHere(kind, plan, host, { answers: given.answers, names })
  const known = { ...before, ...right }
  const suggested = existing ? {} : kind.suggested(plan, host, { answers: known, names })
  const asking: Asking = {
    ask,
    say,
    plan,
    needs: needsOf(kind, plan, names),
    suggested,
    readers: kind.readers(plan),
    choices: kind.choices(plan),
    begun: begunByOthers(kind, plan, names),
    leftOpen: begun?.open ?? [],
    fault: (now, pointer) => faultIn(kind, plan, { answers: now, pointer, names, host }),
    keep: (now) => keepAnswers({ kind, plan }, namesToKeep(names), now),
  }
  const fields = fieldsAsked(kind)
  if (existing || kind.others(plan, names).length > 0) {
    const says = existing?.says ?? {}
    const menu = { fields, says, given: known, together: togetherIn(kind, plan, names) }
    const answers = isAskedAll ? await chosenAnswers(menu, asking) : known
    refuseIfNothingSaid(answers, existing)
    return { answers, names: { id: '', ...names } }
  }
  const wanted = fields.filter(([name]) => isAskedAll || kind.needs.includes(name))
  const answers = await askedAnswers(
    wanted,
    isAskedAll ? known : { ...suggested, ...known },
    asking,
  )
  const id = names.id ?? (await idAsked(kind, plan, { answers, institution, ask }))
  return { answers, names: { institution, id } }
}

type Wish = { readonly typed: Partial<Names>; readonly isOffered: boolean }

async function namesAsked(
  kind: NewKind,
  plan: OpenPlan,
  ask: Ask,
  { typed, isOffered }: Wish,
): Promise<Partial<Names> & Pick<Names, 'institution'>> {
  const institution = typed.institution ?? (await institutionAsked(kind, plan, ask))
  if (!isOffered || typed.id !== undefined) return { ...typed, institution }
  return { ...(await offeredOne(kind, plan, institution, ask)), institution }
}

function refuseIfNothingSaid(answers: Answers, existing: Existing | undefined): void {
  if (!existing && hasNone(answers)) throw nothingWritten('Nothing was said.')
}

function namesToKeep({ institution, ...names }: Partial<Names>): Partial<Names> {
  return { ...names, ...(institution !== undefined && institution !== '' && { institution }) }
}

/** What is there to go on with, for whoever has named nothing. */
async function offeredOne(
  kind: NewKind,
  plan: OpenPlan,
  institution: string,
  ask: Ask,
): Promise<{ readonly id?: string }> {
  const choices = kind.offered(plan, institution)
  if (choices.length === 0) return {}
  const id = await ask.choose<string | undefined>(`Which ${kind.name}?`, [
    { name: `A new ${kind.name}`, value: undefined },
    ...choices,
  ])
  return id === undefined ? {} : { id }
}

function commitmentOf(kind: NewKind, { draft }: OpenPlan, { id }: Partial<Names>) {
  if (kind.kind !== 'contribution') return undefined
  return commitmentsOf(draft).find((commitment) => commitment.id === id)
}

/** What the draft says of it, for whoever adds to it. */
function togetherIn(kind: NewKind, plan: OpenPlan, names: Partial<Names>): Answers {
  return { ...commitmentOf(kind, plan, names)?.value }
}

/** Milestones of others: whoever uses the same id speaks of the same one. */
function begunByOthers(kind: NewKind, plan: OpenPlan, names: Partial<Names>): Asking['begun'] {
  const { milestones = [] } = commitmentOf(kind, plan, names)?.value ?? {}
  return milestones.map(({ id, activity = '' }) => ({
    name: `Add to “${shown(id, 40)}”${activity === '' ? '' : `: ${shownInWords(activity, 60)}`}`,
    value: id,
  }))
}

function otherNames(then: Partial<Names> = {}, now: Partial<Names>): string[] {
  return (['institution', 'id'] as const)
    .filter((name) => then[name] !== undefined && then[name] !== now[name])
    .map(
      (name) => `The earlier answers were for ${name} “${then[name]}”; now it is “${now[name]}”.`,
    )
}

async function institutionAsked(
  { namedBy }: NewKind,
  { folder }: OpenPlan,
  ask: Ask,
): Promise<string> {
  if (!namedBy.institution) return ''
  // The secretariat, which submits nothing, is hardly who is meant.
  const first = new Set(asked(folder))
  const bodies = folder.institutions.value.institutions
  const inOrder = [
    ...bodies.filter((body) => first.has(body)),
    ...bodies.filter((body) => !first.has(body)),
  ]
  const choices = inOrder.map(({ id, name }) => ({
    name: `${shown(name, 60)} (${id})`,
    value: id,
  }))
  return ask.choose('Which institution says so?', choices)
}

async function idAsked(
  kind: NewKind,
  plan: OpenPlan,
  { answers, institution, ask }: { answers: Answers; institution: string; ask: Ask },
): Promise<string> {
  const from = kind.namedBy.id
  if (from === undefined) return ''
  const suggestion = slugOf(String(answers[from] ?? ''))
  return ask.line('Id (lower-case letters, digits, single hyphens; it never changes):', {
    suggestion,
    check: (typed) =>
      refusalWords(async () => kind.change(plan, answers, { institution, id: plainId(typed) })),
  })
}
