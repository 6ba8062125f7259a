import type { Figure, Matrix, Moment, Timeline, TimelineRow } from '../model/figure.ts'
import { daysBetween } from '../plain/date.ts'

/** How words become HTML: escaped, and in a text each run in its own direction. */
type Escaped = {
  readonly plain: (words: string) => string
  readonly marked: (words: string) => string
}

/**
 * A figure as HTML: a table, so that it breaks between rows and is read row by row, with a drawing in each row. Dark on
 * light, and as clear in grey.
 */
export function drawn({ title, description, chart }: Figure, escaped: Escaped): string {
  const rows = chart.kind === 'matrix' ? matrix(chart, escaped) : timeline(chart, escaped)
  return `<table class="chart ${chart.kind}">\n<caption><span>${escaped.marked(title)}</span> ${escaped.marked(description)}</caption>\n${rows}</table>\n`
}

function matrix({ corner, columns, rows }: Matrix, { plain, marked: escaped }: Escaped): string {
  const heads = [corner, ...columns].map((name) => `<th scope="col">${escaped(name)}</th>`)
  const body = rows.map(({ label, counts }) => {
    // A number says how many, its ground that there are some: nobody needs a colour.
    const cells = counts.map((count, index) => {
      const words = count === 0 ? '–' : `<span class="some">${count}</span>`
      return `<td data-label="${plain(columns[index] ?? '')}">${words}</td>`
    })
    return `<tr><th scope="row">${escaped(label)}</th>${cells.join('')}</tr>\n`
  })
  return `<thead><tr>${heads.join('')}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n`
}

/** So many units is a drawing wide; its height is in the same. */
const width = 1000
const height = 34
/** Empty at each end, so that a word below the first and the last day has room. */
const margin = 64

type Axis = (day: string) => number

function timeline(chart: Timeline, escaped: Escaped): string {
  const { from, until, ticks, groups, marks, words } = chart
  const days = Math.max(1, daysBetween(from, until))
  const at: Axis = (day) => {
    const part = Math.min(1, Math.max(0, daysBetween(from, day) / days))
    return Math.round((margin + (width - 2 * margin) * part) * 10) / 10
  }
  const below = [
    ...ticks.map(({ on }) => upright('grid', at(on))),
    ...marks.map(({ on }) => upright('due', at(on))),
  ].join('')
  const body = groups.flatMap(({ label, rows }) => [
    ...(label === ''
      ? []
      : [
          `<tr class="group"><th scope="rowgroup" colspan="2">${escaped.marked(label)}</th></tr>\n`,
        ]),
    ...rows.map(
      (row) =>
        `<tr><th scope="row">${escaped.marked(row.label)}</th><td>${rowDrawing(row, { at, below, words, escaped })}</td></tr>\n`,
    ),
  ])
  return `<thead><tr><th scope="col">${escaped.marked(words.row)}</th><td>${axis(ticks, marks, { at, escaped })}</td></tr></thead>\n<tbody>\n${body.join('')}</tbody>\n`
}

type Drawing = { readonly at: Axis; readonly escaped: Escaped }

function axis(ticks: readonly Moment[], marks: readonly Moment[], { at, escaped }: Drawing) {
  const lines = [ticks, marks].filter(({ length }) => length > 0)
  const tall = lines.length * 34 + 8
  const words = lines.flatMap((moments, line) =>
    legible(moments, at).map(
      ({ label, on }) =>
        `<text x="${at(on)}" class="tick" y="${27 + line * 34}">${escaped.plain(label)}</text>`,
    ),
  )
  // Each row says its days in words.
  return `<svg viewBox="0 0 ${width} ${tall}" aria-hidden="true">${words.join('')}</svg>`
}

/** Those that do not stand on the one before. In some languages a month has a long name. */
function legible(moments: readonly Moment[], at: Axis): Moment[] {
  const shown: Moment[] = []
  for (const moment of moments) {
    const last = shown.at(-1)
    const needed = last
      ? (lettersIn(last) + lettersIn(moment)) * (letterWidth / 2) + letterWidth
      : 0
    if (!last || at(moment.on) - at(last.on) >= needed) shown.push(moment)
  }
  return shown
}

const letterWidth = 12

function lettersIn({ label }: Moment): number {
  return Array.from(label).length
}

type RowDrawing = Drawing & { readonly below: string; readonly words: Timeline['words'] }

function rowDrawing(row: TimelineRow, { at, below, words, escaped }: RowDrawing): string {
  const { bar, points, said, note = '' } = row
  if (!bar && points.length === 0) return `<em>${escaped.marked(note)}</em>`
  const middle = height / 2
  const told = [
    ...(said.bar === '' ? [] : [`${words.bar}: ${said.bar}`]),
    ...(said.points === '' ? [] : [`${words.points}: ${said.points}`]),
  ].join('. ')
  const long = bar ? Math.max(5, at(bar.until) - at(bar.from)) : 0
  const shapes = [
    bar
      ? `<rect class="bar" x="${at(bar.from)}" y="${middle - 8}" width="${Math.round(long * 10) / 10}" height="16" rx="4"/>`
      : '',
    ...[...new Set(points.map(at))].map(
      (x) => `<path class="point" d="M${x} ${middle - 12}l9 12l-9 12l-9-12z"/>`,
    ),
  ]
  return `<svg viewBox="0 0 ${width} ${height}" role="img"><title>${escaped.plain(told)}</title>${below}${shapes.join('')}</svg>`
}

function upright(name: string, x: number): string {
  return `<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`
}
