import type { Things } from '../model/called.ts'
import { type Diagnostic, startOf, withFix } from '../model/diagnostic.ts'
import type { FileKind } from '../model/kinds.ts'
import { isPlainId, type LoadedFile, type PlanFile, whyNoId } from '../model/plan-file.ts'
import { isDate, labelOf, type Reference, schemaAt } from '../model/schemas.ts'
import { writtenScalar } from '../model/written-yaml.ts'
import { isOnTheCalendar } from '../plain/date.ts'
import { isOneSlipFrom } from '../plain/nearest.ts'
import { valueAt } from '../plain/pointer.ts'
import { listed, shown } from '../plain/text.ts'
import { probesIn } from './decided-values.ts'
import { replaced } from './fixes/value-fixes.ts'
import type { Known } from './known.ts'
import { textsOf } from './walk.ts'

const nouns: Readonly<Record<Reference, readonly [noun: string, where: string]>> = {
  institution: ['institution', 'institutions.yaml'],
  theme: ['thematic area', 'plan.yaml'],
  commitment: ['commitment', 'the submissions'],
}

/** Every id names something that exists, every date is on the calendar, and every file stands under a known name. */
export function checkReferences(files: readonly LoadedFile[], known: Known): Diagnostic[] {
  return [
    ...wrongFolders(files, known),
    ...files.flatMap((file) => [
      ...wrongNames(file, known),
      ...[file, ...decidedIn(file)].flatMap((part) => [...unknownValues(part, known)]),
    ]),
  ]
}

function decidedIn({ is, document }: LoadedFile): readonly LoadedFile[] {
  return is.kind === 'decisions' ? probesIn(document) : []
}

// Where no id is known at all, the file that lists them is missing or cannot be read, and that has been said.
function isUnknown(reference: Reference, value: string, known: Known): boolean {
  const { ids } = known[reference]
  return !ids.has(value) && (ids.size > 0 || reference === 'commitment')
}

