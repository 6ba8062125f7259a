import type { Host } from '../../command.ts'
import type { Change } from '../../model/change.ts'
import { commitmentsOf } from '../../model/draft.ts'
import { openCounts, openOf } from '../../model/open-point.ts'
import { fileStem } from '../../model/plan-file.ts'
import { type ExitCode, exitCodes, orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { type Release, type Revision, shortHash } from '../../model/revision.ts'
import { isInput, textSource } from '../../model/source.ts'
import { changesSince } from '../../pipeline/records.ts'
import { firstOf, shown } from '../../plain/text.ts'
import type { ChangedInput, HookWork, OpenRepository } from '../../record/git.ts'
import { messageOf } from '../../record/message.ts'
import { changedSince, type OpenPlan } from '../plan/open.ts'
import { isDecisions, renamesAmong } from '../plan/renames.ts'
import { activitySince, tellsActivity } from './activity.ts'

/** Which revision the plan is at. */
export type RevisionState = Pick<Recorded, 'revision' | 'release' | 'unrecorded'>

/** How recording went: a sentence for the user, and the revision that the plan is at now. */
export type Recorded = {
  readonly what: 'recorded' | 'unchanged' | 'not-asked' | 'impossible'
  readonly message: string
  readonly help?: string
  readonly exitCode: ExitCode
  readonly revision: Revision | undefined
  /** The last name under which that revision was issued; undefined where the plan has changed since, too. */
  readonly release?: Release | undefined
  /** Whether the plan holds changes that this revision does not. */
  readonly unrecorded: boolean
}

type Recording = {
  readonly wanted: boolean
  readonly why: string
  readonly draft: readonly Change[]
}

/** Records the plan folder as one revision, if that is asked for and possible; says what was done or why not. */
export async function recordPlan(
  plan: OpenPlan,
  host: Host,
  recording: Recording,
): Promise<Recorded> {
  const git = await import('../../record/git.ts')
  const outcome = await orRefusal(async () => {
    const repository = await git.openRepository(plan.root, host.env)
    if (repository.kind === 'none') return outside(repository.reason)
    return recordIn(repository, { plan, host, recording })
  })
  return outcome instanceof Refusal ? impossible(outcome, recording, undefined) : outcome
}

/** The revision that the plan is at, without recording anything. */
export async function revisionOf(plan: OpenPlan, host: Host): Promise<RevisionState> {
  const git = await import('../../record/git.ts')
  const state = await orRefusal(async () => {
    const repository = await git.openRepository(plan.root, host.env)
    return repository.kind === 'none'
      ? undefined
      : stateOf(repository, plan.sources, plan.loaded.copies)
  })
  if (state instanceof Refusal) {
    host.err(`The document does not say which revision it is of. ${sentences(state)}\n`)
  }
  if (!state || state instanceof Refusal) return { revision: undefined, unrecorded: true }
  return state.at
}

async function stateOf(
  repository: OpenRepository,
  written: readonly { readonly file: string }[],
  copies: readonly string[],
) {
  const git = await import('../../record/git.ts')
  const all = await git.changedInputs(repository)
  const changes = all.filter(({ kind, file }) => kind !== 'added' || !copies.includes(file))
  const revision = await git.lastRevision(repository)
  const ignored = await git.ignoredAmong(
    repository,
    written.map(({ file }) => file),
  )
  if (changes.length + ignored.length > 0) {
    return { changes, ignored, at: { revision, unrecorded: true } }
  }
  const releases = await git.releasesIn(repository)
  const release = releases.findLast(({ hash }) => hash === revision?.hash)
  return { changes, ignored, at: { revision, release, unrecorded: false } }
}

type Work = { readonly plan: OpenPlan; readonly host: Host; readonly recording: Recording }

async function recordIn(repository: OpenRepository, work: Work): Promise<Recorded> {
  const { plan, host, recording } = work
  const git = await import('../../record/git.ts')
  const { changes, ignored, at } = await stateOf(
    repository,
    [...plan.sources, ...recording.draft],
    plan.loaded.copies,
  )
  const before = at.revision
  if (!at.unrecorded) return unchanged(at)
  if (!recording.wanted) {
    return {
      what: 'not-asked',
      message: recording.why,
      exitCode: exitCodes.done,
      revision: before,
      unrecorded: true,
    }
  }
  const obstacle =
    (await git.obstacle(repository, ignored)) ?? (await git.overlooked(repository, plan.sources))
  if (obstacle) return impossible(obstacle, recording, before)
  const inputs = changes.map(({ file }) => file).filter(isInput)
  const done = new Map(changes.map(({ file, kind }) => [file, kind] as const))
  const message = await story(plan, host, { repository, inputs, done, draft: recording.draft })
  const outcome = await orRefusal(() => recordUnchanged(repository, work, message))
  if (outcome instanceof Refusal) return impossible(outcome, recording, before)
  const revision = await git.lastRevision(repository)
  // Somebody else was quicker.
  if ('nothing' in outcome) return unchanged({ revision, unrecorded: false })
  const { changed, apart } = outcome.hookWork
  const isOther = changed.length + apart.length > 0
  const what = message.split('\n')[0]?.replace(/^Plan: /, '')
  const lines = [
    `Recorded as revision ${shortHash(outcome.hash)}: ${what}.`,
    ...hookWords(outcome.hookWork, plan.shownRoot),
  ]
  return {
    what: 'recorded',
    message: lines.join('\n'),
    exitCode: isOther ? exitCodes.repositoryState : exitCodes.done,
    revision,
    unrecorded: isOther,
  }
}

/** What commit hooks did to the revision, and what to do about it. */
function hookWords({ changed, apart, beside }: HookWork, folder: string): string[] {
  const named = (files: readonly string[]) => firstOf(files.map((file) => folder + file))
  const later = apart.filter((file) => !changed.includes(file))
  const [is, it] = later.length === 1 ? ['is', 'it'] : ['are', 'them']
  return [
    ...(changed.length > 0
      ? [
          `A commit hook of this repository changed ${named(changed)} in that revision, so it is not what the documents were made from. ${afterHook(changed, folder)}`,
        ]
      : []),
    ...(later.length > 0
      ? [
          `On disk, ${named(later)} ${is} not as that revision has ${it}: a commit hook or another program was at work meanwhile. Look at the difference with git diff; nap compile records it.`,
        ]
      : []),
    ...(beside.length > 0
      ? [
          `A commit hook of this repository also put ${firstOf(beside)} into that revision: no part of the plan.`,
        ]
      : []),
  ]
}

function afterHook(changed: readonly string[], folder: string): string {
  return changed.every(isInput)
    ? 'Run nap compile again: it reads the files as they are now.'
    : `Have the hook leave out the folder “${shown(folder)}draft”, which nap writes itself, and run nap compile again.`
}

function unchanged(at: RevisionState): Recorded {
  const last = at.release ? `released as ${shown(at.release.name)}` : 'last recorded'
  const message = `Nothing in the plan has changed since it was ${last}.`
  return { what: 'unchanged', message, exitCode: exitCodes.done, ...at }
}

// What is recorded must be what the draft was made from, and people go on writing while nap is at work.
async function recordUnchanged(repository: OpenRepository, { plan, host }: Work, message: string) {
  const { record } = await import('../../record/git.ts')
  const changed = await changedSince(plan, host)
  if (changed === undefined)
    return record(repository, message, {
      say: (words) => host.err(`${words}\n`),
      leftOut: plan.loaded.copies,
    })
  throw new Refusal(
    exitCodes.busy,
    `“${shown(plan.shownRoot + changed)}” was changed while nap was at work. Nothing was recorded.`,
    'Run nap compile again.',
  )
}

/** What follows where the plan could not be recorded and its documents could be written. */
export const documentsWritten = ' The documents were written.'

type Reason = Pick<Refusal, 'exitCode' | 'message' | 'help'>

function impossible(
  { exitCode, message, help }: Reason,
  { wanted }: Recording,
  revision: Revision | undefined,
): Recorded {
  return {
    what: 'impossible',
    message: wanted ? said(message) + documentsWritten : message,
    ...(help === undefined ? {} : { help }),
    exitCode,
    revision,
    unrecorded: true,
  }
}

// What git itself says is about its own work, not about the revision.
function said(message: string): string {
  return message.includes(' recorded') ? message : `${message} Nothing was recorded.`
}

function outside(reason: 'no-repository' | 'no-git'): Recorded {
  const rest = { revision: undefined, unrecorded: true } as const
  return reason === 'no-git'
    ? {
        what: 'impossible',
        message: 'git is not installed, so nothing was recorded.',
        help: 'Install git from https://git-scm.com/ and run nap compile again.',
        exitCode: exitCodes.somethingMissing,
        ...rest,
      }
    : {
        what: 'not-asked',
        message:
          'This folder is not under git, so no revision was recorded. To keep every revision, type: git init',
        exitCode: exitCodes.done,
        ...rest,
      }
}

type Basis = {
  readonly repository: OpenRepository
  readonly inputs: readonly string[]
  readonly done: ReadonlyMap<string, ChangedInput['kind']>
  readonly draft: readonly Change[]
}

async function story(
  plan: OpenPlan,
  { version }: Host,
  { repository, inputs, done, draft }: Basis,
): Promise<string> {
  const { readCommitted } = await import('../../record/git.ts')
  const hasActivity = inputs.some(tellsActivity)
  const committed = await readCommitted(repository, hasActivity ? '' : 'draft/commitments')
  const recorded = committed.filter(({ file }) => file.startsWith('draft/commitments/'))
  const now = draft.filter(({ file }) => file.startsWith('draft/commitments/'))
  const commitments = commitmentsOf(plan.draft)
  return messageOf({
    ...changesSince(
      recorded.map(({ text }) => text),
      now.map(({ content }) => String(content)),
      renamesAmong(decisionsIn(inputs, committed, plan), idsBetween(recorded, now)),
    ),
    titles: new Map(
      commitments.map(({ id, value }) => [id, value.title ?? `${id} (name not agreed yet)`]),
    ),
    activity: hasActivity
      ? activitySince(
          committed.map(({ file, text }) => textSource(file, text)),
          plan,
        )
      : [],
    inputs,
    done,
    counts: {
      commitments: commitments.length,
      disagreements: openCounts(plan.open).notAgreed,
      awaited: openOf(plan.open, 'awaited').length,
    },
    version,
  })
}

type Text = { readonly file: string; readonly text: string }

/** The changed files of decisions/ as they were recorded, and as they are. */
function decisionsIn(inputs: readonly string[], committed: readonly Text[], plan: OpenPlan) {
  return inputs.filter(isDecisions).map((file) => {
    const source = plan.sources.find((one) => one.file === file)
    return {
      file,
      before: committed.find((one) => one.file === file)?.text,
      after: source && new TextDecoder().decode(source.bytes),
    }
  })
}

/** The ids of the commitments that are no longer in the draft, and of those that were not in it. */
function idsBetween(
  before: readonly Pick<Change, 'file'>[],
  after: readonly Pick<Change, 'file'>[],
) {
  const [old, now] = [before, after].map(
    (files) => new Set(files.map(({ file }) => fileStem(file))),
  )
  return {
    gone: [...(old ?? [])].filter((id) => !now?.has(id)),
    come: [...(now ?? [])].filter((id) => !old?.has(id)),
  }
}
