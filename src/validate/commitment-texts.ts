import type { Commitment } from '../model/draft.ts'
import { fieldName } from '../model/field.ts'
import { isEnglish } from '../plain/english.ts'
import { pointerOf } from '../plain/pointer.ts'
import { placeholderIn } from './words/placeholders.ts'

/** Words of a merged commitment, and where they are. */
export type FieldText = {
  /** The name of the field: `public_problem`, `activity`, `ogp_values`. */
  readonly field: string
  readonly pointer: string
  readonly text: string
  /** Its words that stand for an answer that nobody has given; undefined where there are none. */
  readonly placeholder: string | undefined
  /** How a message names it: `“End date”`. */
  name(): string
}

/** Everything that a merged commitment says in words, in the order of the template. Who is involved is not among it. */
export function textsIn(commitment: Commitment): readonly FieldText[] {
  const known = collected.get(commitment)
  if (known) return known
  const texts = textsOfAll(commitment)
  collected.set(commitment, texts)
  return texts
}

// A dozen rules ask the same of the same texts.
const collected = new WeakMap<Commitment, readonly FieldText[]>()

// Into one list, and no lists for each of its parts: a plan may have ten thousand commitments.
function textsOfAll({ value }: Commitment): FieldText[] {
  const texts: FieldText[] = []
  const add = (field: string, text: string | undefined, pointer: string, named = pointer) => {
    if (text !== undefined) texts.push(fieldText(field, text, pointer, named))
  }
  for (const field of own) add(field, value[field], `/${field}`)
  for (const [name, said] of Object.entries(value.ogp_values ?? {})) {
    const pointer = pointerOf(['ogp_values', name])
    // Several institutions may say why; the value is one.
    for (const [index, { value: text }] of said.entries())
      add('ogp_values', text, `${pointer}/${index}`, pointer)
  }
  for (const milestone of value.milestones ?? []) {
    const pointer = pointerOf(['milestones', milestone.id])
    for (const field of ofMilestones) add(field, milestone[field], `${pointer}/${field}`)
  }
  return texts
}

const own = ['title', 'public_problem', 'commitment_description', 'contribution'] as const
const ofMilestones = ['activity', 'deliverable', 'deadline_text'] as const

/** All of it as one text. */
export function wholeText(commitment: Commitment): string {
  return textsIn(commitment)
    .map(({ text }) => text)
    .join('\n')
}

/**
 * Whether a text of a commitment is English: as its own words tell, or else those of all of it. Rules about English words say
 * nothing about a text in another language.
 */
export function isInEnglish(text: string, commitment: Commitment): boolean {
  const known = english.get(commitment) ?? new Map<string, boolean>()
  english.set(commitment, known)
  const told =
    known.get(text) ??
    isEnglish(text) ??
    isEnglish(wholeText(commitment)) ??
    /\p{Script=Latin}/u.test(text)
  known.set(text, told)
  return told
}

const english = new WeakMap<Commitment, Map<string, boolean>>()

/** How many words a text has, in whatever script; once there are `enough`, no more are counted. */
export function wordCount(text: string, enough = Number.POSITIVE_INFINITY): number {
  let count = 0
  for (const { isWordLike } of words.segment(text)) {
    if (isWordLike) count += 1
    if (count >= enough) break
  }
  return count
}

// Chinese and Thai have no spaces between words.
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

function fieldText(field: string, text: string, pointer: string, named: string): FieldText {
  return {
    field,
    pointer,
    text,
    placeholder: placeholderIn(text),
    name: () => fieldName(named),
  }
}
