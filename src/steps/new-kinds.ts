import { newComment } from './new-comment.ts'
import { newCommitment } from './new-commitment.ts'
import { newConsultation } from './new-consultation.ts'
import { newInstitution } from './new-institution.ts'
import type { NewKind } from './new-kind.ts'
import { newSubmission } from './new-submission.ts'

/** Everything that `nap new` can make, in the order of its help. */
export const newKinds: readonly NewKind[] = [
  newCommitment,
  newSubmission,
  newInstitution,
  newConsultation,
  newComment,
]
