import type { Host } from '../../command.ts'
import { canonicalIdsIn } from '../../model/decision.ts'
import { planFileAt } from '../../model/plan-file.ts'
import { nothingWritten, type Refusal, wrongUsage } from '../../model/refusal.ts'
import { isPicture, type Source } from '../../model/source.ts'
import { type FixedSource, fixedSource } from '../../pipeline.ts'
import { counted, listed, shown } from '../../plain/text.ts'
import { withLock } from '../../record/lock.ts'
import { write } from '../../record/write.ts'
import { planFolder } from '../plan/folder.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { scopeOf, type ValidateRequest } from './validate.ts'

type Wanted = {
  readonly request: ValidateRequest & { readonly fix: boolean; readonly dryRun: boolean }
  /** Files and folders as the user typed them; none for the whole plan. */
  readonly words: readonly string[]
}

/**
 * Fixes in the files of the plan what has one right answer. What nap writes itself, and what it does not know, is not
 * touched. @returns what was done, file by file, for people
 */
export async function fixPlan(host: Host, { request, words }: Wanted): Promise<string> {
  const { dryRun } = request
  if (!request.fix) throw dryRunAlone()
  if (words.includes('-')) throw nothingToWriteTo()
  const root = planFolder(host, request)
  const work = async () => {
    const plan = await openPlan(host, request)
    const { isAbout = () => true } = await scopeOf(host, plan, { words, request })
    const texts = plan.sources.filter(({ file }) => !isPicture(file))
    const fixed: FixedSource[] = []
    // What is mistyped where an id is given shows only beside all files that speak of it, and must not be spread to them.
    const lists: Source[] = []
    for (const list of plan.sources.filter(({ file }) => listsOfIds.includes(file))) {
      lists.push((await fixedSource(list, plan.sources)).source)
    }
    for (const source of texts.filter(({ file }) => isAbout(file))) {
      const around = listsOfIds.includes(source.file)
        ? plan.sources
        : [...lists, ...besideNameless(source, plan, fixed)]
      fixed.push(await fixedSource(source, around))
    }
    const changed = fixed.filter(({ made }) => made.length > 0)
    const changes = changed.map(({ source: { file, bytes } }) => ({ file, content: bytes }))
    if (!dryRun) await write(root, changes)
    return told(changed, plan.shownRoot, dryRun)
  }
  return dryRun ? work() : withLock(root, work)
}

// A milestone without an id gets one that nobody has given to another of the same commitment, in whatever file.
function besideNameless(
  { file }: Source,
  { folder, sources, diagnostics }: OpenPlan,
  fixed: readonly FixedSource[],
): Source[] {
  const isNameless = diagnostics.some(
    ({ rule, place }) =>
      rule === 'required-field-is-given' &&
      place.file === file &&
      place.pointer.startsWith('/milestones/'),
  )
  if (!isNameless) return []
  const canonicalIds = canonicalIdsIn(folder)
  const homes = new Map(
    folder.contributions.map((one) => [one.document.file, canonicalIds.ofContribution(one)]),
  )
  const now = new Map(fixed.map(({ source }) => [source.file, source]))
  return sources
    .filter(
      (other) =>
        planFileAt(other.file)?.kind === 'decisions' ||
        (homes.has(other.file) && homes.get(other.file) === homes.get(file)),
    )
    .map((other) => now.get(other.file) ?? other)
}

const listsOfIds = ['plan.yaml', 'institutions.yaml']

function nothingToWriteTo(): Refusal {
  return nothingWritten(
    'What is piped in has no file that --fix could write to.',
    'Save the file first, and name it: nap validate --fix FILE',
  )
}

function dryRunAlone(): Refusal {
  return wrongUsage(
    'Without --fix, nap validate writes nothing, so there is nothing to try with --dry-run.',
    'To see what would be fixed: nap validate --fix --dry-run',
  )
}

function told(changed: readonly FixedSource[], folder: string, dryRun: boolean): string {
  if (changed.length === 0) return 'Nothing to fix.\n'
  const heading = dryRun ? 'would be fixed' : 'fixed'
  const lines = changed.flatMap(({ source, made }) => [
    shown(folder + source.file),
    ...workOn(made),
  ])
  const counts = `${counted(changed.length, 'file')} ${heading}${dryRun ? '; nothing was written' : ''}.`
  return [...lines, counts, ''].join('\n')
}

/** So many lines are named one by one. */
const namedLines = 5

// The same work on several lines is told once.
function workOn(made: FixedSource['made']): string[] {
  const lines = new Map<string, Set<number>>()
  for (const { does, edits } of made) {
    const known = lines.get(does) ?? new Set()
    for (const { line } of edits) known.add(line)
    lines.set(does, known)
  }
  return Array.from(lines, ([does, where]) => `  ${placesIn([...where])}: ${does}`)
}

function placesIn(lines: readonly number[]): string {
  const [first] = lines
  if (first === undefined) return 'whole file'
  if (lines.length === 1) return `line ${first}`
  return lines.length <= namedLines
    ? `lines ${listed(lines.map(String))}`
    : `${lines.length} lines from line ${first} on`
}
