import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from '../src/load/parse.ts'
import { planFileAt } from '../src/model/plan-file.ts'

const root = join(import.meta.dirname, '..')

type Node = Readonly<Record<string, unknown>>
type File = { readonly name: string; readonly schema: Node }

const files: readonly File[] = readdirSync(join(root, 'schemas')).map((file) => ({
  name: file.replace('.schema.json', ''),
  schema: JSON.parse(readFileSync(join(root, 'schemas', file), 'utf8')),
}))
const own = [
  'x-label',
  'x-listed-in',
  'x-merge',
  'x-section',
  'x-sections',
  'x-complete',
  'x-refers-to',
  'x-asked-if',
  'x-source',
  'x-guide',
]

/** ajv as strict as it can be: an unknown keyword, or one that cannot apply, is an error. */
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, keywords: own })
for (const { schema } of files) ajv.addSchema(schema)

function validator(name: string): ValidateFunction {
  const found = ajv.getSchema(`${name}.schema.json`)
  if (!found) throw new Error(`no schema ${name}`)
  return found
}

/** A schema node with its place in the file, for the messages. */
type At = { readonly at: string; readonly node: Node }

/** Every schema node of a file: properties, items, definitions, at any depth. References are not followed. */
function nodesIn(node: Node, at = ''): At[] {
  const named = (keyword: string) => Object.entries(asNode(node[keyword]))
  const children = [
    ...named('properties').map(([name, child]) => [`/${name}`, child] as const),
    ...named('$defs').map(([name, child]) => [`/$defs/${name}`, child] as const),
    ...('items' in node ? [['/items', node['items']] as const] : []),
  ]
  const below = children.flatMap(([path, child]) => nodesIn(asNode(child), at + path))
  return [{ at, node }, ...below]
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Only what stands directly under `properties`: what people see as a field. */
function fieldsIn(schema: Node): At[] {
  return nodesIn(schema).flatMap(({ at, node }) =>
    Object.entries(asNode(node['properties'])).map(([name, field]) => ({
      at: `${at}/${name}`,
      node: asNode(field),
    })),
  )
}

test('there are schemas to look at', () => {
  expect(files.length).toBeGreaterThanOrEqual(9)
})

describe.for(files)('the schema $name', ({ name, schema }) => {
  test('compiles in the strictest mode', () => {
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(validator(name)).toBeTypeOf('function')
  })

  test('says what it is', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${name}.schema.json`,
      title: expect.stringMatching(/\S/),
      description: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })

  // Editors and form builders read draft-07; `$defs` is only another name for `definitions`.
  test('uses only what draft-07 has too', () => {
    const shared = [
      ...[
        '$schema',
        '$id',
        '$ref',
        '$defs',
        '$comment',
        'title',
        'description',
        'examples',
        'type',
        'enum',
      ],
      ...['properties', 'required', 'additionalProperties', 'minProperties', 'items', 'minItems'],
      ...['maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'],
    ]
    const strange = nodesIn(schema).flatMap(({ at, node }) =>
      Object.keys(node)
        .filter((keyword) => !shared.includes(keyword) && !own.includes(keyword))
        .map((keyword) => `${at}: ${keyword}`),
    )
    expect(strange).toEqual([])
  })

  test('every reference leads to another schema of ours', () => {
    const references = nodesIn(schema).flatMap(({ node }) => node['$ref'] ?? [])
    const leading = /^(common\.schema\.json#\/\$defs|contribution\.schema\.json#\/properties)\/\w+/
    for (const reference of references) expect(reference).toMatch(leading)
  })
})

// `^[A-Z]{2}$` cannot match more than it says.
function isShort({ pattern }: Node): boolean {
  return typeof pattern === 'string' && /^\^[^*+]*\$$/.test(pattern)
}

// What people write, as against the draft, which nap writes.
const written = files.filter(({ name }) => name !== 'draft-commitment')

test.for(written)(
  'in $name every text and list has a greatest length, and every group is closed',
  ({ schema }) => {
    const open = nodesIn(schema)
      .filter(({ node }) => {
        if (node['type'] === 'string')
          return !('maxLength' in node || 'enum' in node || isShort(node))
        if (node['type'] === 'array') return !('maxItems' in node)
        return node['type'] === 'object' && node['additionalProperties'] !== false
      })
      .map(({ at }) => at)
    expect(open).toEqual([])
  },
)

test.for(written)('every field of $name has a label, in English alone', ({ schema }) => {
  // A list that is the whole file has no heading of its own, and `value` stands for any field.
  const wholes = [
    '/institutions',
    '/decisions',
    '/texts',
    '/decisions/items/among/items/value',
    '/decisions/items/among/items/institution',
  ]
  const unlabelled = fieldsIn(schema)
    .filter(({ at }) => !wholes.includes(at))
    .filter(({ node }) => !/^[A-Z][\x20-\x7e‘’“”–]*$/.test(String(node['x-label'])))
  expect(unlabelled.map(({ at }) => at)).toEqual([])
})

test('every answer of a contribution has a way to be merged', () => {
  const schema = files.find(({ name }) => name === 'contribution')?.schema ?? {}
  const unmerged = leavesWithoutMerge(schema, '').filter(
    // The rules that a file waives are its own, and the id of a milestone is how milestones are told apart.
    (at) => !at.startsWith('/waive') && !at.endsWith('/items/id'),
  )
  expect(unmerged).toEqual([])
})

test('every answer of a contribution is printed in a section that there is', () => {
  const schema = files.find(({ name }) => name === 'contribution')?.schema ?? {}
  const fields = Object.entries(asNode(schema['properties']))
  const steps = asNode(
    asNode(asNode(asNode(schema['properties'])['milestones'])['items'])['properties'],
  )
  const unprinted = [...fields, ...Object.entries(steps)]
    .filter(([, field]) => asNode(field)['x-section'] === undefined)
    .map(([name]) => name)
  // The title and the number are the heading, the level decides on the chapter, and the id of a milestone is for those who write.
  expect(unprinted).toEqual(['title', 'published_number', 'level', 'waive', 'id'])
  const sections = fields.flatMap(([, field]) => asNode(field)['x-section'] ?? [])
  expect(schema['x-sections']).toEqual(expect.arrayContaining(sections))
  // Contacts and notes are printed with their givers.
  const alone = fields
    .filter(([, field]) => ['contact', 'notes'].includes(String(asNode(field)['x-section'])))
    .filter(([, field]) => asNode(field)['x-merge'] !== 'attribute')
  expect(alone).toEqual([])
})

/** Leaves below which, and above which, there is no `x-merge`; an item of a list needs its own only where they have ids. */
function leavesWithoutMerge(node: Node, at: string): string[] {
  const strategy = node['x-merge']
  if (strategy !== undefined && strategy !== 'by-id') return []
  const below = [
    ...Object.entries(asNode(node['properties'])).map(
      ([name, field]) => [`/${name}`, field] as const,
    ),
    ...('items' in node ? [['/items', node['items']] as const] : []),
  ]
  return below.length === 0
    ? [at]
    : below.flatMap(([path, child]) => leavesWithoutMerge(asNode(child), at + path))
}

// A script without types of its own.
const buildScript = '../build.mjs'
type Build = { typeModules(): Promise<Record<string, string>>; draftSchema(): Node }

test('the types made from the schemas are current', async () => {
  const { typeModules }: Build = await import(buildScript)
  const folder = join(root, 'src/model/files')
  const modules = Object.entries(await typeModules())
  expect(readdirSync(folder).toSorted()).toEqual(modules.map(([name]) => name).toSorted())
  for (const [name, text] of modules) {
    const stale = readFileSync(join(folder, name), 'utf8') !== text
    expect(stale, `src/model/files/${name} is not what its schema says: run npm run fix`).toBe(
      false,
    )
  }
})

describe('the schema of a merged commitment', () => {
  const schema = files.find(({ name }) => name === 'draft-commitment')?.schema ?? {}

  test('is current', async () => {
    const { draftSchema }: Build = await import(buildScript)
    expect(schema, 'not what schemas/contribution.schema.json says: run npm run fix').toEqual(
      draftSchema(),
    )
  })

  test('has each field as merging leaves it', () => {
    const field = (name: string) => `contribution.schema.json#/properties/${name}`
    const listOf = ($ref: string) => ({ type: 'array', items: { properties: { value: { $ref } } } })
    const budget = 'additional_information/properties/budget'
    expect(schema['properties']).toMatchObject({
      title: { $ref: field('title') },
      supporting_agencies: { $ref: field('supporting_agencies') },
      milestones: { $ref: field('milestones') },
      note: listOf(field('note')),
      additional_information: { properties: { budget: listOf(field(budget)) } },
    })
    expect(schema['properties']).not.toHaveProperty('waive')
  })
})

describe('every file of Pakistan’s plan fits its schema', () => {
  const plan = join(root, 'plan')
  const kindOf = (file: string) =>
    /^draft\/commitments\//.test(file) ? 'draft-commitment' : (planFileAt(file)?.kind ?? 'none')
  const found = readdirSync(plan, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, kind: kindOf(file) }))

  test('there are files to look at', () => expect(found.length).toBeGreaterThan(50))

  test.for(found)('$file is a $kind', ({ file, kind }) => {
    const { document, diagnostics } = parse({ file, bytes: readFileSync(join(plan, file)) })
    expect(diagnostics).toEqual([])
    const fits = validator(kind)
    fits(document?.value)
    expect(fits.errors ?? []).toEqual([])
  })
})
