import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Put = (file: string, text: string) => void
type Entry = Record<string, unknown>

/** The folder that NAP_DATA names holds plans of other governments, whose texts are no part of this repository. */
export const foreignData = process.env['NAP_DATA']

/** The third plan of the United States: 45 commitments of long texts, without milestones of their own. */
export function putAmericanPlan(put: Put): void {
  const all: Record<string, string>[] = entries('us-nap3.json')
  putFrame(put, {
    country: 'United States of America',
    code: 'US',
    start: '2015-10-01',
    end: '2017-06-30',
    themes: all.map(({ theme = '' }) => theme),
    institutions: all.map(({ lead = '' }) => lead),
  })
  for (const one of all) {
    const lead = idOf(one['lead'])
    const dates = { start_date: '2015-10-01', end_date: '2017-06-30' }
    put(
      `plan/submissions/${lead}/commitment-${one['n']}.yaml`,
      yaml({
        title: one['title'],
        theme: idOf(one['theme']),
        level: 'federal',
        lead_implementing_agency: lead,
        other_actors: { civil_society: [one['other_actors']] },
        ...dates,
        public_problem: one['main_objective'],
        commitment_description: one['brief_description'],
        contribution: one['ambition'],
        ogp_values: { access_to_information: one['relevance'] },
        milestones: [{ id: 'next', activity: one['next_steps']?.slice(0, 2_000), ...dates, lead }],
      }),
    )
  }
}

type Canadian = {
  readonly id: string
  readonly title: string
  readonly milestones: readonly {
    readonly text: string
    readonly indicators: readonly {
      readonly text: string
      readonly due_date: string
      readonly lead_dept: string
    }[]
  }[]
}

/** The fifth plan of Canada: 5 commitments, with up to 30 milestones each. */
export function putCanadianPlan(put: Put): void {
  const all: Canadian[] = entries('canada-nap5.json')
  const indicatorsOf = ({ milestones }: Canadian) =>
    milestones.flatMap(({ text, indicators }) => indicators.map((one) => ({ ...one, under: text })))
  putFrame(put, {
    country: 'Canada',
    code: 'CA',
    start: '2022-01-01',
    end: '2024-12-31',
    themes: all.map(({ title }) => title),
    institutions: all.flatMap(indicatorsOf).map(({ lead_dept }) => lead_dept),
  })
  for (const one of all) {
    const indicators = indicatorsOf(one)
    const lead = idOf(indicators[0]?.lead_dept)
    put(
      `plan/submissions/${lead}/${one.id.toLowerCase()}.yaml`,
      yaml({
        title: one.title,
        theme: idOf(one.title),
        level: 'federal',
        lead_implementing_agency: lead,
        start_date: '2022-01-01',
        end_date: '2024-12-31',
        commitment_description: one.milestones.map(({ text }) => `- ${text}`).join('\n'),
        milestones: indicators.map(({ text, under, due_date, lead_dept }, index) => ({
          id: `m-${index + 1}`,
          activity: text,
          deliverable: under,
          start_date: '2022-01-01',
          end_date: /^\d{4}-\d\d$/.test(due_date) ? `${due_date}-28` : '2024-12-31',
          lead: idOf(lead_dept),
        })),
      }),
    )
  }
}

function entries<T>(file: string): T[] {
  return JSON.parse(readFileSync(join(foreignData ?? '', file), 'utf8'))
}

type Frame = {
  readonly country: string
  readonly code: string
  readonly start: string
  readonly end: string
  readonly themes: readonly string[]
  readonly institutions: readonly string[]
}

function putFrame(put: Put, { country, code, start, end, themes, institutions }: Frame): void {
  const named = (names: readonly string[]) => [...new Map(names.map((name) => [idOf(name), name]))]
  const first = named(institutions)[0]?.[0] ?? ''
  put(
    'plan/plan.yaml',
    yaml({
      title: 'Open Government Partnership National Action Plan',
      country,
      country_code: code,
      period: { start, end },
      status: 'draft',
      languages: ['en'],
      secretariat: first,
      themes: named(themes).map(([id, name]) => ({ id, name })),
    }),
  )
  put(
    'plan/institutions.yaml',
    yaml({
      institutions: named(institutions).map(([id, name]) => ({ id, name, level: 'federal' })),
    }),
  )
  for (const [id] of named(institutions)) {
    put(
      `plan/submissions/${id}/submission.yaml`,
      yaml({ received_on: start, received_via: 'letter', status: 'received' }),
    )
  }
}

function idOf(name = ''): string {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return id.slice(0, 40).replace(/^-+|-+$/g, '')
}

/** Every JSON is YAML. */
function yaml(value: Entry): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
