import { declared, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import { knownOne } from '../steps/known.ts'
import { newComment } from '../steps/new-comment.ts'
import { type NewKind, newFile } from '../steps/new-file.ts'

const kinds: readonly NewKind[] = [newComment]
const names = kinds.map(({ name }) => name)

export const command = declared<string>({
  examples: kinds.map(({ example }) => example),
  arguments: [{ usage: '<kind>', summary: `what to make: ${names.join(', ')}` }],
  flags: { plan: planFlag, ...Object.assign({}, ...kinds.map(({ flags }) => flags)) },

  async run(host, { arguments: [typed = ''], flags }) {
    const name = knownOne('kind of file', typed, names)
    for (const kind of kinds.filter((candidate) => candidate.name === name)) {
      const file = await newFile(kind, host, flags)
      host.out(`wrote ${file}\n`)
      host.err(`${kind.next(file)}\n`)
    }
    return exitCodes.done
  },
})
