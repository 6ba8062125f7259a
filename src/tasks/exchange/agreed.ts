import type { Ask } from '../../command.ts'
import type { WeighedAnswer } from '../../model/exchange/understood.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { shown } from '../../plain/text.ts'
import { answerInWords, questionName } from './answer-words.ts'
import type { Agreed } from './outcome.ts'

/**
 * What becomes of each answer. Whoever sits at a terminal is asked about what nobody can tell; without one, it stays open,
 * and the plan says what it said.
 */
export async function agreed(
  answers: readonly WeighedAnswer[],
  folder: PlanFolder,
  ask: Ask | undefined,
): Promise<Agreed[]> {
  const all: Agreed[] = []
  for (const answer of answers) {
    all.push({ ...answer, becomes: await becomes(answer, folder, ask) })
  }
  return all
}

async function becomes(
  answer: WeighedAnswer,
  folder: PlanFolder,
  ask: Ask | undefined,
): Promise<Agreed['becomes']> {
  if (answer.verdict === 'same') return 'same'
  if (answer.verdict === 'take') return 'taken'
  if (!ask) return 'open'
  const { question, keep, take } = wordsFor(answer, folder)
  return ask.choose<Agreed['becomes']>(question, [
    { name: keep, value: 'kept' },
    { name: take, value: 'taken' },
    { name: 'Leave it open: today’s stays, and the other is kept as a comment', value: 'open' },
  ])
}

function wordsFor(answer: WeighedAnswer, folder: PlanFolder) {
  const { commitment, pointer, before, after, today, doubt, verdict } = answer
  const [was, now, is] = [before, after, today].map((value) =>
    answerInWords(value, pointer, folder, 300),
  )
  const about = `${shown(commitment)}, ${questionName(answer)}`
  if (doubt === 'row-missing') {
    return {
      question: `${about} is not in the file any more. Is it taken back?`,
      keep: 'No, it stays',
      take: 'Yes, take it out',
    }
  }
  if (doubt === 'emptied') {
    return {
      question: `${about} was emptied; the plan says ${is}. Is the answer taken back?`,
      keep: 'No, it stays',
      take: 'Yes, take it out',
    }
  }
  return {
    question:
      verdict === 'clash'
        ? `${about} was ${was} when the file was made. It has been changed on both sides since. What is to stand?`
        : `${about} is not the same in the file. What is to stand?`,
    keep: `As in the plan today: ${is}`,
    take: `As in the file: ${now}`,
  }
}
