import { startOf } from '../model/diagnostic.ts'
import type { PointOf } from '../model/open-point.ts'
import {
  asked,
  fullNameOf,
  type Institution,
  type PlanFolder,
  submissionStateOf,
} from '../model/plan.ts'
import { isPlainId } from '../model/plan-file.ts'
import { nearest } from '../plain/nearest.ts'

/** Institutions that were asked and have sent nothing, in the order of institutions.yaml. */
export function awaitedInstitutions(folder: PlanFolder): PointOf<'awaited'>[] {
  const { themes, calendar = [] } = folder.plan.value
  const due = calendar.find(({ kind }) => kind === 'inputs_due')?.date
  return asked(folder)
    .filter(({ id }) => submissionStateOf(folder, id) === 'awaited')
    .map(({ id, leads, focal_person: person }) => ({
      kind: 'awaited',
      institution: id,
      name: fullNameOf(folder, id),
      theme: themes.find((theme) => theme.id === leads)?.name,
      contact: person?.public === true ? contactWords(person) : undefined,
      due,
      place: placeOf(id, folder),
      command: `Put what it sends into submissions/${id}/, or record a nil return there.`,
      ...(hasSentUnread(folder, id) && { isReported: true as const }),
    }))
}

function contactWords({
  name,
  title,
  phone,
  email,
}: NonNullable<Institution['focal_person']>): string {
  return [name, title, phone, email].filter((part) => part !== undefined).join(', ')
}

function placeOf(id: string, { institutions }: PlanFolder) {
  const index = institutions.value.institutions.findIndex((institution) => institution.id === id)
  return index === -1 ? startOf(institutions.file) : institutions.place(`/institutions/${index}/id`)
}

// What has come and cannot be read is told as that.
function hasSentUnread({ institutions, unreadable }: PlanFolder, id: string): boolean {
  const ids = institutions.value.institutions.map((institution) => institution.id)
  return unreadable.some(({ is }) => {
    if (!('institution' in is)) return false
    const { institution } = is
    return institution === id || (!isPlainId(institution) && nearest(institution, ids) === id)
  })
}
