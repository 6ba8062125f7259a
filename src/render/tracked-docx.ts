import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Answer, Entry, FieldChange, Line, Part, Redline, Subject } from '../model/redline.ts'
import type { Piece } from '../plain/piece.ts'
import { reproducible, undated } from './docx-bytes.ts'
import { documentStyles, urduFont } from './docx-styles.ts'
import { isUrdu, latinRun, urduRun } from './urdu.ts'

/** Whose change it is, and which number the next one has. */
type Author = (name: string) => {
  readonly id: number
  readonly author: string
  readonly date: string
}

/**
 * What changed as a Word file with tracked changes: accepting all of them gives what the later state says, rejecting all
 * what the earlier one says. Headings are not tracked. The same changes give the same bytes.
 */
export async function trackedDocx(redline: Redline): Promise<Uint8Array> {
  const { heading, title, country, author, edition, facts, parts, remarks, date, words } = redline
  // Word writes no fractions of a second.
  const day = date?.toISOString().replace(/\.\d+/, '') ?? undated
  let changes = 0
  const by: Author = (name) => {
    changes += 1
    return {
      id: changes,
      author: legal(name),
      date: day,
    }
  }
  const document = new Document({
    title: legal(`${heading}: ${title} – ${country}`),
    creator: legal(author),
    lastModifiedBy: legal(author),
    styles: documentStyles,
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        headers: { default: new Header({ children: [plain(edition, 'Running')] }) },
        footers: { default: new Footer({ children: [pageNumbers(words)] }) },
        children: [
          plain(heading, 'Title'),
          plain(`${title} – ${country}`, 'Subtitle'),
          ...facts.map(({ label, text }) => named(label, [run(text)], 'Fact')),
          ...parts.flatMap((part) => partParagraphs(part, by)),
          ...remarks.map((remark) => plain(remark, 'Reason')),
        ],
      },
    ],
  })
  return reproducible(new Uint8Array(await Packer.toBuffer(document)), date)
}

function partParagraphs({ title, subjects, entries, more }: Part, by: Author): Paragraph[] {
  return [
    headingOf(title, HeadingLevel.HEADING_1),
    ...entries.flatMap((entry) => entryParagraphs(entry, by)),
    ...(more === undefined ? [] : [plain(more, 'Reason')]),
    ...subjects.flatMap((subject) => subjectParagraphs(subject, by)),
  ]
}

function entryParagraphs({ name, lines, reasons, author }: Entry, by: Author): Paragraph[] {
  return [
    plain(name, 'Entry'),
    ...lines.map(({ name: label = '', pieces, end }) =>
      lineParagraph({ pieces: [{ kind: 'same', text: `${label}: ` }, ...pieces], end }, () =>
        by(author),
      ),
    ),
    ...reasons.map((reason) => plain(reason, 'Reason')),
  ]
}

function subjectParagraphs({ title, status, reasons, changes }: Subject, by: Author): Paragraph[] {
  return [
    headingOf(title, HeadingLevel.HEADING_2),
    ...(status.length > 0 ? [plain(status.join(' · '), 'Status')] : []),
    ...reasons.map((reason) => plain(reason, 'Reason')),
    ...changes.flatMap((change) => changeParagraphs(change, by)),
  ]
}

function changeParagraphs(
  { label, lines, opinion, reasons, author }: FieldChange,
  by: Author,
): Paragraph[] {
  return [
    ...(label === '' ? [] : [headingOf(label, HeadingLevel.HEADING_3)]),
    ...lines.map((line, index) =>
      // Who is behind it stands on the same page.
      lineParagraph({ ...line, keepNext: index === lines.length - 1 }, () => by(author)),
    ),
    ...(opinion ? [plain(opinion.text, 'Reason')] : []),
    ...(opinion?.answers ?? []).map((answer) => answerParagraph(answer, () => by(author))),
    ...reasons.map((reason) => plain(reason, 'Reason')),
  ]
}

type Change = () => ReturnType<Author>

