import type { Known } from '../../model/exchange/understood.ts'
import { writtenAnswer } from '../../model/exchange/written-answer.ts'
import { nameOf, type PlanFolder } from '../../model/plan.ts'
import { schemaAt } from '../../model/schemas.ts'
import { canonical } from '../../plain/canonical.ts'
import { withoutSecrets } from '../../plain/secrets.ts'
import { answerIn } from '../answer.ts'
import type { AnswerRead } from '../answer-read.ts'
import { inSingleSpaces, linesRead, type Reading } from '../reading.ts'
import {
  type Author,
  groupsOfAuthors,
  readingOf,
  type Swap,
  swapBetween,
  swapsBy,
} from './edits.ts'
import { linkLines, printedLinks } from './links.ts'
import type { Slot } from './slot.ts'
import { withPlainCommas } from './spans.ts'
import { comparable, comparableMarkdown, comparableParagraphs, woven } from './weave.ts'

type AnswerFault = Extract<AnswerRead, { fault: object }>['fault']

/** What somebody made of an answer. */
export type Changed = {
  readonly slot: Slot
  /** Who, where change tracking tells; nobody where it was done without. */
  readonly authors: readonly Author[]
  readonly isTracked: boolean
  /** What the answer says now, as a file of the plan would hold it; undefined where nothing is left of it. */
  readonly value: unknown
  /** The same as people write it. */
  readonly words: string
  /** Why the words cannot be an answer to the question. */
  readonly fault?: AnswerFault
  readonly swaps: readonly Swap[]
}

/**
 * What was changed in an answer, of each author for himself where no two changed the same words.
 * @param isOne all who changed it speak for one sender
 */
export function changesOfSlot(slot: Slot, known: Known, isOne: boolean): Changed[] {
  const before = said(slot, 'rejected', known)
  const now = said(slot, 'accepted', known)
  const isUntracked = !isBase(before, slot, known.folder)
  const groups = groupsOfAuthors(slot.paragraphs)
  if (groups.length === 0) {
    return isUntracked ? [changed(slot, [], before, known)] : []
  }
  if (isBase(now, slot, known.folder)) return []
  const readings: (readonly Author[])[] = isUntracked || isOne ? [groups.flat()] : groups
  return readings.flatMap((authors) => {
    const all = isUntracked || isOne ? now : said(slot, readingOf(authors), known)
    return isBase(all, slot, known.folder) ? [] : [changed(slot, authors, all, known)]
  })
}

type Said = {
  readonly value: unknown
  readonly words: string
  readonly fault?: AnswerFault
  /** What it is compared by. */
  readonly key: string
}

/** What an answer says in a reading. */
function said(slot: Slot, reading: Reading, { folder }: Known): Said {
  const { form, base, paragraphs } = slot
  const key = comparableParagraphs(paragraphs, reading)
  if (key === '') return { value: undefined, words: '', key }
  if (form === 'markdown') {
    const markdown = woven(typeof base === 'string' ? base : '', paragraphs, reading)
    return { value: markdown, words: markdown, key }
  }
  if (form === 'words' || form === 'printed') {
    const words = inSingleSpaces(linesRead(paragraphs, reading).join('\n'))
    return { value: words, words, key }
  }
  return { ...valueSaid(slot, reading, folder), key }
}

function valueSaid(
  { form, base, paragraphs, field: { pointer } }: Slot,
  reading: Reading,
  folder: PlanFolder,
): Omit<Said, 'key'> {
  const lines =
    form === 'links' ? linkLines(paragraphs, reading, base) : linesRead(paragraphs, reading)
  const words = lines.join('\n')
  const read = answerIn(words, schemaAt('contribution', pointer) ?? {}, folder)
  return 'fault' in read
    ? { value: undefined, words, fault: read.fault }
    : { value: read.value, words: writtenAnswer(read.value, pointer, folder) }
}

function isBase(
  { value, key, fault }: Said,
  { form, base, field }: Slot,
  folder: PlanFolder,
): boolean {
  if (base === undefined) return key === ''
  if (form === 'printed') return withPlainCommas(key) === comparable([String(base)])
  if (form === 'links')
    return fault === undefined ? sameValue(value, base) : key === comparable([printedLinks(base)])
  if (form !== 'value' && isBlackened(key, comparableMarkdown(String(base)))) return true
  if (form === 'markdown') return key === comparableMarkdown(String(base))
  if (form === 'words')
    return key === comparableMarkdown(String(base)) || value === inSingleSpaces(String(base))
  if (fault === undefined) return sameValue(value, base)
  const printed = [
    writtenAnswer(base, field.pointer, folder),
    [base]
      .flat()
      .map((id) => nameOf(folder, String(id)))
      .join('\n'),
  ]
  return printed.map((words) => words.replaceAll('\n', ' ')).includes(key.replaceAll(/[;,] /g, ' '))
}

// What must not be published is not in the public draft: there stands a word in brackets instead.
function isBlackened(key: string, base: string): boolean {
  const parts = withoutSecrets(base, '\u0000').split('\u0000')
  if (parts.length === 1 || !key.startsWith(parts[0] ?? '')) return false
  let rest = key.slice(parts[0]?.length)
  for (const part of parts.slice(1)) {
    const end = rest.startsWith('[') ? rest.indexOf(']') : -1
    if (end === -1 || !rest.startsWith(part, end + 1)) return false
    rest = rest.slice(end + 1 + part.length)
  }
  return rest === ''
}

// The order in which a draft lists what several have named is nap’s own.
function sameValue(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) =>
    Array.isArray(value) ? value.map((entry) => canonical(entry)).toSorted() : (value ?? null)
  return canonical(sorted(one)) === canonical(sorted(other))
}

function changed(slot: Slot, authors: readonly Author[], said: Said, known: Known): Changed {
  const isTracked = authors.length > 0
  const { value, words, fault } = said
  const before = comparableBase(slot, known.folder)
  const tracked = isTracked ? swapsBy(slot.paragraphs, authors) : []
  return {
    slot,
    authors,
    isTracked,
    value,
    words,
    ...(fault !== undefined && { fault }),
    // Of a link that leads somewhere else now, the words are the same.
    swaps:
      tracked.length > 0
        ? tracked
        : [
            before === said.key
              ? swapBetween(quotedBase(slot, known.folder) ?? '', words)
              : swapBetween(before, said.key),
          ],
  }
}

function comparableBase({ base, form, field }: Slot, folder: PlanFolder): string {
  if (base === undefined) return ''
  if (form === 'links') return comparable([printedLinks(base)])
  if (form === 'printed') return comparable([String(base)])
  if (form !== 'value') return comparableMarkdown(String(base))
  return writtenAnswer(base, field.pointer, folder).replaceAll('\n', '; ')
}

/** What the plan says there, as people read it; undefined where it says nothing. */
export function quotedBase(slot: Slot, folder: PlanFolder): string | undefined {
  const { base, form, field } = slot
  if (base === undefined) return undefined
  if (form !== 'value' && form !== 'links') return String(base).trim()
  return writtenAnswer(base, field.pointer, folder)
}
