import { exitCodes, Refusal, wrongUsage } from '../../model/refusal.ts'
import type { NamedRevision, Release, Revision } from '../../model/revision.ts'
import { isOnTheCalendar } from '../../plain/date.ts'
import { adviceOnDate, dayMeant } from '../../plain/date-words.ts'
import { nearest } from '../../plain/nearest.ts'
import { listed, shown } from '../../plain/text.ts'
import { momentOf } from './moment.ts'
import { releasesIn } from './releases.ts'
import { commitCalled, headOf, type OpenRepository, planIn, shallowEdge } from './repository.ts'
import { read } from './run.ts'

/** What has to be known of a repository to name any revision of it. */
type Known = {
  readonly releases: readonly Release[]
  /** Where a shallow clone ends. */
  readonly edge: readonly string[]
}

async function knownIn(repository: OpenRepository): Promise<Known> {
  const [releases, edge] = await Promise.all([releasesIn(repository), shallowEdge(repository)])
  return { releases, edge }
}

async function edgeIn(repository: OpenRepository): Promise<Pick<Known, 'edge'>> {
  return { edge: await shallowEdge(repository) }
}

/** The last commit at or before a commit, of which the hash is given, that changed the plan folder. */
export async function revisionAt(
  repository: OpenRepository,
  hash: string,
  known: Promise<Pick<Known, 'edge'>> = edgeIn(repository),
): Promise<Revision | undefined> {
  const command = ['rev-list', '-1', '--format=%cI', hash, '--', planIn(repository)]
  const [answer, { edge }] = await Promise.all([read(repository.git, command), known])
  const [head, told] = answer.toString().split('\n')
  if (head === undefined || told === undefined) return undefined
  const date = momentOf(told)
  const found = head.replace('commit ', '')
  return {
    hash: found,
    date: new Date(date),
    day: date.slice(0, 10),
    shallow: edge.includes(found),
  }
}

/**
 * The revision that a user means: by the name of a release, by a day (the last one recorded until the end of it), or
 * by anything that git understands as a commit.
 * Throws a Refusal: 2 where there is no such revision, 5 where only the history that is left out of a shallow clone may have it.
 */
export async function revisionNamed(
  repository: OpenRepository,
  text: string,
): Promise<NamedRevision> {
  const known = knownIn(repository)
  const [{ releases }, found] = await Promise.all([known, resolved(repository, text)])
  const hash = await commitNamed(repository, text, { releases, found })
  const revision = await revisionAt(repository, hash, known)
  if (!revision) throw await noPlanYet(repository, text)
  return { ...revision, releases: namesOf([hash, revision.hash], releases) }
}

// A tag made by hand may stand on a later commit that did not change the plan.
function namesOf(hashes: readonly string[], releases: readonly Release[]): string[] {
  return releases.filter(({ hash }) => hashes.includes(hash)).map(({ name }) => name)
}

/**
 * The commit that a user means.
 * @param found what git understands the text as
 */
