import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import type { Browser as DevTools } from 'puppeteer'
import { chmod, chown, mkdir } from '../../disk/disk.ts'
import { limits } from '../../model/limits.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import type { Browser } from './browser.ts'
import { type Child, startChild } from './child.ts'
import { removeFolder, removeStale, temporaryFolder } from './folders.ts'
import { type Bounds, type Limit, limitOf } from './limit.ts'
import { processorTimeOf } from './processor.ts'
import { complainsOfSandbox, type Start, waysToStart } from './sandbox.ts'
import { signsOf } from './signs.ts'
import { pageClosed, stopped } from './trouble.ts'

/** What the browser is used for. With `prolong` it gets more milliseconds, where it turns out that the machine needs them. */
type Work<T> = (devTools: DevTools, prolong: (ms: number) => void) => Promise<T>

type Outcome<T> =
  | { readonly kind: 'done'; readonly result: T }
  /** This way to start the browser is not allowed here. */
  | { readonly kind: 'barred' }
  /** The browser fell over a fault of its own. */
  | { readonly kind: 'crashed'; readonly why: Refusal }

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  // Every way to the network leads nowhere, whatever the page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-popup-blocking',
  '--no-first-run',
  '--no-default-browser-check',
  '--metrics-recording-only',
  '--mute-audio',
  '--hide-scrollbars',
  '--password-store=basic',
  '--use-mock-keychain',
  // A container often gives /dev/shm only 64 MB.
  '--disable-dev-shm-usage',
  // The same bytes on every machine: no graphics card, no rounding of letter widths to pixels, one colour space.
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/**
 * Starts the browser, lets `work` use it, and ends it whatever happens: no process and no folder stay. `work` begins anew
 * where the browser crashes, once: Chromium was seen to do so at its start, in `getenv`, when two threads of it met.
 * @throws Refusal when the browser cannot be started, crashes twice, is too slow, or `signal` calls it off
 */
export async function withBrowser<T>(
  browser: Browser,
  bounds: Bounds,
  work: Work<T>,
): Promise<{ result: T; notes: string[] }> {
  const limit = limitOf(browser, bounds)
  try {
    await removeStale()
    for (const start of await waysToStart(browser.executablePath)) {
      const silentMs = bounds.silentMs ?? limits.browserSilentMs
      const outcome = await tryTwice({ browser, start, limit, silentMs, work })
      if (outcome.kind === 'crashed') throw outcome.why
      if (outcome.kind === 'barred') continue
      return { result: outcome.result, notes: start.note ? [start.note] : [] }
    }
    throw new Error('The last way to start a browser cannot be barred.')
  } finally {
    limit.clear()
  }
}

type Attempt<T> = {
  readonly browser: Browser
  readonly start: Start
  readonly limit: Limit
  readonly silentMs: number
  readonly work: Work<T>
}

async function tryTwice<T>(attempt: Attempt<T>): Promise<Outcome<T>> {
  const outcome = await tryToStart(attempt)
  return outcome.kind === 'crashed' ? tryToStart(attempt) : outcome
}

async function tryToStart<T>(attempt: Attempt<T>): Promise<Outcome<T>> {
  const { browser, start } = attempt
  const folder = await temporaryFolder()
  try {
    const home = await homeFor(start, folder)
    if (home === undefined) return { kind: 'barred' }
    const child = startChild({
      command: start.wrapper[0] ?? browser.executablePath,
      arguments: [...start.wrapper.slice(1), ...flags, ...start.flags, ...profileIn(home)],
      env: { ...browser.env, ...environmentIn(home) },
      folder: home,
    })
    return await outcomeOf(child, attempt)
  } finally {
    await removeFolder(folder)
  }
}

/** Whatever comes first: the work is done, the browser is gone, shows that it is in trouble, or its time is over. */
async function outcomeOf<T>(child: Child, attempt: Attempt<T>): Promise<Outcome<T>> {
  const { browser, start, limit, silentMs, work } = attempt
  const signs = signsOf(child, browser, silentMs)
  limit.count(() => {
    const busy = processorTimeOf(child.group)
    return busy && busy.hundredths * 10
  })
  let connected = false
  const connectedWork = (devTools: DevTools) => {
    connected = true
    return work(devTools, limit.prolong)
  }
  try {
    return await Promise.race([
      workWith(child, browser, connectedWork),
      limit.over,
      signs.over,
      child.ended.then(({ phrase, isCrash, isKilled }): Outcome<T> => {
        if (!connected && isBarred(start, child)) return { kind: 'barred' }
        const why = stopped({ browser, child }, phrase, isKilled)
        if (isCrash) return { kind: 'crashed', why }
        throw why
      }),
    ])
  } finally {
    signs.clear()
    await child.end()
  }
}

/** Whether this way to start is not allowed here and the next one is worth trying. */
function isBarred(start: Start, child: Child): boolean {
  const isLast = start.wrapper.length === 0 && start.flags.includes('--no-sandbox')
  return !isLast && process.platform === 'linux' && complainsOfSandbox(child.lastWords())
}

async function workWith<T>(
  child: Child,
  browser: Browser,
  work: (devTools: DevTools) => Promise<T>,
): Promise<Outcome<T>> {
  // Late and by name: validate and the like never load it, and puppeteer-core runs no configuration file of the plan.
  const { default: puppeteer } = await import('puppeteer')
  try {
    const devTools = await puppeteer.connect({
      transport: child.transport,
      defaultViewport: null,
      protocolTimeout: 0,
    })
    return { kind: 'done', result: await work(devTools) }
  } catch (error) {
    if (isLostConnection(error)) {
      // The end of the process follows, and says more than this error. Where it does not, only the page is gone.
      await setTimeout(graceMs, undefined, { ref: false })
      throw pageClosed({ browser, child })
    }
    if (isProtocolTrouble(error)) throw couldNotPrint(error)
    throw error
  }
}

const graceMs = 2000

function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    (['ConnectionClosedError', 'TargetCloseError'].includes(error.name) ||
      /Target closed|Connection closed|Session closed/i.test(error.message))
  )
}

/** A page that leaves for another one in the middle destroys its context; puppeteer has no name for that error. */
function isProtocolTrouble(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (['ProtocolError', 'TimeoutError'].includes(error.name) ||
      /context was destroyed|frame (was|got) detached|detached frame/i.test(error.message))
  )
}

function couldNotPrint(error: Error): Refusal {
  return new Refusal(
    exitCodes.somethingMissing,
    `The browser could not print the page (${shown(error.message)}). No PDF was written.`,
    'Print the plan to HTML and look at it; if nothing is wrong there, choose another browser with --browser.',
  )
}

/**
 * A folder inside `folder` that belongs to whoever runs the browser: profile, cache and temporary files all go there.
 * Undefined where that user does not exist, as in a container that has only root.
 */
async function homeFor(start: Start, folder: string): Promise<string | undefined> {
  const home = join(folder, 'home')
  await mkdir(home, 0o700)
  if (start.user === undefined) return home
  await chmod(folder, 0o711)
  return chown(home, start.user).then(
    () => home,
    () => undefined,
  )
}

function profileIn(home: string): string[] {
  return [`--user-data-dir=${join(home, 'profile')}`, 'about:blank']
}

function environmentIn(home: string): Record<string, string> {
  if (process.platform !== 'linux') return {}
  return { HOME: home, TMPDIR: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home }
}
