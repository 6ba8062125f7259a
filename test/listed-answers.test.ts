import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { receive } from '../src/receive/receive.ts'
import { fillForm } from './support/filled-form.ts'
import { planCopy } from './support/plan-copy.ts'
import { workspace } from './support/workspace.ts'

// Answers that are lists of groups: indicators of a milestone, links, further points of contact.

const of = (institution: string) => `plan/submissions/${institution}/open-data-portal.yaml`

const indicator = (target: string) => `    indicators:
      - id: sets-in-use
        text: Data sets that somebody has used
        baseline: "0"
        target: ${target}
        date: 2018-06
        lead: punjab
`

const links = `links:
  - label: Open Data Charter
    address: https://opendatacharter.org/
  - address: https://www.example.org/plain
`

const contacts = `further_contacts:
  - title: Section Officer
    department: Planning
    phone: "+92-51-9200001"
    public: true
  - title: Nobody’s business
    phone: "+92-51-9200002"
`

function planWithBoth() {
  const plan = planCopy()
  const { put, read } = plan
  for (const [institution, target] of [
    ['punjab', 'Half of them'],
    ['sindh', 'All of them'],
  ] as const) {
    const text = read(of(institution))
    const [milestone = ''] = /^ {2}- id: .*\n/m.exec(read(of('punjab'))) ?? []
    put(
      of(institution),
      institution === 'punjab'
        ? text.replace(/^( {2}- id: .*\n)/m, `$1${indicator(target)}`) + links + contacts
        : `${text.replace(/^milestones:\n/m, `milestones:\n${milestone}${indicator(target)}`)}`,
    )
  }
  const [, step = ''] = /^ {2}- id: (.*)\n/m.exec(read(of('punjab'))) ?? []
  return { ...plan, step }
}

test('two institutions that give one indicator agree, differ and are settled field by field', async () => {
  const { nap, step, read } = planWithBoth()
  const at = `milestones.${step}.indicators.sets-in-use`
  const told = await nap('validate', '--only', 'disagreements-are-settled')
  expect(told.out).toContain('“Target” of “sets-in-use”')
  expect(told.out).not.toContain('“Baseline” of “sets-in-use”')
  const why = await nap('why', `open-data-portal.${at}.target`)
  expect(why.out).toContain('Half of them')
  expect(why.out).toContain('All of them')
  const settled = ['--about', `${at}.target`, '--take', 'sindh', '--reason', 'It is the law.']
  expect((await nap('resolve', 'open-data-portal', ...settled)).exitCode).toBe(0)
  await nap('compile', '--to', 'md,html', '--no-record')
  const record = read('plan/draft/commitments/open-data-portal.yaml')
  expect(record).toMatch(
    /indicators:\n +- id: sets-in-use\n +text: Data sets that somebody has used/,
  )
  expect(record).toContain('target: All of them')
  expect(record).toContain(`/milestones/${step}/indicators/sets-in-use/target: sindh`)
  expect(record).toMatch(/^further_contacts:\n {2}- institution: punjab$/m)
  expect(record).toContain('9200001')
  expect(record).not.toContain('9200002')
  const html = read('out/nap.html')
  expect(html).toMatch(
    /<th scope="col">Indicator<\/th>\s*<th scope="col">Baseline<\/th>\s*<th scope="col">Target<\/th>\s*<th scope="col">Date<\/th>/,
  )
  expect(html).toContain('<a href="https://opendatacharter.org/">Open Data Charter</a>; ')
  expect(html).toContain('<li>Section Officer, Planning, <span class="phone">+92-51-9200001</span>')
  expect(html).not.toContain('9200002')
  expect(read('out/nap.md')).toContain('[Open Data Charter](https://opendatacharter.org/)')
  await nap('resolve', 'open-data-portal', '--drop', at, '--reason', 'Nobody counts it.')
  await nap('compile', '--to', 'md', '--no-record')
  expect(read('plan/draft/commitments/open-data-portal.yaml')).not.toContain('indicators:')
})

