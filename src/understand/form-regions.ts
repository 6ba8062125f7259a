import { bookmarkOf } from '../model/bookmark.ts'
import { guidanceStyle, milestoneQuestions, questionsAsked } from '../model/exchange/form.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../model/exchange/received.ts'
import { schemaAt } from '../model/schemas.ts'
import { type Asked, type Filled, type FilledForm, isNewName } from './filled.ts'
import {
  asksForMilestones,
  commitmentCalled,
  milestoneAsked,
  questionAsked,
} from './form-labels.ts'
import { markdownOf } from './markdown.ts'
import { brokenLinesRead, linesRead, paragraphsRead, textOfPieces } from './reading.ts'

type Place = { readonly commitment: string; readonly pointer: string }

/** A question, or a table of milestones, with the paragraphs that stand below it. */
type Region = Place & { readonly label: string; readonly of: ReceivedParagraph[] }

/** What was filled into a form in Word: an answer is every paragraph from its label to the next. */
export function filledRegions({ paragraphs }: ReceivedDocument, asked: Asked): FilledForm {
  const regions = regionsIn(paragraphs, asked)
  const answers = regions.filter(({ pointer }) => pointer !== '' && pointer !== '/milestones')
  const steps = regions
    .filter(({ pointer }) => pointer === '/milestones')
    .map((region) => ({ region, rows: stepsIn(region, asked) }))
  return {
    filled: [
      ...answers.map(answerOfRegion),
      ...steps.flatMap(({ rows }) => rows.flatMap((row) => row.filled)),
    ],
    milestones: new Set(steps.flatMap(({ rows }) => rows.map(({ name }) => name))),
    // A table that is gone as a whole says nothing about its rows.
    listed: new Set(
      steps.flatMap(({ region }) =>
        region.of.some(({ cell }) => cell !== undefined) ? [region.commitment] : [],
      ),
    ),
    faults: [],
    remarks: [],
  }
}

/** The question below whose label each comment of the document begins. */
export function placesIn(
  { paragraphs }: ReceivedDocument,
  asked: Asked,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { commitment, pointer, of } of regionsIn(paragraphs, asked)) {
    const ids = of.flatMap(({ pieces }) => pieces.flatMap(({ comments }) => comments))
    if (commitment === '') continue
    for (const id of ids) if (!places.has(id)) places.set(id, { commitment, pointer })
  }
  return places
}

function regionsIn(paragraphs: readonly ReceivedParagraph[], asked: Asked): Region[] {
  const places = placesOf(asked, furtherIn(paragraphs, asked))
  const hasLabels = paragraphs.some(({ labels }) => labels.some((label) => places.has(label)))
  const placeOf = hasLabels ? placesByLabel(places) : placesByWords(asked)
  const regions: Region[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const words = linesRead([paragraph], 'accepted').join(' ')
    const place = placeOf(paragraph, words, index)
    if (place) regions.push({ ...place, label: words, of: [] })
    else if (paragraph.style !== guidanceStyle) regions.at(-1)?.of.push(paragraph)
  }
  return regions
}

/** What begins with a paragraph; where that is no question, its pointer is empty. */
type PlaceOf = (paragraph: ReceivedParagraph, words: string, index: number) => Place | undefined

const elsewhere: Place = { commitment: '', pointer: '' }

function placesByLabel(places: ReadonlyMap<string, Place>): PlaceOf {
  return (paragraph) => {
    const known = paragraph.labels.flatMap((label) => places.get(label) ?? []).find(isQuestion)
    return known ?? (isChapter(paragraph) ? elsewhere : undefined)
  }
}

/** Some programs drop every label: then the words of the questions tell, below the name of the commitment. */
function placesByWords(known: Asked): PlaceOf {
  let commitment = 'new-1'
  return (paragraph, words, index) => {
    if (isChapter(paragraph)) {
      commitment = commitmentCalled(words, known) ?? `new-0${index}`
      return elsewhere
    }
    const asked = asksForMilestones(words) ? '/milestones' : questionAsked(words)
    const pointer = paragraph.cell ? undefined : asked
    return pointer === undefined ? undefined : { commitment, pointer }
  }
}

function isChapter({ heading }: ReceivedParagraph): boolean {
  return heading !== undefined && heading <= 2
}

// A row of the table of milestones has a label too, and is a part of what stands below the table’s own.
function isQuestion({ pointer }: Place): boolean {
  return pointer.split('/').length < 4 && !/^\/milestones\/./.test(pointer)
}

/** Commitments about which the institution has said nothing, and the document asks all the same. */
function furtherIn(paragraphs: readonly ReceivedParagraph[], { values, titles }: Asked): string[] {
  const labels = new Set(paragraphs.flatMap((one) => one.labels))
  const isThere = (id: string) =>
    labels.has(bookmarkOf({ kind: 'commitment', id, pointer: '/title' }))
  return [...titles.keys()].filter((id) => !values.has(id) && isThere(id))
}

