// Builds what is derived from schemas/ and bundles the program.
//   node build.mjs            everything: validators, then dist/
//   node build.mjs types      src/model/files/*.ts and schemas/draft-commitment.schema.json, which are committed (a test
//                             says when they are stale); also from templates/locales/
//   node build.mjs validators src/validate/generated/validators.js, which is not committed
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('./', import.meta.url)
const extra = [
  'x-label',
  'x-merge',
  'x-section',
  'x-sections',
  'x-complete',
  'x-refers-to',
  'x-asked-if',
  'x-source',
  'x-guide',
  'x-listed-in',
]

const schemas = readdirSync(new URL('schemas/', root))
  .filter((name) => name.endsWith('.schema.json'))
  .toSorted()
  .map((name) => ({
    kind: name.replace('.schema.json', ''),
    schema: JSON.parse(readFileSync(new URL(`schemas/${name}`, root), 'utf8')),
  }))
// What people write; the merged draft is only ever written by nap.
const kinds = schemas.filter(({ kind }) => kind !== 'common' && kind !== 'draft-commitment')

/** The schema of a merged commitment: what nap records of it, and every field of a contribution as merging leaves it. */
export function draftSchema() {
  const own = JSON.parse(readFileSync(new URL('src/render/draft-record.schema.json', root), 'utf8'))
  const file = 'contribution.schema.json'
  const { properties } = schemas.find(({ kind }) => kind === 'contribution').schema
  const fields = merged(properties, `${file}#/properties`).filter(([name]) =>
    isMerged(properties[name]),
  )
  const { $schema, $id, title, description, ...form } = own
  const all = { ...Object.fromEntries(fields), ...own.properties }
  const $comment = `Made from schemas/${file} and src/render/draft-record.schema.json by \`npm run fix\`. Do not edit.`
  return { $schema, $id, $comment, title, description, ...form, properties: all }
}

function merged(properties, at) {
  return Object.entries(properties).map(([name, field]) => [
    name,
    mergedField(field, `${at}/${name}`),
  ])
}

// A field that has one answer, or a set of them, keeps its form; what several may give is a list of their words.
function mergedField(field, $ref) {
  if (field['x-merge'] === 'attribute') return givenBy({ $ref })
  if (!hasGivers(field)) return { $ref }
  const { minProperties: _, properties, items, ...own } = field
  return {
    ...own,
    ...(properties && { properties: Object.fromEntries(merged(properties, `${$ref}/properties`)) }),
    ...(items && { items: mergedField(items, `${$ref}/items`) }),
  }
}

function givenBy(value) {
  const institution = { $ref: 'common.schema.json#/$defs/id' }
  const required = ['institution', 'value']
  const properties = { institution, value }
  return {
    type: 'array',
    items: { type: 'object', additionalProperties: false, required, properties },
  }
}

function hasGivers(field) {
  return field['x-merge'] === 'attribute' || partsOf(field).some(hasGivers)
}

function isMerged(field) {
  return field['x-merge'] !== undefined || partsOf(field).some(isMerged)
}

function partsOf({ properties = {}, items }) {
  return [...Object.values(properties), ...(items ? [items] : [])]
}

/** TypeScript of one module for each kind of file: file name -> text. */
export async function typeModules() {
  const { compile } = await import('json-schema-to-typescript')
  const modules = kinds.map(async ({ kind, schema }) => {
    const title = typeOf(kind)
    const text = await compile(inlined(schema, title), title, {
      bannerComment: `// Made from schemas/${kind}.schema.json by \`npm run fix\`. Do not edit.`,
      ignoreMinAndMaxItems: true,
      format: false,
    })
    return [`${kind}.ts`, text]
  })
  const made = Object.fromEntries(await Promise.all(modules))
  return { ...made, 'all.ts': allSchemas(), 'labels.ts': await labelModule() }
}

function typeOf(kind) {
  return kind.replace(/(^|-)([a-z])/g, (_, _dash, letter) => letter.toUpperCase())
}

/** Every schema by its name, and the type that is made from it. */
function allSchemas() {
  return [
    '// Made from the names of schemas/*.schema.json by `npm run fix`. Do not edit.',
    ...kinds.flatMap(({ kind }) => [
      `import ${nameOf(kind)} from '../../../schemas/${kind}.schema.json' with { type: 'json' }`,
      `import type { ${typeOf(kind)} } from './${kind}.ts'`,
    ]),
    '',
    `export const allSchemas = { ${byKind()} }`,
    '',
    '/** What a file of each kind says, once it has the form that its schema asks for. */',
    'export type FileValues = {',
    ...kinds.map(({ kind }) => `  readonly '${kind}': ${typeOf(kind)}`),
    '}',
    '',
  ].join('\n')
}

/** What the questions about a commitment are called in other languages than English, by what documents call them there. */
async function labelModule() {
  const { parse } = await import('yaml')
  const folder = new URL('templates/locales/', root)
  const languages = readdirSync(folder)
    .filter((name) => name !== 'en.yaml')
    .toSorted()
    .map((name) => {
      const words = Object.entries(parse(readFileSync(new URL(name, folder), 'utf8')))
      const labels = words.filter(([key]) => /^contribution\/[^?=]*$/.test(key))
      return [name.replace('.yaml', ''), Object.fromEntries(labels)]
    })
  const all = JSON.stringify(Object.fromEntries(languages), undefined, 2)
  return [
    '// Made from templates/locales/ by `npm run fix`. Do not edit.',
    '',
    `export const translatedLabels: Readonly<Record<string, Readonly<Record<string, string>>>> = ${all}`,
    '',
  ].join('\n')
}

