import type { Host } from '../../command.ts'
import { countOf, type Diagnostic, inReadingOrder } from '../../model/diagnostic.ts'
import { exitCodes, Refusal, wrongUsage } from '../../model/refusal.ts'
import { type Release, shortHash } from '../../model/revision.ts'
import { whyNotOnWindows } from '../../plain/computer/file-name.ts'
import { jsonText } from '../../plain/json.ts'
import { counted, listed, shown, unseen } from '../../plain/text.ts'
import type { OpenRepository } from '../../record/git.ts'
import { pastDayIn } from '../plan/day.ts'
import { draftOf } from '../plan/draft.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { openPlan } from '../plan/open.ts'
import { type PastPlan, planAt } from '../plan/past.ts'
import { refusalWords } from '../plan/refusal-words.ts'
import { releaseNameFor } from '../plan/release-name.ts'
import { repositoryOf } from '../plan/repository.ts'
import { stageRemarks } from './release-stage.ts'

type ReleaseRequest = WhichPlan & {
  readonly title: string | undefined
  readonly on: string | undefined
}

/** As many characters as stand beside the number of the revision at the foot of a page. */
const titleLength = 60

/** What was issued, and what is to be said of it. */
type Issued = { readonly made: Release; readonly remarks: readonly string[] }

/**
 * Names the current revision as issued.
 * @throws Refusal: 1 where the plan has errors, 2 for the name, 3 without an identity, 5 where the plan is not as a
 * revision has it
 */
export async function release(
  host: Host,
  typed: string | undefined,
  given: ReleaseRequest,
): Promise<Issued> {
  const { words, request } = await completed(host, typed, given)
  const name = nameIn(words)
  const title = titleIn(request.title) ?? name
  const issued = pastDayIn(request.on, '--on', host)
  const repository = await repositoryOf(host, request)
  const git = await import('../../record/git.ts')
  await refuseTaken(name, repository)
  const obstacle = await git.obstacleToNaming(repository)
  if (obstacle) throw obstacle
  const { plan, revision } = await currentRevision(host, name, { repository, request })
  const remarks = await stageRemarks({ name, title }, plan, host)
  const { hash } = revision
  await git.nameRelease(repository, { name, title, hash, issued })
  const made = (await git.releasesIn(repository)).find((found) => found.name === name)
  if (!made) throw new Error(`the tag of ${name} was made and is not there`)
  return { made, remarks }
}

type Said = { readonly words: string; readonly request: ReleaseRequest }

/** What it is called, as it was typed or, at a terminal, asked for. */
async function completed(
  host: Host,
  typed: string | undefined,
  request: ReleaseRequest,
): Promise<Said> {
  const { ask } = host
  if (typed !== undefined) return { words: typed, request }
  if (!ask) {
    throw wrongUsage(
      'Say what to call the current revision.',
      'For example: nap release draft-1. To see the releases: nap release --list',
    )
  }
  const repository = await repositoryOf(host, request)
  const { obstacleToNaming, releasesIn } = await import('../../record/git.ts')
  // Nobody is asked in vain.
  const obstacle = await obstacleToNaming(repository)
  if (obstacle) throw obstacle
  const suggestion = releaseNameFor(await openPlan(host, request), await releasesIn(repository))
  const words = await ask.line('What is the current revision called from now on?', {
    suggestion,
    check: (name) =>
      refusalWords(async () => {
        await refuseTaken(nameIn(name), repository)
      }),
  })
  if (request.title !== undefined) return { words, request }
  const title = await ask.line('What does the cover call it?', {
    suggestion: words,
    check: (said) => refusalWords(() => titleIn(said)),
  })
  return { words, request: { ...request, title } }
}

const plainName = /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/

function nameIn(words: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(words)
  if (plainName.test(words) && words.length <= 60 && !/\.lock$/i.test(words) && !day) {
    refuseOfDevice(words)
    // What looks like a hash, or like git’s own names, would stand for two things.
    if (!/^([0-9a-f]{7,}|head)$/i.test(words)) return words
  }
  throw wrongUsage(
    `“${shown(words)}” cannot be the name of a release.`,
    'Take letters, digits, hyphens and points, for example draft-1, workshop or final. A day alone, or letters and digits such as nap log shows for a revision, would be taken for what they look like.',
  )
}

// git keeps a tag in a file of its name.
function refuseOfDevice(name: string): void {
  const why = whyNotOnWindows(name)
  if (why === undefined) return
  throw wrongUsage(
    `“${shown(name)}” cannot be the name of a release, because nobody could fetch it on Windows: there, ${why}.`,
    'Take another name, for example draft-1.',
  )
}

function titleIn(flag: string | undefined): string | undefined {
  if (flag === undefined) return undefined
  const title = flag.trim()
  const length = Array.from(title).length
  if (length > 0 && length <= titleLength && title.search(unseen) === -1) return title
  throw wrongUsage(
    `“${shown(flag, titleLength)}” cannot be the title of a release.`,
    `Write one line of at most ${titleLength} characters, none of them invisible: it stands on the cover and at the foot of every page.`,
  )
}

