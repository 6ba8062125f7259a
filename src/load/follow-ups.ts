import { beforeSpans, withSpans } from '../model/mended.ts'
import { lineEnd, lineStart } from './disguise.ts'
import type { Fault, Span } from './fault.ts'
import { readYaml } from './yaml.ts'

/** How many slips are looked behind: each costs a few readings of the file. */
const slips = 4

/** How many characters may still be read behind slips: every file of one run takes from the same. */
export type Allowance = { characters: number }

/** Enough for the few broken files of a day. Once it is used up, what follows from a slip is told as well. */
export function allowance(): Allowance {
  return { characters: 350_000 }
}

/**
 * The faults without those that are there only because of an earlier one: after “milestones” without its colon, every
 * line of the milestones seems to be indented wrongly. What is left once a line is as it may have been meant stays.
 */
export function withoutFollowUps(
  text: string,
  faults: readonly Fault[],
  allowed: Allowance,
): readonly Fault[] {
  const told: Fault[] = []
  let spans: readonly Span[] = []
  let left = faults
  for (let [first] = left; first && left.length > 1 && told.length < slips; [first] = left) {
    const others = left.slice(1)
    const better = betterReading(text, { spans, first, others, allowed })
    told.push(first)
    left = better?.faults ?? others
    spans = better?.spans ?? spans
  }
  return [...told, ...left]
}

type Reading = { readonly spans: readonly Span[]; readonly faults: readonly Fault[] }

type Doubt = {
  readonly spans: readonly Span[]
  readonly first: Fault
  readonly others: readonly Fault[]
  readonly allowed: Allowance
}

/** The reading that leaves the fewest of the other faults, and none on a line that had none. */
function betterReading(
  text: string,
  { spans, first, others, allowed }: Doubt,
): Reading | undefined {
  const lines = new Set(others.map(({ offset }) => lineStart(text, offset)))
  const tried = supposed(text, first.offset).filter((span) =>
    spans.every(({ start, end }) => span.end < start || end < span.start),
  )
  // Half of a search says nothing, and a large file would take what many small ones need.
  if (tried.length * text.length > allowed.characters) return undefined
  let best: Reading | undefined
  for (const span of tried) {
    allowed.characters -= text.length
    const reading = readingOf(text, [...spans, span], first)
    if (!reading || reading.faults.length >= (best?.faults ?? others).length) continue
    // A supposition that is wrong makes a right line look wrong.
    if (!reading.faults.every((fault) => lines.has(lineStart(text, fault.offset)))) continue
    best = reading
    // Each reading costs as much as the first one, and better than this it cannot become.
    if (reading.faults.length === 0) break
  }
  return best
}

function readingOf(text: string, spans: readonly Span[], first: Fault): Reading | undefined {
  const { tree, faults: found } = readYaml(withSpans(text, spans))
  const back = beforeSpans(spans)
  const faults = found.map((left) => ({ ...left, offset: back(left.offset), end: back(left.end) }))
  // Where the line itself or one before it is still wrong, or a limit ends the reading, nothing is learnt.
  const isLearnt = faults.every(({ offset }) => offset > lineEnd(text, first.offset))
  return tree || isLearnt ? { spans, faults } : undefined
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
