import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../', import.meta.url))
const somethingIsMissing = 3

/**
 * What npm cannot do where it installs from git or links a folder: fetch the packages and build the program. Any script that npm
 * would run for that makes a global installation from git fail: https://github.com/npm/cli/issues/6984
 */
export async function finishInstallation() {
  process.stderr.write('This is the first start of nap, and it builds itself once.\n')
  try {
    if (!existsSync(new URL('../node_modules', import.meta.url)) && !isPackage()) fetchPackages()
    const { buildOnce } = await import('../build.mjs')
    await buildOnce()
  } catch (error) {
    process.stderr.write(`nap could not build itself: ${error.message}\n${cure(error)}\n`)
    process.exit(somethingIsMissing)
  }
}

// npm puts the packages of a package beside it or inside it; only a linked folder has neither.
function isPackage() {
  return /[\\/]node_modules[\\/][^\\/]+[\\/]$/.test(home)
}

function fetchPackages() {
  // npm tells its programs how it was started itself: an installation for the whole machine is not meant here.
  const others = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(global|location|prefix|omit|include|production)$/i.test(name),
  )
  const { status } = spawnSync('npm ci --omit=dev --ignore-scripts --no-audit --no-fund', {
    cwd: home,
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
