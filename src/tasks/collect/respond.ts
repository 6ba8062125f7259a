import type { Ask, Choice, Host } from '../../command.ts'
import {
  type CommentDocument,
  commenterOf,
  commentId,
  commitmentAbout,
  dispositionInWords,
  dispositions,
  inOrderOfArrival,
  isAnswered,
  printable,
  subjectAsTyped,
} from '../../model/comments.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { openOf } from '../../model/open-point.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { jsonText } from '../../plain/json.ts'
import { listed, onOneLine, shown } from '../../plain/text.ts'
import { changeFiles, fieldChanged } from '../plan/change.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { knownOne, unknownOne } from '../plan/known-one.ts'
import { numberRefused } from '../plan/numbers.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { asProse } from '../plan/prose.ts'
import { emptyReason, wordsIn } from '../plan/reason.ts'
import { type Put, proposalPut, putAsked } from './put-proposal.ts'

type ResponseRequest = WhichPlan & {
  /** Put the text that the comment proposes into the plan; `anyway`, also over one that was changed since. */
  readonly put: boolean
  readonly anyway: boolean
  readonly disposition: string | undefined
  readonly reason: string | undefined
  readonly commitment: string | undefined
  readonly on: string | undefined
  readonly replace: boolean
}

/** What was written for a response. */
type Responded = {
  readonly files: readonly string[]
  /** Where the proposed text was put; undefined where it was not. */
  readonly put: string | undefined
  /** The comment proposes a text, was accepted, and nobody has put the text into the plan. */
  readonly isLeft: boolean
}

/** Writes the reasoned response into the file of the comment and, if that is wished, its proposal into the plan. */
export async function respond(
  host: Host,
  word: string | undefined,
  given: ResponseRequest,
): Promise<Responded> {
  const { typed, request } = await completed(host, word, given)
  let put: Put | undefined
  let isLeft = false
  const files = await changeFiles(host, { plan: request.plan }, async (plan) => {
    const comment = commentCalled(typed, plan)
    if (!request.replace) refuseIfAnswered(comment)
    const { disposition, reason } = answerIn(request)
    const decidedOn = pastDayIn(request.on, '--on', host)
    if (request.put) put = await putFor(comment, plan, request)
    isLeft = !put && isAccepted(disposition) && comment.value.proposal !== undefined
    // What was asked for and is in the plan now is told of that commitment.
    const home = put ? commitmentAbout(comment, plan.draft, plan.folder)?.id : undefined
    const commitment = request.commitment ?? home
    const changed = commitment === undefined ? {} : changedIn(commitment, plan)
    const response = await fieldChanged(plan, comment.file, {
      name: 'response',
      value: { disposition, reason, decided_on: decidedOn, ...changed },
    })
    return put ? [response, put.change] : [response]
  })
  return { files, put: put?.where, isLeft }
}

async function putFor(comment: CommentDocument, plan: OpenPlan, request: ResponseRequest) {
  if (!isAccepted(request.disposition)) {
    throw nothingWritten(
      'Only what is accepted is put into the plan.',
      'Leave --put out, or accept the comment: --disposition accepted',
    )
  }
  return proposalPut(comment, plan, request)
}

// What was not accepted has changed nothing.
function isAccepted(disposition = ''): boolean {
  return disposition.startsWith('accepted')
}

type Said = { readonly typed: string; readonly request: ResponseRequest }

/** The answer, as it was typed or, at a terminal, asked for. */
async function completed(
  host: Host,
  typed: string | undefined,
  request: ResponseRequest,
): Promise<Said> {
  const { ask } = host
  const isTyped = typed !== undefined && missingIn(request).length === 0
  const isSettled = request.put || !isAccepted(request.disposition)
  if (typed !== undefined && (!ask || (isTyped && isSettled))) return { typed, request }
  if (!ask) throw needy(['the name of the comment', ...missingIn(request)], 'see')
  const plan = await openPlan(host, request)
  const comment =
    typed === undefined
      ? await ask.choose('Which comment do you answer?', answerable(plan, request))
      : commentCalled(typed, plan)
  if (!request.replace) refuseIfAnswered(comment)
  if (isTyped) {
    const wish = await putAsked(comment, plan, host)
    return { typed, request: { ...request, ...wish } }
  }
  host.err(commentText(comment))
  const answered = await answeredAt(ask, request)
  return {
    typed: commentId(comment),
    request: await effectAsked(comment, answered, plan, host),
  }
}