// On Windows and Mac, names that differ only in their capitals are one file.
async function refuseTaken(name: string, repository: OpenRepository): Promise<void> {
  const { releasesIn } = await import('../../record/git.ts')
  const releases = await releasesIn(repository)
  const taken = releases.find((known) => known.name.toLowerCase() === name.toLowerCase())
  if (!taken) return
  throw wrongUsage(
    `There is a release “${shown(taken.name)}” already: revision ${shortHash(taken.hash)}, issued on ${taken.issued}. A release never changes.`,
    'Take another name. To see the releases: nap release --list',
  )
}

type Work = { readonly repository: OpenRepository; readonly request: WhichPlan }

/** The revision that the plan folder is at, if it may be issued. */
async function currentRevision(
  host: Host,
  name: string,
  { repository, request }: Work,
): Promise<PastPlan> {
  const git = await import('../../record/git.ts')
  const again = `Type nap compile, and then nap release ${name} again.`
  const last = await git.lastRevision(repository)
  if (!last)
    throw refused('The plan has never been recorded, so there is no revision to name.', again)
  if (await git.hasUnrecorded(repository)) {
    throw refused(
      `The plan has changes that revision ${shortHash(last.hash)} does not have. Nothing was named.`,
      again,
    )
  }
  const past = await planAt(host, repository, { named: last.hash, request: { plan: request.plan } })
  refuseErrors(past)
  if (!(await isDraftCurrent(past, repository))) {
    throw refused(
      `The recorded draft of revision ${shortHash(last.hash)} is not what its submissions and decisions add up to. Nothing was named.`,
      again,
    )
  }
  return past
}

function refused(message: string, help: string): Refusal {
  return new Refusal(exitCodes.repositoryState, message, help)
}

function refuseErrors({ plan: { diagnostics, stage, shownRoot } }: PastPlan): void {
  const [first] = inReadingOrder(diagnostics).filter(({ severity }) => severity === 'error')
  if (!first) return
  const errors = counted(countOf(diagnostics, 'error'), 'error')
  const what = stage === 'final' ? 'The final plan' : 'The plan'
  throw new Refusal(
    exitCodes.planHasProblems,
    `${what} has ${errors}, so it cannot be issued. The first: ${spot(first, shownRoot)}: ${first.message}`,
    `To see them: nap validate${stage === 'final' ? ' --stage final' : ''}`,
  )
}

function spot({ place: { file, line } }: Diagnostic, folder: string): string {
  return `${shown(folder + file)}:${line}`
}

async function isDraftCurrent(
  { plan, revision }: PastPlan,
  repository: OpenRepository,
): Promise<boolean> {
  const { readCommitted } = await import('../../record/git.ts')
  const wanted = new Map((await draftOf(plan)).map(({ file, content }) => [file, content]))
  const found = (await readCommitted(repository, 'draft', revision.hash)).filter(
    ({ file }) => wanted.has(file) || file.startsWith('draft/commitments/'),
  )
  return (
    found.length === wanted.size &&
    found.every(({ file, text }) => wanted.get(file) === text.replaceAll('\r\n', '\n'))
  )
}

/** The names under which a revision was issued before, the oldest first. */
export async function earlierNames({ name, hash }: Release, host: Host, request: WhichPlan) {
  const others = (await releases(host, request)).filter((other) => other.hash === hash)
  return others.filter((other) => other.name !== name)
}

/** What was done, and how others get it: nap itself never pushes. */
export function releaseText({ name, title, hash, issued }: Release): string {
  const words = title === name ? '' : ` (${shown(title)})`
  return `Revision ${shortHash(hash)} is now the release “${name}”${words}, issued on ${issued}.\n`
}

export function releaseTalk({ name }: Release, earlier: readonly Release[]): string[] {
  const names = earlier.map((other) => `“${shown(other.name)}” of ${other.issued}`)
  return [
    ...(names.length > 0
      ? [`The same revision is the release ${listed(names)} too: nothing has changed since.`]
      : []),
    'To print it with this name on the cover and every page: nap compile',
    `To share the name with colleagues: git push origin nap/${name}`,
  ]
}

/** The releases, the oldest first. */
export async function releases(host: Host, request: WhichPlan): Promise<readonly Release[]> {
  const repository = await repositoryOf(host, request)
  const { releasesIn } = await import('../../record/git.ts')
  return releasesIn(repository)
}

/** A line for each release: name, day of issue, revision, title. */
export function releasesText(list: readonly Release[]): string {
  if (list.length === 0) return 'No revision has been issued yet. To issue one: nap release NAME\n'
  const rows = list.map(({ name, title, hash, issued }) => ({
    name: shown(name),
    rest: `${issued}  ${shortHash(hash)}${title === name ? '' : `  ${shown(title)}`}`,
  }))
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows.map(({ name, rest }) => `${name.padEnd(width)}  ${rest}\n`).join('')
}

/** `{version, releases: [{name, title, revision, issued, named}]}`. */
export function releasesJson(list: readonly Release[]): string {
  return jsonText({
    releases: list.map(({ name, title, hash, issued, date }) => ({
      ...{ name, title, revision: hash, issued, named: date },
    })),
  })
}
