import type { Book } from '../model/book.ts'
import { type Direction, directionOfLanguage, languageFor } from '../plain/script.ts'

/** Which way the words around run, and the languages that words of either direction are in. */
export type Around = {
  readonly runs: Direction
  readonly tags: Readonly<Record<Direction, string>>
}

/** What a book is around its own words. */
export function aroundIn({ language, languages }: Pick<Book, 'language' | 'languages'>): Around {
  const all = [language, ...languages]
  return {
    runs: directionOfLanguage(language),
    tags: { ltr: languageFor('ltr', all), rtl: languageFor('rtl', all) },
  }
}
