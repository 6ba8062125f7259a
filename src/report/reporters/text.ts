import { Chalk, type ChalkInstance } from 'chalk'
import {
  type Diagnostic,
  inReadingOrder,
  type Place,
  type Severity,
} from '../../model/diagnostic.ts'
import { shown } from '../../model/text.ts'
import { frame } from '../frame.ts'
import type { Report, Reporter } from '../reporter.ts'
import { wrapped } from '../wrap.ts'

/** For people: one finding after the other, in the order of the files, with what to do. */
export const text: Reporter = {
  name: 'text',
  report(report) {
    const chalk = new Chalk({ level: report.colour ? 1 : 0 })
    const entries = inReadingOrder(report.diagnostics).map((diagnostic) =>
      entry(diagnostic, report, chalk),
    )
    return entries.length === 0 ? 'No problems found.\n' : `${entries.join('\n')}`
  },
}

const paint: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
}

function entry(
  diagnostic: Diagnostic,
  { texts, folder, width }: Report,
  chalk: ChalkInstance,
): string {
  const { place, severity, rule, message, help, related = [] } = diagnostic
  const at = ({ file, line, column }: Place) => `${shown(folder + file)}:${line}:${column}`
  const lines = [
    `${chalk.bold(at(place))}  ${chalk[paint[severity]](severity)}  ${chalk.dim(rule)}`,
    ...wrapped(message, { width, indent: 2 }),
    // A gap has no line of its own to show.
    ...(severity === 'error' ? frame(place, texts.get(place.file) ?? '', width) : []),
    ...related.map((other) => `  ${chalk.dim(at(other.place))}  ${other.label}`),
    ...(help === undefined
      ? []
      : wrapped(help, { width, indent: 2 }).map((line) => chalk.green(line))),
  ]
  return `${lines.join('\n')}\n`
}
