import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { countryIn } from '../../src/plain/country.ts'
import { periodIn } from '../../src/plain/period.ts'
import { gitIn, temporaryFolder } from '../record/support.ts'
import { identity } from '../support/identity.ts'
import { napIn } from '../support/nap.ts'

const kenya = ['init', '--country', 'Kenya', '--period', '2026-2027'] as const

/** Has git not guess a name from those of the machine and its user. */
const nobody = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'user.useConfigOnly',
  GIT_CONFIG_VALUE_0: 'true',
}

/** An empty desk: a folder, with files or without, and nap in this process. */
function desk(files: Readonly<Record<string, string>> = {}, path = process.env['PATH']) {
  const top = temporaryFolder()
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(top, file)), { recursive: true })
    writeFileSync(join(top, file), text)
  }
  for (const [file, text] of Object.entries(files)) put(file, text)
  const env = { PATH: path, HOME: top, GIT_CONFIG_NOSYSTEM: '1', ...identity }
  return {
    top,
    git: (...args: string[]) => gitIn(top, env, args),
    read: (file: string) => readFileSync(join(top, file), 'utf8'),
    has: (file: string) => existsSync(join(top, file)),
    nap: (words: readonly string[], folder = '.') =>
      napIn({ cwd: join(top, folder), env }, ...words),
  }
}

test.each([
  ['fr', 'Accès à l’information', 'Secrétariat du gouvernement ouvert'],
  ['es', 'Acceso a la información', 'Secretaría de Gobierno Abierto'],
  ['ar', 'الوصول إلى المعلومات', 'أمانة الحكومة المنفتحة'],
  ['ur', 'معلومات تک رسائی', 'اوپن گورنمنٹ سیکرٹریٹ'],
])(
  'a plan in “%s” begins with words of that language, under the ids of every plan',
  async (language, first, office) => {
    const { nap, read, top } = desk()
    expect((await nap([...kenya, '--language', language])).exitCode).toBe(0)
    const { themes, title } = parse(read('plan/plan.yaml'))
    expect(themes[0]).toEqual({ id: 'access-to-information', name: first })
    expect(themes.map(({ id }: { id: string }) => id)).toEqual([
      'access-to-information',
      'fiscal-openness',
      'public-participation',
    ])
    expect(parse(read('plan/institutions.yaml')).institutions[0].name).toBe(office)
    const chapters = readdirSync(join(top, 'plan/chapters')).map((name) =>
      read(`plan/chapters/${name}`),
    )
    const english = /\b(?:the|and|of|is|access|open government)\b/i
    for (const text of [
      title,
      office,
      ...themes.map(({ name }: { name: string }) => name),
      ...chapters,
    ]) {
      expect(text).not.toMatch(english)
    }
    expect((await nap(['validate'])).out).not.toContain(' error ')
    // The guide is in English, for whoever works with nap.
    expect(read('README.md')).toContain('for 2026-01-01 to 2027-12-31 as files')
  },
)

test('decisions of every kind name the schema that lies in the plan', async () => {
  const { nap, read, top } = desk()
  await nap(kenya)
  const [schema = ''] = /^# yaml-language-server: .*$/m.exec(read('plan/plan.yaml')) ?? []
  expect(schema).toContain('.nap/schemas')
  const folder = join(top, 'plan/submissions/treasury')
  mkdirSync(folder, { recursive: true })
  const institutions = join(top, 'plan/institutions.yaml')
  writeFileSync(
    institutions,
    `${readFileSync(institutions, 'utf8').trimEnd()}\n  - {id: treasury, name: Treasury, level: federal}\n`,
  )
  for (const id of ['one', 'two', 'three'])
    writeFileSync(join(folder, `${id}.yaml`), `title: Budget ${id}\n`)
  const why = ['--reason', 'It was agreed.', '--by', 'Treasury', '--on', '2026-02-01']
  expect((await nap(['duplicates', '--join', 'two', '--into', 'one', ...why])).exitCode).toBe(0)
  expect((await nap(['resolve', 'three', '--withdraw', ...why])).exitCode).toBe(0)
  const named = ['two', 'one', 'three']
    .map((id) => `plan/decisions/${id}.yaml`)
    .filter((file) => existsSync(join(top, file)))
  expect(named.length).toBeGreaterThan(1)
  for (const file of named) expect(read(file)).toContain('$schema=../.nap/schemas/decisions')
})

