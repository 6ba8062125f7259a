import { inMarkdownWords } from '../../model/markdown/markdown-words.ts'
import { htmlIn, markdownOfHtml } from '../../plain/html.ts'
import { escaped } from '../../plain/markdown-escapes.ts'
import { plainParagraphs } from '../letter/plain-paragraphs.ts'
import { markdownOf } from '../markdown.ts'
import { inSingleSpaces } from '../reading.ts'

/** How the cells of a source are written. */
export type Writing = 'plain' | 'markdown'

/** What a cell says as Markdown that reads the same. */
export function cellText(words: string, writing: Writing): string {
  return writing === 'plain' ? markdownOf(plainParagraphs(words), 'accepted') : withoutHtml(words)
}

/** What a cell says on one line, without marks. */
export function cellLine(words: string, writing: Writing): string {
  const lines = linesOf(words, writing)
  const text = writing === 'plain' ? lines.join(' ') : lines.map(inMarkdownWords).join('; ')
  return inSingleSpaces(text)
}

function linesOf(words: string, writing: Writing): string[] {
  const text = writing === 'plain' ? words : withoutHtml(words)
  return text
    .split('\n')
    .map((line) => (writing === 'plain' ? line : line.replace(/\\$/, '')).trim())
    .filter((line) => line !== '')
}

/** The entries of a cell that lists several things: a line each, or with `;` between them. */
export function cellEntries(words: string, writing: Writing): string[] {
  return linesOf(words, writing)
    .flatMap((line) => line.split(';'))
    .map((entry) => inSingleSpaces(entry.replace(/^\s*(?:[-*•▪●–]|\(?\d{1,2}[.)])\s+/u, '')))
    .filter((entry) => entry !== '')
}

/** The points of a cell: numbered, marked, or a line each. */
export function cellPoints(words: string, writing: Writing): string[] {
  const text = writing === 'plain' ? words : withoutHtml(words)
  const lines = inlinePoints(text) ?? text.split('\n').map((line) => line.trim())
  const starts = lines.filter((line) => point.test(line))
  if (starts.length < 2) {
    const paragraphs = text.split(/\n\s*\n/).map((one) => one.trim())
    return (paragraphs.length > 1 ? paragraphs : [text.trim()]).filter((one) => one !== '')
  }
  const points: string[] = []
  for (const line of lines) {
    const last = points.at(-1)
    if (last === undefined || point.test(line)) points.push(line.replace(point, ''))
    else points[points.length - 1] = `${last}\n${line}`.trim()
  }
  return points.filter((one) => one !== '')
}

/** `a. Publish it. b. Print it.`: points that count themselves within one paragraph; undefined where there are none. */
function inlinePoints(text: string): string[] | undefined {
  const [, first = '', sign = ''] = /^\(?([a1])([.)]) /.exec(text) ?? []
  if (first === '' || text.includes('\n')) return undefined
  const starts = [0]
  for (let count = 1; count < 26; count++) {
    const name = first === '1' ? String(count + 1) : String.fromCharCode(97 + count)
    const next = text.slice(starts.at(-1)).search(new RegExp(`(?<=\\s)\\(?${name}\\${sign} `))
    if (next < 0) break
    starts.push((starts.at(-1) ?? 0) + next)
  }
  const points = starts.map((start, index) => text.slice(start, starts[index + 1]).trim())
  return points.length > 1 ? points : undefined
}

const point = /^(?:[-*•▪●–]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)/u

// What websites put into their texts; a line at a time, because Markdown has lines and HTML has none.
function withoutHtml(words: string): string {
  return words
    .split('\n')
    .map((line) => (htmlIn(line) === undefined ? line : (markdownOfHtml(line) ?? line)))
    .join('\n')
    .replaceAll(/<(?=[a-z/!])(?![a-z][\w.+-]*:\/\/)/gi, escaped)
    .trim()
}
