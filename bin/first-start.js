import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const home = fileURLToPath(new URL('../', import.meta.url))
const somethingIsMissing = 3

/**
 * What npm cannot do where it installs from git or links a folder: build the program, with packages that nobody needs
 * afterwards. Any script that npm would run for that makes a global installation from git fail:
 * https://github.com/npm/cli/issues/6984
 */
export async function finishInstallation() {
  process.stderr.write('This is the first start of nap, and it builds itself once.\n')
  try {
    if (!existsSync(join(home, 'node_modules')) && !isPackage()) {
      npm(home, 'ci --omit=dev')
    }
    await build()
  } catch (error) {
    process.stderr.write(`nap could not build itself: ${error.message}\n${cure(error)}\n`)
    process.exit(somethingIsMissing)
  }
}

// npm puts the packages of a package beside it or inside it; only a linked folder has neither.
function isPackage() {
  return /[\\/]node_modules[\\/][^\\/]+[\\/]$/.test(home)
}

/** In a folder of its own, so that nothing of it stays. The program comes into its place as a whole; nobody finds a part of it. */
async function build() {
  const workshop = join(home, `build.${process.pid}`)
  try {
    mkdirSync(workshop)
    for (const part of ['build.mjs', 'schemas', 'src'])
      cpSync(join(home, part), join(workshop, part), { recursive: true })
    writeFileSync(join(workshop, 'package.json'), JSON.stringify(workshopPackage()))
    npm(workshop, 'install --no-package-lock')
    const { buildInto } = await import(pathToFileURL(join(workshop, 'build.mjs')).href)
    await buildInto(pathToFileURL(join(workshop, 'dist/')))
    renameSync(join(workshop, 'dist'), join(home, 'dist'))
  } catch (error) {
    // Another start was quicker.
    if (!existsSync(join(home, 'dist/main.js'))) throw error
  } finally {
    rmSync(workshop, { force: true, recursive: true })
  }
}

/** The packages that the program is built from, in the versions of the lock file where that came along. */
function workshopPackage() {
  const { name, version, type, builtFrom, devDependencies, overrides } = json('package.json')
  const locked = existsSync(join(home, 'package-lock.json'))
    ? json('package-lock.json').packages
    : {}
  // A package under another name is called by its own one there: npm:puppeteer-core@24.43.1
  const wanted = (it) => {
    const range = devDependencies[it]
    const found = locked[`node_modules/${it}`]?.version
    return range.startsWith('npm:') || found === undefined ? range : found
  }
  const dependencies = Object.fromEntries(builtFrom.map((it) => [it, wanted(it)]))
  return { name, version, type, private: true, dependencies, overrides }
}

function json(file) {
  return JSON.parse(readFileSync(join(home, file), 'utf8'))
}

function npm(cwd, words) {
  // npm tells its programs how it was started itself: an installation for the whole machine is not meant here.
  const others = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_config_(global|location|prefix|omit|include|production|save|dry_run)$/i.test(name),
  )
  const { status } = spawnSync(`npm ${words} --ignore-scripts --no-audit --no-fund`, {
    cwd,
    env: Object.fromEntries(others),
    // npm's words are talk, and stdout is for the result.
    stdio: ['ignore', 2, 2],
    // On Windows npm is a script.
    shell: true,
  })
  if (status !== 0) throw new Error('npm could not fetch the packages that it needs.')
}

function cure({ code }) {
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? `This account may not write to the folder ${home}. Type “nap --version” once with the account that installed nap.`
    : `Type “npm ci” in the folder ${home}, and start nap again.`
}
