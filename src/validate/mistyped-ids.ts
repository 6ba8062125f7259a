import { type Diagnostic, type Place, startOf, withFix } from '../model/diagnostic.ts'
import type { PlanFolder } from '../model/plan.ts'
import type { LoadedFile } from '../model/plan-file.ts'
import { slugOf } from '../model/slug.ts'
import { writtenScalar } from '../model/written-yaml.ts'
import { isOneSlipFrom, nearest } from '../plain/nearest.ts'
import { counted, shown } from '../plain/text.ts'
import { replaced } from './fixes/value-fixes.ts'
import { textsOf } from './walk.ts'

type Listed = 'institution' | 'theme'

/**
 * An id that was mistyped where it is given: it is not what its name would give, nothing refers to it, and something to one that
 * is nearly the same, and is.
 */
export type MistypedId = {
  readonly reference: Listed
  readonly id: string
  readonly meant: string
  readonly finding: Diagnostic
}

/** Where the name gives no such id, fewer files than this may have the slip themselves. */
const several = 2

/** Where more are unknown, something else is wrong, and each would have to be held against each id. */
const strangers = 100

/** One finding in place of one for each reference. In any doubt there is none. */
export function mistypedIds(files: readonly LoadedFile[], folder: PlanFolder): MistypedId[] {
  return (['institution', 'theme'] as const).flatMap((reference) => {
    const used = usesIn(files, folder, reference)
    const given = givenIn(folder, reference)
    const ids = given.map(({ id }) => id)
    const idle = given.filter(({ id }) => !used.has(id))
    const strange = [...used.keys()].filter((id) => !ids.includes(id))
    if (strange.length > strangers) return []
    return idle.flatMap(({ id, names, place, written }) => {
      const like = strange.filter((other) => nearest(other, [id]) !== undefined)
      const [meant, ...others] = like
      const places = [...(used.get(meant ?? '')?.values() ?? [])]
      if (meant === undefined || others.length > 0 || nearest(meant, ids) !== id) return []
      if (!isMistyped({ id, names, meant }, places.length)) return []
      const finding = mistyped({ reference, id, meant }, place, places)
      const fix = replaced(place, written, { text: writtenScalar(meant) })
      return [{ reference, id, meant, finding: withFix(finding, fix) }]
    })
  })
}

/** The plan as it is meant, so that nothing else is said of the slip. */
export function asMeant(folder: PlanFolder, slips: readonly MistypedId[]): PlanFolder {
  if (slips.length === 0) return folder
  const renamed = <T extends { readonly id: string }>(reference: Listed, items: readonly T[]) =>
    items.map((item) => {
      const slip = slips.find((one) => one.reference === reference && one.id === item.id)
      return slip ? { ...item, id: slip.meant } : item
    })
  const { plan, institutions } = folder
  return {
    ...folder,
    plan: { ...plan, value: { ...plan.value, themes: renamed('theme', plan.value.themes) } },
    institutions: {
      ...institutions,
      value: { institutions: renamed('institution', institutions.value.institutions) },
    },
  }
}

function mistyped(
  { reference, id, meant }: Omit<MistypedId, 'finding'>,
  place: Place,
  places: readonly Place[],
): Diagnostic {
  return {
    rule: `${reference}-is-known`,
    severity: 'error',
    place,
    message: `No file uses “${shown(id, 60)}”; ${use(places.length)} “${shown(meant, 60)}”. Is the id in ${place.file} misspelt?`,
    help: `Write ${meant} here.`,
    related: places.slice(0, 5).map((at) => ({ place: at, label: `“${shown(meant, 60)}”` })),
  }
}

type Doubt = Pick<MistypedId, 'id' | 'meant'> & { readonly names: readonly (string | undefined)[] }

// Whoever is awaited is spoken of by nobody, and what is like its id may be another body, or a slip of theirs.
function isMistyped({ id, names, meant }: Doubt, files: number): boolean {
  if (names.includes(id)) return false
  return names.includes(meant) || (isOneSlipFrom(id, meant) && files >= several)
}

function use(files: number): string {
  return `${counted(files, 'file')} ${files === 1 ? 'uses' : 'use'}`
}

/** Each id of a list, with those that its names would give. */
function givenIn({ plan, institutions }: PlanFolder, reference: Listed) {
  const [document, items, list] =
    reference === 'institution'
      ? [institutions, institutions.value.institutions, 'institutions']
      : [plan, plan.value.themes, 'themes']
  return items.map(({ id, ...item }, index) => {
    const pointer = `/${list}/${index}/id`
    const short = 'short_name' in item ? item.short_name : undefined
    const names = [item.name, short ?? item.name].map(slugOf)
    return { id, names, place: document.place(pointer), written: document.written(pointer) }
  })
}

/** Where each id is spoken of: the first place in each file. */
function usesIn(files: readonly LoadedFile[], { unreadable }: PlanFolder, reference: Listed) {
  const uses = new Map<string, Map<string, Place>>()
  const use = (id: string, place: Place) => {
    const places = uses.get(id) ?? new Map<string, Place>()
    uses.set(id, places)
    if (!places.has(place.file)) places.set(place.file, place)
  }
  for (const { is, document } of files) {
    for (const { pointer, value, schema } of textsOf(is.kind, document)) {
      if (schema['x-refers-to'] === reference) use(value, document.place(pointer))
    }
  }
  const all = [...files.map(({ is, document: { file } }) => ({ is, file })), ...unreadable]
  for (const { file, is } of reference === 'institution' ? all : []) {
    if ('institution' in is) use(is.institution, startOf(file))
  }
  return uses
}
