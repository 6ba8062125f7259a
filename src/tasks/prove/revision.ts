import type { Host } from '../../command.ts'
import { noImprint } from '../../model/book.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { type Proof, proofFile } from '../../model/proof.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { type Release, shortHash } from '../../model/revision.ts'
import { canonical } from '../../plain/canonical.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import type { KnownCommit, OpenRepository } from '../../record/git.ts'
import { document as markdownOf, type Readers } from '../plan/draft.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { planAt } from '../plan/past.ts'
import { repositoryOf } from '../plan/repository.ts'
import { proofOf } from '../publish/proof.ts'
import type { Compared, Outcome } from './outcome.ts'
import { comparePages } from './pages.ts'

export type Recorded = Proof & { readonly revision: NonNullable<Proof['revision']> }

type Claimed = {
  readonly proof: Recorded
  readonly document: string | undefined
  readonly pdf: Uint8Array
}

export type VerifyRequest = WhichPlan & {
  readonly rebuild: boolean
  readonly browser: string | undefined
  readonly style?: HouseStyle | undefined
}

/** Makes the draft of the named revision once more, from its files alone, and compares. */
export async function compareWithRevision(
  host: Host,
  claimed: Claimed,
  request: VerifyRequest,
): Promise<Outcome> {
  const { proof } = claimed
  const repository = await repositoryOf(host, request, 'there is no revision to compare with')
  const { commitAt } = await import('../../record/git.ts')
  const commit = await commitAt(repository, proof.revision.hash)
  if (commit.kind === 'unknown') return unknownRevision(host, proof, { commit, request })

  const past = await pastPlan(host, repository, { proof, request })
  if (!past) return otherPlan(proof)
  const release = await releaseHere(repository, proof)
  const edition = {
    ...readersOf(proof),
    recorded: {
      revision: { hash: proof.revision.hash, date: commit.date, day: commit.day, shallow: false },
      release: asRelease(proof),
      unrecorded: false,
    },
  }
  const differences = await differencesOf(past.plan, proof, edition)
  const document = await documentOf(past.plan, claimed)
  const isSame = differences.length === 0 && document === 'same'
  const pages = isSame
    ? await comparePages(host, past.plan, { ...claimed, edition, request })
    : { kind: 'not-asked' as const }
  const compared: Compared = {
    branch: commit.branch,
    release,
    draft: differences.length === 0 ? 'same' : 'different',
    document,
    pages,
    differences,
  }
  return {
    ...outcomeOf(compared, proof, { plan: past.plan, version: host.version }),
    remarks: [...past.remarks, ...stageRemarks(past.plan, proof)],
  }
}

// Anybody may compile as another stage (--stage), so that is no fault; who reads “final” should know it.
function stageRemarks({ folder }: OpenPlan, { stage }: Recorded): string[] {
  const { status } = folder.plan.value
  if (stage === status) return []
  const is = status === 'draft' ? 'a draft' : 'final'
  return [`It says that it was compiled as ${stage}; in this revision the plan is ${is}.`]
}

type Asked = { readonly proof: Recorded; readonly request: VerifyRequest }

/** The plan of the revision; undefined where it holds none in this place. */
async function pastPlan(host: Host, repository: OpenRepository, { proof, request }: Asked) {
  try {
    const { hash } = proof.revision
    return await planAt(host, repository, {
      named: hash,
      request: { plan: request.plan, stage: proof.stage },
    })
  } catch (error) {
    if (error instanceof Refusal && error.exitCode === exitCodes.wrongUsage) return undefined
    throw error
  }
}

async function releaseHere(
  repository: OpenRepository,
  { release, revision }: Recorded,
): Promise<Compared['release']> {
  if (!release) return 'none'
  const { releasesIn } = await import('../../record/git.ts')
  const here = (await releasesIn(repository)).find(({ name }) => name === release.name)
  if (!here) return 'unknown'
  if (here.hash !== revision.hash) return 'moved'
  return here.title === release.title && here.issued === release.issued ? 'same' : 'renamed'
}

// Its words are on the cover: what they are here is another question.
function asRelease({ release, revision }: Recorded): Release | undefined {
  return release ? { ...release, hash: revision.hash, date: release.issued } : undefined
}

