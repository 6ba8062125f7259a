import { Composer, type Node, Parser, type Document as Tree, type YAMLError } from 'yaml'
import { limits } from '../model/limits.ts'
import { lastIndex } from '../plain/sorted.ts'
import { withAnchorsAsOne } from './anchors.ts'
import { type Fault, type FaultCode, fault } from './fault.ts'
import { lineEnd } from './lines.ts'
import { depthFault, inspect } from './tokens.ts'
import { inspectTree } from './tree.ts'

export type YamlTree = Tree.Parsed

export type Outcome = { readonly tree: YamlTree | undefined; readonly faults: readonly Fault[] }

/**
 * The hardened reader: text of one YAML file to its tree, or everything that is wrong with it. Only the plain part of
 * YAML is let through (no anchors, aliases, tags, directives, merge keys), within the limits; it never throws for bad
 * input. Depth is measured on tokens, before anything recursive: two files of a thousand brackets end a Node process.
 */
export function readYaml(text: string): Outcome {
  try {
    return read(text)
  } catch {
    // Whatever the library cannot digest is the file’s fault; it must not hide the other files.
    return refusedFor([fault('syntax', 0, 0)])
  }
}

function read(text: string): Outcome {
  const deep = depthFault(text)
  if (deep) return refusedFor([deep])
  const tokens = [...new Parser().parse(text)]
  const { faults, openQuotes } = inspect(tokens)
  if (faults.length > 0) return refusedFor(withAnchorsAsOne(text, faults))
  const [tree] = composer().compose(tokens, true, text.length)
  if (!tree || tree.contents === null) return refusedFor([fault('empty', 0, 0)])
  const wrong = [...tree.errors, ...tree.warnings].map((error) =>
    translated(error, text, openQuotes),
  )
  if (wrong.length > 0) return refusedFor(oneForEachSpot(wrong, text))
  const inTree = inspectTree(tree.contents as Node)
  return inTree.length > 0 ? refusedFor(inTree) : { tree, faults: [] }
}

function refusedFor(faults: readonly Fault[]): Outcome {
  return { tree: undefined, faults: faults.slice(0, limits.findingsPerFile) }
}

function composer(): Composer {
  return new Composer({
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
}

const direct: Readonly<Record<string, FaultCode>> = {
  TAB_AS_INDENT: 'tab',
  BAD_SCALAR_START: 'reserved-start',
  BAD_DQ_ESCAPE: 'escape',
  NON_STRING_KEY: 'odd-key',
  TAG_RESOLVE_FAILED: 'tag',
}

/** An error of the library, and what stands around it. */
type Spot = {
  readonly message: string
  readonly offset: number
  readonly end: number
  readonly lineTo: number
  readonly text: string
  readonly openQuotes: readonly number[]
}

// Where the library’s one error can come from several slips, the words around it tell which.
const telling: Readonly<Record<string, (spot: Spot) => Fault>> = {
  BLOCK_AS_IMPLICIT_KEY: (spot) => {
    const { text, offset, lineTo } = spot
    const colon = /:(?: |$)/.test(text.slice(offset, lineTo))
    return colon ? restOfLine('colon', spot) : nextLine(spot)
  },
  MULTILINE_IMPLICIT_KEY: (spot) => {
    // After “name: ”, it is the next line that is indented like a field of its own.
    const { text, offset } = spot
    const inValue = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() !== ''
    return inValue ? nextLine(spot) : restOfLine('no-colon', spot)
  },
  BAD_INDENT: ({ message, offset, end }) =>
    fault(message.includes('Flow') ? 'bracket' : 'indentation', offset, end),
  MISSING_CHAR: (spot) => {
    const { message, offset, openQuotes } = spot
    if (message.includes('quote')) {
      const opens = openQuotes[lastIndex(openQuotes, (open) => open < offset)] ?? offset
      return fault('quote', opens, opens + 1)
    }
    if (message.includes('Sequence')) return restOfLine('indentation', spot)
    return restOfLine(message.includes('Comments') ? 'after-quote' : 'no-colon', spot)
  },
  UNEXPECTED_TOKEN: (spot) => {
    const { text, offset, end } = spot
    const quoted = /["']$/.test(text.slice(0, offset).trimEnd().slice(-1))
    return quoted ? restOfLine('after-quote', spot) : fault('syntax', offset, end)
  },
}

/** The library’s error to ours, which says what a person did. */
function translated(
  { code, message, pos }: YAMLError,
  text: string,
  openQuotes: readonly number[],
): Fault {
  const [offset, end] = pos
  const known = direct[code]
  if (known)
    return fault(known, offset, end, text.slice(offset, known === 'escape' ? offset + 2 : end))
  const spot = { message, offset, end, lineTo: lineEnd(text, offset), text, openQuotes }
  return telling[code]?.(spot) ?? fault('syntax', offset, end)
}

function nextLine({ text, lineTo }: Spot): Fault {
  return fault('indentation', lineTo + 1, lineEnd(text, lineTo + 1))
}

function restOfLine(code: FaultCode, { offset, lineTo, text }: Spot): Fault {
  return fault(code, offset, lineTo, text.slice(offset, lineTo))
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
  return kept
}
