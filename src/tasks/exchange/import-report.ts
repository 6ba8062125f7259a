import { type ExitCode, exitCodes } from '../../model/refusal.ts'
import { jsonText } from '../../plain/json.ts'
import { firstOf, shown } from '../../plain/text.ts'
import { documentsWritten } from '../publish/record.ts'
import type { Imported } from './import.ts'
import { fileText } from './import-text.ts'

/** What came in and what became of it, for people. */
export function importText({ plan, outcomes, upToDate }: Imported, dryRun: boolean): string {
  const verb = dryRun ? 'would write' : 'wrote'
  const files = [...new Set(outcomes.flatMap(({ written }) => written))]
  const { recorded, remarks = [] } = upToDate ?? {}
  const lines = [
    ...outcomes.filter(({ isShown }) => !isShown).map((outcome) => fileText(outcome, plan)),
    ...waitingLines(outcomes),
    ...outcomes
      .filter(({ what }) => what === 'declined')
      .map(({ name }) => `Nothing of “${shown(name, 80)}” was written, as you asked.`),
    ...outcomes.flatMap(({ name, mapping }) =>
      mapping === undefined
        ? []
        : [
            `Where the columns of “${shown(name, 80)}” belong stands in ${shown(mapping)}: correct it there, and import again.`,
          ],
    ),
    ...files.map((file) => `${verb} ${file}`),
    ...remarks,
    ...(recorded
      ? [
          recorded.message.replace(documentsWritten, ''),
          ...(recorded.help === undefined ? [] : [recorded.help]),
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function waitingLines(outcomes: Imported['outcomes']): string[] {
  const waiting = outcomes.filter(({ what }) => what === 'waiting')
  if (waiting.length === 0) return []
  const of =
    waiting.length === outcomes.length ? '' : ` of ${firstOf(waiting.map(({ name }) => name))}`
  return [
    `Nothing${of} was written. To have it written, type the same again with --yes: that does what is told above, and takes nothing out.`,
  ]
}

/**
 * `{version, dryRun, files: [{file, sha256, outcome, as, from, received_on, via, base, answers, comments, faults, remarks, written, problem}],
 * recorded: {what, message, revision}}`; an answer is `{institution, commitment, about, before, today, after, at, by, doubt, outcome}`.
 */
export function importJson({ outcomes, upToDate }: Imported, dryRun: boolean): string {
  const { recorded } = upToDate ?? {}
  return jsonText({
    dryRun,
    files: outcomes.map(
      ({
        name,
        sha256,
        what,
        as,
        from,
        on,
        via,
        base,
        answers,
        comments,
        faults,
        remarks,
        written,
        refusal,
      }) => ({
        file: name,
        sha256,
        outcome: what,
        as: as ?? null,
        from: from ?? null,
        received_on: on,
        via: via ?? null,
        base: base?.hash ?? null,
        answers: answers.map(
          ({ institution, commitment, pointer, before, today, after, at, by, doubt, becomes }) => ({
            institution,
            commitment,
            about: pointer,
            before: before ?? null,
            today: today ?? null,
            after: after ?? null,
            at,
            by: by ?? null,
            doubt: doubt ?? null,
            outcome: becomes,
          }),
        ),
        comments: comments.map(({ file, value: { person, ...value }, at }) => ({
          file,
          at,
          ...value,
          ...(person?.consents && { person }),
        })),
        faults,
        remarks,
        written,
        problem: refusal ? { message: refusal.message, help: refusal.help ?? null } : null,
      }),
    ),
    recorded: recorded
      ? {
          what: recorded.what,
          message: recorded.message.replace(documentsWritten, ''),
          revision: recorded.revision?.hash ?? null,
        }
      : null,
  })
}

/** Never 0 where something of a file was not taken in that somebody has to look at. */
export function importExitCode({ outcomes, upToDate }: Imported, dryRun: boolean): ExitCode {
  const [refused] = outcomes.flatMap(({ refusal }) => refusal ?? [])
  if (refused) return refused.exitCode
  if (outcomes.some(({ faults }) => faults.length > 0)) return exitCodes.planHasProblems
  if (!dryRun && outcomes.some(({ what }) => what === 'waiting' || what === 'declined'))
    return exitCodes.wrongUsage
  return upToDate?.recorded.exitCode ?? exitCodes.done
}
