import { subjectAsTyped } from '../../model/comments.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { Against, NamedSubject } from '../../model/exchange/understood.ts'
import type { Comment } from '../../model/files/comment.ts'

export type Subject = NamedSubject & { readonly index: number }

/**
 * What words speak of: commitments by the number that the draft has printed, by title or by id, milestones by number, and
 * thematic areas by name; in the order of the words, each once. Numbers are those of the draft that was answered.
 */
export function subjectsNamed(
  words: string,
  { today, base }: Pick<Against, 'today' | 'base'>,
): Subject[] {
  const text = plain(words)
  const found = [...byNumber(text, (base ?? today).draft), ...byName(text, names(today))].toSorted(
    (a, b) => a.index - b.index || b.named.length - a.named.length,
  )
  const seen = new Set<string>()
  return found.filter(({ about }) => {
    const key = about.commitment ?? about.theme ?? ''
    return seen.size !== seen.add(key).size
  })
}

// 2.1 million, 2.1 %, Rs. 2.1 and 2.1.2017 are no commitments.
const number =
  /(?<![\d.,$€£/-]|rs\.? ?|pkr ?)(\d{1,2}\.\d{1,2})(?:\.(\d{1,2}))?(?![\d/]|[.,]\d|-\d| ?(?:%|per ?cent|million|billion|bn|crore|lakh|lac|thousand|فیصد|کروڑ|لاکھ))/gu

function byNumber(text: string, draft: Against['today']['draft']): Subject[] {
  const commitments = commitmentsOf(draft)
  return Array.from(text.matchAll(number)).flatMap(({ 0: named, 1: whole, 2: step, index }) => {
    const commitment = commitments.find((one) => one.number === whole)
    if (!commitment) return []
    const { id, value } = commitment
    const milestone = step === undefined ? undefined : value.milestones?.[Number(step) - 1]
    const about = {
      commitment: id,
      ...(milestone && { field: `/milestones/${milestone.id}` }),
    }
    return [{ about, named: `“${named}”`, typed: subjectAsTyped(about), index }]
  })
}

type Name = {
  readonly words: string
  readonly about: Comment['about']
  /** It counts only as it is typed. */
  readonly isIdOnly?: boolean
}

/** A shorter title may stand in a sentence that means something else; so may an id in words. */
const shortestName = 9
const shortestInWords = 14

function names({ folder, draft }: Against['today']): Name[] {
  const commitments = commitmentsOf(draft).flatMap(({ id, value: { title } }) => {
    const translated = folder.translations
      .filter(({ commitment }) => commitment === id)
      .flatMap(({ document }) => document.value.texts ?? [])
      .filter(({ about }) => about === '/title')
      .flatMap(({ text = [] }) => text)
    const called = [title ?? '', withoutArticle(title ?? ''), ...translated]
    return [
      ...called.map((words) => ({ words, about: { commitment: id } })),
      { words: id, about: { commitment: id }, isIdOnly: id.length < shortestInWords },
    ]
  })
  const themes = folder.plan.value.themes.map(({ id, name }) => ({
    words: name,
    about: { theme: id },
  }))
  return [...commitments, ...themes].filter(({ words }) => words.length >= shortestName)
}

function byName(text: string, all: readonly Name[]): Subject[] {
  const spaced = withSpaces(text)
  return all.flatMap(({ words, about, isIdOnly }) => {
    const name = plain(words).trim()
    const own = placeOf(name, text)
    const index = own < 0 && !isIdOnly ? placeOf(withSpaces(name), spaced) : own
    // As people say it, where it is not typed as an id.
    const named = own < 0 ? withSpaces(words) : words
    return index < 0
      ? []
      : [{ about, named: `“${named.trim()}”`, typed: subjectAsTyped(about), index }]
  })
}

function placeOf(name: string, text: string): number {
  for (let index = text.indexOf(name); index >= 0; index = text.indexOf(name, index + 1)) {
    const beside = [text[index - 1] ?? ' ', text[index + name.length] ?? ' ']
    if (!beside.some((sign) => /[\p{L}\p{N}-]/u.test(sign))) return index
  }
  return -1
}

// “A citizens’ budget” is also “the citizens’ budget”.
function withoutArticle(title: string): string {
  return title.replace(/^(?:an?|the) /i, '')
}

// Signs as word processors write them, capitals and line breaks are no part of a name.
function plain(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['‘’ʼ`]/gu, '')
    .replaceAll(/[۰-۹٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll(/[\s\u00a0]/gu, ' ')
}

/** “Open data portal” is what people say for “open-data-portal”. */
function withSpaces(words: string): string {
  return words.replaceAll('-', ' ')
}
