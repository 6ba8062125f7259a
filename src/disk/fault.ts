import { exitCodes, Refusal } from '../model/refusal.ts'
import { becauseOfCode, codeOf } from '../plain/computer/disk.ts'
import { shown } from '../plain/text.ts'

/** What nap was about to do with a file or folder. */
export type Deed = 'read' | 'written' | 'removed'

/** What was at stake; `bytes` is how many a file needs that was being written. */
type AtStake = { readonly path: string; readonly deed: Deed; readonly bytes?: number }

/** A call of the system that did not succeed. It is a Refusal, so that whoever does not catch it need not word it. */
type DiskFault = Refusal & AtStake & { readonly code: string }

type Words = readonly [message: string, help: string]

/** What a call of the system ran into, as a fault; what does not come from the system is our own, and stays as it came. */
export function diskFault(error: unknown, atStake: AtStake): unknown {
  const code = systemCode(error)
  return code === undefined ? error : faultFor(code, atStake)
}

/**
 * What a failing disk means to a desk officer.
 * @param platform as in `process.platform`: Windows reports an open file as forbidden
 */
export function faultFor(
  code: string,
  atStake: AtStake,
  platform: string = process.platform,
): DiskFault {
  const words = wordsFor(code, atStake, platform)
  return Object.assign(new Refusal(exitCodes.fileSystem, ...words), { ...atStake, code })
}

export function isDiskFault(error: unknown): error is DiskFault {
  return error instanceof Refusal && 'deed' in error
}

/** The same for what a library, a stream or the start of a program ran into; undefined where the system was not at fault. */
export function foreignFault(error: unknown): Refusal | undefined {
  const code = systemCode(error)
  if (code === undefined || !(error instanceof Error)) return undefined
  const [, program] = /^spawn (.+)$/.exec(wordIn(error, 'syscall')) ?? []
  if (program !== undefined) {
    return new Refusal(
      exitCodes.somethingMissing,
      `The program “${shown(program)}” could not be started, ${becauseOfCode(code)}.`,
      'Check that it can be started by itself, close other programs, and try again.',
    )
  }
  const path = wordIn(error, 'path')
  const place = path === '' ? 'A file or folder' : `“${shown(path)}”`
  return new Refusal(
    exitCodes.fileSystem,
    `${place} could not be used, ${becauseOfCode(code)}.`,
    'Check that the disk is not full or read-only, and try again.',
  )
}

// Node’s own mistakes, such as a wrong argument, have codes too, but no call of the system.
function systemCode(error: unknown): string | undefined {
  if (error instanceof Refusal || error instanceof TypeError || !(error instanceof Error))
    return undefined
  const code = codeOf(error)
  return 'syscall' in error || code?.startsWith('ERR_FS_') ? code : undefined
}

function wordIn(error: object, name: string): string {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}

function wordsFor(code: string, { path, deed, bytes }: AtStake, platform: string): Words {
  const name = `“${shown(path)}”`
  const words = anyWords(code, name, deed)
  if (words) return words
  if (deed === 'written') return writtenWords(code, { name, bytes }, platform)
  if (deed === 'read') {
    return [
      `${name} cannot be read, ${becauseOfCode(code)}.`,
      'Check that it exists, that you may read it, and that no other program has locked it.',
    ]
  }
  return [
    `${name} could not be removed, ${becauseOfCode(code)}.`,
    'Check that you may delete it and that no other program has it open, and try again.',
  ]
}

// What means the same whatever was about to be done.
function anyWords(code: string, name: string, deed: Deed): Words | undefined {
  const crowded: Words = [
    `${name} could not be ${deed}, ${becauseOfCode(code)}.`,
    'Close other programs and try again.',
  ]
  const words: Readonly<Record<string, Words>> = {
    ELOOP: [
      `${name} cannot be ${deed}, because the way to it leads through links that go in a circle.`,
      'Replace the links by real folders and try again.',
    ],
    ENAMETOOLONG: [
      `The name ${name} is longer than this disk allows.`,
      'Choose a shorter name, or move the plan to a folder with a shorter path.',
    ],
    EIO: [
      `The disk reports a fault: ${name} could not be ${deed}.`,
      `Copy the plan to another disk and try again.${deed === 'written' ? unchanged : ''}`,
    ],
    EISDIR: [
      `There is a folder where the file ${name} should be.`,
      'Rename or move that folder and try again.',
    ],
    EMFILE: crowded,
    ENFILE: crowded,
  }
  return Object.hasOwn(words, code) ? words[code] : undefined
}

const unchanged = ' The file that was there before is unchanged.'

type Written = { readonly name: string; readonly bytes: number | undefined }

function writtenWords(code: string, { name, bytes }: Written, platform: string): Words {
  const forbidden: Words =
    platform === 'win32'
      ? [
          `${name} cannot be written, because another program has it open.`,
          `Close ${name} in the program that has it open and try again.`,
        ]
      : [
          `You may not write ${name}: the file or its folder is read-only for you.`,
          'Ask for the right to write there, or work on a copy in a folder of your own.',
        ]
  const full: Words = [
    `The disk is full: ${name} could not be written${bytes === undefined ? '' : `, it needs ${bytes} bytes`}.`,
    `Make room on the disk and try again.${unchanged}`,
  ]
  const words: Readonly<Record<string, Words>> = {
    ENOSPC: full,
    EDQUOT: full,
    EROFS: [
      `${name} cannot be written, because the disk is read-only.`,
      'Work on a copy on a disk that can be written.',
    ],
    EACCES: forbidden,
    EPERM: forbidden,
    EBUSY: [
      `${name} cannot be written, because another program is using it.`,
      `Close ${name} in the program that has it open and try again.`,
    ],
    ENOENT: [
      `${name} cannot be written, because the folder around it is gone, or takes no new files.`,
      'Name another folder and try again.',
    ],
    ENOTDIR: [
      `${name} cannot be written, because a file stands where its folder should be.`,
      'Rename or move that file and try again.',
    ],
  }
  return Object.hasOwn(words, code) && words[code]
    ? words[code]
    : [
        `${name} cannot be written, ${becauseOfCode(code)}.`,
        'Try again, or work on a copy on another disk.',
      ]
}
