import { declared, jsonFlag, planFlag, stageFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/refusal.ts'
import { fixPlan } from '../steps/fix-plan.ts'
import { openPlan } from '../steps/open-plan.ts'
import { formatNames, report, summary } from '../steps/tell.ts'

export const command = declared({
  examples: [
    'nap validate',
    'nap validate --stage final',
    'nap validate --fix',
    'nap validate --json > findings.json',
  ],
  flags: {
    plan: planFlag,
    stage: stageFlag,
    format: {
      usage: '--format <format>',
      summary: 'how to show the findings',
      choices: formatNames,
    },
    json: { ...jsonFlag, summary: 'the same as --format json' },
    fix: { usage: '--fix', summary: 'first mend what has one right answer' },
    dryRun: {
      usage: '--dry-run',
      summary: 'with --fix: say what would be mended, and write nothing',
    },
  },

  async run(host, { flags, arguments: paths }) {
    if (flags.fix || flags.dryRun) host.err(await fixPlan(host, { ...flags, paths }))
    const plan = openPlan(host, flags)
    const format = flags.json ? 'json' : String(flags.format ?? 'text')
    host.out(report(plan, format, host))
    if (format === 'text') host.err(`${summary(plan)}\n`)
    return hasErrors(plan.diagnostics) ? exitCodes.planHasProblems : exitCodes.done
  },
})
