import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { openPlan } from '../tasks/plan/open.ts'
import { duplicatesIn } from '../tasks/settle/duplicates.ts'
import { duplicatesJson, duplicatesText } from '../tasks/settle/duplicates-report.ts'
import { isDeciding, settleDuplicate } from '../tasks/settle/settle-duplicate.ts'

export const command = declared({
  examples: [
    'nap duplicates',
    'nap duplicates --json',
    'nap duplicates --join scheme-map --into scheme-register --reason "Both describe one register"',
    'nap duplicates --different scheme-map scheme-register --reason "Two provinces, two systems"',
  ],
  arguments: [{ usage: '[other]', summary: 'with --different: the second commitment' }],
  flags: {
    plan: planFlag,
    join: { usage: '--join <commitment>', summary: 'record that it is part of another one' },
    into: { usage: '--into <commitment>', summary: 'with --join: the commitment that stays' },
    different: {
      usage: '--different <commitment>',
      summary: 'record that it and another one are not the same',
    },
    reason: { usage: '--reason <words>', summary: 'why: somebody will ask' },
    by: { usage: '--by <office>', summary: 'who decided (default: the secretariat)' },
    on: { usage: '--on <date>', summary: 'when, year-month-day (default: today)' },
    json: jsonFlag,
  },

  async run(host, { flags, arguments: [other] }) {
    if (isDeciding(flags, other)) {
      host.err(await settleDuplicate(host, flags, other))
      return exitCodes.done
    }
    const duplicates = duplicatesIn(await openPlan(host, flags))
    host.out(flags.json ? duplicatesJson(duplicates) : duplicatesText(duplicates))
    return exitCodes.done
  },
})
