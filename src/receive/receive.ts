import { limits } from '../model/limits.ts'
import type { Received } from '../model/received.ts'
import { openedPackage } from './package.ts'
import { unfitFile } from './unfit.ts'
import { wordDocument } from './word/word.ts'

/**
 * Bytes of a file that came in to what it says. What it is, its first bytes tell; of a text, its name.
 * @param name without folders
 * @throws Refusal (1) for what is no document, is too large, or could do harm
 */
export async function receive(bytes: Uint8Array, name: string): Promise<Received> {
  const unfit = unfitFile(name)
  if (bytes.length > limits.incomingBytes)
    throw unfit(
      'is larger than any letter, form or plan, so it was not read.',
      'Make the pictures in it smaller, or divide it.',
    )
  return wordDocument(openedPackage(bytes, unfit))
}
