import { declared, jsonFlag, planFlag } from '../command.ts'
import { dispositions } from '../model/comments.ts'
import { exitCodes } from '../model/refusal.ts'
import { respond, responsesJson, responsesText } from '../tasks/collect/respond.ts'
import { openPlan } from '../tasks/plan/open.ts'

export const command = declared({
  examples: [
    'nap respond --list',
    'nap respond 2017-06-20-cgpa --disposition accepted --reason "It is clearer so." --put',
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
    put: {
      usage: '--put',
      summary: 'put the text that the comment proposes into the plan, where it belongs',
    },
    anyway: {
      usage: '--anyway',
      summary: 'with --put: also where the plan was changed since the proposal was made',
    },
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
    const { files, put, isLeft } = await respond(host, comment, flags)
    host.out(files.map((file) => `wrote ${file}\n`).join(''))
    if (put !== undefined) host.err(`The proposed text is in the plan now: ${put}.\n`)
    if (isLeft) {
      host.err(
        'The text that the comment proposes was not put into the plan: to put it there, answer again with --put --replace.\n',
      )
    }
    host.err('Next: bring the plan up to date, with nap compile\n')
    return exitCodes.done
  },
})
