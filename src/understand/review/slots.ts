import type { Attributed, Commitment } from '../../model/draft.ts'
import type { ReceivedParagraph } from '../../model/exchange/received.ts'
import type { Known } from '../../model/exchange/understood.ts'
import { valueById } from '../../model/field.ts'
import { labelsOf } from '../../model/languages/field-labels.ts'
import { inMarkdownWords } from '../../model/markdown/markdown-words.ts'
import { fullNameOf, nameOf } from '../../model/plan.ts'
import { fieldsOf, followed, schemaAt } from '../../model/schemas.ts'
import { sectionOf } from '../plan-fields.ts'
import { inSingleSpaces, isMade } from '../reading.ts'
import { contactSlots } from './contact-slots.ts'
import { chapterSlots, themeSlots } from './prose-slots.ts'
import { type Region, wholeOf } from './regions.ts'
import { rowSlots } from './row-slots.ts'
import { isPlainText, isPutIn, type Slot, type Slots, withoutOwn, withPieces } from './slot.ts'
import { cutBySpans, withPlainCommas, wordsBefore } from './spans.ts'

/** The answers that stand in a region. */
export function slotsOf(region: Region, known: Known, commitment: Commitment | undefined): Slots {
  const { is, field } = region
  const all = wholeOf(region)
  if (!field || is === 'other' || is === 'new-row') return { slots: [], rest: all }
  if (field.kind === 'theme') return themeSlots(region, known)
  if (field.kind === 'chapter') return chapterSlots(region, known)
  if (!commitment) return { slots: [], rest: all }
  if (is === 'row') return rowSlots(region, known, commitment)
  switch (sectionOf(field.pointer)) {
    case 'title':
      return titleSlots(region, commitment)
    case 'facts':
    case 'additional':
      return factSlots(region, known, commitment)
    case 'answers':
      return answerSlots(region, known, commitment)
    case 'contact':
      return contactSlots(region, known, commitment)
    case 'notes':
      return noteSlots(region, known, commitment)
    default:
      return { slots: [], rest: all }
  }
}

/** Of lists of which each entry has several answers, those of links alone are printed as one answer. */
function formOfFact(pointer: string): Slot['form'] {
  const { items } = schemaAt('contribution', pointer) ?? {}
  if (items && followed(items).properties) return 'links'
  return isPlainText(pointer) ? 'words' : 'value'
}

/** Words that follow a label in its own paragraph, and what was put in below. */
function titleSlots({ field, label, paragraphs }: Region, { value, number }: Commitment): Slots {
  if (!field || !label) return { slots: [], rest: paragraphs }
  const line = wordsBefore(label.pieces)
  const start = line.startsWith(`${number} `)
    ? number.length + 1
    : (/^[\d.]*\s*/.exec(line)?.[0].length ?? 0)
  const { parts, rest } = cutBySpans(label.pieces, [{ start, end: line.length }])
  const putIn = parts[0]?.filter(({ marks }) => !isMade(marks, 'rejected'))
  const slot: Slot = {
    field,
    form: 'words',
    base: value.title,
    // Without a title, nap says what the commitment is called.
    paragraphs: [withPieces(label, value.title === undefined ? putIn : parts[0])],
  }
  return { slots: [slot], rest: [withPieces(label, rest), ...paragraphs] }
}

function factSlots({ field, label, paragraphs }: Region, known: Known, of: Commitment): Slots {
  if (!field || !label) return { slots: [], rest: paragraphs }
  const entries = entriesAt(field.pointer, of)
  const lines = [label, ...paragraphs.filter((one) => isLikeLabel(one, label))]
  const slots: Slot[] = []
  const rest: ReceivedParagraph[] = []
  for (const [index, line] of lines.entries()) {
    const entry = entries[index]
    const cut = factCut(line, known, entry, entries)
    slots.push({
      field,
      ...(entry?.institution !== undefined && { giver: entry.institution }),
      form: formOfFact(field.pointer),
      base: entry?.value,
      paragraphs: [withPieces(line, cut.parts[0])],
    })
    rest.push(withPieces(line, cut.rest))
  }
  // What somebody typed below a short answer goes on with it.
  const own = ownLinesOfFact(field.pointer, known, of)
  const left = paragraphs.filter((one) => !lines.includes(one))
  const typed = left.filter((one) => isPutIn(one) || !own(inSingleSpaces(wordsBefore(one.pieces))))
  const last = slots.at(-1)
  const grown = last ? [{ ...last, paragraphs: [...last.paragraphs, ...typed] }] : []
  return {
    slots: [...slots.slice(0, -1), ...grown],
    rest: [...rest, ...left.filter((one) => !typed.includes(one))],
  }
}

/** Whether nap has written a line below a short answer: who contributed, or what else was answered. */
function ownLinesOfFact(pointer: string, { folder }: Known, of: Commitment) {
  const contributors = withPlainCommas(of.contributors.map((id) => nameOf(folder, id)).join(', '))
  const answers = of.disagreements
    .filter(({ about }) => about === pointer)
    .flatMap((one) => one.answers.map(({ institution }) => nameOf(folder, institution)))
  return (words: string) => {
    // French has a space before the colon.
    const said = withPlainCommas(words).replaceAll(' :', ':')
    return (
      said === '' ||
      said.endsWith(`: ${contributors}`) ||
      answers.some((name) => said.includes(` ${name}: `))
    )
  }
}

type Entry = { readonly institution?: string; readonly value: unknown }

/** What the plan says to a question: an entry for each institution where all stand side by side. */
export function entriesAt(pointer: string, { value }: Commitment): readonly Entry[] {
  const found = valueById(value, pointer)
  if (found === undefined) return []
  if (schemaAt('contribution', pointer)?.['x-merge'] !== 'attribute') return [{ value: found }]
  return Array.isArray(found) ? (found as readonly Attributed[]) : []
}

