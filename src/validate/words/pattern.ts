import { groupedBy } from '../../plain/grouped.ts'
import { onOneLine } from '../../plain/text.ts'

/** Looks for words in a text: what it finds first, on one line; undefined where there is nothing. */
export type Finder = (text: string) => string | undefined

/** One of these words or phrases, whole, in capitals or not. A phrase may break over two lines. */
export function anyOf(words: readonly string[]): Finder {
  // By their first letters: at most places in a text, that is all there is to look at.
  const groups = groupedBy(words, (word) => word.charAt(0).toLowerCase())
  const alternatives = Array.from(groups, ([first, group]) => {
    const rests = group.map((word) => written(word.slice(1)))
    return `${written(first)}(?:${rests.join('|')})`
  })
  return wholeWords(alternatives.join('|'))
}

/** What a pattern that begins with a letter fits, in capitals or not, where no letter or figure of any script touches it. */
export function wholeWords(pattern: string): Finder {
  // To ask for letters of every script takes ten times as long to be made ready, and to look back at each letter half as long
  // again; few texts have something in this place that it matters for.
  const nearly = new RegExp(`\\b(?:${pattern})(?![A-Za-z0-9])`, 'i')
  const exactly = (text: string) => {
    exact ??= new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu')
    return wordsFound(exact, text)
  }
  let exact: RegExp | undefined
  return (text) => {
    // Between letters, “_” is no end of a word for “\b”, and in Markdown it is.
    if (text.includes('_')) return exactly(text)
    const found = nearly.exec(text)
    if (!found) return undefined
    const [words] = found
    const isWhole = !isOfWord(text, found.index - 1) && !isOfWord(text, found.index + words.length)
    return isWhole ? onOneLine(words) : exactly(text)
  }
}

function isOfWord(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0x7f && /[\p{L}\p{N}\ud800-\udfff]/u.test(text.charAt(at))
}

function written(words: string): string {
  return words
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(' ', '\\s+')
    .replaceAll('’', "[’']")
}

/** A verb in the forms in which a plan uses it: publish, publishes, published, publishing. */
export function inflected(verb: string): string[] {
  const [first = '', ...rest] = verb.split(' ')
  return formsOf(first).map((form) => [form, ...rest].join(' '))
}

/** The words that a pattern finds, on one line; undefined where there are none. */
export function wordsFound(pattern: RegExp, text: string): string | undefined {
  const found = pattern.exec(text)
  return found ? onOneLine(found[0]) : undefined
}

const irregular: Readonly<Record<string, readonly string[]>> = {
  equip: ['equip', 'equips', 'equipped', 'equipping'],
  map: ['map', 'maps', 'mapped', 'mapping'],
  scan: ['scan', 'scans', 'scanned', 'scanning'],
  build: ['build', 'builds', 'built', 'building'],
  hold: ['hold', 'holds', 'held', 'holding'],
  run: ['run', 'runs', 'ran', 'running'],
  send: ['send', 'sends', 'sent', 'sending'],
  set: ['set', 'sets', 'setting'],
  submit: ['submit', 'submits', 'submitted', 'submitting'],
  write: ['write', 'writes', 'wrote', 'written', 'writing'],
}

function formsOf(verb: string): readonly string[] {
  if (irregular[verb]) return irregular[verb]
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
  const s = /(s|x|z|ch|sh)$/.test(verb) ? 'es' : 's'
  return [verb, `${verb}${s}`, `${verb}ed`, `${verb}ing`]
}
