import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Frame } from 'puppeteer'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { exitCodes } from '../../src/model/refusal.ts'
import { isOpenToAll, isTrustworthy, removeStale } from '../../src/render/print/folders.ts'
import { openSafely } from '../../src/render/print/page.ts'
import { printInPasses } from '../../src/render/print/passes.ts'
import { installedPaths } from '../../src/render/print/places.ts'
import { withBrowser } from '../../src/render/print/session.ts'
import {
  type Browser,
  findBrowser,
  type PrintRequest,
  printPdf,
  whenNoBrowser,
} from '../../src/render/print.ts'
import { attachmentsOf, bookmarksOf, readBack } from './read-back.ts'
import { outline, sampleHtml } from './sample.ts'

const scratch = mkdtempSync(join(tmpdir(), 'nap-test-'))
chmodSync(scratch, 0o755)
const temporary = join(scratch, 'tmp')
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0
const found = await findBrowser({ env: process.env })
// A busy machine takes many times as long as a quiet one; what is bounded here is only a browser that hangs.
const patient = { deadlineMs: 90_000, signal: undefined }

beforeAll(() => {
  mkdirSync(temporary)
  chmodSync(temporary, 0o1777)
  vi.stubEnv('TMPDIR', temporary)
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(scratch, { recursive: true, force: true })
})

function requestWith(changes: Partial<PrintRequest> = {}): PrintRequest {
  return {
    html: sampleHtml(),
    outline,
    metadata: {
      title: 'Plan',
      author: 'EAD',
      language: 'en',
      date: new Date('2017-06-20T00:00:00Z'),
      properties: { NapRevision: '1a2b3c4' },
    },
    attachments: () => [
      { name: 'nap.md', mime: 'text/markdown', content: Buffer.from('# Plan\n') },
    ],
    browser: real(),
    deadlineMs: patient.deadlineMs,
    ...changes,
  }
}

function real(): Browser {
  if (!found) throw new Error('These tests need a browser.')
  return found
}

/** A program that is not a browser. `$0` is where it lies. */
function fake(name: string, script: string): Browser {
  const executablePath = join(scratch, name)
  writeFileSync(executablePath, `#!/bin/sh\n${script}\n`)
  chmodSync(executablePath, 0o755)
  return { executablePath, origin: 'setting', env: real().env }
}

function processesWith(word: string): string[] {
  // Only Linux tells by files.
  if (!existsSync('/proc')) return []
  return readdirSync('/proc').filter((name) => {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      return /^\d+$/.test(name) && line.includes(word)
    } catch {
      return false
    }
  })
}

test.skipIf(!found)(
  'a plan is printed with bookmarks, attachment and metadata (needs a browser)',
  async () => {
    const { pdf, pages, foreignFonts, notes } = await printPdf(requestWith())
    const back = readBack(pdf)
    expect(back.header).toBe('%PDF-1.7')
    expect(pages).toBe(25)
    expect(foreignFonts).toEqual([])
    expect(notes).toEqual([])
    expect(bookmarksOf(back)).toEqual(outline.map(({ id, level, title }) => ({ level, title, id })))
    expect(attachmentsOf(back)).toEqual([{ name: 'nap.md', content: '# Plan\n' }])
    expect(back.info).toContain('/NapRevision (1a2b3c4)')
    expect(readdirSync(temporary)).toEqual([])
  },
)

test.skipIf(!found)(
  'the contents name the page on which each heading stands (needs a browser)',
  async () => {
    const { result } = await withBrowser(real(), patient, async (devTools) => {
      const printed = await printInPasses(devTools, requestWith())
      const [page] = await devTools.pages()
      const numbers = await page?.$$eval('span.page', (places) =>
        places.map(({ textContent }) => textContent),
      )
      return { printed, numbers }
    })
    expect(result.numbers).toEqual(['2', '3', '5', '8', '13', '19'])
  },
)

test.skipIf(!found || !hasPdftotext)(
  'pdftotext finds the same page numbers (needs pdftotext)',
  async () => {
    const { pdf } = await printPdf(requestWith())
    const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
      .toString()
      .split('\f')
    const contents = pages[0] ?? ''
    for (const index of outline.keys()) {
      const standsOn = pages.findIndex((text) => text.includes(`Section ${index + 1}\n`)) + 1
      expect(contents).toMatch(new RegExp(`^ *${index + 1}\\. .* ${standsOn}$`, 'm'))
    }
  },
)

