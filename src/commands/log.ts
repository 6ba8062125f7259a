import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { logJson, logTalk, logText, planLog } from '../tasks/history/log.ts'

export const command = declared({
  examples: ['nap log', 'nap log --max 5', 'nap log --json'],
  flags: {
    plan: planFlag,
    max: { usage: '--max <number>', summary: 'only so many, the newest (default: all)' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const log = await planLog(host, flags)
    if (flags.json) host.out(logJson(log))
    else host.say(logText(log))
    for (const words of flags.json ? [] : logTalk(log)) host.err(`${words}\n`)
    return exitCodes.done
  },
})
