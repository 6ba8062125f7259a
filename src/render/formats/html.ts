import {
  type Block,
  type Inline,
  type List,
  type Picture,
  type Row,
  type Table,
  wordsOf,
} from '../../model/block.ts'
import type { Book, Section } from '../../model/book.ts'
import { liesOnItsSide } from '../../plain/picture.ts'
import { isUrdu, latinRun, urduRun } from '../../plain/urdu.ts'
import { drawn } from '../chart.ts'
import { fontFaces } from '../font-faces.ts'
import type { Format, Look } from '../format.ts'
import { emblemOf, houseCss, houseFaces } from '../house-look.ts'
import { spaced } from '../spaced.ts'
import { unmarked } from '../unmarked.ts'
import { type BlockWriter, type InlineWriter, written } from '../writer.ts'

/** One HTML file with its look and its fonts inside: it needs no other file and no network. */
export const html: Format = {
  name: 'html',
  extension: 'html',
  isUsual: true,
  needs: { fonts: true },
  write(book, look) {
    return [{ file: `${look.name}.html`, content: htmlOf(book, look) }]
  },
}

function htmlOf(book: Book, look: Look): string {
  const first = book.form === 'sheets' ? 0 : 1
  const [cover] = book.sections.slice(0, first)
  const rest = book.sections.slice(first)
  const body = [
    ...(cover ? [sectionOf(cover, look.style && emblemOf(look.style))] : []),
    contentsOf(book),
    `<main>\n${rest.map((section) => sectionOf(section)).join('\n')}\n</main>`,
  ].filter((part) => part !== '')
  const parts: Readonly<Record<string, string>> = {
    form: book.form,
    language: escaped(book.language),
    direction: book.language === 'ur' ? 'rtl' : 'ltr',
    title: escaped(`${book.title} – ${book.country}`),
    author: escaped(book.author),
    policy,
    css: stylesheet(book, look, body.join('')),
    body: body.join('\n'),
  }
  return look.page.replaceAll(/\{\{ (\w+) \}\}/g, (whole, name: string) => parts[name] ?? whole)
}

// Nothing but what stands in the file itself is ever loaded or run.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'"

/** @param before what stands above its words */
function sectionOf({ kind, id, of }: Section, before = ''): string {
  // What stands before the contents is the banner of the page.
  const tag = kind === 'cover' ? 'header' : 'section'
  return `<${tag} class="${kind}" id="${escaped(id)}">\n${before}${htmlBlocks(of)}</${tag}>`
}

function contentsOf({ sections, words }: Book): string {
  const listed = sections.filter(({ level }) => level !== undefined)
  if (listed.length === 0) return ''
  return [
    `<nav class="contents${isTight(listed) ? ' tight' : ''}" id="contents" aria-label="${escaped(words.contents)}">`,
    `<h2>${escaped(words.contents)}</h2>`,
    '<ol>',
    ...listed.map(entry),
    '</ol>',
    '</nav>',
  ].join('\n')
}

/** Whether the contents are one page if they stand a little closer, and otherwise a few lines would spill over. */
function isTight(listed: readonly Section[]): boolean {
  const height = listed.reduce((sum, { title, level }) => {
    const lines = Math.ceil(title.length / contentsPage.charactersOfLine)
    return sum + lines * contentsPage.line + (level === 1 ? contentsPage.aboveChapter : 0)
  }, 0)
  return height > contentsPage.height && height <= contentsPage.height * contentsPage.tighter
}

/** As print.css has it, in millimetres. */
const contentsPage = {
  height: 234,
  line: 4.55,
  aboveChapter: 1.4,
  charactersOfLine: 90,
  tighter: 1.22,
}

function entry({ id, level, number = '', title, kind }: Section): string {
  const own = escaped(id)
  const place = kind === 'annex' ? `${number}:` : number
  const language = isUrdu(title) ? ' lang="ur"' : ''
  return `<li class="level-${level}"><a href="#${own}"><span class="number">${escaped(place)}</span><span class="title"${language}>${escaped(title)}</span><span class="dots"></span><span class="page" data-for="${own}"></span></a></li>`
}

