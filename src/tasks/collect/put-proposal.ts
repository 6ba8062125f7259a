import type { Host } from '../../command.ts'
import type { CommentDocument } from '../../model/comments.ts'
import type { ProposalPlace } from '../../model/exchange/understood.ts'
import { fieldName, inText, pointerById } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { filePathOf } from '../../model/plan-file.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { proposalPlace } from '../../pipeline/incoming.ts'
import { keysOf, pointerOf, withValueAt } from '../../plain/pointer.ts'
import { onOneLine, shown, shownInWords } from '../../plain/text.ts'
import { type TextChange, valuesChanged } from '../plan/change.ts'
import type { OpenPlan } from '../plan/open.ts'

/** Whether the text that a comment proposes is to be put into the plan, and that also over a text which has changed since. */
export type PutWish = { readonly put: boolean; readonly anyway: boolean }

/** What is put into the plan for a comment that was accepted. */
export type Put = {
  readonly change: TextChange
  /** `“End date”, in the contribution of Finance Division`. */
  readonly where: string
}

type Place = Exclude<ProposalPlace, { readonly kind: 'nowhere' }>

/**
 * The change that puts the text of a comment into the plan: into the answer of whoever gave it, a chapter, or the summary of a
 * thematic area. Only that field changes. @throws Refusal (2) where it cannot be put, or the plan says something else by now
 */
export async function proposalPut(
  comment: CommentDocument,
  plan: OpenPlan,
  { anyway }: PutWish,
): Promise<Put> {
  const place = await proposalPlace(comment, plan)
  if (!place) {
    throw nothingWritten(
      'The comment proposes no text that could be put into the plan.',
      'Leave --put out, and change the plan by hand where it has to be.',
    )
  }
  if (place.kind === 'nowhere') throw cannotBePut(place.why)
  if (place.isStale && !anyway) throw changedSince(place, plan)
  return { change: await changeAt(place, plan), where: whereOf(place, plan) }
}

function cannotBePut(why: string): Refusal {
  return nothingWritten(
    `The proposed text cannot be put into the plan, because ${why}.`,
    'Leave --put out, and change the plan by hand.',
  )
}

function changedSince(place: Place, plan: OpenPlan): Refusal {
  return nothingWritten(
    `The plan says something else by now than the proposal was made from. ${whereOf(place, plan)} is today: ${todayIn(place)}.`,
    'To put the proposed text over it, add --anyway; or leave --put out, and change the plan by hand.',
  )
}

function todayIn({ today }: Place): string {
  if (today === undefined || today === '') return 'nothing'
  const words = Array.isArray(today) ? today.map(inText).join('; ') : inText(today)
  return `“${shownInWords(onOneLine(words), 200)}”`
}

function whereOf(place: Place, { folder, shownRoot }: OpenPlan): string {
  switch (place.kind) {
    case 'contribution':
      return `${fieldName(place.pointer)}, in the contribution of ${shown(nameOf(folder, place.institution), 60)}`
    case 'theme':
      return `The summary of the thematic area “${shown(place.theme, 60)}”`
    case 'chapter':
      return `The text of ${shown(shownRoot + place.file)}`
  }
}

/** What an officer at a terminal answers about the text that a comment proposes. */
export async function putAsked(
  comment: CommentDocument,
  plan: OpenPlan,
  { err, ask }: Host,
): Promise<PutWish> {
  const place = await proposalPlace(comment, plan)
  if (!place || !ask) return { put: false, anyway: false }
  const proposal = comment.value.proposal ?? ''
  err(`\nProposed text:\n${shown(proposal, 2000)}\n\n`)
  if (place.kind === 'nowhere') {
    err(`nap cannot put it into the plan, because ${place.why}.\n`)
    return { put: false, anyway: false }
  }
  err(`It would go here: ${whereOf(place, plan)}, which says today: ${todayIn(place)}.\n`)
  if (place.isStale)
    err('That is not what the proposal was made from: the plan was changed since.\n')
  const put = await ask.choose('Is the proposed text to be put into the plan?', [
    ...(place.isStale ? [] : [{ name: 'Yes', value: true }]),
    { name: 'No, only the answer is written down', value: false },
    ...(place.isStale ? [{ name: 'Yes, over what the plan says today', value: true }] : []),
  ])
  return { put, anyway: put && place.isStale }
}

async function changeAt(place: Place, plan: OpenPlan): Promise<TextChange> {
  const { texts } = plan.loaded
  if (place.kind === 'chapter') {
    const { file } = place
    const [title = ''] = /^\s*# +.+$/m.exec(texts.get(file) ?? '') ?? []
    const head = title.trim() === '' ? '' : `${title.trim()}\n\n`
    return { file, content: head + String(place.value) }
  }
  if (place.kind === 'theme') {
    return valueSet(plan, plan.folder.plan.file, ['themes', place.theme, 'summary'], place.value)
  }
  const { institution, commitment, pointer } = place
  const file = filePathOf('contribution', { institution, commitment })
  return valueSet(plan, file, keysOf(pointer), place.value)
}

/** @param path items of lists by id */
function valueSet(plan: OpenPlan, file: string, path: readonly string[], value: unknown) {
  return valuesChanged(plan, file, (before) =>
    withValueAt(before, keysOf(pointerById(before, pointerOf(path))), () => value),
  )
}
