import { readLocale } from '../../src/load/assets.ts'
import { type Book, noImprint } from '../../src/model/book.ts'
import type { PlanState } from '../../src/model/difference.ts'
import { differenceBetween, load, mergeOf } from '../../src/pipeline/states.ts'
import { composeComparison } from '../../src/pipeline.ts'
import { basePlan, type Files, sourcesOf } from './base-plan.ts'

const words = readLocale('en') ?? {}

const openData = {
  before: `title: An open data portal
level: provincial
lead_implementing_agency: punjab
supporting_agencies: [finance-division]
start_date: 2017-10-01
end_date: 2018-12-31
public_problem: |
  Data sits in separate offices, often as scanned pages.
  Nobody can compare two districts.
commitment_description: |
  One portal, where data can be found:

  - by subject
  - by district
milestones:
  - {id: inventory, activity: Publish an inventory, end_date: 2018-03-31, lead: punjab}
  - {id: licence, activity: Adopt a licence, end_date: 2018-05-31, lead: punjab}
`,
  after: `title: An open data portal for every district
level: provincial
lead_implementing_agency: punjab
supporting_agencies: [finance-division, sindh]
start_date: 2017-10-01
end_date: 2019-03-31
public_problem: |
  Data sits in separate offices, often as <b>scanned</b> pages.
  Nobody can compare ~~two~~ districts.
commitment_description: |
  One portal, where data can be found and downloaded:

  - by subject
  - by district
  - by year
milestones:
  - {id: inventory, activity: Publish an inventory, end_date: 2018-06-30, lead: punjab}
  - {id: launch, activity: Launch the portal, end_date: 2018-12-31, lead: punjab}
`,
}

const comment = (disposition: string) => `from: Press Club
received_on: 2017-06-16
via: email
about: {commitment: open-data, field: /end_date}
text: The time is short.
response: {disposition: ${disposition}, reason: So it is., decided_on: 2017-06-17}
`

/** Two small states of a plan in which a bit of everything changes. */
export const twoDrafts: { readonly from: Files; readonly to: Files } = {
  from: {
    ...basePlan,
    'submissions/punjab/open-data.yaml': openData.before,
    'submissions/sindh/old-laws.yaml': 'title: Old laws\nlevel: provincial\n',
    'submissions/sindh/urdu-laws.yaml':
      'title: قوانین اردو میں شائع کرنا\nlevel: provincial\npublic_problem: قوانین صرف انگریزی میں ہیں۔\n',
    'submissions/law-and-justice-division/legal-aid.yaml':
      'title: Legal aid\ntheme: access-to-justice\nend_date: 2018-12-31\n',
    'chapters/introduction.md':
      '# Introduction\n\nOne.\n\nTwo.\n\n## Who met\n\nThree.\n\nFour members.\n',
    'comments/2017-06-16-press.yaml': comment('under_consideration'),
  },
  to: {
    ...basePlan,
    'plan.yaml': (basePlan['plan.yaml'] ?? '').replace('First draft', 'Second draft'),
    'submissions/punjab/open-data.yaml': openData.after,
    'submissions/sindh/urdu-laws.yaml':
      'title: قوانین اردو میں شائع کرنا\nlevel: provincial\npublic_problem: قوانین زیادہ تر انگریزی (English) میں ہیں۔\n',
    'submissions/sindh/school-budgets.yaml':
      'title: School budgets\nlevel: provincial\nend_date: 2018-06-30\n',
    'submissions/law-and-justice-division/legal-aid.yaml':
      'title: Legal aid\ntheme: access-to-justice\nend_date: 2018-12-31\n',
    'submissions/punjab/legal-aid.yaml': 'end_date: 2019-06-30\n',
    'decisions/legal-aid.yaml': `decisions:
  - rename: free-legal-aid
    reason: So that people find it.
    decided_by: Meeting of 15 June
    decided_on: 2017-06-15
`,
    'chapters/introduction.md':
      '# Introduction\n\nOne.\n\nTwo.\n\n## Who met in June\n\nThree.\n\nFive members.\n',
    'comments/2017-06-16-press.yaml': comment('accepted'),
  },
}

const states = {
  from: {
    kind: 'revision' as const,
    hash: '1a2b3c4d5e6f',
    date: new Date('2017-06-12T10:00:00Z'),
    day: '2017-06-12',
    releases: ['draft-1'],
  },
  to: {
    kind: 'revision' as const,
    hash: '9f8e7d6c5b4a',
    date: new Date('2017-06-20T10:00:00Z'),
    day: '2017-06-20',
    releases: [],
  },
} satisfies Record<string, PlanState>

const imprint = { ...noImprint, revision: states.to, stamp: 'Revision 9f8e7d6' }

/** What changed between two states of a plan, in the words of English. */
export async function comparisonBetween(
  { from, to }: typeof twoDrafts,
  isSummary = false,
): Promise<Book> {
  const side = (files: Files, state: PlanState) => ({ ...mergeOf(load(sourcesOf(files))), state })
  const difference = await differenceBetween(side(from, states.from), side(to, states.to))
  const cover = {
    title: 'National Action Plan',
    country: 'Pakistan',
    languages: [],
    office: 'OGP Cell',
  }
  const compared = { ...cover, difference, others: [['comment', 'comments'] as const], notes: [] }
  return composeComparison(compared, { isSummary, language: 'en', words, imprint })
}

/** A comparison in which one field of one commitment says something else: two texts in place of each other. */
export async function comparisonOfTexts(
  texts: readonly (readonly [before: string, after: string])[],
  isSummary = false,
): Promise<Book> {
  const difference = {
    from: states.from,
    to: states.to,
    plan: [],
    prose: [],
    commitments: [
      {
        id: 'texts',
        kind: 'changed' as const,
        title: 'Texts',
        lead: undefined,
        because: [],
        fields: texts.map(([before, after], index) => ({
          about: `/field-${index}`,
          label: `Field ${index}`,
          form: 'text' as const,
          before: before === '' ? undefined : before,
          after: after === '' ? undefined : after,
          because: [],
        })),
      },
    ],
    names: { institution: {}, theme: {} },
  }
  const cover = { title: 'Plan', country: 'Pakistan', languages: [], office: 'OGP Cell' }
  const compared = { ...cover, difference, others: [], notes: [] }
  return composeComparison(compared, { isSummary, language: 'en', words, imprint })
}
