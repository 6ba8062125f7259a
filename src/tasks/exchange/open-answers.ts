import { contactFields } from '../../model/contact.ts'
import type { Against, SaidComment } from '../../model/exchange/understood.ts'
import { writtenAnswer } from '../../model/exchange/written-answer.ts'
import type { Comment } from '../../model/files/comment.ts'
import type { PlanFolder } from '../../model/plan.ts'
import { fullNameOf } from '../../model/plan.ts'
import { canonical } from '../../plain/canonical.ts'
import { keysOf, pointerOf, valueAt } from '../../plain/pointer.ts'
import { answerInWords, questionName } from './answer-words.ts'
import type { Agreed } from './outcome.ts'

/** What nobody has agreed to yet, as comments of the institution that said it: so it is on the agenda, and owed an answer. */
export function openAnswers(
  answers: readonly Agreed[],
  { on, via, name, today }: Pick<Against, 'on' | 'via' | 'name' | 'today'>,
): (SaidComment & { readonly answer: Agreed })[] {
  return answers
    .filter(({ becomes }) => becomes === 'open')
    .map((answer) => ({
      answer,
      at: answer.at,
      value: {
        from: fullNameOf(today.folder, answer.institution),
        received_on: on,
        via,
        about: subjectOfAnswer(answer, today.folder),
        text: wordsOf(answer, name, today.folder),
        ...(answer.after !== undefined &&
          answer.pointer !== '' &&
          !isPrivate(answer, today.folder) && {
            proposal: writtenAnswer(answer.after, answer.pointer, today.folder),
          }),
      },
    }))
    .filter(({ value }) => !today.folder.comments.some((known) => says(known.value, value)))
}

/** Whether a comment says the same, whatever the file was called: somebody has sent the same once more. */
function says(known: Partial<Comment>, value: Comment): boolean {
  const said = ({ from, about, text = '', proposal }: Partial<Comment>) =>
    canonical([from, about, text.replace(/^In “[^”]*”/, ''), proposal ?? null])
  return said(known) === said(value)
}

// A commitment that is in no draft cannot be what a comment is about.
function subjectOfAnswer({ commitment, pointer }: Agreed, folder: PlanFolder): Comment['about'] {
  const isKnown = folder.contributions.some((one) => one.commitment === commitment)
  if (!isKnown) return { chapter: 'whole-plan' }
  return { commitment, ...(pointer !== '' && { field: pointer }) }
}

/** Comments are printed, and a contact only where it is public. */
function isPrivate({ institution, commitment, pointer, after }: Agreed, folder: PlanFolder) {
  const [field = ''] = keysOf(pointer)
  if (!contactFields.includes(field)) return false
  const own = folder.contributions.find(
    (one) => one.institution === institution && one.commitment === commitment,
  )
  const contacts = [
    valueAt(own?.document.value, pointerOf([field])),
    pointer === `/${field}` ? after : [],
  ]
  return contacts.flat().some((contact) => Object(contact).public !== true)
}

function wordsOf(answer: Agreed, name: string, folder: PlanFolder): string {
  const { pointer, before, today, doubt, verdict, at } = answer
  const [was, is] = [before, today].map((value) => answerInWords(value, pointer, folder, 300))
  const what = questionName(answer)
  if (doubt === 'row-missing') {
    return `In “${name}”, ${what} is not there any more. Is it taken back? In the plan it stays until that is answered.`
  }
  if (doubt === 'emptied') {
    return `In “${name}”, ${what} was emptied. Is the answer taken back? In the plan it stays until that is answered.`
  }
  if (isPrivate(answer, folder)) {
    return `In “${name}”, ${what} of the contact is not as in the plan. Neither is repeated here, because this contact is not public: look into the file (${at}).`
  }
  return verdict === 'clash'
    ? `In “${name}”, ${what} was changed. The form was made when the plan said ${was}; the plan itself was changed since, to ${is}. Both answers stand here until it is settled.`
    : `In “${name}”, ${what} is not as in the plan, which says ${is}. Nobody can tell from the file who changed it.`
}
