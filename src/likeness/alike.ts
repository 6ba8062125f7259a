import type { Alike, AlikeSide } from '../model/alike.ts'
import { canonicalIdsIn } from '../model/decision.ts'
import { commitmentsOf, type Draft } from '../model/draft.ts'
import type { FiledContribution, PlanFolder } from '../model/plan.ts'
import { byText } from '../plain/text.ts'
import { numberOfTitle, titleWithoutNumber } from '../plain/title-number.ts'
import { compareTexts, headingsAlike, type Passage, type Telling } from './compare.ts'
import { toldApart } from './settled.ts'
import { sharedBy } from './shared.ts'
import { stemOf } from './words.ts'

/** From here on two commitments are shown to people. Tried on four plans: DECISIONS.md, 2026-11-23. */
const enough = 0.33
/** An institution that files two commitments knows that they are two, unless they are nearly the same. */
const enoughOfOne = 0.5
/** From here on it does not matter what they are called, nor which words they share. */
const enoughWithoutTitles = 0.5
/** Long texts of one government share many words. What is one and the same is also called nearly the same. */
const enoughOfTitles = 0.15
/** A word that no more texts use than these tells by itself what they are about. */
const fewTexts = 3
/** Two short texts may share a word or two by accident. */
const fewestShared = 3
/** Of a hundred copies of one text there are 4,950 pairs. What one commitment is like is shown as pairs are settled. */
const mostOfOne = 8

/**
 * Commitments under different ids that look alike by the words of their contributions, the most alike first. Those that a
 * decision has joined or told apart are not among them.
 */
export function alikeIn(draft: Draft, folder: PlanFolder): Alike[] {
  const sides = sidesIn(draft, folder)
  const { telling, pairs } = compareTexts(sides.map(({ passage }) => passage))
  const apart = toldApart(folder, draft)
  const rare = Math.log(1 + sides.length / fewTexts)
  const best = new Map<string, Alike>()
  const found = new Map<string, number>()
  const foundFor = ({ commitment }: Side) => found.get(commitment) ?? 0
  const isOpen = (a: Side, b: Side) => {
    const key = `${a.commitment} ${b.commitment}`
    return !apart.has(key) && !best.has(key) && Math.max(foundFor(a), foundFor(b)) < mostOfOne
  }
  for (const { a: first, b: second, likeness } of pairs.toSorted(byLikeness)) {
    const [a, b] = [sides[first], sides[second]]
    if (!a || !b || likeness < leastFor(a, b) || !isOpen(a, b)) continue
    const shared = sharedBy(a.passage.text, b.passage.text, telling)
    if (shared.join(' ').split(' ').length < fewestShared) continue
    if (likeness < enoughWithoutTitles && !isOfOneMatter(a, b, { shared, telling, rare })) continue
    const pair = { a: sideOf(a), b: sideOf(b), likeness: rounded(likeness), shared }
    best.set(`${a.commitment} ${b.commitment}`, pair)
    for (const side of [a, b]) found.set(side.commitment, foundFor(side) + 1)
  }
  return [...best.values()].toSorted(
    (x, y) =>
      y.likeness - x.likeness ||
      byText(x.a.commitment, y.a.commitment) ||
      byText(x.b.commitment, y.b.commitment),
  )
}

function byLikeness(x: { readonly likeness: number }, y: { readonly likeness: number }): number {
  return y.likeness - x.likeness
}

type Side = FiledContribution & { readonly passage: Passage }

/** What is compared, in an order of its own: the one in which files arrive must not matter. */
function sidesIn(draft: Draft, folder: PlanFolder): Side[] {
  const canonicalIds = canonicalIdsIn(folder)
  const present = new Set(commitmentsOf(draft).map(({ id }) => id))
  return folder.contributions
    .map((contribution) => ({
      ...contribution,
      commitment: canonicalIds.ofContribution(contribution),
      passage: passageOf(contribution),
    }))
    .filter(({ commitment, passage }) => present.has(commitment) && passage.text !== '')
    .toSorted(
      (a, b) =>
        byText(a.commitment, b.commitment) ||
        byText(a.institution, b.institution) ||
        byText(a.document.file, b.document.file),
    )
}

// The title says in few words what the others say in many, so it counts twice.
function passageOf(contribution: FiledContribution): Passage {
  const { public_problem: problem = '', commitment_description: what = '' } =
    contribution.document.value
  const title = titleOf(contribution)
  return { text: `${title}\n\n${problem}\n\n${what}`.trim(), emphasised: title.length }
}

type Shared = {
  readonly shared: readonly string[]
  readonly telling: Telling
  /** From here on a word is telling by itself. */
  readonly rare: number
}

function isOfOneMatter(a: Side, b: Side, { shared, telling, rare }: Shared): boolean {
  const speaks = shared.some((words) => words.includes(' ') || telling(stemOf(words)) >= rare)
  const [one, other] = [titleOf(a), titleOf(b)]
  if (one === '' || other === '') return speaks
  return speaks && headingsAlike(one, other, telling) >= enoughOfTitles
}

function titleOf({ document: { value } }: FiledContribution): string {
  return titleWithoutNumber(value.title ?? '')
}

/** Are they parts of one commitment as it was published, 18.2 and 18.3? Whoever published them knows that they are two. */
function arePartsOfOne(a: Side, b: Side): boolean {
  const [one, other] = [wholeOf(a), wholeOf(b)]
  return one !== undefined && one === other
}

/** `18` of 18.2 and of 18b. */
function wholeOf({ document: { value } }: Side): string | undefined {
  const number =
    value.published_number ?? numberOfTitle(value.title ?? '')?.replace(/[.):\s]+$/, '')
  return /^(.*[\p{L}\p{N}])(?:[./-]\p{N}+|(?<=\p{N})\p{L})$/u.exec(number ?? '')?.[1]
}

function leastFor(a: Side, b: Side): number {
  if (a.commitment === b.commitment || arePartsOfOne(a, b)) return Number.POSITIVE_INFINITY
  return a.institution === b.institution ? enoughOfOne : enough
}

function sideOf({ commitment, institution, document }: Side): AlikeSide {
  const { title, commitment_description: what } = document.value
  const fallback = what === undefined ? '/public_problem' : '/commitment_description'
  const pointer = title === undefined ? fallback : '/title'
  return {
    commitment,
    institution,
    get place() {
      return document.place(pointer)
    },
  }
}

function rounded(likeness: number): number {
  return Math.round(likeness * 100) / 100
}
