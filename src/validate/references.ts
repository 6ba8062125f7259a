import { isOnTheCalendar } from '../model/date.ts'
import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { labelOf, type Reference } from '../model/schemas.ts'
import { byText, listed, shown } from '../model/text.ts'
import { nearest } from './nearest.ts'
import { textsOf } from './walk.ts'

const nouns: Readonly<Record<Reference, readonly [noun: string, where: string]>> = {
  institution: ['institution', 'institutions.yaml'],
  theme: ['thematic area', 'plan.yaml'],
  commitment: ['commitment', 'the submissions'],
}

/** Every id names something that exists, every date is on the calendar, and every file stands under a known name. */
export function checkReferences(files: readonly LoadedFile[], folder: PlanFolder): Diagnostic[] {
  const known: Readonly<Record<Reference, ReadonlySet<string>>> = {
    institution: new Set(folder.institutions.value.institutions.map(({ id }) => id)),
    theme: new Set(folder.plan.value.themes.map(({ id }) => id)),
    commitment: new Set([
      ...folder.offers.map(({ commitment }) => commitment),
      ...folder.decisions.flatMap(({ document }) =>
        document.value.decisions.flatMap(({ rename = [] }) => rename),
      ),
    ]),
  }
  return files.flatMap((file) => [...unknownNames(file, known), ...unknownValues(file, known)])
}

type Known = Readonly<Record<Reference, ReadonlySet<string>>>

function* unknownValues({ is, document }: LoadedFile, known: Known): Iterable<Diagnostic> {
  for (const { pointer, value, schema } of textsOf(is.kind, document.value)) {
    const reference = schema['x-refers-to']
    if (reference && !known[reference].has(value)) {
      yield { ...unknown(reference, value, known[reference]), place: document.place(pointer) }
    }
    if (schema.pattern?.startsWith('^(199') && !isOnTheCalendar(value)) {
      yield {
        rule: 'date-is-on-the-calendar',
        severity: 'error',
        place: document.place(pointer),
        message: `There is no day ${value} (${labelOf(is.kind, pointer)}).`,
        help: 'Correct the day or the month.',
      }
    }
  }
}

const plainId = /^[a-z0-9]+(-[a-z0-9]+)*$/
// Windows cannot store a file of such a name, with whatever ending.
const reservedName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

function* unknownNames({ is, document: { file } }: LoadedFile, known: Known): Iterable<Diagnostic> {
  if ('institution' in is && is.kind === 'submission' && !known.institution.has(is.institution)) {
    yield { ...unknown('institution', is.institution, known.institution), place: startOf(file) }
  }
  if (is.kind === 'contribution' && !known.institution.has(is.institution)) {
    yield { ...unknown('institution', is.institution, known.institution), place: startOf(file) }
  }
  if (!('commitment' in is)) return
  if (
    is.commitment.length > 64 ||
    !plainId.test(is.commitment) ||
    reservedName.test(is.commitment)
  ) {
    yield {
      rule: 'id-is-plain',
      severity: 'error',
      place: startOf(file),
      message: `The name of this file, “${shown(is.commitment, 60)}”, cannot be the id of a commitment.`,
      help: 'Rename the file: lower-case letters, digits and single hyphens, for example citizens-budget.yaml.',
    }
  } else if (is.kind !== 'contribution' && !known.commitment.has(is.commitment)) {
    yield { ...unknown('commitment', is.commitment, known.commitment), place: startOf(file) }
  }
}

function unknown(
  reference: Reference,
  value: string,
  known: ReadonlySet<string>,
): Omit<Diagnostic, 'place'> {
  const [noun, where] = nouns[reference]
  const ids = [...known].toSorted(byText)
  const meant = nearest(value, ids)
  const choices = ids.length <= 15 && ids.length > 0 ? ` Known: ${listed(ids)}.` : ''
  return {
    rule: `${reference}-is-known`,
    severity: 'error',
    message: `There is no ${noun} “${shown(value, 60)}” in ${where}.`,
    help: meant
      ? `Did you mean “${meant}”?`
      : `Correct the id, or add the ${noun} to ${where}.${choices}`,
  }
}