async function commitNamed(
  repository: OpenRepository,
  text: string,
  {
    releases,
    found,
  }: { readonly releases: readonly Release[]; readonly found?: string | undefined },
): Promise<string> {
  // A tag made by hand may be called like a day; by its full name, nap/2017-06-16, it can still be meant.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isOnTheCalendar(text)) return lastOn(repository, text)
  const release = releases.find(({ name }) => name === text.replace(/^nap\//, ''))
  if (release) return release.hash
  if (found !== undefined) return found
  const day = dayMeant(text)
  if (day !== undefined) return lastOn(repository, day)
  throw await noSuchRevision(repository, text, releases)
}

// What git would search for, or take for a path or a flag, is no name of a revision.
const speakable = /^(?!-)[\p{L}\p{M}\p{N}_./^~@{}+=#,-]+$/u

async function resolved({ git }: OpenRepository, text: string): Promise<string | undefined> {
  return speakable.test(text) ? commitCalled(git, text) : undefined
}

/**
 * The last commit of this line of work that changed the plan until the end of a day, as the clock of who made it showed
 * it. What was brought in from another line counts from the day it was brought in.
 */
async function lastOn(repository: OpenRepository, day: string): Promise<string> {
  const head = await headOf(repository)
  // The last place on Earth where this day ends is twelve hours behind Greenwich.
  let until = Math.max(0, Date.parse(day) / 1000 + 36 * 3600)
  while (head !== undefined) {
    const found = await lastUntil(repository, head, until)
    if (!found) break
    if (found.date.slice(0, 10) <= day) return found.hash
    until = found.seconds - 1
  }
  throw await noPlanYet(repository, day)
}

async function lastUntil(repository: OpenRepository, head: string, until: number) {
  const command = ['rev-list', '-1', '--first-parent', `--min-age=${until}`]
  const format = ['--no-commit-header', '--format=%H %ct %cI']
  const output = await read(repository.git, [...command, ...format, head, '--', planIn(repository)])
  const [hash, seconds, date] = output.toString().trim().split(' ')
  return hash && date ? { hash, seconds: Number(seconds), date: momentOf(date) } : undefined
}

async function noSuchRevision(
  repository: OpenRepository,
  text: string,
  releases: readonly Release[],
): Promise<Refusal> {
  if (looksLikeDay.test(text)) return notADay(text)
  const message = `There is no revision “${shown(text)}” in this repository.`
  if ((await headOf(repository)) === undefined) return neverRecorded()
  const names = releases.map(({ name }) => name)
  const meant = nearest(text, names)
  // The release that was meant may be the one that is not on this machine.
  if (speakable.test(text) && (await shallowEdge(repository)).length > 0)
    return leftOut(message, meant)
  if (meant !== undefined) return wrongUsage(message, `Did you mean the release “${shown(meant)}”?`)
  const last = names.slice(-5).map((name) => `“${shown(name)}”`)
  const are = names.length === 1 ? 'only release is' : 'releases are'
  const known = last.length > 0 ? ` The ${are} ${listed(last)}.` : ''
  return wrongUsage(
    message,
    `Give the name of a release, a day such as 2017-06-15, or a revision that nap log shows.${known}`,
  )
}

// Day, month and year in any order, with any sign between them.
const looksLikeDay = /^(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{2}|\d{4}))$/

function notADay(text: string): Refusal {
  const { message, help } = adviceOnDate(text, false) ?? {}
  return wrongUsage(
    message ?? `“${text}” is not a day as nap reads it.`,
    help ?? 'Write it as year-month-day, for example 2017-06-15.',
  )
}

async function noPlanYet(repository: OpenRepository, text: string): Promise<Refusal> {
  const message = `No revision of the plan had been recorded by “${shown(text)}”.`
  if ((await shallowEdge(repository)).length > 0) return leftOut(message)
  const first = await firstDay(repository)
  if (first === undefined) return neverRecorded()
  const help = `Give a later one: the first revision is of ${first}.`
  return wrongUsage(message, help)
}

/** The day of the first revision, by the clock of who recorded it. */
async function firstDay(repository: OpenRepository): Promise<string | undefined> {
  const head = await headOf(repository)
  if (head === undefined) return undefined
  const command = ['rev-list', '--first-parent', '--no-commit-header', '--format=%cI', head, '--']
  const days = await read(repository.git, [...command, planIn(repository)])
  const first = days.toString().trim().split('\n').at(-1)
  return first ? momentOf(first).slice(0, 10) : undefined
}

function neverRecorded(): Refusal {
  return wrongUsage(
    'The plan has never been recorded, so there is no revision of it.',
    'Type nap compile to record it.',
  )
}

function leftOut(message: string, meant?: string): Refusal {
  const help = 'Type git fetch --unshallow --tags and try again.'
  return new Refusal(
    exitCodes.repositoryState,
    `${message} The older history was left out when this copy of the repository was made.`,
    meant === undefined ? help : `${help} Or did you mean the release “${shown(meant)}”?`,
  )
}

/**
 * The commit that a user means, whether or not the plan was changed by it, or is there at all.
 * Throws a Refusal like `revisionNamed`.
 */
export async function commitMeant(repository: OpenRepository, text: string): Promise<string> {
  const [releases, found] = await Promise.all([releasesIn(repository), resolved(repository, text)])
  return commitNamed(repository, text, { releases, found })
}
