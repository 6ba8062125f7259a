import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/load/yaml.ts'
import { threeWay } from '../../src/threeway/threeway.ts'

function isReadable(text: string): boolean {
  return readYaml(text).tree !== undefined
}

function merged(base: string, ours: string, theirs: string) {
  const labels = { ours: 'HEAD', theirs: 'sindh' }
  return threeWay({ base, ours, theirs }, { labels, isReadable })
}

const plan = `# yaml-language-server: $schema=contribution.schema.json
title: A citizens’ budget   # agreed on 3 June
supporting_agencies: [sindh, "punjab"]
milestones:
  # the first
  - id: portal
    activity: Launch the portal
    end_date:   2018-03-31
  - id: report
    activity: 'Publish a report'
    supporting:
      - sindh
note: |
  People cannot read the budget. It has
  600 pages.

  بجٹ شہریوں کے لیے شائع کیا جائے گا۔ اس میں جدول ہوں گے۔
`

const milestone = (id: string, activity = 'Train staff') =>
  `  - id: ${id}\n    activity: ${activity}\n`

/** The sample with some words replaced; each must be in it. */
function changed(...changes: readonly (readonly [words: string, by: string])[]): string {
  return changes.reduce((text, [words, by]) => {
    expect(text).toContain(words)
    return text.replace(words, () => by)
  }, plan)
}

describe('what comes together', () => {
  test('two new milestones: ours, then theirs', () => {
    const ours = changed(['note: |', `${milestone('ours')}note: |`])
    const theirs = changed(['note: |', `${milestone('theirs')}note: |`])
    const both = changed(['note: |', `${milestone('ours') + milestone('theirs')}note: |`])
    expect(merged(plan, ours, theirs)).toEqual({ text: both, conflicts: [] })
  })

  test('different fields of one milestone, a comment, and members of a set', () => {
    const ours = changed(['2018-03-31', '2018-04-30'], ['sindh, ', 'sindh, ead, '])
    const theirs = changed(
      ['Launch the portal', '"Launch: the portal"'],
      ['3 June', '5 June'],
      ['[sindh, "punjab"]', '["punjab", kp]'],
    )
    expect(merged(plan, ours, theirs)?.text).toBe(
      changed(
        ['2018-03-31', '2018-04-30'],
        ['Launch the portal', '"Launch: the portal"'],
        ['3 June', '5 June'],
        ['[sindh, "punjab"]', '[ead, "punjab", kp]'],
      ),
    )
  })

  test('different sentences and paragraphs of one text, in Urdu too', () => {
    const ours = changed(
      ['It has\n  600 pages.', 'It has\n  700 pages.'],
      ['اس میں جدول', 'اس میں نقشے'],
    )
    const theirs = changed(
      ['People cannot read', 'Nobody can read'],
      ['شائع کیا جائے گا۔', 'چھاپا جائے گا۔'],
      ['ہوں گے۔\n', 'ہوں گے۔\n\n  One more paragraph.\n'],
    )
    expect(merged(plan, ours, theirs)).toEqual({
      text: changed(
        ['It has\n  600 pages.', 'It has\n  700 pages.'],
        ['People cannot read', 'Nobody can read'],
        ['شائع کیا جائے گا۔', 'چھاپا جائے گا۔'],
        ['اس میں جدول', 'اس میں نقشے'],
        ['ہوں گے۔\n', 'ہوں گے۔\n\n  One more paragraph.\n'],
      ),
      conflicts: [],
    })
  })

  test('a comment behind the mark of a text, and the text', () => {
    const ours = changed(['600 pages', '700 pages'])
    const theirs = changed(['note: |', 'note: |  # ask the press office'])
    expect(merged(plan, ours, theirs)?.text).toBe(
      changed(['600 pages', '700 pages'], ['note: |', 'note: |  # ask the press office']),
    )
  })

  test('a set that one side writes in lines, the other between brackets', () => {
    const ours = changed(['[sindh, "punjab"]', '\n  - sindh # first\n  - "punjab"'])
    const theirs = changed(['[sindh, "punjab"]', '[sindh, "punjab", \'a, b\']'])
    expect(merged(plan, ours, theirs)?.text).toBe(
      changed(['[sindh, "punjab"]', '\n  - sindh # first\n  - "punjab"\n  - \'a, b\'']),
    )
    expect(
      merged(plan, theirs, changed(['[sindh, "punjab"]', '\n  - sindh\n  - "punjab"\n  - c, d']))
        ?.text,
    ).toBe(changed(['[sindh, "punjab"]', '[sindh, "punjab", \'a, b\', "c, d"]']))
  })

  test('the last members of a set, taken out one by each side', () => {
    const list = 'a: 1\nlist:\n  - x\n  - y\n'
    expect(merged(list, 'a: 1\nlist:\n  - x\n', 'a: 1\nlist:\n  - y\n')).toEqual({
      text: 'a: 1\nlist: []\n',
      conflicts: [],
    })
  })

  test('a file that both sides made', () => {
    const ours = 'decisions:\n  - about: /title\n    take: sindh\n    reason: a\n'
    const theirs = 'decisions:\n- about: /theme\n  value: |\n    budget\n  reason: b\n'
    expect(merged('', ours, theirs)).toEqual({
      text: `${ours}  - about: /theme\n    value: |\n      budget\n    reason: b\n`,
      conflicts: [],
    })
  })

  test('the order that one side gave, and a field that the other added', () => {
    const base = 'themes:\n  - id: a\n  - id: b\n  - id: c\n'
    const moved = 'themes:\n  - id: c\n  - id: a\n  - id: b\n'
    expect(merged(base, base.replace('id: b\n', 'id: b\n    name: B\n'), moved)?.text).toBe(
      moved.replace('id: b\n', 'id: b\n    name: B\n'),
    )
  })

  test('items without an id are known by what they say', () => {
    const base =
      'calendar:\n  - date: 2017-06-01\n    activity: Meeting\n    who: EAD\n  - date: 2017-07-01\n    activity: Cabinet\n'
    const ours = base.replace('2017-06-01', '2017-06-03')
    const theirs = base.replace('who: EAD', 'who: Finance')
    expect(merged(base, ours, theirs)).toEqual({
      text: ours.replace('who: EAD', 'who: Finance'),
      conflicts: [],
    })
    const again = merged(base, ours, base.replace('2017-06-01', '2017-06-09'))
    expect(again?.conflicts).toEqual([{ pointer: '/calendar/0', why: 'changed' }])
  })

  test('a text without a line break at its end stays so', () => {
    expect(merged('a: 1\nb: 1\nc: 1', 'a: 2\nb: 1\nc: 1', 'a: 1\nb: 1\nc: 2')?.text).toBe(
      'a: 2\nb: 1\nc: 2',
    )
  })
})

