import { describe, expect, test } from 'vitest'
import { load } from '../../src/load/load.ts'
import { check } from '../../src/pipeline.ts'
import { checkForm } from '../../src/validate/form.ts'
import { basePlan, type Files, sourcesOf } from '../support/base-plan.ts'

function saidOf(files: Files): string[] {
  const loaded = load(sourcesOf({ ...basePlan, ...files }))
  return [...loaded.diagnostics, ...checkForm(loaded).diagnostics].map(
    ({ rule, place: { file, line, column }, message, help }) =>
      `${file}:${line}:${column} ${rule}\n${message}\n${help}`,
  )
}

/** Only which rule at which line. */
function foundIn(files: Files): string[] {
  return saidOf(files).map((said) => String(said.split('\n')[0]))
}

const budget = 'submissions/sindh/budget.yaml'

test('the base plan refers to nothing unknown', () => {
  expect(
    saidOf({ [budget]: 'theme: fiscal-transparency\nlead_implementing_agency: punjab\n' }),
  ).toEqual([])
})

describe('every id names something that exists', () => {
  test('an institution spelled wrongly', () => {
    expect(saidOf({ [budget]: 'title: One\nlead_implementing_agency: finance-divsion\n' })).toEqual(
      [
        `${budget}:2:27 institution-is-known
There is no institution “finance-divsion” in institutions.yaml.
Did you mean “finance-division”?`,
      ],
    )
  })

  test('an institution nobody knows', () => {
    expect(saidOf({ [budget]: 'supporting_agencies: [sindh, wapda]\n' })).toEqual([
      `${budget}:1:30 institution-is-known
There is no institution “wapda” in institutions.yaml.
Correct the id, or add the institution to institutions.yaml. Known: economic-affairs-division, finance-division, law-and-justice-division, punjab and sindh.`,
    ])
  })

  test('a theme spelled wrongly', () => {
    expect(saidOf({ [budget]: 'theme: fiscal-transparancy\n' })).toEqual([
      `${budget}:1:8 theme-is-known
There is no thematic area “fiscal-transparancy” in plan.yaml.
Did you mean “fiscal-transparency”?`,
    ])
  })

  const withBodies = (bodies: string) => ({
    'institutions.yaml': `${basePlan['institutions.yaml']}${bodies}`,
  })
  const about = (name: string, files: Files = {}) =>
    saidOf({ ...files, [budget]: `title: One\nlead_implementing_agency: ${name}\n` }).join('\n')

  test('an institution by its name', () => {
    expect(about('Finance Division')).toContain(
      '“Finance Division” is the name of the institution “finance-division”; its id belongs here.',
    )
    expect(about('Finanse Divisoin')).toContain(
      'Did you mean “finance-division”, which is “Finance Division”?',
    )
  })

  test('no institution by a name that two have, or by none at all', () => {
    const twins = withBodies(
      '  - id: health-sindh\n    name: Health Department\n    level: provincial\n    province: Sindh\n' +
        '  - id: health-punjab\n    name: Health Department\n    level: provincial\n    province: Punjab\n' +
        '  - id: dots\n    name: “.”\n    level: federal\n',
    )
    expect(about('Health Department', twins)).not.toContain('is the name of')
    expect(about('"..."', twins)).not.toContain('is the name of')
  })

  test.for<readonly [string, Files, string]>([
    [
      'who leads a milestone',
      { [budget]: 'milestones:\n  - id: portal\n    lead: wapda\n' },
      `${budget}:3:11 institution-is-known`,
    ],
    [
      'who supports a milestone',
      { [budget]: 'milestones:\n  - id: portal\n    supporting:\n      - punjab\n      - wapda\n' },
      `${budget}:5:9 institution-is-known`,
    ],
    [
      'the folder of a covering record',
      {
        'submissions/wapda/submission.yaml':
          'received_on: 2017-06-09\nreceived_via: email\nstatus: received\n',
      },
      'submissions/wapda/submission.yaml:1:1 institution-is-known',
    ],
    [
      'the folder of a contribution',
      { 'submissions/wapda/dams.yaml': 'title: Dams\n' },
      'submissions/wapda/dams.yaml:1:1 institution-is-known',
    ],
    [
      'the secretariat',
      { 'plan.yaml': String(basePlan['plan.yaml']).replace('secretariat: e', 'secretariat: f') },
      'plan.yaml:10:14 institution-is-known',
    ],
    [
      'the theme that an institution leads',
      {
        'institutions.yaml': String(basePlan['institutions.yaml']).replace(
          'leads: fiscal',
          'leads: financial',
        ),
      },
      'institutions.yaml:9:12 theme-is-known',
    ],
    [
      'whose answer a decision takes',
      {
        [budget]: 'title: One\n',
        'decisions/budget.yaml':
          'decisions:\n  - about: /title\n    take: wapda\n    reason: Clearer.\n    decided_by: AS\n    decided_on: 2017-06-14\n',
      },
      'decisions/budget.yaml:3:11 institution-is-known',
    ],
    [
      'the commitment of a decision',
      {
        [budget]: 'title: One\n',
        'decisions/budgets.yaml':
          'decisions:\n  - withdraw: true\n    reason: Done.\n    decided_by: AS\n    decided_on: 2017-06-14\n',
      },
      'decisions/budgets.yaml:1:1 commitment-is-known',
    ],
    [
      'the commitment of a comment',
      {
        'comments/2017-06-15-osf.yaml':
          'from: OSF\nreceived_on: 2017-06-15\nvia: email\ntext: Good.\nabout:\n  commitment: budget\n',
      },
      'comments/2017-06-15-osf.yaml:6:15 commitment-is-known',
    ],
  ])('%s', ([, files, found]) => {
    expect(foundIn(files)).toEqual([found])
  })
})

