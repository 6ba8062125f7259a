import type { NewKind } from './kind.ts'
import { newComment } from './kinds/comment.ts'
import { newCommitment } from './kinds/commitment.ts'
import { newConsultation } from './kinds/consultation.ts'
import { newInstitution } from './kinds/institution.ts'
import { newSubmission } from './kinds/submission.ts'

/** Everything that `nap new` can make, in the order of its help. */
export const newKinds: readonly NewKind[] = [
  newCommitment,
  newSubmission,
  newInstitution,
  newConsultation,
  newComment,
]
