import type { Host } from '../../command.ts'
import { type Diagnostic, hasErrors } from '../../model/diagnostic.ts'
import { exitCodes, orRefusal, Refusal, sentences, wrongUsage } from '../../model/refusal.ts'
import { counted, listed } from '../../plain/text.ts'
import { pending, write } from '../../record/write.ts'
import { allOrNothing } from '../plan/all-or-nothing.ts'
import type { Answers } from '../plan/answers.ts'
import { changePlan, isOther } from '../plan/change.ts'
import { editorSchemas } from '../plan/editor-schemas.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { askedFor } from './at-terminal.ts'
import { byFlags } from './by-flags.ts'
import { givenIn, type Typed } from './given.ts'
import { forgetAnswers, withAnswersKept } from './kept-answers.ts'
import { fieldsOfKind, type Known, type Names, type NewKind } from './kind.ts'
import { questionTitle } from './one-question.ts'
import { changeTo, existingOf } from './target.ts'

/** The file, as the user would type it, whether it was written, and what is to be said about it. */
export type Made = {
  readonly file: string
  readonly isWritten: boolean
  readonly talk: readonly string[]
}

/** Adds something to the plan, with what belongs into each field; or goes on with what is there, and keeps the rest of it. */
export async function newFile(kind: NewKind, host: Host, typed: Typed): Promise<Made> {
  const plan = await openPlan(host, typed.flags)
  const given = givenIn(kind, plan, host, typed)
  const { file, names, isWritten, changed } = await withAnswersKept(
    { kind, plan },
    host,
    async () => {
      const { answers, names } = await allOrNothing(() => completed(kind, plan, host, given))
      const isThere = existingOf(kind, plan, names) !== undefined
      let isWritten = false
      const file = await changePlan(host, typed.flags, async (now) => {
        // What somebody else has written meanwhile is not changed.
        const change = await (isThere
          ? changeTo(kind, now, { answers, names })
          : kind.change(now, answers, names))
        isWritten = isOther(now, change)
        return change
      }).catch((error) => {
        throw asTyped(error, plan)
      })
      return { file, names, isWritten, changed: isThere ? Object.keys(answers) : [] }
    },
  )
  const forgotten = await orRefusal(() => (host.ask ? forgetAnswers({ kind, plan }) : undefined))
  if (!isWritten) return { file, isWritten, talk: undone([forgotten]) }
  const after = await openPlan(host, typed.flags)
  const helped = await orRefusal(async () =>
    write(after.root, await pending(after.root, editorSchemas(after))),
  )
  const made = { file: file.slice(after.shownRoot.length), names }
  return {
    file,
    isWritten,
    talk: [
      ...undone([forgotten, helped]),
      ...changedIn(kind, changed),
      ...openIn(after, kind, made),
      `Next: ${kind.next(after, made)}`,
    ],
  }
}

// The file stands by then, whatever becomes of the rest.
function undone(outcomes: readonly unknown[]): string[] {
  return outcomes.flatMap((one) => (one instanceof Refusal ? [sentences(one)] : []))
}

// Where the plan had no error before, what is wrong is what was typed.
function asTyped(error: unknown, { diagnostics }: OpenPlan): unknown {
  const isOfAnswers =
    error instanceof Refusal &&
    error.exitCode === exitCodes.planHasProblems &&
    !hasErrors(diagnostics)
  return isOfAnswers ? wrongUsage(error.message, error.help) : error
}

/** At a terminal, whoever gave no answer is asked everything, and whoever gave some what cannot be left open. */
async function completed(
  kind: NewKind,
  plan: OpenPlan,
  host: Host,
  given: Known,
): Promise<{ readonly answers: Answers; readonly names: Names }> {
  const { ask } = host
  return ask ? askedFor(kind, plan, { ...host, ask }, given) : byFlags(kind, plan, host, given)
}

// Whoever did not know that it was there sees at once what became of it.
function changedIn(kind: NewKind, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const fields = fieldsOfKind(kind).filter(([name]) => names.includes(name))
  const told = listed(fields.map(([name, field]) => questionTitle(name, field)))
  return [`This was there already. Changed: ${told}. Everything else in the file stays as it was.`]
}

const fewEnoughToTell = 8

/** What is still open in what was written. */
function openIn(
  { diagnostics }: OpenPlan,
  { expected }: NewKind,
  { file, names: { id } }: { readonly file: string; readonly names: Names },
): string[] {
  const found = diagnostics.filter(
    (finding) => isAbout(finding, file, id) && !expected.includes(finding.rule),
  )
  if (found.length === 0) return []
  const rest = found.length - fewEnoughToTell
  return [
    'Still open:',
    ...found.slice(0, fewEnoughToTell).map(({ message }) => `  ${message}`),
    ...(rest > 0 ? [`  and ${counted(rest, 'more point')}: nap validate`] : []),
  ]
}

function isAbout({ place, message }: Diagnostic, file: string, id: string): boolean {
  if (file === 'institutions.yaml') return message.includes(`“${id}”`)
  return place.file === file
}
