import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/load/yaml.ts'
import { threeWay } from '../../src/threeway/threeway.ts'
import { runs } from '../support/runs.ts'
import { apart, concern, edited, editsApart, type File, file, textOf } from './generated-file.ts'

const many = { numRuns: runs(1_000) }

function isReadable(text: string): boolean {
  return readYaml(text).tree !== undefined
}

function merged(base: string, ours: string, theirs: string) {
  const labels = { ours: 'ours', theirs: 'theirs' }
  const result = threeWay({ base, ours, theirs }, { labels, isReadable })
  if (!result) throw new Error('not made of fields')
  return result
}

/** A file, and what each of two people made of it. */
const twoBranches = file.chain((base) =>
  fc.record({ base: fc.constant(base), ours: editsApart(base), theirs: editsApart(base) }),
)

type Branches = typeof twoBranches extends fc.Arbitrary<infer T> ? T : never

function textsOf({ base, ours, theirs }: Branches) {
  return {
    base: textOf(base),
    ours: textOf(edited(base, ours)),
    theirs: textOf(edited(base, theirs)),
  }
}

function linesOf(text: string): string[] {
  // A list in brackets is a set of lines on one line.
  const sorted = (items: string) => items.split(', ').toSorted().join(', ')
  return text
    .replaceAll(/\[([^\]\n]*)\]/g, (_, items: string) => `[${sorted(items)}]`)
    .split('\n')
    .toSorted()
}

describe('laws', () => {
  test('generated files can be read', () => {
    fc.assert(
      fc.property(twoBranches, (branches) => {
        for (const text of Object.values(textsOf(branches)))
          expect(readYaml(text).faults).toEqual([])
      }),
      many,
    )
  })

  test('what only one side changed is as that side has it', () => {
    fc.assert(
      fc.property(twoBranches, (branches) => {
        const { base, ours } = textsOf(branches)
        expect(merged(base, ours, base).text).toBe(ours)
        expect(merged(base, base, ours).text).toBe(ours)
        expect(merged(base, ours, ours)).toEqual({ text: ours, conflicts: [] })
      }),
      many,
    )
  })

  test('what only one side changed is as that side has it, also beside something else', () => {
    fc.assert(
      fc.property(twoBranches, ({ base, theirs }) => {
        const added = { key: 'zz', lead: '', value: { kind: 'line', text: '1' } } as const
        const more = (it: File): File => ({ ...it, fields: [added, ...it.fields] })
        const end = (it: File): File => ({ ...it, fields: [...it.fields, { ...added, key: 'zy' }] })
        const theirText = textOf(edited(base, theirs))
        const atTop = merged(textOf(base), textOf(more(base)), theirText)
        expect(atTop).toEqual({ text: textOf(more(edited(base, theirs))), conflicts: [] })
        const both = merged(
          textOf(base),
          textOf(more(edited(base, theirs))),
          textOf(end(edited(base, theirs))),
        )
        expect(both).toEqual({ text: textOf(end(more(edited(base, theirs)))), conflicts: [] })
      }),
      many,
    )
  })

  test('changes of different things come together, and every other byte is kept', () => {
    fc.assert(
      fc.property(twoBranches, ({ base, ours, theirs }) => {
        const apart = theirs.filter(({ slot }) => !ours.some((other) => concern(slot, other.slot)))
        const { text, conflicts } = merged(
          textOf(base),
          textOf(edited(base, ours)),
          textOf(edited(base, apart)),
        )
        expect(conflicts).toEqual([])
        const wanted = textOf(edited(base, apart, ours))
        // Of what was put in beside something taken out, the text does not tell on which side of it.
        const isExact = ![...apart, ...ours].some(({ removes }) => removes)
        if (isExact) expect(text).toBe(wanted)
        else expect(linesOf(text)).toEqual(linesOf(wanted))
      }),
      many,
    )
  })

  test('without a conflict, every change of both sides is there; with a clash, there is a conflict', () => {
    let clean = 0
    let open = 0
    fc.assert(
      fc.property(tangledBranches, (branches) => {
        const { base, ours, theirs } = textsOf(branches)
        const { text, conflicts } = merged(base, ours, theirs)
        const wanted = wantedOf({
          base: leavesIn(base),
          ours: leavesIn(ours),
          theirs: leavesIn(theirs),
        })
        if (wanted.clashes.length > 0) expect(conflicts, wanted.clashes.join()).not.toEqual([])
        if (conflicts.length === 0) {
          clean += 1
          expect(readYaml(text).faults).toEqual([])
          expect(Object.fromEntries(leavesIn(text))).toEqual(Object.fromEntries(wanted.leaves))
        } else {
          open += 1
          expect(text).toMatch(/^<<<<<<< ours\n(?:.*\n)*=======\n(?:.*\n)*>>>>>>> theirs$/m)
        }
      }),
      many,
    )
    expect(Math.min(clean, open)).toBeGreaterThan(many.numRuns / 10)
  })

  test('whoever merges, the same comes of it', () => {
    fc.assert(
      fc.property(tangledBranches, (branches) => {
        const { base, ours, theirs } = textsOf(branches)
        const [one, other] = [merged(base, ours, theirs), merged(base, theirs, ours)]
        const open = ({ conflicts }: typeof one) =>
          conflicts.map(({ pointer }) => pointer).toSorted()
        expect(open(one)).toEqual(open(other))
        if (one.conflicts.length > 0) return
        expect(Object.fromEntries(leavesIn(one.text))).toEqual(
          Object.fromEntries(leavesIn(other.text)),
        )
      }),
      many,
    )
  })

  test('whichever side people choose in every conflict, the file can be read and holds what that side wanted', () => {
    fc.assert(
      fc.property(tangledBranches, (branches) => {
        const { base, ours, theirs } = textsOf(branches)
        const { text, conflicts } = merged(base, ours, theirs)
        if (conflicts.length === 0) return
        const before = leavesIn(base)
        for (const [side, whole] of Object.entries({ ours, theirs })) {
          const wanted = leavesIn(whole)
          const chosen = leavesIn(chosenIn(text, side))
          const news = [...wanted].filter(([place, value]) => before.get(place) !== value)
          expect(Object.fromEntries(chosen)).toMatchObject(Object.fromEntries(news))
          const gone = [...before.keys()].filter((place) => !wanted.has(place))
          expect(gone.filter((place) => chosen.has(place))).toEqual([])
        }
      }),
      many,
    )
  })

  test('line ends and indentation are ours', () => {
    fc.assert(
      fc.property(twoBranches, fc.constantFrom(0, 2, 4), ({ base, ours, theirs }, indent) => {
        const apart = theirs.filter(({ slot }) => !ours.some((other) => concern(slot, other.slot)))
        const texts = [
          textOf(base),
          textOf(edited(base, ours)),
          textOf(edited({ ...base, indent }, apart)),
        ] as const
        const { text, conflicts } = merged(...texts)
        expect(conflicts).toEqual([])
        expect(leavesIn(text)).toEqual(leavesIn(textOf(edited(base, apart, ours))))
        const [before, mine, other] = texts.map(onWindows)
        const windows = merged(before ?? '', mine ?? '', other ?? '')
        expect(windows).toEqual({ text: onWindows(text), conflicts: [] })
      }),
      many,
    )
  })
})

