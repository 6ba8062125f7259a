import { appendFile } from '../disk/disk.ts'

/** Adds text at the end of a file outside the plan. Throws a Refusal (4) if the disk does not allow it. */
export function append(path: string, text: string): Promise<void> {
  return appendFile(path, text)
}
