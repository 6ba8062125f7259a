import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { hasBundled } from '../../src/render/print/bundled.ts'
import { findBrowser } from '../../src/render/print.ts'
import { type Call, type Code, failingDisk, onDisk } from '../support/failing-disk.ts'
import { identity } from '../support/identity.ts'
import { napIn } from '../support/nap.ts'

failingDisk()

const codes: readonly Code[] = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'ENAMETOOLONG', 'ELOOP']

/**
 * NAP_DISK=all tries every call with every code, which takes hours, and NAP_DISK=kinds each kind of call with one;
 * otherwise it is a part of these, and NAP_DISK=1 and so on take another part.
 */
const wanted = process.env['NAP_DISK'] ?? '0'
const turn = Number(wanted) || 0
const oneIn = wanted === 'kinds' ? 1 : 4

type Scenario = {
  readonly line: readonly string[]
  readonly prepare?: (top: string) => void
  /** The only kinds of call that are of interest, where each case takes long. */
  readonly only?: RegExp
}

const sindh = 'plan/submissions/sindh'

const scenarios: readonly Scenario[] = [
  { line: ['validate'] },
  { line: ['validate', `${sindh}/open-data-portal.yaml`, '--changed', 'HEAD'] },
  {
    line: ['validate', '--fix'],
    prepare: (top) => {
      for (const name of ['open-data-portal', 'key-budget-documents'])
        changed(join(top, sindh, `${name}.yaml`), (text) => `\ufeff${text}`)
    },
  },
  { line: ['merge'], prepare: withNewTitle },
  { line: ['compile', '--to', 'md,html', '--no-record'], prepare: withNewTitle },
  { line: ['compile', '--to', 'md'], prepare: withNewTitle },
  { line: ['compile', '--to', 'md', '--at', 'HEAD'] },
  { line: ['compile', '--to', 'docx', '--no-record'], prepare: withNewTitle },
  {
    line: ['new', 'commitment', '--institution', 'sindh', '--set', 'title=Open courts of Sindh'],
  },
  {
    line: 'resolve key-budget-documents --about end_date --take punjab --on 2017-06-15'
      .split(' ')
      .concat('--reason', 'The assembly meets in May.'),
  },
  { line: ['sign-off', 'sindh', '--by', 'Secretary', '--on', '2017-06-16'] },
  { line: ['release', 'draft-1'] },
  {
    line: [
      'init',
      'new',
      '--country',
      'Kenya',
      '--period',
      '2026-2027',
      '--secretariat',
      'Justice',
    ],
  },
  { line: ['init'] },
  {
    line: ['verify', 'some.pdf'],
    prepare: (top) => writeFileSync(join(top, 'some.pdf'), '%PDF-1.4\n%%EOF\n'),
  },
  { line: ['log'] },
  { line: ['diff', 'HEAD'], prepare: withNewTitle },
  { line: ['status', '--on', '2017-06-15'] },
  { line: ['agenda', '--on', '2017-06-15', '--to', 'md'] },
  { line: ['why', 'key-budget-documents'] },
  ...(hasBundled()
    ? [{ line: ['compile', '--to', 'pdf', '--no-record'], only: /PASSING|chromium|HOME\/tmp/ }]
    : []),
]

function withNewTitle(top: string): void {
  changed(join(top, sindh, 'open-data-portal.yaml'), (text) =>
    text.replace(/^title: .*$/m, 'title: Open data of all departments'),
  )
}

function changed(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

// In the memory of the computer, where there is such a folder: nobody waits for a real disk there.
const memory = '/dev/shm'
const shelf = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'nap-disk-'))
const template = join(shelf, 'template')

/** Only against a busy machine. */
const patienceMs = 180_000

