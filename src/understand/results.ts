import { bookmarkOf } from '../model/bookmark.ts'
import { themesCalled, thingsOf } from '../model/called.ts'
import { commitmentsOf } from '../model/draft.ts'
import type { ReceivedDocument, ReceivedParagraph } from '../model/exchange/received.ts'
import type {
  Against,
  Fault,
  Known,
  SaidComment,
  Understood,
} from '../model/exchange/understood.ts'
import type { Comment } from '../model/files/comment.ts'
import type { Consultation } from '../model/files/consultation.ts'
import { schemaAt } from '../model/schemas.ts'
import { counted, shown } from '../plain/text.ts'
import { answerIn } from './answer.ts'
import { ideaInPlan, otherVotes, unnamed } from './idea-in-plan.ts'
import { inPlanWords } from './in-plan.ts'
import { markdownOf } from './markdown.ts'
import { type Placed, placedAt } from './placed.ts'
import { inSingleSpaces, linesRead } from './reading.ts'

const facts = ['meeting', 'date', 'place', 'organised_by', 'summary'] as const
type Fact = (typeof facts)[number]

/** What was filled into the results sheet of a workshop. */
type Sheet = {
  readonly facts: ReadonlyMap<Fact, readonly ReceivedParagraph[]>
  /** The rows that have anything in them, cell by cell, without the number of the row. */
  readonly participants: readonly Row[]
  readonly ideas: readonly Row[]
}
type Row = readonly ReceivedParagraph[][]

/** The results of a workshop: a consultation, and each idea with its votes as a comment. Blank rows say nothing. */
export function understandResults(document: ReceivedDocument, against: Against): Understood {
  const sheet = sheetIn(document)
  const meeting = meetingIn(sheet, against)
  const isThere = meeting.consultation !== undefined && isKnown(meeting.consultation, against.today)
  const ideas = sheet.ideas.map((row, index) => ideaIn(row, index, meeting, against))
  const known = ideas.map(({ comment }) => comment && ideaInPlan(comment.value, against.today))
  const old = known.filter((one) => one !== undefined).length
  return {
    as: 'results',
    answers: [],
    comments: ideas.flatMap(({ comment }, index) =>
      comment && known[index] === undefined ? comment : [],
    ),
    ...(meeting.consultation && !isThere && { consultation: meeting.consultation }),
    faults: meeting.faults,
    remarks: [
      ...document.remarks,
      ...(isThere
        ? ['The plan has a consultation of this name and day already, and it stays as it is.']
        : []),
      ...participantWords(sheet),
      ...ideas.flatMap(({ remarks }) => remarks),
      ...inPlanWords(old, 'idea'),
      ...ideas.flatMap(({ comment }, index) =>
        otherVotes(`Idea ${index + 1}`, comment?.value, known[index]),
      ),
    ],
  }
}

function sheetIn({ paragraphs }: ReceivedDocument): Sheet {
  const labels = new Map(facts.map((fact) => [labelOfResults('results', `/${fact}`), fact]))
  const answers = new Map<Fact, ReceivedParagraph[]>()
  const tables = tablesIn(paragraphs)
  let open: Fact | undefined
  for (const paragraph of paragraphs) {
    const fact = paragraph.labels.map((label) => labels.get(label)).find((one) => one !== undefined)
    if (fact) answers.set(fact, [behindLabel(paragraph)])
    else if (open && !paragraph.cell && paragraph.heading === undefined) {
      answers.set(open, [...(answers.get(open) ?? []), paragraph])
    }
    const isEnd = paragraph.cell !== undefined || paragraph.heading !== undefined
    open = fact ?? (isEnd ? undefined : open)
  }
  return {
    facts: answers,
    participants: rowsOf(paragraphs, tables.get('participants')),
    ideas: rowsOf(paragraphs, tables.get('ideas')),
  }
}

function labelOfResults(id: string, pointer: string): string {
  return bookmarkOf({ kind: 'results', id, pointer })
}

/** Which table is which: any row that still has its label tells. */
function tablesIn(paragraphs: readonly ReceivedParagraph[]): Map<string, number> {
  const tables = new Map<string, number>()
  const rows = new Map(
    ['participants', 'ideas'].flatMap((id) =>
      Array.from({ length: 40 }, (_, index) => [labelOfResults(id, `/${index + 1}`), id] as const),
    ),
  )
  for (const { cell, labels } of paragraphs) {
    const id = labels.map((label) => rows.get(label)).find((one) => one !== undefined)
    if (cell && id !== undefined && !tables.has(id)) tables.set(id, cell.table)
  }
  return tables
}

