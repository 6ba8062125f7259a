import { onOneLine } from '../plain/text.ts'
import { diff3, type Region, type Trio } from './diff3.ts'
import { valueIn } from './layout.ts'
import { mergedLines } from './lines.ts'
import type { Prose } from './node.ts'

/**
 * Merges a block of text by paragraph, and a paragraph that both sides changed by sentence.
 * @returns undefined where both changed the same sentence, or how the block is written
 */
export function mergedProse({ base, ours, theirs }: Trio<Prose>): Prose | undefined {
  const [before, mine, other] = [base, ours, theirs].map(({ raw }) => blockOf(raw))
  if (!before || !mine || !other) return undefined
  if (before.style !== mine.style || mine.style !== other.style) return undefined
  const header = mergedLines({ base: before.header, ours: mine.header, theirs: other.header })
  if (header === undefined) return undefined
  const text = mergedParagraphs({ base: before.text, ours: mine.text, theirs: other.text })
  if (text === undefined || text.trim() === '') return undefined
  const raw = header + indented(text, mine.indent)
  const read = valueIn(`- ${header}${indented(text, '  ')}`)
  const [value] = Array.isArray(read?.value) ? read.value : []
  return typeof value === 'string' ? { form: 'prose', raw, value } : undefined
}

type Block = {
  /** “|” or “>”, and what becomes of the line breaks at the end. */
  readonly style: string
  /** The style, with a comment perhaps. */
  readonly header: string
  readonly indent: string
  readonly text: string
}

// How far the text is indented is left to its first line: with a digit in the header it would not be.
function blockOf(raw: string): Block | undefined {
  const end = raw.indexOf('\n') + 1
  const header = raw.slice(0, end)
  const [, indent] = /^( +)\S/m.exec(raw.slice(end)) ?? []
  const [, style] = /^([|>][+-]?)[^\S\n]*(?:#.*)?\n$/.exec(header) ?? []
  if (indent === undefined || style === undefined) return undefined
  const lines = raw.slice(end).split(/(?<=\n)/)
  const text = lines.map((line) => (line.trim() === '' ? line : line.slice(indent.length)))
  return { style, header, indent, text: text.join('') }
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.*\S)/gm, indent)
}

/** A stretch of text, and the white space behind it. */
type Token = { readonly text: string; readonly gap: string }

/** How a text is taken apart, and what stands between two tokens where nothing was written. */
type Grain = {
  readonly gap: string
  tokens(text: string): Token[]
  /** What to try on a token that both sides changed. */
  readonly finer?: (versions: Trio<string>) => string | undefined
}

const paragraphs: Grain = { gap: '\n', tokens: paragraphsIn, finer: mergedInParagraph }
const sentences: Grain = { gap: ' ', tokens: sentencesIn }
const lines: Grain = { gap: '\n', tokens: linesIn }

function mergedParagraphs(versions: Trio<string>): string | undefined {
  return merged(versions, paragraphs)
}

function mergedInParagraph(versions: Trio<string>): string | undefined {
  const texts = [versions.base, versions.ours, versions.theirs]
  return merged(versions, texts.some(hasOwnLines) ? lines : sentences)
}

// Lists, tables, headings, quotations and code: there a line break means something.
function hasOwnLines(text: string): boolean {
  return /^(?:\s|[-*+|>#`~]|\d+[.)]\s)/m.test(text)
}

function merged({ base, ours, theirs }: Trio<string>, grain: Grain): string | undefined {
  const { tokens } = grain
  const versions = { base: tokens(base), ours: tokens(ours), theirs: tokens(theirs) }
  const kept: Token[] = []
  for (const region of diff3(versions, ({ text }) => onOneLine(text)) ?? [undefined]) {
    const chosen = region && chosenFrom(region, grain)
    if (!chosen) return undefined
    kept.push(...chosen)
  }
  const end = versions.ours.at(-1)?.gap ?? ''
  return kept
    .map(({ text, gap }, index) => {
      if (index === kept.length - 1) return text + end
      return text + (gap === '' ? grain.gap : gap)
    })
    .join('')
}

function chosenFrom(region: Region<Token>, { finer }: Grain): readonly Token[] | undefined {
  const { from, base, ours, theirs } = region
  if (from === 'ours') return ours
  if (from === 'theirs') return theirs
  if (from === 'nobody') {
    const rewrapped = ours.map((token, index) => spaced(token, base[index], theirs[index]))
    return rewrapped.includes(undefined) ? undefined : rewrapped.flatMap((token) => token ?? [])
  }
  if (isSame(ours, theirs)) return ours
  const [before, mine, other] = [base[0], ours[0], theirs[0]]
  if (!before || !mine || !other || base.length + ours.length + theirs.length > 3) return undefined
  const text = finer?.({ base: before.text, ours: mine.text, theirs: other.text })
  return text === undefined ? undefined : [{ text, gap: gapOf(mine, before, other) }]
}

function isSame(ours: readonly Token[], theirs: readonly Token[]): boolean {
  const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => onOneLine(text)).join('\n')
  return textOf(ours) === textOf(theirs)
}

// The words are the same for all three; the line breaks may not be.
function spaced(
  ours: Token,
  base: Token | undefined,
  theirs: Token | undefined,
): Token | undefined {
  if (!base || !theirs) return ours
  const isOpen = ours.text === theirs.text || ours.text === base.text || theirs.text === base.text
  if (!isOpen && hasOwnLines(ours.text)) return undefined
  const text = ours.text === base.text ? theirs.text : ours.text
  return { text, gap: gapOf(ours, base, theirs) }
}

function gapOf(ours: Token, base: Token, theirs: Token): string {
  return ours.gap === base.gap ? theirs.gap : ours.gap
}

function paragraphsIn(text: string): Token[] {
  const found: { text: string; gap: string }[] = []
  for (const line of text.split(/(?<=\n)/)) {
    const last = found.at(-1)
    if (line.trim() === '') {
      if (last) last.gap += line
      else found.push({ text: '', gap: line })
    } else if (last?.gap === '') last.text += line
    else found.push({ text: line, gap: '' })
  }
  return found
}

const endOfSentence = /(?<=[.!?؟۔…]["'”’)\]*_]*)(\s+)/

function sentencesIn(text: string): Token[] {
  return paired(text.trimEnd().split(endOfSentence), text)
}

function linesIn(text: string): Token[] {
  return paired(text.trimEnd().split(/(\n)/), text)
}

// Texts and gaps take turns; the last gap is what ends the paragraph.
function paired(parts: readonly string[], whole: string): Token[] {
  const last = whole.slice(whole.trimEnd().length)
  return parts.flatMap((text, index) =>
    index % 2 === 0 ? [{ text, gap: parts[index + 1] ?? last }] : [],
  )
}