// Few files, so that each case is quick.
beforeAll(() => {
  cpSync(join(inject('repositories'), 'ogp'), join(template, 'ogp'), { recursive: true })
  const { top, env } = settingIn(template)
  const needless = readdirSync(join(top, 'plan'), { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.yaml') && path.includes('/') && !kept.some((name) => path.includes(name)),
  )
  for (const path of [...needless, 'decisions/key-budget-documents.yaml'])
    rmSync(join(top, 'plan', path))
  const nap = join(import.meta.dirname, '../../bin/nap.js')
  spawnSync(process.execPath, [nap, 'compile', '--to', 'md'], { cwd: top, env })
  rmSync(join(top, 'out'), { recursive: true })
}, patienceMs)

afterAll(() => rmSync(shelf, { recursive: true, force: true }))

const kept = [
  'key-budget-documents',
  'sindh/open-data-portal',
  'finance-division/submission',
  'sindh/submission',
]

function settingIn(home: string) {
  const { PATH, XDG_CACHE_HOME, HOME = '' } = process.env
  return {
    top: join(home, 'ogp'),
    env: {
      ...{ PATH, HOME: home, XDG_CACHE_HOME: XDG_CACHE_HOME ?? join(HOME, '.cache') },
      ...{ LANG: 'C.UTF-8', TZ: 'UTC', GIT_CONFIG_NOSYSTEM: '1', ...identity },
    },
  }
}

const temporary = process.env['TMPDIR']

/** Does some work on a copy of its own, which is gone afterwards. */
async function inCopy<T>({ prepare }: Scenario, work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(shelf, 'home-'))
  try {
    cpSync(template, home, { recursive: true })
    mkdirSync(join(home, 'tmp'))
    process.env['TMPDIR'] = join(home, 'tmp')
    prepare?.(join(home, 'ogp'))
    return await work(home)
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
    rmSync(home, { recursive: true, force: true })
  }
}

type Outcome = {
  readonly exitCode: number
  readonly out: string
  readonly err: string
  readonly files: ReadonlyMap<string, string>
}

async function nap(home: string, line: readonly string[], failing: Parameters<typeof onDisk>[0]) {
  const { top, env } = settingIn(home)
  const stdin = Readable.from([])
  const { calls, result } = await onDisk(failing, () => napIn({ cwd: top, env, stdin }, ...line))
  const { exitCode, out, err } = result
  const steady = (text: string) => text.replaceAll(home, 'HOME')
  const outcome: Outcome = { exitCode, out: steady(out), err: steady(err), files: filesIn(home) }
  return { calls, outcome }
}

/** Every file but those that are git’s own, and which revision is the last. */
function filesIn(home: string): ReadonlyMap<string, string> {
  const paths = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(home, join(parentPath, name)))
    .filter((path) => !path.includes('.git/') || /refs\/(heads|tags)|nap[^/]*$/.test(path))
  return new Map(paths.map((path) => [path, readFileSync(join(home, path), 'latin1')]))
}

/** Calls of one kind are alike: the same deed with a file of the same kind. */
function kindOf({ name, path }: Call, home: string): string {
  const place = path
    .replace(home, 'HOME')
    .replace(/.*node_modules/, 'node_modules')
    .replaceAll(/nap-print-[^/]*|\.nap-\w+\.tmp/g, 'PASSING')
    .replace(/(submissions|commitments|comments|chapters|schemas|start)\/.*/, '$1/*')
    .replace(/(node_modules).*/, '$1/*')
  return `${name} ${place}`
}

type Case = {
  readonly at: number
  readonly code: Code
  readonly path: string
  readonly kind: string
}

function casesOf(calls: readonly Call[], home: string): Case[] {
  const all = calls.flatMap((call, at) => {
    // Of folders around the test itself, the place is told as one goes there.
    const isAround = call.path !== home && call.path !== '' && home.startsWith(call.path)
    const path = call.path.replace(home, 'HOME')
    return isAround ? [] : [{ at, path, kind: kindOf(call, home) }]
  })
  if (wanted === 'all') return all.flatMap((each) => codes.map((code) => ({ ...each, code })))
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return kinds.flatMap((kind, index) => {
    if ((turn + index) % oneIn !== 0) return []
    const alike = all.filter((each) => each.kind === kind)
    const one = alike[(turn + index) % alike.length]
    const code = codes[(turn + index) % codes.length]
    return one && code ? [{ ...one, code }] : []
  })
}

test.each(scenarios)('nap $line, whatever call of the disk fails', async (scenario) => {
  const { line } = scenario
  const never = () => undefined
  // What nap loads for it is read from the disk too, but only once.
  await inCopy(scenario, (home) => nap(home, line, never))
  const { before, well, cases } = await inCopy(scenario, async (home) => {
    const files = filesIn(home)
    const { calls, outcome } = await nap(home, line, never)
    return {
      before: files,
      well: outcome,
      cases: casesOf(calls, home).filter(({ kind }) => scenario.only?.test(kind) ?? true),
    }
  })
  expect(well.exitCode).toBeLessThan(2)
  const complaints: string[] = []
  for (const { at, code, path, kind } of cases) {
    const complaint = await inCopy(scenario, async (home) => {
      const failing = (_: Call, index: number) => (index === at ? code : undefined)
      const { outcome } = await nap(home, line, failing)
      const wrong = wrongWith(outcome, { before, well, path })
      if (wrong) return told(wrong, outcome)
      if (sameFiles(withoutTold(outcome), well.files)) return undefined
      const { outcome: again } = await nap(home, line, never)
      const isDone = again.exitCode === well.exitCode && sameFiles(planOf(again), planOf(well))
      return isDone ? undefined : told('a second run does not succeed', again)
    })
    if (complaint) complaints.push(`${code} ${kind} #${at}: ${complaint}`)
  }
  expect(complaints).toEqual([])
})