test('a new plan has everything, finds no fault with itself, and compiles at once', async () => {
  const { git, nap, read, has } = desk()
  const { out, exitCode } = await nap([
    ...kenya,
    '--secretariat',
    'Ministry of Justice',
    '--theme',
    'Open Data',
    '--theme',
    'عدل',
  ])
  expect(exitCode).toBe(0)
  for (const file of out.matchAll(/^wrote (\S+)$/gm)) expect(has(file[1] ?? '')).toBe(true)
  expect(parse(read('plan/plan.yaml'))).toEqual({
    title: 'Open Government Partnership National Action Plan',
    country: 'Kenya',
    country_code: 'KE',
    period: { start: '2026-01-01', end: '2027-12-31' },
    status: 'draft',
    languages: ['en'],
    secretariat: 'ministry-of-justice',
    themes: [
      { id: 'open-data', name: 'Open Data' },
      { id: 'theme-2', name: 'عدل' },
    ],
  })
  expect(read('README.md')).toContain('the secretariat (Ministry of Justice)')
  expect(read('README.md')).not.toMatch(/\{\w+\}/)
  expect((await nap(['validate'])).exitCode).toBe(0)
  const compiled = await nap(['compile', '--to', 'md'])
  expect(compiled.out).toContain('Recorded as revision ')
  expect(git('status', '--short', 'plan', 'out')).toBe('')
  expect((await nap(['merge-driver', '--check'])).exitCode).toBe(0)
})

test('each thematic area gets an id of its own, and none is made twice', async () => {
  const { nap, read } = desk({})
  const long = 'Public participation in planning and budgets of'
  const themes = ['Open Data', 'open data', `${long} counties`, `${long} wards`]
  const { exitCode } = await nap([...kenya, ...themes.flatMap((name) => ['--theme', name])])
  expect(exitCode).toBe(0)
  expect(parse(read('plan/plan.yaml')).themes).toEqual([
    { id: 'open-data', name: 'Open Data' },
    { id: 'public-participation-in-planning', name: `${long} counties` },
    { id: 'theme-3', name: `${long} wards` },
  ])
  expect((await nap(['validate'])).exitCode).toBe(0)
})

test('where the plan of one country stands, none is begun for another', async () => {
  const { nap, has, read, top } = desk()
  await nap(kenya)
  const { err, exitCode } = await nap(['init', '--country', 'Uganda', '--period', '2026-2027'])
  expect(err).toContain('holds the plan of Kenya, not of Uganda. Nothing was written.')
  expect(exitCode).toBe(2)
  expect((await nap(kenya)).exitCode).toBe(0)
  expect((await nap(['init', '--country', 'KE'])).exitCode).toBe(0)
  const remarked = read('plan/plan.yaml').replace(
    'country: Kenya',
    'country: "Kenya" # as OGP has it',
  )
  writeFileSync(join(top, 'plan/plan.yaml'), remarked)
  expect((await nap(kenya)).exitCode).toBe(0)
  expect(has('plan/plan.yaml')).toBe(true)
})

