import { fileKinds, hasFields, type Kind, kinds } from '../../model/kinds.ts'
import type { NewKind } from './kind.ts'
import { newComment } from './kinds/comment.ts'
import { newCommitment } from './kinds/commitment.ts'
import { newInstitution } from './kinds/institution.ts'
import { newSubmission } from './kinds/submission.ts'
import { madePlainly } from './plain-way.ts'

type InItsOwnWay = {
  [K in Kind]: (typeof kinds)[K]['made'] extends { readonly how: 'own way' } ? K : never
}[Kind]

const ownWays: Readonly<Record<InItsOwnWay, NewKind>> = {
  contribution: newCommitment,
  submission: newSubmission,
  institutions: newInstitution,
  comment: newComment,
}

/** Everything that `nap new` can make, in the order of the list of kinds, which is that of its help. */
export const newKinds: readonly NewKind[] = fileKinds.filter(hasFields).flatMap((kind) => {
  const { made } = kinds[kind]
  if (!made) return []
  return made.how === 'own way' ? own(kind) : madePlainly(kind, made.as, made.how)
})

function own(kind: Kind): NewKind | readonly [] {
  const ways: Readonly<Partial<Record<Kind, NewKind>>> = ownWays
  return ways[kind] ?? []
}

/** What comes by language and not by questions, as the user types it. */
export const translationName = 'translation'

/** Everything that can stand after `nap new`. */
export const newNames: readonly string[] = [...newKinds.map(({ name }) => name), translationName]
