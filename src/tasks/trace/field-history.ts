import type { Host } from '../../command.ts'
import type { Commitment } from '../../model/draft.ts'
import { inText, valueById } from '../../model/field.ts'
import { nameOf } from '../../model/plan.ts'
import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'
import { outerValues, recordIn } from '../../pipeline/records.ts'
import { draftRecords } from '../../pipeline.ts'
import { keysOf, valueAt } from '../../plain/pointer.ts'
import { listed } from '../../plain/text.ts'
import type { FileRevision } from '../../record/git.ts'
import type { OpenPlan } from '../plan/open.ts'
import { isDecisions } from '../plan/renames.ts'
import { type EarlierIds, earlierIds } from './earlier-ids.ts'

/** A recorded revision in which a field of the draft changed. */
export type FieldRevision = Pick<FileRevision, 'hash' | 'author' | 'date' | 'subject'> & {
  /** What the draft said before and after, as words; undefined where it said nothing. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** The id that the commitment, or what was joined to it, had then; undefined where it is the present one. */
  readonly as: string | undefined
}

export type FieldHistory = {
  /** Newest first. */
  readonly revisions: readonly FieldRevision[]
  /** Why this is not the whole story; undefined where it is. */
  readonly reservation: string | undefined
  /** Whether the draft would now say something else than the last revision. */
  readonly unrecorded: boolean
}

const nothing = { revisions: [], unrecorded: false }

type Context = {
  readonly plan: OpenPlan
  readonly host: Host
  /** Whether a decision has left the field out, so that the draft says nothing about it. */
  readonly leftOut: boolean
}

/** The recorded revisions in which a field of the draft changed, from git; also those under an earlier id. */
export async function fieldHistory(
  about: string,
  commitment: Commitment,
  { plan, host, leftOut }: Context,
): Promise<FieldHistory> {
  const git = await import('../../record/git.ts')
  const repository = await git.openRepository(plan.root, host.env)
  if (repository.kind === 'none') {
    const reservation =
      repository.reason === 'no-git'
        ? 'git is not installed, so nap knows of no earlier revisions.'
        : 'This folder is not under git, so nap knows of no earlier revisions.'
    return { ...nothing, reservation }
  }
  const { id } = commitment
  const earlier = earlierIds(id, plan.folder)
  const ids = [id, ...earlier.renamed, ...earlier.joined.map((joined) => joined.id)]
  const files = [...ids.map(draftFile), ...earlier.joined.map(({ file }) => file)]
  const said = (record: DraftRecord | undefined) => record && wordsIn(record, about, plan)
  const history = await orRefusal(async (): Promise<FieldHistory> => {
    const { revisions, complete } = await git.historyOf(repository, [...new Set(files)])
    const commits = commitsIn(revisions, about)
    const own = commits.flatMap((commit) => ownChange(commit, [id, ...earlier.renamed], said))
    const joined = earlier.joined.flatMap((one) => changesUntilJoined(commits, one, said))
    const present = leftOut ? undefined : await presentWords(about, commitment, plan)
    return {
      revisions: inOrderOf(commits, [...own, ...joined]).filter(({ from, to }) => from !== to),
      unrecorded: own[0]?.to !== present,
      reservation: complete
        ? undefined
        : 'This copy of the repository is shallow: what came before is not on this machine (git fetch --unshallow).',
    }
  })
  return history instanceof Refusal ? { ...nothing, reservation: sentences(history) } : history
}

function draftFile(id: string): string {
  return `draft/commitments/${id}.yaml`
}

type DraftRecord = Readonly<Record<string, unknown>>
type Said = (record: DraftRecord | undefined) => string | undefined

/** One commit with the files that it changed, as far as they matter here. */
type Commit = Pick<FieldRevision, 'hash' | 'author' | 'date' | 'subject'> & {
  readonly files: Map<string, { readonly before?: DraftRecord; readonly after?: DraftRecord }>
}

// Newest first, as git tells them.
function commitsIn(revisions: readonly FileRevision[], about: string): Commit[] {
  const commits = new Map<string, Commit>()
  for (const { file, before, after, ...commit } of revisions) {
    const known = commits.get(commit.hash) ?? { ...commit, files: new Map() }
    commits.set(commit.hash, known)
    const record = recordFor(file, about)
    const [old, now] = [record(before), record(after)]
    known.files.set(file, { ...(old && { before: old }), ...(now && { after: now }) })
  }
  return [...commits.values()]
}

/** How a file is read for one question: of the draft, only what is said about it. */
function recordFor(file: string, about: string) {
  const names = [...keysOf(about).slice(0, 1), 'not_agreed']
  return (text: string | undefined): DraftRecord | undefined => {
    if (text === undefined) return undefined
    return isDecisions(file) ? recordIn(text) : outerValues(text, names)
  }
}

/** A commit that renames takes one file away and writes another: to the field, that is one step. */
function ownChange(
  { files, ...commit }: Commit,
  ids: readonly string[],
  said: Said,
): FieldRevision[] {
  const changed = ids.flatMap((id) => {
    const versions = files.get(draftFile(id))
    return versions ? [{ id, ...versions }] : []
  })
  const [first] = changed
  if (!first) return []
  const before = changed.find((one) => one.before)
  const after = changed.find((one) => one.after)
  const as = (after ?? before ?? first).id
  return [
    {
      ...commit,
      from: said(before?.before),
      to: said(after?.after),
      as: as === ids[0] ? undefined : as,
    },
  ]
}

/** What a contribution’s own commitment said until it was joined; what came later there belongs to others. */
function changesUntilJoined(
  commits: readonly Commit[],
  { id, file }: EarlierIds['joined'][number],
  said: Said,
): FieldRevision[] {
  const joinedAt = commits.findLastIndex(({ files }) => {
    const decisions = files.get(file)?.after?.['decisions']
    return (
      Array.isArray(decisions) &&
      decisions.some((decision: unknown) => valueAt(decision, '/join/filed_as') === id)
    )
  })
  return commits
    .slice(joinedAt + 1)
    .flatMap((commit) => ownChange(commit, [id], said).map((change) => ({ ...change, as: id })))
}

function inOrderOf(commits: readonly Commit[], changes: readonly FieldRevision[]): FieldRevision[] {
  return commits.flatMap(({ hash }) => changes.filter((change) => change.hash === hash))
}

async function presentWords(
  about: string,
  { id }: Commitment,
  plan: OpenPlan,
): Promise<string | undefined> {
  const record = (await draftRecords(plan.draft)).find((one) => one['id'] === id)
  return record && wordsIn(record, about, plan)
}

function wordsIn(
  record: Readonly<Record<string, unknown>>,
  about: string,
  plan: OpenPlan,
): string | undefined {
  const value = valueById(record, about)
  const points: unknown = record['not_agreed']
  const open =
    Array.isArray(points) && points.some((point: unknown) => valueAt(point, '/about') === about)
  if (value === undefined) return open ? 'not agreed' : undefined
  return `${valueInWords(value, plan)}${open ? ' (not agreed)' : ''}`
}

/** A value of the draft as words: the entries of a list with commas, a text that several gave with their names. */
export function valueInWords(value: unknown, plan: OpenPlan): string {
  if (!Array.isArray(value)) return inText(value)
  return listed(value.map((entry: unknown) => entryInWords(entry, plan)))
}

function entryInWords(entry: unknown, { folder }: OpenPlan): string {
  const institution = valueAt(entry, '/institution')
  if (institution === undefined) return inText(entry)
  return `${nameOf(folder, String(institution))}: ${inText(valueAt(entry, '/value'))}`
}
