import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Field } from '../../src/model/block.ts'
import { bookmarkOf } from '../../src/model/bookmark.ts'

/** The body of a Word file changed as Word would change it. */
export function withBody(docx: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(docx)
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(body)) }, { level: 1 })
}

export type Span = { readonly start: number; readonly end: number }

/** The paragraph of the label of a field; its answer’s, a paragraph or so behind it. */
export function paragraphAt(xml: string, field: Field, behind = 0): Span {
  const mark = xml.indexOf(`w:name="${bookmarkOf(field)}"`)
  if (mark === -1) throw new Error(`there is no label of ${field.id}${field.pointer}`)
  let start = Math.max(xml.lastIndexOf('<w:p>', mark), xml.lastIndexOf('<w:p ', mark))
  for (let count = 0; count < behind; count += 1) {
    start = xml.indexOf('<w:p>', xml.indexOf('</w:p>', start))
  }
  return { start, end: xml.indexOf('</w:p>', start) + '</w:p>'.length }
}

/** A part of a run: words that stay, that go, or that come. */
export type Part = { readonly kind: 'keep' | 'out' | 'in'; readonly text: string }

type Tracking = { readonly by: string; readonly on: string } | undefined

let changes = 9000

/** A run with its words changed, with change tracking or without. */
export function changedRun(run: string, parts: readonly Part[], tracking: Tracking): string {
  const properties = /<w:rPr>.*?<\/w:rPr>/s.exec(run)?.[0] ?? ''
  const runOf = (text: string, element = 'w:t') =>
    `<w:r w:rsidR="00A1B2C3">${properties}<${element} xml:space="preserve">${text}</${element}></w:r>`
  return parts
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) => {
      if (kind === 'keep') return runOf(text)
      if (!tracking) return kind === 'in' ? runOf(text) : ''
      changes += 1
      const at = `w:id="${changes}" w:author="${tracking.by}" w:date="${tracking.on}T09:00:00Z"`
      return kind === 'in'
        ? `<w:ins ${at}>${runOf(text)}</w:ins>`
        : `<w:del ${at}>${runOf(text, 'w:delText')}</w:del>`
    })
    .join('')
}

/** The first or the last run of a paragraph with words changed in it. */
export function withRun(
  xml: string,
  { start, end }: Span,
  which: 'first' | 'last',
  change: (run: string, text: string) => string,
): string {
  const paragraph = xml.slice(start, end)
  const runs = [...paragraph.matchAll(/<w:r>(?:(?!<\/w:r>).)*?<w:t[^>]*>([^<]+)<\/w:t><\/w:r>/gs)]
  const found = which === 'first' ? runs[0] : runs.at(-1)
  if (!found) throw new Error(`no run in ${paragraph}`)
  const [run, text = ''] = found
  const at = start + found.index
  return xml.slice(0, at) + change(run, text) + xml.slice(at + run.length)
}

export const editKinds = ['start', 'end', 'word', 'cut', 'all'] as const
export type EditKind = (typeof editKinds)[number]

/** Words changed in one of the ways in which people change them. */
export function edit(kind: EditKind, text: string, words: string): Part[] {
  const all = text.split(/(?<=\s)/)
  const half = Math.ceil(all.length / 2)
  const [one, other] = [all.slice(0, half).join(''), all.slice(half).join('')]
  switch (kind) {
    case 'start':
      return [
        { kind: 'in', text: `${words} ` },
        { kind: 'keep', text },
      ]
    case 'end':
      return [
        { kind: 'keep', text },
        { kind: 'in', text: ` ${words}` },
      ]
    case 'word':
      return [
        { kind: 'out', text: all[0] ?? '' },
        { kind: 'in', text: `${words} ` },
        { kind: 'keep', text: all.slice(1).join('') },
      ]
    case 'cut':
      return [
        { kind: 'out', text: one },
        { kind: 'keep', text: other === '' ? words : other },
      ]
    case 'all':
      return [
        { kind: 'out', text },
        { kind: 'in', text: words },
      ]
  }
}

/** A Word comment, as it stands in the file. */
export type WordComment = {
  readonly id: number
  readonly by: string
  readonly text: string
  /** The number of the comment that it replies to. */
  readonly repliesTo?: number
  readonly isDone?: true
}

/** The same file with comments, whose marks stand in its body already. */
export function withComments(docx: Uint8Array, comments: readonly WordComment[]): Uint8Array {
  const parts = unzipSync(docx)
  const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const paragraphId = (id: number) => `00A0${String(id).padStart(4, '0')}`
  const told = comments.map(
    ({ id, by, text }) =>
      `<w:comment w:id="${id}" w:author="${by}" w:date="2017-06-18T09:00:00Z" w:initials="R"><w:p w14:paraId="${paragraphId(id)}"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:comment>`,
  )
  const extended = comments.map(
    ({ id, repliesTo, isDone }) =>
      `<w15:commentEx w15:paraId="${paragraphId(id)}" ${repliesTo === undefined ? '' : `w15:paraIdParent="${paragraphId(repliesTo)}" `}w15:done="${isDone ? 1 : 0}"/>`,
  )
  const relation = (name: string, type: string) =>
    `<Relationship Id="rIdOf${name}" Type="${type}" Target="${name}.xml"/>`
  const type = (name: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml"/>`
  const ours = {
    'word/comments.xml': `<w:comments ${names}>${told.join('')}</w:comments>`,
    'word/commentsExtended.xml': `<w15:commentsEx ${names}>${extended.join('')}</w15:commentsEx>`,
    '[Content_Types].xml': read('[Content_Types].xml')
      .replaceAll(/<Override[^>]*comments[^>]*>/g, '')
      .replace('</Types>', `${type('comments')}${type('commentsExtended')}</Types>`),
    'word/_rels/document.xml.rels': read('word/_rels/document.xml.rels')
      .replaceAll(/<Relationship [^>]*comments[^>]*>/g, '')
      .replace(
        '</Relationships>',
        `${relation('comments', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments')}${relation('commentsExtended', 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended')}</Relationships>`,
      ),
  }
  const written = Object.entries(ours).map(([name, xml]) => [name, strToU8(xml)] as const)
  return zipSync({ ...parts, ...Object.fromEntries(written) }, { level: 1 })
}

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

/** A run with the mark of a comment around it. */
export function commented(run: string, id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>${run}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}
