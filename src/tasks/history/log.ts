import type { Host } from '../../command.ts'
import { fileWords, nounOf } from '../../model/file-words.ts'
import { fileStem, planFileAt } from '../../model/plan-file.ts'
import { wrongUsage } from '../../model/refusal.ts'
import { type Release, shortHash } from '../../model/revision.ts'
import { isInput } from '../../model/source.ts'
import { stepBetween } from '../../pipeline/records.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { ChangedFile, LoggedRevision, OpenRepository } from '../../record/git.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { isDecisions, renamesAmong } from '../plan/renames.ts'
import { repositoryOf } from '../plan/repository.ts'

/** How much a revision changed. */
export type RevisionCounts = {
  readonly commitments: {
    readonly added: number
    readonly changed: number
    readonly withdrawn: number
  }
  readonly disagreements: { readonly opened: number; readonly settled: number }
  /** The institutions that something new was received from, by their ids, and the comments. */
  readonly inputs: { readonly institutions: readonly string[]; readonly comments: number }
}

export type RevisionEntry = Omit<LoggedRevision, 'changes'> & {
  readonly releases: readonly Release[]
  /** Undefined where this copy of the repository begins, so that nobody can tell. */
  readonly counts: RevisionCounts | undefined
  /** What else of the plan changed, in words; '' where nothing did. */
  readonly others: string
}

export type PlanLog = {
  /** Newest first. */
  readonly revisions: readonly RevisionEntry[]
  readonly complete: boolean
  /** Whether the plan holds changes that no revision has. */
  readonly unrecorded: boolean
}

type LogRequest = WhichPlan & { readonly max: string | undefined }

/** The revisions of the plan, with how much each of them changed. */
export async function planLog(host: Host, request: LogRequest): Promise<PlanLog> {
  const max = most(request.max)
  const repository = await repositoryOf(host, request)
  const git = await import('../../record/git.ts')
  const { revisions, complete } = await git.logOf(repository, max)
  const releases = await git.releasesIn(repository)
  const counted = await countsOf(revisions, repository)
  return {
    revisions: revisions.map(({ changes, ...revision }, index) => ({
      ...revision,
      releases: releases.filter(({ hash }) => hash === revision.hash),
      counts: counted[index],
      others: othersIn(changes ?? []),
    })),
    complete,
    unrecorded: await git.hasUnrecorded(repository),
  }
}

function most(flag: string | undefined): number | undefined {
  if (flag === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(flag)) return Number(flag)
  throw wrongUsage(
    `“${shown(flag)}” is not a number of revisions.`,
    'Write it in digits, for example --max 10.',
  )
}

/** Fetches only what changed from a revision to the next, each text once, in one stream. */
async function countsOf(
  revisions: readonly LoggedRevision[],
  repository: OpenRepository,
): Promise<(RevisionCounts | undefined)[]> {
  const told = revisions.flatMap(({ changes = [] }) =>
    changes.filter((change) => isCommitment(change) || isDecisions(change.file)),
  )
  const texts = await textsBehind(told, repository)
  const stepOf = ({ before, after }: ChangedFile) =>
    stepBetween(texts.get(before), texts.get(after))
  return revisions.map(({ changes }) => {
    if (!changes) return undefined
    const { renamed, others } = commitmentsIn(changes, texts)
    const steps: Step[] = [
      ...others.map(stepOf),
      ...renamed.map((change) => ({ ...stepOf(change), kind: 'changed' as const })),
    ]
    return { ...sumOf(steps), inputs: inputsIn(changes) }
  })
}

/** The text of each blob, by its id. */
type Texts = ReadonlyMap<string | undefined, string>

async function textsBehind(
  changes: readonly ChangedFile[],
  repository: OpenRepository,
): Promise<Texts> {
  const { blobTexts } = await import('../../record/git.ts')
  const named = changes.flatMap(({ before, after }) => [before, after])
  const ids = [...new Set(named)].filter((id) => id !== undefined)
  const texts = await blobTexts(repository, ids)
  return new Map(ids.map((id, index) => [id, texts[index] ?? '']))
}

/** The changes of commitments: one that a decision gave another id is one that changed, not one that went and one that came. */
function commitmentsIn(changes: readonly ChangedFile[], texts: Texts) {
  const commitments = changes.filter(isCommitment)
  const gone = new Map(
    commitments.filter(({ after }) => !after).map((one) => [fileStem(one.file), one]),
  )
  const come = new Map(
    commitments.filter(({ before }) => !before).map((one) => [fileStem(one.file), one]),
  )
  const decisions = changes
    .filter(({ file }) => isDecisions(file))
    .map(({ file, before, after }) => ({
      file,
      before: texts.get(before),
      after: texts.get(after),
    }))
  const ids = { gone: gone.keys(), come: come.keys() }
  const renamed = renamesAmong(decisions, ids).flatMap(([was, is]) => {
    const [old, now] = [gone.get(was), come.get(is)]
    if (!old || !now) return []
    gone.delete(was)
    come.delete(is)
    return { file: now.file, before: old.before, after: now.after }
  })
  const kept = commitments.filter(({ before, after }) => before && after)
  return { renamed, others: [...kept, ...gone.values(), ...come.values()] }
}

