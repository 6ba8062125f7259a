import { createRequire } from 'node:module'
import { dirname, isAbsolute, join } from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { keepAtExit, removeAtExit } from '../../disk/cleaning.ts'
import {
  chmod,
  existsSync,
  readFile,
  readParts,
  rename,
  writeDurably,
  writeFile,
} from '../../disk/disk.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { becauseOf } from '../../plain/computer/disk.ts'
import { shown } from '../../plain/text.ts'
import {
  isOpenToAll,
  isRoot,
  isTrustworthy,
  readableFolder,
  removeFolder,
  removeStale,
  temporaryFolder,
} from './folders.ts'
import { homeOf, type Machine } from './places.ts'
import { unpackTar } from './tar.ts'

/** A browser ready to start, with the variables it needs to find its own libraries and fonts. */
export type Unpacked = {
  readonly executablePath: string
  readonly env: Record<string, string>
  /** The same where the page has letters that no font of nap has: the fonts of this computer may have them. */
  readonly envWithFonts: Record<string, string>
  /** Whether it is removed when nap ends. */
  readonly isPassing?: true
  /** What to tell the user about it. */
  readonly note?: string
}

// Chromium prints blank pages, without a word, unless fontconfig knows at least one font.
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

// Those of this computer behind them, for letters that no font of nap has.
const withFontsOfComputer = fontsConfiguration.replace(
  '</fontconfig>',
  '<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>',
)

/** Whether npm installed the Chromium of @sparticuz/chromium and this machine can run it: 64-bit Intel or AMD, glibc. */
export function hasBundled(): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false
  return packageFolder() !== undefined && existsSync('/lib64/ld-linux-x86-64.so.2')
}

/**
 * Unpacks the Chromium of the npm package once, into a cache that nobody else can write to.
 * Its own `executablePath()` is not used: it trusts any existing /tmp/chromium and switches off web security.
 * @throws Refusal when no folder can take it
 */
export async function unpackBundled(machine: Machine): Promise<Unpacked> {
  const source = packageFolder()
  if (source === undefined) throw new Error('The package @sparticuz/chromium is not installed.')
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  const name = `chromium-${version}`

  let why = 'You have no home folder here to keep it in.'
  for (const cache of await cacheFolders(machine)) {
    const home = join(cache, name)
    const ready = await orRefusal(() => unpackOnce(source, cache, home))
    if (ready === true) {
      await addMoreFonts(home)
      return unpackedAt(home)
    }
    why = ready ? ready.message : `Other users of this computer can change “${shown(cache)}”.`
  }
  return {
    ...unpackedAt(await unpackForThisRun(source)),
    isPassing: true,
    note: `The browser that comes with nap was unpacked for this run only, which takes some seconds each time. ${why}`,
  }
}

/** Where nap may keep what it needs again, the best place first. */
export async function cacheFolders(machine: Machine): Promise<string[]> {
  const { env } = machine
  const wanted = env['XDG_CACHE_HOME'] ?? ''
  const cache = isAbsolute(wanted) ? wanted : join(homeOf(machine), '.cache')
  const own = isAbsolute(cache) ? [join(cache, 'nap')] : []
  // Root starts the browser as a user without rights, who cannot look into /root.
  const closed = isRoot() && !(await isOpenToAll(own[0] ?? '/'))
  return closed ? ['/var/cache/nap', ...own] : own
}

/** Unpacks beside the final place and renames: two runs at once, or a killed one, leave nothing or a whole browser. */
async function unpackOnce(source: string, cache: string, home: string): Promise<boolean> {
  await readableFolder(cache)
  if (!(await isTrustworthy(cache))) return false
  if (await isWhole(home)) return true

  await removeStale(cache)
  const folder = await temporaryFolder(cache)
  try {
    await unpackInto(source, folder)
    await rename(folder, home).catch(async () => {
      // Another run was faster; or something tore it apart, such as a program that tidies caches.
      if (await isWhole(home)) return
      await removeFolder(home)
      await rename(folder, home)
    })
    return true
  } finally {
    await removeFolder(folder)
  }
}

async function isWhole(home: string): Promise<boolean> {
  return (await isTrustworthy(home)) && (await isTrustworthy(join(home, 'chromium')))
}

let unpackedForThisRun: Promise<string> | undefined

/** The last resort, a home that cannot be written: it costs two seconds in each run and is removed when nap ends. */
function unpackForThisRun(source: string): Promise<string> {
  unpackedForThisRun ??= unpackTemporarily(source)
  return unpackedForThisRun
}

async function unpackTemporarily(source: string): Promise<string> {
  await removeStale()
  const folder = await temporaryFolder()
  removeAtExit(folder)
  try {
    await unpackInto(source, folder)
    return folder
  } catch (error) {
    await removeFolder(folder)
    keepAtExit(folder)
    throw new Refusal(
      exitCodes.fileSystem,
      `The browser that comes with nap could not be unpacked, ${becauseOf(error)}.`,
      'Free 300 MB on the disk of your home folder, or choose an installed browser with --browser system.',
    )
  }
}

async function unpackInto(source: string, folder: string): Promise<void> {
  await chmod(folder, 0o755)
  const program = join(folder, 'chromium')
  await Promise.all([
    pipeline(readParts(join(source, 'bin', 'chromium.br')), createBrotliDecompress(), (parts) =>
      writeDurably(program, parts, 0o755),
    ),
    unpackTar(join(source, 'bin', 'al2023.tar.br'), join(folder, 'al2023')),
    unpackTar(join(source, 'bin', 'fonts.tar.br'), join(folder, 'fonts')),
    writeFile(join(folder, 'fonts.conf'), fontsConfiguration),
  ])
  await chmod(join(folder, 'fonts.conf'), 0o644)
  await addMoreFonts(folder)
}

const moreFonts = 'fonts-of-computer.conf'

/** An earlier nap may have unpacked it without. Where it cannot be added, the page has the fonts of nap alone. */
async function addMoreFonts(home: string): Promise<void> {
  const file = join(home, moreFonts)
  if (existsSync(file)) return
  await orRefusal(async () => {
    await writeFile(file, withFontsOfComputer)
    await chmod(file, 0o644)
  })
}

function unpackedAt(home: string): Unpacked {
  const env = {
    LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  }
  const more = join(home, moreFonts)
  return {
    executablePath: join(home, 'chromium'),
    env,
    envWithFonts: { ...env, FONTCONFIG_FILE: existsSync(more) ? more : env.FONTCONFIG_FILE },
  }
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    return dirname(dirname(dirname(entry)))
  } catch {
    return undefined
  }
}
