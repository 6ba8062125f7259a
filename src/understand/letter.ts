import type { Comment } from '../model/files/comment.ts'
import { fullNameOf, type PlanFolder } from '../model/plan.ts'
import type {
  ReceivedDocument,
  ReceivedMail,
  ReceivedPiece,
  ReceivedText,
} from '../model/received.ts'
import { schemaAt } from '../model/schemas.ts'
import type { Against, SaidComment, Understood } from '../model/understood.ts'
import { withoutContacts } from '../plain/private-contact.ts'
import { counted, shown } from '../plain/text.ts'
import { interleavedIn } from './letter/answers.ts'
import { fitting } from './letter/fitting.ts'
import { type Part, partsIn, textIn } from './letter/parts.ts'
import { type Piece, piecesIn } from './letter/pieces.ts'
import { withClosingApart, withoutSignature } from './letter/signature.ts'
import { type Subject, subjectsNamed } from './letter/subjects.ts'

type Letter = ReceivedDocument | ReceivedMail | ReceivedText

/**
 * A letter or an e-mail as one comment, or as several where it is to be split. Nothing of it is left out but who signs it,
 * what it quotes, and addresses of persons; what it is about says the officer, or its own words where it is split.
 */
export function understandLetter(received: Letter, against: Against): Understood {
  const { sender } = against
  if (!sender) return { ...nothing, faults: [nobodySent(received)] }
  const { answers, remarks } = answersIn(received, against)
  const comments = answers.flatMap((answer) => commentsIn(answer, sender, against))
  if (comments.length === 0) return { ...nothing, remarks: [...remarks, ...emptyRemark(received)] }
  return {
    ...nothing,
    comments,
    remarks: [...remarks, ...placeRemarks(answers, comments, against)],
  }
}

const nothing: Understood = { as: 'letter', answers: [], comments: [], faults: [], remarks: [] }

/** What may be meant by `about`, in the order in which the letter speaks of it. */
export function subjectsOfLetter(received: Letter, against: Against): Subject[] {
  const words =
    received.kind === 'mail' ? `${received.subject}\n${received.text}` : wordsOf(received, against)
  return subjectsNamed(words, against)
}

function wordsOf(received: ReceivedDocument | ReceivedText, against: Against): string {
  return partsIn(received, isMarkdown(against))
    .map(({ words }) => words)
    .join('\n')
}

function isMarkdown({ name }: Against): boolean {
  return /\.(?:md|markdown)$/i.test(name)
}

/** What the sender wrote in one go, and the lines that it answers. */
type Answer = { readonly parts: readonly Part[]; readonly quotation: string | undefined }

function answersIn(
  received: Letter,
  against: Against,
): { readonly answers: readonly Answer[]; readonly remarks: readonly string[] } {
  if (received.kind === 'document') {
    const { body, signature } = withoutSignature(partsOf(received, false))
    return {
      answers: [{ parts: body, quotation: undefined }],
      remarks: [...apart(signature), ...documentRemarks(received)],
    }
  }
  const typed = received.text.replaceAll(/\r\n?/g, '\n')
  const pieces = isMarkdown(against)
    ? [{ quotation: undefined, text: typed }]
    : interleavedIn(typed)
  const read = pieces.map(({ quotation, text }) => ({
    quotation,
    ...withoutSignature(
      partsOf({ kind: 'text', text: withClosingApart(text) }, isMarkdown(against)),
    ),
  }))
  const lines = read.flatMap(({ signature }) => signature)
  const own =
    received.kind === 'mail' && received.signature.trim() !== ''
      ? received.signature.trim().split('\n')
      : []
  return {
    answers: withGreeting(read.map(({ body: parts, quotation }) => ({ parts, quotation }))),
    remarks: [...apart([...lines, ...own]), ...quotedRemark(received)],
  }
}

const leftOut = '(address left out)'

// An address belongs to one person, and the files of a plan are for everybody.
function partsOf(received: Letter, isTyped: boolean): Part[] {
  return partsIn(received, isTyped).map((part) => ({
    ...part,
    words: withoutContacts(part.words, leftOut),
    of:
      typeof part.of === 'string'
        ? withoutContacts(part.of, leftOut)
        : { ...part.of, pieces: part.of.pieces.map(withoutAddress) },
  }))
}

function withoutAddress({ link, ...piece }: ReceivedPiece): ReceivedPiece {
  const isMailbox = link?.startsWith('mailto:') === true
  return {
    ...piece,
    text: withoutContacts(piece.text, leftOut),
    ...(link !== undefined && !isMailbox && { link }),
  }
}

/** “Dear colleagues, my answers are below.” */
const shortGreeting = 200

function withGreeting([first, second, ...rest]: readonly Answer[]): Answer[] {
  if (!first) return []
  if (!second) return [first]
  const length = first.parts.reduce((sum, { words }) => sum + words.length, 0)
  if (first.quotation !== undefined || length > shortGreeting) return [first, second, ...rest]
  return [{ ...second, parts: [...first.parts, ...second.parts] }, ...rest]
}

