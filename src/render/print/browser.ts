import { posix, resolve, win32 } from 'node:path'
import process from 'node:process'
import { access, constants, readdir, stat } from '../../disk/disk.ts'
import { exitCodes, Refusal, sentences } from '../../model/refusal.ts'
import { searchFolders, variable } from '../../plain/computer/search-path.ts'
import { shown } from '../../plain/text.ts'
import { hasBundled, unpackBundled } from './bundled.ts'
import { homeOf, insidePuppeteerVersion, installedPaths, type Machine } from './places.ts'

/** A browser that can print. `env` is the whole environment it is started with, apart from its private folders. */
export type Browser = {
  readonly executablePath: string
  readonly origin: 'setting' | 'bundled' | 'system' | 'puppeteer-cache'
  readonly env: Record<string, string>
  /** The environment in which it also knows the fonts of this computer; absent where it always does. */
  readonly envWithFonts?: Record<string, string>
  /** Whether it was unpacked for this run only, because there is no folder to keep it in. */
  readonly isPassing?: true
  /** What to tell the user about it. */
  readonly note?: string
}

/** `setting` is what --browser says: a path, `system` or `bundled`. Without it NAP_BROWSER, then PUPPETEER_EXECUTABLE_PATH. */
export type BrowserSearch = {
  readonly env: Machine['env']
  readonly platform?: NodeJS.Platform
  readonly setting?: string | undefined
}

/**
 * The browser to print with, or undefined when there is none. The bundled one comes first: the same version everywhere gives the same bytes.
 * @throws Refusal when a setting names a browser that cannot be used, or the only browser does not fit on the disk
 */
export async function searchBrowser(search: BrowserSearch): Promise<Browser | undefined> {
  const machine = machineOf(search)
  const setting = settingOf(search)
  if (setting === 'bundled') return bundledOrRefuse(machine)
  if (setting === 'system') return installedBrowser(machine)
  if (setting !== undefined) return chosenBrowser(setting, machine)

  const bundled = await attempt(() => bundledBrowser(machine))
  if (bundled.result) return bundled.result
  const installed = await installedBrowser(machine)
  if (!bundled.error) return installed
  if (!installed || !(bundled.error instanceof Refusal)) throw bundled.error
  return { ...installed, note: sentences(bundled.error) }
}

/** Where `searchBrowser` looked, in order, one phrase each: for the message that there is no browser. */
export function placesSearched(search: BrowserSearch): string[] {
  const machine = machineOf(search)
  const cache = puppeteerCache(machine)
  const bundled =
    machine.platform === 'linux'
      ? 'the Chromium that npm installs with nap (package @sparticuz/chromium, for 64-bit Intel and AMD)'
      : undefined
  const usual =
    machine.platform === 'linux'
      ? 'Chrome, Edge, Chromium and Brave in the folders of PATH'
      : 'Chrome, Edge, Chromium and Brave where they usually are'
  return [
    ...(bundled && settingOf(search) !== 'system' ? [bundled] : []),
    ...(cache === undefined ? [] : [`the browsers of puppeteer in ${shown(cache)}`]),
    usual,
  ]
}

/** One sentence for the desk officer who has no browser. */
export function browserAdvice(search: BrowserSearch): string {
  const { platform } = machineOf(search)
  if (platform === 'win32') {
    return 'Install Microsoft Edge (https://www.microsoft.com/edge) or Google Chrome (https://www.google.com/chrome), and try again.'
  }
  if (platform === 'darwin') {
    return 'Install Google Chrome (https://www.google.com/chrome), and try again.'
  }
  return settingOf(search) === 'system'
    ? 'Run “sudo apt-get install chromium”, or leave out “system” to use the Chromium that comes with nap, and try again.'
    : 'Run “npm install --include=optional” in the folder of nap, or “sudo apt-get install chromium”, and try again.'
}

function machineOf({ env, platform }: BrowserSearch): Machine {
  return { env, platform: platform ?? process.platform }
}

function settingOf({ setting, env }: BrowserSearch): string | undefined {
  const said = setting || env['NAP_BROWSER'] || env['PUPPETEER_EXECUTABLE_PATH']
  // In cmd.exe, quotes around a value that is set are part of it.
  return said?.replace(/^"(.*)"$/, '$1') || undefined
}

