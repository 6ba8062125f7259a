import type { Ask } from '../../command.ts'
import { wordsIn } from './reason.ts'

/** Why it was decided, and by which office or meeting. */
type Why = { readonly reason: string; readonly by: string }

type Wanted = {
  readonly becomes: 'printed' | 'kept'
  /** Who is suggested. */
  readonly by: string
  /** What else is wrong with an answer; while nobody is named, with who is suggested. */
  readonly objection?: (why: Why) => Promise<string | undefined>
}

/** Asks for the reason of a decision and for who decided, until a reader can see both. */
export async function askWhy(ask: Ask, { becomes, by, objection }: Wanted): Promise<Why> {
  const reason = await ask.line(`Why? The reason is ${becomes} with the decision:`, {
    check: (said) =>
      wordsIn(said) === ''
        ? 'Give the reason: somebody will ask.'
        : objection?.({ reason: said, by }),
  })
  const office = await ask.line('Who decided?', {
    suggestion: by,
    check: (said) =>
      wordsIn(said) === '' ? 'Name the office or the meeting.' : objection?.({ reason, by: said }),
  })
  return { reason, by: office }
}
