import { basename, dirname, join, resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { kindOfPlace } from '../../load/read.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { wrongStep } from '../../plain/computer/file-name.ts'
import { shown } from '../../plain/text.ts'
import { machine } from '../../record/machine.ts'
import { liesIn, placeIn } from '../../record/place.ts'

/**
 * Where documents go: to the folder that the user names, or to `out/` beside the plan. A link that came with the repository
 * is followed in neither case: whoever sends a change of the plan does not choose which files of a computer are written.
 * @throws Refusal where that is in the plan: there, they would be recorded with it, even those for inside use
 */
export async function outputFolder(
  host: Pick<Host, 'cwd' | 'env'>,
  root: string,
  named?: string,
): Promise<string> {
  const out = named !== undefined ? resolve(host.cwd, named) : join(dirname(root), 'out')
  if (named !== undefined) refuseWrongName(out)
  if (await liesIn(root, out)) {
    throw nothingWritten(
      `The folder “${shown(out)}” is inside the plan folder, and documents there would become part of the plan.`,
      'Name a folder outside the plan: --out DIR.',
    )
  }
  if (named === undefined && kindOfPlace(out) === 'link') throw isLink(out)
  const link = await linkOfRepository(host, root, out)
  if (link !== undefined) throw isLink(link)
  return out
}

/** @param folder absolute path of one that nap may have to make @throws Refusal where this computer can have none of that name */
export function refuseWrongName(folder: string): void {
  const wrong = wrongStep(folder, machine.platform)
  if (!wrong) return
  throw nothingWritten(
    `Windows cannot keep a folder called “${shown(wrong.name)}”: ${wrong.why}.`,
    'Give it another name.',
  )
}

function isLink(place: string): Refusal {
  return new Refusal(
    exitCodes.fileSystem,
    `“${shown(place)}” is a link to another place, and may have come with the plan, so no documents are put there. Nothing was written.`,
    'Delete the link, or name the folder that is meant: --out DIR.',
  )
}

// A link of one’s own is one’s own word. Nearly always there is none on the way, and git is not asked.
async function linkOfRepository(
  { env }: Pick<Host, 'env'>,
  root: string,
  out: string,
): Promise<string | undefined> {
  const links = placesUpFrom(out).filter((place) => kindOfPlace(place) === 'link')
  if (links.length === 0) return undefined
  const { holds, openRepository } = await import('../../record/git.ts')
  const repository = await openRepository(root, env)
  if (repository.kind === 'none') return undefined
  for (const link of links) {
    const folder = await placeIn(repository.top, dirname(link))
    if (folder === undefined) continue
    if (await holds(repository, join(folder, basename(link)))) return link
  }
  return undefined
}

function placesUpFrom(path: string): string[] {
  const above = dirname(path)
  return above === path ? [path] : [path, ...placesUpFrom(above)]
}
