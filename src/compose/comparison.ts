import { addedMark, type Book, ownMark, type Section } from '../model/book.ts'
import type { Entry, FieldChange, Line, Part, Redline, Subject } from '../model/redline.ts'
import type { Piece } from '../plain/piece.ts'
import { literal } from './contain.ts'
import { markable } from './marked-lines.ts'
import { type Render, rendererOf, type Templates } from './template.ts'

/** So many paragraphs of a text are printed whole; of a longer one, those in which something changed. */
const shortText = 3

/** What changed as a document for readers, with the marks of Markdown: ~~taken out~~ and **put in**. */
export function composeComparison(redline: Redline, templates: Templates): Book {
  const { language, title, country, author, edition, parts, remarks, words } = redline
  const { contents = '', page = '', of = '' } = words
  const render = rendererOf(templates)
  return {
    form: 'paper',
    language,
    title,
    country,
    author,
    edition,
    sections: [
      headSection(redline, render),
      ...parts.flatMap((part) => partSections(part, redline, render)),
      ...(remarks.length > 0 ? [remarkSection(redline, render)] : []),
    ],
    words: { contents, page, of },
  }
}

type View = Pick<Redline, 'words'>

function headSection({ heading, title, facts, words, parts }: Redline, render: Render): Section {
  const marks = parts.length > 0 ? [`${words['comparison_marks_removed']}`] : []
  const markdown = render('sections/comparison-head.md', {
    words,
    heading,
    title,
    facts,
    removed: marks.map((text) => marked({ kind: 'removed', text })),
    added: marks.map(() => marked({ kind: 'added', text: words['comparison_marks_added'] ?? '' })),
  })
  return {
    id: 'comparison',
    kind: 'cover',
    level: undefined,
    number: undefined,
    title: heading,
    markdown,
  }
}

function partSections(part: Part, { words }: View, render: Render): Section[] {
  const { id, title, subjects, entries, more } = part
  const markdown = render('sections/comparison-part.md', {
    title,
    more: more ?? '',
    entries: entries.map(entryView),
  })
  // A summary is one page, and needs no list of contents.
  const level = subjects.length > 0 ? 1 : undefined
  return [
    { id, kind: 'topic', level, number: undefined, title, markdown },
    ...subjects.map((subject) => subjectSection(subject, { words }, render)),
  ]
}

function entryView({ name, lines, reasons }: Entry) {
  return {
    name,
    lines: lines.map(({ name: label = '', pieces }) => ({ label, text: markedText(pieces) })),
    reasons,
  }
}

function subjectSection(subject: Subject, { words }: View, render: Render): Section {
  const { id, title, kind, status, reasons, changes } = subject
  const markdown = render('sections/comparison-subject.md', {
    words,
    title,
    status: status.join(' · '),
    reasons,
    changes: changes.map((change) => changeView(change, kind === 'added')),
  })
  return { id, kind: 'change', level: 2, number: undefined, title, markdown }
}

function changeView({ label, form, lines, opinion, reasons }: FieldChange, isAllNew: boolean) {
  const told = form === 'text' ? shortened(lines) : lines
  return {
    label,
    text: paragraphsOf(
      told.map((line) => lineView(line, isAllNew, form === 'set' || form === 'item')),
    ),
    opinion: opinion?.text ?? '',
    answers: (opinion?.answers ?? []).map(({ name, pieces, end }) => ({
      name: marked({ kind: end, text: name }),
      text: markedText(pieces),
    })),
    reasons,
  }
}

type Paragraph = { readonly isItem: boolean; readonly text: string }

function paragraphsOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .filter(({ text }) => text !== '')
    .map(({ isItem, text }, index, all) => {
      if (!isItem) return `\n\n${text}`
      return all[index - 1]?.isItem ? `\n- ${text}` : `\n\n- ${text}`
    })
    .join('')
    .trim()
}

// Where everything is new, there is nothing to mark.
function lineView({ name, pieces }: Line, isAllNew: boolean, isEntry: boolean): Paragraph {
  const told = isAllNew ? pieces.map(({ text }): Piece => ({ kind: 'same', text })) : pieces
  const [marker, ...rest] = withoutMarker(told)
  const label = name === undefined ? '' : `${literal(name)}: `
  return { isItem: isEntry || marker !== '', text: label + markedText(rest) }
}

const itemMarker = /^(?:[-*+]|\d{1,9}[.)])\s+/

/** The mark of a list, which may be new as well, and what stands behind it. */
function withoutMarker(pieces: readonly Piece[]): readonly [string, ...Piece[]] {
  const [first, ...rest] = pieces
  const [marker = ''] = itemMarker.exec(first?.text ?? '') ?? []
  return first ? [marker, { ...first, text: first.text.slice(marker.length) }, ...rest] : ['']
}

/** Of a long text the paragraphs that changed, and a sign where others are left out. */
function shortened(lines: readonly Line[]): Line[] {
  if (lines.length <= shortText) return [...lines]
  const isSame = ({ pieces }: Line) => pieces.every(({ kind }) => kind === 'same')
  const omission: Line = { pieces: [{ kind: 'same', text: '…' }], end: 'same' }
  return lines.flatMap((line, index) => {
    if (!isSame(line)) return [line]
    const before = lines[index - 1]
    return before && isSame(before) ? [] : [omission]
  })
}

function markedText(pieces: readonly Piece[]): string {
  return markable(pieces)
    .map((piece, index, all) => (isApart(index, all) ? ' ' : '') + marked(piece))
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

/** Whether it is put in the place of a whole word: a space between the two is easier to read. */
function isApart(index: number, all: readonly Piece[]): boolean {
  const [before, last, own] = [all[index - 2], all[index - 1], all[index]]
  return own?.kind === 'added' && last?.kind === 'removed' && /(^|\s)$/.test(before?.text ?? '')
}

/** Words with marks that stand right at them; white space at their ends stays outside. */
function marked({ kind, text }: Piece): string {
  const words = literal(text)
  const [head, tail] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : '']
  // What changed in white space alone is as it is now.
  if (words === '') return kind === 'removed' ? '' : ' '
  if (kind === 'same') return head + words + tail
  return kind === 'added'
    ? `${head}**${addedMark}${words}**${tail}`
    : `${head}~~${ownMark}${words}~~${tail}`
}

function remarkSection({ remarks, words }: Redline, render: Render): Section {
  const markdown = render('sections/comparison-remarks.md', { remarks })
  const title = words['comparison'] ?? ''
  return { id: 'remarks', kind: 'topic', level: undefined, number: undefined, title, markdown }
}