describe('what does not', () => {
  const ours = (words: string, by: string) => changed([words, by])

  test('the same field, changed in two ways: marks around that field only', () => {
    const theirs = changed(
      ['2018-03-31', '2018-06-30'],
      ["'Publish a report'", 'Publish two reports'],
    )
    expect(merged(plan, ours('2018-03-31', '2018-04-30'), theirs)).toEqual({
      text: changed(
        [
          '    end_date:   2018-03-31\n',
          '<<<<<<< HEAD\n    end_date:   2018-04-30\n=======\n    end_date:   2018-06-30\n>>>>>>> sindh\n',
        ],
        ["'Publish a report'", 'Publish two reports'],
      ),
      conflicts: [{ pointer: '/milestones/portal/end_date', why: 'changed' }],
    })
  })

  test('the same id, added twice with different content', () => {
    const result = merged(
      plan,
      ours('note: |', `${milestone('audit')}note: |`),
      ours('note: |', `${milestone('audit', 'Audit it')}note: |`),
    )
    expect(result?.conflicts).toEqual([{ pointer: '/milestones/audit', why: 'added' }])
    expect(result?.text).toContain(
      `<<<<<<< HEAD\n${milestone('audit')}=======\n${milestone('audit', 'Audit it')}>>>>>>> sindh\nnote: |`,
    )
  })

  test('taken out here and changed there: an item, a field, a whole list', () => {
    const edit = ours('Launch the portal', 'Launch it')
    const without = plan.replace(/ {2}# the first\n {2}- id: portal\n(?: {4}.*\n)*/, '')
    expect(merged(plan, without, edit)?.conflicts).toEqual([
      { pointer: '/milestones/portal', why: 'removed' },
    ])
    expect(merged(plan, edit, without)?.conflicts).toEqual([
      { pointer: '/milestones/portal', why: 'removed' },
    ])
    const noField = plan.replace(/ {4}activity: Launch.*\n/, '')
    expect(merged(plan, noField, edit)?.conflicts).toEqual([
      { pointer: '/milestones/portal/activity', why: 'removed' },
    ])
    const noList = plan.replace(/milestones:\n(?: .*\n)*(?=note)/, '')
    expect(merged(plan, noList, edit)?.conflicts).toEqual([
      { pointer: '/milestones', why: 'removed' },
    ])
  })

  test('a new comment at a field that the other side takes out', () => {
    const remarked = ours('title: A', '# ask the minister\ntitle: A')
    const without = plan.replace(/title.*\n/, '')
    expect(merged(plan, remarked, without)?.conflicts).toEqual([
      { pointer: '/title', why: 'removed' },
    ])
  })

  test('the same sentence, and a sentence taken out beside a new one', () => {
    const here = merged(plan, ours('600', '700'), ours('600', '800'))
    expect(here?.conflicts).toEqual([{ pointer: '/note', why: 'changed' }])
    const beside = merged(
      plan,
      ours(' It has\n  600 pages.', ''),
      ours('600 pages.', '600 pages. Most are tables.'),
    )
    expect(beside?.conflicts).toEqual([{ pointer: '/note', why: 'changed' }])
  })

  test('the withdrawal of a commitment, and anything else decided about it', () => {
    const base = 'decisions:\n  - about: /title\n    take: sindh\n    reason: a\n'
    const withdrawn = `${base}  - withdraw: true\n    reason: no money\n`
    const other = base.replace('sindh', 'punjab')
    const more = `${base}  - drop: /milestones/portal\n    reason: b\n`
    for (const theirs of [other, more]) {
      const result = merged(base, withdrawn, theirs)
      expect(result?.conflicts).toEqual([{ pointer: '/decisions', why: 'withdrawn' }])
      expect(result?.text).toBe(`<<<<<<< HEAD\n${withdrawn}=======\n${theirs}>>>>>>> sindh\n`)
      expect(merged(base, theirs, withdrawn)?.conflicts).toEqual(result?.conflicts)
    }
    expect(merged(base, withdrawn, withdrawn.replace('a\n', 'b\n'))?.conflicts).toEqual([])
  })

  test('whether one item stays out: left out again here, brought back there', () => {
    const base = 'decisions:\n  - drop: /milestones/portal\n    reason: a\n'
    const again = `${base}  - drop: /milestones/portal\n    reason: b\n`
    const back = `${base}  - keep: /milestones/portal\n    reason: c\n`
    expect(merged(base, again, back)?.conflicts).toMatchObject([{ why: 'added' }])
    const more = `${base}  - about: /title\n    take: sindh\n    reason: d\n`
    expect(merged(base, back, more)?.conflicts).toEqual([])
  })

  test('two parts of one decision: a reason is given for one answer', () => {
    const base = 'decisions:\n  - about: /title\n    take: sindh\n    reason: a\n'
    const result = merged(
      base,
      base.replace('sindh', 'punjab'),
      base.replace('reason: a', 'reason: b'),
    )
    expect(result?.conflicts).toEqual([{ pointer: '/decisions/~1title', why: 'changed' }])
  })

  test('two new orders of one list', () => {
    const list = (...names: string[]) =>
      `a: 1\nthemes:\n${names.map((id) => `  - id: ${id}\n`).join('')}`
    expect(
      merged(list('a', 'b', 'c'), list('b', 'a', 'c'), list('a', 'c', 'b'))?.conflicts,
    ).toEqual([{ pointer: '/themes', why: 'changed' }])
  })

  test('what would be too large together stays apart', () => {
    const list = (name: string) => `a: 1\n${name}:\n${'  - x\n'.repeat(10_500)}`
    expect(isReadable(list('b'))).toBe(true)
    const result = merged('a: 1\n', list('b'), list('c'))
    expect(result?.conflicts).toEqual([{ pointer: '', why: 'file' }])
    expect(result?.text).toBe(`<<<<<<< HEAD\n${list('b')}=======\n${list('c')}>>>>>>> sindh\n`)
  })
})

describe('what is left to git', () => {
  test.for([
    ['a list at the top', '- a\n'],
    ['a text that cannot be read', 'a: "1\n'],
    ['line ends of two kinds', 'a: 1\r\nb: 2\n'],
    ['marks of an unfinished merge', '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n'],
    ['nothing', ''],
  ])('%s', ([, text = '']) => {
    expect(merged('a: 0\n', text, 'a: 3\nb: 1\n')).toBeUndefined()
    expect(merged('a: 0\n', 'a: 3\nb: 1\n', text)).toBeUndefined()
  })
})
