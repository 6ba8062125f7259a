import { withSpans } from '../model/findings/with-fixes.ts'
import { isFieldName } from '../model/schemas.ts'
import { shown } from '../plain/text.ts'
import { besideBar } from './beside-bar.ts'
import { sameValues } from './disguise.ts'
import type { Fault, FaultCode, OffsetFix, Span } from './fault.ts'
import { type Allowance, type ReadOn, readOn } from './follow-ups.ts'
import { lineEnd, lineStart } from './lines.ts'
import { misplacedIn } from './misplaced.ts'
import { withQuotedLines } from './quoted-lines.ts'
import { fieldsTakenForText, isTab, tabsAsSpaces, tabsBeforeFields, widths } from './tabs.ts'
import { type Outcome, readYaml } from './yaml.ts'

/** Beyond these, a file waits for the next time: each try reads the whole of it. */
const tries = 8
const characters = 64 * 1024

/** The faults of a text that cannot be read, with what fixes them where that has one right answer. */
export function withFoundFixes(text: string, faults: readonly Fault[], allowed: Allowance): ReadOn {
  const small = text.length <= characters
  const seen: ReadOn = small
    ? readOn(text, withQuotedLines(text, faults), allowed)
    : { faults, spans: [] }
  const told = withoutRepeats(text, seen.faults).map((fault) => reworded(text, fault))
  if (!small) return { ...seen, faults: told }
  const made: Span[] = []
  let left = tries
  const fixable = told.map((fault) => {
    const fix = left > 0 ? fixFor(text, fault) : undefined
    if (!fix) return fault
    left--
    if (!helps(text, { fault, faults: told, spans: [...made, ...fix.spans] })) return fault
    made.push(...fix.spans)
    return { ...fault, fix }
  })
  const below = fixedBelow(text, fixable)
  return { ...seen, faults: fixable.filter(({ offset }) => !below.has(lineStart(text, offset))) }
}

// Equal signs for colons, line after line: one slip.
function fixedBelow(text: string, faults: readonly Fault[]): ReadonlySet<number> {
  const lines = faults
    .filter(({ code }) => code === 'sign-for-colon')
    .flatMap(({ offset, fix }) => {
      const end = lineEnd(text, offset)
      return fix?.spans.filter(({ start }) => start > end) ?? []
    })
  return new Set(lines.map(({ start }) => lineStart(text, start)))
}

// An editor that indents by tabs does so on every line: one slip.
function withoutRepeats(text: string, faults: readonly Fault[]): Fault[] {
  const first = faults.find((fault) => isTab(text, fault))
  return faults.filter((fault) => fault === first || !isTab(text, fault))
}

// “Title – A portal for complaints”, as a word processor would have it.
function reworded(text: string, fault: Fault): Fault {
  if (isTab(text, fault)) return { ...fault, code: codeOfTab(text, fault) }
  const beside = fault.code === 'syntax' ? besideBar(text, fault) : undefined
  if (beside) {
    const { start: offset, end, text: found } = beside.sign
    return { ...fault, code: 'beside-bar', offset, end, found }
  }
  if (fault.code !== 'no-colon' && fault.code !== 'not-a-map') return fault
  const line = text.slice(lineStart(text, fault.offset), lineEnd(text, fault.offset))
  const [, name = ''] = /^\s*([A-Za-z][A-Za-z_ ]*?)\s*(?:[–—]|\s-)\s/.exec(line) ?? []
  const found = line.trim()
  if (isNamed(name)) return { ...fault, code: 'dash-for-colon', found }
  const [, before = ''] = otherSign.exec(line) ?? []
  return isNamed(before) ? { ...fault, code: 'sign-for-colon', found } : fault
}

function codeOfTab(text: string, { offset }: Fault): FaultCode {
  const start = lineStart(text, offset)
  const isTaken = widths.some((width) =>
    fieldsTakenForText(text, width).some((field) => field.start === start),
  )
  if (isTaken) return 'tab-before-field'
  return isNeedless(text, start) ? 'needless-tab' : 'tab'
}

// Without it, the file reads as it should, and with spaces for it, it does not.
function isNeedless(text: string, start: number): boolean {
  const tabs = tabsBeforeFields(text)
  if (!tabs.some((tab) => tab.start === start)) return false
  const [atMargin = 0, ...indented] = [tabs, ...widths.map((width) => tabsAsSpaces(text, width))]
    .map((spans) => readYaml(withSpans(text, spans)).tree)
    .map((tree) => (tree ? misplacedIn(tree) : Number.POSITIVE_INFINITY))
  return atMargin === 0 && indented.every((misplaced) => misplaced > 0)
}

function isNamed(name: string): boolean {
  return isFieldName(name.toLowerCase().replaceAll(' ', '_'))
}

// title = A portal; title; A portal; title：A portal
const otherSign = /^\s*([A-Za-z][A-Za-z_ ]*?)\s*(?:=>?|;|：)\s*\S/

const fixers: Partial<Record<FaultCode, (text: string, fault: Fault) => OffsetFix | undefined>> = {
  tab: withoutTabs,
  'needless-tab': (text) => ({ does: 'tab removed', spans: tabsBeforeFields(text) }),
  colon: quotedRest,
  'reserved-start': quotedRest,
  'no-colon': spacedColon,
  'sign-for-colon': plainColons,
  'beside-bar': belowBar,
}

