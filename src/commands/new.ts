import { declared, type Host, planFlag } from '../command.ts'
import { exitCodes, wrongUsage } from '../model/refusal.ts'
import type { NewKind } from '../tasks/collect/kind.ts'
import { newKinds, newNames, translationName } from '../tasks/collect/kinds.ts'
import { newFile } from '../tasks/collect/new.ts'
import { newTranslation } from '../tasks/collect/translation.ts'
import { knownOne } from '../tasks/plan/known-one.ts'

const owned = newKinds.filter(({ namedBy }) => namedBy.institution).map(({ name }) => name)
const flagsOfKinds: NewKind['flags'] = Object.assign({}, ...newKinds.map(({ flags }) => flags))

export const command = declared({
  examples: [
    'nap new commitment',
    ...newKinds
      .filter(({ name }) => ['commitment', 'comment'].includes(name))
      .map(({ example }) => example),
    'nap new translation ur',
  ],
  arguments: [
    { usage: '<kind>', summary: `what to make: ${newNames.join(', ')}` },
    {
      usage: '[id...]',
      summary:
        'its id, or that of one to go on with; for a submission, the institution; for a translation, the language, and the commitments if not all',
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

  async run(host, { arguments: [typed = '', ...words], flags: { set: settings, ...flags } }) {
    const wanted = knownOne('kind of file', typed, newNames)
    if (wanted === translationName) return translation(host, words, { ...flags, settings })
    const [name, ...more] = words
    if (more.length > 0) throw tooManyWords(wanted)
    for (const kind of newKinds.filter((candidate) => candidate.name === wanted)) {
      const made = await newFile(kind, host, { name, flags, settings })
      if (made.isWritten) host.out(`wrote ${made.file}\n`)
      else host.err(`${made.file} says this already. Nothing was written.\n`)
      for (const line of made.talk) host.err(`${line}\n`)
    }
    return exitCodes.done
  },
})

type Answered = {
  readonly plan: string | undefined
  readonly answers: string | undefined
  readonly settings: readonly string[]
}

async function translation(
  host: Host,
  [language, ...commitments]: readonly string[],
  { plan, answers, settings }: Answered,
) {
  if (answers !== undefined || settings.length > 0) {
    throw wrongUsage(
      'A new translation takes no answers: it makes room for each text of the plan. Nothing was written.',
      'Leave --set and --answers out, and write the translations into the files.',
    )
  }
  const made = await newTranslation(host, { plan, language, commitments })
  for (const file of made.files) host.out(`wrote ${file}\n`)
  for (const line of made.talk) host.err(`${line}\n`)
  return exitCodes.done
}

function tooManyWords(kind: string) {
  return wrongUsage(
    `nap new ${kind} takes fewer words than were given.`,
    'Put what has several words into quotation marks. For help: nap help new',
  )
}