function byKind() {
  return kinds.map(({ kind }) => `'${kind}': ${nameOf(kind)}`).join(', ')
}

// A name as code can have it, whatever words the language keeps to itself: `draftCommitmentForm`.
function nameOf(kind) {
  return `${kind.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())}Form`
}

/** The definitions that several kinds of file share. */
function shared() {
  return schemas.find(({ kind }) => kind === 'common').schema.$defs
}

// The compiler would give every shared definition a module of its own; types read better written out in place.
function inlined(schema, title) {
  const definitions = shared()
  const walk = (node) => {
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== 'object') return node
    const { $ref, ...own } = node
    const target = $ref ? definitions[$ref.split('/').at(-1)] : {}
    const entries = Object.entries({ ...target, ...own })
    // Any value at all: the compiler would take it for an object.
    if ('description' in own && !('type' in own) && !$ref && !own.properties)
      entries.push(['tsType', 'unknown'])
    return Object.fromEntries(entries.map(([key, value]) => [key, walk(value)]))
  }
  const { $id: _id, ...whole } = walk(schema)
  return { ...whole, title }
}

/** One ESM module that exports a validator for each kind of file. */
export async function validatorModule() {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const { default: standalone } = await import('ajv/dist/standalone/index.js')
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: true,
    strictRequired: false,
    keywords: extra,
    code: { source: true, esm: true },
  })
  for (const { schema } of schemas) ajv.addSchema(withTypesOfItems(schema))
  const code = (standalone.default ?? standalone)(
    ajv,
    Object.fromEntries(kinds.map(({ kind }) => [nameOf(kind), `${kind}.schema.json`])),
  )
  // ajv writes `require` even in ES modules.
  const imported = new Set()
  const body = code.replace(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, (_, name) => {
    // ajv counts one by one, which takes longer than all else that it does.
    if (name === 'ucs2length') return 'charactersIn'
    imported.add(name)
    // Node gives the module itself, vitest its default.
    return `(${name}_runtime.default ?? ${name}_runtime)`
  })
  const imports = [...imported].map(
    (name) => `import ${name}_runtime from 'ajv/dist/runtime/${name}.js'`,
  )
  imports.push("import { charactersIn } from '../characters.ts'")
  const all = `export const validators = { ${byKind()} }`
  return `${imports.join('\n')}\n${body.replace(/^"use strict";/, '')}\n${all}\n`
}

// Of items whose type it sees, ajv finds equal ones in one pass; of others it compares each with each.
function withTypesOfItems(node) {
  if (Array.isArray(node)) return node.map(withTypesOfItems)
  if (node === null || typeof node !== 'object') return node
  const entries = Object.entries(node).map(([key, value]) => [key, withTypesOfItems(value)])
  const copy = Object.fromEntries(entries)
  if (copy.uniqueItems && copy.items.$ref) {
    const { type = 'string' } = shared()[copy.items.$ref.split('/').at(-1)]
    copy.items = { type, ...copy.items }
  }
  return copy
}

async function writeTypes() {
  const folder = new URL('src/model/files/', root)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(await typeModules())) {
    writeFileSync(new URL(name, folder), text)
  }
  const schema = `${JSON.stringify(draftSchema(), undefined, 2)}\n`
  writeFileSync(new URL('schemas/draft-commitment.schema.json', root), schema)
}

async function writeValidators() {
  const folder = new URL('src/validate/generated/', root)
  mkdirSync(folder, { recursive: true })
  writeWhole(new URL('validators.js', folder), await validatorModule())
  writeWhole(
    new URL('validators.d.ts', folder),
    [
      "import type { Kind } from '../../model/kinds.ts'",
      "import type { Validator } from '../schema.ts'",
      'export declare const validators: Readonly<Record<Kind, Validator>>',
      '',
    ].join('\n'),
  )
}

function writeWhole(file, text) {
  const unfinished = new URL(`${file.href}.${process.pid}`)
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

/** Builds the program into a folder that is not there yet. */
export async function buildInto(folder) {
  await writeValidators()
  await bundle(folder)
}

async function bundle(folder) {
  const { build } = await import('esbuild')
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('src/main.ts', root))],
    outdir: fileURLToPath(folder),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Half the text to read at each start; names stay, for the traces of faults.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    // What is read from as files, and is there where nap is installed: all else becomes a part of the program.
    external: ['@sparticuz/chromium', '@fontsource/*'],
    // From where an alias is looked up.
    absWorkingDir: fileURLToPath(root),
    // Of puppeteer, what speaks to a browser that is running; the rest would start or fetch one.
    alias: { puppeteer: 'puppeteer/internal/puppeteer-core-browser.js' },
    define: { NAP_VERSION: JSON.stringify(version) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  removeOthers(folder, metafile.outputs)
}

// Afterwards, and only what is no longer made: a program that runs meanwhile still finds its parts.
function removeOthers(folder, made) {
  const names = new Set(Object.keys(made).map((path) => path.split('/').at(-1)))
  for (const name of readdirSync(folder)) {
    if (!names.has(name)) rmSync(new URL(name, folder), { force: true, recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , only] = process.argv
  if (only === 'types') await writeTypes()
  else {
    await writeValidators()
    if (only !== 'validators') await bundle(new URL('dist/', root))
  }
}
