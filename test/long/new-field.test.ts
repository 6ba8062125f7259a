import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { changedProgram } from '../support/changed-program.ts'

// What CONTRIBUTING.md promises: a new field is a few lines in the schema of a contribution.

const field = (en: string, section: string, form: string, merge: string) => ({
  'x-section': section,
  $ref: `common.schema.json#/$defs/${form}`,
  'x-merge': merge,
  description: `What is the ${en.toLowerCase()}?`,
  'x-label': en,
})

const indicator = {
  ...field('Result indicator', 'answers', 'prose', 'agree'),
  'x-complete': true,
}
const place = field('Place', 'facts', 'line', 'agree')
const partner = field('Partner', 'activity', 'line', 'agree')
const remarks = field('Remarks', 'remarks', 'sentence', 'attribute')

const { place: ogp, nap, change, build, read } = changedProgram()

beforeAll(() => {
  change('schemas/contribution.schema.json', (text) => {
    const schema = JSON.parse(text)
    Object.assign(schema.properties, { result_indicator: indicator, place })
    Object.assign(schema.properties.milestones.items.properties, { partner, remarks })
    return JSON.stringify(schema)
  })
  build()
}, 300_000)

const folder = 'plan/submissions'

function put(institution: string, changed: (text: string) => string): void {
  const path = join(ogp, folder, institution, 'open-data-portal.yaml')
  writeFileSync(path, changed(readFileSync(path, 'utf8')))
}

test('it is validated, and a slip in its name is told', () => {
  put(
    'punjab',
    (text) => `${text}\nresult_indicators: Half of the sets are used.\nplace: [Lahore]\n`,
  )
  const { out, exitCode } = nap('validate', folder)
  expect(exitCode).toBe(1)
  expect(out).toContain('result_indicator')
  expect(out).toContain('“Place”')
  put('punjab', (text) =>
    text
      .replace('indicators:', 'indicator:')
      .replace('[Lahore]', 'Lahore')
      .replace(
        /^( *)(- )?activity:/m,
        '$1$2partner: A university\n    remarks: With students.\n    activity:',
      ),
  )
  expect(nap('validate', folder).exitCode).toBe(0)
})

test('it is compared and traced, and a question that must be answered is awaited', () => {
  const { out } = nap('diff')
  expect(out).toContain('Result indicator: {+Half of the sets are used.+}')
  expect(out).toContain('Place: {+Lahore+}')
  expect(out).toMatch(/Partner:\s+\{\+A university\+\}/)
  const why = nap('why', 'open-data-portal.result_indicator').out
  expect(why).toContain(`${folder}/punjab/open-data-portal.yaml:`)
  expect(nap('why', 'citizens-budget.result_indicator').out).toContain(
    'Nobody has answered this yet.',
  )
})

test('it is merged, settled and printed', () => {
  put('sindh', (text) => `${text}\nplace: Karachi\n`)
  const { out } = nap('validate', '--only', 'disagreements-are-settled')
  expect(out).toContain('“Place”. None of the answers stands')
  nap('compile', '--to', 'md,html')
  const html = readFileSync(join(ogp, 'out/nap.html'), 'utf8')
  const commitment = /<section class="commitment" id="c-open-data-portal">.*?<\/section>/s
  const [printed = ''] = commitment.exec(html) ?? []
  expect(printed).toContain('<h4>Result indicator</h4>\n<p>Half of the sets are used.</p>')
  expect(printed).toMatch(/<strong>Place:<\/strong>.*Punjab: Lahore.*Sindh: Karachi/s)
  expect(printed).toContain('Partner: A university')
  expect(printed).toMatch(/<th scope="col">Remarks<\/th>.*<td [^>]*>With students\.<\/td>/s)
  const other = html.slice(html.indexOf('id="c-citizens-budget"'))
  expect(other).toMatch(/<h4>Result indicator<\/h4>\n<blockquote class="ours awaited">/)
  const taken = ['--about', 'place', '--take', 'sindh', '--reason', 'More people live there.']
  expect(nap('resolve', 'open-data-portal', ...taken).exitCode).toBe(0)
  nap('compile', '--to', 'md')
  const draft = readFileSync(join(ogp, 'plan/draft/commitments/open-data-portal.yaml'), 'utf8')
  expect(draft).toMatch(/^place: Karachi$/m)
  expect(draft).toMatch(/remarks:\n +- institution: punjab\n +value: With students\.$/m)
  const { properties } = JSON.parse(read('schemas/draft-commitment.schema.json'))
  expect(properties.place.$ref).toBe('contribution.schema.json#/properties/place')
  expect(properties.milestones.items.properties.remarks.type).toBe('array')
})

test('nap new asks for it, and editors offer it', () => {
  const title = ['--set', 'title=A field to try', '--set', 'place=Quetta']
  expect(nap('new', 'commitment', 'trial', '--institution', 'sindh', ...title).exitCode).toBe(0)
  const made = readFileSync(join(ogp, folder, 'sindh/trial.yaml'), 'utf8')
  expect(made).toContain('# Result indicator. What is the result indicator?\n# result_indicator:')
  expect(made).toContain('place: Quetta\n')
  nap('init', 'elsewhere', '--country', 'Kenya', '--period', '2026-2027')
  const own = join(ogp, 'elsewhere/plan/.nap/schemas/contribution.schema.json')
  expect(JSON.parse(readFileSync(own, 'utf8')).properties.result_indicator).toMatchObject({
    title: 'Result indicator',
    description: 'What is the result indicator?',
  })
})
