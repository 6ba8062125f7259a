import { declared, jsonFlag, planFlag, stageFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/refusal.ts'
import { openPlan } from '../steps/open-plan.ts'
import { formatNames, report, summary } from '../steps/tell.ts'

export const command = declared({
  examples: ['nap validate', 'nap validate --stage final', 'nap validate --json > findings.json'],
  flags: {
    plan: planFlag,
    stage: stageFlag,
    format: {
      usage: '--format <format>',
      summary: 'how to show the findings',
      choices: formatNames,
    },
    json: { ...jsonFlag, summary: 'the same as --format json' },
  },

  async run(host, { flags }) {
    const plan = openPlan(host, flags)
    const format = flags.json ? 'json' : String(flags.format ?? 'text')
    host.out(report(plan, format, host))
    if (format === 'text') host.err(`${summary(plan)}\n`)
    return hasErrors(plan.diagnostics) ? exitCodes.planHasProblems : exitCodes.done
  },
})
