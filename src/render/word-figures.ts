import type { Paragraph, Table } from 'docx'
import { type Inline, text } from '../model/block.ts'
import type { Figure, Matrix, Timeline, TimelineRow } from '../model/figure.ts'
import { lineOf } from '../model/line.ts'
import { type Measure, pale } from './docx-styles.ts'
import { type Changes, paragraphOf } from './word-runs.ts'
import { fixedTable } from './word-tables.ts'

/** A cell of a drawing: how dark it is, and what stands in it. */
type Field = { readonly shade?: string; readonly words: string }

type Grid = {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly label: string; readonly fields: readonly Field[] }[]
  /** How much of the line the labels take. */
  readonly share: number
}

const dark = 'A9C4B5'
const light = 'DCE8E1'

/** A figure as a table in which what there is stands on darker ground. */
export function shadedTable({ chart }: Figure, at: Changes & Measure): (Paragraph | Table)[] {
  const { heads, rows, share } = chart.kind === 'matrix' ? matrix(chart) : timeline(chart)
  const { lineWidth } = at
  const first = Math.floor(lineWidth * share)
  const each = Math.floor((lineWidth - first) / Math.max(1, heads.length - 1))
  const widths = heads.map((_, index) => (index === 0 ? first : each))
  const wordsOf = (of: readonly Inline[], index: number, bold = false) =>
    paragraphOf(of, { style: 'Cell', ...(index > 0 && { alignment: 'center' }) }, at, {
      look: { bold },
    })
  const head = heads.map((words, index) => ({
    words: wordsOf([text(words)], index, true),
    shade: pale,
  }))
  const body = rows.map(({ label, fields }) => [
    { words: wordsOf(lineOf(label), 0) },
    ...fields.map(({ words, ...ground }, index) => ({
      ...ground,
      words: wordsOf([text(words)], index + 1),
    })),
  ])
  return fixedTable([head, ...body], { ...at, widths })
}

function matrix({ corner, columns, rows }: Matrix): Grid {
  return {
    heads: [corner, ...columns],
    rows: rows.map(({ label, counts }) => ({
      label,
      fields: counts.map((count) =>
        count === 0 ? { words: '–' } : { words: String(count), shade: dark },
      ),
    })),
    share: 0.32,
  }
}

/** As many columns as the time has parts; in each, whether it goes on, and how often something falls on it. */
function timeline({ from, until, ticks, groups, words }: Timeline): Grid {
  const starts = [...ticks]
  if (starts[0]?.on !== from) starts.unshift({ label: '', on: from })
  const parts = starts.map(({ label, on }, index) => ({
    label,
    on,
    // Days are text of one length, so they sort as they are.
    before: starts[index + 1]?.on ?? `${until}~`,
  }))
  return {
    heads: [words.row, ...parts.map(({ label }) => label)],
    rows: groups.flatMap(({ rows }) =>
      rows.map((row) => ({ label: row.label, fields: parts.map((part) => fieldOf(row, part)) })),
    ),
    share: 0.36,
  }
}

type Span = { readonly on: string; readonly before: string }

function fieldOf({ bar, points }: TimelineRow, { on, before }: Span): Field {
  const count = points.filter((day) => day >= on && day < before).length
  const isUnderWay = bar !== undefined && bar.from < before && bar.until >= on
  if (count > 0) return { words: count === 1 ? '◆' : `◆ ${count}`, shade: dark }
  return isUnderWay ? { words: '', shade: light } : { words: '' }
}
