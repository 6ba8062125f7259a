import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import process from 'node:process'
import { existsSync } from '../../disk/disk.ts'
import { programPlaces } from '../../plain/computer/search-path.ts'
import { isOpenToAll, isRoot } from './folders.ts'

/** One way to start the browser, from the safest to the least safe. */
export type Start = {
  /** What stands before the browser on the command line. */
  readonly wrapper: readonly string[]
  readonly flags: readonly string[]
  /** The user that the browser runs as, if not ours: its folder must belong to it. */
  readonly user: number | undefined
  /** What to tell the user about it. */
  readonly note: string | undefined
}

const nobody = 65534

/**
 * The ways to try in order: with the browser's own sandbox, and only where the system bars it, without. Chromium refuses
 * its sandbox to root, so root lends the browser a user without rights.
 */
export async function waysToStart(executablePath: string): Promise<readonly Start[]> {
  const sandboxed: Start = { wrapper: [], flags: [], user: undefined, note: undefined }
  if (process.platform !== 'linux') return [sandboxed]
  const bare: Start = { ...sandboxed, flags: ['--no-sandbox'], note: withoutSandbox }
  if (!isRoot()) return [sandboxed, bare]

  const asRoot: Start = { ...bare, note: asRootWithoutSandbox }
  const wrapper = await wrapperForNobody(executablePath)
  if (!wrapper) return [asRoot]
  const asNobody: Start = { ...sandboxed, wrapper, user: nobody }
  return [asNobody, { ...asNobody, flags: ['--no-sandbox'], note: withoutSandbox }, asRoot]
}

/** Whether a browser that ended at once did so because it may not build its sandbox, or setpriv may not change the user. */
export function complainsOfSandbox(lastWords: string): boolean {
  return /sandbox|namespace|setpriv/i.test(lastWords)
}

const withoutSandbox =
  'The browser ran without its own sandbox, because this system does not allow one. Network, files and scripts were still switched off.'

const asRootWithoutSandbox =
  'The browser ran as root and without its own sandbox. Network, files and scripts were still switched off; run nap as an ordinary user to be safer.'

async function wrapperForNobody(executablePath: string): Promise<string[] | undefined> {
  const setpriv = programPlaces('setpriv', process.env, 'linux').find((path) => existsSync(path))
  const reachable = (await isOpenToAll(dirname(executablePath))) && (await isOpenToAll(tmpdir()))
  if (!setpriv || !reachable) return undefined
  return [
    setpriv,
    `--reuid=${nobody}`,
    `--regid=${nobody}`,
    '--clear-groups',
    '--no-new-privs',
    executablePath,
  ]
}