test('which indicator it is, is said where one is open and where one was left out', async () => {
  const { nap, step, read, top } = planWithBoth()
  const words = 'Indicator “Data sets that somebody has used”'
  await nap('agenda', '--to', 'html')
  expect(read('out/agenda.html')).toMatch(new RegExp(`${words}: Target of milestone \\d`))
  expect((await nap('agenda')).out).toContain(words)
  const at = `milestones.${step}.indicators.sets-in-use`
  await nap('resolve', 'open-data-portal', '--drop', at, '--reason', 'Nobody counts it.')
  await nap('compile', '--to', 'md', '--no-record')
  expect(readFileSync(join(top, 'out/nap.md'), 'utf8')).toMatch(
    /\*\*Indicators:\*\* Left out[\s\S]{0,200}Data sets that somebody has used/,
  )
})

test('what changed in an indicator is told by its own question', async () => {
  const { run, nap, top } = await workspace()
  const file = join(top, of('punjab'))
  const change = (by: (text: string) => string) =>
    writeFileSync(file, by(readFileSync(file, 'utf8')))
  change((text) => text.replace(/^( {2}- id: .*\n)/m, `$1${indicator('Half')}`))
  await run('git commit -qam Indicators')
  change((text) => text.replace('baseline: "0"', 'baseline: "3"'))
  const { out } = await nap(['diff'])
  expect(out).toMatch(/Milestone “[a-z-]+”, Indicator “sets-in-use”: Baseline: \[-0-\] \{\+3\+\}/)
})

test('a link is left out by its address', async () => {
  const { nap, read } = planWithBoth()
  const drop = ['--drop', '/links/https:~1~1www.example.org~1plain', '--reason', 'It is gone.']
  expect((await nap('resolve', 'open-data-portal', ...drop)).exitCode).toBe(0)
  await nap('compile', '--to', 'md', '--no-record')
  expect(read('plan/draft/commitments/open-data-portal.yaml')).not.toContain('example.org/plain')
})

test('a line of text where a link belongs is made one', async () => {
  const { nap, put, read } = planCopy()
  const lines = [
    '"Budget: https://www.example.org/budget"',
    'https://www.example.org/two',
    'Three: https://www.example.org/3',
  ]
  const before = read(of('punjab'))
  put(of('punjab'), `${before}links:\n${lines.map((line) => `  - ${line}\n`).join('')}`)
  const { out, exitCode } = await nap('validate', of('punjab'))
  expect(exitCode).toBe(1)
  expect(out.match(/is one line, and a link has/g)).toHaveLength(3)
  expect(out).not.toContain('is missing here')
  await nap('validate', '--fix', of('punjab'))
  expect(read(of('punjab'))).toBe(
    `${before}links:
  - label: Budget
    address: https://www.example.org/budget
  - address: https://www.example.org/two
  - label: Three
    address: https://www.example.org/3
`,
  )
})

test('an address that is none of the web is refused, and an indicator without an id gets one', async () => {
  const { nap, put, read } = planCopy()
  const text = read(of('punjab'))
  put(
    of('punjab'),
    `${text.replace(/^( {2}- id: .*\n)/m, '$1    indicators:\n      - text: Sets in use\n      - text: Sets in use\n')}links:\n  - address: javascript:alert(1)\n`,
  )
  const { out } = await nap('validate', of('punjab'))
  expect(out).toContain('“javascript:alert(1)”')
  await nap('validate', '--fix', of('punjab'))
  expect(read(of('punjab'))).toContain('      - id: sets-in-use\n        text: Sets in use\n')
  expect(read(of('punjab'))).toContain('      - id: sets-in-use-2\n        text: Sets in use\n')
})

test('a private mailbox of a further contact is found like that of the first', async () => {
  const { nap, put, read } = planCopy()
  put(of('punjab'), `${read(of('punjab'))}further_contacts:\n  - email: somebody@gmail.com\n`)
  const { out } = await nap('validate', '--only', 'contact-is-of-the-office')
  expect(out).toContain('“…@gmail.com” is a mailbox of a private person')
})

