import { exitCodes, Refusal } from '../model/refusal.ts'
import { codeOf } from '../plain/disk.ts'
import { shown } from '../plain/text.ts'

/** The file that was at stake, and how many bytes it needs if it was being written. */
type AtStake = { readonly file: string; readonly bytes?: number }

type Words = readonly [message: string, help: string]

/**
 * What a failing disk means to a desk officer: a Refusal for what they can fix, anything else as it came.
 * @param platform as in `process.platform`: Windows reports an open file as forbidden
 */
export function diskRefusal(
  error: unknown,
  atStake: AtStake,
  platform: string = process.platform,
): unknown {
  const words = wordsFor(codeOf(error), atStake, platform)
  return words ? new Refusal(exitCodes.fileSystem, ...words) : error
}

/** For `catch`: a file that is not there is an answer, any other failure is not. */
export function ifMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function wordsFor(
  code: string | undefined,
  { file, bytes }: AtStake,
  platform: string,
): Words | undefined {
  const name = `“${shown(file)}”`
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
    'Make room on the disk and try again. The file that was there before is unchanged.',
  ]
  const words: Record<string, Words> = {
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
    EISDIR: [
      `There is a folder where the file ${name} should be.`,
      'Rename or move that folder and try again.',
    ],
    ENOTDIR: [
      `${name} cannot be written, because a file stands where its folder should be.`,
      'Rename or move that file and try again.',
    ],
    ELOOP: [
      `${name} cannot be written, because the way to it leads through links that go in a circle.`,
      'Replace the links by real folders and try again.',
    ],
    ENAMETOOLONG: [
      `The name ${name} is longer than this disk allows.`,
      'Choose a shorter name, or move the plan to a folder with a shorter path.',
    ],
    EIO: [
      `The disk reports a fault: ${name} could not be written.`,
      'Copy the plan to another disk and try again. The file that was there before is unchanged.',
    ],
  }
  return code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined
}