/** Label -> what it is the label of. */
function placesOf({ values }: Asked, further: readonly string[]): ReadonlyMap<string, Place> {
  const known = [...new Set([...values.keys(), ...further])].flatMap((commitment) => {
    const steps: unknown = Object(values.get(commitment)).milestones
    return [
      {
        commitment,
        ids: (Array.isArray(steps) ? steps : []).map((step) => String(Object(step).id)),
      },
    ]
  })
  const blank = Array.from({ length: blanks }, (_, index) => `new-${index + 1}`)
  const all = [...known, ...blank.map((commitment) => ({ commitment, ids: [] }))]
  return new Map(
    all.flatMap(({ commitment, ids }) =>
      [
        ...['', '/milestones', ...questionsAsked().map(({ pointer }) => pointer)],
        ...[...ids, ...blank].map((id) => `/milestones/${id}`),
      ].map(
        (pointer) =>
          [
            bookmarkOf({ kind: 'commitment', id: commitment, pointer }),
            { commitment, pointer },
          ] as const,
      ),
    ),
  )
}

/** So many rows and commitments of a form are for what is new; more is what somebody has put in. */
const blanks = 8

function answerOfRegion({ commitment, pointer, label, of }: Region): Filled {
  const at = `below “${label}”`
  return { commitment, pointer, at, place: { below: label }, ...contentOfParagraphs(of, pointer) }
}

function contentOfParagraphs(paragraphs: readonly ReceivedParagraph[], pointer: string) {
  const lines = schemaAt('contribution', pointer)?.items
    ? brokenLinesRead(paragraphs, 'accepted')
    : linesRead(paragraphs, 'accepted')
  const isText = isFreeText(pointer)
  const by = paragraphs
    .flatMap(({ pieces, endMark }) => [
      ...pieces.flatMap(({ marks }) => marks),
      ...(endMark ? [endMark] : []),
    ])
    .find((mark) => mark.by !== undefined)?.by
  return {
    words: isText ? markdownOf(paragraphs, 'accepted') : lines.join('\n'),
    plain: lines.join(' '),
    ...(by !== undefined && { by }),
  }
}

function isFreeText(pointer: string): boolean {
  // In a table, words are shown as they are typed.
  if (pointer.startsWith('/milestones/')) return false
  const {
    type,
    enum: choices,
    maxLength = 0,
    'x-refers-to': refers,
  } = schemaAt('contribution', pointer) ?? {}
  return type === 'string' && choices === undefined && refers === undefined && maxLength > 1000
}

type Step = { readonly name: string; readonly filled: readonly Filled[] }

/** The rows of a table of milestones: known by the label in the first cell, or by the number that stands there. */
function stepsIn({ commitment, label, of }: Region, asked: Asked): Step[] {
  const table = of.filter(({ cell }) => cell !== undefined)
  const rows = new Map<number, ReceivedParagraph[]>()
  for (const one of table) {
    const row = one.cell?.row ?? 0
    rows.set(row, [...(rows.get(row) ?? []), one])
  }
  const columns = columnsOf([...rows.values()])
  const places = placesOf(asked, [commitment])
  const known: unknown = Object(asked.values.get(commitment)).milestones
  const ids = (Array.isArray(known) ? known : []).map((step) => String(Object(step).id))
  const hasLabels = table.some(({ labels }) => labels.some((one) => places.has(one)))
  return [...rows].flatMap(([row, cells]) => {
    if (isHeadRow(cells)) return []
    const place = cells.flatMap(({ labels }) => labels.flatMap((one) => places.get(one) ?? []))[0]
    const number = Number(textIn(cells, 0))
    const numbered = hasLabels ? undefined : ids[number - 1]
    const id = place?.pointer.split('/')[2] ?? numbered ?? `new-row-${row + 1}`
    const filled = [...columns].map(([column, pointer]): Filled => {
      const paragraphs = cells.filter(({ cell }) => cell?.column === column)
      return {
        commitment,
        pointer: `/milestones/${id}${pointer}`,
        at: `below “${label}”, row ${row + 1}`,
        place: { below: label, row: row + 1 },
        ...contentOfParagraphs(paragraphs, `/milestones/${id}${pointer}`),
      }
    })
    // An empty row is one that nobody has filled in, or has been taken out with all its words.
    const isEmpty = filled.every(({ words }) => words === '')
    if (isEmpty && (isNewName(id) || isTakenOut(cells))) return []
    return [{ name: `${commitment}/milestones/${id}`, filled }]
  })
}

function isTakenOut(cells: readonly ReceivedParagraph[]): boolean {
  return cells.some(({ rowMark }) => rowMark?.kind === 'deleted')
}

function textIn(cells: readonly ReceivedParagraph[], column: number): string {
  const own = cells.filter(({ cell }) => cell?.column === column)
  return paragraphsRead(own, 'accepted')
    .map(({ pieces }) => textOfPieces(pieces))
    .join(' ')
    .trim()
}

function isHeadRow(cells: readonly ReceivedParagraph[]): boolean {
  return cells.filter((one) => milestoneAsked(textOfPieces(one.pieces)) !== undefined).length > 2
}

/** Column -> the question that its head asks; where no head can be read, as the form had them. */
function columnsOf(rows: readonly (readonly ReceivedParagraph[])[]): ReadonlyMap<number, string> {
  const head = rows.find(isHeadRow)
  if (!head) return new Map(milestoneQuestions().map(({ pointer }, index) => [index + 1, pointer]))
  return new Map(
    head.flatMap(({ cell, pieces }) => {
      const pointer = milestoneAsked(textOfPieces(pieces))
      return cell && pointer !== undefined ? [[cell.column, pointer] as const] : []
    }),
  )
}
