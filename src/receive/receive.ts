import type { Received } from '../model/received.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../plain/text.ts'

/**
 * Bytes of a file that came in to what it says. What it is, its first bytes tell; of a text, its name.
 * @param name without folders
 * @throws Refusal (1) for what is no document, is too large, or could do harm
 */
export async function receive(bytes: Uint8Array, name: string): Promise<Received> {
  void bytes
  throw new Refusal(exitCodes.planHasProblems, `“${shown(name)}” cannot be read yet.`, '')
}
