// Made from the names of schemas/*.schema.json by `npm run fix`. Do not edit.
import comment from '../../../schemas/comment.schema.json' with { type: 'json' }
import type { Comment } from './comment.ts'
import consultation from '../../../schemas/consultation.schema.json' with { type: 'json' }
import type { Consultation } from './consultation.ts'
import contribution from '../../../schemas/contribution.schema.json' with { type: 'json' }
import type { Contribution } from './contribution.ts'
import decisions from '../../../schemas/decisions.schema.json' with { type: 'json' }
import type { Decisions } from './decisions.ts'
import institutions from '../../../schemas/institutions.schema.json' with { type: 'json' }
import type { Institutions } from './institutions.ts'
import plan from '../../../schemas/plan.schema.json' with { type: 'json' }
import type { Plan } from './plan.ts'
import submission from '../../../schemas/submission.schema.json' with { type: 'json' }
import type { Submission } from './submission.ts'
import translation from '../../../schemas/translation.schema.json' with { type: 'json' }
import type { Translation } from './translation.ts'
import wording from '../../../schemas/wording.schema.json' with { type: 'json' }
import type { Wording } from './wording.ts'

export const allSchemas = { 'comment': comment, 'consultation': consultation, 'contribution': contribution, 'decisions': decisions, 'institutions': institutions, 'plan': plan, 'submission': submission, 'translation': translation, 'wording': wording }

/** What a file of each kind says, once it has the form that its schema asks for. */
export type FileValues = {
  readonly 'comment': Comment
  readonly 'consultation': Consultation
  readonly 'contribution': Contribution
  readonly 'decisions': Decisions
  readonly 'institutions': Institutions
  readonly 'plan': Plan
  readonly 'submission': Submission
  readonly 'translation': Translation
  readonly 'wording': Wording
}
