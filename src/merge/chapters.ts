import type { Commitment, DraftChapter } from '../model/draft.ts'
import { asked, institutionOf, type PlanFolder } from '../model/plan.ts'
import { groupedBy } from '../plain/grouped.ts'
import { naturally } from '../plain/text.ts'

/** A merged commitment that has no number yet. */
export type Unnumbered = Omit<Commitment, 'number' | 'origin'> & {
  readonly origin: () => Commitment['origin']
}

/** Chapters in the order of the plan: its themes, then one for each province, then what has no place yet. */
export function inChapters(commitments: readonly Unnumbered[], folder: PlanFolder): DraftChapter[] {
  const canonicalIds = groupedBy(commitments, (commitment) => homeOf(commitment, folder))
  // What was left out by decision has no chapter, unless a commitment has come all the same.
  const themes = folder.plan.value.themes
    .filter(({ id, left_out }) => left_out === undefined || canonicalIds.has(`theme ${id}`))
    .map(({ id, order = [] }) => ({ kind: 'theme' as const, id, order }))
  const provinces = asked(folder)
    .filter(({ level }) => level === 'provincial')
    .map(({ id }) => ({ kind: 'province' as const, id, order: [] }))
  const unplaced = canonicalIds.has('unplaced')
    ? [{ kind: 'unplaced' as const, id: 'unplaced', order: [] }]
    : []
  // An id that is given to two has its commitments in the first: printing them twice would be a second slip.
  const chapters = groupedBy(
    [...themes, ...provinces, ...unplaced],
    ({ kind, id }) => `${kind} ${id}`,
  )
  const published = new Set(commitments.flatMap(({ value }) => value.published_number ?? []))
  return Array.from(chapters.values(), ([{ kind, id, order }], index) => {
    const number = index + 1
    const members = inOrder(
      canonicalIds.get(kind === 'unplaced' ? kind : `${kind} ${id}`) ?? [],
      order,
    )
    return {
      number,
      kind,
      id,
      commitments: numbered(number, members, published).map(({ origin, ...member }) => ({
        ...member,
        get origin() {
          return origin()
        },
      })),
    }
  })
}

// A reader of a theme wants all of it, whoever leads: the chapter of the province refers to what stands there.
function homeOf({ level, lead, value }: Unnumbered, folder: PlanFolder): string {
  const { theme } = value
  if (folder.plan.value.themes.some(({ id }) => id === theme)) return `theme ${theme}`
  const isOfProvince =
    level === 'provincial' &&
    lead !== undefined &&
    institutionOf(folder, lead)?.level === 'provincial'
  return isOfProvince ? `province ${lead}` : 'unplaced'
}

function inOrder(commitments: readonly Unnumbered[], order: readonly string[]): Unnumbered[] {
  const rank = ({ id }: Unnumbered) => (order.includes(id) ? order.indexOf(id) : order.length)
  // What was published stands in the order in which it was.
  const published = ({ value: { published_number: number } }: Unnumbered) => number ?? ''
  const isUnpublished = (one: Unnumbered) => Number(published(one) === '')
  return commitments.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      isUnpublished(a) - isUnpublished(b) ||
      naturally(published(a), published(b)) ||
      naturally(a.id, b.id),
  )
}

/** Each with the number under which it was published, or the next one of its chapter that no other bears. */
function numbered(
  chapter: number,
  members: readonly Unnumbered[],
  published: ReadonlySet<string>,
): (Unnumbered & { readonly number: string })[] {
  let place = 0
  return members.map((member) => {
    place += 1
    const given = member.value.published_number
    if (given !== undefined) return { ...member, number: given }
    while (published.has(`${chapter}.${place}`)) place += 1
    return { ...member, number: `${chapter}.${place}` }
  })
}
