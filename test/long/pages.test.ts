import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/render/print.ts'
import { makeFinal } from '../support/final-plan.ts'
import { foreignData, foreignPlans, importForeign } from '../support/foreign-plans.ts'
import { fullnessOf } from '../support/page-fullness.ts'
import { planCopy } from '../support/plan-copy.ts'
import { type Block, blocksOf } from '../support/printed-lines.ts'

type Copy = ReturnType<typeof planCopy>
type Printed = { readonly pdf: string; readonly html: string }

const found = await findBrowser({ env: process.env })
const cannot = found === undefined || spawnSync('pdftoppm', ['-v']).error !== undefined

/** Cover, end of the contents, end of the plan. */
const emptyAtMost = 3

const plans: readonly (readonly [
  name: string,
  needs: string,
  make: (copy: Copy) => Promise<Printed>,
])[] = [
  ['Pakistan’s draft', 'pdftoppm', printed],
  [
    'Pakistan’s final plan',
    'pdftoppm',
    (copy) => {
      makeFinal(copy)
      return printed(copy)
    },
  ],
  ['a plan just begun', 'pdftoppm', begun],
  ...foreignPlans.map(
    (foreign) =>
      [
        foreign.name,
        'NAP_DATA',
        async (copy: Copy) => {
          await importForeign(copy, foreign)
          return printed(copy)
        },
      ] as const,
  ),
]

for (const [name, needs, make] of plans) {
  const skipped = cannot || (needs === 'NAP_DATA' && foreignData === undefined)
  describe.skipIf(skipped)(`${name} on paper (needs ${needs})`, () => {
    test('has full pages, and nothing that stands alone or is cut', async () => {
      const { pdf, html } = await make(planCopy())
      const fullness = fullnessOf(pdf)
      expect(fullness.filter((full) => full < 0.45).length).toBeLessThanOrEqual(emptyAtMost)
      expect(fullness.reduce((sum, full) => sum + full) / fullness.length).toBeGreaterThan(0.78)
      if (name === 'a plan just begun') expect(fullness.length).toBeLessThanOrEqual(9)

      const pages = blocksOf(pdf)
      expect(pages.length).toBe(fullness.length)
      expect(pages.flatMap((blocks) => headingAtFoot(blocks, headingsIn(html)))).toEqual([])
      expect(pages.flatMap(lineAloneAtHead)).toEqual([])
      expect(pages.flatMap(rowCutAtHead)).toEqual([])
      expect(brokenWords(pages.flat(), html)).toEqual([])
      expect(fontsNotEmbedded(pdf)).toEqual([])
    })
  })
}

async function printed(copy: Copy): Promise<Printed> {
  await copy.nap('compile', '--to', 'pdf,html', '--no-record')
  return { pdf: join(copy.top, 'out/nap.pdf'), html: copy.read('out/nap.html') }
}

/** What `nap init` makes, and two commitments. */
async function begun(copy: Copy): Promise<Printed> {
  const texts = [
    ['fiscal-openness', copy.read('plan/submissions/finance-division/citizens-budget.yaml')],
    ['access-to-law', copy.read('plan/submissions/law-and-justice-division/laws-online.yaml')],
  ] as const
  copy.remove('plan')
  const words = ['--country', 'Kenya', '--period', '2026-2027', '--secretariat', 'Justice']
  await copy.nap('init', '.', ...words, '--theme', 'Fiscal Openness; Access to Law')
  for (const [theme, text] of texts) {
    copy.put(
      `plan/submissions/justice/${theme}.yaml`,
      text
        .replace(/^theme: .*/m, `theme: ${theme}`)
        .replace(/^( *)supporting.*\n/gm, '')
        .replace(/^( *)(lead|lead_implementing_agency): .*/gm, '$1$2: justice')
        .replaceAll(/201([789])-/g, (_, year) => `202${Number(year) - 1}-`),
    )
  }
  copy.put(
    'plan/submissions/justice/submission.yaml',
    'received_on: 2026-01-10\nreceived_via: letter\nstatus: received\n',
  )
  const made = await printed(copy)
  expect(made.html.match(/<section class="commitment/g)).toHaveLength(2)
  return made
}

function wordsOf(block: Block): string {
  return block.map(({ text }) => text).join(' ')
}

type Heading = { readonly level: number; readonly text: string }

function headingsIn(html: string): Heading[] {
  return Array.from(
    html.matchAll(/<h([2-5])[^>]*>([\s\S]*?)<\/h\1>/g),
    ([, level, inner = '']) => ({
      level: Number(level),
      text: textOf(inner).trim(),
    }),
  )
}

function textOf(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
}

/** A title also stands in lists and drawings; there its letters are smaller. */
function headingAtFoot(blocks: readonly Block[], headings: readonly Heading[]): string[] {
  const last = blocks.at(-1) ?? []
  const isLarge = (last[0]?.height ?? 0) > 16
  return [wordsOf(last), last.at(-1)?.text ?? ''].filter((words) =>
    headings.some(({ level, text }) => text === words && (level > 3 || isLarge)),
  )
}

/** What begins with a small letter goes on with a sentence of the page before. */
function lineAloneAtHead([first]: readonly Block[]): string[] {
  return first?.length === 1 && /^\p{Ll}/u.test(first[0]?.text ?? '') ? [wordsOf(first)] : []
}

/** Below the head of a table of milestones a row begins, and a row begins with its number. */
function rowCutAtHead(blocks: readonly Block[]): string[] {
  const head = ['No.', 'Milestone activity and verifiable deliverable']
  const isTable = head.every((words, index) => wordsOf(blocks[index] ?? []) === words)
  const row = isTable ? wordsOf(blocks[5] ?? []) : '1.1.1'
  return /^\d+\.\d+\.\d+/.test(row) ? [] : [row]
}

/** The two pieces are no words of the plan, but what they make together is one. */
function brokenWords(blocks: readonly Block[], html: string): string[] {
  const words = new Set(textOf(html).split(/[^\p{L}\p{M}\p{N}]+/u))
  return blocks.flatMap((block) =>
    block.flatMap(({ text }, index) => {
      const [above = ''] = /\p{L}+$/u.exec(text) ?? []
      const [below = ''] = /^\p{L}+/u.exec(block[index + 1]?.text ?? '') ?? []
      const isBroken = above !== '' && below !== '' && words.has(above + below)
      return isBroken && !(words.has(above) && words.has(below)) ? [`${above}/${below}`] : []
    }),
  )
}

function fontsNotEmbedded(pdf: string): string[] {
  const { stdout } = spawnSync('pdffonts', [pdf], { encoding: 'utf8' })
  const lines = stdout.trim().split('\n').slice(2)
  expect(lines).not.toEqual([])
  return lines.filter((line) => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line))
}
