import { join, resolve } from 'node:path'
import { readFile, stat } from '../disk/disk.ts'
import { topAbove } from './git/repository.ts'
import type { Environment } from './git/run.ts'

/**
 * The files of a plan of which git still holds two versions, named from the plan folder. Without marks in the text, nothing
 * else tells of the other one. git is asked only where its index may hold any: nearly always, it holds none.
 */
export async function unmergedFiles(root: string, variables: Environment): Promise<string[]> {
  const top = await topAbove(root)
  const index = top === undefined ? undefined : await indexOf(top)
  if (!index || !mayHoldUnmerged(index)) return []
  const { heldTwice, openRepository } = await import('./git.ts')
  const repository = await openRepository(root, variables)
  return repository.kind === 'none' ? [] : heldTwice(repository)
}

// In a linked worktree, `.git` is a file that says where the folder is.
async function indexOf(top: string): Promise<Buffer | undefined> {
  try {
    const place = join(top, '.git')
    const isFolder = (await stat(place)).isDirectory()
    const way = isFolder ? '' : (await readFile(place, 'utf8')).replace(/^gitdir: |\r?\n$/g, '')
    return await readFile(join(isFolder ? place : resolve(top, way), 'index'))
  } catch {
    return undefined
  }
}

/** Reads no more of git’s index than the marks of its entries. Whatever is not of the usual form is left to git. */
export function mayHoldUnmerged(index: Buffer): boolean {
  try {
    if (index.toString('latin1', 0, 4) !== 'DIRC' || index.readUInt32BE(4) > 3) return true
    let at = 12
    for (let left = index.readUInt32BE(8); left > 0; left--) {
      const flags = index.readUInt16BE(at + 60)
      const name = at + (flags & 0x4000 ? 64 : 62)
      const end = index.indexOf(0, name)
      const length = flags & 0xfff
      if (flags & 0x3000 || end < 0 || (length < 0xfff && end - name !== length)) return true
      at += Math.ceil((end + 1 - at) / 8) * 8
    }
    // A split index has the rest in another file.
    return index.subarray(at, at + 4).toString('latin1') === 'link'
  } catch {
    return true
  }
}
