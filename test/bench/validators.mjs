// `nap validate` beside other validators on the same made-up plans, in turn, in one run:
//   node test/bench/validators.mjs [rounds] [counts]      such as 3 15,1000,10000
// The others are installed by npm into a temporary folder, and see the contributions only. Prints medians of processor
// time (user + system) and wall time, their ratios to nap, and whether the targets hold. Not part of `npm run check`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePlan } from './made-up-plan.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const rounds = Number(process.argv[2] ?? 3)
const counts = (process.argv[3] ?? '15,1000,10000').split(',').map(Number)
// Beyond so many files, what takes a minute and more is left out.
const slowAtMost = 1_000
const packages = ['ajv-cli@5.0.0', 'ajv-formats@3', 'v8r@6.1.0', '@stoplight/spectral-cli@6.16', 'yaml@2', 'ajv@8']

const naive = `const { readdirSync, readFileSync } = require('node:fs')
const { parse } = require('yaml')
const Ajv = require('ajv/dist/2020').default
const check = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(__dirname + '/schema.json', 'utf8')))
for (const file of readdirSync(process.argv[2], { recursive: true })) {
  if (!/commitment-.*yaml$/.test(file)) continue
  if (check(parse(readFileSync(process.argv[2] + '/' + file, 'utf8')))) continue
  console.log(file, JSON.stringify(check.errors))
  process.exitCode = 1
}
`

const top = mkdtempSync(join(tmpdir(), 'nap-bench-'))
try {
  install()
  const bare = measured({ bare: 'node -e 0', version: `node ${root}bin/nap.js --version` }, top, rounds * 5)
  verdict('nap --version within 1.3 x node -e 0', bare.version.cpu / bare.bare.cpu, 1.3)
  const each = counts.map((count) => ({ count, results: atCount(count) }))
  const small = each.find(({ count }) => count === 1_000)?.results
  const large = each.find(({ count }) => count === 10_000)?.results
  if (small?.spectral) verdict('nap / Spectral at 1,000 files, at most 0.1', small.nap.cpu / small.spectral.cpu, 0.1)
  if (small && large) verdict('cost of a file at 10,000 / at 1,000', large.nap.cpu / small.nap.cpu / 10, 1.15)
} finally {
  rmSync(top, { recursive: true, force: true })
}

function atCount(count) {
  const folder = join(top, String(count))
  const contributions = `'${writePlan(join(folder, 'plan'), count)}/*/commitment-*.yaml'`
  const bin = join(top, 'node_modules/.bin')
  const fast = {
    nap: `node ${root}bin/nap.js validate --json`,
    naive: `node ${join(top, 'naive.cjs')} plan/submissions`,
    'ajv-cli': `${bin}/ajv validate --spec=draft2020 --strict=false --all-errors -s ../schema.json -d ${contributions}`,
  }
  const slow = {
    v8r: `XDG_CACHE_HOME=${top} ${bin}/v8r --schema ../schema.json 'plan/submissions/*/commitment-*.yaml'`,
    spectral: `${bin}/spectral lint --ruleset ../ruleset.json ${contributions}`,
  }
  const results = measured(count <= slowAtMost ? { ...fast, ...slow } : fast, folder, rounds)
  console.log(`\n${count} files     cpu s  wall s  cpu / nap  wall / nap  exit`)
  for (const [name, { cpu, wall, status }] of Object.entries(results)) {
    const row = [cpu, wall, cpu / results.nap.cpu, wall / results.nap.wall].map((value) => value.toFixed(2).padStart(8))
    console.log(`${name.padEnd(12)} ${row.join(' ')}  ${status}`)
  }
  verdict(`nap / naive at ${count} files, at most 1`, results.nap.cpu / results.naive.cpu, 1)
  return results
}

function verdict(name, value, limit) {
  console.log(`${name}: ${value.toFixed(2)} ${value <= limit ? 'kept' : 'BROKEN'}`)
}

function install() {
  const words = ['install', '--prefix', top, '--ignore-scripts', '--no-audit', '--no-fund', ...packages]
  const { status, stderr } = spawnSync('npm', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const schema = wholeSchema()
  const options = { schema, dialect: 'draft2020-12', allErrors: true }
  const rule = { given: '$', severity: 'error', then: { function: 'schema', functionOptions: options } }
  writeFileSync(join(top, 'schema.json'), JSON.stringify(schema))
  writeFileSync(join(top, 'ruleset.json'), JSON.stringify({ rules: { 'fits-the-schema': rule } }))
  writeFileSync(join(top, 'naive.cjs'), naive)
}

// One file without our own keywords, which the others would stumble over.
function wholeSchema() {
  const read = (name) => JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8'))
  const plain = (node) => {
    if (Array.isArray(node)) return node.map(plain)
    if (typeof node !== 'object' || node === null) return node
    const known = Object.entries(node).filter(([key]) => !key.startsWith('x-'))
    return Object.fromEntries(
      known.map(([key, value]) => [key, key === '$ref' ? value.replace('common.schema.json', '') : plain(value)]),
    )
  }
  return plain({ ...read('contribution'), $defs: read('common').$defs })
}

/**
 * Medians of each command: every round runs all of them once, and begins with another one: whoever always came after half a
 * minute of a slow one would find a machine that is not the same.
 */
function measured(commands, cwd, times) {
  const names = Object.keys(commands)
  const rows = Array.from({ length: times }, (_, round) => {
    const order = names.map((_name, index) => names[(index + round) % names.length])
    return Object.fromEntries(order.map((name) => [name, measure(commands[name], cwd)]))
  })
  const median = (name, of) => rows.map((row) => row[name][of]).toSorted((a, b) => a - b)[times >> 1]
  return Object.fromEntries(
    names.map((name) => [
      name,
      { cpu: median(name, 'cpu'), wall: median(name, 'wall'), status: rows[0][name].status },
    ]),
  )
}

// The second line of `times` is the time of all children of the shell.
function measure(command, cwd) {
  const start = performance.now()
  const { stdout } = spawnSync('bash', ['-c', `${command} >/dev/null 2>&1; echo $?; times`], { cwd, encoding: 'utf8' })
  const wall = (performance.now() - start) / 1000
  const [status, , children] = stdout.trim().split('\n')
  const [user, system] = Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => m * 60 + Number(s))
  return { wall, cpu: user + system, status }
}
