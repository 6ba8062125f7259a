import { join } from 'node:path'
import { constants, readAtMostSync, realpathSync } from '../disk/disk.ts'
import { gitFolderAround } from './own-place.ts'

/**
 * Whether git may hold files of the plan that it does not put into the folder, as in a sparse checkout. Told from the
 * first bytes of its index, so that nobody else waits for git: only the versions above 2 can mark such files. An index
 * that cannot be read is git's to complain of, when something is recorded.
 */
export function mayHoldBack(plan: string): boolean {
  const found = gitFolderAround(realpathSync(plan))
  return found !== undefined && indexVersion(join(found.gitFolder, 'index')) > 2
}

function indexVersion(path: string): number {
  try {
    const head = Buffer.from(readAtMostSync(path, 8, constants.O_RDONLY))
    return head.length < 8 ? 0 : head.readUInt32BE(4)
  } catch {
    return 0
  }
}