function isCommitment({ file }: ChangedFile): boolean {
  return /^draft\/commitments\/[^/]+\.yaml$/.test(file)
}

type Step = ReturnType<typeof stepBetween>

function sumOf(steps: readonly Step[]): Pick<RevisionCounts, 'commitments' | 'disagreements'> {
  const ofKind = (wanted: string) => steps.filter(({ kind }) => kind === wanted).length
  const sum = (of: 'opened' | 'settled') => steps.reduce((total, step) => total + step[of], 0)
  return {
    commitments: {
      added: ofKind('added'),
      changed: ofKind('changed'),
      withdrawn: ofKind('withdrawn'),
    },
    disagreements: { opened: sum('opened'), settled: sum('settled') },
  }
}

function inputsIn(changes: readonly ChangedFile[]): RevisionCounts['inputs'] {
  const received = changes.filter(({ file, after }) => after !== undefined && isInput(file))
  const institutions = received.flatMap(({ file }) => {
    const is = planFileAt(file)
    return is && 'institution' in is ? is.institution : []
  })
  const comments = received.filter(
    ({ file, before }) => before === undefined && planFileAt(file)?.kind === 'comment',
  )
  return { institutions: [...new Set(institutions)], comments: comments.length }
}

/** For people: a line for each revision, and one for what it changed. */
export function logText({ revisions }: PlanLog): string {
  if (revisions.length === 0) return 'No revision of this plan has been recorded yet.\n'
  return revisions.map((revision) => `${headOf(revision)}\n    ${countsText(revision)}\n`).join('')
}

function headOf({ date, hash, author, releases, merge }: RevisionEntry): string {
  const parts = [
    date.slice(0, 10),
    shortHash(hash),
    shown(author, 60),
    ...(merge ? ['(merges two lines of work)'] : []),
    ...releases.map(releaseWords),
  ]
  return parts.join('  ')
}

/** `released as draft-1: First draft`. */
function releaseWords({ name, title }: Release): string {
  const words = title === name ? '' : `: ${shown(title, 80)}`
  return `released as ${shown(name, 60)}${words}`
}

/** `plan.yaml and 2 chapters`: what is neither a commitment nor told among what was received. */
function othersIn(changes: readonly ChangedFile[]): string {
  const files = changes.map(({ file }) => file).filter(isInput)
  const isInFolder = (file: string) => file.includes('/')
  const named = files.filter((file) => !isInFolder(file)).map(nameOf)
  return listed([...named, ...fileWords(files.filter(isInFolder))])
}

// Of the files that a plan has one of, people know the name.
function nameOf(file: string): string {
  const noun = nounOf(file)
  return typeof noun === 'string' ? `${noun} (${file})` : shown(file, 60)
}

function countsText({ counts, others }: Pick<RevisionEntry, 'counts' | 'others'>): string {
  if (!counts) return 'What it changed cannot be told: this copy of the repository begins with it.'
  const { commitments, disagreements, inputs } = counts
  const { institutions, comments } = inputs
  const parts = [
    amounts(commitments, 'commitment'),
    amounts(disagreements, 'disagreement'),
    institutions.length > 0 ? `inputs from ${counted(institutions.length, 'institution')}` : '',
    comments > 0 ? `${counted(comments, 'comment')} received` : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return parts.join('; ')
  return others === '' ? 'no commitment changed' : `no commitment changed; changed: ${others}`
}

/** `1 commitment added, 2 changed`; nothing where all are none. */
function amounts(counts: Readonly<Record<string, number>>, noun: string): string {
  const [first, ...others] = Object.entries(counts).filter(([, count]) => count > 0)
  if (!first) return ''
  const [what, count] = first
  return listed([
    `${counted(count, noun)} ${what}`,
    ...others.map(([also, more]) => `${more} ${also}`),
  ])
}

/** What is to be said beside the list. */
export function logTalk({ complete, unrecorded }: PlanLog): string[] {
  return [
    ...(unrecorded
      ? ['The plan has changes that are not recorded yet. To record them: nap compile']
      : []),
    ...(complete
      ? []
      : [
          'The older history was left out when this copy of the repository was made. To get it: git fetch --unshallow --tags',
        ]),
  ]
}

/** `{version, complete, unrecorded, revisions: [{revision, date, author, subject, merge, releases, commitments, disagreements, inputs}]}`. */
export function logJson({ revisions, complete, unrecorded }: PlanLog): string {
  return jsonText({
    complete,
    unrecorded,
    revisions: revisions.map(({ hash, releases, counts, others: _, ...revision }) => ({
      revision: hash,
      ...revision,
      releases: releases.map(({ name, title, issued }) => ({ name, title, issued })),
      ...(counts ?? { commitments: null, disagreements: null, inputs: null }),
    })),
  })
}
