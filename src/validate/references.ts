import { isOnTheCalendar } from '../model/date.ts'
import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import { nearest } from '../model/nearest.ts'
import type { PlanFolder } from '../model/plan.ts'
import { isPlainId, type LoadedFile, type PlanFile } from '../model/plan-file.ts'
import { labelOf, type Reference } from '../model/schemas.ts'
import { byText, listed, shown } from '../model/text.ts'
import { probesIn } from './decided-values.ts'
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
      ...folder.unreadable.flatMap(({ is }) => (is.kind === 'contribution' ? is.commitment : [])),
      ...newIds(folder),
    ]),
  }
  return files.flatMap((file) => [
    ...unknownNames(file, known),
    ...[file, ...decidedIn(file)].flatMap((part) => [...unknownValues(part, known)]),
  ])
}

// What a decision renames can be spoken of by its new name.
function newIds({ decisions }: PlanFolder): string[] {
  return decisions.flatMap(({ document }) =>
    document.value.decisions.flatMap(({ rename }) => rename ?? []),
  )
}

function decidedIn({ is, document }: LoadedFile): readonly LoadedFile[] {
  return is.kind === 'decisions' ? probesIn(document) : []
}

type Known = Readonly<Record<Reference, ReadonlySet<string>>>

// Where no id is known at all, the file that lists them is missing or cannot be read, and that has been said.
function isUnknown(reference: Reference, value: string, known: Known): boolean {
  const ids = known[reference]
  return !ids.has(value) && (ids.size > 0 || reference === 'commitment')
}

function* unknownValues({ is, document }: LoadedFile, known: Known): Iterable<Diagnostic> {
  for (const { pointer, value, schema } of textsOf(is.kind, document.value)) {
    const reference = schema['x-refers-to']
    if (reference && isUnknown(reference, value, known)) {
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

function* unknownNames({ is, document: { file } }: LoadedFile, known: Known): Iterable<Diagnostic> {
  const place = startOf(file)
  const bad = badNames(is)
  for (const [what, id] of bad) {
    yield {
      rule: 'id-is-plain',
      severity: 'error',
      place,
      message: `The name of this ${what}, “${shown(id, 60)}”, cannot be an id, so it is left out of the draft.`,
      help: `Rename the ${what}: lower-case letters, digits and single hyphens, for example citizens-budget.`,
    }
  }
  if (bad.length > 0) return
  if ('institution' in is && isUnknown('institution', is.institution, known)) {
    yield { ...unknown('institution', is.institution, known.institution), place }
  }
  if (
    'commitment' in is &&
    is.kind !== 'contribution' &&
    isUnknown('commitment', is.commitment, known)
  ) {
    yield { ...unknown('commitment', is.commitment, known.commitment), place }
  }
}

/** The parts of a file’s path that should be ids and are not. */
export function badNames(is: PlanFile): (readonly [what: 'file' | 'folder', name: string])[] {
  const names = [
    ...('institution' in is ? [['folder', is.institution] as const] : []),
    ...('commitment' in is ? [['file', is.commitment] as const] : []),
  ]
  return names.filter(([, name]) => !isPlainId(name))
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
