import { join } from 'node:path'
import process from 'node:process'
import { cleaned } from '../disk/cleaning.ts'
import { existsSync, rm, writeFile } from '../disk/disk.ts'
import { codeOf } from '../plain/computer/disk.ts'
import { temporaryName } from './traces.ts'

/** The computer that nap runs on. `node` is a version: `20.19.0`. */
export const machine = {
  node: process.versions.node,
  platform: process.platform,
} as const

/** Whether a file can be written into a folder, tried out. @returns why not: `EACCES`, `EROFS`, `ENOSPC` */
export async function whyNotWritable(folder: string): Promise<string | undefined> {
  const file = join(folder, temporaryName())
  try {
    await writeFile(file, '', { flag: 'wx' })
    return undefined
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return code
  } finally {
    await cleaned(file, () => rm(file))
  }
}

/** Whether the disk takes `Plan.yaml` and `plan.yaml` for one file. @param file one that is there, with letters in its name */
export function ignoresCase(folder: string, file: string): boolean {
  return (
    existsSync(join(folder, file.toUpperCase())) && existsSync(join(folder, file.toLowerCase()))
  )
}
