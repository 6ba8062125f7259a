import type { Field } from '../model/block.ts'
import { canonicalIdsIn } from '../model/decision.ts'
import { type Commitment, commitmentsOf } from '../model/draft.ts'
import type { Against, Known } from '../model/exchange/understood.ts'
import { fieldName, listAround } from '../model/field.ts'
import type { Comment } from '../model/files/comment.ts'
import { institutionOf, type PlanFolder, themeNameOf } from '../model/plan.ts'
import { schemaAt } from '../model/schemas.ts'

/** Where a comment belongs, and how that is called. */
export type Placed = {
  readonly about: Comment['about']
  /** `1.2 “End date”`. */
  readonly at: string
  readonly isUnplaced?: true
}

const chapters: readonly unknown[] = schemaAt('comment', '/about/chapter')?.enum ?? []

/** What a comment on a field is about, by the names that the plan has today. */
export function placedAt(field: Field | undefined, known: Known, { today }: Against): Placed {
  if (!field) return unplaced('the document as a whole')
  const { kind, id, pointer } = field
  if (kind === 'commitment') return ofCommitment(field, known, today)
  if (kind === 'theme' && today.folder.plan.value.themes.some((theme) => theme.id === id)) {
    return { about: { theme: id }, at: `chapter of “${themeNameOf(today.folder, id)}”` }
  }
  if (kind === 'chapter' && chapters.includes(id)) {
    const chapter = id as NonNullable<Comment['about']['chapter']>
    return { about: { chapter }, at: `chapter “${id}”` }
  }
  return unplaced(`${placeCalled(id, known.folder)}${pointer}`)
}

function ofCommitment({ id, ...field }: Field, known: Known, today: Known): Placed {
  const pointer = listAround(field.pointer)
  const commitment = commitmentsOf(known.draft).find((one) => one.id === id)
  const number = commitment?.number ?? id
  const at = pointer === '' ? `${number}` : `${number} ${fieldName(pointer)}`
  const now = idToday(id, today)
  if (now === undefined) return unplaced(at)
  return { about: { commitment: now, ...(pointer !== '' && { field: pointer }) }, at }
}

function idToday(id: string, { folder, draft }: Known): string | undefined {
  const home = canonicalIdsIn(folder).of(id)
  const all: readonly Commitment[] = commitmentsOf(draft)
  return all.find((one) => one.id === home)?.id
}

function unplaced(at: string): Placed {
  return { about: { chapter: 'whole-plan' }, at, isUnplaced: true }
}

function placeCalled(id: string, folder: PlanFolder): string {
  const province = institutionOf(folder, id)?.province
  return province === undefined ? `chapter “${id}”` : `chapter of ${province}`
}
