import { type CommentDocument, printable } from '../../model/comments.ts'
import { rulingBy } from '../../model/decision.ts'
import { labelOf } from '../../model/schemas.ts'
import { jsonText } from '../../plain/json.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadRecords } from '../plan/unread.ts'
import { answerRecord, decisionRecord } from '../settle/points.ts'
import type { Subject } from './subject.ts'
import { rowsIn } from './table.ts'
import { commentsOn, type Story } from './why.ts'

/**
 * The story of a field, for programs: `{version, commitment, number, title, moves, left_out, unreadable, about, label, state, value,
 * given_by, answers, others, decision, rivals, comments, history}`. What was left out has the state `left_out` and no value;
 * `answers` still holds everything that was said.
 */
export function storyJson(
  { field, said, others, comments, history, ...subject }: Story,
  plan: OpenPlan,
): string {
  const { about, state, value, origins, settled, disagreement } = field
  const isLeftOut = subject.removals.length > 0
  const standing = isLeftOut ? [] : origins
  const decided = settled?.decision ?? (disagreement?.stale && rulingBy(disagreement.stale))
  return jsonText({
    ...header(subject, plan),
    about,
    label: labelOf('contribution', about),
    state: isLeftOut ? 'left_out' : state,
    value: isLeftOut ? null : (value ?? null),
    given_by: standing.map(({ institution, also, place }, index) => ({
      ...answerRecord(
        { institution, value: Array.isArray(value) ? value[index] : value, place },
        plan,
      ),
      also,
    })),
    answers: said.map((answer) => answerRecord(answer, plan)),
    others: others.map((answer) => answerRecord(answer, plan)),
    decision: decided ? { ...decisionRecord(decided, plan), applies: settled !== undefined } : null,
    rivals: (settled?.rivals ?? []).map((rival) => ({
      value: rival.value,
      ...decisionRecord(rival, plan),
    })),
    comments: commentRecords(comments, plan),
    history: {
      revisions: history.revisions.map(({ from, to, as, ...commit }) => ({
        ...commit,
        from: from ?? null,
        to: to ?? null,
        as: as ?? subject.commitment.id,
      })),
      complete: history.reservation === undefined,
      unrecorded: history.unrecorded,
      reservation: history.reservation ?? null,
    },
  })
}

function commentRecords(comments: readonly CommentDocument[], { shownRoot }: OpenPlan) {
  return comments.map((comment) => ({ file: shownRoot + comment.file, ...printable(comment) }))
}

/**
 * `{version, commitment, number, title, moves, left_out, unreadable, lead, fields: [{about, label, state, value, given_by}], comments}`.
 * Where `left_out` holds a decision with `about: null` or around these fields, they are what had been said.
 */
export function tableJson({ plan, ...subject }: Subject): string {
  const { commitment, about: within } = subject
  const fields = rowsIn(commitment, within).map(({ about, state, value, origins }) => ({
    about,
    label: labelOf('contribution', about),
    state,
    value: value ?? null,
    given_by: [...new Set(origins.flatMap(({ institution, also }) => [institution, ...also]))],
  }))
  return jsonText({
    ...header(subject, plan),
    lead: commitment.lead ?? null,
    fields,
    comments: commentRecords(commentsOn(subject, plan), plan),
  })
}

type Headed = Pick<Subject, 'commitment' | 'removals' | 'removedWithin' | 'moves'>

// A withdrawn commitment has no number: it has no place in the plan.
function header({ commitment, removals, removedWithin, moves }: Headed, plan: OpenPlan) {
  const { id, number, value } = commitment
  return {
    commitment: id,
    number: number === '' ? null : number,
    title: value.title ?? null,
    moves: moves.map(({ from, to, institution, decision }) => ({
      from,
      to,
      joined_from: institution ?? null,
      ...decisionRecord(decision, plan),
    })),
    left_out: [...removals, ...removedWithin].map((removal) => ({
      about: removal.about ?? null,
      ...decisionRecord(removal.decision, plan),
      said_by: removal.answers.map((answer) => {
        const { value: said, ...source } = answerRecord(answer, plan)
        // A whole contribution is told field by field.
        return removal.about === undefined ? source : { ...source, value: said }
      }),
    })),
    unreadable: unreadRecords(plan, id),
  }
}
