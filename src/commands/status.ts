import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { mergeRemarks } from '../tasks/begin/merge-settings.ts'
import { asItWas } from '../tasks/meet/as-it-was.ts'
import { statusJson, statusOf, statusText } from '../tasks/meet/status.ts'
import { dayAskedAbout } from '../tasks/plan/day.ts'
import { openPlan } from '../tasks/plan/open.ts'
import { unmergedLines, unmergedNow } from '../tasks/plan/unmerged.ts'

export const command = declared({
  examples: ['nap status', 'nap status --on 2017-06-15', 'nap status --json'],
  flags: {
    plan: planFlag,
    on: { usage: '--on <date>', summary: 'as of this day, year-month-day (default: today)' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const { on, asOf } = dayAskedAbout(flags.on, '--on', host)
    const plan = await openPlan(host, { ...flags, asOf })
    const status = await statusOf(plan, on, host)
    if (flags.json) host.out(statusJson(status))
    else host.say(statusText(status, plan))
    for (const remark of flags.json ? [] : asItWas(plan)) host.err(`${remark}\n`)
    for (const line of unmergedLines(plan, await unmergedNow(plan, host))) host.err(`${line}\n`)
    const { unset, fault } = await mergeRemarks(plan, host)
    for (const remark of [unset, fault]) if (remark !== undefined) host.err(`${remark}\n`)
    return exitCodes.done
  },
})