function commentText(comment: CommentDocument): string {
  const { text = '', quotation } = comment.value
  const words = quotation === undefined ? '' : `On the words: ${oneLine(quotation)}\n`
  return `\n${commenterOf(comment)} on ${subjectIn(comment)}:\n${words}${text}\n\n`
}

async function answeredAt(ask: Ask, request: ResponseRequest) {
  const disposition =
    request.disposition ??
    (await ask.choose(
      'What becomes of it?',
      dispositions.map((value) => ({ name: dispositionInWords(value), value })),
    ))
  const reason =
    request.reason ??
    (await ask.line('Why? Those who commented will read it:', {
      isLong: true,
      check: (words) =>
        wordsIn(words) === '' ? 'Say why: those who commented will read it.' : undefined,
    }))
  return { ...request, disposition, reason }
}

/** What an accepted comment changes: the text that it proposes is put into the plan, or somebody has changed a commitment. */
async function effectAsked(
  comment: CommentDocument,
  request: ResponseRequest,
  plan: OpenPlan,
  host: Host,
): Promise<ResponseRequest> {
  if (!isAccepted(request.disposition) || !host.ask) return request
  const { put, anyway } = request.put ? request : await putAsked(comment, plan, host)
  const commitment =
    request.commitment ?? (put ? undefined : await changedAsked(comment, plan, host.ask))
  return { ...request, commitment, put, anyway }
}

function answerable(plan: OpenPlan, { replace }: ResponseRequest): Choice<CommentDocument>[] {
  const comments = inOrderOfArrival(plan.folder).filter((one) => replace || !isAnswered(one))
  if (comments.length === 0) {
    throw nothingWritten(
      'No comment waits for an answer.',
      'To see them all: nap respond --list. To answer one anew, add --replace.',
    )
  }
  return comments.map((comment) => ({
    name: `${shown(commenterOf(comment), 40)} on ${shown(subjectIn(comment), 40)} (${commentId(comment)})`,
    value: comment,
    description: oneLine(comment.value.text ?? ''),
  }))
}

async function changedAsked(
  { value: { about } }: CommentDocument,
  { draft }: OpenPlan,
  ask: Ask,
): Promise<string | undefined> {
  const all = commitmentsOf(draft)
  const first = all.filter(({ id }) => id === about?.commitment)
  const choices = [...first, ...all.filter((one) => !first.includes(one))].map(
    ({ id, number, value: { title = id } }) => ({
      name: `${number} ${shown(title, 60)} (${id})`,
      value: id,
    }),
  )
  return ask.choose<string | undefined>('Which commitment was changed in answer?', [
    { name: 'None, or none yet', value: undefined },
    ...choices,
  ])
}

function missingIn({ disposition, reason }: ResponseRequest): string[] {
  return [
    ...(disposition === undefined ? ['--disposition'] : []),
    ...(reason === undefined ? ['--reason'] : []),
  ]
}

function answerIn(request: ResponseRequest) {
  const missing = missingIn(request)
  if (missing.length > 0) throw needy(missing, request.disposition === undefined ? 'choose' : 'see')
  const words = wordsIn(request.reason)
  if (words !== '') return { disposition: request.disposition, reason: asProse(words) }
  throw emptyReason('Say why: those who commented will read it.')
}

function needy(missing: readonly string[], help: 'choose' | 'see'): Refusal {
  return nothingWritten(
    `To answer a comment, nap still needs ${listed(missing)}.`,
    help === 'see'
      ? 'To see the comments: nap respond --list'
      : `Say what becomes of it with --disposition, and why with --reason "…": ${listed(dispositions.map(choiceOf), 'or')}.`,
  )
}