function stylesheet(book: Book, look: Look, text: string): string {
  const { words } = book
  const running = {
    head: `${book.country} · ${book.title}`,
    edition: book.edition,
    stamp: book.stamp,
    page: `${words.page} `,
    of: ` ${words.of} `,
  }
  const variables = Object.entries(running).map(
    ([name, value]) => `--${name}: ${cssString(value)};`,
  )
  const used = text + Object.values(running).join('')
  const { style } = look
  const fonts = [...look.fonts, ...(style ? houseFaces(style) : [])]
  const house = style ? `\n${houseCss(style)}` : ''
  return `${fontFaces(fonts, used)}\n:root { ${variables.join(' ')} }\n${look.css}${house}\n@page { size: ${pageSize[book.paper]} }`
}

const pageSize = { A4: 'A4', A3: 'A3 landscape' } as const

// A country’s or a ministry’s words must not end the string, the rule or the style element.
function cssString(words: string): string {
  const safe = Array.from(words, (character) =>
    /[\p{L}\p{N} .,·–-]/u.test(character)
      ? character
      : `\\${character.codePointAt(0)?.toString(16)} `,
  )
  return `"${safe.join('')}"`
}

/** Blocks as HTML in which nothing is alive but links to the web, to mailboxes and inside the document. */
export function htmlBlocks(of: readonly Block[]): string {
  return of.map((one) => written(blocks, one, undefined)).join('')
}

const blocks: BlockWriter<string, undefined> = {
  heading: ({ level, language, of }) => element(`h${level}`, language, line(of, language)),
  paragraph: ({ language, of }) => element('p', language, line(of, language)),
  list: listOf,
  facts: ({ facts }) =>
    `<ul class="facts">\n${facts
      .map(({ label, of, below = [] }) => {
        const words = of.length > 0 ? ` ${line(of)}` : ''
        return `<li><strong>${withUrdu(`${label}:`)}</strong>${words}${htmlBlocks(below)}</li>\n`
      })
      .join('')}</ul>\n`,
  quotation: ({ of }) => `<blockquote>\n${htmlBlocks(of)}</blockquote>\n`,
  notice: ({ about, of }) => `<blockquote class="ours ${about}">\n${htmlBlocks(of)}</blockquote>\n`,
  code: ({ text }) => `<pre><code>${escaped(text)}</code></pre>\n`,
  table: tableOf,
  part: ({ label, of }) =>
    `${element('h4', isUrdu(label) ? 'ur' : undefined, withUrdu(label))}${htmlBlocks(of)}`,
  columns: ({ of }) =>
    `<div class="columns">\n${of.map((one) => `<div>\n${htmlBlocks(one)}</div>\n`).join('')}</div>\n`,
  new: ({ of }) => htmlBlocks(of.map(unmarked)),
  figure: (figure) => drawn(figure, { plain: escaped, marked: withUrdu }),
  picture: pictureOf,
  unchanged: () => '<p>…</p>\n',
  legend: ({ label, deleted, inserted }) =>
    `<p class="legend"><strong>${withUrdu(`${label}:`)}</strong> <del>${withUrdu(deleted)}</del>, <ins>${withUrdu(inserted)}</ins></p>\n`,
  room: ({ label, isLine }) =>
    `<p class="room${isLine ? ' line' : ''}"><strong>${withUrdu(`${label}:`)}</strong></p>\n`,
  only: ({ on, of }) => (on === 'paper' ? htmlBlocks(of) : ''),
}

function pictureOf({ image, alternative, caption, millimetres }: Picture): string {
  const { type, base64, width, height } = image
  // How it is turned stands in the picture itself.
  const [across, down] = liesOnItsSide(image) ? [height, width] : [width, height]
  const source = `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${base64}`
  const below = caption === undefined ? '' : `<figcaption>${withUrdu(caption)}</figcaption>\n`
  return `<figure>\n<img src="${source}" alt="${escaped(alternative)}" width="${across}" height="${down}" style="width:${millimetres.width}mm">\n${below}</figure>\n`
}

type Language = 'ur' | undefined

function element(tag: string, language: Language, content: string): string {
  return `<${tag}${direction(language)}>${content}</${tag}>\n`
}

