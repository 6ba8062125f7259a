import {
  type CommentDocument,
  commenterOf,
  commentId,
  dispositionInWords,
} from '../../model/comments.ts'
import type { Commitment } from '../../model/draft.ts'
import { isWithin, pathOf } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { shown, shownInWords } from '../../plain/text.ts'
import { unbroken } from '../../report/laid-out.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines } from '../plan/unread.ts'
import { moveLines, partLines, removalLines } from './decisions.ts'
import { valueInWords } from './field-history.ts'
import { type FieldState, fieldStates } from './field-state.ts'
import type { Subject } from './subject.ts'
import { commentLines, commitmentHeading, type Screen, withBlankLines } from './text.ts'
import { commentsOn, states } from './why.ts'

/** The questions of a commitment, or of a part of it, in the order of the template. */
export function rowsIn(commitment: Commitment, within: string): FieldState[] {
  return fieldStates(commitment).filter(({ about }) => isWithin(about, within))
}

/** Every question of a commitment, or of a part of it: what stands, who gave it, what is open. */
export function tableText({ plan, ...subject }: Subject, screen: Screen): string {
  const { commitment, about: within, removals, removedWithin, moves } = subject
  const rows = rowsIn(commitment, within).map((field) => ({
    path: shown(pathOf(field.about), 60),
    givers: givers(field, plan),
    mark: states[field.state],
    value: field.value === undefined ? '–' : valueInWords(field.value, plan),
  }))
  const sections = [
    moveLines(moves, plan),
    commitmentHeading(commitment),
    removalLines(removals, plan),
    [...(removals.length > 0 ? ['What had been said:'] : []), ...tableLines(rows, screen)],
    unreadLines(plan, commitment.id),
    partLines(removedWithin, plan),
    commentsOn(subject, plan).flatMap((comment) =>
      within === '' ? commentRow(comment) : commentLines(comment, plan),
    ),
    rows[0]
      ? [`To read one: nap why ${commitment.id}.${rows[0].path}`]
      : ['Nobody has answered this yet.'],
  ]
  return withBlankLines(sections, screen)
}

type Row = Readonly<Record<'path' | 'givers' | 'mark' | 'value', string>>

/** So much of a value is worth a column of its own. */
const leastValue = 24

function tableLines(rows: readonly Row[], { width }: Screen): string[] {
  const widest = (column: keyof Row) => Math.max(0, ...rows.map((row) => row[column].length))
  const [path, who, mark] = [widest('path'), widest('givers'), Math.max(10, widest('mark'))]
  const start = path + who + mark + 6
  if (start + leastValue <= width) {
    return rows.map((row) => {
      const columns = [row.path.padEnd(path), row.givers.padEnd(who), row.mark.padEnd(mark), '']
      return unbroken(`${columns.join('  ')}${shownInWords(row.value, width - start)}`.trimEnd())
    })
  }
  return rows.flatMap((row) => [
    [row.path, row.mark].join('  ').trimEnd(),
    `    ${unbroken(shownInWords(`${row.givers === '' || row.value.startsWith(`${row.givers}: `) ? '' : `${row.givers}: `}${row.value}`, width - 4))}`,
  ])
}

function commentRow(comment: CommentDocument): string {
  const { about, response } = comment.value
  const on = about?.field === undefined ? '' : ` on ${pathOf(about.field)}`
  const answer = response ? dispositionInWords(response.disposition) : 'no response yet'
  return `Comment ${commentId(comment)} of ${shown(commenterOf(comment), 80)}${on}: ${answer}`
}

function givers({ origins, disagreement }: FieldState, { folder }: OpenPlan): string {
  const ids = disagreement
    ? disagreement.answers.map(({ institution }) => institution)
    : origins.flatMap(({ institution, also }) => [institution, ...also])
  return shownInWords([...new Set(ids)].map((id) => nameOf(folder, id)).join(', '), 36)
}
