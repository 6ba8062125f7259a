/** The words of the document in one language: `templates/locales/*.yaml`. */
export type Words = Readonly<Record<string, string>>

/** How a language writes what is not a word. */
export type Language = {
  readonly code: string
  readonly words: Words
  /** `2017-06-30` to “30 June 2017”, `2017-06` to “June 2017”; anything else stays as it is. */
  date(date: string): string
  /** The words of a sentence with its blanks filled: `fill('from', { name: 'Sindh' })`. */
  fill(word: string, blanks: Readonly<Record<string, string | number>>): string
}

export function languageOf(code: string, words: Words): Language {
  const day = new Intl.DateTimeFormat(tagOf(code), { dateStyle: 'long', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(tagOf(code), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return {
    code,
    words,
    date(date) {
      if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date) || Number.isNaN(Date.parse(date))) return date
      return (date.length === 7 ? month : day).format(new Date(date))
    },
    fill: (word, blanks) =>
      (words[word] ?? word).replaceAll(/\{(\w+)\}/g, (whole, blank: string) =>
        String(blanks[blank] ?? whole),
      ),
  }
}

// British order of day and month; Intl knows what to do for the rest.
function tagOf(code: string): string {
  return code === 'en' ? 'en-GB' : code
}
