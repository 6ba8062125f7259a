import type { Diagnostic, Severity } from '../model/diagnostic.ts'

/** What there is to show, and how the reader’s screen is. */
export type Report = {
  readonly diagnostics: readonly Diagnostic[]
  /** What was asked for too, but is not to be shown: there is a limit on how much. */
  readonly leftOut: readonly Diagnostic[]
  /** Findings about the plan that were not asked for. */
  readonly elsewhere: readonly Diagnostic[]
  /** The files that were asked about. */
  readonly about: readonly string[]
  /** File of the plan -> its text. */
  readonly texts: ReadonlyMap<string, string>
  /** Stands before every file name: the way to the plan folder, with a slash at its end. */
  readonly folder: string
  /** How many files the plan has. */
  readonly files: number
  readonly rules: readonly RuleWords[]
  readonly version: string
  readonly colour: boolean
  /** Columns of the screen. */
  readonly width: number
}

/** What a rule says of itself, at the stage that the plan was judged as. */
export type RuleWords = {
  readonly id: string
  readonly severity: Severity
  readonly why: string
  readonly help: string
  readonly source: string
}

/** Turns findings into text. Pure: printing is the command’s business. */
export type Reporter = {
  readonly name: string
  /** Where file names begin: where the reader stands, or at the top of the repository, as platforms for code have it. */
  readonly placesFrom: 'reader' | 'repository'
  /** For people: on a screen, a line that is too long may break between words. */
  readonly isProse?: true
  /** Its lines may be commands to a CI runner, to mark a place in a file. */
  readonly annotates?: true
  report(report: Report): string
  /** What belongs on the summary page of a CI run beside it, as Markdown. */
  summary?(report: Report): string
}
