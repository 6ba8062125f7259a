import { byText } from '../plain/text.ts'
import { canonicalIdsIn } from './decision.ts'
import { type Commitment, commitmentsOf, type Draft } from './draft.ts'
import type { Comment } from './files/comment.ts'
import type { PlanFolder } from './plan.ts'
import { fileStem } from './plan-file.ts'
import { schemaAt } from './schemas.ts'
import type { Document } from './source.ts'

export type CommentDocument = Document<Partial<Comment>>

/** What can become of a comment: the closed list of the schema. */
export const dispositions: readonly string[] = (
  schemaAt('comment', '/response/disposition')?.enum ?? []
).map(String)

/** How a sentence says it: `accepted in part`. */
export function dispositionInWords(disposition: string): string {
  return disposition.replaceAll('_', ' ')
}

/** How people name a comment: its file without folder and ending, `2017-05-29-cgpa`. */
export function commentId({ file }: { readonly file: string }): string {
  return fileStem(file)
}

/** Who commented, in a sentence; in a file that is not finished, nobody is named yet. */
export function commenterOf({ value: { from = '' } }: CommentDocument): string {
  return from.trim() === '' ? 'somebody' : from
}

/** What a comment is about, as people type it: `citizens-budget.end_date`, or the name of a thematic area or a chapter. */
export function subjectAsTyped({
  commitment,
  field = '',
  theme,
  chapter,
}: Comment['about']): string {
  return commitment === undefined
    ? (theme ?? chapter ?? '')
    : commitment + field.replaceAll('/', '.')
}

/** Comments as they came in; those of one day by the names of their files. */
export function inOrderOfArrival({ comments }: PlanFolder): CommentDocument[] {
  return comments.toSorted(
    (a, b) =>
      byText(a.value.received_on ?? '', b.value.received_on ?? '') ||
      byText(commentId(a), commentId(b)),
  )
}

export function isAnswered({ value }: CommentDocument): boolean {
  return value.response !== undefined
}

/** A comment without the name of whoever has not agreed to be named: what is printed for programs is soon published. */
export function printable({
  value: { person, ...rest },
}: CommentDocument): CommentDocument['value'] {
  return person?.consents ? { ...rest, person } : rest
}

/**
 * The commitment that a comment is about, under whatever id it stands now: people comment on a draft, and later a
 * commitment is renamed, or joined to another. Undefined where the comment is about none, or about one that is gone.
 */
export function commitmentAbout(
  { value }: CommentDocument,
  draft: Draft,
  folder: PlanFolder,
): Commitment | undefined {
  const id = value.about?.commitment
  if (id === undefined) return undefined
  const joined = folder.decisions.filter(({ document }) =>
    document.value.decisions.some(({ join }) => join?.filed_as === id),
  )
  const canonicalIds = canonicalIdsIn(folder)
  const merged = commitmentsOf(draft)
  return [id, ...joined.map(({ commitment }) => commitment)]
    .map((home) => merged.find((commitment) => commitment.id === canonicalIds.of(home)))
    .find((commitment) => commitment !== undefined)
}
