import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { unwrapped, withoutHeadingMarks } from '../../src/compose/marked-lines.ts'
import { readAssets } from '../../src/load/assets.ts'
import { type Inline, text as words, wordsOf } from '../../src/model/block.ts'
import type { Book } from '../../src/model/book.ts'
import { markable } from '../../src/render/markable.ts'
import { basePlan } from '../support/base-plan.ts'
import { elementsOf } from '../support/html.ts'
import { hostileMarkdown } from '../support/markdown.ts'
import { runs } from '../support/runs.ts'
import { comparisonBetween, comparisonOfTexts, twoDrafts } from '../support/two-drafts.ts'
import { asHtml, asMarkdown } from '../support/written.ts'

const { page } = readAssets()

async function written(book: Book): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['md', await asMarkdown(book)],
    ['html', await asHtml(book, { page })],
  ])
}

// After a wanted change: npx vitest run test/compose/comparison.test.ts -u
describe('two drafts', () => {
  test.for(['md', 'html'])('as %s', async (format) => {
    const files = await written(await comparisonBetween(twoDrafts))
    await expect(files.get(format)).toMatchFileSnapshot(`../golden/comparison.${format}`)
  })

  test('in a summary', async () => {
    const files = await written(await comparisonBetween(twoDrafts, true))
    await expect(files.get('md')).toMatchFileSnapshot('../golden/comparison-summary.md')
  })

  test('that are the same', async () => {
    const files = await written(await comparisonBetween({ from: twoDrafts.to, to: twoDrafts.to }))
    expect(files.get('md')).toContain('Nothing that was compared changed between the two.')
    expect(files.get('md')).not.toMatch(/Contents|How to read it/)
  })
})

/** A commitment on which two institutions disagree before and after; one of them says something else now, one is new. */
const stillOpen = {
  from: {
    ...basePlan,
    'submissions/punjab/open-data.yaml': 'title: An open data portal\nend_date: 2018-12-31\n',
    'submissions/sindh/open-data.yaml': 'title: A portal of open data\nend_date: 2019-06-30\n',
  },
  to: {
    ...basePlan,
    'submissions/punjab/open-data.yaml': 'title: An open data portal\nend_date: 2018-12-31\n',
    'submissions/sindh/open-data.yaml':
      'title: A portal of open school data\nend_date: 2019-07-31\n',
    'submissions/law-and-justice-division/open-data.yaml': 'title: Data for all\n',
  },
}

test('each answer on a point that stays open has its own marks, also backwards', async () => {
  const files = await written(await comparisonBetween(stillOpen))
  expect(files.get('md')).toContain('- Government of Punjab: An open data portal\n')
  expect(files.get('md')).toContain('- Government of Sindh: A portal of open **school** data\n')
  expect(files.get('md')).toContain('- **Law and Justice Division: Data for all**\n')
  expect(files.get('md')).toContain('- Government of Sindh: ~~30 June 2019~~ **31 July 2019**\n')
  const back = await written(await comparisonBetween({ from: stillOpen.to, to: stillOpen.from }))
  expect(back.get('md')).toContain('- ~~Law and Justice Division: Data for all~~\n')
})

const withdrawn = {
  from: stillOpen.from,
  to: {
    ...stillOpen.from,
    'decisions/open-data.yaml':
      'decisions:\n  - withdraw: true\n    reason: Moved to the next plan.\n    decided_by: Steering committee\n    decided_on: 2017-06-16\n',
  },
}

test('what is no longer in the plan can be read in full, struck out, with every answer', async () => {
  const markdown = (await written(await comparisonBetween(withdrawn))).get('md') ?? ''
  expect(markdown.match(/Moved to the next plan/g)).toHaveLength(1)
  expect(markdown).toContain('*It was not agreed. The answers:*')
  expect(markdown).toContain('- ~~Government of Punjab: 31 December 2018~~\n')
  expect(markdown).toContain('- ~~Government of Sindh: 30 June 2019~~\n')
  expect(markdown).not.toContain('and is now')
  expect(markdown).not.toContain('settled')
})

test('a heading followed by very many spaces is read like other words', () => {
  const spaces = `# a${' '.repeat(100_000)}b #`
  expect(withoutHeadingMarks(spaces)).toBe(`\n${spaces.slice(2, -2)}\n`)
})

test('in a summary, the many dates of one commitment leave room for the others', async () => {
  const steps = (year: number) =>
    Array.from(
      { length: 12 },
      (_, index) => `  - id: step-${index}\n    activity: x\n    end_date: ${year}-06-30\n`,
    ).join('')
  const plan = (year: number) => ({
    ...basePlan,
    ...Object.fromEntries(
      ['one', 'two', 'three'].map((id) => [
        `submissions/sindh/${id}.yaml`,
        `title: Plan ${id}\nend_date: ${year}-12-31\nmilestones:\n${steps(year)}`,
      ]),
    ),
  })
  const files = await written(await comparisonBetween({ from: plan(2018), to: plan(2019) }, true))
  const markdown = files.get('md') ?? ''
  for (const id of ['one', 'two', 'three']) expect(markdown).toContain(`**Plan ${id}**`)
  expect(markdown.match(/End date: ~~31 December 2018~~/g)).toHaveLength(3)
  expect(markdown.match(/Milestone /g)).toHaveLength(9)
  expect(markdown.match(/and 9 more/g)).toHaveLength(3)
})

