import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { workspace } from './support/workspace.ts'

// Whoever reads the README or the guide types what stands there: in a fresh copy of the sample, every line has to work as printed.
const [readme, guide] = ['README.md', 'GUIDE.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '..', name), 'utf8'),
) as [string, string]
const papers = readme + guide

/** The lines of one example that run nap, without the words behind them. */
const examples = [...papers.matchAll(/^```sh\n(.*?)^```$/gms)]
  .map(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('nap '))
      .map((line) => line.replace(/\s+#.*/, '')),
  )
  .filter((lines) => lines.length > 0)

async function freshCopy() {
  const space = await workspace()
  writeFileSync(join(space.top, 'letter.txt'), 'The figures should be in Urdu too.\n')
  const portal = join(space.top, 'plan/submissions/sindh/open-data-portal.yaml')
  writeFileSync(join(space.top, 'unsaved.yaml'), readFileSync(portal))
  return space
}

/** What the words above an example say has happened by then. */
const before: Readonly<Record<string, readonly string[]>> = {
  'nap diff': [
    'nap release draft-1 --on 2017-06-15',
    'sed -i "s/^title: .*/title: Spending data every quarter/" plan/submissions/finance-division/quarterly-spending-data.yaml',
    'nap compile --to md',
    'nap release draft-2 --on 2017-06-30',
  ],
  'nap init --country Kenya --period 2026-2027 --secretariat "Ministry of Justice"': [
    'cd ../elsewhere',
  ],
}

test('the README is read in three minutes', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150)
})

test('the papers have examples', () => {
  expect(examples.length).toBeGreaterThan(5)
  for (const first of Object.keys(before)) expect(examples.map(([line]) => line)).toContain(first)
})

describe.each(examples.map((lines) => [String(lines[0]), lines] as const))(
  'the example that begins with %s',
  (first, lines) => {
    test('works as printed', async () => {
      const { run, home } = await freshCopy()
      mkdirSync(join(home, 'elsewhere'))
      for (const line of before[first] ?? []) expect(await run(line)).not.toContain('(exit')
      for (const line of lines) {
        const said = await run(line)
        // The one that asks has nobody to ask here, and says so.
        if (line === 'nap resolve') expect(said).toContain('terminal')
        else expect(`$ ${line}\n${said}`).not.toMatch(/\(exit \d+\)$/m)
      }
    })
  },
)

/** `nap resolve --duplicates`, where it is spoken of in a sentence. */
const spokenOf = [...papers.replaceAll(/^```.*?^```$/gms, '').matchAll(/`nap\s([^`]+)`/g)].map(
  ([, words = '']) => words.split(/\s+/),
)

test('what is spoken of in a sentence is a command, with flags that it has', async () => {
  expect(spokenOf.length).toBeGreaterThan(30)
  for (const [name = '', ...words] of spokenOf) {
    if (name === 'help' || !/^[a-z]/.test(name)) continue
    const { command } = (await commands.find((known) => known.name === name)?.load()) ?? {}
    expect(command, `nap ${name}`).toBeDefined()
    const known = Object.values(command?.flags ?? {}).map(({ usage }) => usage.split(' ')[0])
    for (const flag of words.filter((word) => word.startsWith('--')))
      expect(known, `nap ${name} ${flag}`).toContain(flag)
  }
})

test('the guide speaks of every command', () => {
  const missing = commands.filter(({ name }) => !new RegExp(`nap ${name}\\b`).test(guide))
  expect(missing.map(({ name }) => name)).toEqual([])
})

test('the files that the papers name are there', () => {
  const text = ['README.md', 'GUIDE.md', 'CONTRIBUTING.md', 'SECURITY.md']
    .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
    .join('\n')
  const named = text.matchAll(/`((?:src|test|templates|schemas|\.ci|\.github)\/[^`\s]*)`/g)
  // `x` stands for the name of what is to be added.
  const files = [...named]
    .map(([, file = '']) => file)
    .filter((file) => !/\/xx?(?:\.|\/)/.test(file))
  expect(files.length).toBeGreaterThan(30)
  for (const file of files.filter((one) => !one.includes('*')))
    expect(existsSync(join(import.meta.dirname, '..', file)), file).toBe(true)
})

test('no link between the papers leads nowhere', () => {
  const names = ['README.md', 'GUIDE.md', 'SECURITY.md', 'CONTRIBUTING.md']
  for (const name of names) {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8')
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchorOf(words))
    for (const [, to = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (to.startsWith('#')) expect(headings, name).toContain(to.slice(1))
      else if (!to.startsWith('http'))
        expect(existsSync(join(import.meta.dirname, '..', to)), `${name}: ${to}`).toBe(true)
    }
  }
})

/** As GitHub makes it from the words of a heading. */
function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
