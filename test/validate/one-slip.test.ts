import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

type Finding = { readonly rule: string; readonly place: { readonly file: string } }

type Slip = readonly [file: string, was: RegExp, is: string]

/** What nap says of the sample plan after a change, and did not say before. */
function saidOf(...slips: readonly Slip[]) {
  return saidAfter(({ read, put }) => {
    for (const [file, was, is] of slips) {
      const text = read(`plan/${file}`)
      expect(text).toMatch(was)
      put(`plan/${file}`, text.replace(was, is))
    }
  })
}

async function saidAfter(change: (copy: Copy) => void): Promise<string[]> {
  const copy = planCopy()
  const before = await beforehand(copy)
  change(copy)
  return (await foundIn(copy))
    .filter((finding) => !before.has(keyOf(finding)))
    .map(({ rule, place: { file } }) => `${file.replace('plan/', '')} ${rule}`)
}

type Copy = ReturnType<typeof planCopy>

async function foundIn({ nap }: Copy): Promise<Finding[]> {
  return JSON.parse((await nap('validate', '--format', 'json')).out).diagnostics
}

/** What is said of the sample plan as it is: the first test that asks has it told for all. */
function beforehand(copy: Copy): Promise<ReadonlySet<string>> {
  ofSample ??= foundIn(copy).then((found) => new Set(found.map(keyOf)))
  return ofSample
}

let ofSample: Promise<ReadonlySet<string>> | undefined

// Numbers are made from the order of printing, in which a slip may move others.
function keyOf({ rule, place: { file }, ...rest }: Finding): string {
  const message = 'message' in rest ? String(rest.message) : ''
  return `${rule} ${file} ${message.replaceAll(/Commitment [\d.]+/g, 'Commitment')}`
}

const portal = 'submissions/sindh/open-data-portal.yaml'
const legalAid = 'submissions/law-and-justice-division/legal-aid.yaml'

test.each([
  [
    'a thematic area, where another institution gives it',
    portal,
    /^theme: .*$/m,
    'digital-goverment',
  ],
  ['a thematic area that nobody else gives', legalAid, /^theme: .*$/m, 'access-to-justce'],
  [
    'an institution that leads a commitment',
    'submissions/punjab/open-data-portal.yaml',
    /^lead_implementing_agency: .*$/m,
    'ministry-of-information-tecnology',
  ],
])('%s, misspelt, is told once', async (_, file, was, is) => {
  const field = file.includes('punjab') ? 'lead_implementing_agency' : 'theme'
  const told = await saidOf([file, was, `${field}: ${is}`])
  expect(told).toEqual([`${file} ${field === 'theme' ? 'theme' : 'institution'}-is-known`])
})

test.each([
  [
    'its level',
    'institutions.yaml',
    /(?<=id: human-rights-division\n(?: .*\n)*? {4}level: )federal/,
    '1.10',
    'choice-is-known',
  ],
  [
    'its name',
    'institutions.yaml',
    /(?<=id: human-rights-division\n {4}name:) .*/,
    '',
    'required-field-is-given',
  ],
  [
    'its name',
    'plan.yaml',
    /(?<=id: citizen-engagement\n {4}name:) .*/,
    '',
    'required-field-is-given',
  ],
])('who is listed without %s in %s stays known to all files', async (_, file, was, is, rule) => {
  expect(await saidOf([file, was, is])).toEqual([`${file} ${rule}`])
})

test('an institution without a level that can be used is heard, and called by its name', async () => {
  const { nap, read, put } = planCopy()
  const told = async () => {
    await nap('compile', '--to', 'md', '--no-record')
    return read('plan/draft/nap.md')
  }
  const before = await told()
  const text = read('plan/institutions.yaml')
  const wrong = text.replace(/(?<=name: Human Rights Division\n.*\n {4}level: )federal/, '1.10')
  expect(wrong).not.toBe(text)
  put('plan/institutions.yaml', wrong)
  expect(await told()).toBe(before)
  put('plan/institutions.yaml', text.replace('    name: Human Rights Division\n', ''))
  const nameless = await told()
  expect(nameless).toContain('Lead implementing agency:** Human Rights\n')
  expect(nameless).not.toContain('human-rights-division')
})

