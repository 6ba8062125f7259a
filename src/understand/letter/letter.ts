import type {
  Received,
  ReceivedDocument,
  ReceivedMail,
  ReceivedPiece,
  ReceivedText,
} from '../../model/exchange/received.ts'
import {
  type Against,
  type Fault,
  type SaidComment,
  type Sender,
  senderName,
  type Understood,
} from '../../model/exchange/understood.ts'
import type { Comment } from '../../model/files/comment.ts'
import { limits } from '../../model/limits.ts'
import { schemaAt } from '../../model/schemas.ts'
import { escaped } from '../../plain/markdown-escapes.ts'
import { withoutPrivateContacts } from '../../plain/private-contact.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { interleavedIn } from './answers.ts'
import { fitting } from './fitting.ts'
import { type Part, partsIn, textIn } from './parts.ts'
import { type Piece, piecesIn } from './pieces.ts'
import { withClosingApart, withoutSignature } from './signature.ts'
import { type Subject, subjectsNamed } from './subjects.ts'

type Letter = ReceivedDocument | ReceivedMail | ReceivedText

/**
 * A letter or an e-mail as one comment, or as several where it is to be split. Nothing of it is left out but who signs it,
 * what it quotes, and addresses of persons; what it is about says the officer, or its own words where it is split.
 */
export function understandLetter(received: Received, against: Against): Understood {
  if (received.kind === 'workbook') throw new Error('A workbook is no letter.')
  const { sender } = against
  if (lengthOf(received) > limits.letterCharacters)
    return { ...nothing, faults: [tooLongFor(received)] }
  const { answers, remarks } = answersIn(received, against)
  const subjects = subjectsNamed(wordsOf(received, answers), against)
  const covering = coveringRemark(received, answers, subjects)
  if (covering !== undefined) return { ...nothing, remarks: [covering] }
  if (!sender) return { ...nothing, subjects, faults: [nobodySent(received)] }
  const comments = withAttachments(
    answers.flatMap((answer) => commentsIn(answer, sender, against)),
    received,
  )
  if (comments.length > limits.letterComments) {
    return { ...nothing, subjects, faults: [tooManyIn(received, comments.length)] }
  }
  const told = [...remarks, ...placeRemarks(subjects, comments, against)]
  return { ...nothing, subjects, comments, remarks: told }
}

function wordsOf(received: Letter, answers: readonly Answer[]): string {
  const subject = received.kind === 'mail' ? [received.subject] : []
  return [...subject, ...answers.flatMap(({ parts }) => parts.map(({ words }) => words))].join('\n')
}

/** “Please find our form attached.” */
const shortCovering = 300

/** Why no comment is made of what asks for no answer. */
function coveringRemark(
  received: Letter,
  answers: readonly Answer[],
  subjects: readonly Subject[],
): string | undefined {
  const what = received.kind === 'mail' ? 'The e-mail' : 'The letter'
  const words = answers.flatMap(({ parts }) => parts.map((part) => part.words)).join(' ')
  if (words.trim() === '') return `${what} itself says nothing.`
  const isCovering =
    received.kind === 'mail' &&
    received.attachments.length > 0 &&
    words.length <= shortCovering &&
    subjects.length === 0 &&
    /attach|enclos|منسلک/i.test(words)
  return isCovering
    ? `${what} itself only says “${shown(words)}”, so no comment was made of it.`
    : undefined
}

/** What came with a letter is told in it: whoever answers has to look at that too. */
function withAttachments(comments: readonly SaidComment[], received: Letter): SaidComment[] {
  const [first, ...others] = comments
  if (!first || received.kind !== 'mail' || received.attachments.length === 0) return [...comments]
  const names = listed(received.attachments.map(({ name }) => `“${escaped(shown(name, 80))}”`))
  const text = `${first.value.text.trimEnd()}\n\n(With this came ${names}.)\n`
  return [text.length > longest ? first : { ...first, value: { ...first.value, text } }, ...others]
}

const nothing: Understood = { as: 'letter', answers: [], comments: [], faults: [], remarks: [] }

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
    words: withoutPrivateContacts(part.words, leftOut),
    of:
      typeof part.of === 'string'
        ? withoutPrivateContacts(part.of, leftOut)
        : { ...part.of, pieces: part.of.pieces.map(withoutAddress) },
  }))
}

function withoutAddress({ link, ...piece }: ReceivedPiece): ReceivedPiece {
  const isMailbox = link?.startsWith('mailto:') === true
  return {
    ...piece,
    text: withoutPrivateContacts(piece.text, leftOut),
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

function commentsIn({ parts, quotation }: Answer, sender: Sender, against: Against): SaidComment[] {
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

function lengthOf(received: Letter): number {
  if (received.kind !== 'document') return received.text.length
  return received.paragraphs.reduce(
    (sum, { pieces }) => sum + pieces.reduce((length, { text }) => length + text.length, 0),
    0,
  )
}

function called(received: Letter): string {
  return received.kind === 'mail' ? 'the e-mail' : 'the letter'
}

function tooLongFor(received: Letter): Fault {
  return {
    at: called(received),
    message: `It has more than ${limits.letterCharacters} characters, which no letter has. Nothing of it was taken in.`,
    help: 'Save the part that matters as a text, and import that.',
  }
}

function tooManyIn(received: Letter, count: number): Fault {
  return {
    at: called(received),
    message: `It would become ${count} comments, and at most ${limits.letterComments} are made of one letter. Nothing of it was taken in.`,
    help: 'Import it without --split, or save its parts as texts and import each.',
  }
}

function nobodySent(received: Letter): Fault {
  return {
    at: called(received),
    message: 'Nothing here tells which organisation has sent it.',
    help: 'Say it with --from, for example --from "Accountability Lab". A person is not named.',
  }
}

/** What it might be about. */
function placeRemarks(
  subjects: readonly Subject[],
  comments: readonly SaidComment[],
  against: Against,
): string[] {
  if (against.about) return []
  const placed = new Set(comments.map(({ value }) => value.about.commitment ?? value.about.theme))
  const further = subjects.filter(({ about }) => !placed.has(about.commitment ?? about.theme))
  if (further.length === 0) return []
  const list = further
    .slice(0, 5)
    .map(({ typed, named }) => `${typed} (it says ${shown(named, 60)})`)
  const more = further.length > 5 ? ` and ${further.length - 5} more` : ''
  const help = against.isSplit
    ? ''
    : ' Where it is about one of them, say so with --about; where it has several points, with --split.'
  return [
    `It ${comments.some(({ isUnplaced }) => isUnplaced) ? '' : 'also '}speaks of ${list.join(', ')}${more}.${help}`,
  ]
}
