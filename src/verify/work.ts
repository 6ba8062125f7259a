import { limits } from '../model/limits.ts'
import { faults } from './faults.ts'

/** What reading one PDF has cost so far, and may cost: a file of a few bytes can ask for any amount of work. */
export type Work = {
  /** Bytes that were gone through; what is read twice counts twice. */
  looked(bytes: number): void
  /** Values that were made of them. */
  made(values: number): void
  /** Bytes that were unpacked. */
  unpacked(bytes: number): void
  /** Bytes that may still be unpacked. */
  room(): number
  /** What was spent, for whoever measures. */
  spent(): Spent
}

export type Spent = { readonly looked: number; readonly made: number; readonly unpacked: number }

/**
 * Counts the work on a file of so many bytes.
 * @throws Refusal (1) from each of its functions once there was too much
 */
export function workOn(bytes: number): Work {
  const most = {
    // To find the objects, every byte is looked at once; to follow them, a part of the bytes once more.
    looked: 2 * bytes + limits.pdfUnpackedBytes / 8,
    made: limits.pdfValues,
    unpacked: limits.pdfUnpackedBytes,
  }
  const spent = { looked: 0, made: 0, unpacked: 0 }
  const spending = (kind: keyof Spent) => (amount: number) => {
    spent[kind] += amount
    if (spent[kind] > most[kind]) throw faults.tangled()
  }
  return {
    looked: spending('looked'),
    made: spending('made'),
    unpacked: spending('unpacked'),
    room: () => most.unpacked - spent.unpacked,
    spent: () => ({ ...spent }),
  }
}
