import { type Block, heading, item, list, paragraph, remark, text } from '../model/block.ts'
import type { Section } from '../model/book.ts'
import {
  type CommitmentDifference,
  changesAmong,
  type Difference,
  type FieldDifference,
  isMattering,
} from '../model/difference.ts'
import { inText } from '../model/field.ts'
import { lineOf } from '../model/line.ts'
import type { Piece } from '../plain/piece.ts'
import { shortened } from '../plain/text.ts'
import {
  type Context,
  comparedTitle,
  fieldTitle,
  itemWords,
  linesIn,
  originOf,
} from './comparison-fields.ts'
import { type Line, lineParagraph } from './marked-lines.ts'

/** What fits on one A4 page below the head, in lines of the print, and what takes how much of it. */
const page = { lines: 41, characters: 100, heading: 4, gap: 0.25 }

/** So many new names, leads and dates of one commitment: with a dozen moved milestones, no other would have room. */
const mostLines = 4

/** What is told of one commitment; nothing of it is a text with several paragraphs. */
type Entry = {
  readonly name: string
  readonly lines: readonly Line[]
  readonly reasons: readonly string[]
  readonly author: string
}

/**
 * What a minister asks about, in as many entries of each kind as one page has room for.
 * @param remarks what else has to stand on the page
 */
export function summarySections(
  { commitments }: Difference,
  remarks: readonly string[],
  context: Context,
): Section[] {
  const ofKind = (wanted: CommitmentDifference['kind']) =>
    commitments.filter(({ kind }) => kind === wanted)
  const matters = ofKind('changed').filter(
    ({ was, fields }) => was !== undefined || fields.some(isMattering),
  )
  const otherwise = ofKind('changed').filter((one) => !matters.includes(one))
  const all = [
    { id: 'summary-added', entries: ofKind('added').map((one) => addedEntry(one, context)) },
    { id: 'summary-withdrawn', entries: ofKind('withdrawn').map((one) => goneEntry(one, context)) },
    { id: 'summary-matters', entries: matters.map((one) => changedEntry(one, context)) },
    { id: 'summary-otherwise', entries: otherwise.map((one) => otherEntry(one, context)) },
  ].filter(({ entries }) => entries.length > 0)
  const taken = remarks.reduce((sum, remark) => sum + linesOf(remark), 0)
  const room = roomFor(
    all.map(({ entries }) => entries.map(heightOf)),
    page.lines - taken,
  )
  return all.map(({ id, entries }, index) => {
    const title = context.language.words[id.replace('-', '_')] ?? ''
    const more = entries.length - (room[index] ?? 0)
    const rest = more > 0 ? [context.language.fill('summary_more', { count: more })] : []
    return {
      id,
      kind: 'topic',
      // A summary is one page, and needs no list of contents.
      title,
      of: [
        heading(2, [text(title)]),
        entriesList(entries.slice(0, room[index])),
        ...rest.map((words) => paragraph([remark(words)])),
      ],
    }
  })
}

function entriesList(entries: readonly Entry[]): Block {
  return {
    kind: 'list',
    isLoose: false,
    items: entries.map(({ name, lines, reasons, author }) => {
      const told = [
        ...lines.map((line) => [
          text(`${line.name ?? ''}: `),
          ...lineParagraph({ pieces: line.pieces, end: 'same' }, author).of,
        ]),
        ...reasons.map(lineOf),
      ]
      return item([paragraph([remark(name, 'strong')]), ...(told.length > 0 ? [list(told)] : [])])
    }),
  }
}

/** How many entries of each kind there is room for: each kind has its turn, and what one does not need is the others’. */
function roomFor(heights: readonly (readonly number[])[], lines: number): number[] {
  const room = heights.map(() => 0)
  let left = lines - heights.length * page.heading
  let isFull = false
  while (!isFull) {
    isFull = true
    for (const [kind, ofKind] of heights.entries()) {
      const height = ofKind[room[kind] ?? 0]
      if (height === undefined || height > left) continue
      left -= height
      room[kind] = (room[kind] ?? 0) + 1
      isFull = false
    }
  }
  return room
}

function heightOf({ name, lines, reasons }: Entry): number {
  const texts = lines.map(({ name: label = '', pieces }) =>
    [label, ...pieces.map(({ text }) => text)].join(' '),
  )
  return [name, ...texts, ...reasons].reduce((sum, text) => sum + linesOf(text), page.gap)
}

/** Urdu stands twice as high. */
function linesOf(text: string): number {
  const lines = Math.ceil(text.length / page.characters)
  return /\p{Script=Arabic}/u.test(text) ? 2 * lines : lines
}

function addedEntry(one: CommitmentDifference, context: Context): Entry {
  const { lead, fields, because } = one
  const end = fields.find(({ about }) => about === '/end_date')?.after
  const { language } = context
  const facts = [
    ...(lead === undefined ? [] : [lead]),
    ...(end === undefined
      ? []
      : [language.fill('summary_until', { date: language.date(inText(end)) })]),
  ]
  const { author } = originOf(because, context)
  return {
    name: cut(comparedTitle(one, context)),
    lines: [],
    reasons: facts.length > 0 ? [language.commas(facts)] : [],
    author,
  }
}

function goneEntry(one: CommitmentDifference, context: Context): Entry {
  const { into, because } = one
  const { reasons, author } = originOf(because, context)
  const joined = into === undefined ? [] : [context.language.fill('comparison_into', { id: into })]
  return {
    name: cut(comparedTitle(one, context)),
    lines: [],
    reasons: [...joined, ...reasons].map(cut),
    author,
  }
}

function changedEntry(one: CommitmentDifference, context: Context): Entry {
  const { was, fields, because } = one
  const renamed = was === undefined ? [] : [context.language.fill('comparison_was', { id: was })]
  const { author } = originOf(because, context)
  const mattering = fields.filter(isMattering)
  // What is said of the commitment itself comes before the dates of its steps.
  const told = [...mattering.filter(({ item }) => !item), ...mattering.filter(({ item }) => item)]
  const more = told.length - mostLines
  return {
    name: cut(comparedTitle(one, context)),
    lines: told.slice(0, mostLines).map((field) => matteringLine(field, context)),
    reasons: [
      ...(more > 0 ? [context.language.fill('summary_more', { count: more })] : []),
      ...renamed,
    ],
    author,
  }
}

function matteringLine(field: FieldDifference, context: Context): Line {
  const lines = linesIn(field, context)
  const pieces = lines.flatMap((line) => line.pieces)
  const { words } = context.language
  const { agreed } = field
  const opinion =
    words[agreed?.after === false ? 'comparison_not_agreed_short' : 'comparison_agreed_short']
  const told: Piece[] = agreed
    ? [...pieces, { kind: 'same', text: pieces.length > 0 ? ` (${opinion})` : `${opinion}` }]
    : pieces
  return { name: fieldTitle(field, context), pieces: told, end: lines.at(-1)?.end ?? 'same' }
}

function otherEntry(one: CommitmentDifference, context: Context): Entry {
  const { fields, because } = one
  const { author } = originOf(because, context)
  const changes = changesAmong(fields)
  const moved = changes.filter(({ item }) => item && item.kind !== 'changed')
  const named = moved.slice(0, mostLines).map((one) => itemWords(one, context))
  const count = changes.length - named.length
  const rest = count === 0 ? [] : [context.language.fill('comparison_count_fields', { count })]
  return {
    name: cut(comparedTitle(one, context)),
    lines: [],
    reasons: [...named.map(cut), ...rest],
    author,
  }
}

// A summary is no place for a whole text.
function cut(words: string): string {
  return shortened(words, 300)
}
