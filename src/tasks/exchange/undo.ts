import type { Host } from '../../command.ts'
import type { Removal } from '../../model/change.ts'
import type { SaidAnswer } from '../../model/exchange/understood.ts'
import type { Import } from '../../model/files/import.ts'
import { planFileAt } from '../../model/plan-file.ts'
import { type ExitCode, exitCodes, Refusal } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { textSource } from '../../model/source.ts'
import { weighAnswers } from '../../pipeline/incoming.ts'
import { load } from '../../pipeline/states.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { valueDifferences } from '../../plain/value-differences.ts'
import type { FileRevision } from '../../record/git.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import { planWith, type TextChange } from '../plan/change.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { repositoryOf } from '../plan/repository.ts'
import { documentsWritten } from '../publish/record.ts'
import type { UpToDate } from '../publish/up-to-date.ts'
import { answerInWords, questionName } from './answer-words.ts'
import { contributionChanges } from './contribution-changes.ts'
import type { ImportRequest } from './import.ts'
import { isKeptPlace } from './import-record.ts'
import { put, recordedAfter } from './put.ts'

export type Undone = {
  readonly plan: OpenPlan
  /** The files that had come in. */
  readonly imports: readonly Partial<Import>[]
  /** The revision that had taken them in. */
  readonly hash: string
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** What stays because somebody has worked on it since, a sentence each. */
  readonly stays: readonly string[]
  readonly isWritten: boolean
  readonly upToDate: UpToDate | undefined
}

/**
 * Takes back what the last import changed. What was done since stays, also in the same file.
 * @throws Refusal where nothing was imported (2), or no revision holds it (5)
 */
export async function undoImport(
  host: Host,
  request: Pick<ImportRequest, 'plan' | 'dryRun' | 'yes' | 'record'>,
): Promise<Undone> {
  const plan = await openPlan(host, request)
  const last = await lastImport(host, plan)
  const back = await takenBack(plan, last)
  const kept = keptWith(last.imports, plan)
  const { plan: after, changes } = planWith(plan, back.changes, back.removed)
  const gone = kept.map((file): Removal => ({ file, content: undefined }))
  // The record of it last: until that is gone, whoever types the same once more goes on where this was stopped.
  const all = [
    ...changes.filter(({ file }) => !isRecord(file)),
    ...gone,
    ...changes.filter(({ file }) => isRecord(file)),
  ]
  const files = (isGone: boolean) =>
    all
      .filter(({ content }) => (content === undefined) === isGone)
      .map(({ file }) => plan.shownRoot + file)
  const undone: Undone = {
    plan: after,
    imports: last.imports,
    hash: last.hash,
    changed: files(false),
    removed: files(true),
    stays: back.stays,
    isWritten: false,
    upToDate: undefined,
  }
  if (request.dryRun || !(await isWanted(host, undone, request.yes))) return undone
  await put(host, plan, all)
  return { ...undone, isWritten: true, upToDate: await recordedAfter(host, request) }
}

/**
 * The files that came in themselves. The record of an import may come with a pull request: whatever it names, nothing but
 * what is kept goes, and nothing that another import has kept.
 */
function keptWith(imports: readonly Partial<Import>[], { folder }: OpenPlan): string[] {
  const others = folder.imports.filter(({ value }) => !imports.includes(value))
  const elsewhere = new Set(others.map(({ value }) => value.kept))
  return imports.flatMap(({ kept }) =>
    kept !== undefined && isKeptPlace(kept) && !elsewhere.has(kept) ? [kept] : [],
  )
}

function isRecord(file: string): boolean {
  return planFileAt(file)?.kind === 'import'
}

function isWanted(host: Host, undone: Undone, yes: boolean): Promise<boolean> {
  const { ask } = host
  if (yes || !ask) return Promise.resolve(yes)
  host.err(`${toldBefore(undone)}\n`)
  return allOrNothing(() =>
    ask.choose('Is it to be taken back?', [
      { name: 'Yes', value: true },
      { name: 'No, leave the plan as it is', value: false },
    ]),
  )
}

/** What would be taken back. */
export function toldBefore({ imports, hash, changed, removed, stays }: Undone): string {
  const names = imports.map(
    ({ file = '', received_on: on = '' }) => `“${shown(file, 80)}” of ${on}`,
  )
  return [
    `The last import, recorded as revision ${shortHash(hash)}, took in ${listed(names)}.`,
    ...changed.map((file) => `  ${shown(file)}: as it was before`),
    ...removed.map((file) => `  ${shown(file)}: removed, because it came with that import`),
    ...stays.map((line) => `  ${line}`),
    ...(changed.length + removed.length > 0 ? [] : ['  Nothing of it is left as it came in.']),
  ].join('\n')
}

type Last = {
  readonly hash: string
  readonly imports: readonly Partial<Import>[]
  readonly revisions: readonly FileRevision[]
}

