import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { canonicalIdsIn } from '../../src/model/decision.ts'
import {
  type Answer,
  type Commitment,
  commitmentsOf,
  type Disagreement,
  type Draft,
  type Origin,
  type Removed,
} from '../../src/model/draft.ts'
import type { Contribution } from '../../src/model/files/contribution.ts'
import type { Decision, FiledContribution, PlanFolder } from '../../src/model/plan.ts'
import { type MergeStrategy, type Schema, schemaAt } from '../../src/model/schemas.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { keysOf, parentOf, pointerOf, valueAt } from '../../src/plain/pointer.ts'
import { offerOf, planFolder, valueById } from '../support/generated-plan.ts'
import { runs } from '../support/runs.ts'

// Many runs, on a machine that may be busy.

const numRuns = runs(1000)

// The laws of section 5 of the design, on plans that nobody would write.

const law = (statement: (folder: PlanFolder) => void) =>
  fc.assert(fc.property(planFolder, statement), { numRuns })

// Everything in a draft that can be printed, with the order of all its lists and origins.
function printed(draft: Draft): unknown {
  return JSON.parse(
    JSON.stringify(draft, (_, value) => (value instanceof Map ? [...value] : value)),
  )
}

test('the order of files never matters', () => {
  const shuffled = planFolder.chain((folder) => {
    const any = <T>(list: readonly T[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length })
    return fc.record({
      folder: fc.constant(folder),
      contributions: any(folder.contributions),
      decisions: any(folder.decisions),
      submissions: any(folder.submissions),
    })
  })
  fc.assert(
    fc.property(shuffled, ({ folder, ...others }) => {
      expect(printed(merge({ ...folder, ...others }))).toEqual(printed(merge(folder)))
    }),
    { numRuns },
  )
})

test('merging changes nothing of what it merges, and again gives the same', () => {
  law((folder) => {
    const before = JSON.stringify(folder)
    const first = printed(merge(folder))
    expect(printed(merge(folder))).toEqual(first)
    expect(JSON.stringify(folder)).toBe(before)
  })
})

test('what a single institution says comes out as it was said', () => {
  law((folder) => {
    const alone = folder.contributions.filter(
      ({ commitment }, index, all) =>
        all.findIndex((other) => other.commitment === commitment) === index,
    )
    const commitments = commitmentsOf(merge({ ...folder, contributions: alone, decisions: [] }))
    expect(commitments).toHaveLength(alone.length)
    for (const { institution, commitment, document } of alone) {
      const { value, disagreements } = commitmentNamed(commitments, commitment)
      expect(disagreements).toEqual([])
      expect(value).toEqual(asMerged(institution, document.value))
    }
  })
})

test('the agreed text of a merged commitment merges to itself', () => {
  law((folder) => {
    for (const { id, value } of commitmentsOf(merge(folder))) {
      const {
        ogp_values: _,
        additional_information: __,
        contact,
        further_contacts,
        note,
        ...text
      } = value
      const again = merge({
        ...folder,
        contributions: [offerOf('finance', id, text as Contribution)],
        decisions: [],
      })
      expect(commitmentNamed(commitmentsOf(again), id).value).toEqual(text)
    }
  })
})

test('saying the same twice changes nothing', () => {
  law((folder) => {
    const once = commitmentsOf(merge(folder))
    const twice = commitmentsOf(
      merge({ ...folder, contributions: folder.contributions.flatMap((o) => [o, o]) }),
    )
    const told = ({ id, number, value, lead, contributors, gaps }: Commitment) => {
      return { id, number, value, lead, contributors, gaps }
    }
    expect(twice.map(told)).toEqual(once.map(told))
  })
})

test('no answer disappears', () => {
  law((folder) => {
    const draft = merge(folder)
    for (const contribution of folder.contributions) {
      const lost = saidIn(contribution).filter((said) => !isKept(said, draft))
      expect(lost).toEqual([])
    }
  })
})