test('a form asks for them in lines, and what is written there arrives', async () => {
  const { nap, read, top } = planCopy()
  const [, step = ''] = /^ {2}- id: (.*)\n/m.exec(read(of('punjab'))) ?? []
  await nap('form', '--for', 'punjab')
  const form = join(top, 'out/forms/punjab.xlsx')
  fillForm(form, join(top, 'back.xlsx'), [
    [
      `open-data-portal/milestones/${step}`,
      'Sets in use | 0 |  | June 2018 | Planning & Development Board, Punjab\nVisits | 10 \\| 20',
      'J',
    ],
    ['open-data-portal/links', 'Open Data Charter: https://opendatacharter.org/'],
    [
      'open-data-portal/further_contacts',
      'Somebody | Section Officer | Planning |  | +92-51-9200001 | Yes',
    ],
  ])
  const { out, err } = await nap('import', 'back.xlsx', '--yes')
  expect(err + out).not.toContain('no institution')
  const text = read(of('punjab'))
  expect(text).toContain(`    indicators:
      - id: sets-in-use
        text: Sets in use
        baseline: "0"
        date: 2018-06
        lead: punjab
      - id: visits
        text: Visits
        baseline: 10 | 20
`)
  expect(text).toContain(
    'links:\n  - label: Open Data Charter\n    address: https://opendatacharter.org/\n',
  )
  expect(text).toContain(
    'further_contacts:\n  - name: Somebody\n    title: Section Officer\n    department: Planning\n    phone: +92-51-9200001\n    public: true\n',
  )
  // The same form, made anew, says what was taken, and nothing of it is new.
  await nap('form', '--for', 'punjab')
  const again = await nap('import', 'out/forms/punjab.xlsx', '--yes')
  expect(again.out + again.err).not.toContain('Indicators')
  expect(read(of('punjab'))).toBe(text)
})

test('two lines that change places in a form leave every remark in the file', async () => {
  const { run, nap, top } = await workspace()
  const file = join(top, of('punjab'))
  const before = readFileSync(file, 'utf8')
  const [, step = ''] = /^ {2}- id: (.*)\n/m.exec(before) ?? []
  const first = `      # Counted by the portal.
      - id: visits
        text: Visits # of persons
`
  const second = `      # Asked once a year.
      - id: complaints
        text: Complaints
`
  const withThem = (them: string) => (text: string) =>
    `${text.replace(/^( {2}- id: .*\n)/m, `$1    indicators:\n${them}`)}# Until June.\n`
  writeFileSync(file, withThem(first + second)(before))
  await run('git commit -qam Indicators')
  await nap(['form', '--for', 'punjab'])
  const at = `open-data-portal/milestones/${step}`
  const lines = [[at, 'Complaints\nVisits', 'J']] as const
  fillForm(join(top, 'out/forms/punjab.xlsx'), join(top, 'back.xlsx'), lines)
  await nap(['import', 'back.xlsx', '--yes'])
  expect(readFileSync(file, 'utf8')).toBe(withThem(second + first)(before))
})

test('links and contacts are typed on one line, as in a form', async () => {
  const { nap, read } = planCopy()
  const words = ['new', 'commitment', 'roads', '--institution', 'punjab', '--set', 'title=Roads']
  const link = ['--set', 'links=Charter: https://opendatacharter.org/']
  const more = ['--set', 'links=Plain | https://www.example.org/plain']
  const contact = ['--set', 'further_contacts=Somebody | Officer | Planning |  | +92-51-92 | yes']
  const { err } = await nap(...words, ...link, ...more, ...contact)
  const text = read('plan/submissions/punjab/roads.yaml')
  expect(err).not.toContain('There is no field')
  expect(text).toContain(`links:
  - label: Charter
    address: https://opendatacharter.org/
  - label: Plain
    address: https://www.example.org/plain
`)
  expect(text).toContain('  - name: Somebody\n    title: Officer\n    department: Planning\n')
  const wrong = await nap(...words, '--set', 'links.ID.address=https://example.org')
  expect(wrong.err).toContain('--set links="What it is | Address"')
})

