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
import { inParagraphs } from '../../report/marked-words.ts'
import type { OpenPlan } from '../plan/open.ts'
import { moveLines, partLines, removalLines, type Screen } from './decisions.ts'
import { valueInWords } from './field-history.ts'
import { type FieldState, fieldStates } from './field-state.ts'
import type { Subject } from './subject.ts'
import { commentLines, commitmentHeading, unreadParagraphs, withBlankLines } from './text.ts'
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
  const example = rows[0]
    ? [`To read one: nap why ${commitment.id}.${rows[0].path}`]
    : ['Nobody has answered this yet.']
  return withBlankLines([
    moveLines(moves, plan, screen),
    commitmentHeading(commitment, screen),
    removalLines(removals, plan, screen),
    [...(removals.length > 0 ? ['What had been said:'] : []), ...tableLines(rows, screen)],
    unreadParagraphs(commitment, plan, screen),
    partLines(removedWithin, plan, screen),
    commentsOn(subject, plan).flatMap((comment) =>
      within === '' ? commentRow(comment, screen) : commentLines(comment, plan, screen),
    ),
    example.flatMap((line) => inParagraphs(line, { ...screen, indent: 0 })),
  ])
}

type Row = Readonly<Record<'path' | 'givers' | 'mark' | 'value', string>>

/** So much of a value is worth a column of its own. */
const leastValue = 24

function tableLines(rows: readonly Row[], { width }: Screen): string[] {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length))
  const [path, who] = [widest(rows.map((row) => row.path)), widest(rows.map((row) => row.givers))]
  const [mark] = [Math.max(10, widest(rows.map((row) => row.mark)))]
  const start = path + who + mark + 6
  if (start + leastValue <= width) {
    return rows.map((row) => {
      const columns = [row.path.padEnd(path), row.givers.padEnd(who), row.mark.padEnd(mark), '']
      return `${columns.join('  ')}${shownInWords(row.value, width - start)}`.trimEnd()
    })
  }
  return rows.flatMap((row) => [
    [row.path, row.mark].join('  ').trimEnd(),
    `    ${shownInWords(`${row.givers === '' || row.value.startsWith(`${row.givers}: `) ? '' : `${row.givers}: `}${row.value}`, width - 4)}`,
  ])
}

function commentRow(comment: CommentDocument, screen: Screen): string[] {
  const { about, response } = comment.value
  const on = about?.field === undefined ? '' : ` on ${pathOf(about.field)}`
  const answer = response ? dispositionInWords(response.disposition) : 'no response yet'
  const words = `Comment ${commentId(comment)} of ${shown(commenterOf(comment), 80)}${on}: ${answer}`
  return inParagraphs(words, { ...screen, indent: 0 })
}

function givers({ origins, disagreement }: FieldState, { folder }: OpenPlan): string {
  const ids = disagreement
    ? disagreement.answers.map(({ institution }) => institution)
    : origins.flatMap(({ institution, also }) => [institution, ...also])
  return shownInWords([...new Set(ids)].map((id) => nameOf(folder, id)).join(', '), 36)
}