test('every leaf of the draft has an origin that really said so', () => {
  law((folder) => {
    for (const { value, origin } of commitmentsOf(merge(folder))) {
      const leaves = leavesOf(value)
      expect([...origin.keys()].toSorted()).toEqual(leaves.map(({ at }) => at).toSorted())
      for (const { at, leaf } of leaves) {
        const from = origin.get(at)
        if (from) expectSaid(leaf, at, from, folder)
      }
    }
  })
})

function expectSaid(leaf: unknown, at: string, origin: Origin, folder: PlanFolder): void {
  const { institution, place, also, decision } = origin
  const files = [...folder.contributions, ...folder.decisions].map(({ document }) => document)
  const written = valueAt(files.find(({ file }) => file === place.file)?.value, place.pointer)
  if (place === decision) {
    expect(institution).toBe('ead')
    expect(canonical(valueAt(written, '/value'))).toBe(canonical(leaf))
    return
  }
  expect(place.file).toMatch(`submissions/${institution}/`)
  // Others may have added to an item; who introduced it gave its id.
  if (isItem(at)) expect(valueAt(written, '/id')).toBe(valueAt(leaf, '/id'))
  else expect(canonical(written)).toBe(canonical(leaf))
  for (const other of also) expect(saidAnywhere(other, at, leaf, folder)).toBe(true)
}

test('a decision changes only what it is about', () => {
  const withOne = planFolder
    .filter(({ decisions }) => decisions.length > 0)
    .chain((folder) => fc.record({ folder: fc.constant(folder), file: fc.nat(), index: fc.nat() }))
  fc.assert(
    fc.property(withOne, ({ folder, file, index }) => {
      const { commitment, document } = pick(folder.decisions, file)
      const decision = pick(document.value.decisions, index)
      const [before, after] = [merge(without(decision, folder)), merge(folder)]
      const touched = idsTouchedBy(decision, commitment, folder)
      expect(others(after, touched)).toEqual(others(before, touched))

      const { about, drop } = decision
      const pointer = about ?? drop
      if (pointer === undefined || /^\/(theme|level|lead_implementing_agency)$/.test(pointer))
        return
      expect(restOf(after, pointer)).toEqual(restOf(before, pointer))
    }),
    { numRuns },
  )
})

test('where the lead answers, its answer stands until a decision; otherwise none does', () => {
  law((folder) => {
    for (const commitment of commitmentsOf(merge(folder))) {
      for (const disagreement of commitment.disagreements) expectStanding(disagreement, commitment)
    }
  })
})

function expectStanding(disagreement: Disagreement, { value, lead, origin }: Commitment): void {
  const { about, answers, standing } = disagreement
  // The lead of a milestone is who introduced it.
  const first = about.startsWith('/milestones/') ? origin.get(parentOf(about))?.institution : lead
  const ofLead = answers.filter(({ institution }) => institution === first)
  const told = valueById(value, about)
  expect(new Set(answers.map((answer) => canonical(answer.value))).size).toBeGreaterThan(1)
  expect(standing).toBe(ofLead.length > 0 ? first : undefined)
  if (standing === undefined) expect(told).toBeUndefined()
  else expect(ofLead.map((answer) => canonical(answer.value))).toContain(canonical(told))
}

