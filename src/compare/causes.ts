import { commitmentAbout } from '../model/comments.ts'
import { rulingBy } from '../model/decision.ts'
import type { Cause } from '../model/difference.ts'
import type { Commitment, Origin, Removed, Settled } from '../model/draft.ts'
import { isWithin, valueById } from '../model/field.ts'
import { type Decision, fullNameOf } from '../model/plan.ts'
import { canonical } from '../plain/canonical.ts'
import { lastKeyOf, parentOf } from '../plain/pointer.ts'
import { byText } from '../plain/text.ts'
import type { Field } from './fields.ts'
import type { Pair, Side } from './pairs.ts'

/** Between which states, and which commitment in them. */
export type Change = { readonly from: Side; readonly to: Side; readonly pair: Pair }

/**
 * Who or what is behind the change of a field: the institutions whose answers made it, the decision that did, and the
 * comments that were accepted meanwhile.
 * @param opinions whether it is also a change that institutions differ, so that every changed answer counts
 */
export function causesOf(field: Field, change: Change, opinions: boolean): Cause[] {
  const decisions = decisionsOn(field.about, change)
  const changed = field.giver === undefined ? whoChanged(field.about, change) : [field.giver]
  const givers = giversOf(field.about, change.pair)
  const stillGiving = changed.filter((institution) => givers.includes(institution))
  const behind = opinions || stillGiving.length === 0 ? changed : stillGiving
  const found = behind.length > 0 || decisions.length > 0 ? behind : givers
  return [
    ...institutionCauses(found, change),
    ...decisions,
    ...commentsOn(change, (about) => isWithin(field.about, about) || isWithin(about, field.about)),
  ]
}

/** What is behind the coming or going of a commitment as a whole, its renaming, and what was joined to it. */
export function causesOfAll(change: Change, into: string | undefined): Cause[] {
  const { from, to, pair } = change
  const { before, after } = pair
  const withdrawal = to.draft.removed.find(
    ({ commitment, about }) => about === undefined && commitment === before?.id && !after,
  )
  const decisions = withdrawal ? [decisionCause(withdrawal)] : movesOf(change, into)
  const givers = before && after ? [] : (after?.contributors ?? before?.contributors ?? [])
  const isAct = !after && decisions.length > 0
  const side = after ? to : from
  return [
    ...(isAct ? [] : givers.map((id) => institutionCause(id, side))),
    ...decisions,
    ...(after ? commentsOn(change, undefined) : []),
  ]
}

function institutionCause(institution: string, { folder }: Side): Cause {
  return { kind: 'institution', institution, name: fullNameOf(folder, institution) }
}

function institutionCauses(found: readonly string[], { from, to }: Change): Cause[] {
  const order = to.folder.institutions.value.institutions.map(({ id }) => id)
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...new Set(found)]
    .toSorted((a, b) => rank(a) - rank(b) || byText(a, b))
    .map((id) => institutionCause(id, order.includes(id) ? to : from))
}

/** The institutions whose own answer is not what it was. */
function whoChanged(about: string, { from, to, pair }: Change): string[] {
  // Who leads follows from what is said about it, or from the theme.
  if (about === '/lead') {
    return ['/lead_implementing_agency', '/theme'].flatMap((field) =>
      whoChanged(field, { from, to, pair }),
    )
  }
  const before = answersOf(about, from, pair.before)
  const after = answersOf(about, to, pair.after)
  return [...new Set([...after.keys(), ...before.keys()])].filter(
    (institution) => before.get(institution) !== after.get(institution),
  )
}

function answersOf(
  about: string,
  { contributions }: Side,
  commitment: Commitment | undefined,
): ReadonlyMap<string, string> {
  const answers = new Map<string, string>()
  for (const { institution, document } of contributions.get(commitment?.id ?? '') ?? []) {
    const value = valueById(document.value, about)
    const before = answers.get(institution)
    if (value === undefined) continue
    answers.set(
      institution,
      [...(before === undefined ? [] : [before]), canonical(value)].toSorted().join('\n'),
    )
  }
  return answers
}

function giversOf(about: string, { before, after }: Pair): string[] {
  return [before, after].flatMap((commitment) =>
    originsOf(about, commitment).flatMap(({ institution, also }) => [institution, ...also]),
  )
}

function originsOf(about: string, commitment: Commitment | undefined): Origin[] {
  if (!commitment) return []
  // The id of an item was given by whoever introduced the item.
  const pointer = lastKeyOf(about) === 'id' ? parentOf(about) : about
  const value = valueById(commitment.value, about)
  const entries = Array.isArray(value) ? value.map((_, index) => `${about}/${index}`) : [pointer]
  return entries.flatMap((entry) => commitment.origin.get(entry) ?? [])
}

type Made = Settled | Removed

