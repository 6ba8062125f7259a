// What `nap compile --to pdf` costs beside a bare tagged print of the same HTML by the same browser, in turn, in one run:
//   node test/bench/print.mjs [pairs, 5] [commitments, 18,50,200]
// Ratios of processor time (user + system) and of wall time; goal 1.6. Beyond the sample plan its commitments are taken again
// with other words, so that nap finds no two that are alike. Linux: the processor time is that of a control group, which
// also holds the processes of a browser that nobody waits for; where none can be made (not as root), it is too small, and
// the first line says so. Not part of `npm run check`. Where the bundled Chromium is another's, name the folder that holds
// it: NAP_CHROMIUM=DIR.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer'

const root = fileURLToPath(new URL('../../', import.meta.url))
const groups = folderOfGroups()
const prose = 'title public_problem commitment_description contribution access_to_information civic_participation'
  .concat(' public_accountability technology_and_innovation budget national_plan activity deliverable note')
  .split(' ')
if (process.argv[2] === '--bare') await bare(process.argv[3])
else measureAll()

function measureAll() {
  const pairs = Number(process.argv[2] ?? 5)
  if (!groups) console.log('No control group can be made here: the processor time lacks what the browser uses apart.')
  for (const commitments of (process.argv[3] ?? '18,50,200').split(',').map(Number)) {
    const top = mkdtempSync(join(tmpdir(), 'nap-bench-'))
    try {
      planOf(top, commitments)
      const compile = `node '${root}bin/nap.js' compile --no-record --out out --to`
      measure(`${compile} html`, top)
      const self = `node '${fileURLToPath(import.meta.url)}' --bare out/nap.html`
      const rows = Array.from({ length: pairs }, () => {
        rmSync(join(top, 'out/nap.pdf'), { force: true })
        const [nap, browser] = [measure(`${compile} pdf`, top), measure(self, top)]
        return { nap, browser, again: measure(`${compile} pdf`, top) }
      })
      const ratio = (a, b, of) => median(rows.map((row) => row[a][of] / row[b][of])).toFixed(2)
      const seconds = (name) => `${median(rows.map((row) => row[name].cpu)).toFixed(2)} s`
      console.log(
        `${commitments} commitments: cpu ${ratio('nap', 'browser', 'cpu')}, wall ${ratio('nap', 'browser', 'wall')} (goal 1.6); ` +
          `cpu of nap ${seconds('nap')}, of the bare print ${seconds('browser')}; unchanged ${seconds('again')}`,
      )
    } finally {
      rmSync(top, { recursive: true, force: true })
    }
  }
}

/** The sample plan, with copies of its commitments until there are so many. */
function planOf(top, commitments) {
  cpSync(join(root, 'plan'), join(top, 'plan'), { recursive: true })
  rmSync(join(top, 'plan/draft'), { recursive: true })
  const folder = join(top, 'plan/submissions/finance-division')
  const models = readdirSync(folder).filter((file) => file !== 'submission.yaml')
  for (let number = 18; number < commitments; number += 1) {
    const text = readFileSync(join(folder, models[number % models.length]), 'utf8')
    writeFileSync(join(folder, `made-up-${number}.yaml`), inOtherWords(text, number))
  }
}

/** The same with words as long as those that stand there, of letters that are as frequent: pages as full, and a text of its own. */
function inOtherWords(yaml, number) {
  let isProse = false
  return yaml.replace(/^( *(?:- )?)(?:(\w+):)?(.*)$/gm, (line, indent, key, text) => {
    if (key !== undefined) isProse = prose.includes(key)
    const start = key === undefined ? indent : `${indent}${key}:`
    return isProse ? start + text.replace(/[a-z]{3,}/g, (word) => otherWord(word, number)) : line
  })
}

// Another one for each commitment, and within it always the same.
function otherWord(word, number) {
  let state = number
  for (const letter of word) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0
  return Array.from(word, (letter) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    const among = 'aeiou'.includes(letter) ? 'aeiou' : 'bcdfghlmnprst'
    return among[(state >>> 8) % among.length]
  }).join('')
}

/** Seconds of one command, with all the processes it starts. */
function measure(command, cwd) {
  const group = groups && join(groups, `nap-bench-${process.pid}`)
  if (group) mkdirSync(group)
  const start = performance.now()
  const enter = group ? `echo $$ > '${group}/cgroup.procs'; ` : ''
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${enter}${command} >&2; code=$?; times; exit $code`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  const wall = (performance.now() - start) / 1000
  const cpu = group ? usedBy(group) : usedByChildren(stdout)
  if (group) remove(group)
  // 1: the plan has findings; its documents are written.
  if (status > 1) throw new Error(stderr)
  return { wall, cpu }
}

function usedByChildren(times) {
  const children = times.trim().split('\n').at(-1) ?? ''
  return Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => Number(m) * 60 + Number(s)).reduce((a, b) => a + b, 0)
}

/** Where control groups that count processor time are made, in either of their versions. */
function folderOfGroups() {
  return ['/sys/fs/cgroup/cpuacct', '/sys/fs/cgroup'].find((folder) => {
    const group = join(folder, `nap-bench-${process.pid}`)
    try {
      mkdirSync(group)
      const counts = existsSync(join(group, 'cpuacct.usage')) || existsSync(join(group, 'cpu.stat'))
      rmdirSync(group)
      return counts
    } catch {
      return false
    }
  })
}

function usedBy(group) {
  const first = join(group, 'cpuacct.usage')
  if (existsSync(first)) return Number(readFileSync(first, 'utf8')) / 1e9
  return Number(/usage_usec (\d+)/.exec(readFileSync(join(group, 'cpu.stat'), 'utf8'))[1]) / 1e6
}

/** What was killed may take a moment to go. */
function remove(group) {
  for (let tries = 0; ; tries += 1) {
    try {
      return rmdirSync(group)
    } catch (error) {
      if (tries === 100) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

async function bare(file) {
  const home = process.env.NAP_CHROMIUM ?? chromiumFolder()
  const browser = await puppeteer.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
    env: { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
    protocolTimeout: 0,
  })
  const page = await browser.newPage()
  await page.setContent(readFileSync(file, 'utf8'), { timeout: 0 })
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false, timeout: 0 })
  writeFileSync('bare.pdf', pdf)
  await browser.close()
}

function chromiumFolder() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))
  const cache = process.getuid?.() === 0 ? '/var/cache/nap' : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nap')
  return join(cache, `chromium-${version}`)
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
