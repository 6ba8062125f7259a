import { resolve } from 'node:path'
import { constants, readAtMostSync, statSync } from '../disk/disk.ts'
import { isDiskFault } from '../disk/fault.ts'
import { limits } from '../model/limits.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import type { Source } from '../model/source.ts'
import { shown } from '../plain/text.ts'
import { notRead, readPlan } from './read.ts'

/**
 * The bytes of a file that came in, which the user names.
 * @throws Refusal (4) where it cannot be opened, or is no file; (1) where it is larger than any that nap takes in
 */
export function readArrived(cwd: string, named: string): Uint8Array {
  try {
    const path = resolve(cwd, named)
    if (statSync(path)?.isFile() === false) {
      const message = `“${shown(named)}” is a folder or a special file. Nothing was read.`
      throw new Refusal(exitCodes.fileSystem, message, 'Name the files that came in.')
    }
    const bytes = readAtMostSync(path, limits.incomingBytes, constants.O_RDONLY)
    if (bytes.length <= limits.incomingBytes) return bytes
  } catch (error) {
    throw isDiskFault(error) ? notRead(cwd, named, error, '') : error
  }
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(named)}” is larger than ${limits.incomingBytes / 1024 / 1024} MB, so it was not read.`,
    'Take the pictures out of it, save it, and import it again.',
  )
}

/**
 * The texts of a folder that came in, and of those in it, by their paths within it; undefined where no folder is named.
 * @throws Refusal where the folder cannot be listed
 */
export function readArrivedFolder(cwd: string, named: string): readonly Source[] | undefined {
  const path = resolve(cwd, named)
  if (statSync(path)?.isDirectory() !== true) return undefined
  const isText = (file: string) => /\.(?:md|markdown|ya?ml)$/i.test(file)
  return readPlan(path, isText).sources.filter(({ file }) => isText(file))
}