/** `accepted in part (accepted_in_part)`: what it means, and what to type. */
function choiceOf(disposition: string): string {
  const words = dispositionInWords(disposition)
  return words === disposition ? words : `${words} (${disposition})`
}

/** A comment by its name, or by a part of it that no other has. */
function commentCalled(typed: string, { folder }: OpenPlan): CommentDocument {
  const comments = inOrderOfArrival(folder)
  const name = typed.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '')
  const exact = comments.filter((comment) => commentId(comment) === name)
  const [first, ...others] = exact.length > 0 ? exact : comments.filter(isCalledLike(name))
  if (first && others.length === 0) return first
  if (folder.unreadable.some(({ file }) => file === filePathOf('comment', {}, name))) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `The comment “${shown(name)}” cannot be read. Nothing was written.`,
      'Fix its file first; to see what is wrong: nap validate',
    )
  }
  if (!first) throw unknownOne('comment', name, comments.map(commentId))
  const names = [first, ...others].map((comment) => shown(commentId(comment)))
  throw nothingWritten(
    `“${shown(typed, 80)}” could be any of ${names.length} comments.`,
    `Choose one: ${listed(names, 'or')}.`,
  )
}

function isCalledLike(part: string) {
  return (comment: CommentDocument) =>
    part !== '' && commentId(comment).toLowerCase().includes(part.toLowerCase())
}

function refuseIfAnswered(comment: CommentDocument): void {
  const { response } = comment.value
  if (!response && comment.written('/response').trim() === '') return
  const answer = response
    ? ` (${dispositionInWords(response.disposition)}, ${response.decided_on})`
    : ', which has the wrong form'
  throw nothingWritten(
    `The comment “${shown(commentId(comment))}” has an answer already${answer}.`,
    'To put yours in its place, add --replace.',
  )
}

function changedIn(typed: string, { draft }: OpenPlan): { readonly commitment: string } {
  const ofNumber = numberRefused(typed, draft)
  if (ofNumber) throw ofNumber
  const ids = commitmentsOf(draft).map(({ id }) => id)
  return { commitment: knownOne('commitment', typed, ids) }
}

/** Comments as they came in: those that wait for an answer, then those that have one. */
export function responsesText({ folder, open }: OpenPlan): string {
  const comments = inOrderOfArrival(folder)
  if (comments.length === 0) return 'No comment has been received.\n'
  const unanswered = new Set(openOf(open, 'unanswered-comment').map(({ comment }) => comment))
  const waiting = comments.filter((comment) => unanswered.has(commentId(comment)))
  const answered = comments.filter((comment) => !unanswered.has(commentId(comment)))
  const lines = [
    `Without an answer: ${waiting.length}`,
    ...waiting.flatMap(linesOf),
    '',
    `Answered: ${answered.length}`,
    ...answered.flatMap(linesOf),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(comment: CommentDocument): string[] {
  const { text = '', proposal, response } = comment.value
  const proposed = proposal === undefined ? [] : [`      proposes the text: ${oneLine(proposal)}`]
  const answer = response
    ? [
        `      ${dispositionInWords(response.disposition)}, ${response.decided_on}: ${oneLine(response.reason)}`,
      ]
    : []
  return [
    `  ${shown(commentId(comment))}`,
    `      ${shown(commenterOf(comment), 60)} on ${shown(subjectIn(comment))}: ${oneLine(text)}`,
    ...proposed,
    ...answer,
  ]
}

function oneLine(text: string): string {
  return shown(onOneLine(text), 90)
}

function subjectIn({ value: { about = {} } }: CommentDocument): string {
  const typed = subjectAsTyped(about)
  return about.commitment === undefined ? typed.replaceAll('-', ' ') : typed
}

/** `{version, comments: [{id, file, answered, from, received_on, via, about, text, quotation, proposal, votes, response}]}`. */
export function responsesJson({ folder, shownRoot }: OpenPlan): string {
  const comments = inOrderOfArrival(folder).map((comment) => ({
    id: commentId(comment),
    file: shownRoot + comment.file,
    answered: isAnswered(comment),
    ...printable(comment),
  }))
  return jsonText({ comments })
}
