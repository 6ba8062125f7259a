import { type Commitment, commitmentsOf, type Draft } from './draft.ts'
import type { Comment } from './files/comment.ts'
import type { PlanFolder } from './plan.ts'
import { schemaAt } from './schemas.ts'
import type { Document } from './source.ts'
import { byText } from './text.ts'

export type CommentDocument = Document<Partial<Comment>>

/** What can become of a comment: the closed list of the schema. */
export const dispositions: readonly string[] = (
  schemaAt('comment', '/response/disposition')?.enum ?? []
).map(String)

/** How people name a comment: its file without folder and ending, `2017-05-29-cgpa`. */
export function commentId({ file }: { readonly file: string }): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
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

/**
 * The commitment that a comment is about, under whatever id it stands now: people comment on a draft, and later a
 * commitment is renamed, or joined to another. Undefined where the comment is about none, or about one that is gone.
 */
export function commitmentAbout(
  { value }: CommentDocument,
  draft: Draft,
  { decisions }: PlanFolder,
): Commitment | undefined {
  const id = value.about?.commitment
  if (id === undefined) return undefined
  const all = decisions.flatMap(({ commitment, document }) =>
    document.value.decisions.map(({ rename, join }) => ({ commitment, rename, join })),
  )
  const joined = all.filter(({ join }) => join?.filed_as === id).map(({ commitment }) => commitment)
  const homes = [id, ...joined].flatMap((home) => [
    home,
    ...all.filter(({ commitment }) => commitment === home).map(({ rename }) => rename),
  ])
  const merged = commitmentsOf(draft)
  return homes
    .map((home) => merged.find((commitment) => commitment.id === home))
    .find((commitment) => commitment !== undefined)
}
