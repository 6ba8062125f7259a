import { beforeSpans, withSpans } from '../model/findings/with-fixes.ts'
import { limits } from '../model/limits.ts'
import { beyond } from './beyond.ts'
import { culprit } from './culprit.ts'
import { seenThrough } from './disguise.ts'
import type { Fault, Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'
import { type ListSlip, listSlips } from './list-slips.ts'
import { type LooseText, looseTexts } from './loose-text.ts'
import { misplacedIn } from './misplaced.ts'
import { isTab } from './tabs.ts'
import { readYaml, type YamlTree } from './yaml.ts'

/** How many slips are looked behind by guessing what was meant: each costs a dozen readings of the file. */
const guessed = 4

/** How many characters may still be read behind slips: every file of one run takes from the same. */
export type Allowance = { characters: number }

/** Enough for the few broken files of a day. Once it is used up, what follows from a slip is told as well. */
export function allowance(): Allowance {
  return { characters: 350_000 }
}

/** What is wrong with a text, and how it reads with something in the place of every slip. */
export type ReadOn = {
  readonly faults: readonly Fault[]
  readonly spans: readonly Span[]
  /** Undefined where the reader did not get to the end. */
  readonly tree?: YamlTree
}

/**
 * The faults without those that are there only because of an earlier one, and with those that one hid: after “milestones”
 * without its colon, every line of the milestones seems to be indented wrongly, and an open quotation swallows the rest.
 */
export function readOn(text: string, faults: readonly Fault[], allowed: Allowance): ReadOn {
  const quoted = faults.filter(({ code }) => code === 'quoted-lines')
  const told: Fault[] = [...quoted]
  const isTooLarge = text.length > allowed.characters
  const loose = isTooLarge ? [] : looseTexts(text)
  const lists = isTooLarge ? [] : listSlips(text)
  let now: Reading = {
    spans: quoted.flatMap(({ fix }) => fix?.spans ?? []),
    faults: faults.filter(({ code }) => code !== 'quoted-lines'),
  }
  let guesses = guessed
  while (told.length < limits.findingsPerFile) {
    const [next, ...others] = now.faults
    if (!next) break
    const slip = {
      text,
      spans: now.spans,
      first: blamed(text, next, told),
      others,
      loose,
      lists: lists.filter(isIn(next)),
      allowed,
      told,
    }
    const better = surely(slip) ?? (others.length > 0 && guesses-- > 0 ? perhaps(slip) : undefined)
    told.push(better?.slip ?? slip.first)
    now = better ?? { spans: now.spans, faults: others }
  }
  return { ...now, faults: [...told, ...now.faults].toSorted((a, b) => a.offset - b.offset) }
}

function blamed(text: string, found: Fault, told: readonly Fault[]): Fault {
  const first = culprit(text, found)
  return told.some(({ offset }) => offset === first.offset) ? found : first
}

function isIn({ offset }: Fault): (list: ListSlip) => boolean {
  return ({ from, to }) => from <= offset && offset <= to + 2
}

type Reading = {
  readonly spans: readonly Span[]
  readonly faults: readonly Fault[]
  readonly tree?: YamlTree
  /** What the slip is, where the reader took it for another. */
  readonly slip?: Fault
}

type Slip = {
  readonly text: string
  readonly spans: readonly Span[]
  readonly first: Fault
  readonly others: readonly Fault[]
  readonly loose: readonly LooseText[]
  /** Those of the lists that the reader stumbled in. */
  readonly lists: readonly ListSlip[]
  readonly allowed: Allowance
  readonly told: readonly Fault[]
}

/** The reading with what surely stands in for the slip, if nothing is wrong there any more: of several, the one with least behind it. */
function surely(doubt: Slip): Reading | undefined {
  const { text, spans, allowed } = doubt
  let best: Reading | undefined
  for (const { put, slip } of waysBehind(doubt)) {
    if (best?.faults.length === 0 && !isDoubtful(doubt, best)) break
    if (text.length > allowed.characters || !put.every(isApart(spans))) continue
    allowed.characters -= text.length
    const reading = readingOf(doubt, [...spans, ...put])
    const faults = reading.faults.filter((found) => !isFollowUp(found, doubt))
    if (best && !isBetter(doubt, { ...reading, faults }, best)) continue
    if (faults.every((found) => isBehind(found, doubt))) best = { ...reading, faults, slip }
  }
  return best
}

type Way = { readonly put: readonly Span[]; readonly slip: Fault }

function waysBehind(doubt: Slip): Way[] {
  const { text, first, loose, lists } = doubt
  const line = lineStart(text, first.offset)
  const near = loose.find(({ from, rest }) => from <= line && line <= rest.end)
  return [
    ...lists,
    ...(near ? [{ put: [...atItsHead(doubt, near), near.rest], slip: near.slip }] : []),
    ...beyond(text, first).map((put) => ({ put, slip: first })),
  ]
}

// How wide a tab is meant shows by the names that it puts in their places.
function isBetter(doubt: Slip, reading: Reading, best: Reading): boolean {
  if (reading.faults.length !== best.faults.length)
    return reading.faults.length < best.faults.length
  const { tree } = reading
  return (
    isDoubtful(doubt, best) && !!tree && !!best.tree && misplacedIn(tree) < misplacedIn(best.tree)
  )
}

function isDoubtful({ text, first }: Slip, { tree }: Reading): boolean {
  return isTab(text, first) && !!tree && misplacedIn(tree) > 0
}

// The fields below a dash without a space stand where it seemed to want them.
function isFollowUp({ code, offset }: Fault, { text, first }: Slip): boolean {
  const next = lineEnd(text, lineEnd(text, first.offset) + 1)
  return first.code === 'no-space-after-dash' && code === 'indentation' && offset <= next
}

const shownLast: ReadonlySet<Fault['code']> = new Set([
  'duplicate-key',
  'forbidden-key',
  'sign-for-colon',
])

// Before it, only what shows when the whole of a file can be read, or when a slip is seen through.
function isBehind({ code, offset, beyond: through }: Fault, { text, first }: Slip): boolean {
  if (offset > lineEnd(text, first.offset)) return true
  return offset < lineStart(text, first.offset) && (shownLast.has(code) || !!through)
}

// Where the text begins beside the name, “|” also fixes what is wrong there.
function atItsHead({ text, first }: Slip, { from, rest }: LooseText): readonly Span[] {
  return first.code === 'colon' && lineStart(text, first.offset) === from && rest.text === ''
    ? (beyond(text, first)[0] ?? [])
    : []
}

function isApart(spans: readonly Span[]): (span: Span) => boolean {
  return (span) => spans.every(({ start, end }) => span.end <= start || end <= span.start)
}

/** The reading that leaves the fewest of the other faults, and none on a line that had none. */
function perhaps(doubt: Slip): Reading | undefined {
  const { text, first, others, spans, allowed } = doubt
  const lines = new Set(others.map(({ offset }) => lineStart(text, offset)))
  const tried = supposed(text, first.offset).filter(isApart(spans))
  // Half of a search says nothing, and a large file would take what many small ones need.
  if (tried.length * text.length > allowed.characters) return undefined
  let best: Reading | undefined
  for (const span of tried) {
    allowed.characters -= text.length
    const reading = readingOf(doubt, [...spans, span])
    // Where the line itself or one before it is still wrong, or a limit ends the reading, nothing is learnt.
    if (!reading.faults.every(({ offset }) => offset > lineEnd(text, first.offset))) continue
    if (reading.faults.length >= (best?.faults ?? others).length) continue
    // A supposition that is wrong makes a right line look wrong.
    if (!reading.faults.every((fault) => lines.has(lineStart(text, fault.offset)))) continue
    best = reading
    // Each reading costs as much as the first one, and better than this it cannot become.
    if (reading.faults.length === 0) break
  }
  return best
}

function readingOf({ text, told, first }: Slip, spans: readonly Span[]): Reading {
  const after = withSpans(text, spans)
  const { tree, faults: found } = seenThrough(after, readYaml(after))
  const back = beforeSpans(spans)
  const known = new Set(told.map(({ offset }) => lineStart(text, offset)))
  const faults = found
    .map((left) => placedBack(left, back))
    .filter(({ code, offset }) => {
      const line = lineStart(text, offset)
      // What stands in for it may be the second of its name.
      return (
        !known.has(line) && !(code === 'duplicate-key' && line === lineStart(text, first.offset))
      )
    })
  return { spans, faults, ...(tree && { tree }) }
}

/**
 * A fault of a text with its parts replaced, where it stands in the text before that. A fix that reaches into such a part
 * would put it into the file, and is none, unless that is what the file will say.
 */
export function placedBack(found: Fault, back: (offset: number) => number, isFixed = false): Fault {
  const placed = (spans: readonly Span[] = []) =>
    spans.map(({ start, end, text }) => ({ start: back(start), end: back(end), text }))
  const isWhole = (spans: readonly Span[] = []) =>
    isFixed || spans.every(({ start, end }) => back(end) - back(start) === end - start)
  const { fix, beyond: rest, earlier, ...plain } = found
  return {
    ...plain,
    ...{ offset: back(found.offset), end: back(found.end) },
    ...(fix && isWhole(fix.spans) && { fix: { ...fix, spans: placed(fix.spans) } }),
    ...(rest && isWhole(rest) && { beyond: placed(rest) }),
    ...(earlier !== undefined && { earlier: back(earlier) }),
  }
}

// The line as a field, without what it says, further in or out, or not there at all; and the line before it.
function supposed(text: string, offset: number): Span[] {
  const start = lineStart(text, offset)
  const before = lineStart(text, start - 1)
  const line = { start, end: lineEnd(text, offset) }
  const words = text.slice(line.start, line.end)
  const [head = ''] = /^ *(?:- +)*/.exec(words) ?? []
  return [
    { ...line, text: `${head}nap-${start}:` },
    ...plainValue(text, line),
    ...elsewhere(text, line),
    ...(start > 0 ? plainValue(text, { start: before, end: start - 1 }) : []),
    ...(start > 0 ? elsewhere(text, { start: before, end: start - 1 }) : []),
  ]
}

function elsewhere(text: string, line: Pick<Span, 'start' | 'end'>): Span[] {
  const words = text.slice(line.start, line.end).trimStart()
  const moved = [0, 2, 4].map((width) => ({ ...line, text: ' '.repeat(width) + words }))
  return [...moved, { ...line, text: '' }]
}

function plainValue(text: string, { start, end }: Pick<Span, 'start' | 'end'>): Span[] {
  const name = /^ *(?:- +)*[\w-]+: +/.exec(text.slice(start, end))?.[0]
  return name === undefined ? [] : [{ start: start + name.length, end, text: 'nap' }]
}
