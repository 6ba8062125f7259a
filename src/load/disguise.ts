import { withSpans } from '../model/findings/with-fixes.ts'
import { isFieldName } from '../model/schemas.ts'
import { type Fault, type FaultCode, fault, type Span } from './fault.ts'
import { lineEnd, lineStart } from './lines.ts'
import { type Outcome, readYaml } from './yaml.ts'

/** A slip that makes lines look as they should while they read as something else. */
type Disguise = {
  readonly code: FaultCode
  readonly does: string
  /** What to change, if the slip is there at all. */
  spansIn(text: string): readonly Span[]
}

const disguises: readonly Disguise[] = [
  { code: 'fence', does: 'lines “```” removed', spansIn: fencesAround },
  {
    code: 'old-line-end',
    does: 'line ends written as LF',
    spansIn: oldLineEnds,
  },
  { code: 'odd-space', does: 'non-breaking spaces written as plain ones', spansIn: oddSpaces },
  {
    code: 'indentation',
    does: 'spaces removed before the first line',
    spansIn: spacesBeforeFirst,
  },
  {
    code: 'no-space-after-dash',
    does: 'space put after the dash',
    spansIn: (text) =>
      Array.from(text.matchAll(/^( *(?:- +)*-)([a-z_]+):(?=\s)/gm))
        .filter(({ 2: name = '' }) => isFieldName(name))
        .map(({ 1: dash = '', index }) => insertion(index + dash.length, ' ')),
  },
]

/** What a text says once the slips are seen through: faults that explain what the reader stumbled over. */
export function seenThrough(text: string, outcome: Outcome): Outcome {
  for (const disguise of disguises) {
    const spans = disguise.spansIn(text)
    if (spans.length === 0) continue
    const plain = readYaml(withSpans(text, spans))
    if (plain.tree) {
      if (outcome.tree && sameValues(outcome, plain)) continue
      return refused([slip(disguise, text, spans, true)])
    }
    const [first] = spans
    const near = outcome.faults.find(({ offset }) => isNear(text, first?.start ?? 0, offset))
    if (outcome.tree || !near) continue
    return refused(
      [...besides(disguise, near, outcome), slip(disguise, text, spans, false)].toSorted(
        (a, b) => a.offset - b.offset,
      ),
    )
  }
  return outcome
}

// What else is wrong between the marks of a chat shows once they are gone.
function besides({ code }: Disguise, near: Fault, { faults }: Outcome): readonly Fault[] {
  return code === 'fence' ? [] : faults.filter((other) => other !== near)
}

function refused(faults: readonly Fault[]): Outcome {
  return { tree: undefined, faults }
}

function slip(
  { code, does }: Disguise,
  text: string,
  spans: readonly Span[],
  isCertain: boolean,
): Fault {
  const { start = 0, end = start, text: put = '' } = spans[0] ?? {}
  const wrong = Array.from(put).findIndex((letter, index) => letter !== text[start + index])
  const offset = end - start === put.length ? start + wrong : start
  const line = text.slice(lineStart(text, start), lineEnd(text, start)).trim()
  return {
    ...fault(code, offset, offset + 1, code === 'old-line-end' ? '' : line),
    times: spans.length,
    // What else came with it from a chat is no slip of its own.
    ...(code !== 'fence' && { beyond: spans }),
    ...(isCertain && { fix: { does, spans } }),
  }
}

// The reader stumbles on the line itself or on the one after it.
function isNear(text: string, from: number, to: number): boolean {
  return lineStart(text, from) <= to && to <= lineEnd(text, lineEnd(text, from) + 1)
}

/** Do two readings hold the same words in the same places? White space does not count. */
export function sameValues(one: Outcome, other: Outcome): boolean {
  return wordsOf(one) === wordsOf(other)
}

function wordsOf({ tree }: Outcome): string {
  return JSON.stringify(tree?.toJSON() ?? null).replaceAll(/[\s\p{Zs}]|\\[nrt]/gu, '')
}

const odd = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'
const start = new RegExp(`^[ ${odd}]*(?:-[ ${odd}]+)*(?:[\\w-]+:[ ${odd}]+)?`, 'gm')
const oddSpace = new RegExp(`[${odd}]`, 'g')

// Only where a line begins: before and after its dash, and after its field’s name.
function oddSpaces(text: string): Span[] {
  oddSpace.lastIndex = 0
  if (!oddSpace.test(text)) return []
  return Array.from(text.matchAll(start))
    .filter(([head]) => head.search(oddSpace) !== -1)
    .map(({ 0: head, index }) => ({
      start: index,
      end: index + head.length,
      text: head.replaceAll(oddSpace, ' '),
    }))
}

// As text comes that was copied from a chat: “```yaml”, the fields, “```”.
function fencesAround(text: string): Span[] {
  const opening = /^\s*(``` ?[\w-]*[^\S\n]*)(?:\n|$)/.exec(text)
  if (!opening) return []
  const start = opening[0].indexOf('`')
  const first = { start, end: opening[0].length, text: '' }
  const closing = /^```[^\S\n]*\n?\s*$/m.exec(text.slice(first.end))
  if (!closing) return [first]
  const from = first.end + closing.index
  return [first, { start: from, end: from + closing[0].length, text: '' }]
}

// Fields at the margin follow a first one that is not there, when the top of the file was pasted.
function spacesBeforeFirst(text: string): Span[] {
  const [, before = '', spaces = ''] =
    /^((?:[^\S\n]*(?:#[^\n]*)?\n)*)( +)(?=[\w-]+:)/.exec(text) ?? []
  return spaces === ''
    ? []
    : [{ start: before.length, end: before.length + spaces.length, text: '' }]
}

function oldLineEnds(text: string): Span[] {
  return lineEndsIn(text).filter(({ start, end }) => text.slice(start, end) !== '\r\n')
}

/** Line ends other than LF, to be written as LF. Doubled on the way (CR CR LF), they are one. */
export function lineEndsIn(text: string): Span[] {
  if (!text.includes('\r')) return []
  return Array.from(text.matchAll(/\r+\n?/g), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: found.endsWith('\n') ? '\n' : '\n'.repeat(found.length),
  }))
}

function insertion(at: number, text: string): Span {
  return { start: at, end: at, text }
}
