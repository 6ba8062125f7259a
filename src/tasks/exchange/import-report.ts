import { type ExitCode, exitCodes } from '../../model/refusal.ts'
import { jsonText } from '../../plain/json.ts'
import { counted } from '../../plain/text.ts'
import { documentsWritten } from '../publish/record.ts'
import type { Imported } from './import.ts'
import { fileText } from './import-text.ts'

/** What came in and what became of it, for people. */
export function importText({ plan, outcomes, upToDate }: Imported, dryRun: boolean): string {
  const waiting = outcomes.filter(({ what }) => what === 'waiting').length
  const verb = dryRun ? 'would write' : 'wrote'
  const files = [...new Set(outcomes.flatMap(({ written }) => written))]
  const { recorded, remarks = [] } = upToDate ?? {}
  const lines = [
    ...outcomes.map((outcome) => fileText(outcome, plan)),
    ...(waiting > 0
      ? [
          `Nothing was written of ${counted(waiting, 'file')}. To have it written, type the same again with --yes: it carries out what is told above, and never takes anything out.`,
        ]
      : []),
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

/**
 * `{version, dryRun, files: [{file, sha256, outcome, as, from, received_on, via, base, answers, comments, faults, remarks, written, problem}],
 * recorded: {what, message, revision}}`; an answer is `{institution, commitment, about, before, today, after, at, by, doubt, outcome}`.
 */
export function importJson({ outcomes, upToDate }: Imported, dryRun: boolean): string {
  const { recorded } = upToDate ?? {}
  return jsonText({
    dryRun,
    files: outcomes.map(
      ({ name, sha256, what, as, from, on, via, base, answers, refusal, ...rest }) => ({
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
        ...rest,
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
  if (!dryRun && outcomes.some(({ what }) => what === 'waiting')) return exitCodes.wrongUsage
  return upToDate?.recorded.exitCode ?? exitCodes.done
}