test('in a repository with files, none is written over and the commits stay', async () => {
  const files = {
    'README.md': 'Our work\n',
    '.gitignore': 'node_modules\r\n',
    '.gitattributes': '*.png binary\n',
    '.vscode/settings.json': '{ "a": 1 }\n',
  }
  const { git, nap, read } = desk(files)
  git('init', '--quiet', '--initial-branch=work')
  git('add', '.')
  git('commit', '--quiet', '--message=Ours')
  const { err, exitCode } = await nap(kenya)
  expect(exitCode).toBe(0)
  expect(err).not.toContain('Made a git repository.')
  expect(err).toContain('“.vscode/settings.json” was there already and stays as it is.')
  expect(read('README.md')).toBe('Our work\n')
  expect(read('.vscode/settings.json')).toBe('{ "a": 1 }\n')
  expect(read('.gitignore')).toBe('node_modules\r\nout/\r\n.nap.*\r\n.nap-*.tmp\r\n')
  expect(read('.gitattributes')).toMatch(/^\*\.png binary\nplan\/\*\*\/\*\.yaml merge=nap\n/)
  expect(read('README-plan.md')).toContain('## For focal persons')
  expect(git('log', '--format=%s %D')).toBe('Ours HEAD -> work\n')
  const [add = '', commit = ''] = err.split('\n').filter((line) => line.startsWith('  git '))
  expect(add).toBe('  git add -- .gitattributes .gitignore .vscode/extensions.json README-plan.md')
  expect(commit).toBe(
    '  git commit -m "Set up the plan" -- .gitattributes .gitignore .vscode/extensions.json README-plan.md',
  )
  git(...add.trim().split(' ').slice(1))
  git('commit', '--quiet', '-m', 'Set up', ...commit.slice(commit.indexOf('--')).split(' '))
  expect(git('status', '--short')).toBe('?? plan/\n')
  expect((await nap(['compile', '--to', 'md'])).out).toContain('Recorded as revision ')
})

test('in a repository that nap makes, exactly what it wrote is recorded', async () => {
  const { git, nap, has } = desk({ 'letter.txt': 'Ours\n' })
  const { out, err } = await nap(kenya)
  expect(err).toContain('Recorded these files as revision ')
  expect(err).not.toContain('git commit')
  expect(git('log', '--format=%s')).toBe('Plan: set up\n')
  expect(git('status', '--short')).toBe('?? letter.txt\n')
  const recorded = git('ls-files').trim().split('\n')
  for (const file of recorded) expect(has(file)).toBe(true)
  for (const [, file = ''] of out.matchAll(/^wrote (\S+[^/\s])$/gm))
    expect(recorded).toContain(file)
  expect(recorded).toContain('plan/submissions/.gitkeep')
})

test('what git is told to ignore everywhere is left out, and named', async () => {
  const { git, nap } = desk({ '.config/git/ignore': '.vscode/\n.config/\n' })
  const { err, exitCode } = await nap(kenya)
  expect(exitCode).toBe(0)
  expect(err).toContain(
    'Not recorded, because git is told to ignore them: .vscode/settings.json and .vscode/extensions.json.',
  )
  expect(git('status', '--short')).toBe('')
})

test('where git is told to ignore the plan, nothing is recorded, and the reader learns why', async () => {
  const { git, nap } = desk({ '.config/git/ignore': '*.yaml\n.config/\n' })
  const { err, exitCode } = await nap(kenya)
  expect(exitCode).toBe(0)
  expect(err).toContain(
    'Nothing was recorded, because git is told to ignore files of the plan: plan/plan.yaml and plan/institutions.yaml.',
  )
  expect(err).toContain('git check-ignore -v plan/plan.yaml')
  expect(git('status', '--short')).toContain('?? ')
})

test('while git knows no name, the plan is made, and nothing is recorded', async () => {
  const { top, git } = desk()
  const env = { PATH: process.env['PATH'], HOME: top, GIT_CONFIG_NOSYSTEM: '1', ...nobody }
  const { err, exitCode } = await napIn({ cwd: top, env }, ...kenya)
  expect(exitCode).toBe(0)
  expect(err).toContain('git does not know who you are, so nothing was recorded.')
  expect(err).toContain('git config --global user.name')
  expect(err).toContain('\n  git add -- .gitattributes .gitignore ')
  expect(git('status', '--short')).toContain('?? plan/')
})

test('of a plan that is new, nothing was received, whatever keeps its empty folders', async () => {
  const { git, nap } = desk()
  git('init', '--quiet')
  await nap(kenya)
  await nap(['compile', '--to', 'md'])
  expect((await nap(['log'])).out).toContain('\n    no commitment changed; changed: ')
})

test('a folder with spaces and Urdu in its name will do, also within a repository', async () => {
  const { git, nap, has } = desk()
  git('init', '--quiet')
  const { err } = await nap([...kenya.slice(0, 1), 'قومی منصوبہ 2026', ...kenya.slice(1)])
  expect(err).toContain('not the top of its repository')
  expect(has('قومی منصوبہ 2026/.git')).toBe(false)
  const compiled = await nap(['compile', '--to', 'md,html'], 'قومی منصوبہ 2026')
  expect(compiled).toMatchObject({ exitCode: 0 })
  expect(compiled.out).toContain('Recorded as revision ')
  expect((await nap(['merge-driver', '--check'], 'قومی منصوبہ 2026')).exitCode).toBe(0)
})

