import { basename, dirname, join } from 'node:path'
import { type Refusal, wrongUsage } from '../model/refusal.ts'
import { nearest } from '../plain/nearest.ts'
import { shown } from '../plain/text.ts'

type Named = {
  readonly path: string
  /** As the user typed it. */
  readonly named: string
  /** `Nothing was written.`, in a command that writes. */
  readonly consequence: string
}

/** What is to be said of a file on the command line that is not there, or is none; undefined where something else is wrong. */
export function absentFile(
  { path, named, consequence }: Named,
  code: string | undefined,
  namesIn: (folder: string) => readonly string[],
): Refusal | undefined {
  if (code === 'EISDIR') {
    return wrongUsage(
      `“${shown(path)}” is a folder, and a file is needed here.${consequence}`,
      'Name a file in it.',
    )
  }
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return undefined
  const meant = nearest(basename(path), namesIn(dirname(path)))
  return wrongUsage(
    `There is no file “${shown(path)}”.${consequence}`,
    meant === undefined
      ? 'Check how its name and its folder are written.'
      : `Did you mean “${shown(join(dirname(named), meant))}”?`,
  )
}
