import type { Ask, Choice, Host } from '../../command.ts'
import { nothingWritten, type Refusal } from '../../model/refusal.ts'
import { counted } from '../../plain/text.ts'
import { askWhy } from '../plan/ask-why.ts'
import { pastDayIn } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import type { OpenPlan } from '../plan/open.ts'
import { secretariatOf } from './decision-file.ts'
import { type Duplicate, duplicatesIn } from './duplicates.ts'
import { pairText } from './duplicates-report.ts'
import type { Reopen } from './resolve.ts'
import { settleDuplicate } from './settle-duplicate.ts'

type Walk = WhichPlan & { readonly on: string | undefined; readonly reopen: Reopen }

/** Joined one way or the other, told apart, or left for another day. */
type Move = 'a-into-b' | 'b-into-a' | 'different' | 'skip' | 'stop'

/** Walks through the pairs that look alike. Each answer is written before the next question is asked. */
export async function duplicateConversation(
  plan: OpenPlan,
  host: Host & { readonly ask: Ask },
  request: Walk,
): Promise<void> {
  const on = pastDayIn(request.on, '--on', host)
  const pairs = duplicatesIn(plan)
  if (pairs.length > 0) host.out(`${counted(pairs.length, 'pair looks', 'pairs look')} alike.\n`)
  let by = secretariatOf(plan)
  for (const { a, b } of pairs) {
    const still = duplicatesIn(await request.reopen()).find(
      (pair) => pair.a.commitment === a.commitment && pair.b.commitment === b.commitment,
    )
    // Joined meanwhile, with an earlier pair or by somebody else.
    if (!still) continue
    host.out(`\n${pairText(still)}\n`)
    const move = await host.ask.choose('Are they the same?', choicesFor(still))
    if (move === 'stop') break
    if (move === 'skip') continue
    by = await record(still, move, { ...request, on, host, by })
  }
  const left = duplicatesIn(await request.reopen()).length
  const still =
    left === 0 ? 'No pair is open.' : `${counted(left, 'pair is', 'pairs are')} still open.`
  host.out(`\n${still} To bring the draft up to date: nap compile\n`)
}

function choicesFor({ a, b }: Duplicate): Choice<Move>[] {
  return [
    { name: `Yes: “${b.commitment}” becomes part of “${a.commitment}”`, value: 'b-into-a' },
    { name: `Yes: “${a.commitment}” becomes part of “${b.commitment}”`, value: 'a-into-b' },
    { name: 'No: they are two, and nap need not ask again', value: 'different' },
    { name: 'Skip this pair', value: 'skip' },
    { name: 'Stop here', value: 'stop' },
  ]
}

type Desk = Walk & {
  readonly host: Host & { readonly ask: Ask }
  readonly by: string
}

async function record(
  { a, b }: Duplicate,
  move: Exclude<Move, 'skip' | 'stop'>,
  { host, plan, on, by }: Desk,
): Promise<string> {
  const given = await askWhy(host.ask, { becomes: 'kept', by })
  const why = { plan, ...given, on }
  const [one, other] = [a.commitment, b.commitment]
  const told =
    move === 'different'
      ? await settleDuplicate(host, { ...why, different: one }, other)
      : await settleDuplicate(
          host,
          move === 'b-into-a'
            ? { ...why, join: other, into: one }
            : { ...why, join: one, into: other },
        )
  host.out(told)
  return given.by
}

/** What stands where nobody can be asked. */
export function nobodyToAskAboutPairs(): Refusal {
  return nothingWritten(
    'nap resolve --duplicates asks questions, and there is nobody to answer them here: input or output is not a terminal.',
    'Say it with flags: nap duplicates --join A --into B --reason "…", or nap duplicates --different A B --reason "…". To see the pairs: nap duplicates',
  )
}
