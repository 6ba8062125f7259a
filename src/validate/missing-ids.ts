import { canonicalIdsIn } from '../model/decision.ts'
import { type Diagnostic, type Fix, withFix } from '../model/diagnostic.ts'
import { milestoneId } from '../model/new-id.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import type { Document } from '../model/source.ts'
import { byText } from '../plain/text.ts'

/** The findings, with an id for each milestone that has none and says what is done. */
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
    const ids = taken.of(one)
    const [, index = ''] = milestone.exec(finding.place.pointer) ?? []
    const { activity } = Object(milestonesIn(one.document)[Number(index)])
    if (typeof activity !== 'string' || activity.trim() === '') continue
    const id = milestoneId(activity, Number(index) + 1, ids)
    ids.add(id)
    const fix = written(id, one.document, finding)
    if (fix) fixes.set(finding, fix)
  }
  return diagnostics.map((finding) => withFix(finding, fixes.get(finding)))
}

const milestone = /^\/milestones\/(\d+)(\/id)?$/

function lacksId({ rule, place, fix }: Diagnostic): boolean {
  return rule === 'required-field-is-given' && !fix && milestone.test(place.pointer)
}

// What is joined to a commitment has milestones of it too.
function idsByCommitment(files: readonly LoadedFile[], folder: PlanFolder) {
  const canonicalIds = canonicalIdsIn(folder)
  const known = new Map<string, Set<string>>()
  const of = ({ is }: LoadedFile) => {
    const home = is.kind === 'contribution' ? canonicalIds.ofContribution(is) : ''
    const ids = known.get(home) ?? new Set<string>()
    known.set(home, ids)
    return ids
  }
  for (const one of files.filter(({ is }) => is.kind === 'contribution')) {
    const ids = of(one)
    for (const item of milestonesIn(one.document)) {
      const { id } = Object(item)
      if (typeof id === 'string') ids.add(id)
    }
  }
  return { of }
}

function milestonesIn({ value }: Document): readonly unknown[] {
  const { milestones } = Object(value)
  return Array.isArray(milestones) ? milestones : []
}

function written(id: string, document: Document, { place }: Diagnostic): Fix | undefined {
  const does = `milestone named “${id}”`
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
