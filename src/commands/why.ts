import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes, wrongUsage } from '../model/refusal.ts'
import { openPlan } from '../tasks/plan/open.ts'
import { storyJson, tableJson } from '../tasks/trace/json.ts'
import { subjectFor } from '../tasks/trace/subject.ts'
import { tableText } from '../tasks/trace/table.ts'
import { storyText } from '../tasks/trace/text.ts'
import { isQuestion, storyOf } from '../tasks/trace/why.ts'

export const command = declared({
  examples: [
    'nap why open-data-portal',
    'nap why open-data-portal.end_date',
    'nap why open-data-portal.milestones.licence.deliverable',
    'nap why open-data-portal.milestones --json',
  ],
  arguments: [
    {
      usage: '[commitment.field]',
      summary: 'the id of a commitment, and after a dot the field: end_date',
    },
  ],
  flags: { plan: planFlag, json: jsonFlag },

  async run(host, { flags, arguments: [words] }) {
    if (words === undefined) {
      throw wrongUsage(
        'Say which commitment, and which field of it.',
        'For example: nap why citizens-budget.end_date',
      )
    }
    const plan = await openPlan(host, flags)
    const subject = subjectFor(words, plan)
    if (!isQuestion(subject.about)) {
      host.out(flags.json ? tableJson(subject) : tableText(subject, host))
      return exitCodes.done
    }
    const story = await storyOf(subject, host)
    host.out(flags.json ? storyJson(story, plan) : await storyText(story, plan, host))
    return exitCodes.done
  },
})
