import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { dayIn } from '../steps/day.ts'
import { openPlan } from '../steps/open-plan.ts'
import { statusJson, statusOf, statusText } from '../steps/plan-status.ts'

export const command = declared({
  examples: ['nap status', 'nap status --on 2017-06-15', 'nap status --json'],
  flags: {
    plan: planFlag,
    on: { usage: '--on <date>', summary: 'as of this day, year-month-day (default: today)' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const status = statusOf(openPlan(host, flags), dayIn(flags.on, '--on', host))
    host.out(flags.json ? statusJson(status) : statusText(status))
    return exitCodes.done
  },
})
