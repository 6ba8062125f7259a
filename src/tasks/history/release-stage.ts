import type { Host } from '../../command.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'

type Called = { readonly name: string; readonly title: string }

/**
 * What is to be said of a draft that is issued under the name of a final plan; at a terminal it is asked first, because a
 * release never changes.
 * @throws Refusal where it was not meant
 */
export async function stageRemarks(
  called: Called,
  { stage, shownRoot }: OpenPlan,
  { ask }: Host,
): Promise<string[]> {
  if (stage === 'final' || !isCalledFinal(called)) return []
  const { name } = called
  const still = `The stage of the plan is still “draft”: so says status in ${shown(`${shownRoot}plan.yaml`)}, and what is missing in it was reported as warnings only.`
  const cure = `To issue the final plan, write there status: final, fix what nap validate then reports, and type nap compile and nap release`
  if (!ask) {
    return [
      still,
      `${cure} under another name. As long as ${name} is not shared, this takes it back: git tag -d nap/${name}`,
    ]
  }
  const isMeant = await ask.choose(`${still} Issue it as “${name}” all the same?`, [
    { name: 'No, not yet', value: false },
    { name: 'Yes, a draft is meant', value: true },
  ])
  if (isMeant) return []
  throw new Refusal(exitCodes.planHasProblems, 'Nothing was named.', `${cure} ${name} again.`)
}

// “Final draft” is an honest name of a draft.
function isCalledFinal({ name, title }: Called): boolean {
  return [name, title].some((words) => /\bfinal\b/i.test(words) && !/\bdraft\b/i.test(words))
}