describe('every date is on the calendar', () => {
  test('30 February', () => {
    expect(saidOf({ [budget]: 'end_date: 2018-02-30\n' })).toEqual([
      `${budget}:1:11 date-is-on-the-calendar
There is no day 2018-02-30 (End date).
Correct the day or the month.`,
    ])
  })

  test('is all that is said of it: nothing can come before or after it', () => {
    const text =
      'start_date: 2018-01-01\nend_date: 2018-02-30\nmilestones:\n  - id: a\n    end_date: 2018-12-31\n'
    const { diagnostics } = check(sourcesOf({ ...basePlan, [budget]: text }))
    const rules = diagnostics.map(({ rule }) => rule)
    expect(rules).toContain('date-is-on-the-calendar')
    expect(rules.filter((rule) => /-fits-|-falls-|-ends-after-|has-dates/.test(rule))).toEqual([])
  })

  test.for(['2017-06-31', '2018-02-29', '2026-02-29'])('%s is no day', (day) => {
    expect(foundIn({ [budget]: `milestones:\n  - id: a\n    end_date: ${day}\n` })).toEqual([
      `${budget}:3:15 date-is-on-the-calendar`,
    ])
  })

  test.for(['2020-02-29', '2000-02-29', '2017-12-31', '2018-02'])('%s is one', (day) => {
    expect(foundIn({ [budget]: `end_date: ${day}\n` })).toEqual([])
  })
})