function factCut(
  { pieces }: ReceivedParagraph,
  { folder }: Known,
  entry: Entry | undefined,
  { length }: readonly Entry[],
) {
  const line = wordsBefore(pieces)
  const start = startBehindLabel(line)
  // Without an answer there is at most nap’s own word that one is awaited.
  if (!entry) {
    const { parts, rest } = cutBySpans(pieces, [{ start, end: line.length }])
    return { parts: parts.map((part) => withoutOwn(part, undefined)), rest }
  }
  const giver =
    length > 1 && entry.institution !== undefined ? ` (${nameOf(folder, entry.institution)})` : ''
  const end = giver !== '' && line.trimEnd().endsWith(giver) ? line.lastIndexOf(giver) : line.length
  return cutBySpans(pieces, [{ start: Math.min(start, end), end }])
}

function startBehindLabel(line: string): number {
  return /^[^:：]*[:：]\s*/.exec(line)?.[0].length ?? 0
}

function isLikeLabel(paragraph: ReceivedParagraph, label: ReceivedParagraph): boolean {
  const [name = ''] = wordsBefore(label.pieces).split(':')
  return name.trim() !== '' && wordsBefore(paragraph.pieces).startsWith(`${name}:`)
}

function answerSlots(region: Region, known: Known, commitment: Commitment): Slots {
  const { field } = region
  // Below the label of a group stand the labels of its parts.
  if (!field || fieldsOf(schemaAt('contribution', field.pointer) ?? {}).length > 0)
    return { slots: [], rest: wholeOf(region) }
  const entries = entriesAt(field.pointer, commitment)
  const { groups, rest } = groupedByLabel(region, {
    names: entries.length > 1 ? labelsOf(field.pointer).map(inSingleSpaces) : [],
    own: ownLines(field.pointer, known, commitment),
    isAnswered: entries.length > 0,
  })
  const slots = groups.map((group, index): Slot => {
    const entry = entries[index]
    return {
      field,
      ...(entry?.institution !== undefined && { giver: entry.institution }),
      form: schemaAt('contribution', field.pointer)?.type === 'array' ? 'value' : 'markdown',
      base: entry?.value,
      paragraphs: group.paragraphs,
    }
  })
  return { slots, rest }
}

type Group = { readonly paragraphs: ReceivedParagraph[] }
type Said = {
  readonly names: readonly string[]
  readonly own: ReadonlySet<string>
  readonly isAnswered: boolean
}

/** The answers of several institutions to one question, each behind the label once more, without nap’s own words. */
function groupedByLabel({ label, paragraphs }: Region, { names, own, isAnswered }: Said) {
  const groups: Group[] = [{ paragraphs: [] }]
  const rest: ReceivedParagraph[] = label ? [label] : []
  for (const paragraph of paragraphs) {
    const words = inSingleSpaces(wordsBefore(paragraph.pieces))
    const isNext = names.some((name) => words.startsWith(`${name} (`))
    const isAwaited = !isAnswered && [...own].some((name) => words.includes(name))
    if (isNext) groups.push({ paragraphs: [] })
    if (isNext || isAwaited || isOwnWords(paragraph, own)) rest.push(paragraph)
    else groups.at(-1)?.paragraphs.push(paragraph)
  }
  return { groups, rest }
}

/** Notes stand in a list, each behind the name of the institution. */
function noteSlots({ field, label, paragraphs }: Region, { folder }: Known, of: Commitment): Slots {
  const slots: Slot[] = []
  const rest = label ? [label] : []
  const entries = field ? entriesAt(field.pointer, of) : []
  const used = new Set<ReceivedParagraph>()
  for (const [index, { institution = '', value }] of entries.entries()) {
    const name = `${nameOf(folder, institution)}:`
    const begins = (one: ReceivedParagraph) => wordsBefore(one.pieces).startsWith(name)
    const line = paragraphs.find((one) => !used.has(one) && begins(one)) ?? paragraphs[index]
    if (!field || !line) continue
    used.add(line)
    const words = wordsBefore(line.pieces)
    const start = begins(line)
      ? (/^\s*/.exec(words.slice(name.length))?.[0].length ?? 0) + name.length
      : 0
    const span = { start, end: words.length }
    const { parts, rest: own } = cutBySpans(line.pieces, [span])
    slots.push({
      field,
      giver: institution,
      form: 'words',
      base: value,
      paragraphs: [withPieces(line, parts[0])],
    })
    rest.push(withPieces(line, own))
  }
  return { slots, rest: [...rest, ...paragraphs.filter((one) => !used.has(one))] }
}

/** Lines that nap writes below an answer: what else was answered, and that it is awaited. */
function ownLines(
  pointer: string,
  { folder }: Known,
  { disagreements, gaps, lead }: Commitment,
): Set<string> {
  const open = disagreements.filter(({ about }) => about === pointer)
  const told = open.flatMap(({ answers, standing }) =>
    answers
      .filter(({ institution }) => institution !== standing)
      .flatMap(({ institution, value }) => [
        `${nameOf(folder, institution)}:`,
        ...inMarkdownWords(String(value)).split('\n'),
      ]),
  )
  const awaited = gaps.includes(pointer) && lead !== undefined ? [fullNameOf(folder, lead)] : []
  return new Set([...told, ...awaited].map(inSingleSpaces))
}

const ownStyles = new Set(['Notice', 'Remark'])

function isOwnWords(paragraph: ReceivedParagraph, own: ReadonlySet<string>): boolean {
  if (isPutIn(paragraph)) return false
  return ownStyles.has(paragraph.style) || own.has(inSingleSpaces(wordsBefore(paragraph.pieces)))
}
