import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { commitmentFor, fieldFor } from '../steps/named.ts'
import { openPlan } from '../steps/open-plan.ts'
import { isQuestion, storyOf, storyText } from '../steps/why.ts'
import { storyJson, tableJson } from '../steps/why-json.ts'
import { tableText } from '../steps/why-table.ts'

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
      summary: 'the id of a commitment, and behind a dot the field: end_date',
    },
  ],
  flags: { plan: planFlag, json: jsonFlag },

  async run(host, { flags, arguments: [words] }) {
    if (words === undefined) {
      throw new Refusal(
        exitCodes.wrongUsage,
        'Say which commitment, and which field of it.',
        'For example: nap why citizens-budget.end_date',
      )
    }
    const plan = openPlan(host, flags)
    const [, id = '', field = ''] = /^([^./]*)(.*)$/s.exec(words) ?? []
    const commitment = commitmentFor(id, plan)
    const about = fieldFor(field, commitment)
    if (!isQuestion(about)) {
      host.out(flags.json ? tableJson(commitment, about) : tableText(commitment, about, plan, host))
      return exitCodes.done
    }
    const story = await storyOf(about, commitment, { plan, host })
    host.out(flags.json ? storyJson(story, plan) : await storyText(story, plan, host))
    return exitCodes.done
  },
})