describe('the name of a file is the id of its commitment', () => {
  test('what to do about a name that cannot be one', () => {
    expect(saidOf({ 'submissions/sindh/Citizens Budget.yaml': 'title: One\n' })).toEqual([
      `submissions/sindh/Citizens Budget.yaml:1:1 id-is-plain
The name of this file, “Citizens Budget”, cannot be an id, so it is left out of the draft.
Rename the file: lower-case letters, digits and single hyphens, for example citizens-budget.`,
    ])
  })

  test('why a name of the right letters cannot be one', () => {
    expect(saidOf({ 'submissions/sindh/aux.yaml': 'title: One\n' }).join()).toContain(
      'The name of this file, “aux”, cannot be an id (on Windows, “aux” is the name of a device), so it is left out of the draft.',
    )
  })

  test.for([
    'CON',
    'con',
    'lpt1',
    'a--b',
    '-a',
    'a-',
    'a_b',
    'a.b',
    'بجٹ',
    'budget (1)',
    'a\u202eb',
    'x'.repeat(65),
  ])('%s cannot be one', (name) => {
    const file = `submissions/sindh/${name}.yaml`
    expect(foundIn({ [file]: 'title: One\n' })).toEqual([`${file}:1:1 id-is-plain`])
  })

  test.for(['a', '2017', 'console', 'a-1-b', 'x'.repeat(64)])('%s can', (name) => {
    expect(foundIn({ [`submissions/sindh/${name}.yaml`]: 'title: One\n' })).toEqual([])
  })

  test('of a decision too', () => {
    const decision =
      'decisions:\n  - withdraw: true\n    reason: Done.\n    decided_by: AS\n    decided_on: 2017-06-14\n'
    expect(foundIn({ 'decisions/Budget.yaml': decision })).toEqual([
      'decisions/Budget.yaml:1:1 id-is-plain',
    ])
  })
})

test('a plan without its two files is told to write them', () => {
  const loaded = load(sourcesOf({ 'chapters/introduction.md': 'In 2016.\n' }))
  expect(checkForm(loaded).diagnostics.map(({ message }) => message)).toEqual([
    'The plan has no file plan.yaml.',
    'The plan has no file institutions.yaml.',
  ])
})

test('a file at a place of no use is told where it belongs', () => {
  const found = load(
    sourcesOf({ 'submissions/sindh/portal.yml': 'a: 1\n', 'notes.docx': '', 'themes/a.yaml': '' }),
  ).diagnostics
  expect(found.map(({ severity, help }) => `${severity}: ${help}`)).toEqual([
    'warning: Commitments belong in submissions/INSTITUTION/COMMITMENT.yaml. Keep other files outside the plan folder.',
    'error: Rename it to “portal.yaml”.',
    'warning: Commitments belong in submissions/INSTITUTION/COMMITMENT.yaml. Keep other files outside the plan folder.',
  ])
})

// One slip in the file that lists the ids must not be reported again at everything that uses them.
describe('a list of ids that cannot be read is one finding', () => {
  const answers: Files = {
    [budget]: 'theme: fiscal-transparency\nlead_implementing_agency: sindh\n',
    'decisions/roads.yaml':
      'decisions:\n  - withdraw: true\n    reason: Done.\n    decided_by: AS\n    decided_on: 2017-06-14\n',
    'submissions/punjab/roads.yaml': 'title: Roads\n',
  }

  test.for(['plan.yaml', 'institutions.yaml', 'submissions/punjab/roads.yaml'])('%s', (file) => {
    expect(foundIn({ ...answers, [file]: 'title: "Budget\n' })).toEqual([
      `${file}:1:8 quotes-are-closed`,
    ])
  })
})

