import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { isFieldName } from '../src/model/schemas.ts'
import { temporaryFolder } from './record/support.ts'
import { marked, markedWords, markPlan } from './support/marked-plan.ts'
import { workspace } from './support/workspace.ts'

// A plan whose texts and words have no Latin letter: what is in Latin letters in a document, nap has said in English.

const law = 'submissions/law-and-justice-division/laws-online.yaml'

/** A desk with such a plan, recorded, and a house style with such words. */
async function markedDesk() {
  const { top, run } = await workspace()
  const plan = join(top, 'plan')
  markPlan(plan)
  changed(join(plan, 'plan.yaml'), (value) => ({ ...value, languages: ['ka'] }))
  mkdirSync(join(top, 'house'))
  writeFileSync(join(top, 'house/ka.yaml'), markedWords())
  for (const name of ['request', 'reminder', 'receipt']) {
    const letter = readFileSync(
      join(import.meta.dirname, `../templates/letters/${name}.md`),
      'utf8',
    )
    writeFileSync(join(top, `house/${name}.md`), marked(letter))
  }
  await run('git add --all && git commit --quiet --message=Marked')
  return { top, run, english: (file: string) => englishIn(join(top, 'out', file)) }
}

function changed(file: string, change: (value: Record<string, unknown>) => object): void {
  writeFileSync(file, stringify(change(parse(readFileSync(file, 'utf8')))))
}

/** The texts of a document, as people see or hear them. */
function textsIn(file: string): string[] {
  if (file.endsWith('.html')) {
    const page = readFileSync(file, 'utf8').replaceAll(/<(style|script)\b.*?<\/\1>/gs, '')
    const heard = page.matchAll(/ (?:title|alt|aria-label|data-label)="([^"]*)"/g)
    return [page.replaceAll(/<[^>]*>/g, '\n'), ...Array.from(heard, ([, words = '']) => words)]
  }
  if (!/\.(?:docx|xlsx)$/.test(file)) return [readFileSync(file, 'utf8')]
  return Object.entries(unzipSync(readFileSync(file)))
    .filter(([name]) => /document|header|footer|core|sheet\d|shared/.test(name))
    .flatMap(([, bytes]) => {
      const xml = strFromU8(bytes)
      const seen = xml.matchAll(/<(?:w:t|w:delText|t|dc:\w+)(?: [^>]*)?>([^<]*)</g)
      const heard = xml.matchAll(/ (?:w:alias w:val|descr|prompt)="([^"]*)"/g)
      return [...seen, ...heard].map(([, words = '']) => words)
    })
}

