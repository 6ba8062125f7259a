import { declared } from '../command.ts'
import { exitCodes, Refusal, wrongUsage } from '../model/refusal.ts'
import { shown } from '../plain/text.ts'
import { proposals } from '../tasks/begin/completion.ts'
import { scriptFor, shells } from '../tasks/begin/shell-scripts.ts'
import { knownOne } from '../tasks/plan/known-one.ts'

export const command = declared({
  examples: [
    'source <(nap completion bash)',
    'nap completion fish | source',
    'nap.cmd completion powershell | Out-String | Invoke-Expression',
  ],
  arguments: [
    { usage: '<shell>', summary: `${shells.join(', ')}; the script asks with: words` },
    { usage: '[words...]', summary: 'after “words” and --: what is typed so far' },
  ],
  flags: {},

  async run(host, { arguments: [shell = '', ...words], commands }) {
    if (shell !== 'words') {
      const known = knownOne('completion for the shell', shell, shells, wrongUsage)
      for (const name of shells.filter((candidate) => candidate === known))
        host.out(scriptFor(name))
      return exitCodes.done
    }
    for (const { value, meaning } of await offered(host, commands, words)) {
      host.out(`${shown(value)}\t${shown(meaning, 80)}\n`)
    }
    return exitCodes.done
  },
})

// In the middle of a line, nobody wants to be told that there is no plan here.
async function offered(...asked: Parameters<typeof proposals>) {
  try {
    return await proposals(...asked)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
