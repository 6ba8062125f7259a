/** The way that words run. */
export type Direction = 'ltr' | 'rtl'

const rightward =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}'
const isToTheLeft = new RegExp(`(?=\\p{L})[${rightward}]`, 'u')
const letters = /\p{L}/gu

/**
 * Which way a text runs: to the left where its first letter does, as browsers take it, and where most of its letters do. A
 * text in such a script often begins with a name in another. Undefined where it has no letter.
 */
export function directionOf(text: string): Direction | undefined {
  const all = text.match(letters)
  if (!all) return undefined
  const left = all.filter((letter) => isToTheLeft.test(letter)).length
  return isToTheLeft.test(all[0]) || left * 2 > all.length ? 'rtl' : 'ltr'
}

const scriptsToTheLeft: ReadonlySet<string | undefined> = new Set([
  'Arab',
  'Aran',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
])

/** Which way a language is written, by its BCP 47 tag: `ur`, `pa-Arab`. What is no tag is taken for one from left to right. */
export function directionOfLanguage(tag: string): Direction {
  return scriptsToTheLeft.has(localeOf(tag)?.maximize().script) ? 'rtl' : 'ltr'
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

/** Of some languages the one in which words that run so are probably written. */
export function languageFor(direction: Direction, languages: readonly string[]): string {
  return languages.find((tag) => directionOfLanguage(tag) === direction) ?? usual[direction]
}

const usual = { ltr: 'en', rtl: 'ur' } as const

/** A stretch of a text; `runs` where it goes another way than what is around it. */
export type Directed = { readonly text: string; readonly runs?: Direction }

/**
 * A text cut where its direction changes. What belongs together stays in one stretch, whatever signs are in it: a link, an
 * address, a number with its sign, a reference, the name of a file, a phrase. All stretches together are the text.
 * @param base the way that the paragraph runs
 */
export function directed(text: string, base: Direction): Directed[] {
  const other = base === 'ltr' ? 'rtl' : 'ltr'
  const tokens = tokensIn(text)
  const kinds = tokens.map(({ kind }) => kind)
  if (kinds.includes(other) && !kinds.includes(base)) return asOne(text, other)
  const found: Directed[] = []
  const add = (words: string, runs?: Direction) => {
    const last = found.at(-1)
    if (words === '') return
    if (last && runs === undefined && last.runs === undefined)
      found.splice(-1, 1, { text: last.text + words })
    else found.push({ text: words, ...(runs && { runs }) })
  }
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at]
    if (!first || !begins(first.kind, base)) {
      add(first?.text ?? '')
      at += 1
      continue
    }
    const end = endOfRun(tokens, at, base)
    const words = tokens.slice(at, end).map((token) => token.text)
    const [before, core, after] = trimmed(words.join(''))
    add(before)
    add(core, other)
    add(after)
    at = end
  }
  return found
}

/** All of it runs that way, with the number at its head, as in `1 جولائی`; a sentence keeps its full stop. */
function asOne(text: string, runs: Direction): Directed[] {
  const [before, core, after] = trimmed(text)
  const stop = core.split(/\s+/).length > 4 ? (/^[.!?…۔؟]+/u.exec(after)?.[0] ?? '') : ''
  const around = (words: string) => (words === '' ? [] : [{ text: words }])
  return [...around(before), { text: core + stop, runs }, ...around(after.slice(stop.length))]
}

type Kind = 'ltr' | 'rtl' | 'number' | 'between'
type Token = { readonly text: string; readonly kind: Kind }

// A number needs a stretch of its own only where words run to the left.
function begins(kind: Kind, base: Direction): boolean {
  return base === 'ltr' ? kind === 'rtl' : kind === 'ltr' || kind === 'number'
}

// As far as the last word of that direction; what stands between two of them goes along.
function endOfRun(tokens: readonly Token[], from: number, base: Direction): number {
  let end = from + 1
  for (let at = from + 1; at < tokens.length; at++) {
    const kind = tokens[at]?.kind
    if (kind === base) break
    if (kind !== undefined && begins(kind, base)) end = at + 1
  }
  return end
}

/** Words, and what stands between them. A word of both scripts is cut where they meet; an address never is. */
function tokensIn(text: string): Token[] {
  return Array.from(text.matchAll(/\s+|\S+/gu), ([word]) => word).flatMap((word): Token[] => {
    if (address.test(word)) return [{ text: word, kind: 'ltr' }]
    const parts = word.match(scripts) ?? [word]
    return parts.map((part) => ({ text: part, kind: kindOf(part) }))
  })
}

const address = /^[\p{Ps}\p{Pi}"']*(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:|[\w.+%-]+@[\w-]+\.)\S/iu

// Signs go with the letters before them, those at the start with the letters behind them.
const own = `[${rightward}\\p{Mn}\\u200c\\u200d]`
const foreign = `[^\\s${rightward}]`
const scripts = new RegExp(
  `[^\\s\\p{L}\\p{N}]*(?:(?=\\p{L})${own}|[${rightward}])(?:${own}|[^\\p{L}\\p{N}\\s])*|${foreign}+`,
  'gu',
)

function kindOf(part: string): Kind {
  if (isToTheLeft.test(part)) return 'rtl'
  if (/\p{L}/u.test(part)) return 'ltr'
  // Digits of such a script keep their place by themselves.
  return /[0-9]/.test(part) ? 'number' : 'between'
}

/** A stretch without the signs around it that belong to the sentence. */
function trimmed(run: string): [before: string, core: string, after: string] {
  const signs = Array.from(run)
  let start = 0
  let end = signs.length
  const between = (from: number, to: number) => signs.slice(from, to).join('')
  for (;;) {
    const core = between(start, end)
    const closes = isOutsideAtEnd(core)
    if (!closes && !isOutsideAtStart(core))
      return [between(0, start), core, between(end, signs.length)]
    // What stands within brackets or quotation marks as a whole loses both of them.
    if (closes) end -= 1
    else start += 1
  }
}

// `+92`, `-5`, `#4`, `@name`, `/folder`, `.pk`: the sign is a part of what follows it.
function isOutsideAtStart(core: string): boolean {
  if (/^[+\-−#@/~.§$£€%&]+[\p{L}\p{N}]/u.test(core)) return false
  if (/^[\p{Ps}\p{Pi}"']/u.test(core)) return partnerOf(core, 'first') === undefined
  return /^[\p{P}\p{S}\s]/u.test(core)
}

function isOutsideAtEnd(core: string): boolean {
  const last = Array.from(core).at(-1) ?? ''
  if (/[\p{Pe}\p{Pf}"']/u.test(last)) {
    const partner = partnerOf(core, 'last')
    return partner === undefined || partner === 0
  }
  if (/[،؛؟۔]/.test(last)) return directionOf(core) === 'ltr'
  return !/[\p{L}\p{N}\p{Mn}\p{Join_Control}%+/#=°_-]/u.test(last)
}

const closings: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '“': '”',
  '‘': '’',
  '«': '»',
}

/** Where the other half of a bracket or quotation mark is, if it is there. */
function partnerOf(core: string, which: 'first' | 'last'): number | undefined {
  const sign = core.at(which === 'first' ? 0 : -1) ?? ''
  const opening = Object.keys(closings).find((one) => closings[one] === sign) ?? sign
  const at =
    which === 'first'
      ? core.indexOf(closings[sign] ?? sign, 1)
      : core.lastIndexOf(opening, core.length - 2)
  return at === -1 ? undefined : at
}
