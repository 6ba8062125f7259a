import {
  type CommentDocument,
  commentId,
  commitmentAbout,
  inOrderOfArrival,
  isAnswered,
} from '../model/comments.ts'
import type { Draft } from '../model/draft.ts'
import type { PointOf } from '../model/open-point.ts'
import { type PlanFolder, themeNameOf } from '../model/plan.ts'
import { labelOf } from '../model/schemas.ts'

/** Comments without a response, as they came in. */
export function unansweredComments(
  draft: Draft,
  folder: PlanFolder,
): PointOf<'unanswered-comment'>[] {
  return inOrderOfArrival(folder)
    .filter((comment) => !isAnswered(comment))
    .map((comment) => {
      const { from, received_on: receivedOn, text = '', votes } = comment.value
      return {
        kind: 'unanswered-comment',
        comment: commentId(comment),
        from: from?.trim() || undefined,
        receivedOn,
        about: subjectOf(comment, draft, folder),
        text,
        votes,
        place: comment.keyPlace('/text'),
        command: `nap respond ${commentId(comment)} --disposition D --reason WHY`,
        // A response of the wrong form is reported as such; it is not missing as well.
        ...(comment.written('/response').trim() !== '' && { isReported: true as const }),
      }
    })
}

function subjectOf(comment: CommentDocument, draft: Draft, folder: PlanFolder): string {
  const { commitment: id, field, theme, chapter = '' } = comment.value.about ?? {}
  if (theme !== undefined) return themeNameOf(folder, theme)
  if (id === undefined) return chapter.replaceAll('-', ' ')
  const commitment = commitmentAbout(comment, draft, folder)
  const name = commitment ? `${commitment.number} ${commitment.value.title ?? id}` : id
  return field === undefined ? name : `${name}: ${labelOf('contribution', field)}`
}
