/** What people and word processors put before an item, and no Markdown takes for a list. */
export type ItemSign = {
  /** `•`, `(i)`, `a)`. */
  readonly sign: string
  /** What the words go on with. */
  readonly rest: string
}

const signed =
  /^([•▪▫■□●○◦‣⁃·\uf0b7\uf0a7–—]|\([a-z]{1,5}\)|[a-z]{1,5}\)|\(\d{1,2}\))[ \t\u00a0]+(?=\S|$)/iu

/** The sign that the words begin with; undefined where they begin with none. */
export function itemSign(words: string): ItemSign | undefined {
  const [whole = '', sign] = signed.exec(words) ?? []
  return sign === undefined ? undefined : { sign, rest: words.slice(whole.length) }
}

/** Whether a sign counts: then it stays in the words, because people refer to it. */
export function isCount(sign: string): boolean {
  return sign.endsWith(')')
}

/** Whether a list can begin with the sign. */
export function isFirst(sign: string): boolean {
  return !isCount(sign) || placesOf(sign).includes(1)
}

/** Whether a sign goes on with the list in which another stands before it. */
export function follows(sign: string, before: string): boolean {
  if (!isCount(sign)) return sign === before
  return (
    isCount(before) &&
    sign.startsWith('(') === before.startsWith('(') &&
    placesOf(sign).some((place) => placesOf(before).includes(place - 1))
  )
}

/** Whether all begin with signs that count from the first one on. */
export function countThemselves(texts: readonly string[]): boolean {
  const signs = texts.map((words) => itemSign(words)?.sign ?? '')
  return (
    signs.length > 1 &&
    signs.every((sign, index) => {
      const before = signs[index - 1]
      return isCount(sign) && (before === undefined ? isFirst(sign) : follows(sign, before))
    })
  )
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')

// `(i)` is the first of Roman numbers, and the ninth of letters.
function placesOf(sign: string): number[] {
  const word = sign.replaceAll(/[()]/g, '').toLowerCase()
  if (/^\d+$/.test(word)) return [Number(word)]
  const letter = word.length === 1 ? word.charCodeAt(0) - 96 : 0
  return [romans.indexOf(word) + 1, letter].filter((place) => place > 0)
}
