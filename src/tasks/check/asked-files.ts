import { resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { exitCodes, Refusal, wrongUsage } from '../../model/refusal.ts'
import { isInput } from '../../model/source.ts'
import { nameKey } from '../../plain/computer/file-name.ts'
import { nearest } from '../../plain/nearest.ts'
import { shown } from '../../plain/text.ts'
import { placeIn } from '../../record/place.ts'
import type { OpenPlan } from '../plan/open.ts'

/**
 * Which files of the plan the user means by paths, as seen from where he stands or from the plan folder.
 * @throws Refusal (2) for a path that is no file or folder of the plan, (4) where its folder cannot be opened
 */
export async function askedFiles(
  host: Host,
  plan: OpenPlan,
  paths: readonly string[],
): Promise<(file: string) => boolean> {
  const places: string[] = []
  for (const path of paths) places.push(await askedPlace(host, plan, path))
  return (file) => places.some((place) => isWithin(file, place))
}

/** Where a file of the plan stands, or would stand. @throws Refusal (2) where that is no place for one */
export async function placeOfInput({ cwd }: Host, root: string, path: string): Promise<string> {
  const place =
    (await placeIn(root, resolve(cwd, path))) ?? (await placeIn(root, resolve(root, path)))
  if (place && isInput(place)) return place
  throw wrongUsage(
    `“${shown(path)}” is not a place for a file of the plan.`,
    'Name it as it is, or would be, saved: --stdin-path submissions/INSTITUTION/COMMITMENT.yaml.',
  )
}

async function askedPlace({ cwd }: Host, plan: OpenPlan, path: string): Promise<string> {
  // What could not be read is a file of the plan all the same.
  const files = [
    ...plan.sources.map(({ file }) => file),
    ...plan.diagnostics.map(({ place }) => place.file),
  ]
  const known = [...new Set(files.flatMap((file) => [file, ...foldersOf(file)]))]
  for (const from of [cwd, plan.root]) {
    const place = await placeIn(plan.root, resolve(from, path))
    if (place === undefined) continue
    if (place === '' || known.includes(place)) return place
    // Windows and Mac open it whatever its capitals, so people type them as they like.
    const same = known.filter((one) => nameKey(one) === nameKey(place))
    if (same.length === 1) return String(same[0])
    refuseClosed(place, plan)
    if (!isInput(place)) throw notChecked(path)
  }
  const meant = nearest(path, [...known, ...known.map((place) => plan.shownRoot + place)])
  throw wrongUsage(
    `“${shown(path)}” is not a file or folder of the plan in “${shown(plan.root)}”.`,
    meant === undefined
      ? 'Name files or folders of the plan, for example submissions/INSTITUTION.'
      : `Did you mean “${shown(meant)}”?`,
  )
}

function refuseClosed(place: string, { diagnostics }: OpenPlan): void {
  const closed = diagnostics.find(
    ({ rule, place: { file } }) => rule === 'file-can-be-opened' && isWithin(place, file),
  )
  if (closed) throw new Refusal(exitCodes.fileSystem, closed.message, closed.help)
}

/** `submissions` and `submissions/sindh`, of a file in there. */
function foldersOf(file: string): string[] {
  const names = file.split('/').slice(0, -1)
  return names.map((_, index) => names.slice(0, index + 1).join('/'))
}

function isWithin(file: string, place: string): boolean {
  return place === '' || file === place || file.startsWith(`${place}/`)
}

function notChecked(path: string): Refusal {
  return wrongUsage(
    `“${shown(path)}” is not checked: hidden files are nobody’s input, and what is in draft/ is written by nap.`,
    'Name files that people write, for example submissions/INSTITUTION.',
  )
}