function direction(language: Language): string {
  return language === 'ur' ? ' dir="rtl" lang="ur"' : ''
}

function listOf({ start, isLoose, countsItself, items }: List): string {
  const [tag, from] =
    start === undefined
      ? ['ul', countsItself ? ' class="counted"' : '']
      : ['ol', start === 1 ? '' : ` start="${start}"`]
  const told = items.map(({ language, of }) => {
    const content = isLoose ? htmlBlocks(of) : of.map(inTightItem).join('')
    return `<li${direction(language)}>${content}</li>\n`
  })
  return `<${tag}${from}>\n${told.join('')}</${tag}>\n`
}

// Items that do not stand apart hold their words themselves.
function inTightItem(block: Block): string {
  return block.kind === 'paragraph'
    ? line(block.of, block.language)
    : written(blocks, block, undefined)
}

function tableOf({ columns, rows, isBlank }: Table): string {
  const isShown = (_: unknown, index: number) => columns[index]?.on !== 'screen'
  const heads = columns.filter(isShown)
  // On a telephone a row is a card, in which each cell says what it is about.
  const rowOf = ({ cells }: Row) =>
    `<tr>\n${cells
      .filter(isShown)
      .map(({ of, language }, index) => {
        const label = escaped(wordsOf(heads[index]?.of ?? []))
        return `<td data-label="${label}"${direction(language)}>${line(of, language)}</td>\n`
      })
      .join('')}</tr>\n`
  const head = `<thead>\n<tr>\n${heads
    .map(({ of, language }) => `<th scope="col"${direction(language)}>${line(of, language)}</th>\n`)
    .join('')}</tr>\n</thead>\n`
  const body = rows.length > 0 ? `<tbody>${rows.map(rowOf).join('')}</tbody>` : ''
  return `<table${isBlank ? ' class="blank"' : ''}>\n${head}${body}</table>\n`
}

// Within words of Urdu, dates and Latin words keep their own direction.
function line(of: readonly Inline[], language: Language = undefined): string {
  return spaced(of)
    .map((one) => written(inlines, one, language))
    .join('')
}

const inlines: InlineWriter<string, Language> = {
  text: ({ text }, language) => (language === 'ur' ? withLatin(text) : withUrdu(text)),
  strong: ({ of }, language) => `<strong>${line(of, language)}</strong>`,
  emphasis: ({ of }, language) => `<em>${line(of, language)}</em>`,
  // What somebody has struck out is not what was taken out of the plan.
  struck: ({ of }, language) => `<s>${line(of, language)}</s>`,
  remark: ({ look, of }, language) => {
    const tag = look === 'strong' ? 'strong' : 'em'
    return `<${tag} class="ours">${line(of, language)}</${tag}>`
  },
  inserted: ({ of }, language) => `<ins>${line(of, language)}</ins>`,
  deleted: ({ of }, language) => `<del>${line(of, language)}</del>`,
  code: ({ text }) => `<code>${escaped(text)}</code>`,
  link: ({ to, of }, language) => `<a href="${escaped(to)}">${line(of, language)}</a>`,
  break: () => '<br>',
}

// Telephone numbers stay on one line: broken at a hyphen they cannot be dialled.
const urduOrPhone = new RegExp(`${urduRun.source}|\\+\\d+(?:-\\d+)+`, 'gu')
// A longer run is no telephone number, and on one line it would be wider than a page.
const longestPhone = 20

function withUrdu(words: string): string {
  return wrapped(words, urduOrPhone, (run) =>
    run.startsWith('+') ? withPhone(run) : `<bdi lang="ur">${run}</bdi>`,
  )
}

function withPhone(run: string): string {
  return run.length > longestPhone ? run : `<span class="phone">${run}</span>`
}

function withLatin(words: string): string {
  return wrapped(words, latinRun, (run) => `<bdi dir="ltr">${run}</bdi>`)
}

function wrapped(words: string, runs: RegExp, wrap: (run: string) => string): string {
  let told = ''
  let after = 0
  for (const match of words.matchAll(runs)) {
    told += escaped(words.slice(after, match.index)) + wrap(escaped(match[0]))
    after = match.index + match[0].length
  }
  return told + escaped(words.slice(after))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
