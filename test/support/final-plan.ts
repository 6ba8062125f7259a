import type { planCopy } from './plan-copy.ts'

type Copy = Pick<ReturnType<typeof planCopy>, 'read' | 'put'>

/** Fills every gap of the sample and settles what is open, so that it is the final plan. What it adds is made up for tests. */
export function makeFinal(copy: Copy): void {
  const change = (file: string, edit: (text: string) => string) =>
    copy.put(`plan/${file}`, edit(copy.read(`plan/${file}`)))
  const add = (file: string, text: string) => change(file, (before) => before + text)

  change('plan.yaml', (text) =>
    text
      .replace('status: draft', 'status: final')
      .replace(/edition:\n {2}name: .*\n {2}date: .*\n/, '')
      .replace(/notice: >-\n(?: {2}.*\n)+/, '')
      .replace(
        '  - id: accountability\n',
        `  - id: accountability\n    left_out:\n      reason: The Bureau proposes no commitment in this plan.\n${decided('      ')}`,
      ),
  )
  // What it adds, nobody has signed.
  change('submissions/finance-division/submission.yaml', (text) =>
    text.replace(/signed_off:[\s\S]*/, ''),
  )
  add('submissions/finance-division/quarterly-spending-data.yaml', 'end_date: 2019-06-30\n')
  add(
    'submissions/law-and-justice-division/laws-online.yaml',
    'contribution: Whoever needs the law in force reads it in one place, free of charge, and reports what is wrong.\n',
  )
  add(
    'submissions/ministry-of-information-and-broadcasting/information-requests.yaml',
    `milestones:
  - id: reporting-form
    activity: Issue one form on which every ministry reports its four figures
    deliverable: Circular with the form and its explanations
    start_date: 2018-01-01
    end_date: 2018-03-31
    lead: ministry-of-information-and-broadcasting
  - id: first-table
    activity: Publish the figures of all ministries for the first half of 2018
    deliverable: Table with four figures for each ministry
    start_date: 2018-07-01
    end_date: 2018-09-30
  - id: report
    activity: Publish a report on what the figures of a year show
    deliverable: Report with the grounds for refusal side by side
    start_date: 2019-03-01
    end_date: 2019-06-15
`,
  )
  copy.put('plan/submissions/establishment-division/submission.yaml', covering)
  copy.put('plan/submissions/establishment-division/asset-statements.yaml', assetStatements)
  copy.put('plan/submissions/ministry-of-information-technology/submission.yaml', covering)
  copy.put(
    'plan/submissions/ministry-of-information-technology/open-data-portal.yaml',
    'supporting_agencies: [ministry-of-information-technology]\n',
  )
  add(
    'decisions/open-data-portal.yaml',
    `  - about: /title\n    take: sindh\n${reasoned}  - about: /end_date\n    take: sindh\n${reasoned}`,
  )
  copy.put(
    'plan/decisions/human-rights-complaints.yaml',
    `decisions:\n  - about: /milestones/provincial-link/end_date\n    take: sindh\n${reasoned}`,
  )
  copy.put(
    'plan/decisions/proactive-disclosure.yaml',
    `decisions:\n${['deliverable', 'end_date']
      .map(
        (field) =>
          `  - about: /milestones/disclosure-template/${field}\n    take: khyber-pakhtunkhwa\n${reasoned}`,
      )
      .join('')}`,
  )
  add(
    'comments/2017-06-14-cgpa.yaml',
    'response:\n  disposition: accepted\n  reason: The name with three languages was taken.\n  decided_on: 2017-07-14\n  commitment: open-data-portal\n',
  )
}

function decided(indent: string): string {
  return `${indent}decided_by: Economic Affairs Division, OGP Cell\n${indent}decided_on: 2017-07-14\n`
}

const reasoned = `    reason: Agreed at the national workshop.\n${decided('    ')}`

const covering = 'received_on: 2017-06-20\nreceived_via: letter\nstatus: received\n'

const assetStatements = `title: Statements of assets of senior civil servants, published in a form that protects families
theme: asset-disclosure
level: federal
lead_implementing_agency: establishment-division
other_actors:
  civil_society: [Transparency groups]
start_date: 2017-09-01
end_date: 2019-03-31
public_problem: |
  Civil servants declare their assets to the government under rules of 1964. In 2017 the public sees none of
  these statements, so nobody outside can tell whether they are filed, checked or missing.
commitment_description: |
  The Establishment Division publishes each year how many statements were due, filed, checked and questioned,
  by grade, and publishes a summary of the statement of every officer of the two highest grades.
contribution: |
  Figures by grade show whether the duty is kept, and published summaries let citizens ask about what they see.
ogp_values:
  access_to_information: Figures and summaries that were internal become public.
  public_accountability: Whoever files no statement is counted in a published table.
milestones:
  - id: rules
    activity: Issue rules on what of a statement is published, after a public consultation
    deliverable: Rules in the Gazette, with a record of the consultation
    start_date: 2017-09-01
    end_date: 2018-03-31
  - id: figures
    activity: Publish the figures for 2017-18 by grade
    deliverable: Table of statements due, filed, checked and questioned
    start_date: 2018-07-01
    end_date: 2018-10-31
  - id: summaries
    activity: Publish the summaries of officers of the two highest grades
    deliverable: Searchable summaries
    start_date: 2018-11-01
    end_date: 2019-03-31
contact:
  department: Establishment Division
  public: true
`
