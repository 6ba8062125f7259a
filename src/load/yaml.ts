import {
  Composer,
  type CST,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  type Document as Tree,
  type YAMLError,
} from 'yaml'
import { limits } from '../model/limits.ts'
import { faultsIn } from './decode.ts'
import type { Fault, FaultCode } from './fault.ts'

export type YamlTree = Tree.Parsed

/**
 * The hardened reader: text of one YAML file to its tree, or everything that is wrong with it. Only the plain part of
 * YAML is let through (no anchors, aliases, tags, directives, merge keys), within the limits; it never throws for bad
 * input. Depth is measured on tokens, before anything recursive: two files of a thousand brackets end a Node process.
 */
export function readYaml(text: string): { tree: YamlTree | undefined; faults: Fault[] } {
  try {
    return read(text)
  } catch {
    // Whatever the library cannot digest is the file’s fault; it must not hide the other files.
    return { tree: undefined, faults: [{ code: 'syntax', offset: 0, end: 0 }] }
  }
}

function read(text: string): { tree: YamlTree | undefined; faults: Fault[] } {
  const deep = depthFault(text)
  if (deep) return { tree: undefined, faults: [deep] }
  const tokens = [...new Parser().parse(text)]
  const { faults, openQuote } = inspectTokens(tokens)
  if (faults.length > 0) return { tree: undefined, faults }

  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    // The library’s own check is quadratic; `inspectTree` does it in one pass.
    uniqueKeys: false,
    stringKeys: true,
    strict: true,
    prettyErrors: false,
    resolveKnownTags: false,
    merge: false,
  })
  const [tree] = composer.compose(tokens, true, text.length)
  if (!tree || tree.contents === null) return { tree: undefined, faults: [fault('empty', 0, 0)] }
  const wrong = [...tree.errors, ...tree.warnings].map((error) =>
    translated(error, text, openQuote),
  )
  if (wrong.length > 0) return { tree: undefined, faults: oneForEachSpot(wrong, text) }
  const inTree = inspectTree(tree.contents as Node)
  return inTree.length > 0 ? { tree: undefined, faults: inTree } : { tree, faults: [] }
}

// The number of brackets is an upper bound of the depth, and counting them is nearly free.
function depthFault(text: string): Fault | undefined {
  let brackets = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 0x5b || character === 0x7b) brackets++
  }
  if (brackets <= limits.depth) return undefined
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    if (depth > limits.depth) {
      const offset = nthBracket(text, limits.depth + 1)
      return fault('too-deep', offset, offset + 1)
    }
  }
  return undefined
}

function nthBracket(text: string, count: number): number {
  let seen = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '[' || text[index] === '{') seen++
    if (seen === count) return index
  }
  return 0
}

const refusedProperties: Readonly<Record<string, FaultCode>> = { anchor: 'anchor', tag: 'tag' }

// With a stack of its own instead of recursion: how deep blocks nest is not known yet.
function inspectTokens(tokens: readonly CST.Token[]): {
  faults: Fault[]
  openQuote: number | undefined
} {
  const faults: Fault[] = []
  let openQuote: number | undefined
  let documents = 0
  let nodes = 0
  const waiting = tokens.map((token) => ({ token, depth: 0 }))
  const inspectProperties = (parts: readonly CST.SourceToken[] | undefined) => {
    for (const { type, offset, source } of parts ?? []) {
      const code = refusedProperties[type]
      if (code) faults.push(fault(code, offset, offset + source.length, source))
    }
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next
    const offset = token.offset ?? 0
    if (++nodes > limits.nodes)
      return { faults: [fault('too-many-values', offset, offset)], openQuote }
    if (depth > limits.depth) return { faults: [fault('too-deep', offset, offset)], openQuote }
    if (token.type === 'directive')
      faults.push(fault('directive', offset, offset + token.source.length, token.source))
    if (token.type === 'alias')
      faults.push(fault('alias', offset, offset + token.source.length, token.source))
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      if (token.source.length < 2 || token.source.at(-1) !== token.source[0]) openQuote ??= offset
    }
    if (token.type === 'document') {
      documents++
      if (documents === 2) faults.push(fault('several-documents', offset, offset + 3))
      inspectProperties(token.start)
      if (token.value) waiting.push({ token: token.value, depth: depth + 1 })
    }
    if ('items' in token) {
      for (const item of token.items) {
        inspectProperties(item.start)
        inspectProperties(item.sep)
        if (item.key) waiting.push({ token: item.key, depth: depth + 1 })
        if (item.value) waiting.push({ token: item.value, depth: depth + 1 })
      }
    }
  }
  return { faults: faults.toSorted((a, b) => a.offset - b.offset), openQuote }
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', '<<'])

