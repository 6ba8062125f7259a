import type { Release } from '../../model/revision.ts'
import { byText } from '../../plain/text.ts'
import { momentOf } from './moment.ts'
import type { OpenRepository } from './repository.ts'
import { read } from './run.ts'

/** Where the tags of releases stand, among others that are no business of the plan. */
export const releaseTags = 'refs/tags/nap/'

/** In the message of a release's tag, before the day of issue. */
export const issuedTrailer = 'Nap-Issued'

const fields = [
  ...['%(refname:strip=3)', '%(objecttype)', '%(objectname)', '%(*objecttype)', '%(*objectname)'],
  ...['%(creatordate:iso-strict)', '%(contents)'],
]

/** The releases of the plan, the oldest first. */
export async function releasesIn({ git }: OpenRepository): Promise<Release[]> {
  const command = ['for-each-ref', `--format=${fields.join('%00')}%00`, releaseTags]
  const tokens = (await read(git, command)).toString().split('\0')
  const releases: Release[] = []
  for (let at = 0; at + fields.length < tokens.length; at += fields.length) {
    releases.push(...releaseIn(tokens.slice(at, at + fields.length)))
  }
  return releases.toSorted((a, b) => byText(a.issued, b.issued) || byMoment(a, b))
}

// A tag that somebody made by hand may be a bare name of a commit, or name no commit at all.
function releaseIn(tokens: readonly string[]): Release[] {
  const [ref = '', kind, id, taggedKind, tagged, told = '', message = ''] = tokens
  const date = momentOf(told)
  const name = ref.trimStart()
  if (kind === 'tag' && taggedKind === 'commit' && tagged !== undefined) {
    const [first = '', ...rest] = message.split('\n')
    const title = first.trim() || name
    const issued = issuedIn(rest.join('\n')) ?? date.slice(0, 10)
    return [{ name, title, hash: tagged, issued, date }]
  }
  if (kind !== 'commit' || id === undefined) return []
  return [{ name, title: name, hash: id, issued: date.slice(0, 10), date }]
}

function issuedIn(message: string): string | undefined {
  return new RegExp(`^${issuedTrailer}: (\\d{4}-\\d{2}-\\d{2})$`, 'm').exec(message)?.[1]
}

function byMoment(a: Release, b: Release): number {
  return Date.parse(a.date) - Date.parse(b.date) || byText(a.name, b.name)
}
