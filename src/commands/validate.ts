import { declared, jsonFlag, planFlag, stageFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/refusal.ts'
import { mergeRemarks } from '../tasks/begin/merge-settings.ts'
import { fixPlan } from '../tasks/check/fix.ts'
import {
  errorsAgain,
  reportFindings,
  reportFormats,
  summary,
} from '../tasks/check/report-findings.ts'
import { rest, validation } from '../tasks/check/validate.ts'

export const command = declared({
  examples: [
    'nap validate plan/submissions/sindh --stage final',
    'nap validate --changed main --only disagreements-are-settled,institution-has-answered',
    'nap validate --fix',
    'nap validate - --stdin-path submissions/sindh/open-data-portal.yaml < unsaved.yaml',
  ],
  arguments: [
    {
      usage: '[paths...]',
      summary:
        'files or folders to report on; all are checked against the whole plan. “-” reads one file from what is piped in',
    },
  ],
  flags: {
    plan: planFlag,
    stage: stageFlag,
    changed: {
      usage: '--changed <revision>',
      summary: 'report on what has changed since the work left that branch or revision',
    },
    only: { usage: '--only <rules>', summary: 'report only what breaks these rules (a,b,c)' },
    max: { usage: '--max <number>', summary: 'show so many findings, the most serious first' },
    stdinPath: {
      usage: '--stdin-path <file>',
      summary: 'with “-”: the file of the plan whose place the text takes',
    },
    format: {
      usage: '--format <format>',
      summary: 'how to show the findings',
      choices: reportFormats,
    },
    json: { ...jsonFlag, summary: 'the same as --format json' },
    fix: { usage: '--fix', summary: 'first fix what has one right answer' },
    dryRun: {
      usage: '--dry-run',
      summary: 'with --fix: say what would be fixed, and write nothing',
    },
  },

  async run(host, { flags, arguments: words }) {
    if (flags.fix || flags.dryRun) host.err(await fixPlan(host, { request: flags, words }))
    const { plan, selection } = await validation(host, flags, words)
    const format = flags.json ? 'json' : (flags.format ?? 'text')
    await reportFindings(host, plan, { ...selection, format })
    if (format === 'text') {
      host.err(`${summary(plan, selection)}\n`)
      host.err(errorsAgain(plan, selection))
    }
    host.err(rest(selection))
    const { fault } = await mergeRemarks(plan, host)
    if (fault !== undefined) host.err(`${fault}\n`)
    const { diagnostics, leftOut } = selection
    return hasErrors([...diagnostics, ...leftOut]) ? exitCodes.planHasProblems : exitCodes.done
  },
})
