// Made from the names of schemas/*.schema.json by `npm run fix`. Do not edit.
import commentForm from '../../../schemas/comment.schema.json' with { type: 'json' }
import type { Comment } from './comment.ts'
import consultationForm from '../../../schemas/consultation.schema.json' with { type: 'json' }
import type { Consultation } from './consultation.ts'
import contributionForm from '../../../schemas/contribution.schema.json' with { type: 'json' }
import type { Contribution } from './contribution.ts'
import decisionsForm from '../../../schemas/decisions.schema.json' with { type: 'json' }
import type { Decisions } from './decisions.ts'
import importForm from '../../../schemas/import.schema.json' with { type: 'json' }
import type { Import } from './import.ts'
import institutionsForm from '../../../schemas/institutions.schema.json' with { type: 'json' }
import type { Institutions } from './institutions.ts'
import planForm from '../../../schemas/plan.schema.json' with { type: 'json' }
import type { Plan } from './plan.ts'
import requestForm from '../../../schemas/request.schema.json' with { type: 'json' }
import type { Request } from './request.ts'
import submissionForm from '../../../schemas/submission.schema.json' with { type: 'json' }
import type { Submission } from './submission.ts'
import translationForm from '../../../schemas/translation.schema.json' with { type: 'json' }
import type { Translation } from './translation.ts'
import wordingForm from '../../../schemas/wording.schema.json' with { type: 'json' }
import type { Wording } from './wording.ts'

export const allSchemas = { 'comment': commentForm, 'consultation': consultationForm, 'contribution': contributionForm, 'decisions': decisionsForm, 'import': importForm, 'institutions': institutionsForm, 'plan': planForm, 'request': requestForm, 'submission': submissionForm, 'translation': translationForm, 'wording': wordingForm }

/** What a file of each kind says, once it has the form that its schema asks for. */
export type FileValues = {
  readonly 'comment': Comment
  readonly 'consultation': Consultation
  readonly 'contribution': Contribution
  readonly 'decisions': Decisions
  readonly 'import': Import
  readonly 'institutions': Institutions
  readonly 'plan': Plan
  readonly 'request': Request
  readonly 'submission': Submission
  readonly 'translation': Translation
  readonly 'wording': Wording
}
