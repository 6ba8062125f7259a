import {
  AlignmentType,
  Bookmark,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { directionIn, type Inline } from '../model/block.ts'
import { type Direction, directed, directionOfLanguage, languageFor } from '../plain/script.ts'
import { fontFor, quiet } from './docx-styles.ts'
import { type InlineWriter, written } from './writer.ts'

/** When changes were made, which number the next one has, and the languages of the document, its own first. */
export type Changes = {
  readonly day: string
  readonly changes: () => number
  readonly languages: readonly string[]
  /** Its text comes back as nobody’s answer, and may have marks of our own in it. */
  readonly isInTwoLanguages: boolean
}

/** How words look. */
export type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'color'>

/** Where words stand: how they look, in which direction the paragraph runs, and whether somebody put them in or took them out. */
type Within = {
  readonly look: Look
  readonly runs: Direction
  readonly at: Changes
  readonly change?: { readonly kind: 'inserted' | 'deleted'; readonly by: string }
}

/** @param label the bookmark that stands on the first words, if they are the label of a field */
export function paragraphOf(
  of: readonly Inline[],
  options: IParagraphOptions,
  at: Changes,
  { look = {}, label }: { readonly look?: Look; readonly label?: string | undefined } = {},
): Paragraph {
  const runs = directionIn(of) ?? directionOfLanguage(at.languages[0] ?? '')
  const within: Within = { look, runs, at }
  const [first, ...rest] = of
  const children =
    label === undefined || first === undefined
      ? inlineRuns(of, within)
      : [
          new Bookmark({ id: label, children: inlineRuns([first], within) }),
          ...inlineRuns(rest, within),
        ]
  return new Paragraph({ ...options, ...(runs === 'rtl' && toTheLeft), children })
}

/** A line that runs as its document does: words, and signs between them that are none, as a tab or the number of the page. */
export function documentLine(
  of: readonly (string | { readonly sign: Sign })[],
  options: IParagraphOptions,
  at: Changes,
): Paragraph {
  const runs = directionOfLanguage(at.languages[0] ?? '')
  const children = of.flatMap((one) =>
    typeof one === 'string'
      ? inDirections(one, { look: {}, runs, at }).map((run) => new TextRun(run))
      : [new TextRun({ children: [one.sign], ...(runs === 'rtl' && { rightToLeft: true }) })],
  )
  return new Paragraph({ ...options, ...(runs === 'rtl' && toTheLeft), children })
}

type Sign = NonNullable<IRunOptions['children']>[number]

function inlineRuns(of: readonly Inline[], within: Within): ParagraphChild[] {
  return of.flatMap((one) => written(inlines, one, within))
}

const inlines: InlineWriter<ParagraphChild[], Within> = {
  text: ({ text: words }, within) =>
    inDirections(words, within).map((run) => runOf({ ...run, ...within.look }, within)),
  strong: ({ of }, within) => inlineRuns(of, withLook(within, { bold: true })),
  emphasis: ({ of }, within) => inlineRuns(of, withLook(within, { italics: true })),
  struck: ({ of }, within) => inlineRuns(of, withLook(within, { strike: true })),
  remark: ({ look, of }, within) =>
    inlineRuns(
      of,
      withLook(within, look === 'strong' ? { bold: true } : { italics: true, color: quiet }),
    ),
  inserted: ({ by, of }, within) => inlineRuns(of, { ...within, change: { kind: 'inserted', by } }),
  deleted: ({ by, of }, within) => inlineRuns(of, { ...within, change: { kind: 'deleted', by } }),
  code: ({ text: words }, within) => [
    runOf({ text: legal(words), ...within.look, font: 'Consolas' }, within),
  ],
  link: ({ to, of }, within) =>
    to.startsWith('#') || within.change
      ? inlineRuns(of, within)
      : [new ExternalHyperlink({ link: to, children: inlineRuns(of, within) })],
  break: () => [new TextRun({ break: 1 })],
}

function withLook(within: Within, look: Look): Within {
  return { ...within, look: { ...within.look, ...look } }
}

function runOf(options: IRunOptions, { change, at }: Within): ParagraphChild {
  if (!change) return new TextRun(options)
  const tracked = { ...options, ...trackedBy(change.by, at) }
  return change.kind === 'inserted' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked)
}

/** Whose change it is, and which number it has. */
export function trackedBy(by: string, { changes, day }: Changes) {
  return { id: changes(), author: legal(by), date: day }
}

type RunText = Pick<IRunOptions, 'text' | 'rightToLeft' | 'font' | 'language'>

/** Runs of one direction each: Word asks every run for its own. */
function inDirections(theirs: string, { runs, at }: Within): RunText[] {
  const words = legal(theirs.replaceAll('\n', ' '))
  return directed(words, runs).flatMap(({ text, runs: own = runs }) => {
    if (own === 'ltr') return [{ text }]
    const parts = own === runs ? [{ text, runs: own }] : directed(text, own)
    const told = parts.map((part) =>
      part.runs === 'ltr' ? { text: part.text } : toTheLeftRun(part.text, at),
    )
    // A number at the head of such words goes to the right of them.
    const begins = at.isInTwoLanguages && own !== runs && parts[0]?.runs === 'ltr'
    return begins ? [toTheLeftRun(rightToLeftMark, at), ...told] : told
  })
}

const rightToLeftMark = '\u200f'

function toTheLeftRun(words: string, { languages }: Changes): RunText {
  const tag = languageFor('rtl', languages)
  return {
    text: words,
    rightToLeft: true,
    font: fontFor(tag),
    language: { bidirectional: wordTag(tag) },
  }
}

/** Word wants to know the country as well. */
export function wordTag(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize()
  return `${language}-${region}`
}

/** In a document that runs from right to left, so do the columns of its tables. */
export function mirrored({ languages: [own = ''] }: Changes) {
  return directionOfLanguage(own) === 'rtl' ? { visuallyRightToLeft: true } : {}
}

// Some versions of Word look at one, some at the other.
const toTheLeft = { bidirectional: true, alignment: AlignmentType.START } as const

/** XML has no way at all to write these; a file that holds one would not open. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu

export function legal(words: string): string {
  return words.replaceAll(illegal, '\ufffd')
}
