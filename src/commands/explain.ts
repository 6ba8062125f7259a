import { declared, jsonFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { jsonText } from '../plain/json.ts'
import { explanation, explanations, explanationsOf, listing } from '../tasks/check/explain.ts'

export const command = declared({
  examples: ['nap explain', 'nap explain commitment-has-milestones', 'nap explain milestones'],
  arguments: [
    {
      usage: '[rule]',
      summary: 'the rule, as it stands at the end of a finding; or a word of it, or its subject',
    },
  ],
  flags: { json: jsonFlag },

  async run(host, { arguments: [typed], flags }) {
    const all = explanations()
    const rules = typed === undefined ? all : explanationsOf(typed, all)
    const [only, ...others] = rules
    const one = typed !== undefined && others.length === 0 ? only : undefined
    if (flags.json) host.out(jsonText(one ?? { rules }))
    else if (one) host.say(explanation(one))
    else {
      host.out(listing(rules, host.width))
      host.err('To read one: nap explain RULE\n')
    }
    return exitCodes.done
  },
})
