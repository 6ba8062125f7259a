import { type ChangedFile, changesIn } from './committed.ts'
import { momentOf } from './moment.ts'
import { headOf, type OpenRepository, planIn, shallowEdge } from './repository.ts'
import { read } from './run.ts'

/** A revision with what it changed in the plan, in comparison with the (first) one that it followed. */
export type LoggedRevision = {
  readonly hash: string
  readonly author: string
  /** As the committer’s clock showed it, with its time zone. */
  readonly date: string
  readonly subject: string
  /** Whether it brought two lines of work together. */
  readonly merge: boolean
  /** Undefined where this copy of the repository begins: what was there before is not on this machine. */
  readonly changes: readonly ChangedFile[] | undefined
}

export type Log = {
  /** Newest first. */
  readonly revisions: readonly LoggedRevision[]
  /** False in a shallow clone: what came before its edge is not on this machine. */
  readonly complete: boolean
}

const separator = '\x1f'

/** The revisions of the plan. @param max how many of them, counted from the newest; all where it is left out */
export async function logOf(repository: OpenRepository, max?: number): Promise<Log> {
  const head = await headOf(repository)
  if (head === undefined) return { revisions: [], complete: true }
  const most = max === undefined ? [] : [`--max-count=${max}`]
  const hashes = await read(repository.git, ['rev-list', ...most, head, '--', planIn(repository)])
  if (hashes.length === 0) return { revisions: [], complete: true }
  const settings = ['log.showRoot=true', 'log.showSignature=false', 'log.diffMerges=separate']
  const command = [
    ...settings.flatMap((setting) => ['-c', setting]),
    ...['log', '--no-walk=unsorted', '--stdin', '--no-color', '--no-renames', '--no-abbrev'],
    // With `-m`, a merge is told once for each of its parents, in their order; and if git walked, it would also list what
    // is no revision: merges that are as one of their sides.
    ...['--encoding=UTF-8', '-z', '-m', '--raw'],
    `--format=${['%H', '%P', '%cI', '%an', '%s'].join('%x1f')}`,
  ]
  const output = await read(
    repository.git,
    [...command, '--', planIn(repository)],
    hashes.toString(),
  )
  const edge = new Set(await shallowEdge(repository))
  const told = new Map<string, LoggedRevision>()
  for (const { head: words, tokens } of entriesIn(output.toString())) {
    const [hash = '', parents = '', moment = '', author = '', ...subject] = words.split(separator)
    if (told.has(hash)) continue
    const date = momentOf(moment)
    const changes = edge.has(hash) ? undefined : changesIn(tokens, repository)
    const merge = parents.includes(' ')
    told.set(hash, { hash, author, date, subject: subject.join(separator), merge, changes })
  }
  return { revisions: [...told.values()], complete: edge.size === 0 }
}

type Entry = { readonly head: string; readonly tokens: string[] }

// Tokens between NULs: the head of a commit, then two for each file. A file may be called like anything.
function entriesIn(log: string): Entry[] {
  const entries: Entry[] = []
  const tokens = log.split('\0')
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]?.trimStart() ?? ''
    if (token.startsWith(':')) {
      entries.at(-1)?.tokens.push(token, tokens[at + 1] ?? '')
      at += 1
    } else if (token !== '') entries.push({ head: token, tokens: [] })
  }
  return entries
}