/** Two branches that may also touch the same things, in the same way or in another. */
const tangledBranches = twoBranches.chain(({ base, ours, theirs }) =>
  fc.record({
    base: fc.constant(base),
    ours: fc.constant(ours),
    theirs: fc.subarray(ours).map((shared) => apart([...shared, ...theirs])),
  }),
)

/** A file as flat places: fields, items by id, members of a set, sentences. Written apart from what is tested. */
function leavesIn(text: string): Map<string, string> {
  const { tree, faults } = readYaml(text)
  expect(faults).toEqual([])
  return new Map(leavesOf(tree?.toJS(), ''))
}

const betweenSentences = /\s*\n+\s*|(?<=\d(?:[.?۔]|\.”)) /

function leavesOf(value: unknown, place: string): [place: string, value: string][] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => leavesOf(item, `${place}/${item?.id ?? item}`))
    return [[place, 'list'], ...items]
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${place}/${name}`))
    return [[place, 'map'], ...fields]
  }
  const text = String(value)
  if (!/[.?۔”]\s*$/.test(text)) return [[place, text]]
  return text.split(betweenSentences).map((one) => [`${place}: ${one}`, one])
}

type Leaves = ReadonlyMap<string, string>

function wantedOf({ base, ours, theirs }: Record<'base' | 'ours' | 'theirs', Leaves>) {
  const leaves = new Map<string, string>()
  const clashes: string[] = []
  for (const place of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(place), ours.get(place), theirs.get(place)]
    const value = mine === before ? other : mine
    if (mine !== before && other !== before && mine !== other) clashes.push(place)
    if (value !== undefined) leaves.set(place, value)
  }
  return { leaves, clashes }
}

/** As somebody leaves the file who keeps one side of every conflict. */
function chosenIn(text: string, side: string): string {
  return text.replaceAll(
    /^<<<<<<< ours\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> theirs\n/gm,
    (_, ours: string, theirs: string) => (side === 'ours' ? ours : theirs),
  )
}

function onWindows(text: string): string {
  return text.replaceAll('\n', '\r\n')
}
