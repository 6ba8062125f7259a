// What `nap compile --to pdf` costs beside a bare tagged print of the same HTML by the same browser, in turn, in one run:
//   node test/bench/print.mjs [pairs, 3] [commitments, 18,50,200]
// Ratios of wall time and of processor time (user + system); goal 1.6. The processes of a browser that nobody waits for are not
// in the processor time, so that those of wall time on a quiet machine say more. Copies that are alike make nap compare them. Not part of `npm run check`. Where the
// bundled Chromium is another's, name the folder that holds it: NAP_CHROMIUM=DIR.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer'

const root = fileURLToPath(new URL('../../', import.meta.url))
if (process.argv[2] === '--bare') await bare(process.argv[3])
else measureAll()

function measureAll() {
  const pairs = Number(process.argv[2] ?? 3)
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
    writeFileSync(join(folder, `made-up-${number}.yaml`), text.replace(/^title: .*/m, `title: Commitment ${number}`))
  }
}

/** Seconds of one command, with all the processes it starts. */
function measure(command, cwd) {
  const start = performance.now()
  const { stdout, stderr } = spawnSync('bash', ['-c', `${command} >&2; times`], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })
  const wall = (performance.now() - start) / 1000
  const [, children] = stdout.trim().split('\n').slice(-2)
  if (children === undefined) throw new Error(stderr)
  const cpu = Array.from(children.matchAll(/(\d+)m([\d.]+)s/g), ([, m, s]) => Number(m) * 60 + Number(s))
  return { wall, cpu: cpu[0] + cpu[1] }
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
