import type { Host } from '../../command.ts'
import type { Change } from '../../model/change.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { AskedCommitment, Form } from '../../model/exchange/form.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { composeForm, excelForm } from '../../pipeline/outgoing.ts'
import { listed, shown } from '../../plain/text.ts'
import { dayToCome } from '../plan/day.ts'
import type { WhichPlan } from '../plan/folder.ts'
import { formatsNamed } from '../plan/formats-named.ts'
import { houseStyle, workingWords } from '../plan/house-style.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import { knownOne } from '../plan/known-one.ts'
import { type OpenPlan, openPlan } from '../plan/open.ts'
import { papers } from '../publish/documents.ts'
import { imprintOf } from '../publish/publish.ts'
import { type Printed, putPapers } from '../publish/put-documents.ts'
import { dueDay } from './due-day.ts'
import { type FormBase, formBases } from './form-base.ts'

/** The kinds of file that a form can be. */
export const formFormats = ['xlsx', 'docx'] as const
export type FormFormat = (typeof formFormats)[number]

type Wish = WhichPlan & {
  readonly for: string
  readonly commitments: readonly string[]
  readonly due: string | undefined
  readonly to: string | undefined
  readonly out: string | undefined
  readonly style: string | undefined
}

/** A form for one institution, put where the user wants it. */
export async function makeForm(host: Host, wish: Wish): Promise<Printed> {
  const formats = formatsNamed(wish.to ?? formFormats.join(','), formFormats)
  const style = await houseStyle(host, wish.style)
  const plan = await openPlan(host, wish)
  const institution = institutionMeant(wish.for, plan, host)
  const due = wish.due === undefined ? dueDay(plan) : dayToCome(wish.due, '--due', host)
  const commitments = commitmentsAsked(plan, institution, wish.commitments)
  const base = (await formBases(plan, host))(institution)
  const files = await formFiles(plan, host, {
    form: { institution, base: base.hash, commitments },
    name: institution,
    formats,
    base,
    style,
    due,
  })
  const put = await putPapers(files, host, plan, {
    out: wish.out,
    folder: 'forms',
    changed: takeIn,
  })
  const remarks = [...base.remarks, ...unreadRemarks(plan, institution), ...put.remarks]
  return { ...put, remarks }
}

/** What is to be done with a form that somebody has filled in. */
const takeIn = 'what was filled in there comes into the plan with nap import'

type FormFiles = {
  readonly form: Form
  /** What the files are called. */
  readonly name: string
  readonly formats: readonly FormFormat[]
  readonly base: FormBase
  readonly style: HouseStyle | undefined
  readonly due: string | undefined
}

/** A form as files. */
export async function formFiles(
  plan: OpenPlan,
  host: Host,
  { form, name, formats, base, style, due }: FormFiles,
): Promise<Change[]> {
  const titles = new Map(
    commitmentsOf(plan.draft).map(({ id, value }) => [id, value.title ?? id] as const),
  )
  const setting = {
    folder: plan.folder,
    words: workingWords(plan.folder, style),
    titles,
    due,
    found: plan.diagnostics,
  }
  const files: Change[] = []
  if (formats.includes('xlsx')) {
    files.push({ file: `${name}.xlsx`, content: await excelForm(form, setting) })
  }
  if (formats.includes('docx')) {
    const book = await composeForm(form, setting, imprintOf(base.state, setting.words))
    files.push(...(await papers(book, host, { name, style, to: 'docx' })))
  }
  return files
}

/**
 * What a form asks about: what the institution has said so far and room for a commitment more, or the commitments that are
 * named. @throws Refusal where there is no such commitment
 */
export function commitmentsAsked(
  { folder, draft }: OpenPlan,
  institution: string,
  named: readonly string[],
): AskedCommitment[] {
  const said = folder.contributions.filter((one) => one.institution === institution)
  const saidOf = (id: string): AskedCommitment['value'] => ({
    ...said.find(({ commitment }) => commitment === id)?.document.value,
  })
  const known = [
    ...new Set([
      ...commitmentsOf(draft).map(({ id }) => id),
      ...folder.contributions.map(({ commitment }) => commitment),
    ]),
  ]
  const ids =
    named.length > 0
      ? [...new Set(named)].map((typed) => knownOne('commitment', typed, known))
      : // In the order of the plan.
        known.filter((id) => said.some(({ commitment }) => commitment === id))
  const asked = ids.map((id) => ({ id, isNew: false, value: saidOf(id) }))
  return named.length > 0 ? asked : [...asked, { id: 'new-1', isNew: true, value: {} }]
}

/** What the institution has sent and the form does not show, because it cannot be read. */
function unreadRemarks({ folder, shownRoot }: OpenPlan, institution: string): string[] {
  const unread = folder.unreadable
    .map(({ file }) => file)
    .filter((file) => file.startsWith(`submissions/${institution}/`))
  const partly = folder.contributions
    .filter((one) => one.institution === institution && one.leftOut.length > 0)
    .map(({ document }) => document.file)
  const files = [...unread, ...partly].map((file) => `“${shown(shownRoot + file)}”`)
  if (files.length === 0) return []
  return [
    `Not all of ${listed(files)} can be read, so the form does not show all that was said. Type nap validate to see why, and make the form again.`,
  ]
}
