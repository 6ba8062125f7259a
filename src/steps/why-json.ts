import type { Commitment } from '../model/draft.ts'
import { jsonText } from '../model/json.ts'
import { labelOf } from '../model/schemas.ts'
import type { FieldState } from './field-state.ts'
import type { OpenPlan } from './open-plan.ts'
import { answerRecord } from './points.ts'
import type { Story } from './why.ts'
import { rowsIn } from './why-table.ts'

/** The story of a field, for programs. Its shape is that of the keys below. */
export function storyJson(
  { commitment, field, others, comments, history }: Story,
  plan: OpenPlan,
): string {
  const { about, state, value, origins, settled, disagreement } = field
  const decision = settled
    ? { ...settledRecord(settled, plan), applies: true }
    : disagreement?.stale && {
        ...settledRecord(
          {
            decision: disagreement.stale.place,
            reason: disagreement.stale.decision.reason,
            decidedBy: disagreement.stale.decision.decided_by,
            decidedOn: disagreement.stale.decision.decided_on,
          },
          plan,
        ),
        applies: false,
      }
  return asJson({
    ...header(commitment),
    about,
    label: labelOf('contribution', about),
    state,
    value: value ?? null,
    given_by: origins.map(({ institution, also, place }, index) => ({
      ...answerRecord(
        { institution, value: Array.isArray(value) ? value[index] : value, place },
        plan,
      ),
      also,
    })),
    others: others.map((answer) => answerRecord(answer, plan)),
    decision: decision ?? null,
    comments: comments.map((comment) => ({
      file: plan.shownRoot + comment.file,
      ...comment.value,
    })),
    history: {
      revisions: history.revisions.map(({ from, to, ...commit }) => ({
        ...commit,
        from: from ?? null,
        to: to ?? null,
      })),
      complete: history.reservation === undefined,
      unrecorded: history.unrecorded,
      reservation: history.reservation ?? null,
    },
  })
}

type Decided = Pick<
  NonNullable<FieldState['settled']>,
  'decision' | 'reason' | 'decidedBy' | 'decidedOn'
>

function settledRecord({ decision, reason, decidedBy, decidedOn }: Decided, plan: OpenPlan) {
  return {
    file: plan.shownRoot + decision.file,
    line: decision.line,
    reason,
    decided_by: decidedBy,
    decided_on: decidedOn,
  }
}

/** `{version, commitment, number, title, lead, fields: [{about, label, state, value, given_by}]}` */
export function tableJson(commitment: Commitment, within: string): string {
  const fields = rowsIn(commitment, within).map(({ about, state, value, origins }) => ({
    about,
    label: labelOf('contribution', about),
    state,
    value: value ?? null,
    given_by: [...new Set(origins.flatMap(({ institution, also }) => [institution, ...also]))],
  }))
  return asJson({ ...header(commitment), lead: commitment.lead ?? null, fields })
}

function header({ id, number, value }: Commitment) {
  return { commitment: id, number, title: value.title ?? null }
}

function asJson(value: object): string {
  return jsonText(value)
}
