import { nearest } from './nearest.ts'

export type Country = { readonly name: string; readonly code?: string }

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** A country by its English name or its code of two letters. @returns a name without a code where neither is known */
export function countryIn(words: string): Country {
  const typed = words.trim()
  // ZZ is the code of a region that nobody knows.
  const isCode = /^[A-Za-z]{2}$/.test(typed) && !/^zz$/i.test(typed)
  const byCode = isCode ? names.of(typed.toUpperCase()) : undefined
  if (byCode !== undefined) return { name: byCode, code: typed.toUpperCase() }
  const code = codes().find((known) => names.of(known)?.toLowerCase() === typed.toLowerCase())
  return code === undefined ? { name: typed } : { name: names.of(code) ?? typed, code }
}

/** The country that was probably meant by a name that no country has in English; each may write its own as it likes. */
export function countryLike(words: string): Country | undefined {
  const known = codes()
    .map((code) => names.of(code))
    .filter((name) => name !== undefined)
  const meant = nearest(words.trim(), known)
  return meant === undefined ? undefined : countryIn(meant)
}

function codes(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  return letters.flatMap((first) => letters.map((second) => first + second))
}
