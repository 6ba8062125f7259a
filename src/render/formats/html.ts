import { Liquid } from 'liquidjs'
import type { Book, Section } from '../../model/book.ts'
import { fontFaces } from '../font-faces.ts'
import type { Dress, Format } from '../format.ts'
import { safeHtml } from '../safe-html.ts'
import { isUrdu } from '../urdu.ts'

/** One HTML file with its look and its fonts inside: it needs no other file and no network. */
export const html: Format = {
  name: 'html',
  extension: 'html',
  render(book, dress) {
    const sections = book.sections.map(({ id, kind, markdown }) => ({
      id,
      kind,
      html: safeHtml(markdown),
    }))
    const [cover, ...rest] = sections
    const engine = new Liquid({
      outputEscape: 'escape',
      strictVariables: true,
      strictFilters: true,
      ownPropertyOnly: true,
    })
    return engine.parseAndRenderSync(dress.page, {
      form: book.form,
      language: book.language,
      direction: book.language === 'ur' ? 'rtl' : 'ltr',
      title: `${book.title} – ${book.country}`,
      author: book.author,
      policy,
      css: stylesheet(book, dress),
      contents: contentsOf(book.sections),
      words: book.words,
      cover,
      sections: rest,
      stamp: dress.stamp,
    })
  },
}

// Nothing but what stands in the file itself is ever loaded or run.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'"

function contentsOf(sections: readonly Section[]) {
  return sections
    .filter(({ level }) => level !== undefined)
    .map(({ id, level, number = '', title, kind }) => ({
      id,
      level,
      title,
      urdu: isUrdu(title),
      number: kind === 'annex' ? `${number}:` : number,
    }))
}

function stylesheet(book: Book, dress: Dress): string {
  const text = book.sections.map(({ title, markdown }) => title + markdown).join('')
  const { words } = book
  const running = {
    head: `${book.country} · ${book.title}`,
    edition: book.edition,
    stamp: dress.stamp,
    page: `${words.page} `,
    of: ` ${words.of} `,
  }
  const variables = Object.entries(running).map(
    ([name, value]) => `--${name}: ${cssString(value)};`,
  )
  return `${fontFaces(dress.fonts, text)}\n:root { ${variables.join(' ')} }\n${dress.css}`
}

// A country’s or a ministry’s words must not end the string, the rule or the style element.
function cssString(text: string): string {
  const safe = Array.from(text, (character) =>
    /[\p{L}\p{N} .,·–-]/u.test(character)
      ? character
      : `\\${character.codePointAt(0)?.toString(16)} `,
  )
  return `"${safe.join('')}"`
}
