import { win32 } from 'node:path'
import { programPlaces, variable } from '../../plain/computer/search-path.ts'

/** What the search for a browser needs to know about the machine. `env` is never changed. */
export type Machine = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** Paths where Chrome, Edge, Chromium and Brave install themselves, in the order they are tried. They need not exist. */
export function installedPaths({ env, platform }: Machine): string[] {
  if (platform === 'win32') return windowsPaths(env)
  if (platform === 'darwin') return macPaths(env)
  return linuxPaths(env)
}

/** The folder of the user; the empty text when the environment does not tell. */
export function homeOf({ env, platform }: Machine): string {
  return variable(env, platform === 'win32' ? 'USERPROFILE' : 'HOME', platform) ?? ''
}

/** Where the program lies inside one version folder of puppeteer's own cache. */
export function insidePuppeteerVersion(platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    return ['win64', 'win32'].flatMap((kind) => [
      `chrome-headless-shell-${kind}\\chrome-headless-shell.exe`,
      `chrome-${kind}\\chrome.exe`,
    ])
  }
  if (platform === 'darwin') {
    const testing = 'Google Chrome for Testing'
    return ['mac-arm64', 'mac-x64'].flatMap((kind) => [
      `chrome-headless-shell-${kind}/chrome-headless-shell`,
      `chrome-${kind}/${testing}.app/Contents/MacOS/${testing}`,
    ])
  }
  return ['chrome-headless-shell-linux64/chrome-headless-shell', 'chrome-linux64/chrome']
}

function windowsPaths(env: Machine['env']): string[] {
  // A Node of the old kind, with 32 bits, has the usual folder under a name of its own.
  const roots = ['PROGRAMW6432', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => variable(env, name, 'win32') ?? '')
    .filter((root, index, all) => win32.isAbsolute(root) && all.indexOf(root) === index)
  return [
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Chromium\\Application\\chrome.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ].flatMap((program) => roots.map((root) => win32.join(root, program)))
}

function macPaths(env: Machine['env']): string[] {
  const roots = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])]
  return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].flatMap((name) =>
    roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`),
  )
}

function linuxPaths(env: Machine['env']): string[] {
  return [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
    'brave-browser',
  ].flatMap((name) => programPlaces(name, env, 'linux'))
}