/** What a reader sees of the texts of others. */
async function bodyOf(pairs: readonly (readonly [string, string])[]) {
  const files = await written(await comparisonOfTexts(pairs))
  const html = files.get('html') ?? ''
  const section =
    /<section class="change"[^>]*>([\s\S]*)<\/section>\n<\/main>/.exec(html)?.[1] ?? ''
  return { html: section.trim(), markdown: files.get('md') ?? '' }
}

const urduText = fc
  .array(fc.constantFrom('قوانین', 'اردو', 'میں', '2018', 'PPRA', 'ہیں۔', '،', '\n\n- ', '😀'))
  .map((words) => words.join(' '))
const text = fc.oneof(hostileMarkdown, urduText)

describe('texts of others', () => {
  test('bring nothing to life, in our HTML or in another program', () => {
    return fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const { html, markdown } = await bodyOf([[before, after]])
        const tags = elementsOf(html).map(({ tag }) => tag)
        expect(tags.filter((tag) => /^h\d$/.test(tag))).toEqual(['h3', 'h4'])
        const elsewhere = new Marked({ gfm: true, async: false }).parse(markdown, { async: false })
        expect(elsewhere).not.toMatch(/<(?!\/?(?:h[1-4]|p|ul|ol|li|strong|em|del|a|br)\b)[a-z!?/]/i)
        expect(elsewhere.match(/<h\d/g)?.join()).toBe('<h1,<h2,<h2,<h3,<h4')
      }),
      { numRuns: runs(400) },
    )
  })

  test('can be read as they were and as they are', () => {
    return fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        fc.pre([before, after].every(isPlain))
        const { html } = await bodyOf([[before, after]])
        const read = (dropped: string) =>
          textOf(html.replaceAll(new RegExp(`<${dropped}>.*?</${dropped}>`, 'g'), ''))
        expect(read('ins')).toBe(bare(before))
        expect(read('del')).toBe(bare(after))
      }),
      { numRuns: runs(400) },
    )
  })
})

function textOf(html: string): string {
  const [, ...words] = elementsOf(
    `<p>${html.replace(/^[\s\S]*<\/h4>/, '').replaceAll(/<\/?(?:p|ul|ol|li)\b[^>]*>/g, '')}</p>`,
  )
    .slice(0, 1)
    .flatMap(({ text: all }) => ['', all])
  return words
    .join('')
    .replaceAll(/\s/g, '')
    .replace(/ByOGPCell\.$/, '')
}

// Of a long text only what changed is printed, and the marks of lists are not.
function isPlain(side: string): boolean {
  const lines = unwrapped(side).split('\n')
  return lines.length < 3 && !lines.some((line) => /^([-*+]|\d{1,9}[.)])(\s|$)/.test(line))
}

function bare(side: string): string {
  return unwrapped(side).replaceAll(/\s/g, '')
}

describe('a mark can stand at every end of a change', () => {
  const part = fc
    .array(fc.constantFrom('a', 'ab', '.', '(', ' ', 'ہ', '*'), { minLength: 1 })
    .map((parts) => parts.join(''))
  const inline = fc
    .tuple(fc.constantFrom('same', 'inserted', 'deleted'), part)
    .map(
      ([kind, text]): Inline =>
        kind === 'inserted' || kind === 'deleted'
          ? { kind, by: 'Sindh', of: [words(text)] }
          : words(text),
    )

  test('and nothing of the two texts is lost', () => {
    const without = (list: readonly Inline[], kind: Inline['kind']) =>
      wordsOf(list.filter((one) => one.kind !== kind)).replaceAll(/\s/g, '')
    fc.assert(
      fc.property(fc.array(inline), (list) => {
        expect(without(markable(list), 'deleted')).toBe(without(list, 'deleted'))
        expect(without(markable(list), 'inserted')).toBe(without(list, 'inserted'))
      }),
    )
  })

  test.for<[string, string, string]>([
    ['30 days', '30 days.', '30 ~~days~~ **days.**'],
    ['at (home)', 'at(home)', 'at(home)'],
    ['two words', 'two new words', 'two **new** words'],
    [
      'at https://x.pk/a now',
      'at https://x.pk/b now',
      'at ~~https://x.pk/a~~ **https://x.pk/b** now',
    ],
    ['end.', 'end, at last.', '~~end~~ **end, at last**.'],
  ])('%s to %s', async ([before, after, marked]) => {
    const { markdown } = await bodyOf([[before, after]])
    expect(markdown).toContain(`\n${marked}\n`)
  })
})
