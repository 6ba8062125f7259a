import { cell, column, type Table, text } from '../model/block.ts'
import type { Figure, Matrix, Timeline } from '../model/figure.ts'
import { lineOf } from '../model/line.ts'

/** A figure as a table, for formats that do not draw. */
export function figureTable({ chart }: Pick<Figure, 'chart'>): Table {
  return chart.kind === 'matrix' ? matrixTable(chart) : timelineTable(chart)
}

function matrixTable({ corner, columns, rows }: Matrix): Table {
  return {
    kind: 'table',
    columns: [
      column(corner),
      ...columns.map((name) => ({ ...column(name), align: 'center' as const })),
    ],
    rows: rows.map(({ label, counts }) => ({
      cells: [
        cell(lineOf(label)),
        ...counts.map((count) => cell([text(count === 0 ? '–' : String(count))])),
      ],
    })),
  }
}

function timelineTable({ groups, words }: Timeline): Table {
  const rows = groups.flatMap(({ rows: its }) => its)
  const hasBars = rows.some(({ bar }) => bar !== undefined)
  return {
    kind: 'table',
    columns: [words.row, ...(hasBars ? [words.bar] : []), words.points].map((name) => column(name)),
    rows: rows.map(({ label, said, note = '' }) => ({
      cells: [
        label,
        ...(hasBars ? [said.bar || note] : []),
        said.points || (hasBars ? '' : note),
      ].map((words) => cell(lineOf(words))),
    })),
  }
}
