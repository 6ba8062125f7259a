import { describe, expect, test } from 'vitest'
import { readLocale } from '../../src/load/assets.ts'
import type { Timeline } from '../../src/model/figure.ts'
import { check, compose } from '../../src/pipeline.ts'
import { htmlBlocks } from '../../src/render/formats/html.ts'
import { markdownBlocks } from '../../src/render/formats/markdown.ts'
import { wordOf } from '../../src/render/word.ts'
import { basePlan, type Files, sourcesOf } from '../support/base-plan.ts'

async function bookOf(files: Files) {
  const plan = check(sourcesOf({ ...basePlan, ...files }))
  return compose(plan, {
    language: 'en',
    words: readLocale('en') ?? {},
    audience: 'public',
    stage: 'draft',
    errors: 0,
    tellsGivers: true,
  })
}

async function standing(files: Files) {
  const { sections } = await bookOf(files)
  return sections.find(({ id }) => id === 'standing')?.of ?? []
}

async function chartOf(files: Files, title: string) {
  const found = (await standing(files)).find(
    (block) => block.kind === 'figure' && block.title === title,
  )
  return found?.kind === 'figure' ? found.chart : undefined
}

async function timelineOf(files: Files): Promise<Timeline> {
  const chart = await chartOf(files, 'When commitments are carried out')
  if (chart?.kind !== 'timeline') throw new Error('no timeline')
  return chart
}

function commitment(title: string, start: string, end: string, ends: readonly string[] = []) {
  const steps = ends.map((day, index) => `  - {id: step-${index}, activity: A, end_date: ${day}}\n`)
  return `title: ${title}\ntheme: fiscal-transparency\nstart_date: ${start}\nend_date: ${end}\n${steps.length > 0 ? `milestones:\n${steps.join('')}` : ''}`
}

const file = 'submissions/finance-division/budget.yaml'

/** Every number of a drawing lies inside it. */
function expectInside(html: string) {
  for (const [svg, width = '', height = ''] of html.matchAll(
    /<svg viewBox="0 0 ([\d.]+) ([\d.]+)".*?<\/svg>/gs,
  )) {
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    for (const [, x = ''] of svg.matchAll(/ (?:x|x1|x2)="([^"]*)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x)).toBeLessThanOrEqual(Number(width))
    }
    for (const [, x = '', long = ''] of svg.matchAll(
      /<rect class="bar" x="([^"]*)"[^>]* width="([^"]*)"/g,
    )) {
      expect(Number(x) + Number(long)).toBeLessThanOrEqual(Number(width))
    }
    expect(Number(height)).toBeGreaterThan(0)
  }
}

describe('the timeline of milestones', () => {
  test('draws each commitment from its start to its end, and its milestones', async () => {
    const files = {
      [file]: commitment('Budget', '2017-07-01', '2018-06', ['2018-01-31', '2017-09']),
    }
    const { groups, from, until, ticks } = await timelineOf(files)
    expect(groups).toEqual([
      {
        label: '1 Fiscal Transparency',
        rows: [
          {
            label: '1.1 Budget',
            bar: { from: '2017-07-01', until: '2018-06-30' },
            points: ['2017-09-30', '2018-01-31'],
            said: { bar: '1 Jul 2017 – Jun 2018', points: 'Sept 2017; 31 Jan 2018' },
          },
        ],
      },
    ])
    expect([from, until]).toEqual(['2017-07-01', '2019-06-30'])
    expect(ticks[0]).toEqual({ label: 'Jul 2017', on: '2017-07-01' })
    const html = htmlBlocks(await standing(files))
    expectInside(html)
    expect(html).toContain(
      '<title>Start and end date: 1 Jul 2017 – Jun 2018. Milestones end on: Sept 2017; 31 Jan 2018</title>',
    )
  })

  const hostile: readonly (readonly [string, string])[] = [
    ['a commitment of one day', commitment('Budget', '2018-01-01', '2018-01-01', ['2018-01-01'])],
    ['ten years', commitment('Budget', '2017-07-01', '2027-06-30', ['2027-06-30'])],
    [
      'two hundred milestones',
      commitment(
        'Budget',
        '2017-07-01',
        '2019-06-30',
        Array.from(
          { length: 200 },
          (_, index) => `2018-${String((index % 12) + 1).padStart(2, '0')}-15`,
        ),
      ),
    ],
    [
      'a name of 120 letters',
      commitment('Transparency '.repeat(9).trim(), '2017-07-01', '2019-06-30'),
    ],
    ['an end before the start', commitment('Budget', '2018-06-30', '2017-07-01')],
    ['a start alone', 'title: Budget\ntheme: fiscal-transparency\nstart_date: 2017-07-01\n'],
    ['a day that does not exist', commitment('Budget', '2017-07-01', '2018-02-30', ['2018-06-31'])],
    ['signs of HTML', commitment('"<script>&"', '2017-07-01', '2018-02-28')],
  ]
  test.for(hostile)('takes %s', async ([, text]) => {
    const blocks = await standing({ [file]: text })
    const html = htmlBlocks(blocks)
    expectInside(html)
    expect(html).not.toContain('<script')
    expect(markdownBlocks(blocks)).not.toMatch(/NaN|undefined/)
    expect((await wordOf(await bookOf({ [file]: text }))).length).toBeGreaterThan(1000)
  })

  test('is not there where nobody has given a date', async () => {
    const files = { [file]: 'title: Budget\ntheme: fiscal-transparency\n' }
    expect(await chartOf(files, 'When commitments are carried out')).toBeUndefined()
  })
})

test('the matrix counts the commitments of each chapter that serve a value', async () => {
  const values = 'ogp_values:\n  access_to_information: A.\n  civic_participation: B.\n'
  const chart = await chartOf(
    {
      [file]: `title: Budget\ntheme: fiscal-transparency\n${values}`,
      'submissions/finance-division/data.yaml':
        'title: Data\ntheme: fiscal-transparency\nogp_values:\n  access_to_information: A.\n',
    },
    'OGP values by chapter',
  )
  expect(chart).toMatchObject({ rows: [{ label: '1 Fiscal Transparency', counts: [2, 1, 0, 0] }] })
})

test('what has been received stands beside the day on which it was due', async () => {
  const chart = await chartOf(
    {
      'submissions/finance-division/submission.yaml':
        'received_on: 2017-06-09\nreceived_via: letter\nstatus: received\n',
      [file]: 'title: Budget\ntheme: fiscal-transparency\n',
    },
    'What has been received',
  )
  expect(chart).toMatchObject({ kind: 'timeline' })
  const rows = chart?.kind === 'timeline' ? (chart.groups[0]?.rows ?? []) : []
  expect(rows.find(({ points }) => points.length > 0)?.points).toEqual(['2017-06-09'])
})
