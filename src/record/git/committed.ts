import { exitCodes, Refusal } from '../../model/refusal.ts'
import { headOf, type OpenRepository } from './repository.ts'
import { read } from './run.ts'

/** A file as a commit has it; `file` is relative to the plan folder. */
export type CommittedFile = { readonly file: string; readonly text: string }

const regularFile = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/su

/**
 * All regular files below a folder of the plan as the last commit has them; none if there is no commit.
 * Throws a Refusal (5) if their text is not on this machine.
 * @param folder relative to the plan folder; empty for all of it
 */
export async function readCommitted(
  repository: OpenRepository,
  folder: string,
): Promise<CommittedFile[]> {
  const head = await headOf(repository)
  if (head === undefined) return []
  const { git, prefix } = repository
  const path = [prefix, folder].filter((part) => part !== '').join('/')
  const listing = await read(git, ['ls-tree', '-r', '-z', head, '--', path === '' ? '.' : path])
  const blobs = Array.from(listing.toString().split('\0'), (line) => regularFile.exec(line) ?? [])
  const files = blobs.flatMap(([, id, name]) => (id && name ? [{ id, name }] : []))
  if (files.length === 0) return []
  const texts = await textsOf(
    repository,
    files.map(({ id }) => id),
  )
  const start = prefix === '' ? 0 : prefix.length + 1
  return files.map(({ name }, index) => ({ file: name.slice(start), text: texts[index] ?? '' }))
}

/** The texts of blobs, in their order. Throws a Refusal (5) if one is not on this machine. */
export async function textsOf({ git }: OpenRepository, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const input = ids.map((id) => `${id}\n`).join('')
  return textsIn(await read(git, ['cat-file', '--batch', '--buffer'], input))
}

/** The contents that `git cat-file --batch` prints: each after a line with its id, kind and size, before a line end. */
function textsIn(output: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf('\n', at)
    const [, , size] = output.toString('latin1', at, lineEnd).split(' ')
    if (size === undefined) throw partly()
    const end = lineEnd + 1 + Number(size)
    texts.push(output.toString('utf8', lineEnd + 1, end))
    at = end + 1
  }
  return texts
}

function partly(): Refusal {
  return new Refusal(
    exitCodes.repositoryState,
    'This copy of the repository does not hold the text of every recorded file.',
    'Type git fetch --refetch --no-filter, or clone the repository anew, and try again.',
  )
}