test('without git the plan is made all the same, and git is added later by the same command', async () => {
  const { top, nap, has } = desk({}, '/nowhere')
  const { err, exitCode } = await nap(kenya)
  expect(exitCode).toBe(0)
  expect(err).toContain('git is not installed, so nap keeps no revisions.')
  expect(has('.git')).toBe(false)
  expect((await nap(['compile', '--to', 'md'])).exitCode).toBe(0)
  const env = { PATH: process.env['PATH'], HOME: top, ...identity }
  await napIn({ cwd: top, env }, 'init')
  expect(has('.git')).toBe(true)
})

test('a second time, only what is missing is written', async () => {
  const { nap, read, top } = desk()
  await nap(kenya)
  const before = read('plan/plan.yaml')
  expect(await nap(['init'])).toMatchObject({ out: '', exitCode: 0 })
  const again = await nap(['init', '--country', 'Kenya', '--period', '2030-2031'])
  expect(again).toMatchObject({ out: '', exitCode: 0 })
  expect(read('plan/plan.yaml')).toBe(before)
  expect(readdirSync(top)).not.toContain('README-plan.md')
})

test('with the address of the action, pull requests are checked', async () => {
  const { nap, read } = desk()
  await nap([...kenya, '--action', 'ead/nap@v1'])
  expect(read('.github/workflows/plan.yml')).toContain('uses: ead/nap@v1\n')
  expect(read('.github/workflows/plan.yml')).not.toContain('NAP_ACTION')
})