function inspectTree(contents: Node): Fault[] {
  if (!isMap(contents)) {
    const [start = 0, end = start] = contents.range ?? []
    return [fault('not-a-map', start, end)]
  }
  const faults: Fault[] = []
  const waiting: Node[] = [contents]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isSeq(node)) for (const item of node.items) waiting.push(item as Node)
    if (isScalar(node) && typeof node.value === 'string') faults.push(...escaped(node.value, node))
    if (!isMap(node)) continue
    const seen = new Map<string, number>()
    for (const { key, value } of node.items) {
      const [start = 0, end = start] = (key as Node).range ?? []
      const name = String(isScalar(key) ? key.value : key).normalize('NFC')
      if (forbiddenKeys.has(name)) faults.push(fault('forbidden-key', start, end, name))
      const earlier = seen.get(name)
      if (earlier !== undefined)
        faults.push({ ...fault('duplicate-key', start, end, name), earlier })
      else seen.set(name, start)
      if (value) waiting.push(value as Node)
    }
  }
  return faults.toSorted((a, b) => a.offset - b.offset)
}

// What the text itself may not hold, an escape such as "\u202e" may not bring in.
function escaped(value: string, node: Node): Fault[] {
  const [start = 0, end = start] = node.range ?? []
  const lone = /\p{Surrogate}/u.test(value) ? [fault('control-character', start, end)] : []
  return [
    ...lone,
    ...faultsIn(value)
      .filter(({ code }) => code !== 'conflict-marker')
      .map((found) => ({ ...found, offset: start, end })),
  ]
}

/** The library’s error codes to ours, which say what a person did. */
function translated(
  { code, message, pos }: YAMLError,
  text: string,
  openQuote: number | undefined,
): Fault {
  const [offset, end] = pos
  const rest = text.slice(offset, lineEnd(text, offset))
  switch (code) {
    case 'TAB_AS_INDENT':
      return fault('tab', offset, end)
    case 'BLOCK_AS_IMPLICIT_KEY':
      return rest.includes(': ')
        ? fault('colon', offset, offset + rest.length, rest)
        : fault('indentation', lineEnd(text, offset) + 1, lineEnd(text, lineEnd(text, offset) + 1))
    case 'MULTILINE_IMPLICIT_KEY':
      return fault('no-colon', offset, offset + rest.length, rest)
    case 'MISSING_CHAR':
      if (message.includes('quote'))
        return fault('quote', openQuote ?? offset, (openQuote ?? offset) + 1)
      if (message.includes('Comments')) return fault('after-quote', offset, end)
      return fault('no-colon', offset, offset + rest.length, rest)
    case 'BAD_INDENT':
      return message.includes('Flow')
        ? fault('bracket', offset, end)
        : fault('indentation', offset, end)
    case 'BAD_SCALAR_START':
      return fault('reserved-start', offset, end, text[offset] ?? '')
    case 'BAD_DQ_ESCAPE':
      return fault('escape', offset, end, text.slice(offset, offset + 2))
    case 'UNEXPECTED_TOKEN':
      return /["']\s*$/.test(text.slice(0, offset))
        ? fault('after-quote', offset, offset + rest.length, rest)
        : fault('syntax', offset, end)
    case 'NON_STRING_KEY':
      return fault('odd-key', offset, end, text.slice(offset, end))
    case 'TAG_RESOLVE_FAILED':
      return fault('tag', offset, end, text.slice(offset, end))
    default:
      return fault('syntax', offset, end)
  }
}

// One slip makes the parser stumble several times close by: the first report is the one that helps.
function oneForEachSpot(faults: readonly Fault[], text: string): Fault[] {
  const kept: Fault[] = []
  let after = -1
  for (const next of faults.toSorted((a, b) => a.offset - b.offset)) {
    if (next.offset <= after) continue
    kept.push(next)
    after = lineEnd(text, lineEnd(text, next.offset) + 1)
  }
  return kept.slice(0, limits.findingsPerFile)
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

function fault(code: FaultCode, offset: number, end: number, found?: string): Fault {
  return { code, offset, end, ...(found === undefined ? {} : { found }) }
}
