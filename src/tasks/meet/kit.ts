import { join } from 'node:path'
import type { Host } from '../../command.ts'
import { institutionsCalled } from '../../model/called.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { nothingWritten } from '../../model/refusal.ts'
import { composeKit } from '../../pipeline.ts'
import { listed, shown } from '../../plain/text.ts'
import { dayIn } from '../plan/day.ts'
import { documentWords } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'
import { formatsIn, nothingPrinted, printPaper } from '../publish/documents.ts'
import { imprintOf } from '../publish/publish.ts'
import type { Printed } from '../publish/put-documents.ts'
import type { RevisionState } from '../publish/record.ts'
import { printAgenda } from './agenda.ts'
import { agendaOf } from './points.ts'

export type KitRequest = {
  /** The folder of the documents: the kit has one of its own in it. */
  readonly out: string
  readonly browser: string | undefined
  /** The theme or the province that the papers are for. */
  readonly for: string | undefined
  readonly recorded: RevisionState
  readonly style?: HouseStyle | undefined
}

/** The papers for a workshop: to write on, to hang up, to hand out, to sign, and one to type the results into. */
export async function printKit(
  plan: OpenPlan,
  host: Host,
  { out, browser, for: wanted, recorded, style }: KitRequest,
): Promise<Printed> {
  const only = wanted === undefined ? undefined : chapterCalled(wanted, plan)
  const language = workingLanguage(plan.folder)
  const words = documentWords(language, style)
  const imprint = imprintOf(recorded, words)
  const papers = await composeKit(
    plan,
    // The people at the tables work on a draft, whatever it is called.
    {
      language,
      words,
      audience: 'public',
      stage: 'draft',
      errors: 0,
      tellsGivers: false,
      imprint,
    },
    only,
  )
  const order = { root: plan.root, out: join(out, 'kit'), browser, style }
  let printed: Printed = nothingPrinted
  for (const { name, isTyped, book } of papers) {
    const formats = formatsIn(isTyped ? 'docx' : 'pdf')
    printed = both(printed, await printPaper(book, host, { ...order, name, formats }))
  }
  const agenda = agendaOf(plan, dayIn(undefined, '--on', host))
  const wish = { to: 'pdf', out: order.out, browser, style }
  return both(printed, await printAgenda(plan, host, { agenda, wish }))
}

function both(one: Printed, other: Printed): Printed {
  return {
    written: [...one.written, ...other.written],
    remarks: [...new Set([...one.remarks, ...other.remarks])],
    exitCode: one.exitCode === 0 ? other.exitCode : one.exitCode,
  }
}

/** @throws Refusal where the papers are for nobody whom the plan knows */
export function refuseUnknownArea(plan: OpenPlan, wanted: string | undefined): void {
  if (wanted !== undefined) chapterCalled(wanted, plan)
}

/** The chapter of a theme, or of a province, by its id or its name. @throws Refusal where there is none */
function chapterCalled(wanted: string, { draft, folder }: OpenPlan): string {
  const ids = draft.chapters.filter(({ kind }) => kind !== 'unplaced').map(({ id }) => id)
  const { themes } = folder.plan.value
  const theme = themes.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const id = ids.includes(wanted)
    ? wanted
    : (theme?.id ?? institutionsCalled(folder).idOf(wanted) ?? wanted)
  if (ids.includes(id)) return id
  throw nothingWritten(
    `There is no thematic area and no province “${shown(wanted)}” in this plan.`,
    `Name one of: ${listed(ids, 'or')}.`,
  )
}
