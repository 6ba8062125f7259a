import { type Diagnostic, type Fix, type Place, startOf, withFix } from '../model/diagnostic.ts'
import { beforeSpans, withSpans } from '../model/findings/with-fixes.ts'
import { limits } from '../model/limits.ts'
import { planFileAt, type Supposed } from '../model/plan-file.ts'
import type { Document, Source } from '../model/source.ts'
import { beyond } from './beyond.ts'
import { decode } from './decode.ts'
import { seenThrough } from './disguise.ts'
import { documentOf } from './document.ts'
import { type Fault, isForPerson, type OffsetFix, type Span } from './fault.ts'
import { withFoundFixes } from './fix.ts'
import { type Allowance, allowance, placedBack } from './follow-ups.ts'
import { foreignText, formattedText } from './foreign.ts'
import { type Lines, linesOf } from './lines.ts'
import { oddValues, oddWords } from './oddities.ts'
import { plainDocument } from './quick/plain-document.ts'
import { faultWords, warnings } from './quick/plain-words.ts'
import { calledFields, pointersAt } from './waiting-fields.ts'
import { readYaml, type YamlTree } from './yaml.ts'

export type Parsed = {
  readonly text: string
  /** Undefined where the file cannot be read; the diagnostics say why. */
  readonly document: Document | undefined
  /** Pointers of its values that hold, or are named with, what only a person can judge. */
  readonly waits: readonly string[]
  /** Of a file that cannot be read, what it says besides its slips. */
  readonly supposed?: Supposed
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Bytes of a YAML file in; a value that remembers its places out, with everything that is wrong with its form. Where every
 * slip, hidden characters among them, has one right answer, the value is what the file will say once they are fixed.
 */
export function parse({ file, bytes }: Source, allowed: Allowance = allowance()): Parsed {
  const { text, faults } = decode(bytes)
  const lines = linesOf(text)
  const unread = { file, text, lines, allowed }
  const {
    document,
    waits = [],
    supposed,
    faults: wrong,
    odd,
  } = faults.length > 0 ? behindCharacters(unread, faults) : read(unread)
  const words = faults.length > 0 ? [] : oddWords(text, isUrdu(file))
  const diagnostics = reported(file, lines, [...wrong, ...words, ...odd])
  return { text, document, waits, ...(supposed && { supposed }), diagnostics }
}

// A character that nobody sees, or another encoding, must not hide what else is wrong.
function behindCharacters({ text, lines, ...file }: Unread, faults: readonly Fault[]): Read {
  const certain = withoutHidden(faults)
  const put = certain ?? standIns(text, faults)
  if (!put) return { faults, odd: [] }
  const back = beforeSpans(put)
  const places = { at: (offset: number) => lines.at(back(offset)) }
  const { document, supposed, ...rest } = read({
    ...file,
    text: withSpans(text, put),
    lines: places,
  })
  // What a person has to judge stays in the file, so nothing may be written over it.
  const isFixed = !!certain && !faults.some(isForPerson)
  const behind = [...rest.faults, ...rest.odd].map((found) => placedBack(found, back, isFixed))
  const told = {
    faults: [...faults, ...behind].toSorted((a, b) => a.offset - b.offset),
    odd: [],
  }
  if (certain && document) {
    const waiting = withWaits(document, faults, { text, lines })
    const waits = [...waiting.waits, ...(rest.waits ?? [])]
    const found = [...waiting.faults, ...behind].toSorted((a, b) => a.offset - b.offset)
    return { ...told, faults: found, document, waits }
  }
  if (certain) return { ...told, ...(supposed && { supposed }) }
  const known = supposed?.document ?? document
  if (!known) return told
  const lost = new Set([...linesIn(lines, put), ...(supposed?.standIns ?? [])])
  return { ...told, supposed: { document: known, standIns: lost } }
}

// Of bytes that are no UTF-8 nothing is certain; where only a person can judge a character, its field waits.
function withoutHidden(faults: readonly Fault[]): readonly Span[] | undefined {
  const spans = faults.map((found) => (isForPerson(found) ? found.beyond : found.fix?.spans) ?? [])
  return spans.every(({ length }) => length > 0) ? spans.flat() : undefined
}

function standIns(text: string, faults: readonly Fault[]): readonly Span[] | undefined {
  const spans = faults.map((found) => beyond(text, found)[0])
  return spans.some((known) => known === undefined) ? undefined : spans.flatMap((one) => one ?? [])
}

/** The faults, each with what waits because of it, and all of that. */
function withWaits(
  document: Document,
  faults: readonly Fault[],
  written: Pick<Unread, 'text' | 'lines'>,
): { faults: readonly Fault[]; waits: readonly string[] } {
  const all = faults.map((found) => ({
    found,
    waits: isForPerson(found) ? pointersAt(document, found.beyond ?? [], written) : [],
  }))
  return {
    faults: all.map(({ found, waits }) =>
      waits.length > 0 ? { ...found, waits: calledFields(waits) } : found,
    ),
    waits: [...new Set(all.flatMap(({ waits }) => waits))],
  }
}

type Unread = {
  readonly file: string
  readonly text: string
  readonly lines: Lines
  readonly allowed: Allowance
}

type Read = {
  readonly document?: Document
  readonly waits?: readonly string[]
  readonly supposed?: Supposed
  readonly faults: readonly Fault[]
  /** Values that are hardly what was meant. */
  readonly odd: readonly Fault[]
}

function read({ file, text, lines, allowed }: Unread): Read {
  const plain = plainDocument(file, text, lines)
  if (plain) return { document: plain, faults: [], odd: oddValues(text) }
  const { tree, faults } = seenThrough(text, readYaml(text))
  if (tree) {
    const odd = faults.length === 0 ? oddValues(text) : []
    return { document: documentOf(file, tree, { text, lines }), faults, odd }
  }
  const foreign = foreignText(text)
  if (foreign) return { faults: [foreign], odd: [] }
  const seen = withFoundFixes(text, faults, allowed)
  const { faults: told } = seen
  const odd = seen.tree
    ? besideSlips(oddValues(withSpans(text, seen.spans)), lines, seen.spans)
    : []
  if (told.every((found) => found.fix || isForPerson(found))) {
    const spans = told.flatMap((found) => found.fix?.spans ?? found.beyond ?? [])
    const fixed = readYaml(withSpans(text, spans)).tree
    if (fixed) {
      const document = withParts({ file, text, lines }, spans, fixed)
      return { document, ...withWaits(document, told, { text, lines }), odd }
    }
  }
  if (!seen.tree) return { faults: told, odd }
  const document = withParts({ file, text, lines }, seen.spans, seen.tree)
  return { supposed: { document, standIns: linesIn(lines, seen.spans) }, faults: told, odd }
}

// A slip in the form of a line may be the same one.
function besideSlips(odd: readonly Fault[], lines: Lines, spans: readonly Span[]): Fault[] {
  const back = beforeSpans(spans)
  const standIns = linesIn(lines, spans)
  return odd
    .map((found) => placedBack(found, back))
    .filter(({ offset }) => !standIns.has(lines.at(offset).line))
}

function withParts(
  { file, text, lines }: Omit<Unread, 'allowed'>,
  spans: readonly Span[],
  tree: YamlTree,
): Document {
  const back = beforeSpans(spans)
  const places = { at: (offset: number) => lines.at(back(offset)) }
  return documentOf(file, tree, { text: withSpans(text, spans), lines: places })
}

function linesIn(lines: Lines, spans: readonly Span[]): Set<number> {
  const all = spans.flatMap(({ start, end }) => {
    const from = lines.at(start).line
    return Array.from({ length: lines.at(end).line - from + 1 }, (_, index) => from + index)
  })
  return new Set(all)
}

/** Bytes of a Markdown file to its text. */
export function parseText({ file, bytes }: Source): {
  text: string
  diagnostics: readonly Diagnostic[]
  /** The text as it will be once its slips are fixed; undefined where that needs a person. */
  usable: string | undefined
} {
  const { text, faults: found } = decode(bytes, 'prose')
  const formatted = found.length === 0 ? formattedText(text) : undefined
  const faults = formatted ? [formatted] : found
  const odd = faults.length === 0 ? oddWords(text, isUrdu(file)) : []
  const { waiting, usable } = usableProse(text, faults)
  return {
    text,
    diagnostics: reported(file, linesOf(text), [...waiting, ...odd]).map((finding) =>
      asOfText(finding, faults),
    ),
    usable,
  }
}

// Every line keeps its number: what is found later is told with it. A paragraph that holds the end of a quotation of code
// cannot be taken out without turning the rest into one.
function usableProse(text: string, faults: readonly Fault[]) {
  const hidden = withoutHidden(faults)
  const paragraphs = faults.filter(isForPerson).map(({ offset }) => paragraphAt(text, offset))
  const isLost = paragraphs.some(({ start, end }) => /^ *(?:```|~~~)/m.test(text.slice(start, end)))
  if (!hidden || isLost) return { waiting: faults, usable: undefined }
  const isApart = ({ start }: Span) =>
    !paragraphs.some((paragraph) => paragraph.start <= start && start < paragraph.end)
  const certain = hidden
    .filter(isApart)
    .map((span) => ({ ...span, text: span.text.replaceAll('\n', ' ') }))
  const gone = new Map(paragraphs.map((paragraph) => [paragraph.start, paragraph]))
  return {
    waiting: faults.map((found) =>
      isForPerson(found) ? { ...found, waits: 'Its paragraph' } : found,
    ),
    usable: withSpans(text, [...certain, ...gone.values()]),
  }
}

function paragraphAt(text: string, offset: number): Span {
  const before = Array.from(text.slice(0, offset).matchAll(/\n[^\S\n]*\n/g)).at(-1)
  const start = before ? before.index + before[0].length : 0
  const after = /\n[^\S\n]*\n/.exec(text.slice(offset))
  const end = after ? offset + after.index : text.length
  return { start, end, text: text.slice(start, end).replaceAll(/[^\n]/g, '') }
}

// Where no fields are wanted, nobody is to be told about them.
function asOfText(finding: Diagnostic, faults: readonly Fault[]): Diagnostic {
  if (finding.rule !== 'file-holds-fields') return finding
  // What a broken copy left behind has no words to copy.
  const isDocument = faults.every(({ code }) => code !== 'only-zeros')
  const help =
    'Copy its words into a file of plain text, and keep the document itself outside the plan folder.'
  return { ...finding, rule: 'file-holds-text', ...(isDocument && { help }) }
}

function isUrdu(file: string): boolean {
  const is = planFileAt(file)
  return is?.kind === 'translation' && is.language === 'ur'
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
      ...faultWords(fault),
      severity,
      place: place(fault.offset, fault.end),
      ...related,
    }
    return withFix(finding, fault.fix && fixOf(fault.fix, lines))
  })
}

/** A change by offsets as one by lines and columns. */
export function fixOf({ does, spans }: OffsetFix, lines: Lines): Fix {
  const edits = spans.map(({ start, end, text }) => {
    const to = lines.at(end)
    return { ...lines.at(start), endLine: to.line, endColumn: to.column, text }
  })
  return { does, edits }
}
