// Whole commands side by side, in turn, in one run: npm run bench -- [flags]
//   --pairs N        how often each two are measured (11)
//   --revisions N    how long the history is that `nap log` and `nap why` read (300)
//   --against DIR    another checkout of nap, built: the same commands of both, in turn
//   --large          also 10,000 files, which takes minutes
//   --peers          also other validators (validators.mjs), which npm installs into a temporary folder
// Prints medians of the ratios of processor time (user + system, all threads) and of wall time, with the goals. Nothing fails
// where one is missed: ratios of a busy machine prove nothing. Needs bash for `times`; not part of `npm run check`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writePlan } from './made-up-plan.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values: flags } = parseArgs({
  options: {
    pairs: { type: 'string', default: '11' },
    revisions: { type: 'string', default: '300' },
    against: { type: 'string' },
    large: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
})
const pairs = Number(flags.pairs)
const nap = `node ${root}bin/nap.js`
const bare = 'node -e 0'

const top = mkdtempSync(join(tmpdir(), 'nap-bench-'))
try {
  const plan = planWithHistory(join(top, 'plan'), Number(flags.revisions))
  const [small, large] = [15, 1_000].map((count) => madeUp(count))
  const driver = mergeOfThree(join(top, 'three'))
  console.log('what / beside what                                        cpu   wall   goal')
  row('--version / node', [`${nap} --version`, bare], root)
  row('--help / node', [`${nap} --help`, bare], root)
  row('validate, the plan / node', [`${nap} validate`, bare], plan)
  row('validate, 15 files / node', [`${nap} validate`, bare], small, 3.3)
  row('validate, 1,000 files / naive', [`${nap} validate`, naive(top)], large, 1)
  row('merge, unchanged / validate', [`${nap} merge`, `${nap} validate`], plan, 1.7)
  const toMarkdown = `${nap} compile --to md --no-record`
  row('compile --to md, unchanged / validate', [toMarkdown, `${nap} validate`], plan, 1.7)
  row('merge-driver / --version', [`${nap} ${driver}`, `${nap} --version`], top, 1.6)
  row(`log, ${flags.revisions} revisions / validate`, [`${nap} log`, `${nap} validate`], plan)
  const why = 'why citizens-budget.public_problem'
  row(`why, ${flags.revisions} revisions / validate`, [`${nap} ${why}`, `${nap} validate`], plan)
  if (flags.against !== undefined) {
    const other = `node ${join(flags.against, 'bin/nap.js')}`
    const commands = { validate: plan, merge: plan, log: plan, [why]: plan, [driver]: top }
    for (const [words, folder] of Object.entries(commands)) {
      const name = words.replace(/^(\S+ ?\S*).*/, '$1')
      row(`${name} / of the other`, [`${nap} ${words}`, `${other} ${words}`], folder)
    }
  }
  if (flags.large) {
    const megabytes = memoryOf('validate', madeUp(10_000))
    console.log(`validate, 10,000 files: ${megabytes} MB at most (goal: 300)`)
  }
} finally {
  rmSync(top, { recursive: true, force: true })
}
if (flags.peers) {
  spawnSync('node', [`${root}test/bench/validators.mjs`, '3', '15,1000'], { stdio: 'inherit' })
}

/** The ratios of the first command to the second, pair by pair. */
function row(name, [first, second], cwd, goal) {
  for (const command of [first, second]) measure(command, cwd)
  const ratios = Array.from({ length: pairs }, () => {
    const [a, b] = [measure(first, cwd), measure(second, cwd)]
    return { cpu: a.cpu / b.cpu, wall: a.wall / b.wall }
  })
  const median = (of) => ratios.map(of).toSorted((a, b) => a - b)[pairs >> 1]
  const [cpu, wall] = [median((one) => one.cpu), median((one) => one.wall)]
  const verdict = goal === undefined ? '' : `${goal} ${cpu <= goal ? 'kept' : 'missed'}`
  console.log(`${name.padEnd(54)} ${cpu.toFixed(2).padStart(6)} ${wall.toFixed(2).padStart(6)}   ${verdict}`)
}