test.skipIf(!found)(
  'the bytes are the same again, in another time zone and language (needs a browser)',
  async () => {
    const first = await printPdf(requestWith())
    vi.stubEnv('TZ', 'Asia/Karachi')
    const env = { ...real().env, TZ: 'Asia/Karachi', LANG: 'ur_PK.UTF-8' }
    const second = await printPdf(requestWith({ browser: { ...real(), env } }))
    vi.stubEnv('TZ', undefined)
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0)
  },
)

test.skipIf(!found || !existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'))(
  'a font of the machine is reported (needs DejaVu Sans)',
  async () => {
    const html = sampleHtml({ extra: '<p style="font-family:DejaVu Sans">Borrowed</p>' })
    const { env, envWithFonts = env, ...own } = real()
    const browser = { ...own, env: envWithFonts }
    const { foreignFonts } = await printPdf(requestWith({ browser, html }))
    expect(foreignFonts).toEqual(['DejaVuSans'])
  },
)

test.skipIf(!found)('the browser’s own font is none of the machine (needs a browser)', async () => {
  const html = sampleHtml({ extra: '<p style="font-family:sans-serif">Lent</p>' })
  const { foreignFonts } = await printPdf(requestWith({ html }))
  expect(foreignFonts).toEqual([])
})

test.skipIf(!found)(
  'a heading that the contents do not reach is refused (needs a browser)',
  async () => {
    const missing = { id: 'nowhere', level: 1, title: 'Nowhere' }
    await expect(printPdf(requestWith({ outline: [...outline, missing] }))).rejects.toMatchObject({
      name: 'Refusal',
      exitCode: exitCodes.planHasProblems,
      message: expect.stringContaining('“Nowhere”'),
    })
  },
)

test.skipIf(!found)(
  'nothing in a page reaches the network, a file or a script (needs a browser)',
  async () => {
    const server = await countingServer()
    const { net } = server
    const secret = join(scratch, 'secret.html')
    writeFileSync(secret, '<p>CANARY</p>')
    const head = `
    <link rel="stylesheet" href="${net}/a.css"><link rel="prefetch" href="${net}/prefetch">
    <link rel="preconnect" href="${net}"><link rel="dns-prefetch" href="//canary.localhost">
    <link rel="icon" href="${net}/icon.png"><style>@import url("${net}/import.css");
    @font-face { font-family: E; src: url("${net}/font.woff2") } .e { font-family: E }
    @page { @top-left { content: url(${net}/margin.png) } }</style>
    <script type="speculationrules">{"prefetch":[{"source":"list","urls":["${net}/s"],"eagerness":"immediate"}]}</script>
    <script>document.documentElement.dataset.ran = 'CAN' + 'ARY'; fetch('${net}/fetch')</script>`
    const extra = `
    <img src="${net}/i.png"><img srcset="${net}/s.png 1x"><img src="x:" onerror="document.body.append('CAN'+'ARY')">
    <iframe src="${net}/frame"></iframe><iframe src="file:///etc/passwd"></iframe><iframe src="file://${secret}"></iframe>
    <iframe srcdoc="<script>document.write('CAN'+'ARY')</script><img src='${net}/d.png'>"></iframe>
    <iframe src="data:text/html,CANARY"></iframe><iframe src="javascript:'CAN'+'ARY'"></iframe>
    <object data="file://${secret}"></object><embed src="file://${secret}"><object data="${net}/o"></object>
    <svg onload="document.body.append('CAN'+'ARY')"><image href="${net}/v.png"/><use href="${net}/u.svg#a"/></svg>
    <video src="${net}/v.mp4" poster="${net}/p.png"></video><div class="e" style="background:url(${net}/b.png)">x</div>
    <noscript><img src="${net}/noscript.png"></noscript><form action="${net}/form"><input type=image src="${net}/n.png"></form>
    <details open ontoggle="document.body.append('CAN'+'ARY')"><summary>x</summary></details>`
    const seen = await framesAfterPrinting(sampleHtml({ head, extra }))
    expect(seen).not.toMatch(/CANARY|root:x:/)
    expect(seen).toContain('Section 6')
    expect(server.connections()).toBe(0)
    await server.close()
  },
)

