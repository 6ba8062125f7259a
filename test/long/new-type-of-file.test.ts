import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { changedProgram } from '../support/changed-program.ts'

// What CONTRIBUTING.md promises: a new type of file is a schema and an entry in the list of kinds.

const field = (en: string, more: object) => ({ ...more, 'x-label': en })

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'visit.schema.json',
  title: 'A visit',
  description: 'A visit to an institution for its commitments.',
  type: 'object',
  additionalProperties: false,
  properties: {
    institution: field('Institution', {
      $ref: 'common.schema.json#/$defs/id',
      'x-refers-to': 'institution',
    }),
    held_on: field('Held on', { $ref: 'common.schema.json#/$defs/day' }),
    note: field('Note', { $ref: 'common.schema.json#/$defs/prose' }),
  },
  required: ['institution', 'held_on'],
}

const entry = `  visit: {
    path: 'visits/*.yaml',
    keptIn: 'visits',
    noun: ['visit', 'visits'],
    compared: 'counted',
    tellsActivity: false,
    made: {
      as: 'visit',
      how: { namedBy: ['held_on', 'institution'], example: 'nap new visit --set held_on=2017-05-02' },
    },
  },
`

const { place, nap, git, add, change, build, mistakesOfType } = changedProgram()

function listed(text: string): void {
  change('src/model/kinds.ts', (kinds) =>
    kinds.replace('\n  comment: {', () => `\n${text}  comment: {`),
  )
}

beforeAll(() => {
  add('schemas/visit.schema.json', JSON.stringify(schema))
  listed(entry)
  build()
}, 300_000)

const file = 'plan/visits/2017-05-02-sindh.yaml'
const visit = 'institution: sindh\nheld_on: 2017-05-02\nnote: Please send your commitments.\n'

function put(text: string): void {
  mkdirSync(join(place, 'plan/visits'), { recursive: true })
  writeFileSync(join(place, file), text)
}

test('whoever forgets the entry, or a part of it, is told by the compiler', () => {
  expect(mistakesOfType()).toBe('')
  listed('')
  expect(mistakesOfType()).toContain('visit')
  listed(entry.replace("    compared: 'counted',\n", ''))
  expect(mistakesOfType()).toContain('compared')
  listed(entry)
})

test('it is validated: its form, its fields, what it refers to, its copies', () => {
  put(`${visit}institutoin: punjab\n`)
  const { out, exitCode } = nap('validate', file)
  expect(exitCode).toBe(1)
  expect(out).toContain('institutoin')
  expect(out).toContain('institution')
  put(visit.replace('sindh', 'sinhd').replace('05-02', '02-31'))
  const { out: more } = nap('validate', file)
  expect(more).toContain('sindh')
  expect(more).toContain('Held on')
  put(visit)
  writeFileSync(join(place, file.replace('.yaml', ' (1).yaml')), visit)
  expect(nap('validate').out).toContain('is a copy of “2017-05-02-sindh.yaml”')
  rmSync(join(place, file.replace('.yaml', ' (1).yaml')))
  expect(nap('validate', file)).toMatchObject({ exitCode: 0 })
})

test('it is counted by nap diff and in the message of a commit', () => {
  put(visit)
  expect(nap('diff').out).toContain('Not told here word by word: visits (1).')
  nap('compile', '--to', 'md')
  expect(git('log', '-1', '--format=%s')).toBe('Plan: 1 visit added\n')
  expect(nap('log').out).toContain('changed: 1 visit')
})

test('editors and shells offer it, and nap new makes it', () => {
  const made = nap('new', 'visit', '--set', 'institution=punjab', '--set', 'held_on=2017-05-03')
  expect(made).toMatchObject({ exitCode: 0, out: 'wrote plan/visits/2017-05-03-punjab.yaml\n' })
  expect(nap('completion', 'words', '--', 'new', 'vi').out).toContain('visit')
  nap('init', 'elsewhere', '--country', 'Kenya', '--period', '2026-2027')
  const own = readFileSync(join(place, 'elsewhere/plan/.nap/schemas/visit.schema.json'), 'utf8')
  expect(JSON.parse(own).properties.held_on.title).toBe('Held on')
  const settings = readFileSync(join(place, 'elsewhere/.vscode/settings.json'), 'utf8')
  expect(JSON.parse(settings)['yaml.schemas']).toMatchObject({
    './plan/.nap/schemas/visit.schema.json': 'plan/visits/*.yaml',
  })
})
