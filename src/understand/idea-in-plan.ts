import type { Known } from '../model/exchange/understood.ts'
import type { Comment } from '../model/files/comment.ts'
import { canonical } from '../plain/canonical.ts'
import { counted, shown } from '../plain/text.ts'

/** The comment that an idea became when its sheet came in before. */
export type IdeaInPlan = { readonly file: string; readonly votes: number | undefined }

/** How those are called who gave an idea, where the sheet does not say who. */
export const unnamed = 'Participants'

/**
 * An idea that came in before, with another day perhaps: where the day of the meeting cannot be read, ideas go by the day of
 * their arrival. What an earlier meeting said is another voice.
 * @returns undefined where the plan has no such comment
 */
export function ideaInPlan(idea: Comment, { folder }: Known): IdeaInPlan | undefined {
  const isSame = ({ from = '', received_on = '', via, about, text }: Partial<Comment>) =>
    via === 'workshop' &&
    received_on >= idea.received_on &&
    (from === idea.from || [from, idea.from].every((one) => one.startsWith(unnamed))) &&
    canonical([about, text ?? '']) === canonical([idea.about, idea.text])
  const found = folder.comments.find(({ value }) => isSame(value))
  return found && { file: found.file, votes: found.value.votes }
}

/** What is to be done where somebody has corrected the votes of an idea that is in the plan. @param name of the idea */
export function otherVotes(
  name: string,
  idea: Comment | undefined,
  known: IdeaInPlan | undefined,
): string[] {
  if (!idea || !known || idea.votes === undefined || idea.votes === known.votes) return []
  return [
    `${name} has ${counted(idea.votes, 'vote')}, and ${known.votes ?? 'none'} in the plan. Write the right number under “votes” in ${shown(known.file)}.`,
  ]
}
