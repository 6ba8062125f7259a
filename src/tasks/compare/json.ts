import { noteInWords } from '../../model/comparison-note.ts'
import {
  type Cause,
  type Difference,
  differenceCounts,
  type FieldDifference,
  type Names,
  type PlanState,
} from '../../model/difference.ts'
import { jsonText } from '../../plain/json.ts'
import { listed } from '../../plain/text.ts'
import { documentWords } from '../plan/house-style.ts'
import type { Comparison } from './comparison.ts'

/**
 * `{version, from, to, counts, plan: [FIELD], prose: [FIELD], commitments: [{id, was, into, kind, title, lead, fields: [FIELD],
 * because}], others, names, notes, written}` with `FIELD` `{about, label, form, refers, item, before, after, agreed, answers, because}`.
 * What is not there is null. `written` are the documents, as the user would type them.
 */
export function differenceJson(
  { difference, shownRoot, others, notes }: Comparison,
  written: readonly string[],
): string {
  const { from, to, plan, prose, commitments } = difference
  const cause = (one: Cause) => causeRecord(one, shownRoot)
  const field = (one: FieldDifference) => fieldRecord(one, shownRoot)
  return jsonText({
    from: stateRecord(from),
    to: stateRecord(to),
    counts: differenceCounts(difference),
    plan: plan.map(field),
    prose: prose.map(field),
    commitments: commitments.map(({ id, was, into, kind, title, lead, fields, because }) => ({
      id,
      was: was ?? null,
      into: into ?? null,
      kind,
      title,
      lead: lead ?? null,
      fields: fields.map(field),
      because: because.map(cause),
    })),
    others: others.map((file) => shownRoot + file),
    names: namesOf(difference),
    notes: notesInEnglish(notes),
    written,
  })
}

/** What could not be compared, in sentences. */
export function notesInEnglish(notes: Comparison['notes']): string[] {
  const words = documentWords('en', undefined)
  return notes.map((note) => noteInWords(note, words, listed))
}

/** The names of those ids alone that the fields hold. */
function namesOf({ plan, commitments, names }: Difference): Names {
  const fields = [...plan, ...commitments.flatMap((one) => one.fields)]
  const held = (kind: keyof Names) => {
    const ids = fields
      .filter(({ refers }) => refers === kind)
      .flatMap(({ before, after }) => [before, after].flat().map(String))
    const entries = Object.entries(names[kind]).filter(([id]) => ids.includes(id))
    return Object.fromEntries(entries)
  }
  return { institution: held('institution'), theme: held('theme') }
}

function stateRecord(state: PlanState) {
  return state.kind === 'files'
    ? { kind: state.kind }
    : {
        kind: state.kind,
        revision: state.hash,
        date: state.date.toISOString(),
        day: state.day,
        releases: state.releases,
      }
}

function fieldRecord(field: FieldDifference, shownRoot: string) {
  const { about, label, form, refers, item, before, after, agreed, answers, because } = field
  return {
    about,
    label,
    form,
    refers: refers ?? null,
    item: item ?? null,
    before: before ?? null,
    after: after ?? null,
    agreed: agreed ?? { before: true, after: true },
    answers: answers ?? { before: [], after: [] },
    because: because.map((cause) => causeRecord(cause, shownRoot)),
  }
}

function causeRecord(cause: Cause, shownRoot: string) {
  if (cause.kind === 'comment') {
    return { ...cause, from: cause.from ?? null, file: shownRoot + cause.file }
  }
  if (cause.kind === 'institution') return cause
  const { place, ...decision } = cause
  return { ...decision, file: shownRoot + place.file, line: place.line }
}
