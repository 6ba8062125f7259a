import { commitmentsOf } from '../../model/draft.ts'
import type { Original } from '../../model/languages/translations.ts'
import { knownOne } from './known-one.ts'
import type { OpenPlan } from './open.ts'

/**
 * Which texts are to be translated: those of the commitments that are named, or all where none is.
 * @param words the ids of commitments, as the user typed them
 * @throws Refusal where there is no such commitment
 */
export function isOf(
  words: readonly string[],
  { draft }: Pick<OpenPlan, 'draft'>,
): (text: Pick<Original, 'commitment'>) => boolean {
  const known = commitmentsOf(draft).map(({ id }) => id)
  const wanted = words.map((word) => knownOne('commitment', word, known))
  return ({ commitment = '' }) => wanted.length === 0 || wanted.includes(commitment)
}
