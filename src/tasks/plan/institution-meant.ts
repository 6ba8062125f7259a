import type { Host } from '../../command.ts'
import { institutionsCalled } from '../../model/called.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { schemaAt } from '../../model/schemas.ts'
import { shown } from '../../plain/text.ts'
import { knownOne } from './known-one.ts'
import type { OpenPlan } from './open.ts'

/** The id of the institution that a word of the command line names: by that id, or by what only one is called. */
export function institutionMeant(
  typed: string,
  plan: Pick<OpenPlan, 'folder' | 'diagnostics'>,
  { err }: Host,
): string {
  const known = institutionsCalled(plan.folder)
  const meant = known.ids.has(typed) ? typed : known.idOf(typed)
  if (meant === undefined) {
    refuseUnopened(plan)
    const like = known.named(typed)
    if (!like || like.name === like.id) return knownOne('institution', typed, [...known.ids])
    throw nothingWritten(
      `There is no institution “${shown(typed, 80)}”.`,
      `Did you mean “${like.id}”, which is “${shown(like.name, 60)}”?`,
    )
  }
  if (meant !== typed) err(`“${shown(typed, 60)}” taken as ${meant}.\n`)
  return meant
}

/** An answer to a question of the template: where an institution is asked for, the id of the one that it names. */
export function referenceMeant(
  value: string,
  about: string,
  { folder }: Pick<OpenPlan, 'folder'>,
): string {
  if (schemaAt('contribution', about)?.['x-refers-to'] !== 'institution') return value
  return institutionsCalled(folder).idOf(value) ?? value
}

// Nobody can be known where the list of them cannot be opened.
function refuseUnopened({ diagnostics }: Pick<OpenPlan, 'diagnostics'>): void {
  const closed = diagnostics.find(
    ({ rule, place }) => rule === 'file-can-be-opened' && place.file === 'institutions.yaml',
  )
  if (closed) throw new Refusal(exitCodes.fileSystem, closed.message, closed.help)
}