function apart(signature: readonly string[]): string[] {
  if (signature.length === 0) return []
  return [
    `The ${signature.length === 1 ? 'line' : `${signature.length} lines`} with which it is signed ${signature.length === 1 ? 'is' : 'are'} left out: a person is named in a plan only who has agreed to it.`,
  ]
}

function quotedRemark(received: ReceivedText | ReceivedMail): string[] {
  if (received.kind !== 'mail' || received.quoted.trim() === '') return []
  const lines = received.quoted.trim().split('\n').length
  return [`The letter that it answers (${counted(lines, 'line')}) is left out.`]
}

function documentRemarks({ remarks, comments }: ReceivedDocument): string[] {
  const margin =
    comments.length === 0
      ? []
      : [
          `${counted(comments.length, 'comment')} in its margin ${comments.length === 1 ? 'is' : 'are'} not taken in.`,
        ]
  return [...remarks, ...margin]
}

const longest = schemaAt('comment', '/text')?.maxLength ?? 10_000
/** What is written at the head of a part of a long letter. */
const headRoom = 80

function commentsIn(
  { parts, quotation }: Answer,
  sender: NonNullable<Against['sender']>,
  against: Against,
): SaidComment[] {
  const pieces = against.isSplit ? piecesIn(parts, against) : [whole(parts, against)]
  return pieces.flatMap((piece) => {
    const texts = textsOf(piece)
    const { about, isUnplaced } = placeOf(piece, quotation, against)
    return texts.map(
      (text): SaidComment => ({
        at: piece.at,
        ...(isUnplaced && { isUnplaced }),
        value: {
          from: senderName(sender, against.today.folder),
          received_on: against.on,
          via: against.via,
          about,
          text: `${text}\n`,
          ...(quotation !== undefined && { quotation: quotationOf(quotation) }),
        },
      }),
    )
  })
}

function whole(parts: readonly Part[], against: Against): Piece {
  const words = parts.map((part) => part.words).join('\n')
  return { parts, at: 'the letter', subjects: subjectsNamed(words, against) }
}

function textsOf({ parts }: Piece): string[] {
  const whole = textIn(parts)
  if (whole.trim() === '') return []
  if (whole.length < longest) return [whole]
  const runs = fitting(parts, longest - headRoom)
  return runs.map(
    (run, index) =>
      `(Part ${index + 1} of ${runs.length}: the letter is longer than a comment can be.)\n\n${textIn(run)}`,
  )
}

function quotationOf(lines: string): string {
  const [run = []] = fitting(partsOf({ kind: 'text', text: lines }, false), longest - 1)
  return `${textIn(run)}\n`
}

type Place = { readonly about: Comment['about']; readonly isUnplaced?: true }

function placeOf({ subjects }: Piece, quotation: string | undefined, against: Against): Place {
  if (against.about) return { about: against.about }
  const isOwn = against.isSplit || quotation !== undefined
  const [first] = [...subjects, ...subjectsNamed(quotation ?? '', against)]
  if (isOwn && first) return { about: first.about }
  return { about: { chapter: 'whole-plan' }, isUnplaced: true }
}

function senderName(sender: NonNullable<Against['sender']>, folder: PlanFolder): string {
  return sender.kind === 'institution' ? fullNameOf(folder, sender.id) : sender.name
}

function nobodySent({ kind }: Letter): Understood['faults'][number] {
  return {
    at: kind === 'mail' ? 'the e-mail' : 'the letter',
    message: 'Nothing here tells which organisation has sent it.',
    help: 'Say it with --from, for example --from "Accountability Lab". A person is not named.',
  }
}

function emptyRemark({ kind }: Letter): string[] {
  return [`${kind === 'mail' ? 'The e-mail' : 'The letter'} itself says nothing.`]
}

/** What each was taken to be about, and what it might be about. */
function placeRemarks(
  answers: readonly Answer[],
  comments: readonly SaidComment[],
  against: Against,
): string[] {
  if (against.about) return []
  const words = [...answers.flatMap(({ parts }) => parts.map((part) => part.words))].join('\n')
  const subjects = subjectsNamed(words, against)
  const placed = new Set(comments.map(({ value }) => value.about.commitment ?? value.about.theme))
  const further = subjects.filter(({ about }) => !placed.has(about.commitment ?? about.theme))
  if (further.length === 0) return []
  const list = further
    .slice(0, 5)
    .map(({ about, named }) => `${aboutTyped(about)} (it says ${shown(named, 60)})`)
  const more = further.length > 5 ? ` and ${further.length - 5} more` : ''
  return [`It also speaks of ${list.join(', ')}${more}.`]
}

/** How what a comment is about is typed: `citizens-budget.milestones.tested-draft`. */
function aboutTyped({ commitment, field = '', theme, chapter }: Comment['about']): string {
  return commitment === undefined
    ? (theme ?? chapter ?? '')
    : commitment + field.replaceAll('/', '.')
}