test.skipIf(!found).each(['net', 'file', 'data', 'blank'] as const)(
  'a refresh of the page to %s does not replace the plan (needs a browser)',
  async (kind) => {
    const server = await countingServer()
    const address = {
      net: server.net,
      file: 'file:///etc/passwd',
      data: 'data:text/html,CANARY',
      blank: 'about:blank',
    }[kind]
    const head = `<meta http-equiv="refresh" content="0;url=${address}">`
    // Whole, or not at all.
    const outcome = await framesAfterPrinting(sampleHtml({ head })).catch((error) => error.name)
    if (outcome !== 'Refusal') expect(outcome).toContain('Section 6')
    expect(outcome).not.toMatch(/CANARY|root:x:/)
    expect(server.connections()).toBe(0)
    await server.close()
  },
)

/** All that can be read in all frames, attributes included, after the page was printed. */
async function framesAfterPrinting(html: string): Promise<string> {
  const { result } = await withBrowser(real(), patient, async (devTools) => {
    await printInPasses(devTools, requestWith({ html }))
    const [page] = await devTools.pages()
    const textOf = (frame: Frame) =>
      frame
        .$eval('body', (body) => `${body.textContent} ${body.parentElement?.dataset['ran']}`)
        .catch(() => '')
    const texts = (page?.frames() ?? []).map((frame) =>
      // A frame inside the page that was blocked never answers.
      frame === page?.mainFrame()
        ? textOf(frame)
        : Promise.race([textOf(frame), setTimeout(300, '')]),
    )
    return (await Promise.all(texts)).join('\n')
  })
  return result
}

