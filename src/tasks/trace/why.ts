import type { Host } from '../../command.ts'
import { type CommentDocument, commitmentAbout, inOrderOfArrival } from '../../model/comments.ts'
import type { Answer } from '../../model/draft.ts'
import { isWithin } from '../../model/field.ts'
import { schemaAt } from '../../model/schemas.ts'
import { canonical } from '../../plain/canonical.ts'
import type { OpenPlan } from '../plan/open.ts'
import { everyAnswerOn } from './every-answer.ts'
import { type FieldHistory, fieldHistory } from './field-history.ts'
import { type FieldState, fieldState, type State } from './field-state.ts'
import type { Subject } from './subject.ts'

/** Where one answer of the draft comes from. */
export type Story = Omit<Subject, 'plan'> & {
  readonly field: FieldState
  /** Every answer, also where all are equal or none stands any more. */
  readonly said: readonly Answer[]
  /** What was said and does not stand. */
  readonly others: readonly Answer[]
  readonly comments: readonly CommentDocument[]
  readonly history: FieldHistory
}

/** Whether a pointer leads to one question; a group or a list of items is told as a table. */
export function isQuestion(about: string): boolean {
  const strategy = schemaAt('contribution', about)?.['x-merge']
  return about !== '' && strategy !== undefined && strategy !== 'by-id'
}

/** Everything that is known of one field. */
export async function storyOf({ plan, ...subject }: Subject, host: Host): Promise<Story> {
  const { about, commitment } = subject
  const field = fieldState(about, commitment)
  const said = everyAnswerOn(about, commitment, plan.folder)
  const point = field.disagreement ?? field.settled
  const leftOut = subject.removals.length > 0
  return {
    ...subject,
    field,
    said,
    others: leftOut
      ? said
      : (point?.answers ?? []).filter(({ value }) => canonical(value) !== canonical(field.value)),
    comments: commentsOn(subject, plan),
    history: await fieldHistory(about, commitment, { plan, host, leftOut }),
  }
}

/** The comments that touch a field or a part of a commitment, and those on what is around it. */
export function commentsOn(
  { about, commitment }: Pick<Subject, 'about' | 'commitment'>,
  plan: OpenPlan,
): readonly CommentDocument[] {
  return inOrderOfArrival(plan.folder).filter((comment) => {
    const { field } = comment.value.about ?? {}
    if (commitmentAbout(comment, plan.draft, plan.folder)?.id !== commitment.id) return false
    return field === undefined || isWithin(about, field) || isWithin(field, about)
  })
}

/** How a reader is told how far a question is. */
export const states: Readonly<Record<State, string>> = {
  agreed: '',
  decided: 'decided',
  open: 'not agreed',
  missing: 'missing',
  empty: 'no answer',
}
