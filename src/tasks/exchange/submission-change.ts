import type { Comment } from '../../model/files/comment.ts'
import type { Submission } from '../../model/files/submission.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { editing } from '../../pipeline.ts'
import { refuseWritingOver, type TextChange } from '../plan/change.ts'
import { guidedFile } from '../plan/guided.ts'
import type { OpenPlan } from '../plan/open.ts'

type Arrival = { readonly on: string; readonly via: Comment['via'] }

/**
 * The covering record of an institution whose answers were taken in. What came first counts as the day of arrival, unless
 * it was sent back: then what comes now is what was asked for.
 */
export async function submissionChange(
  plan: OpenPlan,
  institution: string,
  arrival: Arrival,
): Promise<TextChange[]> {
  const file = filePathOf('submission', { institution })
  refuseWritingOver(plan, [file])
  const text = plan.loaded.texts.get(file)
  const received_via = channels[arrival.via]
  if (text === undefined) {
    const answers = { received_on: arrival.on, received_via, status: 'received' }
    const leftOut = ['signed_off']
    return [
      { file, content: await guidedFile(plan, { kind: 'submission', file, answers, leftOut }) },
    ]
  }
  const known = plan.folder.submissions.find((one) => one.institution === institution)
  const { status } = known?.document.value ?? {}
  if (status !== 'returned' && status !== 'nil_return') return []
  const { withField } = await editing()
  const fields = { received_on: arrival.on, received_via, status: 'received' }
  const content = Object.entries(fields).reduce(
    (now, [name, value]) => withField(now, name, value),
    text,
  )
  return [{ file, content }]
}

// A submission has fewer ways than a comment.
const channels: Readonly<Record<Comment['via'], Submission['received_via']>> = {
  email: 'email',
  letter: 'letter',
  workshop: 'workshop',
  form: 'form',
  meeting: 'workshop',
  telephone: 'telephone',
  message: 'message',
  website: 'form',
}
