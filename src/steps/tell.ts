import type { Host } from '../command.ts'
import { countOf, type Diagnostic } from '../model/diagnostic.ts'
import { counted, listed } from '../model/text.ts'
import type { Reporter } from '../report/reporter.ts'
import { reporters } from '../report/reporters.ts'
import type { OpenPlan } from './open-plan.ts'

/** All findings about a plan as text, in one of the formats. */
export function report(plan: OpenPlan, format: string, host: Host): string {
  const { diagnostics, loaded, shownRoot, files } = plan
  const { colour, width } = host
  return reporterOf(format).report({
    diagnostics,
    texts: loaded.texts,
    folder: shownRoot,
    files,
    colour,
    width,
  })
}

export const formatNames: readonly string[] = reporters.map(({ name }) => name)

function reporterOf(format: string): Reporter {
  const found = reporters.find(({ name }) => name === format)
  if (!found) throw new Error(`there is no reporter ${format}`)
  return found
}

/** `2 errors and 14 warnings in 48 files.` */
export function summary({ diagnostics, files }: OpenPlan): string {
  return `${findingWords(diagnostics) || 'No problems'} in ${counted(files, 'file')}.`
}

/** `2 errors and 14 warnings`; nothing where there are none. */
export function findingWords(diagnostics: readonly Diagnostic[]): string {
  const errors = countOf(diagnostics, 'error')
  const warnings = countOf(diagnostics, 'warning')
  return listed([
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ])
}