test('a contact in a form whose parts have commas between them is asked for again', async () => {
  const { nap, read, top } = planCopy()
  await nap('form', '--for', 'punjab')
  const line = 'Mr. New, Section Officer, new@punjab.gov.pk'
  fillForm(join(top, 'out/forms/punjab.xlsx'), join(top, 'back.xlsx'), [
    ['open-data-portal/further_contacts', line],
  ])
  const before = read(of('punjab'))
  const { out, err } = await nap('import', 'back.xlsx', '--yes')
  expect(out + err).toMatch(
    /does not say where each part of it ends\.\s+Write: Name of the responsible person \| /,
  )
  expect(read(of('punjab'))).toBe(before)
})

test('each line of a cell that cannot be read is named', async () => {
  const { nap, read, top } = planCopy()
  const [, step = ''] = /^ {2}- id: (.*)\n/m.exec(read(of('punjab'))) ?? []
  await nap('form', '--for', 'punjab')
  fillForm(join(top, 'out/forms/punjab.xlsx'), join(top, 'back.xlsx'), [
    ['open-data-portal/links', 'Charter\nPlain: https://www.example.org/plain\nNo address'],
    [`open-data-portal/milestones/${step}`, 'Visits | 0 | 9 | soon\nSets | 0 | 9 | June 2018', 'J'],
  ])
  const before = read(of('punjab'))
  const { out, err } = await nap('import', 'back.xlsx', '--yes')
  const told = (out + err).replaceAll(/\s+/g, ' ')
  expect(told).toContain('Line 1: “Charter” does not say “Address”. Line 3: “No address” does not')
  expect(told).toContain(
    'Line 1: Date: “soon” is no date. Nothing else of this answer was taken in.',
  )
  expect(read(of('punjab'))).toBe(before)
})

test('their words can be translated, and the rest not; what may not be printed goes to no translator', async () => {
  const { nap, put, read, top, step } = planWithBoth()
  put(
    'plan/plan.yaml',
    `${read('plan/plan.yaml').replace(/^languages:.*\n/m, '')}languages: [en, fr]\n`,
  )
  await nap('form', '--translate', 'fr')
  const sheets = await textsOf(join(top, 'out/forms/translation-fr.xlsx'))
  const keys = sheets.filter((cell) => cell.startsWith('open-data-portal#/'))
  for (const about of [
    `milestones/${step}/indicators/sets-in-use/text`,
    `milestones/${step}/indicators/sets-in-use/baseline`,
    `milestones/${step}/indicators/sets-in-use/target`,
    'links/0/label',
    'further_contacts/punjab/value/0/title',
  ])
    expect(keys).toContain(`open-data-portal#/${about}`)
  expect(keys.filter((key) => /\/(date|lead|address|value\/1\/)/.test(key))).toEqual([])
})

async function textsOf(file: string): Promise<string[]> {
  const received = await receive(readFileSync(file), 'form.xlsx')
  if (received.kind !== 'workbook') return []
  return received.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map(({ text }) => text)))
}

test('a Word file of the plan that nobody has changed says nothing about them', async () => {
  const { nap, read } = planWithBoth()
  await nap('compile', '--to', 'docx', '--no-record')
  const before = read(of('punjab'))
  const { out, err } = await nap('import', 'out/nap.docx', '--from', 'punjab', '--yes')
  expect(out + err).toMatch(/[Nn]othing/)
  expect(read(of('punjab'))).toBe(before)
})

test('the example in the guide is right', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../GUIDE.md'), 'utf8')
  const [, example = ''] = /^```yaml\n(policy_areas: [\s\S]*?)^```$/m.exec(guide) ?? []
  const { nap, put } = planCopy()
  put('plan/submissions/sindh/from-the-guide.yaml', `title: Open the data of Sindh\n${example}`)
  const { out } = await nap('validate', 'plan/submissions/sindh/from-the-guide.yaml')
  expect(out).toContain('commitment-has-dates')
  expect(out).not.toContain('  error  ')
})
