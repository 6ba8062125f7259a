import { declared, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { signOff } from '../tasks/collect/sign-off.ts'

export const command = declared({
  examples: [
    'nap sign-off sindh --by "Chief Secretary"',
    'nap sign-off finance-division --by "Joint Secretary (Budget)" --on 2017-06-13',
  ],
  arguments: [
    {
      usage: '[institution]',
      summary: 'whose text is confirmed (default: asked for at a terminal)',
    },
  ],
  flags: {
    by: { usage: '--by <office>', summary: 'the office that confirms the text' },
    on: { usage: '--on <date>', summary: 'when it did, year-month-day (default: today)' },
    plan: planFlag,
  },

  async run(host, { arguments: [institution], flags }) {
    host.out(`wrote ${await signOff(host, institution, flags)}\n`)
    host.err('If its text changes from now on, nap validate says so.\n')
    return exitCodes.done
  },
})
