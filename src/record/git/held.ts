import { exitCodes, Refusal } from '../../model/refusal.ts'
import { isInput, type Source } from '../../model/source.ts'
import { firstOf, shown } from '../../plain/text.ts'
import { contentsOf } from './committed.ts'
import { type OpenRepository, planIn } from './repository.ts'
import { read } from './run.ts'

/** A file of the index that git does not look at on disk: its letter for `ls-files -v`, and its text there. */
type Unwatched = { readonly mark: string; readonly file: string; readonly bytes: Buffer }

const entry = /^(\S) 100(?:644|755) ([0-9a-f]+) 0\t(.+)$/s

/**
 * The inputs of the plan that git holds and keeps out of the folder, as if they stood there.
 * Throws a Refusal (5) if their text is not on this machine.
 * @param isThere whether a file is in the folder all the same
 */
export async function heldBack(
  repository: OpenRepository,
  isThere: (file: string) => boolean,
): Promise<Source[]> {
  const isHeld = (mark: string, file: string) => mark.toUpperCase() === 'S' && !isThere(file)
  return (await unwatchedIn(repository, isHeld)).map(({ file, bytes }) => ({ file, bytes }))
}

/**
 * Why nothing can be recorded: git is told to overlook changes of files, so that a revision would not hold what the draft
 * was made from. Undefined where it is not, or where they have not changed.
 * @param sources what the draft was made from
 */
export async function overlooked(
  repository: OpenRepository,
  sources: readonly Source[],
): Promise<Refusal | undefined> {
  const present = new Map(sources.map(({ file, bytes }) => [file, bytes]))
  const unwatched = await unwatchedIn(repository, () => true)
  const other = unwatched.filter(({ file, bytes }) => !isSameText(bytes, present.get(file)))
  const [first] = other
  if (!first) return undefined
  const option = first.mark.toUpperCase() === 'S' ? 'skip-worktree' : 'assume-unchanged'
  return new Refusal(
    exitCodes.repositoryState,
    `git is told to overlook changes of ${firstOf(other.map(({ file }) => file))} (${option}), so a revision would not hold what the draft was made from. Nothing was recorded.`,
    `Type git update-index --no-${option} "${shown(nameFromTop(first.file, repository))}" in the top folder of the repository, and try again.`,
  )
}

async function unwatchedIn(
  repository: OpenRepository,
  isWanted: (mark: string, file: string) => boolean,
): Promise<Unwatched[]> {
  const command = ['ls-files', '-v', '--stage', '-z', '--', planIn(repository)]
  const lines = (await read(repository.git, command)).toString().split('\0')
  const found = lines.flatMap((line) => {
    const [, mark = 'H', id = '', path = ''] = entry.exec(line) ?? []
    const file = repository.prefix === '' ? path : path.slice(repository.prefix.length + 1)
    // A small letter is of a file that git takes for unchanged, and S of one that it keeps out of the folder.
    return mark !== 'H' && isInput(file) && isWanted(mark, file) ? [{ mark, file, id }] : []
  })
  const contents = await contentsOf(
    repository,
    found.map(({ id }) => id),
  )
  return found.flatMap(({ mark, file }, index) => {
    const bytes = contents[index]
    return bytes ? [{ mark, file, bytes }] : []
  })
}

// git may have been told to give the lines another end on disk.
function isSameText(recorded: Buffer, present: Uint8Array | undefined): boolean {
  if (present === undefined) return false
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')
  return recorded.equals(present) || text(recorded) === text(present)
}

function nameFromTop(file: string, { prefix }: OpenRepository): string {
  return prefix === '' ? file : `${prefix}/${file}`
}
