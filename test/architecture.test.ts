import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** Who may import whom. Stages know the model and never each other; the pipeline joins them up. */
const stages = [
  'load',
  'validate',
  'merge',
  'open',
  'compare',
  'compose',
  'render',
  'edit',
  'likeness',
  'threeway',
  'verify',
  'receive',
  'understand',
]
const ground = ['model', 'plain']
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // What a text, a list or a day is to any program: knows nothing of plans.
  plain: ['plain'],
  model: ground,
  ...Object.fromEntries(stages.map((stage) => [stage, [stage, ...ground]])),
  // The disk itself, for the doors alone.
  disk: ['disk', ...ground],
  load: ['load', 'disk', ...ground],
  render: ['render', 'disk', ...ground],
  record: ['record', 'disk', ...ground],
  report: ['report', ...ground],
  pipeline: [...stages, ...ground],
  ask: ['ask', 'command', ...ground],
  // What an officer does, with the pipeline and the doors.
  tasks: [
    'tasks',
    'command',
    'pipeline',
    'load',
    'record',
    'render',
    'report',
    'validate',
    ...ground,
  ],
  commands: ['commands', 'command', 'tasks', ...ground],
  command: ground,
  program: ['command', 'commands', ...ground],
  progress: ground,
  main: ['program', 'command', 'ask', 'disk', 'progress', ...ground],
}

/** The folders of `tasks/`, and which others each may use. All may use `plan`, which knows none of them. */
const taskMayUse: Readonly<Record<string, readonly string[]>> = {
  plan: [],
  collect: [],
  check: [],
  settle: [],
  trace: ['settle'],
  publish: [],
  meet: ['publish'],
  compare: ['publish'],
  history: [],
  prove: ['publish'],
  begin: ['check', 'collect'],
  exchange: ['collect', 'publish'],
}

/** The doors: the only modules that other layers may use of these folders, and what they may touch. */
const doors = [
  'load/read.ts',
  'load/read-arrived.ts',
  'load/style/',
  'load/assets.ts',
  'record/',
  'render/print.ts',
  'render/print/',
]

/** Each outside package or Node door has one owner, so replacing it means reading one file or folder. */
const owners: Record<string, readonly string[]> = {
  commander: ['program.ts'],
  yaml: ['load/', 'model/written-yaml.ts', 'edit/', 'threeway/'],
  '@inquirer/prompts': ['ask.ts'],
  diff: ['compare/', 'threeway/'],
  'ajv/dist': ['validate/generated/'],
  'fastest-levenshtein': ['plain/nearest.ts'],
  marked: ['model/markdown/markdown-tokens.ts'],
  puppeteer: ['render/print/'],
  'simple-git': ['record/git/run.ts'],
  chalk: ['report/reporters/text.ts', 'report/laid-out.ts', 'render/terminal.ts'],
  docx: [
    'render/word.ts',
    'render/word-edges.ts',
    'render/word-runs.ts',
    'render/word-tables.ts',
    'render/word-figures.ts',
    'render/word-picture.ts',
    'render/docx-styles.ts',
  ],
  fflate: ['render/docx-bytes.ts', 'render/docx-digest.ts', 'render/workbook.ts'],
  saxen: ['receive/'],
  'postal-mime': ['receive/mail.ts'],
  'modern-tar': ['render/print/tar.ts'],
  'node:fs': ['disk/disk.ts'],
  'node:child_process': ['record/git/run.ts', 'render/print/'],
  'node:os': ['record/', 'render/print/'],
}

/** The tasks may use a stage only through these: the doors, and what tells a user about rules and findings. */
const openToTasks = [
  ...doors,
  'render/docx-digest.ts',
  'render/format.ts',
  'render/formats.ts',
  'render/formats/markdown.ts',
  'render/glyphs.ts',
  'report/reporter.ts',
  'report/reporters.ts',
  'report/laid-out.ts',
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

const within = modules.flatMap(({ file, imports }) =>
  imports
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ file, imported: target(file, name) })),
)

const shown = ({ file, imported }: { file: string; imported: string }) => `${file} -> ${imported}`

test('a module imports only what its layer may see', () => {
  const wrong = within.filter(({ file, imported }) =>
    imported.startsWith('../schemas/')
      ? file !== 'model/schemas.ts' && file !== 'model/files/all.ts'
      : !mayImport[layerOf(file)]?.includes(layerOf(imported)),
  )
  expect(wrong.map(shown)).toEqual([])
})

test('only a door leads to the disk', () => {
  const wrong = within.filter(
    ({ file, imported }) =>
      layerOf(imported) === 'disk' &&
      ![...doors, 'disk/', 'main.ts'].some((door) => file.startsWith(door)),
  )
  expect(wrong.map(shown)).toEqual([])
})

test('the tasks use stages only through what is open to them', () => {
  const stage = ['load', 'record', 'render', 'report', 'validate']
  const wrong = within.filter(
    ({ file, imported }) =>
      layerOf(file) === 'tasks' &&
      stage.includes(layerOf(imported)) &&
      !openToTasks.some((open) => imported.startsWith(open)),
  )
  expect(wrong.map(shown)).toEqual([])
})