/** Every row but the head, also those that were added below. */
function rowsOf(paragraphs: readonly ReceivedParagraph[], table: number | undefined): Row[] {
  const rows = new Map<number, ReceivedParagraph[][]>()
  // What stands in a cell is prose of its own.
  for (const { cell, ...paragraph } of paragraphs) {
    if (!cell || cell.table !== table || cell.row === 0 || cell.column === 0) continue
    const row = rows.get(cell.row) ?? []
    row[cell.column - 1] = [...(row[cell.column - 1] ?? []), paragraph]
    rows.set(cell.row, row)
  }
  return [...rows.values()].filter((row) => row.some((cell) => wordsIn(cell) !== ''))
}

function wordsIn(paragraphs: readonly ReceivedParagraph[] = []): string {
  return linesRead(paragraphs, 'accepted').join('\n')
}

function behindLabel(paragraph: ReceivedParagraph): ReceivedParagraph {
  let left =
    /^[^:：]*[:：]\s*/.exec(paragraph.pieces.map(({ text }) => text).join(''))?.[0].length ?? 0
  const pieces = paragraph.pieces.flatMap((piece) => {
    const text = piece.text.slice(Math.min(left, piece.text.length))
    left -= piece.text.length - text.length
    return text === '' ? [] : [{ ...piece, text }]
  })
  return { ...paragraph, pieces }
}

type Meeting = {
  readonly consultation: Consultation | undefined
  readonly faults: readonly Fault[]
  /** The day of the meeting, where it is a day. */
  readonly day: string | undefined
  readonly title: string
}

function meetingIn(sheet: Sheet, { today, on }: Against): Meeting {
  const said = (fact: Fact) => wordsIn(sheet.facts.get(fact))
  const [title, place] = [inSingleSpaces(said('meeting')), inSingleSpaces(said('place'))]
  const days = daysIn(said('date'), today)
  const faults: Fault[] = [
    ...(title === '' ? [missing('Meeting', 'what the meeting was called')] : []),
    ...(place === '' ? [missing('Place', 'where it was')] : []),
    ...('fault' in days ? [days.fault] : laterThan(on, days.date)),
  ]
  if ('fault' in days) return { consultation: undefined, faults, day: undefined, title }
  const day = days.date.length === 10 && days.date <= on ? days.date : undefined
  const consultation = { title, ...days, place, ...furtherIn(sheet) }
  return { consultation: faults.length > 0 ? undefined : consultation, faults, day, title }
}

function laterThan(on: string, date: string): Fault[] {
  if (date <= on) return []
  return [
    {
      at: '“Date”',
      message: `The meeting is said to be on ${date}, which is later than the day on which its results arrived.`,
      help: 'Correct the date in the document, and import it again.',
    },
  ]
}

/** What need not be said of a meeting. */
function furtherIn(sheet: Sheet): Partial<Consultation> {
  const organisers = wordsIn(sheet.facts.get('organised_by'))
    .split(/[\n;؛]/)
    .map(inSingleSpaces)
    .filter((one) => one !== '')
  const organisations = organisationsIn(sheet)
  const summary = markdownOf(sheet.facts.get('summary') ?? [], 'accepted')
  return {
    ...(organisers.length > 0 && { organised_by: organisers.slice(0, most) }),
    ...(organisations.length > 0 && { participants: organisations.slice(0, most) }),
    ...(summary !== '' && { summary }),
  }
}

const most = 100

function missing(label: string, what: string): Fault {
  return {
    at: `“${label}”`,
    message: `The sheet does not say ${what}, so the meeting itself was not taken in.`,
    help: 'Fill it in, and import the document again; or write it down with nap new consultation.',
  }
}

type Days = { readonly date: string; readonly until?: string } | { readonly fault: Fault }

/** The day of a meeting, or its first and last: `13–14 June 2017`. */
function daysIn(words: string, { folder }: Known): Days {
  if (words === '') return { fault: missing('Date', 'when it was') }
  const [, first = '', last = '', rest = ''] =
    /^(\d{1,2})\s*(?:-|–|—|to|and)\s*(\d{1,2})(?:st|nd|rd|th)?\s+(\D.*)$/.exec(words) ?? []
  const field = schemaAt('consultation', '/date') ?? {}
  const [one, other] = (first === '' ? [words] : [`${first} ${rest}`, `${last} ${rest}`]).map(
    (day) => answerIn(day, field, folder),
  )
  if (one && 'value' in one && (other === undefined || 'value' in other)) {
    const until = other && 'value' in other ? { until: String(other.value) } : {}
    return { date: String(one.value), ...until }
  }
  const { message = '', help = '' } = one && 'fault' in one ? one.fault : {}
  return { fault: { at: '“Date”', message, help } }
}

