import { join } from 'node:path'
import type { Host } from '../../command.ts'
import { kindOfPlace } from '../../load/read.ts'
import type { Change, Removal } from '../../model/change.ts'
import { type Diagnostic, withoutFix } from '../../model/diagnostic.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { type Document, type Source, textSource, withSource } from '../../model/source.ts'
import { check, checkedAnew, editing, editingValues, judgedAs } from '../../pipeline.ts'
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
      refuseWritingOver(
        plan,
        changes.map(({ file }) => file),
      )
      const { sources } = await readWhole(root, host)
      await write(root, checked(plan, changes, sources))
    }
    return changes.map(({ file }) => plan.shownRoot + file)
  })
}

/** Several files of the plan as they are to be written, and the plan with them. */
export type ChangedPlan = {
  readonly plan: OpenPlan
  readonly changes: readonly (Change | Removal)[]
}

/**
 * The plan with several files changed, made or gone, before any of them is written.
 * @throws Refusal (1) where one of them would have an error that it has not had so far
 */
export function planWith(
  before: OpenPlan,
  wanted: readonly TextChange[],
  gone: readonly string[] = [],
): ChangedPlan {
  const { errors, ...changed } = plannedWith(before, wanted, gone)
  const [error] = errors
  if (error) throw wouldBeWrong(before, error)
  return changed
}

/** The same, with the errors that its files would have and have not had so far. */
export function plannedWith(
  before: OpenPlan,
  wanted: readonly TextChange[],
  gone: readonly string[] = [],
): ChangedPlan & { readonly errors: readonly Diagnostic[] } {
  const changed = wanted
    .filter((change) => isOther(before, change))
    .map((change) => asWritten(change, before.sources))
  if (changed.length + gone.length === 0) return { plan: before, changes: [], errors: [] }
  const sources = changed.reduce(withSource, [...before.sources])
  const plan = checkedAnew(
    before,
    sources.filter(({ file }) => !gone.includes(file)),
  )
  const known = new Set(judgedAs('draft', before).diagnostics.map(told))
  const files = new Set(changed.map(({ file }) => file))
  return {
    plan,
    changes: [
      ...changed.map(({ file, bytes }) => ({ file, content: bytes })),
      ...gone.map((file) => ({ file, content: undefined })),
    ],
    errors: judgedAs('draft', plan).diagnostics.filter(
      (one) => one.severity === 'error' && files.has(one.place.file) && !known.has(told(one)),
    ),
  }
}

// Lines move when something is put in above them.
function told({ rule, message, place }: Diagnostic): string {
  return [rule, place.file, place.pointer, message].join('\n')
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

/**
 * What could not be read is known to nobody, so nothing is written over it.
 * @throws Refusal where one of these files is there, and nap does not know what it says
 */
export function refuseWritingOver(plan: OpenPlan, files: readonly string[]): void {
  const { root, shownRoot, sources, loaded, diagnostics } = plan
  const known = [...loaded.files.map(({ document }) => document), ...loaded.chapters]
  const names = new Set(known.map(({ file }) => file))
  const over = files.find((file) => !names.has(file) && kindOfPlace(join(root, file)) !== undefined)
  if (over === undefined) return
  const message = `“${shown(shownRoot + over)}” is there already and cannot be read. Nothing was written.`
  const why = diagnostics.find(({ place }) => place.file === over)
  throw why && !sources.some(({ file }) => file === over)
    ? new Refusal(exitCodes.fileSystem, `${message} ${why.message}`, why.help)
    : new Refusal(
        exitCodes.planHasProblems,
        message,
        'Fix it first; to see what is wrong: nap validate',
      )
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

/** A file that is there with other values in it; every byte that is not about one of them stays. */
export async function valuesChanged(
  plan: OpenPlan,
  file: string,
  changed: (value: unknown) => unknown,
): Promise<TextChange> {
  const { withValues } = await editingValues()
  const before = documentAt(file, plan)?.value
  const text = plan.loaded.texts.get(file) ?? ''
  return { file, content: withValues(text, before, Object(changed(before))) }
}

/** What a file of the plan says; undefined where it cannot be read, or is not there. */
export function documentAt(file: string, { loaded }: OpenPlan): Document | undefined {
  return loaded.files.find(({ document }) => document.file === file)?.document
}

function checked(plan: OpenPlan, wanted: readonly TextChange[], sources: readonly Source[]) {
  const changed = wanted.map((change) => asWritten(change, sources))
  const [error] = changed.flatMap((source) => errorsWith(sources, source))
  if (error) throw wouldBeWrong(plan, error)
  return changed.map(({ file, bytes }) => ({ file, content: bytes }))
}

function asWritten({ file, content }: TextChange, sources: readonly Source[]): Source {
  const before = sources.find((source) => source.file === file)
  return textSource(file, hasMark(before) ? `\ufeff${content}` : content)
}

/** Why nothing is written. */
export function wouldBeWrong({ shownRoot, loaded }: OpenPlan, found: Diagnostic): Refusal {
  // What is not on disk yet is nothing to fix there.
  const { place, message, help } = loaded.texts.has(found.place.file) ? found : withoutFix(found)
  return new Refusal(
    exitCodes.planHasProblems,
    `“${shown(shownRoot + place.file)}” would have an error, so nothing was written. ${message}`,
    help,
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
