import { basename, dirname, resolve } from 'node:path'
import type { Host } from '../../command.ts'
import { readText } from '../../load/read.ts'
import { fieldName } from '../../model/field.ts'
import { itemNoun } from '../../model/new-id.ts'
import { exitCodes, Refusal, wrongUsage } from '../../model/refusal.ts'
import { schemaAt } from '../../model/schemas.ts'
import { mergeVersions } from '../../pipeline/versions.ts'
import { keysOf, parentOf } from '../../plain/pointer.ts'
import { shown } from '../../plain/text.ts'
import { write } from '../../record/write.ts'

/** What git hands to a merge driver: three files, and how it calls the merged one and the two sides. */
export type Handed = {
  readonly base: string
  readonly ours: string
  readonly theirs: string
  readonly path: string
  readonly names: Readonly<Record<'ours' | 'theirs', string | undefined>>
}

/** The same, with what people are told that the two sides are. */
type Labelled = Handed & { readonly labels: { readonly ours: string; readonly theirs: string } }

/**
 * The words of git’s command line: three files and the name of the merged one.
 * @throws Refusal where a person typed the command without them
 */
export function handedBy(
  [base, ours, theirs, path = ours]: readonly string[],
  names: Handed['names'],
): Handed {
  if (base === undefined || ours === undefined || theirs === undefined || path === undefined) {
    throw wrongUsage(
      'git types this command by itself, with three versions of a file. Nothing was changed.',
      'To have git do so, type: nap merge-driver --install',
    )
  }
  return { base, ours, theirs, path, names }
}

async function labelled(host: Host, handed: Handed): Promise<Labelled> {
  const sides = await sidesIn(host)
  const { ours, theirs } = handed.names
  const labels = { ours: labelOf(sides.ours, ours), theirs: labelOf(sides.theirs, theirs) }
  return { ...handed, labels }
}

// While it rebases, git stands on the other branch and brings the user’s own work in: what it calls ours is theirs.
async function sidesIn({ cwd, env }: Host) {
  const { isMovingCommits } = await import('../../record/git.ts')
  // What git does not answer is no reason to lose anybody’s words.
  const moving = await isMovingCommits(cwd, env).catch(() => false)
  return moving
    ? { ours: 'the branch you move onto', theirs: 'your branch' }
    : { ours: 'your branch', theirs: 'the version being merged in' }
}

// Older versions of git leave %X and %Y as they stand, and HEAD tells nobody anything.
function labelOf(side: string, name = ''): string {
  const isName = !['', 'HEAD'].includes(name.trim()) && !name.startsWith('%')
  return isName ? `${side}: ${shown(name, 80)}` : side
}

/** Keeps the version that stands there of a file that nap makes: merging it would only make conflicts. */
export function keptDraft({ path }: Handed): Outcome {
  const remark = `“${shown(path)}” is made by nap, so git did not merge it. To make it again, type: nap compile`
  return { isClean: true, remarks: [remark] }
}

/** Whether everything is settled, and what is to be said about the rest. */
export type Outcome = {
  readonly isClean: boolean
  readonly remarks: readonly string[]
  /** Whether the file has been left alone because of a fault: others may still be able to merge it. */
  readonly isGivenUp?: boolean
}

/**
 * Brings the three versions together and writes the result in place of ours, whole or not at all. Whatever goes wrong
 * is a conflict for git and never the end of anybody’s words.
 */
export async function mergeHanded(host: Host, given: Handed): Promise<Outcome> {
  // git waits for each file of a merge, and has to be asked only where people are to be told which side is whose.
  if (await isMerged(host, given).catch(() => false)) return { isClean: true, remarks: [] }
  const handed = await labelled(host, given)
  try {
    return (await mergedByField(host, handed)) ?? (await mergedByLines(host, handed))
  } catch (error) {
    const remark = error instanceof Error ? shown(error.message) : 'Something went wrong.'
    const byLines = await mergedByLines(host, handed).catch(() => undefined)
    const { remarks } = byLines ?? untouched(handed)
    return { isClean: false, isGivenUp: !byLines, remarks: [remark, ...remarks] }
  }
}

