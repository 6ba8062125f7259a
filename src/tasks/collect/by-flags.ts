import type { Host } from '../../command.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { listed, shown } from '../../plain/text.ts'
import { type Answers, hasNone } from '../plan/answers.ts'
import type { OpenPlan } from '../plan/open.ts'
import { type Known, type Names, type NewKind, needsOf } from './kind.ts'
import { rightedHere } from './righted-here.ts'
import { type Existing, existingOf } from './target.ts'

/** The answers and names of a thing where nobody can be asked. @throws Refusal for what is missing */
export async function byFlags(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  { answers, names }: Known,
) {
  const existing = existingOf(kind, plan, names)
  if (existing) {
    refuseIfNothingSaid(existing, plan, answers)
    return {
      answers: await rightedHere(kind, plan, host, { answers, names }),
      names: { institution: '', id: '', ...names },
    }
  }
  const all = { ...kind.suggested(plan, host, { answers, names }), ...answers }
  const complete = namesFor(kind, plan, { answers: all, names, isEmpty: hasNone(answers) })
  const known = { answers: all, names: { ...names, institution: complete.institution } }
  return { answers: await rightedHere(kind, plan, host, known), names: complete }
}

function refuseIfNothingSaid({ file }: Existing, { shownRoot }: OpenPlan, answers: Answers): void {
  if (!hasNone(answers)) return
  throw nothingWritten(
    `“${shown(shownRoot + file)}” is there already.`,
    'Say what is to change in it, for example --set end_date=2019-06-30, or go on writing in the file.',
  )
}

type Said = {
  readonly answers: Answers
  readonly names: Partial<Names>
  /** Whether the user has said nothing at all. */
  readonly isEmpty: boolean
}

function namesFor(
  kind: NewKind,
  plan: OpenPlan,
  { answers, names, isEmpty: isNothing }: Said,
): Names {
  const { namedBy, flagsFor } = kind
  const { institution, id } = names
  const isAdded = kind.others(plan, names).length > 0
  const missing = [
    ...(namedBy.institution && institution === undefined ? ['--institution'] : []),
    ...(isAdded && isNothing ? ['what is to be added: --set FIELD=…'] : []),
    ...needsOf(kind, plan, names)
      .filter((field) => answers[field] === undefined)
      .map((field) => flagsFor[field] ?? `--set ${field}=…`),
  ]
  if (missing.length > 0) throw needy(kind, missing)
  const made = id ?? (namedBy.id === undefined ? '' : slugOf(String(answers[namedBy.id])))
  if (made === undefined) throw needy(kind, ['an id in Latin letters'])
  return { institution: institution ?? '', id: made }
}

function needy({ name, example }: NewKind, missing: readonly string[]): Refusal {
  return nothingWritten(
    `For a new ${name}, nap still needs ${listed(missing)}.`,
    `For example: ${example}`,
  )
}
