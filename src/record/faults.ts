import { type Deed, faultFor, isDiskFault } from '../disk/fault.ts'
import { codeOf } from '../plain/computer/disk.ts'

/** The file that was at stake, as the user knows it, what was to be done with it, and how many bytes it needs for that. */
type AtStake = { readonly file: string; readonly deed?: Deed; readonly bytes?: number }

/** A fault of the disk, told of the file that matters to the user. Anything else stays as it came. */
export function diskRefusal(error: unknown, { file, ...rest }: AtStake): unknown {
  return isDiskFault(error)
    ? faultFor(error.code, { path: file, deed: error.deed, ...rest })
    : error
}

/** For `catch`: a file that is not there is an answer, any other failure is not. */
export function ifMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
