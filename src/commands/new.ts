import { declared, planFlag } from '../command.ts'
import { exitCodes } from '../model/refusal.ts'
import type { NewKind } from '../tasks/collect/kind.ts'
import { newKinds } from '../tasks/collect/kinds.ts'
import { newFile } from '../tasks/collect/new.ts'
import { knownOne } from '../tasks/plan/known-one.ts'

const names = newKinds.map(({ name }) => name)
const owned = newKinds.filter(({ namedBy }) => namedBy.institution).map(({ name }) => name)
const flagsOfKinds: NewKind['flags'] = Object.assign({}, ...newKinds.map(({ flags }) => flags))

export const command = declared({
  examples: [
    'nap new commitment',
    ...newKinds
      .filter(({ name }) => ['commitment', 'submission', 'comment'].includes(name))
      .map(({ example }) => example),
  ],
  arguments: [
    { usage: '<kind>', summary: `what to make: ${names.join(', ')}` },
    {
      usage: '[id]',
      summary: 'its id, or that of one to go on with; for a submission, the institution',
    },
  ],
  flags: {
    plan: planFlag,
    institution: { usage: '--institution <id>', summary: `${owned.join(', ')}: whose it is` },
    set: {
      usage: '--set <field=value>',
      summary:
        'an answer; repeat it for more: --set end_date=2019-06, --set milestones.portal.lead=sindh',
      isList: true,
    },
    answers: {
      usage: '--answers <file>',
      summary: 'take the answers from this YAML file; - takes what is piped in',
    },
    ...flagsOfKinds,
  },

  async run(host, { arguments: [typed = '', name], flags: { set: settings, ...flags } }) {
    const wanted = knownOne('kind of file', typed, names)
    for (const kind of newKinds.filter((candidate) => candidate.name === wanted)) {
      const made = await newFile(kind, host, { name, flags, settings })
      if (made.isWritten) host.out(`wrote ${made.file}\n`)
      else host.err(`${made.file} says this already. Nothing was written.\n`)
      for (const line of made.talk) host.err(`${line}\n`)
    }
    return exitCodes.done
  },
})
