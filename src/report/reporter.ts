import type { Diagnostic } from '../model/diagnostic.ts'

/** What there is to show, and how the reader’s screen is. */
export type Report = {
  readonly diagnostics: readonly Diagnostic[]
  /** File of the plan -> its text. */
  readonly texts: ReadonlyMap<string, string>
  /** The plan folder as the reader would type it; stands before every file name. */
  readonly folder: string
  readonly files: number
  readonly colour: boolean
  /** Columns of the screen. */
  readonly width: number
}

/** Turns findings into text. Pure: printing is the command’s business. */
export type Reporter = { readonly name: string; report(report: Report): string }
