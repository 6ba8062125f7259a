import { commitmentsOf } from '../model/draft.ts'
import { formProperties } from '../model/exchange/form.ts'
import type { ReceivedDocument } from '../model/exchange/received.ts'
import type { Against, Known, SaidComment, Understood } from '../model/exchange/understood.ts'
import { languageName, workingLanguage } from '../model/languages/language.ts'
import { counted, listed, onOneLine, shown } from '../plain/text.ts'
import { inPlanWords, isInPlan } from './in-plan.ts'
import { voicesOf } from './review/authors.ts'
import { authorsOf } from './review/edits.ts'
import { missingFrom } from './review/missing.ts'
import { commentsIn } from './review/placed-comments.ts'
import { type Region, regionsOf } from './review/regions.ts'
import {
  isTakenOut,
  saidBeside,
  saidBetween,
  saidInNewRow,
  saidOfWhole,
} from './review/said-beside.ts'
import {
  nothingSaid,
  type Part,
  type Review,
  saidInSlot,
  untracked,
} from './review/said-changes.ts'
import { slotsOf } from './review/slots.ts'
import { wordsBefore } from './review/spans.ts'

/**
 * A draft that somebody has read and sent back: every comment in it, every tracked change and every other one, each under
 * the field that it is about. What is the sender’s own answer changes that; all else is a comment that proposes it.
 */
export function understandReview(document: ReceivedDocument, against: Against): Understood {
  const known = against.base ?? against.today
  const review: Review = { against, known, voices: voicesOf(against) }
  const regions = regionsOf(document, known)
  const edition = document.properties[formProperties.edition]
  const parts = [
    { ...nothingSaid, comments: commentsIn(document, regions, review) },
    ...(edition === undefined
      ? [...changesIn(regions, review), ...missingFrom(regions, printedAmong(regions), review)]
      : []),
  ]
  const comments = parts.flatMap((part) => part.comments)
  const isNew = (one: SaidComment) => !isInPlan(one, against)
  const old = comments.length - comments.filter(isNew).length
  return {
    as: 'review',
    answers: parts.flatMap((part) => part.answers),
    comments: comments.filter(isNew),
    faults: parts.flatMap((part) => part.faults),
    remarks: [
      ...document.remarks,
      ...(edition === undefined ? [] : [editionWords(edition, known)]),
      ...parts.flatMap((part) => part.remarks),
      ...inPlanWords(old, 'comment'),
      ...baseWords(parts, against),
      ...doneWords(document),
      ...nameWords(document, against),
    ],
  }
}

/** Its words are translations, which cannot be held against the answers of institutions. */
function editionWords(edition: string, { folder }: Known): string {
  const names = listed(edition.split(' ').map((tag) => shown(languageName(tag), 40)))
  const own = languageName(workingLanguage(folder))
  return `This is the plan in ${names}. Its comments are taken in; what was changed in its text is not, whether tracked or not. Ask for changes in the Word file in ${own} alone, and correct a translation with nap form --translate.`
}

function changesIn(regions: readonly Region[], review: Review): Part[] {
  const commitments = new Map(commitmentsOf(review.known.draft).map((one) => [one.id, one]))
  const printed = printedAmong(regions)
  let newRows = 0
  return regions.flatMap((region): Part[] => {
    if (region.is === 'new-row') {
      newRows += 1
      return saidInNewRow(region, newRows, review)
    }
    if (region.is !== 'other' && isTakenOut(region)) return saidOfWhole(region, review)
    const { slots, rest } = slotsOf(region, review.known, commitments.get(region.field?.id ?? ''))
    return [
      ...slots.flatMap((slot) =>
        saidInSlot(slot, review, slot.field.kind !== 'commitment' || printed.has(slot.field.id)),
      ),
      ...saidBeside(region, rest, review),
      ...saidBetween(region, rest, review),
    ]
  })
}

/** The commitments that the document prints as the plan does: below their numbers. An agenda has labels of some fields alone. */
function printedAmong(regions: readonly Region[]): ReadonlySet<string> {
  return new Set(
    regions.flatMap(({ field, label }) => {
      const isTitle = field?.kind === 'commitment' && field.pointer === '/title'
      return isTitle && /^\d+\.\d+\s/.test(wordsBefore(label?.pieces ?? [])) ? field.id : []
    }),
  )
}

/** Held against the plan of today, what others have changed since looks as if the sender had changed it. */
function baseWords(parts: readonly Part[], { base }: Against): string[] {
  const isSeen = parts.some(
    ({ answers, comments }) =>
      answers.some(({ by }) => by === undefined) ||
      comments.some(({ value }) => value.text.includes(untracked)),
  )
  return base || !isSeen
    ? []
    : [
        'The document does not say which revision it was made from, so it was held against the plan of today: what was changed in the plan since may look like a change of the sender.',
      ]
}

function doneWords({ comments }: ReceivedDocument): string[] {
  const done = comments.filter(({ isDone, repliesTo }) => isDone && repliesTo === undefined)
  if (done.length === 0) return []
  const words = done.slice(0, 3).map(({ text }) => `“${shown(onOneLine(text), 60)}”`)
  return [
    `${counted(done.length, 'comment')} ${done.length === 1 ? 'is' : 'are'} marked as done in the document, and taken in all the same: ${listed(done.length > 3 ? [...words, 'others'] : words)}.`,
  ]
}

/** Whoever wrote is a person, and persons are named with their consent alone. */
function nameWords({ comments, paragraphs }: ReceivedDocument, { sender }: Against): string[] {
  const authors = [...new Set([...comments.map(({ by }) => by), ...authorsOf(paragraphs)])]
  const names = authors.flatMap((author) => author ?? [])
  const remarks =
    authors.length > names.length
      ? ['The names of some who wrote were taken out of the document.']
      : []
  if (sender || names.length === 0) return remarks
  const some = names.slice(0, 5).map((name) => `“${shown(name, 40)}”`)
  return [
    ...remarks,
    `Nobody has said whom the document is from, so what is in it stands under the names that it gives: ${listed(names.length > 5 ? [...some, 'others'] : some)}. Names of persons are printed only with their consent: say for which organisation they write, with --from.`,
  ]
}
