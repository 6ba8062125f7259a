import type { PlanFolder } from '../model/plan.ts'
import { isOneSlipFrom } from '../plain/nearest.ts'
import type { Known } from './known.ts'

/**
 * The plan with folders of submissions, and thematic areas that institutions lead, taken as they are meant where one slip
 * parts them from an id: it has been told, and everything that follows from it would be told again.
 */
export function withOwnersMeant(folder: PlanFolder, known: Known): PlanFolder {
  return withLeadsMeant(withFoldersMeant(folder, known), known)
}

type Filed = { readonly institution: string; readonly commitment?: string }

function withFoldersMeant(folder: PlanFolder, { institution: { ids } }: Known): PlanFolder {
  const unread = folder.unreadable.flatMap(({ is }) => ('institution' in is ? [is] : []))
  const filed: readonly Filed[] = [...folder.contributions, ...folder.submissions, ...unread]
  const owners = new Map<string, string>()
  for (const name of new Set(filed.map(({ institution }) => institution))) {
    const meant = onlySlipFrom(name, ids)
    // Two answers to one question are of two institutions, or for people to sort out.
    if (meant !== undefined && !haveOneFile(filed, [name, meant])) owners.set(name, meant)
  }
  if (owners.size === 0) return folder
  const meant = <T extends Filed>(item: T): T => ({
    ...item,
    institution: owners.get(item.institution) ?? item.institution,
  })
  return {
    ...folder,
    contributions: folder.contributions.map(meant),
    submissions: folder.submissions.map(meant),
    unreadable: folder.unreadable.map((file) => ({
      ...file,
      is: 'institution' in file.is ? meant(file.is) : file.is,
    })),
  }
}

function haveOneFile(filed: readonly Filed[], [one, other]: readonly [string, string]): boolean {
  const namesIn = (owner: string) =>
    filed.filter(({ institution }) => institution === owner).map(({ commitment }) => commitment)
  const names = new Set(namesIn(one))
  return namesIn(other).some((name) => names.has(name))
}

function withLeadsMeant(folder: PlanFolder, { theme: { ids } }: Known): PlanFolder {
  const { institutions } = folder
  const bodies = institutions.value.institutions
  const led = new Set(bodies.map(({ leads }) => leads))
  if (bodies.every(({ leads }) => leads === undefined || ids.has(leads))) return folder
  const meant = bodies.map(({ leads, ...body }) => {
    const theme = leads === undefined ? undefined : onlySlipFrom(leads, ids)
    const read = theme === undefined || led.has(theme) ? leads : theme
    return { ...body, ...(read !== undefined && { leads: read }) }
  })
  return { ...folder, institutions: { ...institutions, value: { institutions: meant } } }
}

function onlySlipFrom(word: string, ids: ReadonlySet<string>): string | undefined {
  if (ids.has(word)) return undefined
  const [meant, ...others] = [...ids].filter((id) => isOneSlipFrom(word, id))
  return others.length === 0 ? meant : undefined
}
