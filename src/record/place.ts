import { basename, dirname, join } from 'node:path'
import { realpath } from '../disk/disk.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { wayInto } from '../plain/way.ts'

/** Whether a path, which need not exist yet, is the folder or leads into it: through `..` and links too. */
export async function liesIn(folder: string, path: string): Promise<boolean> {
  return wayInto(await realPlace(folder), await realPlace(path)) !== undefined
}

/**
 * A path as seen from a folder, with `/` on every system; empty for the folder itself. A link counts as what it is, not
 * as what it leads to, unless that is the only way into the folder.
 * @returns undefined where the path does not lie in the folder
 */
export async function placeIn(folder: string, path: string): Promise<string | undefined> {
  return wayInto(folder, path) ?? wayInto(await realPlace(folder), await realPlace(path))
}

async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')
    if (!isAbsent || path === dirname(path)) throw error
    return join(await realPlace(dirname(path)), basename(path))
  }
}
