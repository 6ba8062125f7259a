import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from '../../src/load/load.ts'
import { fixedSource } from '../../src/pipeline.ts'
import { checkForm } from '../../src/validate/form.ts'

const file = 'submissions/finance-division/citizens-budget.yaml'
const plan = readFileSync(join(import.meta.dirname, '../../plan', file), 'utf8')
const fields = Array.from(plan.matchAll(/^([a-z_]+):/gm), ([, name = '']) => name)
// With spaces for the tab, these would become a part of the text above them.
const belowText = ['commitment_description', 'contribution', 'ogp_values', 'additional_information']

const sourceOf = (text: string) => ({ file, bytes: Buffer.from(text) })
const withTab = (name: string) => plan.replace(new RegExp(`^${name}:`, 'm'), `\t${name}:`)
const lineOf = (name: string) => plan.split('\n').findIndex((line) => line.startsWith(name)) + 1
const fixed = async (text: string) =>
  Buffer.from((await fixedSource(sourceOf(text))).source.bytes).toString()

function found(text: string): string[] {
  const loaded = load([sourceOf(text)])
  const unknown = /-is-known$/
  return [...loaded.diagnostics, ...checkForm(loaded).diagnostics]
    .filter(
      ({ rule, place }) =>
        place.file === file && (!unknown.test(rule) || rule === 'field-is-known'),
    )
    .map(({ rule, place }) => `${rule} ${place.line}`)
}

test.for(fields)('a tab before “%s” is one finding, at its line', async (name) => {
  expect(found(withTab(name))).toEqual([`indentation-is-right ${lineOf(name)}`])
  const isLeft = belowText.includes(name)
  expect(await fixed(withTab(name))).toBe(isLeft ? withTab(name) : plan)
})

test('tabs before several fields are one slip', async () => {
  const text = plan.replaceAll(/^(title|end_date|contact):/gm, '\t$1:')
  expect(found(text)).toEqual([`indentation-is-right ${lineOf('title')}`])
  expect(await fixed(text)).toBe(plan)
})

test.for([
  'contact:\n\tname: x\n',
  'milestones:\n  - id: a\n    activity: x\n\tdeliverable: y\n',
  'title: x\n\tnote_to_self: y\n',
])('in %j the tab is not simply taken away', async (text) => {
  expect(await fixed(text)).not.toBe(text.replace('\t', ''))
})
