import { canonicalIdsIn } from '../model/decision.ts'
import { type Diagnostic, type Fix, withFix } from '../model/diagnostic.ts'
import { pointerWithIds } from '../model/field.ts'
import { itemId, itemNoun } from '../model/new-id.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { answeredFields, schemaAt } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { lastKeyOf, parentOf, pointerOf, valueAt } from '../plain/pointer.ts'
import { byText } from '../plain/text.ts'
import { itemsIn } from './items.ts'

/** The findings, with an id for each milestone, or item within one, that has none and says what it is. */
export function withMissingIds(
  diagnostics: readonly Diagnostic[],
  files: readonly LoadedFile[],
  folder: PlanFolder,
): readonly Diagnostic[] {
  const nameless = diagnostics.filter(lacksId)
  if (nameless.length === 0) return diagnostics
  const fixes = new Map<Diagnostic, Fix>()
  const taken = idsByCommitment(files, folder)
  for (const finding of nameless.toSorted((a, b) => byText(a.place.file, b.place.file))) {
    const one = files.find(({ document }) => document.file === finding.place.file)
    if (one?.is.kind !== 'contribution') continue
    const at = finding.place.pointer.replace(/\/id$/, '')
    const ids = taken.of(one, parentOf(at))
    const words = firstWordsOf(at, one.document)
    if (words === undefined) continue
    const id = itemId(at, { words, number: Number(lastKeyOf(at)) + 1 }, ids)
    ids.add(id)
    const fix = written(id, one.document, finding)
    if (fix) fixes.set(finding, fix)
  }
  return diagnostics.map((finding) => withFix(finding, fixes.get(finding)))
}

function lacksId({ rule, place: { pointer }, fix }: Diagnostic): boolean {
  const item = pointer.replace(/\/id$/, '')
  return rule === 'required-field-is-given' && !fix && isItem(item)
}

function isItem(pointer: string): boolean {
  return schemaAt('contribution', parentOf(pointer))?.['x-merge'] === 'by-id'
}

/** What an item says first: of a milestone, what is done. */
function firstWordsOf(pointer: string, { value }: Document): string | undefined {
  const [[name = ''] = []] = answeredFields(schemaAt('contribution', pointer) ?? {})
  const words = valueAt(value, pointer + pointerOf([name]))
  return typeof words === 'string' && words.trim() !== '' ? words : undefined
}

// What is joined to a commitment has milestones of it too.
function idsByCommitment(files: readonly LoadedFile[], folder: PlanFolder) {
  const canonicalIds = canonicalIdsIn(folder)
  const known = new Map<string, Set<string>>()
  const of = ({ is, document }: LoadedFile, list: string) => {
    const home = is.kind === 'contribution' ? canonicalIds.ofContribution(is) : ''
    const key = home + pointerWithIds(document.value, list)
    const ids = known.get(key) ?? new Set<string>()
    known.set(key, ids)
    return ids
  }
  for (const one of files.filter(({ is }) => is.kind === 'contribution')) {
    for (const item of itemsIn(one.document.value)) {
      const id = valueAt(one.document.value, `${item}/id`)
      if (typeof id === 'string') of(one, parentOf(item)).add(id)
    }
  }
  return { of }
}

function written(id: string, document: Document, { place }: Diagnostic): Fix | undefined {
  const does = `${itemNoun(place.pointer.replace(/\/id$/, ''))} named “${id}”`
  const at = (line: number, column: number, text: string) => ({
    does,
    edits: [{ line, column, endLine: line, endColumn: column, text }],
  })
  if (place.pointer.endsWith('/id')) {
    const { endLine, endColumn } = document.keyPlace(place.pointer)
    const isColon = document.afterKey(place.pointer).startsWith(':')
    return isColon && endLine !== undefined && endColumn !== undefined
      ? at(endLine, endColumn + 1, ` ${id}`)
      : undefined
  }
  const { line, column } = document.place(place.pointer)
  return document.written(place.pointer).startsWith('{')
    ? at(line, column + 1, `id: ${id}, `)
    : at(line, column, `id: ${id}\n${' '.repeat(column - 1)}`)
}
