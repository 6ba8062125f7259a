import { createHash } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { makeFolder, readFile, rename } from '../disk/disk.ts'
import type { Change } from '../model/change.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { diskRefusal, ifMissing } from './faults.ts'
import { ownPlace } from './own-place.ts'
import { write } from './write.ts'

/**
 * What nap last wrote into each file of `draft/`, as digests; a later run sees by them what somebody else wrote there. Two,
 * where a run was stopped while it wrote: either may stand there.
 */
export type Written = ReadonlyMap<string, readonly string[]>

const line = /^([0-9a-f]{64}) {2}(.+)$/gm

export async function writtenBefore(plan: string): Promise<Written> {
  const { folder, beginning } = ownPlace(plan)
  const text = await readFile(join(folder, `${beginning}draft`), 'utf8').catch(() => '')
  const found = new Map<string, readonly string[]>()
  for (const [, digest = '', file = ''] of text.matchAll(line)) {
    found.set(file, [...(found.get(file) ?? []), digest])
  }
  return found
}

/** @param before what may still stand there, as long as the files are not written */
export async function rememberWritten(
  plan: string,
  files: readonly Change[],
  before: Written = new Map(),
): Promise<void> {
  const { folder, beginning } = ownPlace(plan)
  const lines = files.flatMap(({ file, content }) => {
    const digests = new Set([...(before.get(file) ?? []), digestOf(content)])
    return Array.from(digests, (digest) => `${digest}  ${file}\n`)
  })
  await write(folder, [{ file: `${beginning}draft`, content: lines.join('') }])
}

/** The digest of a file as it is on disk; undefined where there is none. */
export async function digestOnDisk(plan: string, file: string): Promise<string | undefined> {
  const bytes = await readFile(join(plan, file)).catch((error: unknown) => {
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'ENOTDIR') return undefined
    return ifMissing(error)
  })
  return bytes && digestOf(bytes)
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Moves a file of the plan out of the way of one that is written in its place.
 * @param folder where it is kept @returns its name there. Throws a Refusal (4) if it cannot be kept.
 */
export async function keepAside(plan: string, file: string, folder: string): Promise<string> {
  const extension = extname(file)
  const stem = basename(file, extension)
  try {
    await makeFolder(folder)
    for (let copy = 1; ; copy++) {
      const name = `${stem}${copy === 1 ? '' : `-${copy}`}${extension}`
      if ((await digestOnDisk(folder, name)) !== undefined) continue
      await rename(join(plan, file), join(folder, name))
      return name
    }
  } catch (error) {
    throw diskRefusal(error, { file: join(basename(dirname(folder)), basename(folder)) })
  }
}