function fixFor(text: string, fault: Fault): OffsetFix | undefined {
  return fault.fix ?? fixers[fault.code]?.(text, fault)
}

// The fault is gone, and nothing new is wrong on its line or the next one: further on, others may come to light.
function helps(
  text: string,
  { fault, faults, spans }: { fault: Fault; faults: readonly Fault[]; spans: readonly Span[] },
): boolean {
  const lineOf = (whole: string, offset: number) => whole.slice(0, offset).split('\n').length
  const line = lineOf(text, fault.offset)
  const keyOf = (whole: string, { code, offset }: Fault) => `${code} ${lineOf(whole, offset)}`
  const known = new Set(
    faults.filter((other) => other !== fault).map((other) => keyOf(text, other)),
  )
  const after = withSpans(text, spans)
  return readYaml(after).faults.every(
    (left) => lineOf(after, left.offset) > line + 1 || known.has(keyOf(after, left)),
  )
}

// Spaces of any width that can be read must give the same, or nobody knows what was meant.
function withoutTabs(text: string): OffsetFix | undefined {
  if (widths.some((width) => fieldsTakenForText(text, width).length > 0)) return undefined
  const readings = widths.map((width) => {
    const spans = tabsAsSpaces(text, width)
    return { spans, outcome: readYaml(withSpans(text, spans)) }
  })
  const readable = readings.filter(({ outcome }) => outcome.tree)
  const [first] = readable
  const agreed =
    first && readable.every(({ outcome }) => sameValues(outcome, first.outcome as Outcome))
  return agreed ? { does: 'tab written as spaces', spans: first.spans } : undefined
}

// title: Budget: for citizens
function quotedRest(text: string, { code, offset }: Fault): OffsetFix | undefined {
  const value = text.slice(offset, lineEnd(text, offset)).trimEnd()
  const [name = ''] = /^[^:]*/.exec(value) ?? []
  const mayBeField = code === 'colon' && (isFieldName(name) || /^\w+_\w+$/.test(name))
  // A remark may be one, or part of the text; a line further in may go on with it.
  if (mayBeField || /\s#|^["'[{|>]|\t/.test(value) || goesOn(text, offset)) return undefined
  const [, inside] = /^[“„"]([^“”„]+)[”“]$/.exec(value) ?? []
  return {
    does:
      inside === undefined
        ? `“${shown(value, 60)}” put in quotes`
        : `straight quotes put around “${shown(inside, 60)}”`,
    spans: [{ start: offset, end: offset + value.length, text: inQuotes(inside ?? value) }],
  }
}

function goesOn(text: string, offset: number): boolean {
  const [head = ''] = /^ *(?:- +)*/.exec(text.slice(lineStart(text, offset))) ?? []
  const [next = ''] = /^ *(?=\S)/m.exec(text.slice(lineEnd(text, offset) + 1)) ?? []
  return next.length > head.length
}

function inQuotes(words: string): string {
  if (!/["\\]/.test(words)) return `"${words}"`
  return words.includes("'") ? JSON.stringify(words) : `'${words}'`
}

// public_problem: | Few read it.
function belowBar(text: string, fault: Fault): OffsetFix | undefined {
  const beside = besideBar(text, fault)
  // What may be a remark would become a part of the text.
  if (!beside || /\s#/.test(text.slice(beside.put.end, lineEnd(text, beside.put.end))))
    return undefined
  return { does: `text put below “${beside.sign.text}”`, spans: [beside.put] }
}

// title:A portal
function spacedColon(text: string, { offset }: Fault): OffsetFix | undefined {
  const from = lineStart(text, offset)
  const [, head = '', name = ''] =
    /^( *(?:- +)*)([a-z_]+):(?=[^\s:/])/.exec(text.slice(from, lineEnd(text, from))) ?? []
  const at = from + head.length + name.length + 1
  return isFieldName(name)
    ? { does: `space put after “${name}:”`, spans: [{ start: at, end: at, text: ' ' }] }
    : undefined
}

// With all lines below that have the same slip; after “=”, letters and digits are text, and other signs may be more.
function plainColons(text: string, { offset }: Fault): OffsetFix | undefined {
  const spans: Span[] = []
  for (let from = lineStart(text, offset); from < text.length; from = lineEnd(text, from) + 1) {
    const line = text.slice(from, lineEnd(text, from))
    const [, name = '', sign = ''] =
      /^([a-z_]+)(\s*(?:=>?|;|：)\s*)(?=[\p{L}\p{N}])/u.exec(line) ?? []
    if (!isFieldName(name)) break
    const start = from + name.length
    const rest = line.slice(name.length + sign.length).trimEnd()
    if (!/:(?: |$)/.test(rest)) spans.push({ start, end: start + sign.length, text: ': ' })
    else if (/["\\]| #/.test(rest)) break
    else spans.push({ start, end: start + sign.length + rest.length, text: `: "${rest}"` })
  }
  return spans.length > 0 ? { does: 'colon put after the name of a field', spans } : undefined
}
