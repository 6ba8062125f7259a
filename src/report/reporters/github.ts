import type { Diagnostic, Severity } from '../../model/diagnostic.ts'
import { inReadingOrder, numberOf } from '../../model/diagnostic.ts'
import { countWords } from '../../model/findings/finding-counts.ts'
import { counted, shown } from '../../plain/text.ts'
import { findingsTable } from '../findings-table.ts'
import type { Reporter } from '../reporter.ts'

/** GitHub shows so many of each kind for one step, and drops the rest without a word. */
const shownPerKind = 10

/** The summary page of one step holds 1 MiB; a character has at most three bytes. */
const summaryCharacters = 340_000

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
}

/** For GitHub Actions: commands that mark the lines in a pull request, the most serious first; the rest as plain lines. */
export const github: Reporter = {
  name: 'github',
  placesFrom: 'repository',
  annotates: true,
  report({ diagnostics, leftOut, folder }) {
    const ofEach = severities.map((severity) =>
      inReadingOrder(diagnostics).filter((diagnostic) => diagnostic.severity === severity),
    )
    const marked = ofEach.flatMap((some) => some.slice(0, shownPerKind))
    const others = ofEach.flatMap((some) => some.slice(shownPerKind))
    const lines = [
      ...marked.map((diagnostic) => annotation(diagnostic, folder)),
      ...(others.length === 0
        ? []
        : [
            `${counted(numberOf(others), 'more finding')}, for which GitHub has no room in the files:`,
          ]),
      ...others.map((diagnostic) => plain(diagnostic, folder)),
      ...(leftOut.length === 0 ? [] : [`Not shown: ${countWords(leftOut)}.`]),
    ]
    return lines.length === 0 ? 'No problems found.\n' : `${lines.join('\n')}\n`
  },
  summary: (report) => findingsTable(report, summaryCharacters),
}

const severities: readonly Severity[] = ['error', 'warning', 'note']

function annotation({ severity, rule, place, message, help }: Diagnostic, folder: string): string {
  const { file, line, column, endLine = line, endColumn } = place
  const properties = {
    file: folder + file,
    line,
    endLine,
    // GitHub takes columns only for what stands on one line.
    ...(endLine === line ? { col: column, endColumn } : {}),
    title: rule,
  }
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`)
  const sentences = [message, help ?? ''].filter(Boolean).map((text) => data(shown(text, 4_000)))
  return `::${words[severity]} ${given.join(',')}::${sentences.join('%0A')}`
}

function plain({ severity, rule, place, message }: Diagnostic, folder: string): string {
  const at = `${shown(folder + place.file)}:${place.line}:${place.column}`
  return `${at}  ${severity}  ${rule}  ${shown(message, 4_000)}`
}

// The escapes that the runner takes back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
