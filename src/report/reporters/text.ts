import { Chalk, type ChalkInstance } from 'chalk'
import {
  type Diagnostic,
  inReadingOrder,
  type Place,
  type Severity,
} from '../../model/diagnostic.ts'
import { countWords } from '../../model/findings/finding-counts.ts'
import { columnsOf } from '../../plain/columns.ts'
import { shown } from '../../plain/text.ts'
import { wrapped } from '../../plain/wrap.ts'
import { frame } from '../frame.ts'
import type { Report, Reporter } from '../reporter.ts'

/** For people: one finding after the other, in the order of the files, with what to do. */
export const text: Reporter = {
  name: 'text',
  placesFrom: 'reader',
  isProse: true,
  report(report) {
    const chalk = new Chalk({ level: report.colour ? 1 : 0 })
    const entries = inReadingOrder(report.diagnostics).map((diagnostic) =>
      entry(diagnostic, report, chalk),
    )
    if (entries.length === 0) return 'No problems found.\n'
    return entries.join('\n') + remainder(report)
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
    ...related.flatMap(({ place: other, label }) =>
      columnsOf(`  ${at(other)}  ${label}`) <= width
        ? [`  ${chalk.dim(at(other))}  ${label}`]
        : [`  ${chalk.dim(at(other))}`, ...wrapped(label, { width, indent: 4 })],
    ),
    ...(help === undefined
      ? []
      : wrapped(help, { width, indent: 2 }).map((line) => chalk.green(line))),
  ]
  return `${lines.join('\n')}\n`
}

function remainder({ leftOut }: Report): string {
  return leftOut.length === 0
    ? ''
    : `\nNot shown: ${countWords(leftOut)}. With --max, errors come first, then warnings. Leave it out to see all.\n`
}