describe('what cannot be done is refused, and nothing is written', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing given', ['init'], 'still needs --country and --period.'],
    ['no country', ['init', '--period', '2026-2027'], 'still needs --country.'],
    [
      'a period that is none',
      ['init', '--country', 'Kenya', '--period', 'soon'],
      '“soon” is not a period.',
    ],
    [
      'a period much longer than any plan',
      ['init', '--country', 'Kenya', '--period', '2020-2050'],
      'From 2020-01-01 to 2050-12-31 is 31 years; OGP’s action plans last two or four years. Nothing was written.',
    ],
    [
      'a first day that can be read in two ways',
      ['init', '--country', 'Kenya', '--start', '06/07/2026', '--end', '2028-06'],
      'can be read in two ways, as 6 July 2026 and as 7 June 2026. Nothing was written.\nWrite 2026-07-06 or 2026-06-07.',
    ],
    [
      'an end before the start',
      [...kenya, '--end', '2025-01-01'],
      'The period ends on 2025-01-01, before it starts on 2026-01-01. Nothing was written.\nWrite its beginning first, for example 2026-2027.',
    ],
    [
      'a period with its last year first',
      ['init', '--country', 'Kenya', '--period', '2026-2025'],
      'The period ends on 2025-12-31, before it starts on 2026-01-01. Nothing was written.',
    ],
    [
      'a period with its last month first',
      ['init', '--country', 'Kenya', '--period', 'June 2028 to July 2026'],
      'The period ends on 2026-07-31, before it starts on 2028-06-01. Nothing was written.',
    ],
    [
      'a period of one day',
      ['init', '--country', 'Kenya', '--period', '2026-07-01 to 2026-07-01'],
      'The period starts and ends on 2026-07-01. Nothing was written.',
    ],
    [
      'no end',
      ['init', '--country', 'Kenya', '--start', '2026-01-01'],
      'The period has no last day. Nothing was written.\nAdd it as year-month-day: --end 2026-07-01',
    ],
    [
      'no start',
      ['init', '--country', 'Kenya', '--end', '2026-01-01'],
      'The period has no first day. Nothing was written.\nAdd it as year-month-day: --start 2026-07-01',
    ],
    [
      'a name of two lines',
      [...kenya, '--secretariat', 'Ministry\nof Justice'],
      'The name in --secretariat has a line break. Nothing was written.\nWrite it in one line.',
    ],
    [
      'a language that is no code',
      [...kenya, '--language', 'en,french'],
      '“french” is not the code of a language.',
    ],
    ['an action that is none', [...kenya, '--action', 'nap'], '--action OWNER/nap@v1'],
  ]
  test.for(cases)('%s', async ([, words, says]) => {
    const { top, nap } = desk()
    const { err, exitCode } = await nap(words)
    expect(err).toContain(says)
    expect(exitCode).toBe(2)
    expect(readdirSync(top)).toEqual([])
  })

  test('a plan folder that holds something else', async () => {
    const { nap, has } = desk({ 'plan/notes.txt': 'x' })
    expect((await nap(kenya)).err).toContain('is not empty, and it holds no plan.')
    expect(has('plan/plan.yaml')).toBe(false)
  })

  test('a file in the place of the plan folder', async () => {
    const { top, nap } = desk({ plan: 'x' })
    const { err, exitCode } = await nap(kenya)
    expect(err).toBe(
      '“plan” is not a folder, so it cannot hold the plan. Nothing was written.\nRename or move it, or name another folder: nap init DIR\n',
    )
    expect(exitCode).toBe(4)
    expect(readdirSync(top)).toEqual(['plan'])
  })

  test('a file in the place of the folder, or of one around it', async () => {
    const { nap, read } = desk({ list: 'x' })
    for (const dir of ['list', 'list/plans/2026']) {
      expect(await nap(['init', dir, ...kenya.slice(1)])).toMatchObject({
        out: '',
        err: '“list” is a file, so there can be no folder of that name. Nothing was written.\nName another folder: nap init DIR\n',
        exitCode: 4,
      })
    }
    expect(read('list')).toBe('x')
  })

  test.skipIf(process.platform === 'win32')(
    'a link that leads nowhere (not on Windows)',
    async () => {
      const { top, nap } = desk()
      symlinkSync('nowhere', join(top, 'plans'))
      const { err, exitCode } = await nap(['init', 'plans', ...kenya.slice(1)])
      expect(err).toContain('“plans” is a link to a place that is not there. Nothing was written.')
      expect({ exitCode, files: readdirSync(top) }).toEqual({ exitCode: 4, files: ['plans'] })
    },
  )

  test.for([
    ['a repository without files', ['init', '--bare', 'shared.git'], 'shared.git'],
    ['a folder of git’s own', ['init', 'mine'], 'mine/.git/hooks'],
  ] as const)('%s', async ([, init, folder]) => {
    const { top, git, nap } = desk()
    git(...init)
    const before = readdirSync(join(top, folder))
    const { err, exitCode } = await nap(kenya, folder)
    expect(err).toMatch(
      / is a folder in which git keeps what it records; .* Nothing was written\.\n/,
    )
    expect({ exitCode, files: readdirSync(join(top, folder)) }).toEqual({
      exitCode: 4,
      files: before,
    })
  })

  // git keeps a link as a link, so the plan behind it would never be recorded.
  test.skipIf(process.platform === 'win32').for(['elsewhere', 'nowhere'])(
    'a link to %s in the place of the plan folder (not on Windows)',
    async (target) => {
      const { top, nap } = desk({ 'elsewhere/.keep': '' })
      symlinkSync(target, join(top, 'plan'))
      rmSync(join(top, 'elsewhere/.keep'))
      const { err, exitCode } = await nap(kenya)
      expect(err).toContain('“plan” is a link to another place, so git would not keep the plan.')
      expect(exitCode).toBe(4)
      expect(readdirSync(top)).toEqual(['elsewhere', 'plan'])
      expect(readdirSync(join(top, 'elsewhere'))).toEqual([])
    },
  )

  test('a folder within a plan', async () => {
    const { nap } = desk()
    await nap(kenya)
    expect((await nap(kenya, 'plan/chapters')).err).toContain('cannot hold another one')
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that is closed (not as root, who may write anywhere)',
    async () => {
      const { top, nap } = desk()
      chmodSync(top, 0o500)
      const { err, exitCode } = await nap(kenya)
      expect(err).toMatch(/^You may not write into “.+”\. Nothing was written\.\n/)
      expect(exitCode).toBe(4)
      chmodSync(top, 0o700)
    },
  )
})