test('the lead comes first, then everyone in the order of institutions.yaml', () => {
  law(({ decisions: _, ...folder }) => {
    const { institutions } = folder.institutions.value
    for (const { id, lead, contributors, value, origin } of commitmentsOf(
      merge({ ...folder, decisions: [] }),
    )) {
      const others = institutions.map((one) => one.id).filter((one) => one !== lead)
      const rank = lead === undefined ? others : [lead, ...others]
      const contributions = rank.flatMap((who) =>
        folder.contributions.filter(
          (contribution) => contribution.institution === who && contribution.commitment === id,
        ),
      )
      expect(contributors).toEqual(contributions.map(({ institution }) => institution))

      const members = contributions.flatMap(
        ({ document }) => document.value.supporting_agencies ?? [],
      )
      expect(value.supporting_agencies ?? []).toEqual([...new Set(members)])
      const items = contributions.flatMap(({ institution, document }) =>
        (document.value.milestones ?? []).map((item) => [item.id, institution] as const),
      )
      // Of several givers, the first introduced it.
      const owners = new Map(items.toReversed())
      for (const [item, owner] of owners) {
        expect(origin.get(`/milestones/${item}`)?.institution).toBe(owner)
      }
    }
  })
})

test('numbers follow the order of the plan, and nothing else', () => {
  law((folder) => {
    const { chapters } = merge(folder)
    const { themes } = folder.plan.value
    const provinces = folder.institutions.value.institutions.filter((i) => i.level === 'provincial')
    const expected = [...themes, ...provinces].map(({ id }) => id)
    expect(chapters.map(({ id }) => id).filter((id) => id !== 'unplaced')).toEqual(expected)
    expect(chapters.map(({ number }) => number)).toEqual(chapters.map((_, index) => index + 1))
    for (const { number, id, commitments } of chapters) {
      const order = themes.find((theme) => theme.id === id)?.order ?? []
      const ids = commitments.map((commitment) => commitment.id)
      const first = order.filter((one) => ids.includes(one))
      expect(ids).toEqual([...first, ...ids.filter((one) => !first.includes(one)).toSorted()])
      expect(commitments.map((commitment) => commitment.number)).toEqual(
        ids.map((_, index) => `${number}.${index + 1}`),
      )
    }
  })
})

function commitmentNamed(commitments: readonly Commitment[], name: string): Commitment {
  const found = commitments.find(({ id }) => id === name)
  if (!found) throw new Error(`there is no commitment ${name}`)
  return found
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('there is nothing to pick from')
  return found
}

// ---- what was said -------------------------------------------------------------------------------------------------

/** One answer in a file; `at` names items of lists by their ids, and stops at the list for members of a set. */
type SaidHere = {
  readonly institution: string
  readonly at: string
  readonly value: unknown
  readonly strategy: MergeStrategy
}

function saidIn({ institution, document: { value } }: FiledContribution): SaidHere[] {
  return fieldsSaid(value, '').map((said) => ({ institution, ...said }))
}

function fieldsSaid(value: object, pointer: string): Omit<SaidHere, 'institution'>[] {
  return Object.entries(value).flatMap(([name, said]) => {
    const at = `${pointer}/${name}`
    const strategy = strategyAt(at)
    if (strategy === 'collect')
      return said.map((member: unknown) => ({ at, value: member, strategy }))
    if (strategy === 'by-id')
      return said.flatMap((item: { id: string }) => fieldsSaid(item, `${at}/${item.id}`))
    if (strategy) return [{ at, value: said, strategy }]
    return name === 'waive' || typeof said !== 'object' ? [] : fieldsSaid(said, at)
  })
}

function strategyAt(pointer: string): MergeStrategy | undefined {
  const schema: Schema | undefined = schemaAt('contribution', pointer)
  return schema?.['x-merge']
}

/** In the text, in a disagreement, overruled by a decision, or taken out by one. */
function isKept(said: SaidHere, { chapters, removed }: Draft): boolean {
  return (
    commitmentsOf({ chapters, removed }).some(
      (commitment) => isInText(said, commitment) || isOnRecord(said, commitment),
    ) || removed.some((one) => isInRemoved(said, one))
  )
}

function isInText({ institution, at, value, strategy }: SaidHere, commitment: Commitment): boolean {
  if (!commitment.contributors.includes(institution)) return false
  const there = valueById(commitment.value, at)
  if (strategy === 'agree') return there !== undefined && canonical(there) === canonical(value)
  const wanted = canonical(strategy === 'attribute' ? { institution, value } : value)
  return Array.isArray(there) && there.some((member) => canonical(member) === wanted)
}