function isKnown({ title, date }: Consultation, { folder }: Known): boolean {
  return folder.consultations.some(
    ({ value }) => value.date === date && inSingleSpaces(value.title ?? '') === title,
  )
}

function organisationsIn({ participants }: Sheet): string[] {
  const names = participants.map(([, organisation]) => inSingleSpaces(wordsIn(organisation)))
  return [...new Set(names)].filter((name) => name !== '')
}

/** Persons are counted and not named. */
function participantWords(sheet: Sheet): string[] {
  const named = sheet.participants.filter(([name]) => wordsIn(name) !== '').length
  if (named === 0) return []
  const organisations = organisationsIn(sheet).length
  return [
    `${counted(named, 'person', 'people')} signed in, of ${counted(organisations, 'organisation')}. The plan keeps the organisations alone: persons are named with their consent.`,
    ...(organisations > most ? [`Of the organisations, the first ${most} were taken in.`] : []),
  ]
}

type Idea = { readonly comment?: SaidComment; readonly remarks: readonly string[] }

function ideaIn(
  [about, idea, votes, organisation]: Row,
  index: number,
  meeting: Meeting,
  against: Against,
): Idea {
  const at = `idea ${index + 1}`
  const text = markdownOf(idea ?? [], 'accepted')
  if (text === '') return { remarks: [`Idea ${index + 1} has no words, and was left out.`] }
  const subject = inSingleSpaces(wordsIn(about))
  const placed = subjectIn(subject, against)
  const count = votesIn(wordsIn(votes))
  const from = inSingleSpaces(wordsIn(organisation))
  const value: Comment = {
    from: from === '' ? participantsOf(meeting) : from,
    received_on: meeting.day ?? against.on,
    via: 'workshop',
    about: placed.about,
    text: placed.isUnplaced && subject !== '' ? `${text}\n\n(${shown(subject)})` : text,
    ...(typeof count === 'number' && { votes: count }),
  }
  const remarks =
    count === 'unclear'
      ? [
          `Idea ${index + 1}: “${shown(wordsIn(votes), 40)}” is no number of votes, and was left out.`,
        ]
      : []
  const isUnplaced = placed.isUnplaced && subject !== ''
  return { comment: { value, at, ...(isUnplaced && { isUnplaced }) }, remarks }
}

function participantsOf({ title }: Meeting): string {
  return title === '' ? `${unnamed} of a workshop` : `${unnamed}: ${title}`.slice(0, 300)
}

/** A commitment or a thematic area by its number or its name. */
function subjectIn(words: string, against: Against): Placed {
  const known = against.base ?? against.today
  const commitments = commitmentsOf(known.draft)
  const [number = ''] = /^\d+(?:\.\d+)?(?=$|[\s.,:)–-])/.exec(words) ?? []
  const numbered = commitments.find((one) => one.number === number)
  const things = thingsOf(
    commitments.map(({ id }) => id),
    commitments.map(({ id, value }) => ({ id, name: value.title ?? id })),
  )
  const name = words.slice(number.length).replace(/^[\s.,:)–-]+/, '')
  const commitment = numbered?.id ?? things.idOf(name === '' ? words : name) ?? things.idOf(words)
  if (commitment !== undefined) {
    return placedAt({ kind: 'commitment', id: commitment, pointer: '' }, known, against)
  }
  const { themes } = known.folder.plan.value
  const chapter = known.draft.chapters.find((one) => String(one.number) === number)
  const theme =
    themes.find(({ id }) => id === chapter?.id)?.id ?? themesCalled(known.folder).idOf(words)
  return placedAt(
    theme === undefined ? undefined : { kind: 'theme', id: theme, pointer: '' },
    known,
    against,
  )
}

function votesIn(words: string): number | 'unclear' | undefined {
  const plain = words
    .normalize('NFKC')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
  if (plain.trim() === '') return undefined
  const count = Number(/^\s*(\d{1,6})(?:\s*votes?)?\s*$/i.exec(plain)?.[1] ?? Number.NaN)
  return Number.isNaN(count) ? 'unclear' : count
}