function* unknownValues({ is, document }: LoadedFile, known: Known): Iterable<Diagnostic> {
  for (const { pointer, value, schema } of textsOf(is.kind, document)) {
    const reference = schema['x-refers-to']
    if (reference && isUnknown(reference, value, known)) {
      const place = document.place(pointer)
      const things = known[reference]
      const finding = { ...unknown(reference, value, things), place }
      yield byName(finding, document.written(pointer), { reference, things }) ?? finding
    }
    if (isDate(schema) && !isOnTheCalendar(value)) {
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

/** Those about an id, in a question that has one answer, that is one slip away from one of the plan: what is meant is known. */
export function misspelt(
  unknown: readonly Diagnostic[],
  files: readonly LoadedFile[],
  known: Known,
): Diagnostic[] {
  const byName = new Map(files.map((file) => [file.document.file, file]))
  return unknown.filter(({ place }) => {
    const { is, document } = byName.get(place.file) ?? {}
    const schema = is && schemaAt(is.kind, place.pointer)
    const reference = schema?.['x-merge'] === 'agree' ? schema['x-refers-to'] : undefined
    const id = valueAt(document?.value, place.pointer)
    if (reference === undefined || typeof id !== 'string') return false
    return (
      isUnknown(reference, id, known) &&
      known[reference].sorted.some((other) => isOneSlipFrom(id, other))
    )
  })
}

type Cut = LoadedFile & { readonly leftOut: readonly string[]; readonly cut: readonly string[] }

/** The same for what stands within something that cannot be used, such as the date of a milestone that has no id. */
export function checkLeftOut(files: readonly Cut[], known: Known): Diagnostic[] {
  return files
    .filter(({ cut }) => cut.length > 0)
    .flatMap(({ leftOut, cut, ...file }) => {
      const told = new Set(leftOut)
      const gone = new Set(cut)
      return Array.from(unknownValues(file, known)).filter(
        ({ place: { pointer } }) => !told.has(pointer) && isWithin(pointer, gone),
      )
    })
}

function isWithin(pointer: string, gone: ReadonlySet<string>): boolean {
  const around = pointer.slice(0, pointer.lastIndexOf('/'))
  return around !== '' && (gone.has(around) || isWithin(around, gone))
}

/** What was said of words that cannot be an id, where they are, or may be, the name of something that has one. */
export function withNames(
  diagnostics: readonly Diagnostic[],
  files: readonly LoadedFile[],
  known: Known,
): Diagnostic[] {
  const byPath = new Map(files.map((file) => [file.document.file, file]))
  return diagnostics.map((finding) => {
    const { rule, place } = finding
    if (rule !== 'id-is-plain' || finding.fix) return finding
    const file = byPath.get(place.file)
    const reference = file && schemaAt(file.is.kind, place.pointer)?.['x-refers-to']
    if (!file || !reference) return finding
    const written = file.document.written(place.pointer)
    return byName(finding, written, { reference, things: known[reference] }) ?? finding
  })
}

type Among = { readonly reference: Reference; readonly things: Things }

function byName(
  finding: Diagnostic,
  written: string,
  { reference, things }: Among,
): Diagnostic | undefined {
  const words = written.trim()
  const plain = words.replace(/^(["'])(.*)\1$/, '$2')
  const id = things.idOf(plain)
  const { rule, severity, place } = finding
  if (id !== undefined) {
    const quoted = `“${shown(plain, 60)}”`
    const [noun] = nouns[reference]
    const message = `${quoted} is the name of the ${noun} “${id}”; its id belongs here.`
    const fix = replaced(place, words, { text: writtenScalar(id) })
    return withFix({ rule, severity, place, message, help: `Write ${id}.` }, fix)
  }
  const like = things.named(words)
  if (like === undefined || like.name === like.id) return undefined
  return { ...finding, help: `Did you mean “${like.id}”, which is “${shown(like.name, 60)}”?` }
}

// However many files stand in it, a folder has one name to fix.
function* wrongFolders(files: readonly LoadedFile[], known: Known): Iterable<Diagnostic> {
  for (const [name, { first, count }] of foldersOf(files)) {
    const place = startOf(first)
    if (!isPlainId(name)) yield { ...badFolder(name, count, known.institution), place }
    else if (isUnknown('institution', name, known))
      yield { ...unknown('institution', name, known.institution), place }
  }
}

type Folder = { readonly first: string; readonly count: number }

function foldersOf(files: readonly LoadedFile[]): ReadonlyMap<string, Folder> {
  const folders = new Map<string, Folder>()
  for (const { is, document } of files) {
    if (!('institution' in is)) continue
    const { first, count } = folders.get(is.institution) ?? { first: document.file, count: 0 }
    folders.set(is.institution, { first, count: count + 1 })
  }
  return folders
}

function badFolder(name: string, files: number, known: Things): Omit<Diagnostic, 'place'> {
  const meant = known.nearest(name)
  const lost = files === 1 ? 'the file in it is' : `the ${files} files in it are`
  return {
    rule: 'id-is-plain',
    severity: 'error',
    message: `The folder “${shown(name, 60)}” is not named after an institution, so ${lost} left out of the draft.`,
    help: meant
      ? `Rename it to “${meant}”.`
      : 'Rename it to the id of an institution, as institutions.yaml has it: lower-case letters, digits and single hyphens.',
  }
}

function* wrongNames({ is, document: { file } }: LoadedFile, known: Known): Iterable<Diagnostic> {
  if (!('commitment' in is)) return
  const { kind, commitment } = is
  const place = startOf(file)
  if (!isPlainId(commitment)) {
    yield {
      rule: 'id-is-plain',
      severity: 'error',
      place,
      message: `The name of this file, “${shown(commitment, 60)}”, ${whyNoId(commitment)}, so it is left out of the draft.`,
      help: 'Rename the file: lower-case letters, digits and single hyphens, for example citizens-budget.',
    }
  } else if (refersToOthers(kind) && isUnknown('commitment', commitment, known)) {
    yield { ...unknown('commitment', commitment, known.commitment), place }
  }
}

// Of other wrong names, what to write says enough.
/** Whether the parts of a file’s path that should be ids are. */
export function isWellNamed(is: PlanFile): boolean {
  const names = [
    ...('institution' in is ? [is.institution] : []),
    ...('commitment' in is ? [is.commitment] : []),
  ]
  return names.every(isPlainId)
}

function unknown(reference: Reference, value: string, things: Things): Omit<Diagnostic, 'place'> {
  const [noun, where] = nouns[reference]
  const ids = things.sorted
  const meant = things.nearest(value)
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

// A contribution is the commitment; a translation of one that is gone is printed nowhere, and a rule says so.
function refersToOthers(kind: FileKind): boolean {
  return kind !== 'contribution' && kind !== 'translation'
}
