import {
  type CommentDocument,
  commenterOf,
  commentId,
  dispositionInWords,
} from '../../model/comments.ts'
import type { Commitment } from '../../model/draft.ts'
import { isWithin, pathOf } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { canonical } from '../../plain/canonical.ts'
import { groupedBy } from '../../plain/grouped.ts'
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
    mark: states[field.state],
    answers: answersIn(field, commitment, plan),
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

type Row = Readonly<Record<'path' | 'mark', string>> & { readonly answers: readonly Given[] }
type Given = Readonly<Record<'givers' | 'value', string>>

// Whoever gave one entry of a list did not give the others, and of what is not agreed each gave another answer.
function answersIn(
  { about, value, disagreement }: FieldState,
  { origin }: Commitment,
  plan: OpenPlan,
) {
  const said = (one: unknown, pointer: string) => {
    const { institution, also = [] } = origin.get(pointer) ?? {}
    return { value: one, givers: institution === undefined ? [] : [institution, ...also] }
  }
  if (disagreement) {
    const groups = groupedBy(disagreement.answers, (answer) => canonical(answer.value))
    return Array.from(groups.values(), ([first, ...more]) =>
      givenBy(
        [first, ...more].map(({ institution }) => institution),
        first.value,
        plan,
      ),
    )
  }
  if (!Array.isArray(value)) return [givenBy(said(value, about).givers, value, plan)]
  const entries = value.map((entry: unknown, index) => said(entry, `${about}/${index}`))
  const groups = groupedBy(entries, ({ givers }) => givers.join(' '))
  return Array.from(groups.values(), (group) =>
    givenBy(
      group[0].givers,
      group.map((entry) => entry.value),
      plan,
    ),
  )
}

function givenBy(ids: readonly string[], value: unknown, plan: OpenPlan): Given {
  const names = [...new Set(ids)].map((id) => nameOf(plan.folder, id))
  const givers = shownInWords(names.join(', '), 36)
  const words = value === undefined ? '–' : valueInWords(value, plan)
  // What is kept beside the answers of others names its giver itself.
  return { givers, value: words.startsWith(`${givers}: `) ? words.slice(givers.length + 2) : words }
}

/** So much of a value is worth a column of its own. */
const leastValue = 24

function tableLines(rows: readonly Row[], { width }: Screen): string[] {
  const widest = (words: readonly string[]) => Math.max(0, ...words.map(({ length }) => length))
  const path = widest(rows.map((row) => row.path))
  const who = widest(rows.flatMap(({ answers }) => answers.map(({ givers }) => givers)))
  const mark = Math.max(10, widest(rows.map((row) => row.mark)))
  const start = path + who + mark + 6
  if (start + leastValue <= width) {
    return rows.flatMap((row) =>
      row.answers.map(({ givers, value }, index) => {
        const [first, last] = index === 0 ? [row.path, row.mark] : ['', '']
        const columns = [first.padEnd(path), givers.padEnd(who), last.padEnd(mark), '']
        return unbroken(`${columns.join('  ')}${shownInWords(value, width - start)}`.trimEnd())
      }),
    )
  }
  return rows.flatMap((row) => [
    [row.path, row.mark].join('  ').trimEnd(),
    ...row.answers.map(({ givers, value }) => {
      const words = givers === '' ? value : `${givers}: ${value}`
      return `    ${unbroken(shownInWords(words, width - 4))}`
    }),
  ])
}

function commentRow(comment: CommentDocument): string {
  const { about, response } = comment.value
  const on = about?.field === undefined ? '' : ` on ${pathOf(about.field)}`
  const answer = response ? dispositionInWords(response.disposition) : 'no response yet'
  return `Comment ${commentId(comment)} of ${shown(commenterOf(comment), 80)}${on}: ${answer}`
}