function isOnRecord(said: SaidHere, { disagreements, settled }: Commitment): boolean {
  return [...disagreements, ...settled].some(
    ({ about, answers }) => about === said.at && answers.some(isAnswer(said)),
  )
}

// What was taken out was kept whole.
function isInRemoved(said: SaidHere, { about = '', answers }: Removed): boolean {
  if (about === `${said.at}${pointerOf([keyOf(said.value)])}`) return answers.some(isAnswer(said))
  return answers
    .filter(({ institution }) => institution === said.institution)
    .flatMap(({ value }) => (typeof value === 'object' && value ? fieldsSaid(value, about) : []))
    .some(({ at, value }) => at === said.at && canonical(value) === canonical(said.value))
}

function isAnswer(said: SaidHere) {
  return ({ institution, value }: Answer) =>
    institution === said.institution && canonical(value) === canonical(said.value)
}

function saidAnywhere(
  who: string,
  at: string,
  leaf: unknown,
  { contributions }: PlanFolder,
): boolean {
  const pointer = /\/\d+$/.test(at) ? parentOf(at) : at
  return contributions
    .filter(({ institution }) => institution === who)
    .some((contribution) =>
      isItem(at)
        ? valueById(contribution.document.value, at) !== undefined
        : saidIn(contribution).some(
            (said) => said.at === pointer && canonical(said.value) === canonical(leaf),
          ),
    )
}

// ---- what came out -------------------------------------------------------------------------------------------------

function isItem(at: string): boolean {
  return strategyAt(parentOf(at)) === 'by-id'
}

/** Every leaf of a merged commitment, named as its origin is: items by id, members and attributed texts by place. */
function leavesOf(value: object, pointer = ''): { readonly at: string; readonly leaf: unknown }[] {
  return Object.entries(value).flatMap(([name, part]) => {
    const at = `${pointer}/${name}`
    const strategy = strategyAt(at)
    if (strategy === 'agree') return [{ at, leaf: part }]
    if (strategy === 'collect') {
      return part.map((leaf: unknown, index: number) => ({ at: `${at}/${index}`, leaf }))
    }
    if (strategy === 'attribute') {
      return part.map((said: { value: unknown }, index: number) => ({
        at: `${at}/${index}`,
        leaf: said.value,
      }))
    }
    if (strategy === 'by-id') {
      return part.flatMap((item: { id: string }) => [
        { at: `${at}/${item.id}`, leaf: item },
        ...leavesOf(item, `${at}/${item.id}`),
      ])
    }
    return name === 'id' ? [] : leavesOf(part, at)
  })
}

/** A contribution as it stands in the draft if nobody else contributes. */
function asMerged(institution: string, { waive: _, ...said }: Contribution): unknown {
  return withoutEmpty(attributed(said, ''))

  function attributed(value: object, pointer: string): object {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => {
        const at = `${pointer}/${name}`
        if (strategyAt(at) === 'attribute') return [name, [{ institution, value: part }]]
        const inner = typeof part === 'object' && !Array.isArray(part)
        return [name, inner ? attributed(part, at) : part]
      }),
    )
  }
}

// Lists and groups in which nobody has written anything are no answers.
function withoutEmpty(value: unknown, at = ''): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item, `${at}/0`))
  const kept = Object.entries(value)
    .map(
      ([name, part]) =>
        [name, isAttributed(part) ? part : withoutEmpty(part, `${at}/${name}`)] as const,
    )
    .filter(([, part]) => typeof part !== 'object' || Object.keys(Object(part)).length > 0)
  return Object.fromEntries(kept)
}

function isAttributed(part: unknown): boolean {
  return Array.isArray(part) && part.some((one) => Object.hasOwn(Object(one), 'institution'))
}

