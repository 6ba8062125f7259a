import { declared, jsonFlag, planFlag } from '../command.ts'
import { isOnTheCalendar } from '../model/date.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { shown } from '../model/text.ts'
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
    const on = String(flags.on ?? host.now().toISOString().slice(0, 10))
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !isOnTheCalendar(on)) {
      throw new Refusal(
        exitCodes.wrongUsage,
        `“${shown(on)}” is not a day.`,
        'Write it as year-month-day, for example --on 2017-06-15.',
      )
    }
    const status = statusOf(openPlan(host, flags), on)
    host.out(flags.json ? statusJson(status) : statusText(status))
    return exitCodes.done
  },
})
