import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { readAssets, readFonts, readLocale } from '../../src/load/assets.ts'
import type { CommitmentDifference, Difference } from '../../src/model/difference.ts'
import { composeComparison } from '../../src/pipeline.ts'
import { findBrowser, printPdf } from '../../src/render/print.ts'
import { twoRevisions } from '../support/two-revisions.ts'
import { workspace } from '../support/workspace.ts'
import { asHtml, asMarkdown, blocksOf } from '../support/written.ts'

const program = join(import.meta.dirname, '../../bin/nap.js')

/** Files of a folder: name -> content, as text that can be compared. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).toSorted()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
}

describe('a comparison as documents', () => {
  test('is written beside the plan, and told', async () => {
    const { run, top } = await twoRevisions()
    const told = await run('nap diff HEAD~1 HEAD --to md,docx')
    expect(told).toContain('Commitments: 1 changed')
    expect(told).toContain('wrote out/comparison.md\nwrote out/comparison.docx\n')
    expect(told).not.toContain('[-')
    expect(readdirSync(join(top, 'out'))).toEqual(['comparison.docx', 'comparison.md'])
    expect(await run('nap diff HEAD~1 HEAD --to md,docx')).not.toContain('wrote')
  })

  test('has the same bytes in another folder, time zone and language', async () => {
    const { home, top } = await twoRevisions()
    const other = join(home, 'a folder elsewhere')
    cpSync(top, other, { recursive: true })
    const writeIn = (cwd: string, setting: Readonly<Record<string, string>>) => {
      const out = join(home, `out ${setting['TZ']?.replace('/', '-')}`)
      mkdirSync(out)
      const words = ['diff', 'HEAD~1', 'HEAD', '--to', 'md,html,pdf,docx', '--out', out]
      const env = { ...process.env, ...setting }
      for (const extra of [[], ['--summary']]) {
        const { stderr } = spawnSync(process.execPath, [program, ...words, ...extra], {
          cwd,
          env,
          encoding: 'utf8',
        })
        expect(stderr).toContain('.pdf')
      }
      return contents(out)
    }
    const here = writeIn(top, { TZ: 'Asia/Karachi', LC_ALL: 'ur_PK.UTF-8' })
    const there = writeIn(other, { TZ: 'America/Los_Angeles', LC_ALL: 'C' })
    expect(Object.keys(here)).toHaveLength(8)
    for (const [name, content] of Object.entries(here))
      expect(there[name] === content, name).toBe(true)
  })

  test('of the working files says so', async () => {
    const { run, top } = await workspace()
    await run('rm plan/submissions/sindh/sindh-right-to-information.yaml')
    await run('nap diff --to md,docx --out ../papers')
    const markdown = readFileSync(join(top, '../papers/comparison.md'), 'utf8')
    expect(markdown).toContain('- **To:** the files as they are now, not recorded yet')
    expect(markdown).toContain('No longer in the plan ·')
  })

  test('of an unknown format is refused before anything is written', async () => {
    const { run } = await workspace()
    expect(await run('nap diff --to word')).toMatch(
      /Use one or more of md, .*, for example --to md,html\./,
    )
  })
})

describe('a summary of very many changes', () => {
  test.for([1, 40])('fits on one page, with %i of each kind', async (count) => {
    const { page, css } = readAssets()
    const cover = { title: 'Plan', country: 'Pakistan', languages: [], office: 'OGP Cell' }
    const book = await composeComparison(
      {
        ...cover,
        others: [...Array(2)].map(() => ['comment', 'comments'] as const),
        notes: [],
        difference: changes(count),
      },
      { isSummary: true, language: 'en', words: readLocale('en') ?? {} },
    )
    const lists = blocksOf(book).filter((block) => block.kind === 'list')
    const told = lists.map(({ items }) => items.length)
    expect(told.reduce((sum, entries) => sum + entries)).toBeGreaterThan(count === 1 ? 3 : 7)
    const markdown = await asMarkdown(book)
    for (const entries of told) {
      if (entries < count) expect(markdown).toContain(`\n*and ${count - entries} more*\n`)
    }
    const html = await asHtml(book, { page, css, fonts: readFonts() })
    const browser = await findBrowser({ env: process.env })
    if (!browser) throw new Error('This test needs a browser.')
    const { pdf } = await printPdf({
      html,
      outline: [],
      metadata: { title: 'Plan', author: 'EAD', language: 'en', date: undefined, properties: {} },
      attachments: () => [],
      browser,
      deadlineMs: 60_000,
      signal: new AbortController().signal,
    })
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1)
  })
})

const title =
  'A commitment with a rather long name that says all that will be done, by whom, where, and for whom'

const changes = (count: number): Difference => ({
  from: { kind: 'files' },
  to: { kind: 'files' },
  plan: [],
  prose: [],
  commitments: (['added', 'withdrawn', 'changed', 'changed'] as const).flatMap((kind, group) =>
    Array.from(
      { length: count },
      (_, index): CommitmentDifference => ({
        id: `${kind}-${group}-${index}`,
        kind,
        title: `${title} ${index}`,
        lead: 'Ministry of Planning, Development and Reform',
        because: [{ kind: 'institution', institution: 'x', name: 'Ministry of Planning' }],
        fields: [
          {
            about: group === 2 ? '/title' : '/public_problem',
            label: 'Name of the commitment',
            form: 'text',
            before: `${title} ${index}`,
            after: `${title} ${index}, and more`,
            because: [],
          },
        ],
      }),
    ),
  ),
  names: { institution: {}, theme: {} },
})
