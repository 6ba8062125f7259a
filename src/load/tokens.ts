import { type CST, Lexer } from 'yaml'
import { limits } from '../model/limits.ts'
import { type Fault, type FaultCode, fault } from './fault.ts'

/** Why brackets are nested too deeply, before anything recursive looks at them; undefined where they are not. */
export function depthFault(text: string): Fault | undefined {
  // The number of brackets is an upper bound of the depth, and counting them is nearly free.
  if ((text.match(/[[{]/g)?.length ?? 0) <= limits.depth) return undefined
  let depth = 0
  for (const { token, offset } of lexed(text)) {
    depth += step[token] ?? 0
    if (depth > limits.depth) return fault('too-deep', offset, offset + 1)
  }
  return undefined
}

const step: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }

/** What YAML takes as remarks, each from its “#” to the end of the line. */
export function remarksIn(text: string): { readonly offset: number; readonly remark: string }[] {
  const remarks: { offset: number; remark: string }[] = []
  for (const { token, offset, isText } of lexed(text)) {
    if (token.startsWith('#') && !isText) remarks.push({ offset, remark: token })
  }
  return remarks
}

type Lexed = { readonly token: string; readonly offset: number; readonly isText: boolean }

function* lexed(text: string): Iterable<Lexed> {
  let offset = 0
  let mark = ''
  for (const token of new Lexer().lex(text)) {
    // The lexer’s own marks between the tokens are control characters, which no text holds.
    if (/^[\u0002\u0018\u001f]$/.test(token)) {
      mark = token
      continue
    }
    yield { token, offset, isText: mark === beforeText }
    offset += token.length
    mark = ''
  }
}

const beforeText = '\u001f'

export type Inspection = {
  readonly faults: readonly Fault[]
  /** Where quotations open that are never closed: the parser only knows where they would have to end. */
  readonly openQuotes: readonly number[]
}

type Waiting = { readonly token: CST.Token; readonly depth: number }

/** What a plan does not use, and what is beyond the limits. With a stack of its own: how deep blocks nest is not known. */
export function inspect(tokens: readonly CST.Token[]): Inspection {
  const faults: Fault[] = []
  const openQuotes: number[] = []
  let nodes = 0
  const waiting: Waiting[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const beyond = beyondLimits(next, ++nodes)
    if (beyond) return { faults: [beyond], openQuotes }
    const { token, depth } = next
    refusedIn(token, faults)
    if (isOpenQuote(token)) openQuotes.push(token.offset)
    for (const child of childrenOf(token)) waiting.push({ token: child, depth: depth + 1 })
  }
  const [, second] = tokens.filter(({ type }) => type === 'document')
  if (second) faults.push(fault('several-documents', second.offset ?? 0, (second.offset ?? 0) + 3))
  return {
    faults: faults.toSorted((a, b) => a.offset - b.offset),
    openQuotes: openQuotes.toSorted((a, b) => a - b),
  }
}

function beyondLimits({ token, depth }: Waiting, nodes: number): Fault | undefined {
  const offset = token.offset ?? 0
  if (nodes > limits.nodes) return fault('too-many-values', offset, offset)
  return depth > limits.depth ? fault('too-deep', offset, offset) : undefined
}

const refused: Readonly<Record<string, FaultCode>> = {
  anchor: 'anchor',
  tag: 'tag',
  alias: 'alias',
  directive: 'directive',
}

// Loops instead of flatMap: this looks at every token of every file.
function refusedIn(token: CST.Token, faults: Fault[]): void {
  note(token, faults)
  if (token.type === 'document') for (const part of token.start) note(part, faults)
  if (!('items' in token)) return
  for (const { start, sep } of token.items) {
    for (const part of start) note(part, faults)
    if (sep) for (const part of sep) note(part, faults)
  }
}

function note(part: CST.Token, faults: Fault[]): void {
  const code = refused[part.type]
  if (code && 'source' in part) {
    faults.push(fault(code, part.offset, part.offset + part.source.length, part.source))
  }
}

function isOpenQuote(token: CST.Token): token is CST.FlowScalar {
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return false
  return token.source.length < 2 || token.source.at(-1) !== token.source[0]
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : []
  const children: CST.Token[] = []
  if (!('items' in token)) return children
  for (const { key, value } of token.items) {
    if (key) children.push(key)
    if (value) children.push(value)
  }
  return children
}