function decisionCause({ decision: { reason, by, on, place } }: Pick<Made, 'decision'>): Cause {
  return { kind: 'decision', reason, by, on, place }
}

/** Decisions on a field, or that leave its item out, that were not yet made in the earlier state. */
function decisionsOn(about: string, { from, to, pair }: Change): Cause[] {
  const made = [...madeOn(about, to, pair.after)]
  const known = new Set(madeOn(about, from, pair.before).map(sameAs))
  return made.filter((one) => !known.has(sameAs(one))).map(decisionCause)
}

function madeOn(about: string, { draft }: Side, commitment: Commitment | undefined): Made[] {
  if (!commitment) return []
  const settled = commitment.settled.filter((point) => point.about === about)
  const dropped = draft.removed.filter(
    (one) =>
      one.commitment === commitment.id && one.about !== undefined && touches(one.about, about),
  )
  return [...settled, ...dropped]
}

// Out of a set one entry is dropped, out of a list a whole item.
function touches(dropped: string, about: string): boolean {
  return isWithin(about, dropped) || dropped.slice(0, dropped.lastIndexOf('/')) === about
}

function sameAs({ decision: { reason, by, on }, ...rest }: Made): string {
  return canonical([reason, by, on, 'value' in rest ? (rest.value ?? null) : null])
}

/** New decisions that gave a commitment another id, brought a contribution to it, or took the last one away. */
function movesOf({ from, to, pair }: Change, into: string | undefined): Cause[] {
  const { before, after } = pair
  const home = after?.id ?? into
  if (home === undefined) return []
  const known = new Set(documentsOf(from, undefined).map(({ decision }) => canonical(decision)))
  const isMove = ({ rename, join }: Decision, commitment: string) => {
    if (rename !== undefined)
      return before?.id !== after?.id && commitment === (before ?? after)?.id
    return join !== undefined && (after !== undefined || join.filed_as === before?.id)
  }
  return documentsOf(to, home)
    .filter(({ decision, commitment }) => isMove(decision, commitment))
    .filter(({ decision }) => !known.has(canonical(decision)))
    .map((ruling) => decisionCause({ decision: rulingBy(ruling) }))
}

function documentsOf({ folder, canonicalIds }: Side, home: string | undefined) {
  return folder.decisions
    .filter(({ commitment }) => home === undefined || canonicalIds.of(commitment) === home)
    .toSorted((a, b) => byText(a.document.file, b.document.file))
    .flatMap(({ commitment, document }) =>
      document.value.decisions.map((decision, index) => ({
        commitment,
        decision,
        get place() {
          return document.place(`/decisions/${index}`)
        },
      })),
    )
}

const accepted = ['accepted', 'accepted_in_part']

/**
 * Comments on a commitment, or on a field of it, that were accepted between the two states.
 * @param concerns whether a field that somebody commented on is the one; undefined for comments on all of it
 */
function commentsOn(
  { from, to, pair: { after } }: Change,
  concerns: ((about: string) => boolean) | undefined,
): Cause[] {
  if (!after) return []
  const isMeant = (field: string | undefined) =>
    field === undefined ? concerns === undefined : concerns?.(field) === true
  return acceptedIn(to, from)
    .filter((comment) => pointsIn(comment, after, to).some(({ field }) => isMeant(field)))
    .map(commentCause)
}

type CommentDocument = Side['folder']['comments'][number]

/** What of a commitment a comment is about: a field, or all of it. Nothing where it is about another. */
function pointsIn(
  comment: CommentDocument,
  { id }: Commitment,
  { draft, folder, canonicalIds }: Side,
): { readonly field: string | undefined }[] {
  const { about, response } = comment.value
  if (commitmentAbout(comment, draft, folder)?.id === id) return [{ field: about?.field }]
  const answeredIn = response?.commitment
  return answeredIn !== undefined && canonicalIds.of(answeredIn) === id
    ? [{ field: undefined }]
    : []
}

export function commentCause(comment: CommentDocument): Cause {
  const { file, value } = comment
  return {
    kind: 'comment',
    from: value.from?.trim() || undefined,
    file,
    disposition: value.response?.disposition ?? '',
  }
}

/** Comments that were accepted in the later state and not yet in the earlier one, by the names of their files. */
export function acceptedIn(to: Side, from: Side) {
  const dispositionOf = (comment: CommentDocument | undefined) =>
    comment?.value.response?.disposition
  const before = new Map(from.folder.comments.map((comment) => [comment.file, comment]))
  return to.folder.comments
    .filter((comment) => accepted.includes(dispositionOf(comment) ?? ''))
    .filter((comment) => !accepted.includes(dispositionOf(before.get(comment.file)) ?? ''))
    .toSorted((a, b) => byText(a.file, b.file))
}