// What no revision knows: the form of the file, the program that printed it, and in which style.
const ownEntries: ReadonlySet<string> = new Set(['version', 'browser', 'style'])

async function differencesOf(
  plan: OpenPlan,
  { draft, ...proof }: Recorded,
  edition: Parameters<typeof proofOf>[2],
): Promise<string[]> {
  const made = await proofOf(plan, { version: proof.tool.version }, edition)
  const { draft: wanted, ...rest } = made
  const said: Readonly<Record<string, unknown>> = proof
  const others = Object.entries(rest).filter(
    ([key, value]) => canonical(said[key]) !== canonical(value),
  )
  const strange = Object.keys(said).filter(
    (key) => !ownEntries.has(key) && !Object.hasOwn(rest, key),
  )
  const entries = [...others.map(([key]) => key), ...strange]
  const commitments = idsThatDiffer(draft.commitments, wanted.commitments)
  return [...entries.map((key) => `the entry “${shown(key, 60)}”`), ...commitments]
}

type Commitments = Proof['draft']['commitments']

function idsThatDiffer(found: Commitments, wanted: Commitments): string[] {
  const textOf = new Map(
    wanted.map((commitment) => [String(commitment['id']), canonical(commitment)]),
  )
  const told = new Set(found.map(({ id }) => String(id)))
  const changed = found
    .filter((commitment) => textOf.get(String(commitment['id'])) !== canonical(commitment))
    .map(({ id }) => `“${shown(String(id), 60)}”`)
  const missing = [...textOf.keys()].filter((id) => !told.has(id)).map((id) => `“${id}” (left out)`)
  if (changed.length + missing.length > 0) return [...changed, ...missing]
  // All are there, and one of them twice or in another place.
  return canonical(found) === canonical(wanted) ? [] : ['the order of the commitments']
}

async function documentOf(
  plan: OpenPlan,
  { proof, document }: Claimed,
): Promise<Compared['document']> {
  if (document === undefined) return 'missing'
  const imprint = { ...noImprint, release: asRelease(proof) }
  const { content } = await markdownOf(plan, readersOf(proof), imprint)
  return content === document ? 'same' : 'different'
}

function readersOf({ audience, language, with: asked = [] }: Proof): Readers {
  return { audience, language, tellsGivers: asked.includes('contributors') }
}

async function unknownRevision(
  host: Host,
  proof: Recorded,
  { commit, request }: { readonly commit: KnownCommit; readonly request: VerifyRequest },
): Promise<Outcome> {
  const name = shortHash(proof.revision.hash)
  if (isOfAnother(proof, await openPlan(host, request))) return otherPlan(proof)
  if (commit.kind === 'unknown' && commit.shallow) {
    return {
      verdict: 'unknown-revision',
      message: `This repository does not have revision ${name}, but its older history was left out when this copy was made, so that says nothing yet.`,
      help: 'Type git fetch --unshallow --tags and try again.',
      exitCode: exitCodes.repositoryState,
    }
  }
  return {
    verdict: 'unknown-revision',
    message: `This repository does not have revision ${name}: it was recorded elsewhere and never came here, was taken back, or never existed.`,
    help: 'Get what colleagues have recorded, with git fetch --all --tags, and try again.',
    exitCode: exitCodes.planHasProblems,
  }
}

/** Titles change; country and period say which plan it is. */
function isOfAnother({ plan }: Proof, { folder }: OpenPlan): boolean {
  const { country, period } = folder.plan.value
  return plan.country !== country || plan.period.start !== period.start
}

function otherPlan({ plan }: Proof): Outcome {
  const { title, country, period } = plan
  return {
    verdict: 'other-plan',
    message: `This PDF is of another plan than the one here: “${shown(title, 80)}” of ${shown(country, 60)}, from ${shown(period.start, 20)} to ${shown(period.end, 20)}.`,
    help: 'Go to the folder that holds that plan, or name it: --plan DIR.',
    exitCode: exitCodes.planHasProblems,
  }
}

/** What the claim is held against; `version` is that of the nap that runs. */
type Here = { readonly plan: OpenPlan; readonly version: string }

