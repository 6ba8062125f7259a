import { byText } from '../plain/text.ts'

/** How bad it is: an error must be fixed, a warning asks for a look, a note explains. */
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

/** Words put in place of others. Lines and columns count from 1, as in a place; the end is the first that stays. */
export type Edit = {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly text: string
}

/** How to fix a finding that has one right answer. A file to which a fix is applied is written in UTF-8. */
export type Fix = {
  /** What was done, or would be, for a person: `“12 June 2017” written as 2017-06-12`. */
  readonly does: string
  /** In one file, in reading order, none touching another. */
  readonly edits: readonly Edit[]
}

/** One finding about the plan. A value: made by any stage, shown only by `report`. */
export type Diagnostic = {
  readonly rule: string
  readonly severity: Severity
  readonly place: Place
  readonly message: string
  readonly help?: string
  readonly related?: readonly { readonly place: Place; readonly label: string }[]
  readonly fix?: Fix
  /** Of how many findings it says only that they are there; left out, it is one. */
  readonly standsFor?: number
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
  return numberOf(diagnostics.filter((diagnostic) => diagnostic.severity === severity))
}

/** How many findings there are, those included that are not listed one by one. */
export function numberOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0)
}

const fixAdvice = '“nap validate --fix” does this for you.'

/** A finding that `nap validate --fix` fixes, and that says so. */
export function withFix(finding: Diagnostic, fix: Fix | undefined): Diagnostic {
  if (!fix) return finding
  const help = [finding.help, fixAdvice].join(' ').trim()
  return { ...finding, help, fix }
}

/** The same of words that stand in no file yet. */
export function withoutFix({ fix: _fix, help, ...finding }: Diagnostic): Diagnostic {
  const advice = help?.replace(fixAdvice, '').trim()
  return advice ? { ...finding, help: advice } : finding
}

/** The first place of a file, for what is said about the file as a whole. */
export function startOf(file: string, pointer = ''): Place {
  return { file, line: 1, column: 1, pointer }
}
