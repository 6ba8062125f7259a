import { filedTogether } from '../model/decision.ts'
import type { Against, Fault, SaidAnswer, Understood } from '../model/exchange/understood.ts'
import { valueById } from '../model/field.ts'
import { kinds } from '../model/kinds.ts'
import { freeId, milestoneId } from '../model/new-id.ts'
import type { PlanFolder } from '../model/plan.ts'
import { fileStem } from '../model/plan-file.ts'
import { slugOf } from '../model/slug.ts'
import { canonical } from '../plain/canonical.ts'
import { groupedBy } from '../plain/grouped.ts'
import { type Filled, type FilledForm, isNewName } from './filled.ts'

type Naming = {
  readonly institution: string
  /** The plan as it was when the form was made: what others have said since must not change a name. */
  readonly folder: PlanFolder
  /** What the institution says today: what was taken in from an earlier return keeps its name. */
  readonly today: PlanFolder
}

/**
 * The same with ids for what is new: a commitment by its title, a milestone by its activity. What is new and empty is left
 * out. The names follow from the form and from what it was made from alone, so that they are the same whenever it comes in.
 */
export function withNewIds(form: FilledForm, naming: Naming): FilledForm {
  const commitments = commitmentNames(form, naming)
  const faults = [...form.faults]
  const renamed = form.filled.flatMap((one): Filled[] => {
    if (!isNewName(one.commitment)) return [one]
    const commitment = commitments.get(one.commitment)
    return commitment === undefined ? [] : [{ ...one, commitment }]
  })
  faults.push(...withoutTitle(form, commitments))
  const steps = milestoneNames(renamed, naming)
  faults.push(...steps.faults)
  return {
    ...form,
    faults,
    filled: renamed.flatMap((one) => {
      const [, , step = ''] = one.pointer.split('/')
      if (!one.pointer.startsWith('/milestones/') || !isNewName(step)) return [one]
      const id = steps.names.get(`${one.commitment}/${step}`)
      return id === undefined
        ? []
        : [{ ...one, pointer: one.pointer.replace(`/milestones/${step}`, `/milestones/${id}`) }]
    }),
  }
}

function commitmentNames({ filled }: FilledForm, naming: Naming): ReadonlyMap<string, string> {
  const { institution, folder, today } = naming
  const ownIn = (plan: PlanFolder) =>
    plan.contributions.filter((one) => one.institution === institution)
  const before = new Set(ownIn(folder).map(({ commitment }) => commitment))
  const since = ownIn(today).filter(({ commitment }) => isSince(commitment, before, naming))
  // The covering record of the institution lies beside its commitments.
  const taken = new Set([...before, fileStem(kinds.submission.path)])
  const names = new Map<string, string>()
  for (const one of filled) {
    if (!isNewName(one.commitment) || one.pointer !== '/title' || one.words === '') continue
    // Word for word: this one came in before.
    const known = since.find(
      ({ document }) => canonical(document.value.title ?? '') === canonical(one.words),
    )
    const id = known?.commitment ?? freeId(slugOf(one.words) ?? `${institution}-commitment`, taken)
    taken.add(id)
    names.set(one.commitment, id)
  }
  return names
}

/** Answers about milestones that have no id yet, with the ids that forms would give them. */
export function withMilestoneIds(said: Understood, { today, base }: Against): Understood {
  const isNew = ({ pointer }: SaidAnswer) => isNewName(pointer.split('/')[2] ?? '')
  if (!said.answers.some(isNew)) return said
  const parts = Array.from(
    groupedBy(said.answers, (one) => one.institution),
    ([institution, answers]) => {
      const filled = answers.map((one) => ({ ...one, words: String(one.after ?? '') }))
      const naming = { institution, folder: (base ?? today).folder, today: today.folder }
      const { names, faults } = milestoneNames(filled, naming)
      const named = answers.flatMap((one) => {
        const [, , step = ''] = one.pointer.split('/')
        const id = isNew(one) ? names.get(`${one.commitment}/${step}`) : step
        if (id === undefined) return []
        return [
          { ...one, pointer: one.pointer.replace(`/milestones/${step}`, `/milestones/${id}`) },
        ]
      })
      return { named, faults }
    },
  )
  return {
    ...said,
    answers: parts.flatMap(({ named }) => named),
    faults: [...said.faults, ...parts.flatMap(({ faults }) => faults)],
  }
}

// Where nobody knows what was there when the form was made, all may have come since.
function isSince(id: string, before: ReadonlySet<string>, { folder, today }: Naming): boolean {
  return folder === today || !before.has(id)
}

/** What was said about a new commitment that has no name can be put nowhere. */
function withoutTitle({ filled }: FilledForm, names: ReadonlyMap<string, string>): Fault[] {
  const lost = filled.filter(
    ({ commitment, words }) => isNewName(commitment) && !names.has(commitment) && words !== '',
  )
  return Array.from(groupedBy(lost, ({ commitment }) => commitment).values(), ([first]) => ({
    at: first?.at ?? '',
    place: first?.place,
    message: 'A new commitment has answers and no name, so none of them was taken in.',
    help: 'Write a short name for it, and import the form again.',
    why: { word: 'receipt_fault_new_name' as const, blanks: {} },
  }))
}

function milestoneNames(filled: readonly Filled[], naming: Naming) {
  const names = new Map<string, string>()
  const faults: Fault[] = []
  const steps = filled.filter(
    ({ pointer, words }) => words !== '' && isNewName(pointer.split('/')[2] ?? ''),
  )
  const byStep = groupedBy(
    steps,
    ({ commitment, pointer }) => `${commitment}/${pointer.split('/')[2]}`,
  )
  const taken = new Map<string, Set<string>>()
  for (const [step, answers] of byStep) {
    const [first] = answers
    const commitment = first?.commitment ?? ''
    const ids = taken.get(commitment) ?? idsIn(commitment, naming)
    taken.set(commitment, ids)
    const activity = answers.find(({ pointer }) => pointer.endsWith('/activity'))
    if (!activity) {
      faults.push({
        at: first?.at ?? '',
        place: first?.place,
        message: 'A new milestone does not say what will be done, so it was not taken in.',
        help: 'Write the activity into its row, and import the form again.',
        why: { word: 'receipt_fault_new_activity', blanks: {} },
      })
      continue
    }
    const id =
      knownStep(activity.words, commitment, naming, names) ??
      milestoneId(activity.words, ids.size + 1, ids)
    ids.add(id)
    names.set(step, id)
  }
  return { names, faults }
}

/** A milestone that the institution has already, word for word: this one came in before. */
function knownStep(
  activity: string,
  commitment: string,
  naming: Naming,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const { institution, today } = naming
  const own = today.contributions.find(
    (one) => one.institution === institution && one.commitment === commitment,
  )
  const before = idsIn(commitment, naming)
  const used = new Set(
    [...names].filter(([step]) => step.startsWith(`${commitment}/`)).map(([, id]) => id),
  )
  return own?.document.value.milestones?.find(
    ({ id }) =>
      isSince(id, before, naming) &&
      !used.has(id) &&
      canonical(valueById(own.document.value, `/milestones/${id}/activity`) ?? '') ===
        canonical(activity),
  )?.id
}

/** Whoever gave them: the same id is the same milestone. */
function idsIn(commitment: string, { institution, folder }: Naming): Set<string> {
  return new Set(
    filedTogether({ institution, commitment }, folder)
      .flatMap(({ document }) => document.value.milestones ?? [])
      .map(({ id }) => id),
  )
}
