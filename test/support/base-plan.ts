import type { Source } from '../../src/model/source.ts'

/** Files of a plan folder: path -> text. */
export type Files = Readonly<Record<string, string>>

/**
 * The smallest plan with nothing to report: two themes and who leads them, two provinces, everybody’s covering record,
 * and no commitment yet. Tests add only the difference.
 */
export const basePlan: Files = {
  'plan.yaml': `title: National Action Plan
country: Pakistan
period:
  start: 2017-07-01
  end: 2019-06-30
status: draft
edition:
  name: First draft
  date: 2017-06-15
secretariat: economic-affairs-division
themes:
  - id: fiscal-transparency
    name: Fiscal Transparency
  - id: access-to-justice
    name: Access to Justice
calendar:
  - date: 2017-06-12
    activity: Inputs due
    kind: inputs_due
`,
  'institutions.yaml': `institutions:
  - id: economic-affairs-division
    name: Economic Affairs Division
    level: federal
    submits: false
  - id: finance-division
    name: Finance Division
    level: federal
    leads: fiscal-transparency
  - id: law-and-justice-division
    name: Law and Justice Division
    level: federal
    leads: access-to-justice
  - id: punjab
    name: Government of Punjab
    level: provincial
    province: Punjab
  - id: sindh
    name: Government of Sindh
    level: provincial
    province: Sindh
`,
  ...Object.fromEntries(
    ['finance-division', 'law-and-justice-division', 'punjab', 'sindh'].map((id) => [
      `submissions/${id}/submission.yaml`,
      'received_on: 2017-06-09\nreceived_via: email\nstatus: received\n',
    ]),
  ),
}

/** Files as they would be read from disk. */
export function sourcesOf(files: Files): Source[] {
  return Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => ({ file, bytes: Buffer.from(text) }))
}