// The second line of `times` is the time of all children of the shell.
function measure(command, cwd) {
  const start = performance.now()
  const { stdout } = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1; times`], {
    cwd,
    encoding: 'utf8',
  })
  const wall = performance.now() - start
  const [, children] = stdout.trim().split('\n')
  const seconds = Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => m * 60 + Number(s))
  return { wall, cpu: seconds[0] + seconds[1] }
}

function memoryOf(words, cwd) {
  const file = join(top, 'memory')
  const code = `process.on('exit', () => require('node:fs').writeFileSync('${file}', String(process.resourceUsage().maxRSS)))
process.argv.splice(1, 0, 'nap'); import('${root}bin/nap.js')`
  spawnSync('node', ['-e', code, ...words.split(' ')], { cwd, stdio: 'ignore' })
  return Math.round(Number(readFileSync(file, 'utf8')) / 1024)
}

function madeUp(count) {
  const folder = join(top, String(count))
  writePlan(join(folder, 'plan'), count)
  return folder
}

/** What anybody would write first, with the packages that nap is made of. */
function naive(folder) {
  const schema = (name) => JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8'))
  const whole = JSON.stringify({ ...schema('contribution'), $defs: schema('common').$defs })
  writeFileSync(join(folder, 'schema.json'), whole.replaceAll('common.schema.json#', '#'))
  writeFileSync(
    join(folder, 'naive.cjs'),
    `const { readdirSync, readFileSync } = require('node:fs')
const load = require('node:module').createRequire('${root}package.json')
const Ajv = load('ajv/dist/2020').default
const check = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(__dirname + '/schema.json', 'utf8')))
for (const file of readdirSync('plan/submissions', { recursive: true })) {
  if (!/commitment-.*yaml$/.test(file)) continue
  if (check(load('yaml').parse(readFileSync('plan/submissions/' + file, 'utf8')))) continue
  console.log(file, JSON.stringify(check.errors))
}
`,
  )
  return `node ${join(folder, 'naive.cjs')}`
}

/** Three versions of a file, with a field changed on each side. */
function mergeOfThree(folder) {
  mkdirSync(folder, { recursive: true })
  const file = 'plan/submissions/finance-division/citizens-budget.yaml'
  const base = readFileSync(join(root, file), 'utf8')
  const versions = {
    base,
    ours: base.replace(/^title: .*$/m, 'title: A budget for all'),
    theirs: base.replace(/^end_date: .*$/m, 'end_date: 2019-05-31'),
  }
  for (const [name, text] of Object.entries(versions)) writeFileSync(join(folder, name), text)
  return `merge-driver ${['base', 'ours', 'theirs'].map((name) => join(folder, name)).join(' ')} ${file}`
}

/** The plan of this repository with revisions as \`nap compile\` records them: a commitment at a time, its file and its draft. */
function planWithHistory(folder, revisions) {
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'plan'), join(folder, 'plan'), { recursive: true })
  const drafts = readdirSync(join(folder, 'plan/draft/commitments'))
  const texts = new Map(
    readdirSync(join(folder, 'plan'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, path, name }) => join(parentPath ?? path, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )
  const commits = Array.from({ length: revisions }, (_, round) => {
    const changed = round === 0 ? texts : new Map()
    if (round > 0) {
      const file = `plan/draft/commitments/${drafts[round % drafts.length]}`
      const line = `$1  In round ${round}, this was read again.\n`
      texts.set(file, texts.get(file).replace(/^(public_problem: .*\n)(?:  In round .*\n)?/m, line))
      changed.set(file, texts.get(file))
    }
    const files = Array.from(changed, ([file, text]) => `M 100644 inline ${file}\n${data(text)}`)
    return `commit refs/heads/main\ncommitter Desk <desk@example.org> ${1_500_000_000 + round * 3600} +0500\n${data(`Plan: round ${round}`)}${files.join('')}`
  })
  const git = (words, input) => spawnSync('git', words, { cwd: folder, input, encoding: 'utf8' })
  git(['init', '--quiet', '--initial-branch=main'])
  git(['fast-import', '--quiet'], commits.join('\n'))
  git(['reset', '--quiet', '--hard'])
  // The draft on disk is to be as nap makes it.
  spawnSync('node', [`${root}bin/nap.js`, 'merge'], { cwd: folder })
  return folder
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}
