import type { Host } from '../command.ts'
import type { Commitment } from '../model/draft.ts'
import { inText, valueById } from '../model/field.ts'
import { nameOf } from '../model/plan.ts'
import { valueAt } from '../model/pointer.ts'
import { Refusal } from '../model/refusal.ts'
import { listed } from '../model/text.ts'
import { draftRecords, recordIn } from '../pipeline.ts'
import type { OpenPlan } from './open-plan.ts'

/** A recorded revision in which a field of the draft changed. */
export type FieldRevision = {
  readonly hash: string
  readonly author: string
  /** Day and time, with the author’s time zone. */
  readonly date: string
  readonly subject: string
  /** What the draft said before and after, as words; undefined where it said nothing. */
  readonly from: string | undefined
  readonly to: string | undefined
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

/** The recorded revisions in which a field of the draft changed, from git. */
export async function fieldHistory(
  about: string,
  commitment: Commitment,
  { plan, host }: { readonly plan: OpenPlan; readonly host: Host },
): Promise<FieldHistory> {
  const git = await import('../record/git.ts')
  const repository = await git.openRepository(plan.root, host.env)
  if (repository.kind === 'none') {
    const reservation =
      repository.reason === 'no-git'
        ? 'git is not installed, so nothing is known of earlier revisions.'
        : 'This folder is not under git, so nothing is known of earlier revisions.'
    return { ...nothing, reservation }
  }
  const file = `draft/commitments/${commitment.id}.yaml`
  const said = (text: string | undefined) => {
    if (text === undefined) return undefined
    const record = recordIn({ file, bytes: new TextEncoder().encode(text) })
    return record && wordsIn(record, about, plan)
  }
  try {
    const { revisions, complete } = await git.historyOf(repository, file)
    const told = revisions.map(({ before, after, ...commit }) => ({
      ...commit,
      from: said(before),
      to: said(after),
    }))
    const present = await presentWords(about, commitment, plan)
    return {
      revisions: told.filter(({ from, to }) => from !== to),
      unrecorded: told[0]?.to !== present,
      reservation: complete
        ? undefined
        : 'This copy of the repository is shallow: what came before is not on this machine (git fetch --unshallow).',
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...nothing, reservation: [error.message, error.help].join(' ').trim() }
  }
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
