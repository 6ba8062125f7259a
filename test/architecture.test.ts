import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** Who may import whom. Stages know the model and never each other; the pipeline joins them up. */
const mayImport: Record<string, readonly string[]> = {
  model: ['model'],
  load: ['load', 'model'],
  validate: ['validate', 'model'],
  merge: ['merge', 'model'],
  compare: ['compare', 'model'],
  compose: ['compose', 'model'],
  render: ['render', 'model'],
  record: ['record', 'model'],
  report: ['report', 'model'],
  edit: ['edit', 'model'],
  likeness: ['likeness', 'model'],
  threeway: ['threeway', 'model'],
  verify: ['verify', 'model'],
  pipeline: [
    'load',
    'validate',
    'merge',
    'likeness',
    'compare',
    'compose',
    'render',
    'edit',
    'threeway',
    'verify',
    'model',
  ],
  ask: ['ask', 'command', 'model'],
  // What several commands do with the pipeline and the doors.
  steps: [
    'steps',
    'command',
    'pipeline',
    'load',
    'record',
    'render',
    'report',
    'validate',
    'model',
  ],
  commands: ['commands', 'command', 'steps', 'model'],
  command: ['model'],
  program: ['command', 'commands', 'model'],
  main: ['program', 'command', 'ask', 'model'],
}

/** The doors: the only modules that other layers may use of these folders, and what they may touch. */
const doors = ['load/read.ts', 'load/assets.ts', 'record/', 'render/print.ts', 'render/print/']

/** Each outside package or Node door has one owner, so replacing it means reading one file or folder. */
const owners: Record<string, readonly string[]> = {
  commander: ['program.ts'],
  yaml: ['load/', 'render/draft-files.ts', 'edit/', 'threeway/'],
  '@inquirer/prompts': ['ask.ts'],
  diff: ['compare/', 'threeway/'],
  'ajv/dist': ['validate/generated/'],
  'fastest-levenshtein': ['model/nearest.ts'],
  liquidjs: ['compose/template.ts', 'render/formats/html.ts'],
  marked: ['compose/contain.ts', 'render/safe-html.ts'],
  puppeteer: ['render/print/'],
  'simple-git': ['record/git/run.ts'],
  chalk: ['report/reporters/text.ts', 'report/marked-words.ts'],
  docx: ['render/tracked-docx.ts', 'render/docx-styles.ts'],
  fflate: ['render/docx-bytes.ts'],
  'node:fs': doors,
  'node:fs/promises': doors,
  'node:child_process': ['record/git/run.ts', 'render/print/'],
  'node:os': ['record/', 'render/print/'],
}

/** The steps may use a stage only through these: the doors, and what tells a user about rules and findings. */
const openToSteps = [
  ...doors,
  'render/glyphs.ts',
  'report/reporter.ts',
  'report/reporters.ts',
  'report/marked-words.ts',
  'validate/rules.ts',
  'validate/form-rules.ts',
]

type Module = {
  readonly file: string
  readonly text: string
  readonly imports: readonly string[]
  readonly layer: string
}

const modules: readonly Module[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split('\\').join('/'))
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
  .map((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    const found = text.matchAll(
      /(?:^(?:import|export)\b[^'"]*?from |^import |\bimport\()'([^']+)'/gm,
    )
    return {
      file,
      text,
      imports: Array.from(found, ([, name]) => String(name)),
      layer: layerOf(file),
    }
  })

function layerOf(file: string): string {
  return file.includes('/') ? String(file.split('/')[0]) : file.replace('.ts', '')
}

function target(file: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(file), specifier))
}

test('there are modules to look at', () => {
  expect(modules.length).toBeGreaterThan(60)
})

test.for(modules)('$file imports only what its layer may see', ({ file, imports, layer }) => {
  for (const specifier of imports.filter((name) => name.startsWith('.'))) {
    const imported = target(file, specifier)
    if (imported.startsWith('../schemas/')) {
      expect(file, `${file} -> ${imported}`).toBe('model/schemas.ts')
      continue
    }
    expect(mayImport[layer], `${file} -> ${imported}`).toContain(layerOf(imported))
    if (
      layer === 'steps' &&
      ['load', 'record', 'render', 'report', 'validate'].includes(layerOf(imported))
    ) {
      expect(
        openToSteps.some((open) => imported.startsWith(open)),
        `${file} -> ${imported}`,
      ).toBe(true)
    }
  }
})

test.for(modules)('$file uses only packages that it owns', ({ file, imports }) => {
  for (const specifier of imports.filter((name) => !name.startsWith('.'))) {
    const [, places] =
      Object.entries(owners).find(
        ([name]) => specifier === name || specifier.startsWith(`${name}/`),
      ) ?? []
    if (specifier.startsWith('node:') && !places) continue
    expect(
      places?.some((place) => file.startsWith(place)),
      `${file} -> ${specifier}`,
    ).toBe(true)
  }
})

const mayTouchProcess = ['main.ts', 'ask.ts', ...doors]

test.for(modules.filter(({ file }) => !mayTouchProcess.some((door) => file.startsWith(door))))(
  '$file touches no process, console or clock',
  ({ text }) => {
    expect(text).not.toMatch(
      /\bprocess\.(exit|cwd|env|argv|stdout|stderr|stdin|on)\b|\bconsole\.|new Date\(\)|Date\.now\(|\.localeCompare\(/,
    )
  },
)

// rule.ts is the shape, rules.ts is the list, rules/ holds the members. The list misses nobody.
const lists = ['validate/rules.ts', 'render/formats.ts', 'report/reporters.ts', 'commands.ts']

test.for(lists)('%s lists every file in its folder', (list) => {
  const folder = list.replace('.ts', '')
  const { imports } = modules.find(({ file }) => file === list) ?? { imports: [] }
  const members = modules.filter(({ file }) => posix.dirname(file) === folder)
  expect(members.length).toBeGreaterThan(1)
  for (const { file } of members) {
    expect(
      imports.map((specifier) => target(list, specifier)),
      `add ${file} to ${list}`,
    ).toContain(file)
  }
})

test('no file is called index, util, helper or misc', () => {
  expect(
    modules.filter(({ file }) => /(index|utils?|helpers?|misc|common)\.ts$/.test(file)),
  ).toEqual([])
})

test('a module is a page or two long', () => {
  const long = modules.filter(
    ({ file, text }) => text.split('\n').length > 330 && !file.startsWith('model/files/'),
  )
  expect(long.map(({ file }) => file)).toEqual([])
})
