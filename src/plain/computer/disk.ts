import { shown } from '../text.ts'

/** `ENOENT` and the like, if the error comes from the system. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * Why the system refuses a file, a folder or a program, as the end of a sentence: “because it does not exist (ENOENT)”.
 * Some people’s helpers ask for the code, so it stays, in brackets.
 */
export function becauseOf(error: unknown): string {
  const code = codeOf(error)
  if (code !== undefined) return becauseOfCode(code)
  return `because of a fault: ${shown(error instanceof Error ? error.message : String(error))}`
}

/** The same for the code alone. */
export function becauseOfCode(code: string): string {
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : 'the system does not allow it'
  return `because ${reason} (${shown(code)})`
}

const forbidden = 'you are not allowed to'
const inUse = 'another program is using it'
const full = 'the disk is full'
const crowded = 'too many files are open on this computer'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: forbidden,
  EPERM: forbidden,
  EISDIR: 'it is a folder',
  ENOTDIR: 'what should be a folder on the way to it is a file',
  EBUSY: inUse,
  ETXTBSY: inUse,
  ELOOP: 'it is a link, or lies behind links that go in a circle',
  ENAMETOOLONG: 'its name is too long for this disk',
  ENOSPC: full,
  EDQUOT: full,
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports a fault',
  EMFILE: crowded,
  ENFILE: crowded,
  // What a program that synchronises folders says of a file that it keeps online only.
  ETIMEDOUT:
    'it did not come in time; a program that synchronises the folder may keep it online only',
  EDEADLK: 'a program that synchronises the folder keeps it online only',
  UNKNOWN:
    'the system gives no reason; a program that synchronises the folder may keep it online only',
  ENOEXEC: 'it is no program for this kind of computer',
}
