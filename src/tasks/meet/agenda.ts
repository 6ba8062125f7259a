import type { Host } from '../../command.ts'
import type { Agenda } from '../../model/agenda.ts'
import type { Book } from '../../model/book.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { composeAgenda, screenText } from '../../pipeline.ts'
import { jsonText } from '../../plain/json.ts'
import { documentWords, workingWords } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'
import { unreadLines } from '../plan/unread.ts'
import { formatsIn, printPaper } from '../publish/documents.ts'
import { imprintOf } from '../publish/publish.ts'
import type { Printed } from '../publish/put-documents.ts'
import { revisionOf } from '../publish/record.ts'

type AgendaPrint = {
  readonly to: string
  readonly out: string
  readonly browser: string | undefined
  readonly style?: HouseStyle | undefined
}

/** The agenda as documents, with the look of the plan. Nothing is recorded: it is not part of the plan. */
export async function printAgenda(
  plan: OpenPlan,
  host: Host,
  { agenda, wish }: { readonly agenda: Agenda; readonly wish: AgendaPrint },
): Promise<Printed> {
  const formats = formatsIn(wish.to)
  const book = {
    ...(await bookOf(agenda, plan, { language: workingLanguage(plan.folder), style: wish.style })),
    ...imprintOf(await revisionOf(plan, host), workingWords(plan.folder, wish.style)),
  }
  return printPaper(book, host, {
    root: plan.root,
    name: 'agenda',
    out: wish.out,
    formats,
    browser: wish.browser,
    style: wish.style,
  })
}

/** The agenda on a screen: every point with what to type to settle it. */
export async function agendaText(
  agenda: Agenda,
  plan: OpenPlan,
  { width, colour }: Pick<Host, 'width' | 'colour'>,
): Promise<string> {
  const { sections } = await bookOf(agenda, plan, { language: 'en' })
  return screenText(sections, { width, colour })
}

type Telling = { readonly language: string; readonly style?: HouseStyle | undefined }

async function bookOf(agenda: Agenda, plan: OpenPlan, { language, style }: Telling): Promise<Book> {
  const words = documentWords(language, style)
  const of = { ...plan, unread: unreadLines(plan) }
  return composeAgenda(agenda, of, {
    language,
    words,
    audience: 'public',
    // A meeting settles what is open: its paper shows the plan as a draft.
    stage: 'draft',
    errors: 0,
    tellsGivers: true,
  })
}

/** `{version, plan, on, over, meeting, disagreements, stale, rivals, idle, leftOut, alike, signOffs, awaited, comments, gaps, translations, unreadable, written}`. */
export function agendaJson(agenda: Agenda, written: readonly string[]): string {
  return jsonText({ ...agenda, written })
}