/** What was taken in last, and how the files of the plan were before and after it. */
async function lastImport(host: Host, plan: OpenPlan): Promise<Last> {
  const { imports } = plan.folder
  const repository = await repositoryOf(
    host,
    { plan: plan.root },
    'nobody knows what stood there before an import',
  )
  const { changedInputs, historyOf } = await import('../../record/git.ts')
  const changed = await changedInputs(repository)
  if (changed.some(({ file, kind }) => kind === 'removed' && isRecord(file))) {
    throw takenBackBefore()
  }
  if (imports.length === 0) {
    throw new Refusal(
      exitCodes.wrongUsage,
      'Nothing has been imported into this plan. Nothing was changed.',
    )
  }
  const open = new Set(changed.map(({ file }) => file))
  const unrecorded = imports.find(({ file }) => open.has(file))
  if (unrecorded) throw notRecorded(unrecorded.value)
  const records = imports.map(({ file }) => file)
  const { revisions } = await historyOf(repository, records)
  const [newest] = revisions.filter(
    ({ file, before }) => before === undefined && records.includes(file),
  )
  if (!newest) throw notRecorded(imports.at(-1)?.value ?? {})
  const { hash } = newest
  const own = new Set(
    revisions
      .filter((one) => one.hash === hash && one.before === undefined)
      .map(({ file }) => file),
  )
  const those = imports.filter(({ file }) => own.has(file))
  const files = [...own, ...those.flatMap(({ value }) => value.files ?? []).filter(isOfPlan)]
  const all = await historyOf(repository, [...new Set(files)])
  return {
    hash,
    imports: those.map(({ value }) => value),
    revisions: all.revisions.filter((one) => one.hash === hash),
  }
}

function isOfPlan(file: string): boolean {
  return planFileAt(file) !== undefined
}

// Whoever types it again because it was stopped means the same import, and not the one before.
function takenBackBefore(): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    'The last import was taken back already, and no revision says so yet. Nothing was changed.',
    'Record that, with nap compile. To take back the import before it as well, type the same again then.',
  )
}

function notRecorded({ file = '' }: Partial<Import>): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    `The import of “${shown(file, 80)}” is in no revision on this computer, so nap does not know what stood there before. Nothing was changed.`,
    'Record it, with nap compile, and try again; or take its changes out of the files by hand.',
  )
}

type Back = {
  readonly changes: TextChange[]
  readonly removed: string[]
  readonly stays: string[]
}

async function takenBack(plan: OpenPlan, { revisions }: Last): Promise<Back> {
  const back: Back = { changes: [], removed: [], stays: [] }
  for (const { file, before, after } of revisions) {
    const today = plan.loaded.texts.get(file)
    if (today === undefined || today === before) continue
    if (today === plain(after)) {
      if (before === undefined) back.removed.push(file)
      else back.changes.push({ file, content: plain(before) ?? '' })
    } else await takenOut(plan, { file, before, after }, back)
  }
  return back
}

// The reader takes the mark away that some editors put at the start of a file.
function plain(text: string | undefined): string | undefined {
  return text?.replace(/^\ufeff/, '')
}

/** Of a file that somebody has worked on since, only what is still as the import left it. */
async function takenOut(
  plan: OpenPlan,
  { file, before, after }: Pick<FileRevision, 'file' | 'before' | 'after'>,
  back: Back,
): Promise<void> {
  const is = planFileAt(file)
  const name = `“${shown(plan.shownRoot + file)}”`
  if (before === undefined || is?.kind !== 'contribution') {
    back.stays.push(
      `${name} has been worked on since, so it stays. Look at it, and remove it by hand where it is not wanted.`,
    )
    return
  }
  const { institution, commitment } = is
  const [was, became] = [before, after ?? ''].map((text) => valueIn(file, plain(text) ?? ''))
  const said = valueDifferences(became, was).map(
    (one): SaidAnswer => ({ ...one, institution, commitment, at: file }),
  )
  const weighed = await weighAnswers(said, plan)
  const changes = await contributionChanges(
    plan,
    weighed.filter(({ verdict }) => verdict === 'take'),
  )
  back.changes.push(...changes)
  for (const answer of weighed.filter(({ verdict }) => verdict === 'clash')) {
    const { pointer, today } = answer
    back.stays.push(
      `${name}: ${questionName(answer)} has been changed since, to ${answerInWords(today, pointer, plan.folder)}, so it stays.`,
    )
  }
}

function valueIn(file: string, text: string): unknown {
  return load([textSource(file, text)]).files[0]?.document.value
}

/** What was taken back, for people. */
export function undoneText(undone: Undone, dryRun: boolean): string {
  const { changed, removed, stays, isWritten, upToDate } = undone
  if (!isWritten) {
    const why = dryRun
      ? 'Nothing was written: this was a dry run.'
      : 'Nothing was written. To have it taken back, type the same again with --yes.'
    return `${toldBefore(undone)}\n${why}\n`
  }
  const { recorded, remarks = [] } = upToDate ?? {}
  const lines = [
    `Taken back: ${counted(undone.imports.length, 'file that had come in', 'files that had come in')}.`,
    ...changed.map((file) => `wrote ${file}`),
    ...removed.map((file) => `removed ${file}`),
    ...stays,
    ...remarks,
    ...(recorded ? [recorded.message.replace(documentsWritten, '')] : []),
    ...(recorded?.help === undefined ? [] : [recorded.help]),
  ]
  return `${lines.join('\n')}\n`
}

/** Never 0 where something was to be taken back and was not. */
export function undoExitCode({ isWritten, stays, upToDate }: Undone, dryRun: boolean): ExitCode {
  if (dryRun) return exitCodes.done
  if (!isWritten) return exitCodes.wrongUsage
  return stays.length > 0
    ? exitCodes.planHasProblems
    : (upToDate?.recorded.exitCode ?? exitCodes.done)
}
