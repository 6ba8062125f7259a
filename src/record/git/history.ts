import { blobTexts } from './committed.ts'
import { momentOf } from './moment.ts'
import { headOf, type OpenRepository, shallowEdge } from './repository.ts'
import { read } from './run.ts'

/** A commit that changed a file: its text before and after; undefined where there was or is none. */
export type FileRevision = {
  /** Relative to the plan folder. */
  readonly file: string
  readonly hash: string
  readonly author: string
  /** As the author’s clock showed it, with its time zone. */
  readonly date: string
  readonly subject: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export type FileHistory = {
  /** Newest first. */
  readonly revisions: readonly FileRevision[]
  /** False in a shallow clone: what came before its edge is not on this machine. */
  readonly complete: boolean
}

type Change = Omit<FileRevision, 'before' | 'after'> & {
  readonly old: string
  readonly now: string
}

/**
 * The commits that changed files of the plan, merges only where they changed them themselves; a commit that changed
 * several is there for each. Throws a Refusal (5) if a text is not on this machine.
 * @param files relative to the plan folder
 */
export async function historyOf(
  repository: OpenRepository,
  files: readonly string[],
): Promise<FileHistory> {
  const head = await headOf(repository)
  if (head === undefined) return { revisions: [], complete: true }
  const { git, prefix } = repository
  const start = prefix === '' ? '' : `${prefix}/`
  const log = await read(git, [
    ...['-c', 'log.showRoot=true', '-c', 'log.showSignature=false', '-c', 'log.follow=false'],
    ...['log', '--no-color', '--no-renames', '--encoding=UTF-8', '-z', '-c', '--raw'],
    ...[
      '--no-abbrev',
      '--format=%H%x1f%aI%x1f%an%x1f%s',
      head,
      '--',
      ...files.map((file) => start + file),
    ],
  ])
  // What stands at the edge of a shallow clone looks as if it had begun there.
  const edge = await shallowEdge(repository)
  const changes = changesIn(log.toString()).filter(({ hash }) => !edge.includes(hash))
  const ids = [...new Set(changes.flatMap(({ old, now }) => [old, now]))].filter(isBlob)
  const texts = await blobTexts(repository, ids)
  const textOf = new Map(ids.map((id, index) => [id, texts[index]]))
  return {
    revisions: changes.map(({ old, now, file, ...commit }) => ({
      ...commit,
      file: file.slice(start.length),
      before: textOf.get(old),
      after: textOf.get(now),
    })),
    complete: edge.length === 0,
  }
}

// Tokens between NULs: a commit, then for each file that it changed `:modes ids status` and the path.
function changesIn(log: string): Change[] {
  const changes: Change[] = []
  let commit: readonly string[] = []
  const tokens = log.split('\0')
  for (const [index, token] of tokens.entries()) {
    const words = token.trimStart()
    if (words.startsWith(':')) {
      const [hash = '', told = '', author = '', ...subject] = commit
      const date = momentOf(told)
      const { old, now } = blobsIn(words)
      const file = tokens[index + 1] ?? ''
      changes.push({ file, hash, author, date, subject: subject.join(' '), old, now })
    } else if (words.includes('\x1f')) commit = words.split('\x1f')
  }
  return changes
}

// One colon, mode and id for each parent, then the mode and id of the result.
function blobsIn(words: string): { old: string; now: string } {
  const parents = /^:+/.exec(words)?.[0].length ?? 1
  const parts = words.slice(parents).split(' ')
  return { old: parts[parents + 1] ?? '', now: parts[parents * 2 + 1] ?? '' }
}

function isBlob(id: string): boolean {
  return !/^0*$/.test(id)
}
