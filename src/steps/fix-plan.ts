import { relative, resolve, sep } from 'node:path'
import type { Host } from '../command.ts'
import { findPlan, readPlan } from '../load/read.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { counted, listed, shown } from '../model/text.ts'
import { type MendedSource, mendedSource } from '../pipeline.ts'
import { withLock } from '../record/lock.ts'
import { write } from '../record/write.ts'
import { shownFrom } from './open-plan.ts'

type Wanted = {
  readonly plan?: unknown
  readonly fix?: unknown
  /** Say what would be done, and write nothing. */
  readonly dryRun?: unknown
  /** Files and folders as the user typed them; none for the whole plan. */
  readonly paths: readonly string[]
}

/**
 * Mends in the files of the plan what has one right answer. What nap writes itself, and what it does not know, is not
 * touched. @returns what was done, file by file, for people
 */
export async function fixPlan(host: Host, { plan, fix, dryRun, paths }: Wanted): Promise<string> {
  if (!fix) throw dryRunAlone()
  const root = findPlan(host.cwd, typeof plan === 'string' ? plan : undefined)
  const work = async () => {
    const mended: MendedSource[] = []
    for (const source of chosen(readPlan(root).sources, { root, cwd: host.cwd, paths })) {
      mended.push(await mendedSource(source))
    }
    const changed = mended.filter(({ made }) => made.length > 0)
    const changes = changed.map(({ source: { file, bytes } }) => ({ file, content: bytes }))
    if (!dryRun) await write(root, changes)
    return told(changed, shownFrom(host.cwd, root), dryRun === true)
  }
  return dryRun ? work() : withLock(root, work)
}

function dryRunAlone(): Refusal {
  return new Refusal(
    exitCodes.wrongUsage,
    'Without --fix, nap validate writes nothing, so there is nothing to try with --dry-run.',
    'To see what would be mended: nap validate --fix --dry-run',
  )
}

type Choice = { readonly root: string; readonly cwd: string; readonly paths: readonly string[] }

function chosen<T extends { readonly file: string }>(
  sources: readonly T[],
  { root, cwd, paths }: Choice,
): readonly T[] {
  if (paths.length === 0) return sources
  const wanted = paths.map((path) => {
    const place = relative(root, resolve(cwd, path)).split(sep).join('/')
    const found = sources.filter(
      ({ file }) => place === '' || file === place || file.startsWith(`${place}/`),
    )
    if (found.length > 0) return found
    throw new Refusal(
      exitCodes.wrongUsage,
      `“${shown(path)}” is no file or folder of the plan. Nothing was written.`,
      'Name files or folders of the plan as you see them from here.',
    )
  })
  return [...new Set(wanted.flat())]
}

function told(changed: readonly MendedSource[], folder: string, dryRun: boolean): string {
  if (changed.length === 0) return 'Nothing to mend.\n'
  const heading = dryRun ? 'would be mended' : 'mended'
  const lines = changed.flatMap(({ source, made }) => [
    shown(folder + source.file),
    ...workOn(made),
  ])
  const counts = `${counted(changed.length, 'file')} ${heading}${dryRun ? '; nothing was written' : ''}.`
  return [...lines, counts, ''].join('\n')
}

/** So many lines are named one by one. */
const namedLines = 5

// The same work on several lines is told once.
function workOn(made: MendedSource['made']): string[] {
  const lines = new Map<string, Set<number>>()
  for (const { does, edits } of made) {
    const known = lines.get(does) ?? new Set()
    for (const { line } of edits) known.add(line)
    lines.set(does, known)
  }
  return Array.from(lines, ([does, where]) => `  ${placesIn([...where])}: ${does}`)
}

function placesIn(lines: readonly number[]): string {
  const [first] = lines
  if (first === undefined) return 'whole file'
  if (lines.length === 1) return `line ${first}`
  return lines.length <= namedLines
    ? `lines ${listed(lines.map(String))}`
    : `${lines.length} lines from line ${first} on`
}
