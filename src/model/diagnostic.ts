import { byText } from './text.ts'

/** How bad it is: an error must be mended, a warning asks for a look, a note explains. */
export type Severity = 'error' | 'warning' | 'note'

/** A spot in a file of the plan. Lines and columns count from 1; `file` is relative to the plan folder. */
export type Place = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly pointer: string
}

/** One finding about the plan. A value: made by any stage, shown only by `report`. */
export type Diagnostic = {
  readonly rule: string
  readonly severity: Severity
  readonly place: Place
  readonly message: string
  readonly help?: string
  readonly related?: readonly { readonly place: Place; readonly label: string }[]
}

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/** File, then line, then column, then severity, then rule: the order every report uses. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      byText(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      rank[a.severity] - rank[b.severity] ||
      byText(a.rule, b.rule) ||
      byText(a.message, b.message),
  )
}

/** Errors, then warnings, then notes; among equals the order stays. */
export function mostSeriousFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
}

/** The first place of a file, for what is said about the file as a whole. */
export function startOf(file: string, pointer = ''): Place {
  return { file, line: 1, column: 1, pointer }
}
