import { commitmentsOf } from '../model/draft.ts'
import { formProperties, marksOf } from '../model/exchange/form.ts'
import type { Received, ReceivedDocument, ReceivedWorkbook } from '../model/exchange/received.ts'
import type { Against, Fault, Known, Understood } from '../model/exchange/understood.ts'
import { limits } from '../model/limits.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import { groupedBy } from '../plain/grouped.ts'
import { shown } from '../plain/text.ts'
import { type Asked, type Filled, type FilledForm, isNewName } from './filled.ts'
import { changedAnswers } from './form-answers.ts'
import { formComments } from './form-comments.ts'
import { withNewIds } from './form-names.ts'
import { filledRegions } from './form-regions.ts'
import { filledSheets } from './form-sheets.ts'
import { isInPlan } from './in-plan.ts'

/**
 * What an institution has filled in, held as values against what it was asked.
 * @throws Refusal (1) where nobody knows whose form it is
 */
export function understandForm(received: Received, against: Against): Understood {
  const { today, base, name } = against
  if (received.kind !== 'workbook' && received.kind !== 'document') throw noForm(name)
  const institution = senderOfForm(received, against)
  const made: Known = base ?? today
  const asked = askedOf(institution, made)
  const form =
    received.kind === 'workbook' ? filledSheets(received, asked) : filledRegions(received, asked)
  refuseMany(form.filled, name)
  const { mine, faults: strange } = withoutStrangers(form, isAskedIn(received, against, asked))
  const named = withNewIds(mine, { institution, folder: made.folder, today: today.folder })
  const { answers, faults } = changedAnswers(named, {
    institution,
    asked,
    folder: today.folder,
    base: made.folder,
  })
  return {
    as: 'form',
    answers,
    comments:
      received.kind === 'document'
        ? formComments(received, against, { known: made, asked }).filter(
            (one) => !isInPlan(one, against),
          )
        : [],
    faults: [...strange, ...named.faults, ...faults],
    remarks: [...form.remarks, ...received.remarks],
  }
}

function senderOfForm(
  received: ReceivedDocument | ReceivedWorkbook,
  { sender, name }: Against,
): string {
  const own = marksOf(received)[formProperties.institution]
  if (own !== undefined) return own
  if (sender?.kind === 'institution') return sender.id
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(name, 80)}” is a form, and no longer says whose: the program that saved it has dropped that.`,
    'Say which institution filled it in: --from INSTITUTION.',
  )
}

/** The commitments that the form asks about, as it says itself; where it does not, those of the plan. */
function isAskedIn(received: Received, { today, base }: Against, { titles }: Asked) {
  const told = marksOf(received)[formProperties.commitments]?.split(' ')
  const known = [base?.draft, today.draft].flatMap((draft) =>
    draft ? commitmentsOf(draft).map(({ id }) => id) : [],
  )
  const ids = new Set(told ?? [...titles.keys(), ...known])
  return (id: string) => ids.has(id) || isNewName(id)
}

/** Without what is said of commitments that the form does not ask about, as where rows of another form were copied. */
function withoutStrangers(form: FilledForm, isAsked: (commitment: string) => boolean) {
  const isMine = ({ commitment }: Filled) => isAsked(commitment)
  const strange = form.filled.filter((one) => one.words !== '' && !isMine(one))
  const faults = Array.from(
    groupedBy(strange, ({ commitment }) => commitment),
    ([commitment, [{ at }]]): Fault => ({
      at,
      message: `The form does not ask about “${shown(commitment, 64)}”, so nothing that it says of that was taken in.`,
      help: 'For a commitment that the plan has, make a form that asks about it: nap form --for INSTITUTION COMMITMENT. A new one is written where the form has room for it.',
    }),
  )
  const listed = new Set([...form.listed].filter(isAsked))
  return { mine: { ...form, filled: form.filled.filter(isMine), listed }, faults }
}

/** @throws Refusal (1) where it has more rows than anybody fills in */
function refuseMany(filled: readonly Filled[], name: string): void {
  const told = filled.filter(({ words }) => words !== '')
  const added = told.filter(
    ({ commitment, pointer }) => isNewName(commitment) || isNewName(pointer.split('/')[2] ?? ''),
  )
  if (told.length <= limits.formAnswers && added.length <= limits.formNewAnswers) return
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(name, 80)}” has more answers than any form. Nothing of it was taken in.`,
    'Divide it into several files.',
  )
}

function noForm(name: string): Refusal {
  return new Refusal(exitCodes.planHasProblems, `“${shown(name, 80)}” is no form.`)
}

/** What the institution had said when the form was made, and what its commitments are called. */
function askedOf(institution: string, { folder, draft }: Known): Asked {
  const own = folder.contributions.filter((one) => one.institution === institution)
  return {
    values: new Map(own.map(({ commitment, document }) => [commitment, document.value])),
    titles: new Map([
      ...commitmentsOf(draft).map(({ id, value }) => [id, value.title ?? id] as const),
      ...own.map(
        ({ commitment, document }) => [commitment, document.value.title ?? commitment] as const,
      ),
    ]),
  }
}
