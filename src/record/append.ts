import { appendFile } from 'node:fs/promises'
import { diskRefusal } from './faults.ts'

/** Adds text at the end of a file outside the plan. Throws a Refusal (4) if the disk does not allow it. */
export async function append(path: string, text: string): Promise<void> {
  try {
    await appendFile(path, text)
  } catch (error) {
    throw diskRefusal(error, { file: path })
  }
}
