import { Marked, type Tokens } from 'marked'
import { addedMark, ownMark, ownMarks } from '../model/book.ts'
import { safeAddress } from '../plain/address.ts'
import { isUrdu, latinRun, urduRun } from './urdu.ts'
/**
 * Markdown to HTML in which nothing is alive but links to the web, to mailboxes and inside the document. Raw HTML is
 * no HTML here at all: its tokenizers are off, because escaping it later can be got around. Urdu gets its direction.
 */
export function safeHtml(markdown: string): string {
  // While a block of Urdu is written: dates and Latin words in it keep their own direction.
  let inUrdu = false
  const block = <T>(text: string, write: () => T): T => {
    const outer = inUrdu
    inUrdu = isUrdu(text)
    const written = write()
    inUrdu = outer
    return written
  }
  const marked = new Marked({
    gfm: true,
    async: false,
    tokenizer: { html: () => undefined, tag: () => undefined },
    renderer: {
      text(token) {
        if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens)
        const words = withoutEntities(token.text)
        return inUrdu ? withLatin(words) : withUrdu(words)
      },
      paragraph({ text, tokens }) {
        return block(text, () => `<p${direction(text)}>${this.parser.parseInline(tokens)}</p>\n`)
      },
      heading({ depth, text, tokens }) {
        return block(
          text,
          () => `<h${depth}${direction(text)}>${this.parser.parseInline(tokens)}</h${depth}>\n`,
        )
      },
      listitem({ text, tokens }) {
        return block(text, () => `<li${direction(text)}>${this.parser.parse(tokens)}</li>\n`)
      },
      tablecell({ header, text, tokens }) {
        const [open, close] = header ? ['th scope="col"', 'th'] : ['td', 'td']
        return block(
          text,
          () => `<${open}${direction(text)}>${this.parser.parseInline(tokens)}</${close}>\n`,
        )
      },
      blockquote({ text, tokens }) {
        return `<blockquote${whose(text)}>\n${this.parser.parse(tokens)}</blockquote>\n`
      },
      strong({ text, tokens }) {
        if (text.startsWith(addedMark)) return `<ins>${this.parser.parseInline(tokens)}</ins>`
        return `<strong${whose(text)}>${this.parser.parseInline(tokens)}</strong>`
      },
      em({ text, tokens }) {
        return `<em${whose(text)}>${this.parser.parseInline(tokens)}</em>`
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        const address = safeAddress(href)
        return address === undefined ? words : `<a href="${escaped(address)}">${words}</a>`
      },
      image: ({ text }: Tokens.Image) => withUrdu(text),
      code: ({ text }: Tokens.Code) => `<pre><code>${escaped(text)}</code></pre>\n`,
      codespan: ({ text }: Tokens.Codespan) => `<code>${escaped(text)}</code>`,
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '[x] ' : '[ ] '),
    },
  })
  return marked.parse(markdown, { async: false }).replaceAll(ownMarks, '')
}

// What nap says of its own looks like nothing that a text of others can write.
function whose(text: string): string {
  return text.replace(/^[\s*]*/, '').startsWith(ownMark) ? ' class="ours"' : ''
}

function direction(text: string): string {
  return isUrdu(text) ? ' dir="rtl" lang="ur"' : ''
}

// Telephone numbers stay on one line: broken at a hyphen they cannot be dialled.
const urduOrPhone = new RegExp(`${urduRun.source}|\\+\\d+(?:-\\d+)+`, 'gu')
// A longer run is no telephone number, and on one line it would be wider than a page.
const longestPhone = 20

function withUrdu(text: string): string {
  return wrapped(text, urduOrPhone, (run) =>
    run.startsWith('+') ? withPhone(run) : `<bdi lang="ur">${run}</bdi>`,
  )
}

function withPhone(run: string): string {
  return run.length > longestPhone ? run : `<span class="phone">${run}</span>`
}

function withLatin(text: string): string {
  return wrapped(text, latinRun, (run) => `<bdi dir="ltr">${run}</bdi>`)
}

function wrapped(text: string, runs: RegExp, wrap: (run: string) => string): string {
  let html = ''
  let after = 0
  for (const match of text.matchAll(runs)) {
    html += escaped(text.slice(after, match.index)) + wrap(escaped(match[0]))
    after = match.index + match[0].length
  }
  return html + escaped(text.slice(after))
}

// Only those that Markdown needs to show its own marks. A numbered one could bring in a hidden character.
const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
}

function withoutEntities(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity, name: string) => named[name] ?? entity)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
