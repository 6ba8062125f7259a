import {
  type Block,
  directionIn,
  directionOfItem,
  type Inline,
  type List,
  type Picture,
  type Row,
  type Table,
  wordsOf,
} from '../../model/block.ts'
import type { Book, Section } from '../../model/book.ts'
import { liesOnItsSide } from '../../plain/picture.ts'
import { type Direction, directed, directionOf } from '../../plain/script.ts'
import { type Around, aroundIn } from '../around.ts'
import { drawn } from '../chart.ts'
import type { Format, Look } from '../format.ts'
import { guidanceIn } from '../guidance.ts'
import { emblemOf } from '../house-look.ts'
import { spaced } from '../spaced.ts'
import { stylesheet } from '../stylesheet.ts'
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
  const around = aroundIn(book)
  const first = book.form === 'sheets' ? 0 : 1
  const [cover] = book.sections.slice(0, first)
  const rest = book.sections.slice(first)
  const body = [
    ...(cover ? [sectionOf(cover, around, look.style && emblemOf(look.style))] : []),
    contentsOf(book, around),
    `<main>\n${rest.map((section) => sectionOf(section, around)).join('\n')}\n</main>`,
  ].filter((part) => part !== '')
  const parts: Readonly<Record<string, string>> = {
    form: book.form,
    language: escaped(book.language),
    direction: around.runs,
    title: escaped(`${book.title} – ${book.country}`),
    author: escaped(book.author),
    policy,
    css: stylesheet(book, look, around, body.join('')),
    body: body.join('\n'),
  }
  return look.page.replaceAll(/\{\{ (\w+) \}\}/g, (whole, name: string) => parts[name] ?? whole)
}

// Nothing but what stands in the file itself is ever loaded or run.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'"

/** @param before what stands above its words */
function sectionOf({ kind, id, of }: Section, around: Around, before = ''): string {
  // What stands before the contents is the banner of the page.
  const tag = kind === 'cover' ? 'header' : 'section'
  return `<${tag} class="${kind}" id="${escaped(id)}">\n${before}${htmlBlocks(of, around)}</${tag}>`
}

