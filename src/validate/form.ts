import { type Diagnostic, startOf } from '../model/diagnostic.ts'
import type { KindOfFile } from '../model/kind-of-file.ts'
import { fileKinds, hasFields, isSingle, type Kind, kinds } from '../model/kinds.ts'
import type { FiledContribution, PlanFolder } from '../model/plan.ts'
import type { Loaded, LoadedFile } from '../model/plan-file.ts'
import type { Document } from '../model/source.ts'
import type { DateCustom } from '../plain/date-words.ts'
import { groupedBy } from '../plain/grouped.ts'
import { keysOf, pointerOf, valueAt } from '../plain/pointer.ts'
import { dateCustomIn } from './date-custom.ts'
import { withUsableValues } from './decided-values.ts'
import { foldedItems } from './folded-items.ts'
import { type Known, knownIn } from './known.ts'
import { withMissingIds } from './missing-ids.ts'
import { withOwnersMeant } from './misspelt-owners.ts'
import { asMeant, mistypedIds } from './mistyped-ids.ts'
import { printedQuotes } from './printed-quotes.ts'
import { checkLeftOut, checkReferences, isWellNamed, misspelt, withNames } from './references.ts'
import { meantField, schemaFindings } from './schema-words.ts'
import { datesInTexts } from './texts/dates-in-texts.ts'
import { pastedHtml } from './texts/pasted-html.ts'
import { wordBullets } from './texts/word-bullets.ts'
import { usable, without } from './usable.ts'
import { isWordsForTime } from './words-for-time.ts'

/** Proves the form of every file. What does not fit its schema is reported and left out; the rest goes on. */
export function checkForm(loaded: Loaded): { folder: PlanFolder; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const dates = dateCustomIn(loaded.files)
  const given: Parameters<typeof checkLeftOut>[0][number][] = []
  const files = loaded.files.map(({ is, document, waits = [] }): Proved => {
    const { document: proved, errors, ...gone } = usable(is.kind, document, waits)
    given.push({ is, document, ...gone })
    const leftOut = [...waits, ...gone.leftOut]
    const ofSchema = schemaFindings(is.kind, document, errors, dates)
    diagnostics.push(
      ...ofSchema,
      ...printedQuotes({ is, document }, proved),
      ...foldedItems({ is, document: proved }),
      ...datesInTexts({ is, document: proved }, dates),
      ...pastedHtml({ is, document: proved }),
      ...wordBullets({ is, document: proved }),
    )
    // Who answers “ongoing” is still asked for a day.
    const inWords = new Set(ofSchema.filter(isWordsForTime).map(({ place }) => place.pointer))
    const answered = leftOut
      .filter((pointer) => !inWords.has(pointer))
      .map((pointer) => meantBy(pointer, is.kind, document.value))
    if (is.kind !== 'decisions') return { is, document: proved, leftOut, answered }
    const decided = withUsableValues(proved, dates)
    diagnostics.push(...decided.diagnostics)
    return { is, document: decided.document, leftOut, answered }
  })
  // A name that cannot be an id must not become a file name, a link or a heading.
  const named = files.filter(({ is }) => isWellNamed(is))
  const nameless = files.filter(({ is }) => !isWellNamed(is))
  const unreadable = [
    ...loaded.unreadable,
    ...nameless.map(({ is, document: { file } }) => ({ file, is })),
  ]
  const rest = { ...loaded, unreadable }
  const { folder, known, unknown, mistyped } = referredTo(files, folderOf(named, rest))
  const slips = [
    ...unknown.filter(({ rule }) => rule === 'date-is-on-the-calendar'),
    ...misspelt(unknown, named, known),
  ]
  const read =
    slips.length === 0 ? folder : asMeant(folderOf(withoutSlips(named, slips), rest), mistyped)
  return {
    folder: withOwnersMeant(read, known),
    diagnostics: [
      ...withMissingIds(withNames(diagnostics, loaded.files, known), loaded.files, folder),
      ...mistyped.map(({ finding }) => finding),
      ...unknown,
      ...checkLeftOut(given, known),
      ...besideSlips(loaded, known, dates),
      ...missingFiles(files, loaded),
    ],
  }
}

// An id that was mistyped where it is given is taken as it is meant.
function referredTo(files: readonly LoadedFile[], folder: PlanFolder) {
  const known = knownIn(folder)
  const unknown = checkReferences(files, known)
  // In a plan that refers to nothing unknown, nobody looks.
  const mistyped = unknown.some(({ rule }) => rule.endsWith('-is-known'))
    ? mistypedIds(files, folder)
    : []
  if (mistyped.length === 0) return { folder, known, unknown, mistyped }
  const meant = asMeant(folder, mistyped)
  const knownThen = knownIn(meant)
  return { folder: meant, known: knownThen, unknown: checkReferences(files, knownThen), mistyped }
}