test.each([
  ['2026-07-01 to 2030-06-30', undefined],
  ['2026-07-01 to 2030-07-05', 'a few days more than 4 years'],
  ['2026-07-01 to 2031-06-30', '5 years'],
  ['2026-07-01 to 2027-12-22', 'a few days less than 18 months'],
  ['2026-07-01 to 2027-11-30', '17 months'],
  ['2026-07-01 to 2027-12-31', undefined],
])('the period %s is said to be %s', async (period, length) => {
  const { nap } = desk()
  const { err } = await nap(['init', '--country', 'KE', '--period', period])
  const said = / is (.*); OGP’s action plans last two or four years/.exec(err)?.[1]
  expect(said).toBe(length)
})

test.for([
  [['--period', '2023-2027'], 'From 2023-01-01 to 2027-12-31 is 5 years; OGP’s'],
  [['--period', '2026-01 to 2026-12'], 'From 2026-01-01 to 2026-12-31 is 12 months; OGP’s'],
] as const)('in a script, it is said: %s', async ([words, says]) => {
  const { nap } = desk()
  const { err, exitCode } = await nap(['init', '--country', 'Kenya', ...words])
  expect(err).toContain(says)
  expect(exitCode).toBe(0)
})

test('several thematic areas may stand in one answer', async () => {
  const { nap, read } = desk()
  const { err } = await nap([
    ...kenya,
    '--theme',
    'Open Data; Justice;',
    '--theme',
    'Water, Energy',
  ])
  const names = parse(read('plan/plan.yaml')).themes.map(({ name }: { name: string }) => name)
  expect(names).toEqual(['Open Data', 'Justice', 'Water, Energy'])
  expect(err).toContain(
    '“Water, Energy” is one thematic area of the new plan. If these are several, part them',
  )
})

test('a country may be called as it likes, and a name that is like another is told', async () => {
  const { nap, read } = desk()
  const { err, exitCode } = await nap(['init', '--country', 'Kenia', '--period', '2026/27'])
  expect(exitCode).toBe(0)
  expect(err).toContain(
    'If Kenya is meant, write it into plan.yaml: country: Kenya, country_code: KE\n',
  )
  expect(parse(read('plan/plan.yaml'))).toMatchObject({
    country: 'Kenia',
    period: { start: '2026-01-01', end: '2027-12-31' },
  })
})

test.for([
  ['2026-2027', '2026-01-01', '2027-12-31'],
  ['2026-28', '2026-01-01', '2028-12-31'],
  ['2026/2027', '2026-01-01', '2027-12-31'],
  ['2026-07 to 2028-06', '2026-07-01', '2028-06-30'],
  ['2026-07-01/2028-06-30', '2026-07-01', '2028-06-30'],
  ['2026 – 2027', '2026-01-01', '2027-12-31'],
  ['July 2026 to June 2028', '2026-07-01', '2028-06-30'],
  ['from 1 July 2026 until 30 June 2028', '2026-07-01', '2028-06-30'],
  ['Jul 2026–Jun 2028', '2026-07-01', '2028-06-30'],
  ['2026-07..2028-06', '2026-07-01', '2028-06-30'],
  ['2026-07to2028-06', '2026-07-01', '2028-06-30'],
  ['25/07/2026 to 24.7.2028', '2026-07-25', '2028-07-24'],
])('%s is a period', ([words = '', start, end]) => {
  expect(periodIn(words)).toEqual({ start, end })
})

test.for([
  '2027-2026',
  '2026',
  '2026-13 to 2027-01',
  '2026-07',
  '2026-25',
  'x',
  '06/07/2026 to 05/07/2028',
  'July to June 2028',
  'June 2028 to July 2026',
])('%s is no period', (words) => {
  expect(periodIn(words)).toBeUndefined()
})

test.for([
  ['pk', { name: 'Pakistan', code: 'PK' }],
  ['pakistan', { name: 'Pakistan', code: 'PK' }],
  ['Kaduna State', { name: 'Kaduna State' }],
  ['zz', { name: 'zz' }],
] as const)('%s is a country', ([words, known]) => {
  expect(countryIn(words)).toEqual(known)
})
