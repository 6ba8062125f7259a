import { orRefusal, Refusal, sentences } from '../../model/refusal.ts'

/** Why something would be refused, for whoever is asked for it; undefined where it would not be. */
export async function refusalWords(work: () => unknown): Promise<string | undefined> {
  const outcome = await orRefusal(async () => work())
  return outcome instanceof Refusal ? sentences(outcome) : undefined
}