/** Brings together what leaves no conflict; anything else stays as it is. */
async function isMerged(host: Host, handed: Handed): Promise<boolean> {
  const merged = mergeVersions(versionsIn(host, handed), { ours: '', theirs: '' })
  if (merged?.conflicts.length !== 0) return false
  await writeOurs(host, handed, merged.text)
  return true
}

function versionsIn(host: Host, { base, ours, theirs }: Handed) {
  return { base: bytesOf(host, base), ours: bytesOf(host, ours), theirs: bytesOf(host, theirs) }
}

async function mergedByField(host: Host, handed: Labelled): Promise<Outcome | undefined> {
  const merged = mergeVersions(versionsIn(host, handed), handed.labels)
  if (!merged) return undefined
  await writeOurs(host, handed, merged.text)
  const { conflicts } = merged
  if (conflicts.length === 0) return { isClean: true, remarks: [] }
  const file = `“${shown(handed.path)}”`
  const remarks = conflicts.map(({ why, pointer }) =>
    reasons[why].replace('FILE', () => file).replace('PLACE', () => placeOf(pointer)),
  )
  return { isClean: false, remarks: [...remarks, wayOut(handed)] }
}

// In the words of the plan: `“End date” of “portal”`, `the decision on “End date”`.
function placeOf(pointer: string): string {
  const [first, second] = keysOf(pointer)
  if (first === undefined) return 'the top'
  if (first === 'decisions') {
    return second?.startsWith('/') ? `the decision on ${shown(fieldName(second))}` : 'a decision'
  }
  const isItem = schemaAt('contribution', parentOf(pointer))?.['x-merge'] === 'by-id'
  const noun = isItem ? `the ${itemNoun(pointer)} ` : ''
  return noun + shown(fieldName(pointer))
}

const reasons = {
  changed: 'Both sides changed PLACE in FILE, each differently.',
  removed: 'One side took PLACE out of FILE, and the other changed it.',
  added: 'Both sides added PLACE to FILE, each with different content.',
  withdrawn:
    'In FILE one side withdraws the commitment, and the other settles something else about it.',
  comments: 'Both sides changed the comments at PLACE in FILE, each differently.',
  file: 'FILE could not be merged field by field, so it holds both versions as a whole.',
} as const

/** As git would have done without nap: for what is not made of fields. */
async function mergedByLines(host: Host, handed: Labelled): Promise<Outcome> {
  const git = await import('../../record/git.ts')
  const merged = await git.mergedByLines(host.cwd, handed, host.env)
  if (!merged) return untouched(handed)
  await writeOurs(host, handed, merged.content)
  if (merged.isClean) return { isClean: true, remarks: [] }
  const remark = `“${shown(handed.path)}” could not be read field by field, so git merged it line by line.`
  return { isClean: false, remarks: [remark, wayOut(handed)] }
}

function untouched({ path, labels }: Labelled): Outcome {
  const remark = `Two versions of “${shown(path)}” could not be merged. The file was left as it is on ${labels.ours}.`
  return {
    isClean: false,
    remarks: [
      remark,
      'Choose one of the two (git checkout --ours or --theirs and its name), then type git add and its name.',
    ],
  }
}

function wayOut({ path, labels }: Labelled): string {
  return `Open “${shown(path)}”. Above each line ======= is what ${labels.ours} says, below it what ${labels.theirs} says. Keep the right lines, delete the marks <<<<<<<, ======= and >>>>>>>, then type git add and its name.`
}

// A file that is not there is not an empty one: nobody took everything out.
function bytesOf({ cwd }: Host, file: string): Uint8Array {
  const path = resolve(cwd, file)
  const bytes = readText(dirname(path), basename(path))
  if (bytes) return bytes
  throw new Refusal(exitCodes.fileSystem, `There is no file “${shown(file)}”.`)
}

async function writeOurs({ cwd }: Host, { ours }: Handed, content: string | Uint8Array) {
  const path = resolve(cwd, ours)
  await write(dirname(path), [{ file: basename(path), content }])
}
