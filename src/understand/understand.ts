import { bookmarkOf } from '../model/bookmark.ts'
import { formProperties, marksOf } from '../model/exchange/form.ts'
import type { Received, ReceivedDocument } from '../model/exchange/received.ts'
import type { Against, Understood } from '../model/exchange/understood.ts'
import { labelsOf } from '../model/languages/field-labels.ts'
import { understandForm } from './form.ts'
import { withMilestoneIds } from './form-names.ts'
import { isFormTable } from './form-sheets.ts'
import { understandLetter } from './letter/letter.ts'
import { understandPlan } from './plan/plan.ts'
import { inSingleSpaces, textOfPieces } from './reading.ts'
import { understandResults } from './results.ts'
import { understandReview } from './review.ts'
import { understandTranslation } from './translation.ts'

export type Understand = (received: Received, against: Against) => Understood

/** What a file says that came in, held against the plan that it was made from and against that of today. */
export function understand(received: Received, against: Against): Understood {
  return withMilestoneIds(readings[whatItIs(received)](received, against), against)
}

const readings: Readonly<Record<Understood['as'], Understand>> = {
  form: understandForm,
  review: ofDocument(understandReview),
  results: ofDocument(understandResults),
  letter: understandLetter,
  plan: understandPlan,
  translation: understandTranslation,
}

// What is neither was told apart before.
function ofDocument(
  reading: (document: ReceivedDocument, against: Against) => Understood,
): Understand {
  return (received, against) => {
    if (received.kind !== 'document') throw new Error(`${received.kind} is no document`)
    return reading(received, against)
  }
}

/** What kind of file came in: told by what nap put into it, and by its form, never by its name. */
export function whatItIs(received: Received): Understood['as'] {
  if (received.kind === 'mail' || received.kind === 'text') return 'letter'
  const marks = marksOf(received)
  if (marks[formProperties.translation] !== undefined) return 'translation'
  if (marks[formProperties.institution] !== undefined) return 'form'
  if (received.kind === 'workbook') return isFormTable(received) ? 'form' : 'plan'
  const labels = new Set(received.paragraphs.flatMap((paragraph) => paragraph.labels))
  if (resultsLabels().some((label) => labels.has(label))) return 'results'
  // Programs that drop the labels may keep the revision.
  const isOurs = labels.size > 0 || received.properties[formProperties.base] !== undefined
  return isOurs || readsAsPlan(received) ? 'review' : 'letter'
}

/** Whether it has a commitment with its number and, below, a question of the template: all that pandoc leaves of a draft. */
function readsAsPlan({ paragraphs }: ReceivedDocument): boolean {
  const headings = paragraphs
    .filter(({ heading }) => heading !== undefined)
    .map(({ pieces }) => inSingleSpaces(textOfPieces(pieces)))
  const questions = new Set(['/public_problem', '/commitment_description'].flatMap(labelsOf))
  return (
    headings.some((words) => /^\d+\.\d+ \S/.test(words)) &&
    headings.some((words) => questions.has(words))
  )
}

const resultsFields = ['/meeting', '/date', '/place', '/organised_by', '/summary']

function resultsLabels(): string[] {
  return [
    ...resultsFields.map((pointer) => bookmarkOf({ kind: 'results', id: 'results', pointer })),
    ...['participants', 'ideas'].map((id) => bookmarkOf({ kind: 'results', id, pointer: '/1' })),
  ]
}
