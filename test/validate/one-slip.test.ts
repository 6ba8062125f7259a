import { expect, test } from 'vitest'
import { planCopy } from '../support/plan-copy.ts'

type Finding = { readonly rule: string; readonly place: { readonly file: string } }

type Slip = readonly [file: string, was: RegExp, is: string]

/** What nap says of the sample plan after a change, and did not say before. */
async function saidOf(...slips: readonly Slip[]) {
  const { nap, read, put } = planCopy()
  const found = async (): Promise<Finding[]> =>
    JSON.parse((await nap('validate', '--format', 'json')).out).diagnostics
  const before = new Set((await found()).map(keyOf))
  for (const [file, was, is] of slips) {
    const text = read(`plan/${file}`)
    expect(text).toMatch(was)
    put(`plan/${file}`, text.replace(was, is))
  }
  return (await found())
    .filter((finding) => !before.has(keyOf(finding)))
    .map(({ rule, place: { file } }) => `${file.replace('plan/', '')} ${rule}`)
}

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
  ['institutions.yaml', /id: punjab$/m, 'id: punjba', 'institution'],
  ['plan.yaml', /id: digital-government$/m, 'id: digital-goverment', 'theme'],
])('an id that is mistyped in %s is told there, and mended there', async (file, was, is, noun) => {
  expect(await saidOf([file, was, is])).toEqual([`${file} ${noun}-is-known`])
  const { nap, read, put } = planCopy()
  const before = read(`plan/${file}`)
  put(`plan/${file}`, before.replace(was, is))
  const { err } = await nap('validate', '--fix')
  expect(err).toContain('1 file mended.')
  expect(read(`plan/${file}`)).toBe(before)
})