/** Ids, names of fields and files, addresses, commands and marks for nap itself are in Latin letters everywhere. */
const allowed = new RegExp(
  [
    ...[/https?:\S+/, /\S+@\S+/, /&\w+;/, /nap-\w+=\S*/, /[\w./-]*\w\.(?:ya?ml|md|docx|xlsx)/],
    ...[/\b[a-z0-9_]+(?:[-/][a-z0-9_]+)+/, /\b[0-9a-f]{7,40}\b/, /“[a-z_-]+”/, /\bnap\b/],
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

const ids = new Set(['sindh', 'punjab', 'balochistan', 'ka'])

function englishIn(file: string): string[] {
  const lines = textsIn(file)
    .flatMap((text) => text.split('\n'))
    .filter((line) => !isFieldName(line))
  const odd = lines.filter((line) =>
    (line.replaceAll(allowed, '').match(/[A-Za-z]{2,}/g) ?? []).some((word) => !ids.has(word)),
  )
  return [...new Set(odd)].slice(0, 12)
}

test('what is in Latin letters is found', () => {
  const file = join(temporaryFolder(), 'sample.md')
  writeFileSync(file, 'ბამპგთი “legal-aid” nap-form=sindh\nThe end\n')
  expect(englishIn(file)).toEqual(['The end'])
})

describe('no word of nap is in English', () => {
  test.each(['md', 'html', 'docx'])('in the plan as %s', async (format) => {
    const { run, english } = await markedDesk()
    await run(`nap compile --no-record --to ${format} --style house`)
    expect(english(`nap.${format}`)).toEqual([])
  })

  test('in its internal edition, and in the papers for a workshop', async () => {
    const { top, run, english } = await markedDesk()
    await run('nap compile --no-record --to md --audience internal --style house')
    await run('nap compile --no-record --to docx --with kit --style house')
    const files = readdirSync(join(top, 'out')).filter((name) => /internal|kit/.test(name))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(english(file), file).toEqual([])
  })

  test('in an agenda', async () => {
    const { run, english } = await markedDesk()
    await run('nap agenda --on 2017-06-15 --to md,docx --style house')
    expect(english('agenda.md')).toEqual([])
    expect(english('agenda.docx')).toEqual([])
  })

  test('in forms, and in the letters that they go with', async () => {
    const { top, run, english } = await markedDesk()
    await run('nap request sindh --due 2199-01-01 --to docx,md --style house')
    await run('nap form --for sindh --style house --out out/requests')
    const files = readdirSync(join(top, 'out/requests'))
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) expect(english(join('requests', file)), file).toEqual([])
  })

  test('in a comparison and its summary', async () => {
    const { top, run, english } = await markedDesk()
    const plan = join(top, 'plan')
    changed(join(plan, law), (value) => {
      const [first, second, ...others] = value['milestones'] as Record<string, unknown>[]
      return {
        ...value,
        title: marked('Another title'),
        level: 'provincial',
        end_date: '2019-02',
        other_actors: { civil_society: [marked('Somebody'), marked('Somebody else')] },
        ogp_values: {},
        milestones: [
          { ...first, activity: marked('Something else'), end_date: '2018-05-05' },
          { ...second, id: 'another' },
          ...others,
        ],
        unknown: 'x',
      }
    })
    changed(join(plan, 'plan.yaml'), (value) => ({
      ...value,
      status: 'final',
      title: marked('Plan'),
      notice: undefined,
    }))
    changed(join(plan, 'institutions.yaml'), ({ institutions }) => ({
      institutions: (institutions as object[]).map((one) => ({
        ...one,
        level: 'federal',
        submits: false,
      })),
    }))
    writeFileSync(join(plan, 'chapters/introduction.md'), `# ${marked('Heading\n\nText')}\n`)
    writeFileSync(
      join(plan, 'submissions/finance-division/quarterly-spending-data.yaml'),
      'title: [\n',
    )
    writeFileSync(
      join(plan, 'comments/2017-06-16-x.yaml'),
      `from: ${marked('x')}\nreceived_on: 2017-06-16\ntext: ${marked('x')}\n`,
    )
    await run('nap diff --to md,html,docx --style house')
    await run('nap diff --summary --to md --style house')
    for (const format of ['md', 'html', 'docx']) {
      expect(english(`comparison.${format}`), format).toEqual([])
    }
    expect(english('comparison-summary.md')).toEqual([])
  })
})

test('what stands in a row is parted by the signs of the language', async () => {
  const { top, run } = await workspace()
  const plan = join(top, 'plan')
  changed(join(plan, 'plan.yaml'), (value) => ({ ...value, languages: ['ur'] }))
  const links = ['act', 'rules'].map((name) => ({ address: `https://www.example.org/${name}` }))
  changed(join(plan, law), (value) => ({ ...value, links }))
  await run('nap compile --no-record --to md')
  const text = readFileSync(join(top, 'out/nap.md'), 'utf8')
  expect(text).toContain('/act)؛ https://www.example.org/rules')
  expect(text).toContain('Azhar، Deputy Secretary، ')
  await run('nap agenda --on 2017-06-15 --to md')
  expect(readFileSync(join(top, 'out/agenda.md'), 'utf8')).not.toMatch(/\d{4}, /)
  await run('nap form --for sindh --out out/requests')
  const form = textsIn(join(top, 'out/requests/sindh.docx')).join('\n')
  expect(form).toContain('Economic Affairs Division، Mr. Muhammad Ishaq Shinwari، ')
})
