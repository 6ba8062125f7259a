import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
} from '../disk/disk.ts'
import { wayFrom } from '../plain/way.ts'

/** A folder for what nap keeps beside a plan and never records. */
export type OwnPlace = {
  readonly folder: string
  /** The way to it from the plan folder, with `/` also at its end; empty for the plan folder itself. */
  readonly way: string
  /** How the names of such files begin there. */
  readonly beginning: string
}

/**
 * Where nap keeps its lock and the like: in git’s own folder, where neither a commit nor a pull request reaches, and
 * which everybody who shares the folder of the plan shares too. Without git, or where git’s folder is closed to us, in
 * the plan folder. Found without git, because every command that writes needs it.
 */
export function ownPlace(plan: string): OwnPlace {
  const folder = realpathSync(plan)
  const found = gitFolderAround(folder)
  if (!found || !isWritable(found.gitFolder)) return { folder, way: '', beginning: '.nap.' }
  const { top, gitFolder } = found
  return {
    folder: gitFolder,
    way: `${wayFrom(folder, gitFolder)}/`,
    beginning: `nap${nameOfPlan(top, folder)}.`,
  }
}

type Found = { readonly top: string; readonly gitFolder: string }

export function gitFolderAround(folder: string): Found | undefined {
  const gitFolder = gitFolderIn(folder)
  if (gitFolder !== undefined) return { top: folder, gitFolder }
  const above = dirname(folder)
  return above === folder ? undefined : gitFolderAround(above)
}

/** A linked worktree and a submodule have a file there, which names the folder. Each has its own: they are other plans. */
function gitFolderIn(top: string): string | undefined {
  const mark = join(top, '.git')
  const found = lstatSync(mark)
  if (!found) return undefined
  const gitFolder = found.isFile() ? namedBy(mark) : mark
  const isOne = gitFolder !== undefined && existsSync(join(gitFolder, 'HEAD'))
  return isOne ? gitFolder : undefined
}

function namedBy(mark: string): string | undefined {
  const [, path] = /^gitdir: (.+)$/m.exec(readFileSync(mark, 'utf8').slice(0, 10_000)) ?? []
  return path && resolve(dirname(mark), path.trimEnd())
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

// One repository may hold several plans. A Mac spells letters with marks in a way of its own.
function nameOfPlan(top: string, plan: string): string {
  const way = wayFrom(top, plan).normalize('NFC')
  if (way === '') return ''
  if (/^[a-z0-9-]+$/.test(way)) return `-${way}`
  return `.${createHash('sha256').update(way).digest('hex').slice(0, 16)}`
}
