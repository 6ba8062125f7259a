import { join } from 'node:path'
import type { Host } from '../../command.ts'
import type { Change, Removal } from '../../model/change.ts'
import { countOf } from '../../model/diagnostic.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { findingWords } from '../../model/findings/finding-counts.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { openCounts, openOf, otherOpenWords } from '../../model/open-point.ts'
import { asked } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { type ExitCode, exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { type Release, shortHash } from '../../model/revision.ts'
import type { Audience } from '../../model/stage.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { schemaFolder } from '../plan/editor-schemas.ts'
import { planFolder } from '../plan/folder.ts'
import { type OpenPlan, openPlan, type PlanRequest } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { planAt } from '../plan/past.ts'
import { repositoryOf } from '../plan/repository.ts'
import { unreadLines, unreadRecords } from '../plan/unread.ts'
import { editionsIn, type Order, usualFormats } from './documents.ts'
import { languagesIn, wordsMissing } from './languages.ts'
import { publish } from './publish.ts'
import { putDocuments } from './put-documents.ts'
import { documentsWritten, type Recorded } from './record.ts'
import { broughtUpToDate } from './up-to-date.ts'

export type CompileRequest = PlanRequest & {
  readonly out: string | undefined
  readonly to: string | undefined
  readonly audience: Audience | undefined
  readonly with: string | undefined
  readonly browser: string | undefined
  readonly record: boolean
  readonly dryRun: boolean
  readonly at: string | undefined
  readonly style?: HouseStyle | undefined
  readonly lang: string | undefined
}

export type Done = {
  /** The folder that the documents go to. */
  readonly out: string
  readonly dryRun: boolean
  /** Whether the documents are of an earlier revision. */
  readonly past: boolean
  /** Files that were not as they should be, as the user would type them. */
  readonly written: readonly string[]
  /** What is no part of the draft any more. */
  readonly removed: readonly string[]
  readonly recorded: Recorded
  /** Whether the documents are where they should be, as far as they could be made. */
  readonly isPrinted: boolean
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

/**
 * The main job: the draft brought up to date, recorded, and made into documents.
 * @param refuse looks at the plan before anything is written
 */
export async function compilation(
  host: Host,
  request: CompileRequest,
  refuse: (plan: OpenPlan) => void = () => {},
): Promise<{ readonly plan: OpenPlan; readonly done: Done }> {
  const { to, at, dryRun } = request
  const formats = to === undefined ? usualFormats : editionsIn(to).formats
  const root = planFolder(host, request)
  const out = await outputFolder(host, root, request.out)
  if (at !== undefined) return compiledAt(at, host, { request, formats, out, refuse })
  // Read only when nobody else’s nap is at work, or the draft would be made from what stood there before.
  const work = async () => {
    const plan = await openPlan(host, request)
    languagesIn(request.lang, plan)
    refuse(plan)
    return { plan, done: await compiled(plan, host, { request, formats, out }) }
  }
  return dryRun ? work() : withLock(root, work)
}

type Job = {
  readonly request: CompileRequest
  readonly formats: Order['formats']
  readonly out: string
}

async function compiled(plan: OpenPlan, host: Host, job: Job): Promise<Done> {
  const { dryRun, record } = job.request
  const {
    recorded,
    changes: stale,
    remarks: edits,
  } = await broughtUpToDate(plan, host, { dryRun, record })
  const printing = await orRefusal(() => printed(plan, recorded, host, job))
  const { written, remarks, exitCode, isPrinted } =
    printing instanceof Refusal ? notPrinted(printing) : printing
  return {
    out: job.out,
    dryRun,
    past: false,
    written: [...named(plan.shownRoot, stale.filter(isThere)), ...written],
    removed: named(
      plan.shownRoot,
      stale.filter((change) => !isThere(change)),
    ),
    recorded: isPrinted
      ? recorded
      : { ...recorded, message: recorded.message.replace(documentsWritten, '') },
    isPrinted,
    remarks: [...edits, ...remarks],
    exitCode: exitCode === exitCodes.done ? recorded.exitCode : exitCode,
  }
}

// Whoever is told only that would think that nothing was recorded either.
function notPrinted({ message, help, exitCode }: Refusal) {
  const remarks = [message, ...(help === undefined ? [] : [help])]
  return { written: [], remarks, exitCode, isPrinted: false }
}

/** The documents of an earlier revision. The working files, the draft and git stay as they are. */
async function compiledAt(
  named: string,
  host: Host,
  { refuse, ...job }: Job & { readonly refuse: (plan: OpenPlan) => void },
) {
  const repository = await repositoryOf(host, job.request)
  const past = await planAt(host, repository, { named, request: job.request })
  const { plan, revision, release } = past
  refuse(plan)
  const out =
    job.request.out === undefined ? join(job.out, folderFor(revision.hash, release)) : job.out
  const issued = release ? `, released as ${shown(release.name)}` : ''
  const recorded: Recorded = {
    what: 'not-asked',
    message: `Made from revision ${shortHash(revision.hash)} of ${revision.day}${issued}. The plan itself stays as it is.`,
    exitCode: exitCodes.done,
    revision,
    release,
    unrecorded: false,
  }
  const { remarks, ...printing } = await printed(plan, recorded, host, { ...job, out })
  const { dryRun } = job.request
  const done = { ...printing, out, dryRun, past: true, removed: [], recorded }
  return { plan, done: { ...done, remarks: [...past.remarks, ...remarks] } }
}

// Beside the documents of today, which those of an earlier day must not replace. Not every name of a tag can be a folder.
function folderFor(hash: string, release: Release | undefined): string {
  return release && isPlainId(release.name.toLowerCase()) ? release.name : shortHash(hash)
}

async function printed(
  plan: OpenPlan,
  recorded: Recorded,
  host: Host,
  { request, formats, out }: Job,
): Promise<Pick<Done, 'written' | 'remarks' | 'exitCode' | 'isPrinted'>> {
  const { audience = 'public', browser, dryRun, style } = request
  const files: Change[] = []
  const remarks: string[] = []
  let exitCode: ExitCode = exitCodes.done
  for (const language of languagesIn(request.lang, plan)) {
    const made = await publish(plan, host, {
      out,
      formats,
      audience,
      language,
      tellsGivers: request.with === 'contributors',
      browser,
      style,
      recorded,
    })
    files.push(...made.files)
    remarks.push(...wordsMissing(language, style), ...made.remarks)
    if (exitCode === exitCodes.done) exitCode = made.exitCode
  }
  const put = await putDocuments(files, host, { out, dryRun })
  return {
    written: put.written,
    remarks: [...new Set([...remarks, ...put.remarks])],
    exitCode: put.isWhole ? exitCode : exitCodes.fileSystem,
    isPrinted: put.isWhole,
  }
}

function named(folder: string, changes: readonly (Change | Removal)[]): string[] {
  return changes.map(({ file }) => folder + file)
}

function isThere({ content }: Change | Removal): boolean {
  return content !== undefined
}

/** What was done, for people. */
export function compileText(plan: OpenPlan, done: Done): string {
  const { written, removed, recorded, dryRun, past } = done
  const verbs = dryRun ? ['would write', 'would remove'] : ['wrote', 'removed']
  const findings = findingWords(plan.diagnostics)
  const stage = plan.stage === plan.folder.plan.value.status ? '' : ` --stage ${plan.stage}`
  // Only the working files can be looked at, and fixed.
  const seen = past ? ' in that revision.' : `. To see them: nap validate${stage}`
  const upToDate = done.isPrinted ? ['Every document was up to date already.'] : []
  const lines = [
    stateLine(plan),
    ...unreadLines(plan),
    ...(written.length + removed.length > 0
      ? [written, removed].flatMap((files, index) =>
          listing(files).map((file) => `${verbs[index]} ${file}`),
        )
      : upToDate),
    recorded.message,
    ...(recorded.help === undefined ? [] : [recorded.help]),
    ...(findings !== '' ? [`${findings}${seen}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

// Many files of the draft change at once; the documents are what people open next.
function listing(written: readonly string[]): string[] {
  const folders = ['draft/commitments/', `${schemaFolder}/`]
  const grouped = folders.flatMap((folder) => {
    const files = written.filter((file) => file.includes(folder))
    const [first] = files
    if (files.length <= 3 || first === undefined) return files
    return [`${first.slice(0, first.lastIndexOf('/'))}/ (${counted(files.length, 'file')})`]
  })
  const rest = written.filter((file) => !folders.some((folder) => file.includes(folder)))
  return [...grouped, ...rest]
}

function stateLine({ draft, folder, open }: OpenPlan): string {
  const counts = openCounts(open)
  const everyone = asked(folder).length
  const heard = everyone - openOf(open, 'awaited').length
  const sentences = [
    `${counted(commitmentsOf(draft).length, 'commitment')} from ${heard} of ${counted(everyone, 'institution')}; ${counted(counts.notAgreed, 'point')} not agreed, ${counted(counts.missing, 'answer')} missing`,
    ...otherOpenWords(counts),
  ]
  return `${sentences.join('. ')}.`
}

/** `{version, dryRun, written, removed, recorded: {what, message, revision, release}, remarks, unreadable, findings}`. */
export function compileJson(
  plan: OpenPlan,
  { dryRun, written, removed, recorded, remarks }: Done,
): string {
  const { what, message, revision, release } = recorded
  return jsonText({
    dryRun,
    written,
    removed,
    recorded: { what, message, revision: revision?.hash ?? null, release: release?.name ?? null },
    remarks,
    unreadable: unreadRecords(plan),
    findings: {
      errors: countOf(plan.diagnostics, 'error'),
      warnings: countOf(plan.diagnostics, 'warning'),
    },
  })
}
