import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { codeOf, diskRefusal } from './faults.ts'

/** Whether a path, which need not exist yet, is the folder or leads into it: through `..` and links too. */
export async function liesIn(folder: string, path: string): Promise<boolean> {
  const way = relative(await realPlace(folder), await realPlace(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || path === dirname(path))
      throw diskRefusal(error, { file: path })
    return join(await realPlace(dirname(path)), basename(path))
  }
}
