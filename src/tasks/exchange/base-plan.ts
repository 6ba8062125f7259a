import type { Host } from '../../command.ts'
import { formProperties, marksOf } from '../../model/exchange/form.ts'
import type { Received } from '../../model/exchange/received.ts'
import type { Against } from '../../model/exchange/understood.ts'
import { exitCodes, orRefusal, Refusal } from '../../model/refusal.ts'
import { shortHash } from '../../model/revision.ts'
import { load, mergeOf } from '../../pipeline/states.ts'
import { shown } from '../../plain/text.ts'
import type { OpenPlan } from '../plan/open.ts'
import { repositoryOf } from '../plan/repository.ts'

export type Base = {
  readonly base: Against['base']
  readonly remarks: readonly string[]
}

/**
 * The plan as the file was made from it, where the file says which revision that was and this computer has it.
 * @throws Refusal (1) for a file that is of the plan of another country
 */
export async function baseOf(host: Host, plan: OpenPlan, received: Received): Promise<Base> {
  const properties = marksOf(received)
  refuseOtherCountry(properties[formProperties.country], plan)
  const named = properties[formProperties.base]
  if (named === undefined || named === '') {
    const isForm = properties[formProperties.institution] !== undefined
    return {
      base: undefined,
      remarks: isForm
        ? [`It does not say which revision of the plan it was made from. ${consequence}`]
        : [],
    }
  }
  const base = await orRefusal(() => baseNamed(host, plan, named))
  if (!(base instanceof Refusal)) return { base, remarks: [] }
  return {
    base: undefined,
    remarks: [
      `It was made from revision ${shown(named, 12)} of the plan, which is not known here. ${consequence}`,
    ],
  }
}

const consequence =
  'It is compared with the plan of today, and where that says something, nothing is written over it unasked.'

async function baseNamed(host: Host, plan: OpenPlan, named: string): Promise<Against['base']> {
  if (!/^[0-9a-f]{7,64}$/.test(named)) {
    throw new Refusal(exitCodes.planHasProblems, 'This is no name of a revision.')
  }
  const repository = await repositoryOf(host, { plan: plan.root })
  const git = await import('../../record/git.ts')
  const { hash, date, day, releases } = await git.revisionNamed(repository, named)
  const { folder, draft } = mergeOf(load(await git.readRevision(repository, hash)))
  return { folder, draft, state: { kind: 'revision', hash, date, day, releases } }
}

function refuseOtherCountry(country: string | undefined, { folder }: OpenPlan): void {
  const here = folder.plan.value.country
  if (country === undefined || sameName(country) === sameName(here)) return
  throw new Refusal(
    exitCodes.planHasProblems,
    `It belongs to the plan of ${shown(country, 60)}, and this is the plan of ${shown(here, 60)}. Nothing of it was taken in.`,
    'Send it to the office of that plan, or go to the folder of that plan and import it there.',
  )
}

function sameName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}

/** How people name it. */
export function baseInWords({
  hash,
  day,
}: {
  readonly hash: string
  readonly day: string
}): string {
  return `revision ${shortHash(hash)} of ${day}`
}
