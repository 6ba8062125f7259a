import { declared, jsonFlag, planFlag } from '../command.ts'
import { hasErrors } from '../model/diagnostic.ts'
import { exitCodes } from '../model/refusal.ts'
import { counted } from '../plain/text.ts'
import { writeDraft } from '../tasks/plan/draft.ts'
import { mergeJson, mergeText } from '../tasks/publish/merge-report.ts'

export const command = declared({
  examples: ['nap merge', 'nap merge --dry-run', 'nap merge --json'],
  flags: {
    plan: planFlag,
    dryRun: { usage: '--dry-run', summary: 'say what would be written, and write nothing' },
    json: jsonFlag,
  },

  async run(host, { flags }) {
    const { plan, changes, remarks } = await writeDraft(host, flags)
    host.out(flags.json ? await mergeJson(plan, changes) : mergeText(plan))
    const verb = flags.dryRun ? 'would be written' : 'written'
    if (!flags.json) {
      host.err(
        changes.length === 0
          ? 'The draft was up to date.\n'
          : `${counted(changes.length, 'file')} ${verb} in ${plan.shownRoot}draft/.\n`,
      )
    }
    for (const remark of remarks) host.err(`${remark}\n`)
    if (!hasErrors(plan.diagnostics)) return exitCodes.done
    host.err('The plan has errors. To see them: nap validate\n')
    return exitCodes.planHasProblems
  },
})
