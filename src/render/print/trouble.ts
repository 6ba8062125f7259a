import { tmpdir } from 'node:os'
import { statfsSync } from '../../disk/disk.ts'
import { exitCodes, Refusal } from '../../model/refusal.ts'
import { counted, shown } from '../../plain/text.ts'
import type { Browser } from './browser.ts'
import type { Child } from './child.ts'

/** What the last words of a browser say of the cause of its trouble. */
type Cause = 'no-room' | 'no-memory' | 'no-processes' | 'unknown'

const signsOf: readonly (readonly [Exclude<Cause, 'unknown'>, RegExp])[] = [
  [
    'no-room',
    /no space left on device|not enough space on the disk|disk quota exceeded|ENOSPC|EDQUOT|creating shared memory in \S+ failed/i,
  ],
  ['no-memory', /out of memory|cannot allocate memory|bad_alloc|ENOMEM/i],
  ['no-processes', /pthread_create|resource temporarily unavailable|EAGAIN/i],
]

/** By its last words, or because the folder that it works in is full: of that it seldom says a word. */
function causeOf(child: Child): Cause {
  const words = child.lastWords()
  const told = signsOf.find(([, sign]) => sign.test(words))?.[0]
  return told ?? (hasRoomFor(wanted, child.folder) ? 'unknown' : 'no-room')
}

/** So many bytes its processes may want at once for what they share. */
const wanted = 16 * 1024 * 1024

export function hasRoomFor(bytes: number, folder: string): boolean {
  try {
    const { bavail, bsize, ffree, files } = statfsSync(folder)
    return bavail * bsize >= bytes && (files === 0 || ffree > 0)
  } catch {
    // Where the system does not tell, this is not the cause that nap names.
    return true
  }
}

const advice: Readonly<Record<Exclude<Cause, 'no-room'>, string>> = {
  'no-memory': 'Close other programs to free memory, and try again.',
  'no-processes':
    'Close other programs: this computer allows no further processes for now. Then try again.',
  unknown: 'Try again; if it happens again, choose another browser with --browser.',
}

type Told = { readonly browser: Browser; readonly child: Child }

/** It is gone. @param how a phrase */
export function stopped({ browser, child }: Told, how: string, isKilled = false): Refusal {
  const words = child.lastWords()
  const said = words.split('\n').slice(-3).join(' / ')
  const lastly = said === '' ? '' : ` Its last words were “${shown(said, 300)}”.`
  const cause = causeOf(child)
  if (cause === 'no-room') return noRoom({ browser })
  // What ends programs without a word is mostly the system whose memory is full.
  const perhaps = isKilled ? ', perhaps because the memory of this computer was full' : ''
  return refusal(
    `The browser “${shown(browser.executablePath)}” stopped before the PDF was finished: ${shown(how)}${perhaps}.${lastly}`,
    advice[isKilled && cause === 'unknown' ? 'no-memory' : cause],
  )
}

/** The process that shows the page is gone; the browser itself may live on. */
export function pageCrashed({ browser, child }: Told, how: string): Refusal {
  const cause = /oom|memory/i.test(how) ? 'no-memory' : causeOf(child)
  if (cause === 'no-room') return noRoom({ browser })
  const perhaps = cause === 'unknown' ? ', perhaps because the memory was full' : ''
  const full = cause === 'no-memory' ? ', because the memory was full' : perhaps
  return refusal(
    `The page crashed in the browser${full}.`,
    'Close other programs and try again, or choose another browser with --browser.',
  )
}

export function pageClosed({ browser }: Told): Refusal {
  return refusal(
    `The browser “${shown(browser.executablePath)}” closed the page before the PDF was finished.`,
    advice.unknown,
  )
}

export function silent({ browser, child }: Told, silentMs: number): Refusal {
  const cause = causeOf(child)
  if (cause === 'no-room') return noRoom({ browser })
  const time = counted(Math.max(1, Math.round(silentMs / 1000)), 'second')
  return refusal(
    `The browser “${shown(browser.executablePath)}” hangs: for ${time} it neither answered nor used the processor. It was ended.`,
    advice[cause],
  )
}

export function noRoom({ browser }: Pick<Told, 'browser'>): Refusal {
  return new Refusal(
    exitCodes.fileSystem,
    `The browser “${shown(browser.executablePath)}” has no room left for its temporary files, in “${shown(tmpdir())}”. It was ended, and no PDF was written.`,
    'Free 200 MB there, or name another folder in TMPDIR (on Windows in TEMP), and try again.',
  )
}

function refusal(what: string, help: string): Refusal {
  return new Refusal(exitCodes.somethingMissing, `${what} No PDF was written.`, help)
}