function outcomeOf(compared: Compared, proof: Recorded, { plan, version }: Here): Outcome {
  const { draft, document } = compared
  if (draft === 'different' && isOfAnother(proof, plan)) return otherPlan(proof)
  const isOlder = proof.tool.version !== version
  if (draft === 'same' && document === 'different' && isOlder)
    return writtenOtherwise(compared, proof)
  if (draft === 'different' || document !== 'same') return different(compared, proof, version)
  return { ...pagesOutcome(compared, proof), compared }
}

function different(compared: Compared, { revision, tool }: Recorded, version: string): Outcome {
  const name = shortHash(revision.hash)
  const { differences, document } = compared
  const first = differences.slice(0, 5)
  const rest = differences.length - first.length
  const what = listed(rest > 0 ? [...first, counted(rest, 'other')] : first)
  const lines = [
    ...(differences.length > 0
      ? [
          `The draft that it carries (${proofFile}) is not what revision ${name} compiles to. It differs in ${what}.`,
        ]
      : []),
    ...(document === 'different'
      ? [`The Markdown that it carries is not what revision ${name} compiles to.`]
      : []),
    ...(document === 'missing' ? ['The Markdown that nap put into it is no longer there.'] : []),
  ]
  const unless =
    tool.version === version
      ? ''
      : `, unless it is only that nap ${shown(tool.version, 20)} wrote the same things in another way`
  return {
    verdict: 'different',
    message: lines.join(' '),
    help: `Do not rely on it${unless}. To see what the revision says: nap compile --at ${name} --out DIR`,
    exitCode: exitCodes.planHasProblems,
    compared,
  }
}

// The values are the revision’s. Each version writes them in its own way, so that alone says nothing.
function writtenOtherwise(compared: Compared, { revision, tool }: Recorded): Outcome {
  const theirs = shown(tool.version, 20)
  return {
    verdict: 'not-comparable',
    message: `The draft that it carries is what revision ${shortHash(revision.hash)} compiles to. Its words could not be compared: it was made with nap ${theirs}, which writes the same things in another way.`,
    help: `To prove the words as well, install nap ${theirs} and try again.`,
    exitCode: exitCodes.somethingMissing,
    compared,
  }
}

function pagesOutcome(
  { pages, branch, release }: Compared,
  { revision, release: claimed }: Recorded,
): Outcome {
  const name = shortHash(revision.hash)
  if (pages.kind === 'different') {
    return {
      verdict: 'different',
      message: `The pages are not proved: printed once more from revision ${name}, with the same browser and the same nap, the PDF has other bytes. Somebody has changed it since nap made it, or another program has saved it again.`,
      help: `Ask for the file as nap wrote it, or read what the revision says: nap compile --at ${name} --out DIR`,
      exitCode: exitCodes.planHasProblems,
    }
  }
  if (branch === 'none') {
    return {
      verdict: 'unknown-revision',
      message: `Revision ${name} is no longer part of any branch or tag: it was taken back, or it never belonged to the plan.`,
      help: 'Ask the secretariat which revision is the valid one.',
      exitCode: exitCodes.planHasProblems,
    }
  }
  if (release !== 'none' && release !== 'same') {
    const title = shown(claimed?.name ?? '', 60)
    return {
      verdict: 'other-release',
      message:
        release === 'unknown'
          ? `The content is that of revision ${name}, but there is no release “${title}” here: its name was never fetched, or nobody ever issued it.`
          : `The content is that of revision ${name}, but the release “${title}” is no longer what this PDF says it is.`,
      help:
        release === 'unknown'
          ? 'Type git fetch --tags and try again.'
          : 'To see the releases: nap release --list',
      exitCode: exitCodes.planHasProblems,
    }
  }
  if (pages.kind === 'not-comparable') {
    return {
      verdict: 'not-comparable',
      message: `What the PDF carries is what revision ${name} compiles to. Its pages could not be compared: ${pages.why}`,
      help: pages.help,
      exitCode: exitCodes.somethingMissing,
    }
  }
  return {
    verdict: 'verified',
    message:
      pages.kind === 'same'
        ? `This PDF is, byte for byte, what nap prints from revision ${name}. That proves the text on its pages as well.`
        : `What the PDF carries is what revision ${name} compiles to. The text on its pages was not looked at: only nap verify --rebuild proves that.`,
    help: undefined,
    exitCode: exitCodes.done,
  }
}
