import { counted, listed } from '../../plain/text.ts'
import { countOf, type Diagnostic, type Severity } from '../diagnostic.ts'

/** `2 errors, 14 warnings and 1 note`; nothing where there are none. */
export function countWords(diagnostics: readonly Diagnostic[]): string {
  return wordsFor(diagnostics, ['error', 'warning', 'note'])
}

/** `2 errors and 14 warnings`: what somebody has to do something about; nothing where there is none. */
export function findingWords(diagnostics: readonly Diagnostic[]): string {
  return wordsFor(diagnostics, ['error', 'warning'])
}

function wordsFor(diagnostics: readonly Diagnostic[], severities: readonly Severity[]): string {
  const words = severities.flatMap((severity) => {
    const count = countOf(diagnostics, severity)
    return count === 0 ? [] : [counted(count, severity)]
  })
  return listed(words)
}
