// stage costs
import { readFileSync, writeFileSync, mkdirSync, rmdirSync } from 'node:fs'
import puppeteer from 'puppeteer'
const [file, variant = '', out] = process.argv.slice(2)
const D = `/sys/fs/cgroup/cpuacct/sp-${process.pid}`
mkdirSync(D); writeFileSync(D + '/cgroup.procs', String(process.pid))
const cpu = () => Number(readFileSync(D + '/cpuacct.usage', 'utf8')) / 1e6
let last = cpu()
const mark = (w) => { const n = cpu(); process.stdout.write(`${w} ${(n - last).toFixed(0)}  `); last = n }
const home = '/var/cache/nap/chromium-147.0.0'
const nap = ['--disable-background-networking','--disable-component-update','--disable-default-apps','--disable-extensions','--disable-sync','--disable-breakpad','--no-first-run','--mute-audio','--hide-scrollbars','--disable-dev-shm-usage','--force-color-profile=srgb']
const browser = await puppeteer.launch({ executablePath: home + '/chromium', args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', ...nap], env: { ...process.env, LD_LIBRARY_PATH: home + '/al2023/lib', FONTCONFIG_FILE: home + '/fonts.conf' }, protocolTimeout: 0, defaultViewport: null, pipe: true })
mark('launch')
const page = await browser.newPage()
await page.setJavaScriptEnabled(false)
let html = readFileSync(file, 'utf8')
let style = '<style id="nap-first-pass">html{visibility:hidden!important}</style>'
if (variant.includes('d')) style += '<style>@media screen{body{display:none!important}}</style>'
html = html.replace(/<head[^>]*>/, (h) => h + style)
mark('page')
await page.setContent(html, { timeout: 0, waitUntil: 'load' })
mark('content')
if (variant.includes('d')) { await page.evaluate(() => Promise.all([...document.fonts].map((f) => f.load())).then(() => 1)); mark('fonts') }
const settings = { preferCSSPageSize: true, printBackground: true, outline: false, timeout: 0 }
if (!variant.includes('1')) {
  const p = await page.pdf({ ...settings, tagged: false })
  mark(`pass1(${p.length})`)
}
await page.$$eval('#nap-first-pass', (s) => { for (const x of s) x.remove() })
await page.$$eval('span.page[data-for]', (ps) => { for (const x of ps) x.textContent = '17' })
mark('show')
const p2 = await page.pdf({ ...settings, tagged: true })
mark(`pass2(${p2.length})`)
if (out) writeFileSync(out, p2)
await browser.close()
mark('close')
console.log(cpu().toFixed(0))
writeFileSync('/sys/fs/cgroup/cpuacct/cgroup.procs', String(process.pid))
setTimeout(() => { try { rmdirSync(D) } catch {} }, 200)
