import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planCopy } from './support/plan-copy.ts'
import { withBody } from './support/word-edits.ts'

// Lists of groups in a Word draft that comes back: indicators, links, points of contact.

const file = 'plan/submissions/punjab/open-data-portal.yaml'

const indicators = `    indicators:
      - id: sets-in-use
        text: Data sets that somebody has used
        baseline: "0"
        target: Half of them
        date: 2018-06
      - id: visits
        text: Visits of the portal
        target: Ten thousand
`

const links = `links:
  - label: Open Data Charter
    address: https://opendatacharter.org/
  - address: https://www.example.org/plain
further_contacts:
  - title: Section Officer
    department: Planning
    phone: "+92-51-9200001"
    public: true
`

async function printed() {
  const plan = planCopy()
  const { nap, put, read, list, remove, top } = plan
  for (const institution of list('plan/submissions'))
    if (institution !== 'punjab') remove(`plan/submissions/${institution}`)
  put(file, read(file).replace(/^( {2}- id: .*\n)/m, `$1${indicators}`) + links)
  await nap('compile', '--to', 'docx', '--no-record')
  const before = new Set(list('plan/comments'))
  const [, step = ''] = /^ {2}- id: (.*)\n/m.exec(read(file)) ?? []
  return {
    ...plan,
    step,
    /** Comes back changed. */
    async back(from: string, change: (xml: string) => string, printed = 'nap') {
      const docx = readFileSync(join(top, `out/${printed}.docx`))
      writeFileSync(join(top, 'back.docx'), withBody(docx, change))
      return nap('import', 'back.docx', '--from', from, '--yes')
    },
    /** What has come in as comments since. */
    comments: () =>
      list('plan/comments').flatMap((name) =>
        before.has(name) ? [] : [read(`plan/comments/${name}`)],
      ),
  }
}

const changes: readonly (readonly [before: string, after: string])[] = [
  ['Data sets that somebody has used', 'Data sets that a citizen has used'],
  ['Half of them', 'Two of three'],
  ['Jun 2018', 'Jul 2018'],
  ['Open Data Charter', 'Charter of open data'],
  ['Section Officer, Planning, +92-51-9200001', 'Deputy Secretary, Planning, +92-51-9200002'],
]

/** Words changed, behind those of the first indicator. */
function changed(xml: string): string {
  const start = xml.indexOf('Data sets that somebody has used')
  return changes.reduce((now, [was, is]) => {
    const at = now.indexOf(was, start)
    if (at === -1) throw new Error(`“${was}” is not in the document`)
    return now.slice(0, at) + is + now.slice(at + was.length)
  }, xml)
}

function about(field: string, comments: readonly string[]): string {
  return comments.find((one) => one.includes(`field: ${field}\n`)) ?? ''
}

test('what was changed in them without change tracking is a proposal on that answer', async () => {
  const { back, comments, step } = await printed()
  await back('Accountability Lab', changed)
  const said = comments()
  const at = `/milestones/${step}/indicators/sets-in-use`
  expect(said).toHaveLength(changes.length)
  expect(about(`${at}/text`, said)).toContain('proposal: Data sets that a citizen has used')
  expect(about(`${at}/target`, said)).toContain('proposal: Two of three')
  expect(about(`${at}/date`, said)).toContain('proposal: 2018-07')
  expect(about('/links', said)).toContain('Charter of open data | https://opendatacharter.org/')
  expect(about('/contact', said)).toContain('“Deputy Secretary, Planning, +92-51-9200002”')
})

test('it is an own answer where whoever gave it sends the document', async () => {
  const { back } = await printed()
  const { out } = await back('punjab', changed)
  // Without a revision to hold it against, nobody can tell who changed it.
  expect(out).toContain('the plan says “Half of them”, the file “Two of three”')
  expect(out).toContain('“Links”: the plan says “Open Data Charter | https')
  // A line of a contact cannot be parted into its answers again.
  expect(out).toContain('Comment on open-data-portal.contact: “Proposes a change')
})

/** The last row of the table once more, as one that the plan does not have. */
const row = (called: string) => (xml: string) => {
  const at = xml.lastIndexOf('<w:tr>', xml.indexOf('Visits of the portal'))
  const end = xml.indexOf('</w:tr>', at) + '</w:tr>'.length
  const own = xml
    .slice(at, end)
    .replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
    .replace('Visits of the portal', called)
    .replace('Ten thousand', 'None')
  return xml.slice(0, end) + own + xml.slice(end)
}

test('a new row of indicators is proposed for its milestone, and one of the sender’s own is taken in', async () => {
  const { back, comments, step, read } = await printed()
  await back('Accountability Lab', row('Complaints'))
  expect(comments()).toHaveLength(1)
  const [said = ''] = comments()
  expect(said).toContain(`field: /milestones/${step}/indicators\n`)
  expect(said).toContain('Proposes a further indicator:')
  expect(said).toContain('- Indicator: Complaints\n')
  expect(said).toContain('- Target: None\n')
  await back('punjab', row('Requests'))
  expect(read(file)).toContain(`      - id: requests
        text: Requests
        target: None
`)
})

test('they are found where a program has lost the bookmarks', async () => {
  const { back, comments, step } = await printed()
  const bare = (xml: string) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
  const { out, err } = await back('Accountability Lab', bare)
  expect(out + err).toContain('nothing that the plan does not say')
  await back('Accountability Lab', (xml) => changed(bare(xml)))
  const at = `/milestones/${step}/indicators/sets-in-use`
  expect(about(`${at}/target`, comments())).toContain('proposal: Two of three')
})

test('a contact that is not public is repeated in no comment, and one that is put in is kept', async () => {
  const { nap, back, comments, put, read } = await printed()
  const secret = '  - title: Clerk of the registry\n    phone: "+92-51-9200007"\n'
  put(file, read(file) + secret)
  await nap('compile', '--to', 'docx', '--audience', 'internal', '--no-record')
  await back('Accountability Lab', (xml) => xml, 'nap-internal')
  expect(comments()).toEqual([])
  const clerk = (xml: string) => xml.replace('Clerk of the registry', 'Head of the registry')
  await back('Accountability Lab', clerk, 'nap-internal')
  expect(about('/contact', comments())).toContain('this contact is not public')
  expect(comments().join('')).not.toMatch(/registry|9200007/)
  const another = (xml: string) => {
    const at = xml.indexOf('</w:p>', xml.indexOf('Section Officer, Planning')) + '</w:p>'.length
    return `${xml.slice(0, at)}<w:p><w:r><w:t>Under Secretary, Roads</w:t></w:r></w:p>${xml.slice(at)}`
  }
  await back('Accountability Lab', another)
  expect(comments().join('')).toContain('adds “Under Secretary, Roads”')
})
