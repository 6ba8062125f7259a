import type { Change } from '../model/change.ts'
import { contactFields, printableContacts, withoutContacts } from '../model/contact.ts'
import type { DecidedBy } from '../model/decision.ts'
import { type Commitment, commitmentsOf, type Draft } from '../model/draft.ts'
import { writtenYaml } from '../model/written-yaml.ts'
import { keysOf } from '../plain/pointer.ts'

const banner = `# Written by nap from the submissions and decisions. Do not edit: change those, and run nap compile.
# yaml-language-server: $schema=../../../schemas/draft-commitment.schema.json
`

/** The merged commitments as files below `draft/`: what is agreed, what is not, what is missing, and who gave what. */
export function draftFiles(draft: Draft): Change[] {
  return commitmentsOf(draft).map((commitment) => ({
    file: `draft/commitments/${commitment.id}.yaml`,
    content: banner + writtenYaml(draftRecord(commitment), { foldsLong: true }),
  }))
}

/** Every merged commitment as plain data, in the order of the plan. */
export function draftRecords(draft: Draft): Readonly<Record<string, unknown>>[] {
  return commitmentsOf(draft).map(draftRecord)
}

/** A merged commitment as plain data, without anything that may not be printed. */
function draftRecord(commitment: Commitment): Readonly<Record<string, unknown>> {
  const { id, number, lead, level, contributors, value, origin, disagreements, settled, gaps } =
    commitment
  const givers = Array.from(origin, ([pointer, { institution }]) => [pointer, institution] as const)
  return {
    id,
    number,
    ...(lead === undefined ? {} : { lead }),
    ...withoutContacts(value),
    level,
    ...printableContacts(value),
    contributors,
    given_by: Object.fromEntries(
      givers.filter(([pointer]) => !contactFields.includes(keysOf(pointer)[0] ?? '')),
    ),
    ...some(
      'not_agreed',
      disagreements.map(({ about, standing, answers }) => ({
        about,
        ...(standing === undefined ? {} : { standing }),
        answers: answers.map(({ institution, value: said }) => ({ institution, value: said })),
      })),
    ),
    ...some(
      'decided',
      settled.map(({ about, decision, answers, rivals }) => ({
        about,
        ...decisionRecord(decision),
        // Nobody has said which of them counts, so that reading one alone would mislead.
        ...some(
          'decided_otherwise',
          rivals.map((rival) => ({ value: rival.value, ...decisionRecord(rival) })),
        ),
        answers: answers.map(({ institution, value: said }) => ({ institution, value: said })),
      })),
    ),
    ...some('missing', gaps),
  }
}

function decisionRecord({ reason, by, on }: DecidedBy) {
  return { reason, decided_by: by, decided_on: on }
}

function some(name: string, list: readonly unknown[]): Record<string, unknown> {
  return list.length > 0 ? { [name]: list } : {}
}
