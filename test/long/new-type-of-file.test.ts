import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { changedProgram } from '../support/changed-program.ts'

// What CONTRIBUTING.md promises: a new type of file is a schema and an entry in the list of kinds.

const field = (en: string, more: object) => ({ ...more, 'x-label': { en, ur: 'اردو' } })

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'request.schema.json',
  title: 'A request',
  description: 'A letter that asks an institution for its commitments.',
  type: 'object',
  additionalProperties: false,
  properties: {
    institution: field('Institution', {
      $ref: 'common.schema.json#/$defs/id',
      'x-refers-to': 'institution',
    }),
    sent_on: field('Sent on', { $ref: 'common.schema.json#/$defs/day' }),
    note: field('Note', { $ref: 'common.schema.json#/$defs/prose' }),
  },
  required: ['institution', 'sent_on'],
}

const entry = `  request: {
    path: 'requests/*.yaml',
    keptIn: 'requests',
    noun: ['request', 'requests'],
    compared: 'counted',
    tellsActivity: false,
    made: {
      as: 'request',
      how: { namedBy: ['sent_on', 'institution'], example: 'nap new request --set sent_on=2017-05-02' },
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
  add('schemas/request.schema.json', JSON.stringify(schema))
  listed(entry)
  build()
}, 300_000)

const file = 'plan/requests/2017-05-02-sindh.yaml'
const letter = 'institution: sindh\nsent_on: 2017-05-02\nnote: Please send your commitments.\n'

function put(text: string): void {
  mkdirSync(join(place, 'plan/requests'), { recursive: true })
  writeFileSync(join(place, file), text)
}

test('whoever forgets the entry, or a part of it, is told by the compiler', () => {
  expect(mistakesOfType()).toBe('')
  listed('')
  expect(mistakesOfType()).toContain('request')
  listed(entry.replace("    compared: 'counted',\n", ''))
  expect(mistakesOfType()).toContain('compared')
  listed(entry)
})

test('it is validated: its form, its fields, what it refers to, its copies', () => {
  put(`${letter}institutoin: punjab\n`)
  const { out, exitCode } = nap('validate', file)
  expect(exitCode).toBe(1)
  expect(out).toContain('institutoin')
  expect(out).toContain('institution')
  put(letter.replace('sindh', 'sinhd').replace('05-02', '02-31'))
  const { out: more } = nap('validate', file)
  expect(more).toContain('sindh')
  expect(more).toContain('Sent on')
  put(letter)
  writeFileSync(join(place, file.replace('.yaml', ' (1).yaml')), letter)
  expect(nap('validate').out).toContain('is a copy of “2017-05-02-sindh.yaml”')
  rmSync(join(place, file.replace('.yaml', ' (1).yaml')))
  expect(nap('validate', file)).toMatchObject({ exitCode: 0 })
})

test('it is counted by nap diff and in the message of a commit', () => {
  put(letter)
  expect(nap('diff').out).toContain('Not told here word by word: 1 request changed.')
  nap('compile', '--to', 'md')
  expect(git('log', '-1', '--format=%s')).toBe('Plan: 1 request changed\n')
  expect(nap('log').out).toContain('changed: 1 request')
})

test('editors and shells offer it, and nap new makes it', () => {
  const made = nap('new', 'request', '--set', 'institution=punjab', '--set', 'sent_on=2017-05-03')
  expect(made).toMatchObject({ exitCode: 0, out: 'wrote plan/requests/2017-05-03-punjab.yaml\n' })
  expect(nap('completion', 'words', '--', 'new', 're').out).toContain('request')
  nap('init', 'elsewhere', '--country', 'Kenya', '--period', '2026-2027')
  const own = readFileSync(join(place, 'elsewhere/plan/.nap/schemas/request.schema.json'), 'utf8')
  expect(JSON.parse(own).properties.sent_on.title).toBe('Sent on')
  const settings = readFileSync(join(place, 'elsewhere/.vscode/settings.json'), 'utf8')
  expect(JSON.parse(settings)['yaml.schemas']).toMatchObject({
    './plan/.nap/schemas/request.schema.json': 'plan/requests/*.yaml',
  })
})
