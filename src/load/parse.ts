import { type Diagnostic, type Fix, mendable, type Place, startOf } from '../model/diagnostic.ts'
import { limits } from '../model/limits.ts'
import { beforeSpans, withSpans } from '../model/mended.ts'
import type { Document, Source } from '../model/source.ts'
import { decode } from './decode.ts'
import { seenThrough } from './disguise.ts'
import { documentOf } from './document.ts'
import type { Fault, Mend } from './fault.ts'
import { type Allowance, allowance } from './follow-ups.ts'
import { type Lines, linesOf } from './lines.ts'
import { withMends } from './mend.ts'
import { oddValues, oddWords } from './oddities.ts'
import { plainDocument } from './plain-document.ts'
import { inPlainWords, warnings } from './plain-words.ts'
import { readYaml } from './yaml.ts'

export type Parsed = {
  readonly text: string
  /** Undefined where the file cannot be read; the diagnostics say why. */
  readonly document: Document | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Bytes of a YAML file in; a value that remembers its places out, with everything that is wrong with its form. Where every
 * slip has one right answer, the value is what the file will say once they are mended.
 */
export function parse({ file, bytes }: Source, allowed: Allowance = allowance()): Parsed {
  const { text, faults } = decode(bytes)
  const lines = linesOf(text)
  if (faults.length > 0)
    return { text, document: undefined, diagnostics: reported(file, lines, faults) }
  const { document, faults: wrong } = read({ file, text, lines, allowed })
  const odd = oddWords(text, isUrdu(file))
  // A slip in the form of a line may be the same one.
  const value = document && wrong.length === 0 ? oddValues(text) : []
  return { text, document, diagnostics: reported(file, lines, [...wrong, ...odd, ...value]) }
}

type Unread = {
  readonly file: string
  readonly text: string
  readonly lines: Lines
  readonly allowed: Allowance
}

function read({ file, text, lines, allowed }: Unread): {
  document?: Document
  faults: readonly Fault[]
} {
  const plain = plainDocument(file, text, lines)
  if (plain) return { document: plain, faults: [] }
  const { tree, faults } = seenThrough(text, readYaml(text))
  if (tree) return { document: documentOf(file, tree, { text, lines }), faults }
  const told = withMends(text, faults, allowed)
  if (!told.every(({ mend }) => mend)) return { faults: told }
  const spans = told.flatMap(({ mend }) => mend?.spans ?? [])
  const mended = withSpans(text, spans)
  const again = readYaml(mended)
  if (!again.tree) return { faults: told }
  const back = beforeSpans(spans)
  const places = { at: (offset: number) => lines.at(back(offset)) }
  return { document: documentOf(file, again.tree, { text: mended, lines: places }), faults: told }
}

/** Bytes of a Markdown file to its text. */
export function parseText({ file, bytes }: Source): {
  text: string
  diagnostics: readonly Diagnostic[]
  /** Can the text be used? */
  isUsable: boolean
} {
  const { text, faults } = decode(bytes)
  const odd = faults.length === 0 ? oddWords(text, isUrdu(file)) : []
  return {
    text,
    diagnostics: reported(file, linesOf(text), [...faults, ...odd]),
    isUsable: faults.length === 0,
  }
}

function isUrdu(file: string): boolean {
  return file.startsWith('translations/ur/')
}

function reported(file: string, lines: Lines, faults: readonly Fault[]): Diagnostic[] {
  const place = (offset: number, end: number): Place => {
    const to = lines.at(end)
    return { ...startOf(file), ...lines.at(offset), endLine: to.line, endColumn: to.column }
  }
  return faults.slice(0, limits.findingsPerFile).map((fault) => {
    const related =
      fault.earlier === undefined
        ? {}
        : { related: [{ place: place(fault.earlier, fault.earlier), label: 'the first time' }] }
    const severity = warnings.has(fault.code) ? 'warning' : 'error'
    const finding: Diagnostic = {
      ...inPlainWords(fault),
      severity,
      place: place(fault.offset, fault.end),
      ...related,
    }
    return mendable(finding, fault.mend && fixOf(fault.mend, lines))
  })
}

/** A change by offsets as one by lines and columns. */
export function fixOf({ does, spans }: Mend, lines: Lines): Fix {
  const edits = spans.map(({ start, end, text }) => {
    const to = lines.at(end)
    return { ...lines.at(start), endLine: to.line, endColumn: to.column, text }
  })
  return { does, edits }
}
