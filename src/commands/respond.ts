import { declared, jsonFlag, planFlag } from '../command.ts'
import { dispositions } from '../model/comments.ts'
import { exitCodes } from '../model/refusal.ts'
import { respond, responsesJson, responsesText } from '../tasks/collect/respond.ts'
import { openPlan } from '../tasks/plan/open.ts'

export const command = declared({
  examples: [
    'nap respond --list',
    'nap respond 2017-06-02-accountability-lab --disposition accepted_in_part --reason "The test includes listeners; a second round does not fit the calendar." --commitment citizens-budget',
  ],
  arguments: [{ usage: '[comment]', summary: 'its file, or a part of that name' }],
  flags: {
    disposition: {
      usage: '--disposition <what>',
      summary: 'what becomes of it',
      choices: dispositions,
    },
    reason: { usage: '--reason <words>', summary: 'why; those who commented will read it' },
    commitment: {
      usage: '--commitment <id>',
      summary: 'the commitment that was changed in answer',
    },
    on: { usage: '--on <date>', summary: 'when it was decided (default: today)' },
    replace: { usage: '--replace', summary: 'replace the answer that is there' },
    list: { usage: '--list', summary: 'show the comments, with and without an answer' },
    plan: planFlag,
    json: { ...jsonFlag, summary: 'print the list for programs' },
  },

  async run(host, { arguments: [comment], flags }) {
    if (flags.list || flags.json) {
      const plan = await openPlan(host, flags)
      if (flags.json) host.out(responsesJson(plan))
      else host.say(responsesText(plan))
      return exitCodes.done
    }
    host.out(`wrote ${await respond(host, comment, flags)}\n`)
    host.err('Next: bring the plan up to date, with nap compile\n')
    return exitCodes.done
  },
})
