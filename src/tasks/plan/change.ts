import type { Host } from '../../command.ts'
import type { Change } from '../../model/change.ts'
import { type Diagnostic, withoutFix } from '../../model/diagnostic.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { type Source, textSource, withSource } from '../../model/source.ts'
import { check, editing } from '../../pipeline.ts'
import { shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { write } from '../../record/write.ts'
import { planFolder } from './folder.ts'
import { type OpenPlan, openPlan, type PlanRequest, readWhole } from './open.ts'

export type TextChange = Change & { readonly content: string }

/**
 * Changes one file of the plan that people write. Nobody else’s nap is at work meanwhile, and a file that nap itself
 * would find an error in is not written.
 * @returns the file, as the user would type it
 */
export async function changePlan(
  host: Host,
  request: PlanRequest,
  make: (plan: OpenPlan) => Promise<TextChange>,
): Promise<string> {
  let changed = ''
  await changeFiles(host, request, async (plan) => {
    const change = await make(plan)
    changed = plan.shownRoot + change.file
    return [change]
  })
  return changed
}

/** The same for several files: all of them or none. @returns those that said something else before, or were not there */
export async function changeFiles(
  host: Host,
  request: PlanRequest,
  make: (plan: OpenPlan) => Promise<readonly TextChange[]>,
): Promise<string[]> {
  const root = planFolder(host, request)
  return withLock(root, async () => {
    const plan = await openPlan(host, request)
    refuseClosedFolder(plan)
    const changes = (await make(plan)).filter((change) => isOther(plan, change))
    if (changes.length > 0) {
      const { sources } = await readWhole(root, host)
      await write(
        root,
        changes.map((change) => checked(plan, change, sources)),
      )
    }
    return changes.map(({ file }) => plan.shownRoot + file)
  })
}

/** Whether a change changes anything. */
export function isOther({ loaded }: OpenPlan, { file, content }: TextChange): boolean {
  return loaded.texts.get(file) !== content
}

// What is in a folder that cannot be opened would be taken for never received.
function refuseClosedFolder({ diagnostics }: OpenPlan): void {
  const closed = diagnostics.find(
    ({ rule, place }) => rule === 'file-can-be-opened' && !/\.\w+$/.test(place.file),
  )
  if (closed) throw new Refusal(exitCodes.fileSystem, closed.message, closed.help)
}

/** One field of a file set anew; every other byte of it stays. */
export async function fieldChanged(
  { loaded }: OpenPlan,
  file: string,
  field: { readonly name: string; readonly value: object },
): Promise<TextChange> {
  const { withField } = await editing()
  return { file, content: withField(loaded.texts.get(file) ?? '', field.name, field.value) }
}

function checked({ shownRoot }: OpenPlan, change: TextChange, sources: readonly Source[]): Change {
  const { file, content } = change
  const before = sources.find((source) => source.file === file)
  const changed = textSource(file, hasMark(before) ? `\ufeff${content}` : content)
  const [found] = errorsWith(sources, changed)
  if (!found) return { file, content: changed.bytes }
  // What is not on disk yet is nothing to fix there.
  const error = before ? found : withoutFix(found)
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(shownRoot + file)}” would have an error, so nothing was written. ${error.message}`,
    error.help,
  )
}

/** What nap would find wrong with a file of the plan if it were changed so. */
export function errorsAfter({ sources }: OpenPlan, { file, content }: TextChange): Diagnostic[] {
  return errorsWith(sources, textSource(file, content))
}

function errorsWith(sources: readonly Source[], changed: Source): Diagnostic[] {
  const { diagnostics } = check(withSource(sources, changed), 'draft')
  return diagnostics.filter(
    ({ place, severity }) => place.file === changed.file && severity === 'error',
  )
}

// Some editors on Windows put one at the start of a file, and would miss it.
function hasMark(source: Source | undefined): boolean {
  const [first, second, third] = source?.bytes ?? []
  return first === 0xef && second === 0xbb && third === 0xbf
}
