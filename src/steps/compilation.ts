import type { Host } from '../command.ts'
import { findPlan } from '../load/read.ts'
import type { Change, Removal } from '../model/change.ts'
import { countOf, hasErrors } from '../model/diagnostic.ts'
import { commitmentsOf, countsOf } from '../model/draft.ts'
import { jsonText } from '../model/json.ts'
import { asked, standingOf } from '../model/plan.ts'
import { type ExitCode, exitCodes } from '../model/refusal.ts'
import { counted } from '../model/text.ts'
import { withLock } from '../record/lock.ts'
import { pending, write } from '../record/write.ts'
import { formatsIn, type OutputFormat, outputFormats } from './documents.ts'
import { draftOf, outstanding } from './draft.ts'
import { type OpenPlan, openPlan, outputFolder, shownFrom } from './open-plan.ts'
import { publish } from './publish.ts'
import { type Recorded, recordPlan } from './record-plan.ts'
import { findingWords } from './tell.ts'

export type Wish = {
  readonly plan?: unknown
  readonly stage?: unknown
  readonly out?: unknown
  readonly to?: unknown
  readonly audience?: unknown
  readonly browser?: unknown
  readonly record?: unknown
  readonly dryRun?: unknown
}

export type Done = {
  readonly dryRun: boolean
  /** Files that were not as they should be, as the user would type them. */
  readonly written: readonly string[]
  readonly recorded: Recorded
  readonly remarks: readonly string[]
  readonly exitCode: ExitCode
}

/** The main job: the draft brought up to date, recorded, and made into documents. */
export async function compilation(
  host: Host,
  wish: Wish,
): Promise<{ readonly plan: OpenPlan; readonly done: Done }> {
  const formats = typeof wish.to === 'string' ? formatsIn(wish.to, outputFormats) : outputFormats
  const root = findPlan(host.cwd, typeof wish.plan === 'string' ? wish.plan : undefined)
  const out = await outputFolder(host.cwd, root, wish.out)
  const dryRun = wish.dryRun === true
  // Read only when nobody else’s nap is at work, or the draft would be made from what stood there before.
  const work = async () => {
    const plan = openPlan(host, wish)
    return { plan, done: await compiled(plan, host, { wish, formats, out, dryRun }) }
  }
  return dryRun ? work() : withLock(root, work)
}

type Job = {
  readonly wish: Wish
  readonly formats: readonly OutputFormat[]
  readonly out: string
  readonly dryRun: boolean
}

async function compiled(
  plan: OpenPlan,
  host: Host,
  { wish, formats, out, dryRun }: Job,
): Promise<Done> {
  const draft = await draftOf(plan)
  const stale = await outstanding(plan, draft)
  if (!dryRun) await write(plan.root, stale)

  const recorded = await recordPlan(plan, host, { ...whetherToRecord(plan, host, wish), draft })
  const { files, remarks, exitCode } = await publish(plan, host, {
    out,
    formats,
    audience: wish.audience === 'internal' ? 'internal' : 'public',
    browser: typeof wish.browser === 'string' ? wish.browser : undefined,
    recorded,
  })
  const documents = await pending(out, files)
  if (!dryRun) await write(out, documents)

  return {
    dryRun,
    written: [...named(plan.shownRoot, stale), ...named(shownFrom(host.cwd, out), documents)],
    recorded,
    remarks,
    exitCode: exitCode === exitCodes.done ? recorded.exitCode : exitCode,
  }
}

function whetherToRecord({ diagnostics }: OpenPlan, { env }: Host, { record, dryRun }: Wish) {
  const inCi = /^(1|true)$/i.test(env['CI'] ?? '')
  const reasons: readonly (readonly [boolean, string])[] = [
    [dryRun === true, 'Nothing was recorded: this was a dry run.'],
    [record === false, 'Nothing was recorded, as you asked.'],
    [inCi, 'Nothing was recorded, because this is an automatic check (CI is set).'],
    [
      hasErrors(diagnostics),
      'Nothing was recorded, because the plan has errors. Mend them, and run nap compile again.',
    ],
  ]
  const why = reasons.find(([holds]) => holds)?.[1]
  return { wanted: why === undefined, why: why ?? '' }
}

function named(folder: string, changes: readonly (Change | Removal)[]): string[] {
  return changes.map(({ file }) => folder + file)
}

/** What was done, for people. */
export function compileText(plan: OpenPlan, done: Done): string {
  const { written, recorded, dryRun } = done
  const verb = dryRun ? 'would write' : 'wrote'
  const findings = findingWords(plan.diagnostics)
  const stage = plan.stage === plan.folder.plan.value.status ? '' : ` --stage ${plan.stage}`
  const lines = [
    standing(plan),
    ...(written.length > 0
      ? listing(written).map((file) => `${verb} ${file}`)
      : ['Every document was up to date already.']),
    recorded.message,
    ...(recorded.help === undefined ? [] : [recorded.help]),
    ...(findings !== '' ? [`${findings}. To see them: nap validate${stage}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

// Many files of the draft change at once; the documents are what people open next.
function listing(written: readonly string[]): string[] {
  const [draft, rest] = [
    written.filter((file) => file.includes('draft/commitments/')),
    written.filter((file) => !file.includes('draft/commitments/')),
  ]
  const first = draft[0]
  if (draft.length <= 3 || first === undefined) return [...written]
  return [`${first.slice(0, first.lastIndexOf('/'))}/ (${counted(draft.length, 'file')})`, ...rest]
}

function standing({ draft, folder }: OpenPlan): string {
  const { commitments, notAgreed, missing } = countsOf(commitmentsOf(draft))
  const everyone = asked(folder)
  const awaited = everyone.filter(({ id }) => standingOf(folder, id) === 'awaited').length
  return `${counted(commitments, 'commitment')} from ${everyone.length - awaited} of ${counted(everyone.length, 'institution')}; ${counted(notAgreed, 'point')} not agreed, ${counted(missing, 'answer')} missing.`
}

/** `{version, written, recorded: {what, message, revision}, remarks, findings}`. */
export function compileJson(
  { diagnostics }: OpenPlan,
  { dryRun, written, recorded, remarks }: Done,
): string {
  const { what, message, revision } = recorded
  return jsonText({
    dryRun,
    written,
    recorded: { what, message, revision: revision?.hash ?? null },
    remarks,
    findings: {
      errors: countOf(diagnostics, 'error'),
      warnings: countOf(diagnostics, 'warning'),
    },
  })
}
