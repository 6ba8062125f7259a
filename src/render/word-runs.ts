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
import type { Inline } from '../model/block.ts'
import { latinRun, urduRun } from '../plain/urdu.ts'
import { quiet, urduFont } from './docx-styles.ts'
import { type InlineWriter, written } from './writer.ts'

/** When changes were made, and which number the next one has. */
export type Changes = { readonly day: string; readonly changes: () => number }

/** How words look. */
export type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'color'>

/** Where words stand: how they look, in which direction the paragraph runs, and whether somebody put them in or took them out. */
type Within = {
  readonly look: Look
  readonly isUrdu: boolean
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
  const within: Within = { look, isUrdu: options.bidirectional === true, at }
  const [first, ...rest] = of
  const children =
    label === undefined || first === undefined
      ? runs(of, within)
      : [new Bookmark({ id: label, children: runs([first], within) }), ...runs(rest, within)]
  return new Paragraph({ ...options, children })
}

function runs(of: readonly Inline[], within: Within): ParagraphChild[] {
  return of.flatMap((one) => written(inlines, one, within))
}

const inlines: InlineWriter<ParagraphChild[], Within> = {
  text: ({ text: words }, within) =>
    inScripts(words, within.isUrdu).map((run) => runOf({ ...run, ...within.look }, within)),
  strong: ({ of }, within) => runs(of, withLook(within, { bold: true })),
  emphasis: ({ of }, within) => runs(of, withLook(within, { italics: true })),
  struck: ({ of }, within) => runs(of, withLook(within, { strike: true })),
  remark: ({ look, of }, within) =>
    runs(
      of,
      withLook(within, look === 'strong' ? { bold: true } : { italics: true, color: quiet }),
    ),
  inserted: ({ by, of }, within) => runs(of, { ...within, change: { kind: 'inserted', by } }),
  deleted: ({ by, of }, within) => runs(of, { ...within, change: { kind: 'deleted', by } }),
  code: ({ text: words }, within) => [
    runOf({ text: legal(words), ...within.look, font: 'Consolas' }, within),
  ],
  link: ({ to, of }, within) =>
    to.startsWith('#') || within.change
      ? runs(of, within)
      : [new ExternalHyperlink({ link: to, children: runs(of, within) })],
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

/** Runs of one script each: Word asks every run for its direction. */
function inScripts(theirs: string, urdu: boolean): RunText[] {
  const words = legal(theirs.replaceAll('\n', ' '))
  const found: RunText[] = []
  let after = 0
  const add = (part: string, isRight: boolean) => {
    if (part !== '') found.push(scriptRun(part, isRight))
  }
  for (const match of words.matchAll(urdu ? latinRun : urduRun)) {
    add(words.slice(after, match.index), urdu)
    add(match[0], !urdu)
    after = match.index + match[0].length
  }
  add(words.slice(after), urdu)
  return found
}

function scriptRun(words: string, isRightToLeft: boolean): RunText {
  return isRightToLeft
    ? { text: words, rightToLeft: true, font: urduFont, language: { bidirectional: 'ur-PK' } }
    : { text: words }
}

export function direction(
  language: 'ur' | undefined,
): Pick<IParagraphOptions, 'bidirectional' | 'alignment'> {
  // Some versions of Word look at one, some at the other.
  return language === 'ur' ? { bidirectional: true, alignment: AlignmentType.START } : {}
}

/** XML has no way at all to write these; a file that holds one would not open. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu

export function legal(words: string): string {
  return words.replaceAll(illegal, '\ufffd')
}
