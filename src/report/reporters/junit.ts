import { type Diagnostic, hasErrors, inReadingOrder } from '../../model/diagnostic.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { byText, shown } from '../../plain/text.ts'
import type { Report, Reporter } from '../reporter.ts'

/**
 * For CI servers that read JUnit: a suite for each file, a case for each finding. JUnit knows nothing between right and
 * wrong, so errors are failures, and warnings and notes are words beside a case that passed.
 */
export const junit: Reporter = {
  name: 'junit',
  placesFrom: 'reader',
  report(report) {
    const { diagnostics, about } = report
    const byFile = groupedBy(diagnostics, ({ place }) => place.file)
    const files = [...new Set([...about, ...diagnostics.map(({ place }) => place.file)])]
    const suites = files.toSorted(byText).map((file) => suite(file, byFile.get(file) ?? [], report))
    const tests = suites.reduce((sum, { tests }) => sum + tests, 0)
    const lines = suites.flatMap(({ lines }) => lines)
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: 'nap validate', tests, failures: failuresIn(diagnostics), errors: 0 })}>`,
      ...lines,
      '</testsuites>\n',
    ].join('\n')
  },
}

function suite(file: string, diagnostics: readonly Diagnostic[], { folder }: Report) {
  const name = folder + file
  const cases = inReadingOrder(diagnostics).flatMap((diagnostic) => testCase(diagnostic, folder))
  const sound = `    <testcase${attributes({ name: 'No problems', classname: name })}/>`
  const tests = Math.max(1, diagnostics.length)
  const counts = { tests, failures: failuresIn(diagnostics), errors: 0, skipped: 0 }
  return {
    tests,
    lines: [
      `  <testsuite${attributes({ name, ...counts })}>`,
      ...(cases.length === 0 ? [sound] : cases),
      '  </testsuite>',
    ],
  }
}

function testCase(diagnostic: Diagnostic, folder: string): string[] {
  const { rule, severity, place, message, help } = diagnostic
  const name = folder + place.file
  const at = `${name}:${place.line}:${place.column}`
  const words = text(
    [`${at}  ${severity}  ${rule}`, message, help ?? ''].filter(Boolean).join('\n'),
  )
  return [
    `    <testcase${attributes({ name: `${rule} (${place.line}:${place.column})`, classname: name, file: name, line: place.line })}>`,
    severity === 'error'
      ? `      <failure${attributes({ message, type: rule })}>${words}</failure>`
      : `      <system-out>${words}</system-out>`,
    '    </testcase>',
  ]
}

function failuresIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter((diagnostic) => hasErrors([diagnostic])).length
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${text(String(value))}"`)
    .join('')
}

// XML has no way at all to write most control characters: they are shown as in a terminal.
function text(words: string): string {
  return words
    .split('\n')
    .map((line) => shown(line, Number.POSITIVE_INFINITY))
    .join('\n')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