test('an institution that leads no known thematic area for one letter is told once', async () => {
  const leads = /leads: fiscal-transparency$/m
  const told = await saidOf(['institutions.yaml', leads, 'leads: fiscal-transparancy'])
  expect(told).toEqual(['institutions.yaml theme-is-known'])
})

test('of two institutions that may lead a thematic area, the one that spells it does', async () => {
  const told = await saidOf([
    'institutions.yaml',
    /leads: access-to-information$/m,
    'leads: fiscal-transparancy',
  ])
  expect(told).toContain('institutions.yaml theme-is-known')
  expect(told).toContain('plan.yaml theme-has-one-lead')
})

describe('a misspelt folder of submissions', () => {
  test.each([
    ['sindhh', 'human-rights-complaints.yaml institution-is-known'],
    ['snidh', 'human-rights-complaints.yaml institution-is-known'],
  ])('is told once, and is taken for the one that is meant: %s', async (folder, says) => {
    const told = await saidAfter(({ top }) =>
      renameSync(join(top, 'plan/submissions/sindh'), join(top, 'plan/submissions', folder)),
    )
    expect(told).toEqual([`submissions/${folder}/${says}`])
  })

  test('is told once where the rest of what was sent stands in the right one', async () => {
    const told = await saidAfter(({ read, remove, put }) => {
      const text = read('plan/submissions/sindh/open-data-portal.yaml')
      remove('plan/submissions/sindh/open-data-portal.yaml')
      put('plan/submissions/sindhh/open-data-portal.yaml', text)
    })
    expect(told).toEqual(['submissions/sindhh/open-data-portal.yaml institution-is-known'])
  })

  test('is not taken for another where both say something of one commitment', async () => {
    const { nap, read, put } = planCopy()
    const text = read('plan/submissions/sindh/open-data-portal.yaml')
    put('plan/submissions/sindhh/open-data-portal.yaml', text)
    expect((await nap('why', 'open-data-portal')).out).toContain('sindhh')
  })

  test('that is no id is told once, too', async () => {
    const told = await saidAfter(({ top }) =>
      renameSync(
        join(top, 'plan/submissions/ministry-of-commerce'),
        join(top, 'plan/submissions/Ministry of Commerce'),
      ),
    )
    expect(told.filter((words) => words.includes('institution-has-answered'))).toEqual([])
    expect(told.filter((words) => words.includes('id-is-plain'))).toHaveLength(1)
  })
})

const inventory = `milestones:
  - id: inventory
    activity: Publish the list
    deliverable: List of committees
    start_date: 2017-10-01
    end_date: 2018-03-31
    lead: law-and-justice-division
`

test.each([
  ['without an id', '  - activity: Launch the directory\n', 'required-field-is-given'],
  ['with an id that is none', '  - id: The Directory\n    activity: Launch it\n', 'id-is-plain'],
])('of two milestones, one %s: nobody is told that there is one only', async (_, second, rule) => {
  const whole: Slip = [legalAid, /^milestones:\n(?: .*\n)*/m, inventory]
  expect(await saidOf(whole)).toContain(`${legalAid} milestones-are-two-to-ten`)
  const told = await saidOf([whole[0], whole[1], inventory + second])
  expect(told).toContain(`${legalAid} ${rule}`)
  expect(told).not.toContain(`${legalAid} milestones-are-two-to-ten`)
})

test('nobody is told to ask an institution that nobody knows', async () => {
  const { nap, read, put } = planCopy()
  const file = `plan/${legalAid}`
  const without = read(file).replace(/^end_date: .*\n/m, '')
  put(file, without.replace(/^(lead_implementing_agency): .*$/m, '$1: wapda'))
  const { out } = await nap('validate', file)
  expect(out).toContain('There is no institution “wapda”')
  expect(out).not.toContain('Ask wapda')
})

