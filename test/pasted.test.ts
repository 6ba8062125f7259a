import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { check, fixedSource } from '../src/pipeline.ts'
import { basePlan, sourcesOf } from './support/base-plan.ts'

const file = 'submissions/sindh/budget.yaml'

async function fixed(text: string): Promise<string> {
  const { source } = await fixedSource({ file, bytes: Buffer.from(text) })
  return Buffer.from(source.bytes).toString()
}

test('marks of a web form become Markdown, wherever the text stands', async () => {
  const text = `title: Roads &nbsp;for all
public_problem: <p>Nobody knows.</p><p>Nobody asks.</p>
commitment_description: |
  <ul><li>A list</li>
  <li>A map</li></ul>
contribution: "<b>Parents</b>&nbsp;see"
other_actors:
  civil_society:
    - Unions<br>
milestones:
  - id: a
    activity: >-
      Publish<br/>
      the list
    deliverable: {x}
`.replace('    deliverable: {x}\n', '')
  const after = await fixed(text)
  expect(after).toBe(`title: "Roads for all"
public_problem: |
  Nobody knows.

  Nobody asks.
commitment_description: |
  - A list
  - A map
contribution: "**Parents** see"
other_actors:
  civil_society:
    - "Unions"
milestones:
  - id: a
    activity: |
      Publish

      the list
`)
  expect(await fixed(after)).toBe(after)
})

test('in braces, too', async () => {
  const json = '{\n  "title": "Roads",\n  "contribution": "<p>One</p><p>Two</p>"\n}\n'
  expect(parse(await fixed(json))).toEqual({ title: 'Roads', contribution: 'One\n\nTwo' })
})

test('a table is found, and left to people', async () => {
  const text = 'title: Roads\ncontribution: <table><tr><td>1</td></tr></table>\n'
  expect(await fixed(text)).toBe(text)
  const { diagnostics } = check(sourcesOf({ ...basePlan, [file]: text }))
  expect(diagnostics.filter(({ rule }) => rule === 'text-has-no-html')).toMatchObject([
    { severity: 'warning', place: { line: 2 }, message: expect.stringContaining('“<table>”') },
  ])
})

test('bullets of Word become dashes at the beginning of a line, and are told elsewhere', async () => {
  const text = 'title: Roads\ncontribution: |\n  It holds:\n  \uf0b7 one\n  \uf0a7\ttwo\n'
  expect(await fixed(text)).toBe('title: Roads\ncontribution: |\n  It holds:\n  - one\n  - two\n')
  const rulesOf = (contribution: string) =>
    check(sourcesOf({ ...basePlan, [file]: contribution })).diagnostics.flatMap(({ rule }) =>
      /bullets|damaged/.test(rule) ? [rule] : [],
    )
  expect(rulesOf(text)).toEqual(['bullets-are-of-every-font'])
  for (const sign of ['\uf0b7', '\ufffc', '\ufffd']) {
    expect(rulesOf(`title: Roads\ncontribution: one ${sign} two\n`), sign).toEqual([
      'text-has-no-damaged-letters',
    ])
  }
})
