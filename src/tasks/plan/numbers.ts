import { type Commitment, commitmentsOf, type Draft } from '../../model/draft.ts'
import { nothingWritten, type Refusal, wrongUsage } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'

const printed = /^(\d+\.\d+)(?:\.\d+)?(?=$|[./])/

/**
 * What is named by a number as the draft prints it, with ids: `2.1.end_date` to `citizens-budget.end_date`, `2.1.3` to the third
 * milestone of it. For what only reads: one more commitment gives others another number.
 * @throws Refusal where nothing has this number
 */
export function withIds(words: string, draft: Draft): string {
  const commitment = longestOf(words, draft)
  if (!commitment) {
    const [, whole] = printed.exec(words) ?? []
    if (whole === undefined) return words
    throw unknownNumber(whole, draft)
  }
  const { id, value, number } = commitment
  const [before = '', step] = /^\.(\d+)(?=$|[./])/.exec(words.slice(number.length)) ?? []
  const rest = words.slice(number.length + before.length)
  if (step === undefined) return id + rest
  const milestone = value.milestones?.[Number(step) - 1]
  if (!milestone) {
    throw wrongUsage(
      `There is no milestone ${shown(number + before)} in this plan.`,
      `To see what there is: nap why ${id}`,
    )
  }
  return `${id}.milestones.${milestone.id}${rest}`
}

// Of 18 and 18.2, which may both be published, the words “18.2.end_date” mean the second. An id goes before a number.
function longestOf(words: string, draft: Draft): Commitment | undefined {
  const all = commitmentsOf(draft)
  const begins = (name: string) => words === name || /^[./]/.test(words.slice(name.length))
  if (all.some(({ id }) => words.startsWith(id) && begins(id) && !printed.test(words)))
    return undefined
  return all
    .filter(({ number }) => words.startsWith(number) && begins(number))
    .toSorted((a, b) => b.number.length - a.number.length)[0]
}

/** Why a number is not enough for what writes; undefined where the words are none of this draft. */
export function numberRefused(words: string, draft: Draft): Refusal | undefined {
  const commitment = numbered(words, draft)
  return (
    commitment &&
    nothingWritten(
      commitment.value.published_number === undefined
        ? `“${shown(words)}” is the number of “${commitment.id}” today, and numbers change with every new commitment.`
        : `“${shown(words)}” is the number under which “${commitment.id}” was published.`,
      `Name it by its id: ${commitment.id}`,
    )
  )
}

function numbered(number: string, draft: Draft): Commitment | undefined {
  return commitmentsOf(draft).find((commitment) => commitment.number === number)
}

function unknownNumber(number: string, draft: Draft): Refusal {
  const last = commitmentsOf(draft).at(-1)
  return wrongUsage(
    `No commitment of this plan has the number ${shown(number)}.`,
    last === undefined
      ? 'There is none yet.'
      : `The last one is ${last.number}, “${last.id}”. To see all: nap merge`,
  )
}