test('a folder of tasks uses only those that it may', () => {
  const taskOf = (file: string) => String(file.split('/')[1])
  const between = within.filter(
    ({ file, imported }) =>
      layerOf(file) === 'tasks' &&
      layerOf(imported) === 'tasks' &&
      taskOf(file) !== taskOf(imported),
  )
  expect(
    [
      ...new Set(modules.filter(({ layer }) => layer === 'tasks').map(({ file }) => taskOf(file))),
    ].toSorted(),
  ).toEqual(Object.keys(taskMayUse).toSorted())
  const wrong = between.filter(
    ({ file, imported }) =>
      ![...(taskMayUse[taskOf(file)] ?? []), 'plan'].includes(taskOf(imported)),
  )
  expect(wrong.map(shown)).toEqual([])
})

test('no modules import each other in a circle, types included', () => {
  const imports = new Map<string, string[]>()
  for (const { file, imported } of within)
    imports.set(file, [...(imports.get(file) ?? []), imported])
  const done = new Set<string>()
  const circle = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of imports.get(file) ?? []) {
      const found = circle(next, [...way, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  expect(modules.map(({ file }) => circle(file, [])).find((found) => found)).toBeUndefined()
})

test('a folder holds no more files than a reader can survey', () => {
  const folders = new Map<string, number>()
  for (const { file } of modules) {
    const folder = posix.dirname(file)
    folders.set(folder, (folders.get(folder) ?? 0) + 1)
  }
  folders.delete('validate/rules')
  expect([...folders].filter(([, count]) => count > 40)).toEqual([])
})

test('a module uses only the packages that it owns', () => {
  const wrong = modules.flatMap(({ file, imports }) =>
    imports
      .filter((name) => !name.startsWith('.') && !isAllowed(file, name))
      .map((name) => `${file} -> ${name}`),
  )
  expect(wrong).toEqual([])
})

/** What differs from Windows to elsewhere is decided by these, each of which can be asked about both. */
const pathOwners: Readonly<Record<string, readonly string[]>> = {
  // The browser that comes with nap is for Linux alone, and so is its archive.
  relative: ['plain/way.ts', 'render/print/tar.ts'],
  sep: ['plain/way.ts', 'render/print/tar.ts'],
  isAbsolute: ['plain/', 'render/print/bundled.ts'],
  delimiter: ['plain/search-path.ts'],
  win32: ['plain/', 'render/print/browser.ts', 'render/print/places.ts'],
}

test('whether a path lies in a folder, and where programs are looked for, is decided in one place', () => {
  const wrong = modules.flatMap(({ file, text }) =>
    Array.from(text.matchAll(/^import \{([^}]*)\} from 'node:path'/gm), ([, names = '']) => names)
      .flatMap((names) => names.split(',').map((name) => name.trim()))
      .filter((name) => pathOwners[name]?.some((place) => file.startsWith(place)) === false)
      .map((name) => `${file} -> ${name}`),
  )
  expect(wrong).toEqual([])
})

function isAllowed(file: string, specifier: string): boolean {
  const [, places] =
    Object.entries(owners).find(
      ([name]) => specifier === name || specifier.startsWith(`${name}/`),
    ) ?? []
  if (!places) return specifier.startsWith('node:')
  return places.some((place) => file.startsWith(place))
}

const mayTouchProcess = ['main.ts', 'ask.ts', 'disk/', ...doors]

test('nothing but the doors touches process, console or clock', () => {
  const wrong = modules.filter(
    ({ file, text }) =>
      !mayTouchProcess.some((door) => file.startsWith(door)) &&
      /\bprocess\.(exit|cwd|env|argv|stdout|stderr|stdin|on)\b|\bconsole\.|new Date\(\)|Date\.now\(|\.localeCompare\(/.test(
        text,
      ),
  )
  expect(wrong.map(({ file }) => file)).toEqual([])
})

// rule.ts is the shape, rules.ts is the list, rules/ holds the members. The list misses nobody.
const lists = [
  'validate/rules.ts',
  'render/formats.ts',
  'report/reporters.ts',
  'tasks/collect/kinds.ts',
  'commands.ts',
]

test('a list holds every file of its folder', () => {
  for (const list of lists) {
    const { imports } = modules.find(({ file }) => file === list) ?? { imports: [] }
    const members = modules.filter(({ file }) => posix.dirname(file) === list.replace('.ts', ''))
    expect(members.length).toBeGreaterThan(1)
    const listed = imports.map((specifier) => target(list, specifier))
    expect(members.map(({ file }) => file).filter((file) => !listed.includes(file))).toEqual([])
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

/** What every module of a pattern exports, and what a layer hands on under the name that it has in the stage. */
const commonNames = new Set(['command'])
const handsOn = ['pipeline.ts', 'pipeline/']

test('no two modules export a function of one name', () => {
  const exported = modules
    .filter(({ file }) => !handsOn.some((door) => file.startsWith(door)))
    .flatMap(({ file, text }) =>
      Array.from(
        text.matchAll(/^export (?:async )?function\*? (\w+)|^export const (\w+) = (?:async )?\(/gm),
        ([, name, arrow]) => ({ file, name: String(name ?? arrow) }),
      ),
    )
    .filter(({ name }) => !commonNames.has(name))
  const twice = exported.filter(({ name, file }) =>
    exported.some((other) => other.name === name && other.file !== file),
  )
  expect(twice.map(({ name, file }) => `${name}: ${file}`)).toEqual([])
})
