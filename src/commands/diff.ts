import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { statesNamed } from '../steps/plan-states.ts'

export const command = declared({
  examples: [
    'nap diff',
    'nap diff 2017-06-15',
    'nap diff draft-1 draft-2 --summary',
    'nap diff draft-1 --commitment citizens-budget',
  ],
  arguments: [
    {
      usage: '[from]',
      summary: 'a release, a day such as 2017-06-15, or a revision (default: the last one)',
    },
    { usage: '[to]', summary: 'the later one (default: the files as they are now)' },
  ],
  flags: {
    plan: planFlag,
    commitment: { usage: '--commitment <id>', summary: 'only this commitment' },
    summary: {
      usage: '--summary',
      summary: 'one page: what came, what went, new titles, leads and dates',
    },
    json: jsonFlag,
  },

  async run(host, { flags, arguments: words }) {
    // What compares is loaded while git lists the files.
    const [states, steps] = await Promise.all([
      statesNamed(host, flags, words),
      import('../steps/difference-report.ts'),
    ])
    const found = await steps.differenceFound(states, flags)
    host.out(await steps.differenceReport(found, flags, host))
    for (const note of flags.json ? [] : found.notes) host.err(`${note}\n`)
    return exitCodes.done
  },
})
