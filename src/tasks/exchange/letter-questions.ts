import type { Ask } from '../../command.ts'
import type { Against, Understood } from '../../model/exchange/understood.ts'
import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import { subjectTyped } from '../collect/kinds/comment.ts'
import type { OpenPlan } from '../plan/open.ts'
import { senderMeant } from './sender.ts'

/**
 * What an officer at a terminal says of a letter that it does not say itself: who sent it, and what it is about.
 * @returns undefined where nothing has to be asked
 */
export async function askedOfLetter(
  said: Understood,
  against: Against,
  { plan, ask }: { readonly plan: OpenPlan; readonly ask: Ask | undefined },
): Promise<Against | undefined> {
  if (said.as !== 'letter' || !ask) return undefined
  const { sender, about } = against
  const isOpen = said.comments.some(({ isUnplaced }) => isUnplaced)
  const isNobodys = sender === undefined && said.faults.length > 0
  if (!isNobodys && (!isOpen || about !== undefined)) return undefined
  const file = `“${shown(against.name, 60)}”`
  const asked = isNobodys
    ? senderMeant(
        await ask.line(`Which institution or organisation has sent ${file}?`, {
          check: (typed) => (typed.trim() === '' ? 'Write its name, or its id.' : undefined),
        }),
        plan,
      )
    : sender
  return {
    ...against,
    sender: asked,
    about: against.isSplit ? about : (about ?? (await aboutAsked(said, file, plan, ask))),
  }
}

async function aboutAsked(said: Understood, file: string, plan: OpenPlan, ask: Ask) {
  const wholePlan = { chapter: 'whole-plan' } as const
  const chosen = await ask.choose(`What is ${file} about?`, [
    ...(said.subjects ?? []).slice(0, 8).map(({ about, named, typed }) => ({
      name: `${shown(typed)} (it says ${shown(named, 60)})`,
      value: about,
    })),
    { name: 'The plan as a whole', value: wholePlan },
    { name: 'Something else', value: undefined },
  ])
  if (chosen) return chosen
  const words = await ask.line(
    'A commitment, one field of it (COMMITMENT.end_date), a thematic area or a chapter:',
    { check: (typed) => whyNotSubject(typed, plan) },
  )
  return subjectTyped(words, plan)
}

async function whyNotSubject(typed: string, plan: OpenPlan): Promise<string | undefined> {
  const found = await orRefusal(() => subjectTyped(typed, plan))
  return found instanceof Refusal ? sentences(found) : undefined
}
