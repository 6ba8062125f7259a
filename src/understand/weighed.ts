import type { SaidAnswer, WeighedAnswer } from '../model/exchange/understood.ts'
import { valueById } from '../model/field.ts'
import type { PlanFolder } from '../model/plan.ts'
import { canonical } from '../plain/canonical.ts'

/** Each answer that a file gives, held against what the plan says today: nothing comes back over somebody else’s words. */
export function weighed(
  answers: readonly SaidAnswer[],
  today: PlanFolder,
  hasBase: boolean,
): WeighedAnswer[] {
  return answers.map((answer) => {
    const now = answerToday(answer, today)
    return { ...answer, today: now, verdict: verdictOn(answer, now, hasBase) }
  })
}

function verdictOn(
  { before, after, doubt }: SaidAnswer,
  today: unknown,
  hasBase: boolean,
): WeighedAnswer['verdict'] {
  if (isSameValue(after, today)) return 'same'
  if (doubt !== undefined) return 'unsure'
  // Where nothing is said, nothing can be written over.
  if (!hasBase) return today === undefined ? 'take' : 'unsure'
  return isSameValue(before, today) ? 'take' : 'clash'
}

/** What the institution says today to the question; undefined where it says nothing. */
function answerToday(
  { institution, commitment, pointer }: SaidAnswer,
  folder: PlanFolder,
): unknown {
  const filed = folder.contributions.find(
    (one) => one.institution === institution && one.commitment === commitment,
  )
  return valueById(filed?.document.value, pointer)
}

function isSameValue(one: unknown, other: unknown): boolean {
  return canonical(one ?? null) === canonical(other ?? null)
}
