import { declared, jsonFlag, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { answers } from '../tasks/begin/driver-line.ts'
import { handedBy, keptDraft, mergeHanded } from '../tasks/begin/merge-driver.ts'
import { checkSettings, install, removeSettings } from '../tasks/begin/merge-settings.ts'

export const command = declared({
  examples: [
    'nap merge-driver --install',
    'nap merge-driver --check',
    'nap merge-driver --remove',
    'nap merge-driver %O %A %B %P   (typed by git)',
  ],
  arguments: [
    { usage: '[base]', summary: 'the version that both sides started from' },
    { usage: '[ours]', summary: 'the version that is there; the result takes its place' },
    { usage: '[theirs]', summary: 'the version that is merged into it' },
    { usage: '[path]', summary: 'what the file is called in the repository' },
  ],
  flags: {
    install: {
      usage: '--install',
      summary: 'have git merge the plan field by field, in this copy of the repository',
    },
    check: { usage: '--check', summary: 'say whether git does so' },
    remove: { usage: '--remove', summary: 'have git merge line by line again' },
    plan: planFlag,
    ours: { usage: '--ours <name>', summary: 'what git calls the version that is there' },
    theirs: {
      usage: '--theirs <name>',
      summary: 'what git calls the version that is merged into it',
    },
    answer: {
      usage: '--answer',
      summary: 'say in one word how it went, for the line in git’s settings',
    },
    draft: { usage: '--draft', summary: 'keep a file that nap makes as it stands' },
    json: { ...jsonFlag, summary: 'print the result of --check for programs' },
  },

  async run(host, { arguments: given, flags }) {
    const settle = settling(flags)
    if (settle) {
      const { result, talk, exitCode } = await settle(host, flags)
      host.out(result)
      for (const line of talk) host.err(`${line}\n`)
      return exitCode
    }
    const handed = handedBy(given, flags)
    const { isClean, isGivenUp, remarks } = flags.draft
      ? keptDraft(handed)
      : await mergeHanded(host, handed)
    if (flags.answer && isGivenUp) {
      host.err(`${remarks[0]}\n`)
      return exitCodes.fileSystem
    }
    for (const remark of remarks) host.err(`${remark}\n`)
    if (flags.answer) host.out(`${isClean ? answers.merged : answers.conflicts}\n`)
    // git takes 1 for a conflict; it gives the whole merge up for other numbers.
    return isClean ? exitCodes.done : exitCodes.planHasProblems
  },
})

function settling(flags: Readonly<Record<'install' | 'remove' | 'check', boolean>>) {
  if (flags.install) return install
  if (flags.remove) return removeSettings
  return flags.check ? checkSettings : undefined
}