/** A paragraph with its words marked, and its end where that came or went too. */
function lineParagraph(
  {
    name,
    pieces,
    end,
    isHeading = false,
    keepNext = false,
  }: Line & { readonly keepNext?: boolean },
  change: Change,
): Paragraph {
  const label: Piece[] = name === undefined ? [] : [{ kind: end, text: `${name}: ` }]
  const all = [...label, ...pieces]
  const urdu = isUrdu(pieces.map(({ text }) => text).join(''))
  return new Paragraph({
    style: 'Line',
    ...(keepNext && { keepNext }),
    ...direction(urdu),
    ...endOf(end, change),
    children: all.flatMap((piece) => runsOf(piece, urdu, change, isHeading ? { bold: true } : {})),
  })
}

/** The name of who answers came and went with the answer. */
function answerParagraph({ name, pieces, end }: Answer, change: Change): Paragraph {
  const label: Piece = { kind: end, text: `${name}: ` }
  return new Paragraph({
    style: 'Answer',
    ...endOf(end, change),
    children: [
      ...runsOf(label, false, change, { bold: true }),
      ...pieces.flatMap((piece) => runsOf(piece, false, change)),
    ],
  })
}

function endOf(end: Line['end'], change: Change): Pick<IParagraphOptions, 'run'> {
  if (end === 'added') return { run: { insertion: change() } }
  return end === 'removed' ? { run: { deletion: change() } } : {}
}

function runsOf(
  { kind, text }: Piece,
  urdu: boolean,
  change: Change,
  look: Pick<IRunOptions, 'bold'> = {},
) {
  return inScripts(text, urdu).map((script) => {
    const options = { ...script, ...look }
    if (kind === 'added') return new InsertedTextRun({ ...options, ...change() })
    if (kind === 'removed') return new DeletedTextRun({ ...options, ...change() })
    return new TextRun(options)
  })
}

type RunText = IRunOptions & { readonly text: string }

/** Word writes each run in one direction: Urdu words, and the rest of an Urdu paragraph but for its Latin words and numbers. */
function inScripts(theirs: string, urdu: boolean): RunText[] {
  const text = legal(theirs)
  const runs: RunText[] = []
  let after = 0
  const add = (part: string, isRight: boolean) => {
    if (part !== '') runs.push(run(part, isRight))
  }
  for (const match of text.matchAll(urdu ? latinRun : urduRun)) {
    add(text.slice(after, match.index), urdu)
    add(match[0], !urdu)
    after = match.index + match[0].length
  }
  add(text.slice(after), urdu)
  return runs
}

function run(text: string, isRightToLeft = false): RunText {
  return isRightToLeft
    ? { text, rightToLeft: true, font: urduFont, language: { bidirectional: 'ur-PK' } }
    : { text }
}

function direction(urdu: boolean): Pick<IParagraphOptions, 'bidirectional' | 'alignment'> {
  // Some versions of Word look at one, some at the other.
  return urdu ? { bidirectional: true, alignment: AlignmentType.START } : {}
}

function headingOf(text: string, heading: IParagraphOptions['heading'] & string): Paragraph {
  return new Paragraph({
    heading,
    ...direction(isUrdu(text)),
    children: inScripts(text, isUrdu(text)).map((options) => new TextRun(options)),
  })
}

function plain(text: string, style: string): Paragraph {
  return new Paragraph({
    style,
    ...direction(isUrdu(text)),
    children: inScripts(text, isUrdu(text)).map((options) => new TextRun(options)),
  })
}

function named(label: string, rest: readonly RunText[], style: string): Paragraph {
  const text = rest.map((one) => one.text).join('')
  return new Paragraph({
    style,
    children: [
      new TextRun({ text: legal(`${label}: `), bold: true }),
      ...inScripts(text, false).map((options) => new TextRun(options)),
    ],
  })
}

function pageNumbers({ page = '', of = '' }: Redline['words']): Paragraph {
  return new Paragraph({
    style: 'Running',
    children: [
      new TextRun({
        children: [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  })
}

/** XML has no way at all to write these; a file that holds one would not open. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu

function legal(text: string): string {
  return text.replaceAll(illegal, '\ufffd')
}