describe('a file whose content would be lost is an error', () => {
  test.for([
    ['submissions/sindh/budget.yml', 'submissions/sindh/budget.yaml'],
    ['submissions/sindh/budget.YAML', 'submissions/sindh/budget.yaml'],
    ['submissions/sindh/budget.yaml.txt', 'submissions/sindh/budget.yaml'],
    ['decisions/budget.yml', 'decisions/budget.yaml'],
  ] as const)('%s', ([file, wanted]) => {
    const loaded = load(sourcesOf({ ...basePlan, [file]: 'title: One\n' }))
    expect(loaded.diagnostics).toMatchObject([
      {
        rule: 'file-has-a-place-in-the-plan',
        severity: 'error',
        message: 'The name of this file does not end in “.yaml”, so nothing of it is in the draft.',
        help: `Rename it to “${wanted.split('/').at(-1)}”.`,
      },
    ])
    // The draft says so, too.
    expect(checkForm(loaded).folder.unreadable).toMatchObject([{ file }])
  })

  test.for([
    ['submissions/sindh/more/budget.yaml', 'submissions/sindh/budget.yaml'],
    ['submissions/sindh/more/of/it/budget.yml', 'submissions/sindh/budget.yaml'],
    ['decisions/june/budget.yaml', 'decisions/budget.yaml'],
    ['comments/june/2017-06-13-lab.yaml', 'comments/2017-06-13-lab.yaml'],
    ['consultations/june/lahore.yaml', 'consultations/lahore.yaml'],
    ['chapters/new/introduction.md', 'chapters/introduction.md'],
  ] as const)('%s, in a folder too many', ([file, wanted]) => {
    const loaded = load(sourcesOf({ ...basePlan, [file]: 'title: One\n' }))
    expect(loaded.diagnostics).toEqual([
      expect.objectContaining({
        rule: 'file-has-a-place-in-the-plan',
        severity: 'error',
        message: `This file is in a folder that nap does not read, so nothing of it is in the draft.`,
        help: `Move it to ${wanted}. If it is not meant for the draft, keep it outside the plan folder.`,
      }),
    ])
    expect(checkForm(loaded).folder.unreadable).toMatchObject([{ file }])
  })

  test('a text that lies in no folder of an institution', () => {
    const file = 'submissions/budget.yaml'
    const { diagnostics } = load(sourcesOf({ ...basePlan, [file]: 'title: One\n' }))
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message:
          'This file is not in the folder of an institution, so nothing of it is in the draft.',
        help: 'Move it into the folder of the institution whose text it is: submissions/INSTITUTION/budget.yaml. If it is not meant for the draft, keep it outside the plan folder.',
      },
    ])
  })

  test.for([
    'submissions/sindh/more/letter.pdf',
    'submissions/sindh/letter.docx',
    'chapters/old/picture.png',
    'submissions/sindh/notes.md',
  ])('%s, which is no text of a plan, is only mentioned', (file) => {
    const { diagnostics } = load(sourcesOf({ ...basePlan, [file]: 'x\n' }))
    expect(diagnostics).toMatchObject([{ severity: 'warning' }])
  })

  test('a file that has no place under any name is only mentioned', () => {
    const { diagnostics } = load(sourcesOf({ ...basePlan, 'notes/talk.yml': 'a: 1\n' }))
    expect(diagnostics).toMatchObject([{ severity: 'warning' }])
  })

  test('a folder whose name is wrong is one finding, however many files it holds', () => {
    const files = {
      'submissions/Sindh/budget.yaml': 'title: One\n',
      'submissions/Sindh/portal.yaml': 'title: Two\n',
      'submissions/Sindh/submission.yaml':
        'received_on: 2017-06-12\nreceived_via: email\nstatus: received\n',
    }
    expect(saidOf(files)).toEqual([
      `submissions/Sindh/budget.yaml:1:1 id-is-plain
The folder “Sindh” is not named after an institution, so the 3 files in it are left out of the draft.
Rename it to “sindh”.`,
    ])
    expect(saidOf({ 'submissions/Wapda/budget.yaml': 'title: One\n' })).toEqual([
      `submissions/Wapda/budget.yaml:1:1 id-is-plain
The folder “Wapda” is not named after an institution, so the file in it is left out of the draft.
Rename it to the id of an institution, as institutions.yaml has it: lower-case letters, digits and single hyphens.`,
    ])
  })

  test('so is a folder of an institution that nobody knows', () => {
    const files = {
      'submissions/wapda/budget.yaml': 'title: One\n',
      'submissions/wapda/portal.yaml': 'title: Two\n',
    }
    expect(foundIn(files)).toEqual(['submissions/wapda/budget.yaml:1:1 institution-is-known'])
  })
})
