import { declared, jsonFlag } from '../command.ts'
import { jsonText } from '../model/json.ts'
import { exitCodes } from '../model/refusal.ts'
import { explanation, explanationOf, explanations } from '../steps/explanations.ts'

export const command = declared({
  examples: ['nap explain', 'nap explain commitment-has-milestones'],
  arguments: [{ usage: '[rule]', summary: 'the rule, as it stands at the end of a finding' }],
  flags: { json: jsonFlag },

  async run(host, { arguments: [id], flags }) {
    const all = explanations()
    if (id === undefined) {
      host.out(flags.json ? asJson(all) : all.map((rule) => `${rule.id}\n`).join(''))
      if (!flags.json) host.err('To read one: nap explain RULE\n')
      return exitCodes.done
    }
    const rule = explanationOf(id, all)
    if (flags.json) host.out(asJson(rule))
    else host.say(explanation(rule))
    return exitCodes.done
  },
})

function asJson(rules: object): string {
  return jsonText(Array.isArray(rules) ? { rules } : rules)
}
