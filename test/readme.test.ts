import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { workspace } from './support/workspace.ts'

// Whoever reads the README types what stands there: in a fresh copy of the sample, every line has to work as printed.
const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** The lines of one example that run nap, without the words behind them. */
const examples = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)]
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

test('the README has examples', () => {
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
