import type { Diagnostic } from '../model/diagnostic.ts'
import type { Audience } from '../model/stage.ts'
import { withoutSecrets } from '../plain/secrets.ts'
import type { Words } from './language.ts'

type Readers = { readonly audience: Audience; readonly words: Words }

/** What was found in the plan; undefined where nobody looked. */
type Found = readonly Pick<Diagnostic, 'rule'>[] | undefined

/** The last step of all that goes out: what is for the public is without keys, passwords and numbers of persons. */
export function publishable<T>(document: T, { audience, words }: Readers, found: Found): T {
  // A finding that somebody has waived is about something else. Where nobody looked, what looks like a secret is one.
  const isClean = found?.every(({ rule }) => !secretRules.includes(rule)) ?? false
  return audience !== 'public' || isClean
    ? document
    : blackened(document, `[${words['blackened'] ?? ''}]`)
}

const secretRules = ['text-has-no-key-or-password', 'text-has-no-personal-number']

/** The same without what must not be published, wherever it stands. */
function blackened<T>(part: T, instead: string): T {
  if (typeof part === 'string') return withoutSecrets(part, instead) as T & string
  if (Array.isArray(part)) return part.map((one) => blackened(one, instead)) as T & unknown[]
  if (typeof part !== 'object' || part === null || part instanceof Date) return part
  // The bytes of a picture are no words.
  if ('base64' in part) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, one]) => [name, blackened(one, instead)]),
  ) as T
}