function contentsOf({ sections, words }: Book, around: Around): string {
  const listed = sections.filter(({ level }) => level !== undefined)
  if (listed.length === 0) return ''
  return [
    `<nav class="contents${isTight(listed) ? ' tight' : ''}" id="contents" aria-label="${escaped(words.contents)}">`,
    `<h2>${escaped(words.contents)}</h2>`,
    '<ol>',
    ...listed.map((section) => entry(section, around)),
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

function entry(section: Section, around: Around): string {
  const { id, level, number = '', listed: place = number, title } = section
  const own = escaped(id)
  const runs = directionOf(title)
  return `<li class="level-${level}"><a href="#${own}"><span class="number">${escaped(place)}</span><span class="title"${attributes(runs, around)}>${inDirections(title, at(runs, around))}</span><span class="dots"></span><span class="page" data-for="${own}"></span></a></li>`
}

const inEnglish = aroundIn({ language: 'en', languages: [] })

/** Blocks as HTML in which nothing is alive but links to the web, to mailboxes and inside the document. */
export function htmlBlocks(of: readonly Block[], around: Around = inEnglish): string {
  return of.map((one) => written(blocks, one, around)).join('')
}

const blocks: BlockWriter<string, Around> = {
  heading: ({ level, of }, around) => element(`h${level}`, of, around),
  paragraph: (one, around) => element('p', guidanceIn(one), around),
  list: listOf,
  facts: ({ facts }, around) =>
    `<ul class="facts">\n${facts
      .map(({ label, of, below = [] }) => {
        const words = of.length > 0 ? ` ${inDirectionOfTheirs(of, around)}` : ''
        return `<li><strong>${inDirections(`${label}:`, around)}</strong>${words}${htmlBlocks(below, around)}</li>\n`
      })
      .join('')}</ul>\n`,
  quotation: ({ of }, around) => `<blockquote>\n${htmlBlocks(of, around)}</blockquote>\n`,
  notice: ({ about, of }, around) =>
    `<blockquote class="ours ${about}">\n${htmlBlocks(of, around)}</blockquote>\n`,
  code: ({ text }, around) => `<pre><code${leftToRight(around)}>${escaped(text)}</code></pre>\n`,
  table: tableOf,
  part: ({ label, of }, around) =>
    `${element('h4', [{ kind: 'text', text: label }], around)}${htmlBlocks(of, around)}`,
  columns: ({ of }, around) =>
    `<div class="columns">\n${of.map((one) => `<div>\n${htmlBlocks(one, around)}</div>\n`).join('')}</div>\n`,
  new: ({ of }, around) => htmlBlocks(of.map(unmarked), around),
  figure: (figure, around) =>
    drawn(figure, { plain: escaped, marked: (words) => inDirections(words, around) }),
  picture: pictureOf,
  unchanged: () => '<p>…</p>\n',
  legend: ({ label, deleted, inserted }, around) =>
    `<p class="legend"><strong>${inDirections(`${label}:`, around)}</strong> <del>${inDirections(deleted, around)}</del>, <ins>${inDirections(inserted, around)}</ins></p>\n`,
  room: ({ label, isLine }, around) =>
    `<p class="room${isLine ? ' line' : ''}"><strong>${inDirections(`${label}:`, around)}</strong></p>\n`,
  only: ({ on, of }, around) => (on === 'paper' ? htmlBlocks(of, around) : ''),
}

function pictureOf({ image, alternative, caption, millimetres }: Picture, around: Around): string {
  const { type, base64, width, height } = image
  // How it is turned stands in the picture itself.
  const [across, down] = liesOnItsSide(image) ? [height, width] : [width, height]
  const source = `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${base64}`
  const below =
    caption === undefined ? '' : `<figcaption>${inDirections(caption, around)}</figcaption>\n`
  return `<figure>\n<img src="${source}" alt="${escaped(alternative)}" width="${across}" height="${down}" style="width:${millimetres.width}mm">\n${below}</figure>\n`
}

function element(tag: string, of: readonly Inline[], around: Around): string {
  const runs = directionIn(of)
  return `<${tag}${attributes(runs, around)}>${line(of, at(runs, around))}</${tag}>\n`
}

/** What is said of words that run another way than what is around them. */
function attributes(runs: Direction | undefined, around: Around): string {
  if (runs === undefined || runs === around.runs) return ''
  return ` dir="${runs}" lang="${escaped(around.tags[runs])}"`
}

function at(runs: Direction | undefined, around: Around): Around {
  return runs === undefined || runs === around.runs ? around : { ...around, runs }
}

// Behind a label, words of another direction are an island: their signs stay with them.
function inDirectionOfTheirs(of: readonly Inline[], around: Around): string {
  const runs = directionIn(of)
  const words = line(of, at(runs, around))
  return attributes(runs, around) === '' ? words : `<bdi${attributes(runs, around)}>${words}</bdi>`
}

function listOf({ start, isLoose, countsItself, items }: List, around: Around): string {
  const [tag, from] =
    start === undefined
      ? ['ul', countsItself ? ' class="counted"' : '']
      : ['ol', start === 1 ? '' : ` start="${start}"`]
  const told = items.map((item) => {
    const runs = directionOfItem(item)
    const own = at(runs, around)
    const content = isLoose
      ? htmlBlocks(item.of, own)
      : item.of.map((block) => inTightItem(block, own)).join('')
    return `<li${attributes(runs, around)}>${content}</li>\n`
  })
  return `<${tag}${from}>\n${told.join('')}</${tag}>\n`
}

// Items that do not stand apart hold their words themselves.
function inTightItem(block: Block, around: Around): string {
  return block.kind === 'paragraph' ? line(block.of, around) : written(blocks, block, around)
}

function tableOf({ columns, rows, isBlank }: Table, around: Around): string {
  const isShown = (_: unknown, index: number) => columns[index]?.on !== 'screen'
  const heads = columns.filter(isShown)
  const field = (tag: string, more: string, of: readonly Inline[]) => {
    const runs = directionIn(of)
    return `<${tag}${more}${attributes(runs, around)}>${line(of, at(runs, around))}</${tag.replace(/ .*/, '')}>\n`
  }
  // On a telephone a row is a card, in which each cell says what it is about.
  const rowOf = ({ cells }: Row) =>
    `<tr>\n${cells
      .filter(isShown)
      .map(({ of }, index) => {
        const label = escaped(wordsOf(heads[index]?.of ?? []))
        return field('td', ` data-label="${label}"`, of)
      })
      .join('')}</tr>\n`
  const head = `<thead>\n<tr>\n${heads
    .map(({ of }) => field('th', ' scope="col"', of))
    .join('')}</tr>\n</thead>\n`
  const body = rows.length > 0 ? `<tbody>${rows.map(rowOf).join('')}</tbody>` : ''
  return `<table${isBlank ? ' class="blank"' : ''}>\n${head}${body}</table>\n`
}

function line(of: readonly Inline[], around: Around): string {
  return spaced(of)
    .map((one) => written(inlines, one, around))
    .join('')
}

const inlines: InlineWriter<string, Around> = {
  text: ({ text }, around) => inDirections(text, around),
  strong: ({ of }, around) => `<strong>${line(of, around)}</strong>`,
  emphasis: ({ of }, around) => `<em>${line(of, around)}</em>`,
  // What somebody has struck out is not what was taken out of the plan.
  struck: ({ of }, around) => `<s>${line(of, around)}</s>`,
  remark: ({ look, of }, around) => {
    const tag = look === 'strong' ? 'strong' : 'em'
    return `<${tag} class="ours">${line(of, around)}</${tag}>`
  },
  inserted: ({ of }, around) => `<ins>${line(of, around)}</ins>`,
  deleted: ({ of }, around) => `<del>${line(of, around)}</del>`,
  code: ({ text }, around) => `<code${leftToRight(around)}>${escaped(text)}</code>`,
  link: ({ to, of }, around) => `<a href="${escaped(to)}">${line(of, around)}</a>`,
  break: () => '<br>',
}

function leftToRight({ runs }: Around): string {
  return runs === 'rtl' ? ' dir="ltr"' : ''
}

/** A text in which whatever runs the other way is an island of its own, and what runs this way in that, again. */
function inDirections(words: string, around: Around): string {
  return directed(words, around.runs)
    .map(({ text, runs }) => {
      if (runs === undefined) return withPhones(text)
      const inside = runs === 'rtl' ? inDirections(text, { ...around, runs }) : withPhones(text)
      const isWords = directionOf(text) !== undefined
      return `<bdi${isWords ? attributes(runs, around) : ` dir="${runs}"`}>${inside}</bdi>`
    })
    .join('')
}

// A longer run is no telephone number, and on one line it would be wider than a page.
const phone = /\+\d+(?:-\d+)+/g
const longestPhone = 20

/** Telephone numbers stay on one line: broken at a hyphen they cannot be dialled. */
function withPhones(words: string): string {
  let told = ''
  let after = 0
  for (const { 0: number, index } of words.matchAll(phone)) {
    const shown = number.length > longestPhone ? number : `<span class="phone">${number}</span>`
    told += escaped(words.slice(after, index)) + shown
    after = index + number.length
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
