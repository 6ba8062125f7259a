import { limits } from '../../model/limits.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { isInput, mostBytes, type Source } from '../../model/source.ts'
import { byText } from '../../plain/text.ts'
import { partly } from './faults.ts'
import { headOf, type OpenRepository, planIn } from './repository.ts'
import { read } from './run.ts'

/** A file as a commit has it; `file` is relative to the plan folder. */
export type CommittedFile = { readonly file: string; readonly text: string }

/** A file of the plan that two commits do not have alike: the id of its blob in each, if it is a regular file there. */
export type ChangedFile = {
  readonly file: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** A file as a commit has it, before it is read. `size` is in bytes. */
export type Blob = { readonly file: string; readonly id: string; readonly size: number }

const rawChange = /^\s*:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) /
const regularFile = /^100(?:644|755) blob ([0-9a-f]+) +(\S+)\t(.+)$/su

/**
 * All regular files below a folder of the plan as a commit has them; none if there is no commit.
 * Throws a Refusal (5) if their text is not on this machine.
 * @param folder relative to the plan folder; empty for all of it
 * @param hash of the commit; the last one, where it is left out
 */
export async function readCommitted(
  repository: OpenRepository,
  folder: string,
  hash?: string,
): Promise<CommittedFile[]> {
  const commit = hash ?? (await headOf(repository))
  if (commit === undefined) return []
  const sources = await sourcesOf(repository, await blobsAt(repository, commit, folder))
  return sources.map(({ file, bytes }) => ({ file, text: Buffer.from(bytes).toString('utf8') }))
}

/**
 * The inputs of the plan as a commit has them, sorted by name: what `readPlan` would have read there, with the same
 * limits. Of a file that is too large, only its size is right. Throws a Refusal: 1 for too many files, 5 if a text is
 * not on this machine.
 */
export async function readRevision(repository: OpenRepository, hash: string): Promise<Source[]> {
  return sourcesOf(repository, await inputsAt(repository, hash))
}

/** The same without their texts. Throws a Refusal (1) for too many files. */
export async function inputsAt(repository: OpenRepository, hash: string): Promise<Blob[]> {
  return (await blobsAt(repository, hash, '')).filter(({ file }) => isInput(file))
}

/** Some files of the plan as a commit has them, sorted by name; those that it does not have are left out. */
export async function readFiles(
  repository: OpenRepository,
  hash: string,
  files: readonly string[],
): Promise<Source[]> {
  if (files.length === 0) return []
  const wanted = new Set(files)
  const blobs = await blobsAt(repository, hash, '')
  return sourcesOf(
    repository,
    blobs.filter(({ file }) => wanted.has(file)),
  )
}

/** The files of the plan, inputs and draft, that two commits do not have alike, sorted by name. */
export async function changedBetween(
  repository: OpenRepository,
  from: string,
  to: string,
): Promise<ChangedFile[]> {
  const command = ['diff-tree', '-r', '--raw', '-z', '--no-renames', '--no-abbrev', from, to, '--']
  const output = await read(repository.git, [...command, planIn(repository)])
  return changesIn(output.toString().split('\0'), repository)
}

/**
 * What `--raw -z` prints of two commits: `:modes ids status` of a file and its path in turn. What is no regular file, or
 * only became executable, is left out.
 */
export function changesIn(tokens: readonly string[], repository: OpenRepository): ChangedFile[] {
  const changes: ChangedFile[] = []
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const [, mode, newMode, was, is] = rawChange.exec(tokens[at] ?? '') ?? []
    const before = mode?.startsWith('100') ? was : undefined
    const after = newMode?.startsWith('100') ? is : undefined
    if (before !== after)
      changes.push({ file: inPlan(tokens[at + 1] ?? '', repository), before, after })
  }
  return changes.toSorted((a, b) => byText(a.file, b.file))
}

/** The texts of blobs, in their order. Throws a Refusal (5) if one is not on this machine. */
export async function blobTexts(
  repository: OpenRepository,
  ids: readonly string[],
): Promise<string[]> {
  const contents = await contentsOf(repository, ids)
  return contents.map((bytes) => bytes.toString('utf8'))
}

/** The bytes of blobs, in their order. Throws a Refusal (5) if one is not on this machine. */
export async function contentsOf(
  { git }: OpenRepository,
  ids: readonly string[],
): Promise<Buffer[]> {
  if (ids.length === 0) return []
  const input = ids.map((id) => `${id}\n`).join('')
  return contentsIn(await read(git, ['cat-file', '--batch', '--buffer'], input))
}

async function blobsAt(repository: OpenRepository, hash: string, folder: string): Promise<Blob[]> {
  const { git, prefix } = repository
  const path = [prefix, folder].filter((part) => part !== '').join('/')
  const command = ['ls-tree', '-r', '-l', '-z', '--full-tree', hash, '--']
  const listing = await read(git, path === '' ? command : [...command, path])
  const blobs = Array.from(listing.toString().split('\0'), (line) => regularFile.exec(line) ?? [])
  const files = blobs.flatMap(([, id, size, path]) =>
    id && path ? [{ id, size: Number(size), file: inPlan(path, repository) }] : [],
  )
  if (files.length > limits.files) throw tooMany(hash)
  return files.toSorted((a, b) => byText(a.file, b.file))
}

/** The texts of files, in their order; of an input that is too large, only its size is right. Throws a Refusal (5) if one is not on this machine. */
export async function sourcesOf(
  repository: OpenRepository,
  blobs: readonly Blob[],
): Promise<Source[]> {
  if (blobs.some(({ size }) => Number.isNaN(size))) throw partly()
  const isReadable = ({ file, size }: Blob) => size <= mostBytes(file) || !isInput(file)
  const ids = blobs.filter(isReadable).map(({ id }) => id)
  const contents = await contentsOf(repository, ids)
  const found = contents.values()
  return blobs.map((blob) => {
    const bytes = isReadable(blob) ? found.next().value : undefined
    // An input may be as large as anybody likes: the reader only has to see that it is too large.
    return { file: blob.file, bytes: bytes ?? new Uint8Array(mostBytes(blob.file) + 1) }
  })
}

function inPlan(path: string, { prefix }: OpenRepository): string {
  return prefix === '' ? path : path.slice(prefix.length + 1)
}

/** The contents that `git cat-file --batch` prints: each after a line with its id, kind and size, before a line end. */
function contentsIn(output: Buffer): Buffer[] {
  const contents: Buffer[] = []
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf('\n', at)
    const [, , size] = output.toString('latin1', at, lineEnd).split(' ')
    if (size === undefined) throw partly()
    const end = lineEnd + 1 + Number(size)
    contents.push(output.subarray(lineEnd + 1, end))
    at = end + 1
  }
  return contents
}

/** That a revision is no plan’s. */
function tooMany(hash: string): Refusal {
  return new Refusal(
    exitCodes.planHasProblems,
    `There are more than ${limits.files} files of the plan in revision ${shortHash(hash)}. Nothing was read.`,
    'Check that this is the revision of a plan.',
  )
}