// ---- with and without a decision -----------------------------------------------------------------------------------

/** The same plan in which this decision says nothing; the others keep their places. */
function without(decision: Decision, folder: PlanFolder): PlanFolder {
  const { reason, decided_by, decided_on } = decision
  const silent: Decision = { reason, decided_by, decided_on }
  return {
    ...folder,
    decisions: folder.decisions.map(({ commitment, document }) => {
      const decisions = document.value.decisions.map((one) => (one === decision ? silent : one))
      return { commitment, document: { ...document, value: { decisions } } }
    }),
  }
}

function idsTouchedBy(decision: Decision, commitment: string, folder: PlanFolder): Set<string> {
  const canonicalIds = [canonicalIdsIn(folder), canonicalIdsIn(without(decision, folder))]
  const homesOf = (id: string) => canonicalIds.map(({ of }) => of(id))
  const direct = [commitment, decision.rename].filter((id) => id !== undefined)
  // Where two decisions join one contribution, the one takes it from the other.
  const joined = folder.contributions
    .map((contribution) => canonicalIds.map(({ ofContribution }) => ofContribution(contribution)))
    .filter((places) => new Set(places).size > 1)
  const known = [...folder.contributions, ...folder.decisions].map((one) => one.commitment)
  // One rename leads on to the next.
  const moved = known.filter((id) => new Set(homesOf(id)).size > 1)
  return new Set([...direct, ...moved, ...joined.flat()].flatMap((id) => [id, ...homesOf(id)]))
}

/** Every commitment but some, without the numbers, which may move. */
function others(draft: Draft, touched: ReadonlySet<string>): unknown {
  const commitments = commitmentsOf(draft).filter(({ id }) => !touched.has(id))
  const removed = draft.removed.filter(({ commitment }) => !touched.has(commitment))
  return printed({
    chapters: commitments.map((commitment) => ({
      ...{ number: 0, kind: 'theme', id: '', commitments: [{ ...commitment, number: '' }] },
    })),
    removed,
  })
}

/** The whole draft but for what is said at a pointer and below. */
function restOf({ chapters, removed }: Draft, pointer: string): unknown {
  const elsewhere = ({ about = '' }: { readonly about?: string }) => !isBelow(about, pointer)
  return printed({
    chapters: chapters.map((chapter) => ({
      ...chapter,
      commitments: chapter.commitments.map((commitment) => {
        const { value, origin, disagreements, settled, gaps } = commitment
        const list = parentOf(pointer)
        const away = (at: string) =>
          !isBelow(at, pointer) &&
          at !== list &&
          !(strategyAt(list) === 'collect' && isBelow(at, list))
        return {
          ...commitment,
          value: cut(value, pointer),
          origin: new Map([...origin].filter(([at]) => away(at))),
          disagreements: disagreements.filter(elsewhere),
          settled: settled.filter(elsewhere),
          gaps: gaps.filter(away),
        }
      }),
    })),
    removed: removed.filter(elsewhere),
  })
}

/** By what an item of a list is named: its id, or the address of a link, or its words. */
function keyOf(item: unknown): string {
  return String(valueAt(item, '/id') ?? valueAt(item, '/address') ?? item)
}

function isBelow(at: string, pointer: string): boolean {
  return at === pointer || at.startsWith(`${pointer}/`)
}

function cut<T extends object>(value: T, pointer: string): T {
  const [field = '', id = '', ...rest] = keysOf(pointer)
  const part: unknown = Reflect.get(value, field)
  const kept = Array.isArray(part)
    ? part.flatMap((item: unknown) => {
        if (keyOf(item) !== id) return [item]
        return rest.length > 0 ? [cut(Object(item), pointerOf(rest))] : []
      })
    : undefined
  const { [field as keyof T]: _, ...others } = value
  return (kept && kept.length > 0 ? { ...others, [field]: kept } : others) as T
}
