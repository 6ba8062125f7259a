import { byText } from '../plain/text.ts'
import type { Telling } from './compare.ts'
import { tellingWords, type Word } from './words.ts'

/** So many words and phrases tell a reader why two texts were put side by side. */
const mostShared = 6
const longestPhrase = 4

type Phrase = { readonly stems: readonly string[]; readonly written: string }

/** The telling words and phrases that two texts share, the most telling first, as the first of them writes them. */
export function sharedBy(a: string, b: string, telling: Telling): string[] {
  const weight = ({ stems }: Phrase) => stems.reduce((sum, stem) => sum + telling(stem), 0)
  const ranked = phrasesOf(read(a), read(b)).toSorted(
    (one, other) =>
      weight(other) - weight(one) ||
      startsLow(other) - startsLow(one) ||
      byText(one.written, other.written),
  )
  const told = new Set<string>()
  const chosen: string[] = []
  for (const { stems, written } of ranked) {
    if (chosen.length === mostShared) break
    if (stems.some((stem) => told.has(stem))) continue
    chosen.push(written)
    for (const stem of stems) told.add(stem)
  }
  return chosen
}

type Read = { readonly text: string; readonly words: readonly Word[] }

function read(text: string): Read {
  return { text, words: tellingWords(text) }
}

/** Runs of words of the first text that stand side by side in the second as well. */
function phrasesOf(a: Read, b: Read): Phrase[] {
  const inBoth = new Set(b.words.map(({ stem }) => stem))
  const couples = new Set(
    b.words.flatMap((word, place) => {
      const next = b.words[place + 1]
      return next && touching(b.text, word, next) ? [`${word.stem} ${next.stem}`] : []
    }),
  )
  const runs: Word[][] = []
  for (const word of a.words) {
    if (!inBoth.has(word.stem)) continue
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn = last && touching(a.text, last, word) && couples.has(`${last.stem} ${word.stem}`)
    if (run && goesOn && run.length < longestPhrase) run.push(word)
    else runs.push([word])
  }
  return runs
    .map((run) => ({
      stems: run.map(({ stem }) => stem),
      written: a.text.slice(run[0]?.start, run.at(-1)?.end).replaceAll(/\s+/g, ' '),
    }))
    .filter(({ stems: [stem = '', ...others] }) => others.length > 0 || speaks(stem))
}

// Alone, “14” or “go” tells nobody anything.
function speaks(stem: string): boolean {
  return stem.length > 2 && !/^\d{1,3}$/.test(stem)
}

function touching(text: string, { end }: Word, { start }: Word): boolean {
  return /^\s+$/.test(text.slice(end, start))
}

// At the start of a sentence every word has a capital letter; elsewhere only names have.
function startsLow({ written }: Phrase): number {
  return /^\p{Lu}/u.test(written) ? 0 : 1
}
