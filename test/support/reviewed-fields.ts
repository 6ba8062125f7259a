import type { Field } from '../../src/model/block.ts'
import type { Comment } from '../../src/model/files/comment.ts'
import { changedRun, type EditKind, edit, paragraphAt, withRun } from './word-edits.ts'

type Reviewed = {
  readonly about: Comment['about']
  readonly label: Field
  /** How many paragraphs behind the label its answer stands, and whether that is the first run there or the last. */
  readonly behind: number
  readonly run: 'first' | 'last'
}

const id = 'key-budget-documents'

function inCommitment(
  field: string,
  behind: number,
  run: 'first' | 'last',
  label = field,
): Reviewed {
  return {
    about: { commitment: id, field },
    label: { kind: 'commitment', id, pointer: label },
    behind,
    run,
  }
}

const step = '/milestones/budget-page'

/** Every kind of field once, with where its answer stands in the Word file. */
export const everyField: readonly Reviewed[] = [
  inCommitment('/title', 0, 'last'),
  inCommitment('/theme', 0, 'last'),
  inCommitment('/supporting_agencies', 0, 'last'),
  inCommitment('/other_actors/civil_society', 0, 'last'),
  inCommitment('/start_date', 0, 'last'),
  inCommitment('/public_problem', 1, 'first'),
  inCommitment('/commitment_description', 2, 'last'),
  inCommitment('/ogp_values/access_to_information', 1, 'first'),
  inCommitment(`${step}/activity`, 1, 'first', step),
  inCommitment(`${step}/end_date`, 3, 'first', step),
  inCommitment(`${step}/lead`, 4, 'first', step),
  inCommitment('/additional_information/sdgs', 0, 'last'),
  inCommitment('/note', 1, 'last'),
  {
    about: { theme: 'fiscal-transparency' },
    label: { kind: 'theme', id: 'fiscal-transparency', pointer: '' },
    behind: 2,
    run: 'first',
  },
  {
    about: { chapter: 'introduction' },
    label: { kind: 'chapter', id: 'introduction', pointer: '' },
    behind: 1,
    run: 'first',
  },
]

/** The Word file of the plan with one change in every kind of field. */
export function editedFields(
  xml: string,
  kind: EditKind,
  words: string,
  tracking: Parameters<typeof changedRun>[2],
): string {
  return everyField.reduce(
    (now, { label, behind, run }) =>
      withRun(now, paragraphAt(now, label, behind), run, (old, text) =>
        changedRun(old, edit(kind, text, words), tracking),
      ),
    xml,
  )
}