test.each([
  ['institutions.yaml', /id: punjab$/m, 'id: sindh'],
  ['plan.yaml', /id: fiscal-transparency$/m, 'id: access-to-information'],
  ['plan.yaml', /id: fiscal-transparency$/m, 'id: fiscal'],
])('of a wrong id in %s, nothing is spread to other files', async (file, was, is) => {
  const { nap, put, read } = planCopy()
  put(`plan/${file}`, read(`plan/${file}`).replace(was, is))
  const { err } = await nap('validate', '--fix')
  expect(err).toContain('Nothing to fix.')
})

test('a list is fixed as far as it can be, whatever else is wrong in it', async () => {
  const { nap, put, read } = planCopy()
  const list = 'plan/institutions.yaml'
  const broken = read(list)
    .replace('name: Finance Division\n', 'name: Finance: Division\n')
    .replace('level: federal\n', 'level: federal\n    level: federal\n')
  put(list, broken)
  const { err } = await nap('validate', '--fix')
  expect(err).toContain('“Finance: Division” put in quotes')
  expect(read(list)).toBe(broken.replace('Finance: Division', '"Finance: Division"'))
})

test('whose answer is misspelt is told where another answer stands', async () => {
  const { nap, read, put } = planCopy()
  put('plan/submissions/sindh/land.yaml', 'title: Land records\ntheme: digital-goverment\n')
  put('plan/submissions/punjab/land.yaml', 'theme: digital-government\n')
  const { out } = await nap('why', 'land.theme')
  expect(read('plan/plan.yaml')).toContain('id: digital-government')
  expect(out.replaceAll(/\s+/g, ' ')).toContain('What Sindh wrote here cannot be used')
})

test('an awaited institution is not taken for another whose id is like its own', async () => {
  const { nap, put, read } = planCopy()
  const list = 'plan/institutions.yaml'
  put(
    list,
    `${read(list)}  - id: defence-division\n    name: Defence Division\n    level: federal\n`,
  )
  const portal = 'title: A tax portal\nlead_implementing_agency: revenue-division\n'
  put('plan/submissions/revenue-division/tax-portal.yaml', portal)
  const before = read(list)
  const { out } = await nap('validate')
  expect(out).toContain('There is no institution “revenue-division” in institutions.yaml.')
  expect(out).not.toContain('No file uses')
  await nap('validate', '--fix')
  expect(read(list)).toBe(before)
})

test('an id that gives its name is not what is mistyped, even if nobody speaks of it yet', async () => {
  const { nap, put, read } = planCopy()
  const files = [
    'finance-division/citizens-budget.yaml',
    'human-rights-division/human-rights-complaints.yaml',
  ].map((file) => `plan/submissions/${file}`)
  for (const file of files) {
    const agencies = '$1: [establishment-divison]'
    put(file, read(file).replace(/^(supporting_agencies): .*$/m, agencies))
  }
  const before = read('plan/institutions.yaml')
  await nap('validate', '--fix')
  expect(read('plan/institutions.yaml')).toBe(before)
})

test('an id that is not what its name gives is the slip, however few speak of it', async () => {
  expect(
    await saidOf([
      'institutions.yaml',
      /id: economic-affairs-division$/m,
      'id: economic-affair-division',
    ]),
  ).toEqual(['institutions.yaml institution-is-known'])
})

test('who is no listed institution disagrees, where only a longer part of the id is the same', async () => {
  const { nap, put } = planCopy()
  put('plan/submissions/punjab/land.yaml', 'lead_implementing_agency: defence-division\n')
  put('plan/submissions/sindh/land.yaml', 'lead_implementing_agency: sindh\n')
  const { out } = await nap('why', 'land.lead_implementing_agency')
  expect(out).toContain('defence-division')
})

test.each([
  ['institutions.yaml', /id: punjab$/m, 'id: punjba', 'institution'],
  ['plan.yaml', /id: digital-government$/m, 'id: digital-goverment', 'theme'],
])('an id that is mistyped in %s is told there, and fixed there', async (file, was, is, noun) => {
  expect(await saidOf([file, was, is])).toEqual([`${file} ${noun}-is-known`])
  const { nap, read, put } = planCopy()
  const before = read(`plan/${file}`)
  put(`plan/${file}`, before.replace(was, is))
  const { err } = await nap('validate', '--fix')
  expect(err).toContain('1 file fixed.')
  expect(read(`plan/${file}`)).toBe(before)
})