async function chosenBrowser(setting: string, machine: Machine): Promise<Browser> {
  const executablePath = resolve(setting)
  if (!(await isProgram(executablePath, machine.platform))) {
    throw new Refusal(
      exitCodes.somethingMissing,
      `The browser “${shown(setting)}” is not a program that can be started.`,
      'Give the full path of Chrome, Edge or Chromium with --browser or NAP_BROWSER, or leave the setting out.',
    )
  }
  return { executablePath, origin: 'setting', env: baseEnvironment(machine) }
}

async function bundledOrRefuse(machine: Machine): Promise<Browser> {
  const browser = await bundledBrowser(machine)
  if (browser) return browser
  throw new Refusal(
    exitCodes.somethingMissing,
    'The Chromium that comes with nap is not installed; it exists only for Linux on 64-bit Intel and AMD.',
    'Leave out “bundled” to use the Chrome or Edge of this computer.',
  )
}

async function bundledBrowser(machine: Machine): Promise<Browser | undefined> {
  if (machine.platform !== 'linux' || !hasBundled()) return undefined
  const { env, envWithFonts, ...unpacked } = await unpackBundled(machine)
  const base = baseEnvironment(machine)
  return {
    ...unpacked,
    origin: 'bundled',
    env: { ...base, ...env },
    envWithFonts: { ...base, ...envWithFonts },
  }
}

async function installedBrowser(machine: Machine): Promise<Browser | undefined> {
  const env = baseEnvironment(machine)
  const cached = await firstProgram(await puppeteerPaths(machine), machine.platform)
  if (cached) return { executablePath: cached, origin: 'puppeteer-cache', env }
  const installed = await firstProgram(installedPaths(machine), machine.platform)
  return installed ? { executablePath: installed, origin: 'system', env } : undefined
}

async function puppeteerPaths(machine: Machine): Promise<string[]> {
  const cache = puppeteerCache(machine)
  if (cache === undefined) return []
  const { join } = machine.platform === 'win32' ? win32 : posix
  const inside = insidePuppeteerVersion(machine.platform)
  const paths = await Promise.all(
    ['chrome-headless-shell', 'chrome'].map(async (kind) => {
      const folder = join(cache, kind)
      const versions = await readdir(folder).catch(() => [])
      return versions
        .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
        .flatMap((version) => inside.map((program) => join(folder, version, program)))
    }),
  )
  return paths.flat()
}

// Without a home it would be a folder of the place where somebody stands: programs of the plan’s repository.
function puppeteerCache(machine: Machine): string | undefined {
  const { join, isAbsolute } = machine.platform === 'win32' ? win32 : posix
  const home = homeOf(machine)
  return isAbsolute(home) ? join(home, '.cache', 'puppeteer') : undefined
}

async function firstProgram(
  paths: readonly string[],
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  for (const path of paths) if (await isProgram(path, platform)) return path
  return undefined
}

async function isProgram(path: string, platform: NodeJS.Platform): Promise<boolean> {
  try {
    await access(path, platform === 'win32' ? constants.F_OK : constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** Language and time zone are fixed, so that they cannot reach the page; passwords and tokens stay out of the browser. */
function baseEnvironment(machine: Machine): Record<string, string> {
  const { env, platform } = machine
  const names =
    platform === 'win32'
      ? ['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMDATA']
          .concat(['LOCALAPPDATA', 'APPDATA', 'USERPROFILE', 'USERNAME', 'TEMP', 'TMP', 'PATH'])
          .concat(['COMSPEC', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'])
      : ['HOME', 'USER', 'LOGNAME', 'TMPDIR', '__CF_USER_TEXT_ENCODING']
  const kept = names.flatMap((name) => {
    const value = variable(env, name, platform)
    return value === undefined ? [] : [[name, value] as const]
  })
  const path = platform === 'win32' ? {} : { PATH: searchFolders(env, platform).join(':') }
  return { ...Object.fromEntries(kept), ...path, LANG: 'C.UTF-8', TZ: 'UTC' }
}

async function attempt<T>(work: () => Promise<T>): Promise<{ result?: T; error?: unknown }> {
  try {
    return { result: await work() }
  } catch (error) {
    return { error }
  }
}
