import type { Received } from '../model/received.ts'
import type { Against, Known, SaidAnswer, Understood, WeighedAnswer } from '../model/understood.ts'

// The part of the pipeline that takes in what came from outside: bytes -> receive -> understand -> what is to be written.

/** What a file says that came in. @throws Refusal (1) for what is no document, is too large, or could do harm */
export async function receive(bytes: Uint8Array, name: string): Promise<Received> {
  const stage = await import('../receive/receive.ts')
  return stage.receive(bytes, name)
}

/** What that says for the plan, held against the revision that it was made from and against today. */
export async function understand(received: Received, against: Against): Promise<Understood> {
  const stage = await import('../understand/understand.ts')
  return stage.understand(received, against)
}

/** Answers held against what the plan says today. @param base whether the file says what it was made from */
export async function weighAnswers(
  answers: readonly SaidAnswer[],
  today: Pick<Known, 'folder'>,
  hasBase = true,
): Promise<WeighedAnswer[]> {
  const stage = await import('../understand/weighed.ts')
  return stage.weighed(answers, today.folder, hasBase)
}
