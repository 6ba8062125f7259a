import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { withValues } from '../../src/edit/values.ts'
import { canonical } from '../../src/plain/canonical.ts'
import { runs } from '../support/runs.ts'

const text = `# by hand
title: "One"   # why
end_date: 2018-06-30
supporting_agencies: [punjab,  sindh]
ogp_values:
    # the first
    access_to_information: >-
      Folded
      words
milestones:
- id: portal # the portal
  activity: Launch it
  # until then
  end_date: 2018-01

- id: rules
  activity: |
    Publish
    the rules
# the end
`

const said = parse(text)
const portal = { ...said.milestones[0], end_date: '2018-03', lead: 'sindh' }

test('only what differs is written anew', () => {
  expect(withValues(text, said, said)).toBe(text)
  const changed = withValues(text, said, {
    ...said,
    end_date: '2019-06-30',
    ogp_values: { ...said.ogp_values, civic_participation: 'Heard' },
    milestones: [portal, said.milestones[1], { id: 'new', activity: 'More' }],
    contact: { name: 'Desk' },
  })
  expect(changed).toBe(`# by hand
title: "One"   # why
end_date: 2019-06-30
supporting_agencies: [punjab,  sindh]
ogp_values:
    # the first
    access_to_information: >-
      Folded
      words
    civic_participation: Heard
milestones:
- id: portal # the portal
  activity: Launch it
  # until then
  end_date: 2018-03
  lead: sindh

- id: rules
  activity: |
    Publish
    the rules
- id: new
  activity: More
# the end
contact:
  name: Desk
`)
})

test('line ends of Windows stay, and a list in brackets is written as a list', () => {
  const windows = text.replaceAll('\n', '\r\n')
  const changed = withValues(windows, said, {
    ...said,
    supporting_agencies: ['punjab', 'balochistan'],
  })
  expect(changed).toContain('supporting_agencies:\r\n  - punjab\r\n  - balochistan\r\n')
  expect(changed.replaceAll('\r\n', '')).not.toContain('\n')
})

test('a field that waits as a remark takes its place there', () => {
  const waiting =
    '# One.\ntitle: x\n\n# Two.\n# names:\n\n# Three.\n# items:\n#   - id:\n#     activity:\n'
  expect(
    withValues(waiting, { title: 'x' }, { title: 'x', names: ['a'], items: [{ id: 'b' }] }),
  ).toBe('# One.\ntitle: x\n\n# Two.\nnames:\n  - a\n\n# Three.\nitems:\n  - id: b\n')
})

const leaf = fc.oneof(
  fc.constantFrom('one', 'two words', '2018-06-30', 'a: b', 'yes', 'x\ny\n', '# z'),
  fc.nat(9),
)
const group = fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf, { maxKeys: 3 })
const whole = fc.record(
  {
    title: leaf,
    names: fc.array(leaf, { maxLength: 3 }),
    group,
    items: fc.array(
      group.map((one) => ({ id: 'x', ...one })),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['title'] },
)

test('the text says what it is to say, however it was laid out', () => {
  fc.assert(
    fc.property(whole, whole, fc.constantFrom(2, 4), fc.boolean(), (before, more, indent, flow) => {
      const written = stringify(before, { indent, collectionStyle: flow ? 'flow' : 'any' })
      const after = { ...before, ...more }
      const changed = withValues(written, before, after)
      expect(canonical(parse(changed))).toBe(canonical(after))
    }),
    { numRuns: runs(300) },
  )
})

const steps = `# The portal.
title: Portal # for now
milestones:
  # First the law.
  - id: law
    activity: Adopt the law # by Parliament
    indicators:
      # Of the ministry.
      - id: fines
        text: Fines
        target: "10"
      # Of the court.
      - id: cases # all of them
        text: Cases

  # Then the people.
  - id: staff
    activity: Train the staff
note: As agreed. # on the telephone
`

const law = {
  id: 'law',
  activity: 'Adopt the law',
  indicators: [
    { id: 'fines', text: 'Fines', target: '10' },
    { id: 'cases', text: 'Cases' },
  ],
}
const staff = { id: 'staff', activity: 'Train the staff' }
const plan = { title: 'Portal', milestones: [law, staff], note: 'As agreed.' }

test('items that change places take their comments with them', () => {
  const [fines, cases] = law.indicators
  const swapped = { ...law, indicators: [cases, { ...fines, target: '12' }] }
  const inner = `      # Of the court.
      - id: cases # all of them
        text: Cases
      # Of the ministry.
      - id: fines
        text: Fines
        target: "12"
`
  expect(withValues(steps, plan, { ...plan, milestones: [swapped, staff] })).toBe(
    steps.replace(/ {6}# Of the ministry[\s\S]*?Cases\n/, inner),
  )
  const training = { id: 'training', activity: 'Print the law' }
  expect(withValues(steps, plan, { ...plan, milestones: [staff, training, law] })).toBe(
    `# The portal.
title: Portal # for now
milestones:

  # Then the people.
  - id: staff
    activity: Train the staff
  - id: training
    activity: Print the law
${steps.slice(steps.indexOf('  # First'), steps.indexOf('\n  # Then'))}note: As agreed. # on the telephone
`,
  )
})

test('what goes leaves all other comments', () => {
  const [fines] = law.indicators
  const { target: _, ...short } = fines ?? { target: '' }
  const fewer = { ...plan, milestones: [{ ...law, indicators: [short] }, staff] }
  expect(withValues(steps, plan, fewer)).toBe(steps.replace(/ {8}target[\s\S]*?Cases\n/, ''))
  const names = 'names:\n  - a # one\n  # The second.\n  - b\n  - c # three\n'
  expect(withValues(names, { names: ['a', 'b', 'c'] }, { names: ['c', 'b', 'd'] })).toBe(
    'names:\n  - c # three\n  # The second.\n  - b\n  - d\n',
  )
})

test('what stands in too odd a way is written anew in its field alone', () => {
  const odd = `${steps}names: [a, &x b] # all\nother: *x # the same\n`
  const said = { ...plan, names: ['a', 'b'], other: 'b' }
  const changed = withValues(odd, said, { ...said, title: 'Gate', milestones: [staff] })
  expect(changed).toContain('title: Gate # for now\n')
  expect(changed).toContain('  # Then the people.\n')
  expect(changed).toContain('names: [a, &x b] # all\nother: *x # the same\n')
})