test.skipIf(!hasBundled())(
  'a browser that can be kept nowhere is unpacked for this run, and that is told (needs the bundled browser)',
  async () => {
    const { PATH } = process.env
    for (const [env, why] of [
      [{ PATH, XDG_CACHE_HOME: '/proc/x' }, '“/proc/x” cannot be written'],
      [{ PATH }, 'You have no home folder here'],
    ] as const) {
      expect(await findBrowser({ env })).toMatchObject({
        isPassing: true,
        note: expect.stringContaining(why),
      })
    }
  },
)

function told(wrong: string, { exitCode, out, err }: Outcome): string {
  return `${wrong}: ${JSON.stringify({ exitCode, out, err })}`
}

/** The files without what is said to have been left behind. */
function withoutTold({ files, err }: Outcome): Outcome['files'] {
  const isTold = (file: string) => err.includes(`${basename(file)}” was left behind`)
  return new Map([...files].filter(([file]) => !isTold(file)))
}

// A new plan is whole or not there; what stands beside it is added by the second run, but for its README. Where git could
// not be looked at, which was told, the attributes stand in the plan's own folder.
function planOf({ files }: Outcome): Outcome['files'] {
  const beside = ['ogp/new/README.md', 'ogp/new/.gitattributes']
  return new Map([...withoutOwn(files)].filter(([file]) => !beside.includes(file)))
}

function withoutOwn(files: Outcome['files']): Outcome['files'] {
  const own = ['ogp/.git/nap-plan.draft', 'ogp/plan/.nap.draft']
  return new Map([...files].filter(([file]) => !own.includes(file)))
}

function sameFiles(one: Outcome['files'], other: Outcome['files']): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text)
}

type Known = {
  readonly before: Outcome['files']
  readonly well: Outcome
  readonly path: string
}

function wrongWith(outcome: Outcome, { before, well, path }: Known): string | undefined {
  const { exitCode, out, err, files } = outcome
  if (exitCode === 70 || /fault in nap|\n\s+at /.test(out + err)) return 'called a fault in nap'
  const torn = [...files].find(([file, text]) => {
    const isKnown = [before, well.files].some((known) => known.get(file) === text)
    // What is left out of the draft by decision changes the draft, and is told.
    return !isKnown && !isMade(file) && !err.includes(basename(file))
  })
  if (torn) return `neither old nor new: ${torn[0]}`
  const lost = [...before.keys()].find((file) => !files.has(file) && !isMade(file))
  if (lost) return `lost: ${lost}`
  // Where git’s folder is closed, nap keeps its own files in the folder of the plan: that is no loss, and not told.
  const [now, then] = [files, well.files].map(withoutOwn)
  if (exitCode === well.exitCode && out === well.out && now && then && sameFiles(now, then))
    return undefined
  // Nobody can tell why something of nap itself is not there.
  if (exitCode === 3 && err.includes('Install nap again.')) return undefined
  if (![1, 4, well.exitCode].includes(exitCode)) return 'with another exit code'
  return isNamed(path, out + err) ? undefined : 'without the name of what failed'
}

function isMade(file: string): boolean {
  // The attributes are written in two steps, each of them whole; what nap wrote into the draft goes with the draft.
  return /^ogp\/((plan\/draft|out)\/(?!\.nap-)|(new\/)?\.gitattributes$|\.git\/nap-plan\.draft$|plan\/\.nap\.draft$)/.test(
    file,
  )
}

/** Of a passing file, what it was to become is told: something in the same folder. */
function isNamed(path: string, said: string): boolean {
  const words = said.replaceAll(/\s+/g, ' ')
  if (/\.nap-\w+\.tmp/.test(path) && /“[^”]*\.\w+”/.test(words)) return true
  return [basename(path), basename(dirname(path))].some((name) => words.includes(name))
}
