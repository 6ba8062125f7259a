import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import type { OpenPlan } from './open.ts'

/**
 * The text of a file of decisions, to add one to; undefined where there is no such file yet.
 * @throws Refusal where it cannot be read: editing goes by its lines, so these must be what nap takes them for
 */
export function editable(file: string, { loaded, shownRoot }: OpenPlan): string | undefined {
  const text = loaded.texts.get(file)
  if (text === undefined) return undefined
  const document = loaded.files.find((known) => known.document.file === file)?.document
  const list: unknown = Object(document?.value).decisions
  if (document && (list === undefined || list === null || Array.isArray(list))) return text
  throw new Refusal(
    exitCodes.planHasProblems,
    `The file ${shown(shownRoot + file)} cannot be read, so no decision was added to it.`,
    'See what is wrong with it: nap validate',
  )
}