async function countingServer() {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    net: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test.skipIf(process.platform === 'win32').each([
  ['hangs and ignores TERM', "trap '' TERM INT HUP; sleep 987651 & sleep 987651; sleep 987651"],
  ['is frozen', 'sleep 987651 & kill -STOP $$'],
  ['closes its pipes and hangs', 'exec 3<&- 4>&-; sleep 987651'],
])('a browser that %s is ended within the deadline (not on Windows)', async (name, script) => {
  const browser = fake(name.replaceAll(' ', '-'), script)
  await expect(printPdf(requestWith({ browser, deadlineMs: 70 }))).rejects.toMatchObject({
    name: 'Refusal',
    exitCode: exitCodes.somethingMissing,
    message: expect.stringContaining('did not finish within 1 second'),
    help: expect.any(String),
  })
  await noneIsLeft('987651')
  expect(readdirSync(temporary)).toEqual([])
})

const idle = process.platform === 'linux' ? test : test.skip

idle.each([
  ['does nothing', 'sleep 987654'],
  ['was stopped', 'sleep 987654 & kill -STOP $$'],
])(
  'a browser that %s hangs, and that is told long before the deadline (needs /proc)',
  async (name, script) => {
    const browser = fake(name.replaceAll(' ', '-'), script)
    await expect(printPdf(requestWith({ browser, silentMs: 450 }))).rejects.toMatchObject({
      exitCode: exitCodes.somethingMissing,
      message: expect.stringMatching(
        /hangs: for \d second it neither answered nor used the processor/,
      ),
      help: expect.stringContaining('choose another browser'),
    })
    await noneIsLeft('987654')
    expect(readdirSync(temporary)).toEqual([])
  },
)

test.each([
  ['works', 'while :; do :; done', 1500],
  ['writes', 'while :; do echo . >&2; sleep 0.01; done', 150],
])('a browser that %s does not hang, however long it takes', async (name, script, deadlineMs) => {
  const request = requestWith({ browser: fake(name, script), silentMs: 300, deadlineMs })
  await expect(printPdf(request)).rejects.toThrow(/did not finish within \d+ seconds?/)
})

test.each([
  [
    'finds no room',
    'echo "[1:1:ERROR:platform_shared_memory_region_posix.cc] Creating shared memory in /tmp/x failed: No space left on device (28)" >&2; exit 1',
    'has no room left for its temporary files',
    exitCodes.fileSystem,
  ],
  [
    'is ended by the system',
    'kill -KILL $$',
    'it was ended by SIGKILL, perhaps because the memory of this computer was full',
    exitCodes.somethingMissing,
  ],
  [
    'loses its page',
    `printf '{"method":"Target.targetCrashed","params":{"targetId":"1","status":"crashed","errorCode":11}}\\0' >&4; sleep 987655`,
    'The page crashed in the browser, perhaps because the memory was full',
    exitCodes.somethingMissing,
  ],
  [
    'loses its page for want of memory',
    `printf '{"method":"Target.targetCrashed","params":{"targetId":"1","status":"oom","errorCode":9}}\\0' >&4; sleep 987655`,
    'The page crashed in the browser, because the memory was full',
    exitCodes.somethingMissing,
  ],
])('of a browser that %s the cause is named at once', async (name, script, words, exitCode) => {
  const browser = fake(name.replaceAll(' ', '-'), script)
  await expect(printPdf(requestWith({ browser }))).rejects.toMatchObject({
    exitCode,
    message: expect.stringMatching(
      new RegExp(`${words}.* No PDF was written|${words}.*no PDF was written`),
    ),
    help: expect.any(String),
  })
  await noneIsLeft('987655')
  expect(readdirSync(temporary)).toEqual([])
})

/** The kernel takes a moment between the signal and the end: what was killed is given that moment. */
async function noneIsLeft(argument: string): Promise<void> {
  await expect.poll(() => processesWith(argument).filter(isAlive), { timeout: 60_000 }).toEqual([])
}

function isAlive(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test.skipIf(process.platform === 'win32').each([
  [
    'crashes',
    'echo "out of \u001b[31mmemory" >&2; exit 7',
    /exit code 7.*out of \\u\{1b\}\[31mmemory/,
  ],
  ['is killed', 'kill -SEGV $$', /SIGSEGV/],
  ['ends at once', 'exit 0', /exit code 0/],
  ['writes nonsense', "printf 'hello\\0' >&4; sleep 987652", /does not talk like a browser/],
  ['floods the pipe', 'yes >&4', /does not talk like a browser/],
])(
  'a browser that %s gets a sentence of its own (not on Windows)',
  async (name, script, message) => {
    const browser = fake(name.replaceAll(' ', '-'), script)
    await expect(printPdf(requestWith({ browser }))).rejects.toMatchObject({
      name: 'Refusal',
      exitCode: exitCodes.somethingMissing,
      message: expect.stringMatching(message),
    })
    await noneIsLeft('987652')
    expect(readdirSync(temporary)).toEqual([])
  },
)

test('a browser that is gone since it was found gets a sentence too', async () => {
  const browser = { ...real(), executablePath: join(scratch, 'gone') }
  await expect(printPdf(requestWith({ browser }))).rejects.toMatchObject({
    exitCode: exitCodes.somethingMissing,
  })
})

test.skipIf(!found)('a crash in the middle of the work is told (needs a browser)', async () => {
  const page = withBrowser(real(), patient, async (devTools) => {
    const opened = await openSafely(devTools, sampleHtml())
    const session = await opened.createCDPSession()
    session.send('Page.crash').catch(() => {})
    // What waits for an answer of the page would wait for ever.
    await opened.$$eval('p', (all) => all.length)
    await new Promise(() => {})
  })
  await expect(page).rejects.toThrow('The page crashed')

  const closed = withBrowser(real(), patient, async (devTools) => {
    const opened = await openSafely(devTools, sampleHtml())
    const closing = opened.close()
    await opened.$$eval('p', (all) => all.length)
    await closing
    await opened.pdf()
  })
  await expect(closed).rejects.toThrow('closed the page before the PDF was finished')

  const whole = withBrowser(real(), patient, async (devTools) => {
    const session = await devTools.target().createCDPSession()
    await session.send('Browser.crash')
    await new Promise(() => {})
  })
  await expect(whole).rejects.toThrow(/stopped before the PDF was finished/)
  expect(readdirSync(temporary)).toEqual([])
})

test.skipIf(!found).each(['SEGV', 'TRAP', 'ABRT'])(
  'a browser that crashes once (%s) is started again, and nobody has to know (needs a browser)',
  async (signal) => {
    const mark = join(scratch, `crashed-${signal}`)
    writeFileSync(mark, '')
    chmodSync(mark, 0o666)
    const browser = fake(
      `falls-over-${signal}`,
      `[ -s ${mark} ] && exec "${real().executablePath}" "$@"; echo once >> ${mark}; kill -${signal} $$`,
    )
    const { notes, pages } = await printPdf(requestWith({ browser }))
    expect({ notes, pages }).toEqual({ notes: [], pages: 25 })
    expect(readFileSync(mark, 'utf8')).toBe('once\n')
    expect(readdirSync(temporary)).toEqual([])
  },
)

test.skipIf(process.platform === 'win32').each([
  ['crashes twice', 'kill -SEGV $$', 2],
  ['ends by choice', 'exit 7', 1],
])('a browser that %s is left alone then (not on Windows)', async (name, end, times) => {
  const mark = join(scratch, `${name.replaceAll(' ', '-')}.txt`)
  writeFileSync(mark, '')
  chmodSync(mark, 0o666)
  const browser = fake(name.replaceAll(' ', '-'), `echo once >> ${mark}; ${end}`)
  await expect(printPdf(requestWith({ browser }))).rejects.toMatchObject({
    exitCode: exitCodes.somethingMissing,
  })
  expect(readFileSync(mark, 'utf8')).toBe('once\n'.repeat(times))
})

test.skipIf(!found)('work that is called off ends the browser (needs a browser)', async () => {
  const controller = new AbortController()
  setTimeout(150).then(() => controller.abort())
  await expect(printPdf(requestWith({ signal: controller.signal }))).rejects.toMatchObject({
    exitCode: exitCodes.interrupted,
  })
  await expect(printPdf(requestWith({ signal: AbortSignal.abort() }))).rejects.toMatchObject({
    exitCode: exitCodes.interrupted,
  })
  expect(readdirSync(temporary)).toEqual([])
})

test.skipIf(!found || process.platform !== 'linux')(
  'where the sandbox is barred the browser runs without it and the user is told (needs Linux)',
  async () => {
    const browser = fake(
      'barred',
      `case "$*" in *--no-sandbox*) exec "${real().executablePath}" "$@";; esac
      echo "FATAL: No usable sandbox!" >&2; exit 1`,
    )
    const { notes, pages } = await printPdf(requestWith({ browser }))
    expect(pages).toBe(25)
    expect(notes).toEqual([expect.stringContaining('without its own sandbox')])
  },
)

test('folders of killed runs are removed, those of others stay', async () => {
  const parent = mkdtempSync(join(scratch, 'stale-'))
  const old = new Date(Date.now() - 3_600_000)
  for (const name of ['nap-print-4194399-abcdef', `nap-print-${process.pid}-abcdef`, 'other']) {
    mkdirSync(join(parent, name))
    utimesSync(join(parent, name), old, old)
  }
  mkdirSync(join(parent, 'nap-print-4194398-recent'))
  await removeStale(parent)
  expect(readdirSync(parent).toSorted()).toEqual(
    ['nap-print-4194398-recent', `nap-print-${process.pid}-abcdef`, 'other'].toSorted(),
  )
})

test('where nothing can be written a sentence says so', async () => {
  vi.stubEnv('TMPDIR', '/nowhere')
  await expect(printPdf(requestWith())).rejects.toMatchObject({
    name: 'Refusal',
    exitCode: exitCodes.fileSystem,
  })
  vi.stubEnv('TMPDIR', temporary)
})

test.skipIf(found?.origin !== 'bundled')(
  'a browser that was torn apart is unpacked again (needs the browser of nap)',
  async () => {
    const cache = join(scratch, 'torn')
    mkdirSync(cache)
    chmodSync(cache, 0o755)
    const search = { env: { ...process.env, XDG_CACHE_HOME: cache } }
    const torn = join(cache, 'nap', 'chromium-147.0.0')
    mkdirSync(torn, { recursive: true })
    chmodSync(join(cache, 'nap'), 0o755)
    chmodSync(torn, 0o755)
    expect((await findBrowser(search))?.executablePath).toBe(join(torn, 'chromium'))
    expect(readdirSync(join(cache, 'nap'))).toEqual(['chromium-147.0.0'])
    expect(await isTrustworthy(join(torn, 'chromium'))).toBe(true)
  },
)

test.skipIf(process.platform === 'win32')(
  'a cache that others can write to is not trusted (not on Windows)',
  async () => {
    const folder = mkdtempSync(join(scratch, 'cache-'))
    expect(await isTrustworthy(folder)).toBe(true)
    expect(await isOpenToAll(folder)).toBe(false)
    chmodSync(folder, 0o777)
    expect(await isTrustworthy(folder)).toBe(false)
    expect(await isOpenToAll(folder)).toBe(true)
  },
)

test('a setting that is not a program is refused, wherever it comes from', async () => {
  const plain = join(scratch, 'plain.txt')
  writeFileSync(plain, 'hello')
  const missing = join(scratch, 'missing')
  for (const search of [
    { env: {}, setting: plain },
    { env: {}, setting: scratch },
    { env: { NAP_BROWSER: missing } },
    { env: { PUPPETEER_EXECUTABLE_PATH: missing } },
    { env: {}, setting: 'bundled', platform: 'win32' as const },
  ]) {
    await expect(findBrowser(search)).rejects.toMatchObject({
      name: 'Refusal',
      exitCode: exitCodes.somethingMissing,
      help: expect.any(String),
    })
  }
})

test('--browser comes before NAP_BROWSER, and that before PUPPETEER_EXECUTABLE_PATH', async () => {
  const paths = ['one', 'two', 'three'].map((name) => fake(name, 'exit 0').executablePath)
  const [one, two, three] = paths
  const env = { NAP_BROWSER: two, PUPPETEER_EXECUTABLE_PATH: three }
  expect((await findBrowser({ env, setting: one }))?.executablePath).toBe(one)
  expect((await findBrowser({ env }))?.executablePath).toBe(two)
  expect((await findBrowser({ env: { ...env, NAP_BROWSER: '' } }))?.executablePath).toBe(three)
})

test.skipIf(process.platform === 'win32')(
  '“system” looks into the cache of puppeteer, newest first, then into absolute folders of PATH (not on Windows)',
  async () => {
    const home = join(scratch, 'home')
    const bin = join(scratch, 'bin')
    mkdirSync(bin)
    fake('bin/chromium', 'exit 0')
    const search = { env: { HOME: home, PATH: `.::${bin}` }, setting: 'system' }
    const installed = await findBrowser({ ...search, platform: 'linux' })
    expect(installed).toMatchObject({ executablePath: join(bin, 'chromium'), origin: 'system' })
    expect(installed?.env).toMatchObject({ PATH: bin, TZ: 'UTC' })

    for (const version of ['linux-99.0.1', 'linux-147.0.2']) {
      const folder = `home/.cache/puppeteer/chrome/${version}/chrome-linux64`
      mkdirSync(join(scratch, folder), { recursive: true })
      fake(`${folder}/chrome`, 'exit 0')
    }
    const cached = await findBrowser({ ...search, platform: 'linux' })
    expect(cached?.executablePath).toContain('147.0.2')
    expect(cached?.origin).toBe('puppeteer-cache')
  },
)

test('nothing of the folder where somebody stands is started, even where no home is known', async () => {
  const before = process.cwd()
  const folder = 'plan-of-a-stranger/.cache/puppeteer/chrome/linux-1/chrome-linux64'
  mkdirSync(join(scratch, folder), { recursive: true })
  fake(`${folder}/chrome`, 'exit 0')
  process.chdir(join(scratch, 'plan-of-a-stranger'))
  try {
    for (const env of [{}, { HOME: '' }, { HOME: '.' }])
      expect(await findBrowser({ env, setting: 'system', platform: 'linux' })).toBeUndefined()
  } finally {
    process.chdir(before)
  }
})

test('quotes that cmd.exe keeps around a setting are not part of the path', async () => {
  const { executablePath } = fake('a browser', 'exit 0')
  const env = { NAP_BROWSER: `"${executablePath}"` }
  expect((await findBrowser({ env }))?.executablePath).toBe(executablePath)
})

test('without a browser the answer is undefined, and there is advice for each system', async () => {
  const search = {
    env: { HOME: '/nowhere', USERPROFILE: 'C:\\nowhere', PATH: '' },
    setting: 'system',
  }
  expect(await findBrowser({ ...search, platform: 'darwin' })).toBeUndefined()
  expect(await findBrowser({ ...search, platform: 'win32' })).toBeUndefined()
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    const { searched, advice } = whenNoBrowser({ ...search, platform })
    expect(searched.length).toBeGreaterThan(1)
    expect(advice).toMatch(/try again\.$/)
  }
})

test('Windows and Mac have their own places', () => {
  const windows = installedPaths({
    env: { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'relative' },
    platform: 'win32',
  })
  expect(windows).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe')
  expect(windows.every((path) => path.startsWith('C:\\'))).toBe(true)
  expect(installedPaths({ env: { HOME: '/Users/a' }, platform: 'darwin' })).toContain(
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  )
})
