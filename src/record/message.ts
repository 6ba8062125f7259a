import { fileWords } from '../model/file-words.ts'
import { labelOf } from '../model/schemas.ts'
import { counted, listed, shown } from '../plain/text.ts'

/** What a commit of the plan tells: what changed in the draft, in which inputs, and how the draft stands. */
export type Story = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly {
    readonly id: string
    /** Its earlier id, where a decision gave it another one. */
    readonly was?: string
    readonly fields: readonly string[]
  }[]
  /** What was done beside the texts, in sentences without their full stop: decisions, sign-offs, comments. */
  readonly activity: readonly string[]
  readonly titles: ReadonlyMap<string, string>
  /** Files of the plan that changed, relative to its folder, without what nap writes. */
  readonly inputs: readonly string[]
  /** What was done to each of those; left out, it was changed. */
  readonly done?: Done
  readonly counts: {
    readonly commitments: number
    readonly disagreements: number
    readonly awaited: number
  }
  readonly version: string
}

type Done = ReadonlyMap<string, 'added' | 'changed' | 'removed'>

/** The message of a commit: a subject with counts, what changed in the plan’s own words, trailers for programs. */
export function messageOf(story: Story): string {
  const { added, removed, changed, activity, inputs, counts, version } = story
  const named = (id: string) => shown(story.titles.get(id) ?? id, 100)
  const lines = [
    ...added.map((id) => `- New: ${named(id)}`),
    ...removed.map((id) => `- No longer in the draft: ${shown(id, 100)}`),
    ...changed.map(({ id, was, fields }) => {
      const what = fields.length > 0 ? ` (${fieldNames(fields)})` : ''
      const before = was === undefined ? '' : `, before: ${shown(was, 100)}`
      return `- ${was === undefined ? 'Changed' : 'Renamed'}: ${named(id)}${before}${what}`
    }),
  ]
  const trailers = [
    `Nap-Version: ${version}`,
    `Nap-Commitments: ${counts.commitments}`,
    `Nap-Disagreements: ${counts.disagreements}`,
    `Nap-Awaited: ${counts.awaited}`,
  ]
  const touched = inputs.length > 0 ? [`Inputs: ${inputList(inputs)}`] : []
  const paragraphs = [
    subjectOf(story),
    lines.join('\n'),
    activityLines(activity).join('\n'),
    touched.join('\n'),
    trailers.join('\n'),
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}

/** A first revision may hold hundreds; the files tell them all. */
const mostActivity = 15

function activityLines(activity: readonly string[]): string[] {
  const told = activity.slice(0, mostActivity).map((act) => `- ${shown(act, 160)}`)
  const more = activity.length - told.length
  return more > 0
    ? [
        ...told,
        `- ${counted(more, 'more decision, sign-off or comment', 'more decisions, sign-offs and comments')}`,
      ]
    : told
}

function subjectOf({ added, removed, changed, inputs, done }: Story): string {
  const counts = [
    { count: added.length, what: 'added' },
    { count: changed.length, what: 'changed' },
    { count: removed.length, what: 'removed' },
  ]
  const [first, ...others] = counts.filter(({ count }) => count > 0)
  if (!first) return `Plan: ${inputWords(inputs, done)}`
  const parts = [
    `${counted(first.count, 'commitment')} ${first.what}`,
    ...others.map(({ count, what }) => `${count} ${what}`),
  ]
  return `Plan: ${listed(parts)}`
}

/** `2 comments and 1 import added, 1 decision changed`. */
export function inputWords(inputs: readonly string[], done: Done = new Map()): string {
  const parts = (['added', 'changed', 'removed'] as const).flatMap((what) => {
    const words = fileWords(inputs.filter((file) => (done.get(file) ?? 'changed') === what))
    return words.length > 0 ? [`${listed(words)} ${what}`] : []
  })
  return parts.length > 0 ? parts.join(', ') : 'the draft was brought up to date'
}

function fieldNames(fields: readonly string[]): string {
  const shownFields = fields.slice(0, 6).map((field) => {
    const [name = '', id] = field.split('/')
    return shown(id === undefined ? label(name) : `milestone ${id}`, 60)
  })
  const more = fields.length - shownFields.length
  return listed(more > 0 ? [...shownFields, `${more} more`] : shownFields)
}

const own: Readonly<Record<string, string>> = {
  lead: 'lead',
  not_agreed: 'points not agreed',
  decided: 'decisions',
  missing: 'missing answers',
  ogp_values: 'OGP values',
}

// Questions make long labels; a commit message has room for the name of the field only.
function label(name: string): string {
  const ours = own[name]
  if (ours !== undefined) return ours
  const words = labelOf('contribution', `/${name}`)
  return (words.endsWith('?') ? name.replaceAll('_', ' ') : words).toLowerCase()
}

/** Names of files, in a line; of many, the first. */
export function inputList(inputs: readonly string[]): string {
  const first = inputs.slice(0, 12).map((file) => shown(file, 120))
  const more = inputs.length - first.length
  return listed(more > 0 ? [...first, `${counted(more, 'more file')}`] : first)
}
