import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { commitmentFor } from '../tasks/plan/named.ts'
import { openPlan } from '../tasks/plan/open.ts'
import { conversation } from '../tasks/settle/conversation.ts'
import {
  duplicateConversation,
  nobodyToAskAboutPairs,
} from '../tasks/settle/duplicate-conversation.ts'
import { openJson, openText } from '../tasks/settle/left-out.ts'
import { isRemoval, settleRemoval } from '../tasks/settle/removal.ts'
import { decideByFlags, nobodyToAsk, refuseFieldAlone } from '../tasks/settle/resolve.ts'

export const command = declared({
  examples: [
    'nap resolve',
    'nap resolve --list',
    'nap resolve open-data-portal --about end_date --take sindh --reason "Three languages take longer."',
    'nap resolve legal-aid --withdraw --reason "There is no money for it before 2019."',
  ],
  arguments: [{ usage: '[commitment]', summary: 'the id of a commitment (default: all)' }],
  flags: {
    plan: planFlag,
    list: { usage: '--list', summary: 'list what is not agreed, and ask nothing' },
    duplicates: { usage: '--duplicates', summary: 'ask about commitments that look alike instead' },
    about: { usage: '--about <field>', summary: 'the field: end_date, milestones.portal.end_date' },
    take: { usage: '--take <institution>', summary: 'whose answer stands' },
    value: { usage: '--value <answer>', summary: 'another answer, which stands in place of all' },
    withdraw: { usage: '--withdraw', summary: 'take the whole commitment out of the plan' },
    restore: { usage: '--restore', summary: 'bring a withdrawn commitment back' },
    drop: { usage: '--drop <item>', summary: 'leave an item out: milestones.portal' },
    keep: { usage: '--keep <item>', summary: 'bring an item back that was left out' },
    rename: { usage: '--rename <id>', summary: 'give the commitment another id' },
    reason: { usage: '--reason <why>', summary: 'why; it is printed with the decision' },
    by: { usage: '--by <office>', summary: 'who decided (default: the secretariat)' },
    on: { usage: '--on <date>', summary: 'decided on, year-month-day (default: today)' },
    json: { ...jsonFlag, summary: 'with --list: print the result for programs' },
  },

  async run(host, { flags, arguments: [word] }) {
    if (isRemoval(flags)) {
      host.out(await settleRemoval(host, word, flags))
      return exitCodes.done
    }
    const plan = await openPlan(host, flags)
    const { about, take, value, reason, on } = flags
    refuseFieldAlone(word, about, plan)
    const reopen = () => openPlan(host, flags)
    if (flags.list || flags.json) {
      host.out(flags.json ? openJson(plan, word, about) : openText(plan, word, about))
      return exitCodes.done
    }
    if ([take, value, reason].some((flag) => flag !== undefined)) {
      host.out(await decideByFlags(word, flags, { plan, host, reopen }))
      return exitCodes.done
    }
    const { ask } = host
    if (flags.duplicates) {
      if (!ask) throw nobodyToAskAboutPairs()
      await duplicateConversation(plan, { ...host, ask }, { plan: flags.plan, on, reopen })
      return exitCodes.done
    }
    if (!ask) {
      if (word !== undefined) commitmentFor(word, plan)
      throw nobodyToAsk()
    }
    await conversation(
      plan,
      { ...host, ask },
      { plan: flags.plan, commitment: word, about, on, reopen },
    )
    return exitCodes.done
  },
})
