import { basename, dirname, extname } from 'node:path'
import type { Host } from '../../command.ts'
import { kindOfPlace, readFields } from '../../load/read.ts'
import { formProperties } from '../../model/exchange/form.ts'
import { mappingFrom, mappingText, type PlanMapping } from '../../model/incoming/plan-mapping.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { codeOf } from '../../plain/computer/disk.ts'
import { sha256 } from '../../plain/digest.ts'
import { shown } from '../../plain/text.ts'
import { write } from '../../record/write.ts'
import { shownFrom } from '../plan/shown-from.ts'
import type { Arrived } from './arrived.ts'

/** Where what an existing plan says belongs, as the user has it. */
export type MappingFile = {
  readonly mapping: PlanMapping
  /** The file as the user would type it. */
  readonly file: string
}

/**
 * The mapping that the user names, or that lies beside the file; undefined where there is none yet, and for what is no plan.
 * @throws Refusal (1) where it cannot be used
 */
export function mappingFor(
  host: Host,
  arrived: Arrived,
  named: string | undefined,
): MappingFile | undefined {
  const { received } = arrived
  if (received instanceof Refusal || received.kind !== 'workbook') return undefined
  if (received.properties[formProperties.institution] !== undefined) return undefined
  const own = besides(arrived)
  if (named === undefined && placeBesides(own) !== 'file') return undefined
  const file = named ?? shownFile(host, own)
  const found = mappingFrom(readFields(host.cwd, named ?? own))
  if ('mapping' in found) return { mapping: found.mapping, file }
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(file)}” cannot be used: ${found.message} Nothing was written.`,
    found.help,
  )
}

/** What tells that a plan was imported before: the same file, by the same mapping. */
export function digestWith({ sha256: own }: Arrived, mapping: PlanMapping | undefined): string {
  return mapping ? sha256(Buffer.from(`${own}\n${mappingText(mapping, '')}`)) : own
}

/**
 * Puts nap’s proposal beside the file, where people can correct it. Where nothing can be written there, as on the disk of
 * somebody else, that costs nothing but the proposal.
 * @returns the file, as the user would type it, or why there is none
 */
export async function keptMapping(
  host: Host,
  arrived: Arrived,
  mapping: PlanMapping,
): Promise<string | Refusal | undefined> {
  const path = besides(arrived)
  if (placeBesides(path) !== undefined) return undefined
  const content = mappingText(mapping, arrived.name)
  const failed = await orRefusal(() => write(dirname(path), [{ file: basename(path), content }]))
  return failed instanceof Refusal ? failed : shownFile(host, path)
}

// A name that the disk cannot keep is the name of no file.
function placeBesides(path: string): ReturnType<typeof kindOfPlace> {
  try {
    return kindOfPlace(path)
  } catch (error) {
    if (codeOf(error) === 'ENAMETOOLONG') return undefined
    throw error
  }
}

/** `canada.csv` has its mapping in `canada.mapping.yaml` beside it, a folder beside the folder. */
function besides({ path, name }: Arrived): string {
  const stem = basename(name, extname(name))
  return `${dirname(path)}/${stem}.mapping.yaml`
}

function shownFile({ cwd }: Host, path: string): string {
  return `${shownFrom(cwd, dirname(path))}${basename(path)}`
}