// Of a file that cannot be read, only what is wrong for itself: what is missing may stand in a line with a slip.
function besideSlips({ unreadable }: Loaded, known: Known, dates: DateCustom): Diagnostic[] {
  return unreadable.flatMap(({ is, supposed }) => {
    if (!supposed || is.kind === 'chapter') return []
    const { document, standIns } = supposed
    const { document: proved, errors } = usable(is.kind, document)
    return [
      ...schemaFindings(is.kind, document, errors, dates),
      ...checkReferences([{ is, document: proved }], known).filter(
        ({ place }) => place.pointer !== '',
      ),
    ].filter(({ rule, place }) => rule !== 'required-field-is-given' && !standIns.has(place.line))
  })
}

type Proved = LoadedFile & Pick<FiledContribution, 'leftOut' | 'answered'>

// Of a day that does not exist nobody can say whether it comes before another, and a misspelt id is no other answer.
function withoutSlips(files: readonly Proved[], slips: readonly Diagnostic[]): Proved[] {
  const byFile = groupedBy(slips, ({ place }) => place.file)
  return files.map((file) => {
    const { is, document, leftOut, answered } = file
    const pointers = byFile.get(document.file)?.map(({ place }) => place.pointer) ?? []
    // Elsewhere a date may be what the record cannot do without.
    if (pointers.length === 0 || is.kind !== 'contribution') return file
    return {
      is,
      document: without(document, new Set(pointers)),
      leftOut: [...leftOut, ...pointers],
      answered: [...answered, ...pointers.map((at) => meantBy(at, is.kind, document.value))],
    }
  })
}

/** `/milestones/portal/end_date` for `/milestones/0/end_dat`. */
function meantBy(pointer: string, kind: Kind, whole: unknown): string {
  let at = ''
  let meant = ''
  for (const key of keysOf(pointer)) {
    const id = valueAt(whole, `${at}${pointerOf([key])}/id`)
    const name = meantField(kind, meant, key) ?? key
    meant += pointerOf([Array.isArray(valueAt(whole, at)) && typeof id === 'string' ? id : name])
    at += pointerOf([key])
  }
  return meant
}

function folderOf(files: readonly Proved[], loaded: Omit<Loaded, 'files'>): PlanFolder {
  const { chapters, pictures = [], unreadable } = loaded
  const byKind = groupedBy(files, ({ is }) => is.kind)
  const kept = fileKinds
    .filter(hasFields)
    .map((kind) => [kinds[kind].keptIn, keptOf(kind, byKind.get(kind) ?? [])] as const)
  // The schema has just proved the types; this is the border where `unknown` gets its name.
  const folder = { ...Object.fromEntries(kept), chapters, pictures, unreadable } as PlanFolder
  const [plan] = byKind.get('plan') ?? []
  return {
    ...folder,
    plan: withNamesFor('themes', folder.plan),
    institutions: withNamesFor('institutions', folder.institutions),
    assumed: Object.keys(kinds.plan.standIn).filter(
      (field) => !Object.hasOwn(Object(plan?.document.value), field),
    ),
  }
}

/** What the files of a type say, as the list of kinds has it kept. */
function keptOf(kind: Kind, files: readonly Proved[]): unknown {
  const known: KindOfFile & { readonly standIn?: object } = kinds[kind]
  const { path, standIn } = known
  if (isSingle(kind)) return completed(path, files[0]?.document, standIn ?? {})
  return files.map(({ is: { kind: _, ...names }, document, leftOut, answered }) => {
    const whole = standIn ? completed(document.file, document, standIn) : document
    if (Object.keys(names).length === 0) return whole
    return { ...names, document: whole, ...(kind === 'contribution' && { leftOut, answered }) }
  })
}

// A plan.yaml that lacks something, or cannot be read at all, must not keep the ministries’ texts from the draft.
function completed(file: string, document: Document | undefined, standIn: object): Document {
  const nowhere = () => startOf(file)
  const nothing = () => ''
  if (!document) {
    const places = { place: nowhere, keyPlace: nowhere, afterKey: nothing, written: nothing }
    return { file, value: standIn, ...places }
  }
  return { ...document, value: { ...standIn, ...Object(document.value) } }
}

type Named = { readonly id: string; readonly name: string; readonly short_name?: string }

// What has no name that can be used is called by its id, as what is in no list.
function withNamesFor<K extends string, T extends { readonly [key in K]: readonly Named[] }>(
  list: K,
  document: Document<T>,
): Document<T> {
  const items = document.value[list]
  if (items.every(({ name }: Partial<Named>) => name !== undefined)) return document
  const named = items.map((item) => ({ ...item, name: nameFor(item) }))
  return { ...document, value: { ...document.value, [list]: named } }
}

function nameFor({ id, name, short_name }: Partial<Named>): string {
  return name ?? short_name ?? id ?? ''
}

function missingFiles(files: readonly LoadedFile[], { unreadable }: Loaded): Diagnostic[] {
  const there = new Set([...files, ...unreadable].map(({ is }) => is.kind))
  return fileKinds
    .filter((kind) => isSingle(kind) && !there.has(kind))
    .map((kind) => kinds[kind].path)
    .map((file) => ({
      rule: 'plan-has-its-files',
      severity: 'error',
      place: startOf(file),
      message: `The plan has no file ${file}.`,
      help: 'Write it, or restore it from an earlier revision.',
    }))
}
