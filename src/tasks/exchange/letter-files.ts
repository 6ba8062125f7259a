import type { Host } from '../../command.ts'
import { readLetter } from '../../load/assets.ts'
import type { Change } from '../../model/change.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { composeLetter, draftMail, planCalendar } from '../../pipeline/outgoing.ts'
import { firstOf, shown } from '../../plain/text.ts'
import { workingWords } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'
import { papers } from '../publish/documents.ts'
import { commitmentsAsked, formFiles, formFormats } from './form.ts'
import type { FormBase } from './form-base.ts'
import { publicAddress } from './public-address.ts'
import type { Recipient, Round } from './round.ts'

type Letter = {
  readonly recipient: Recipient
  readonly base: FormBase
  readonly round: Round
  readonly calendar: Change
}

/** The letter to one institution, its forms, and a draft of the mail that carries all of them. */
export async function letterFiles(
  plan: OpenPlan,
  host: Host,
  { recipient, base, round, calendar }: Letter,
): Promise<Change[]> {
  const { institution, kind, askedOn } = recipient
  const { on, due, formats, style } = round
  const name = `${institution}-${kind}`
  const language = workingLanguage(plan.folder)
  const commitments = commitmentsAsked(plan, institution, [])
  const forms = await formFiles(plan, host, {
    form: { institution, base: base.hash, commitments },
    name: `${institution}-form`,
    formats: formFormats,
    base,
    style,
    due,
  })
  const { subject, book, text } = await composeLetter(
    style?.letters[kind] ?? readLetter(kind, language),
    { institution, on, due, askedOn, files: forms.map(({ file }) => file) },
    {
      folder: plan.folder,
      draft: plan.draft,
      words: workingWords(plan.folder, style),
      found: plan.diagnostics,
    },
  )
  const to = formats.filter((format) => format === 'docx' || format === 'md').join(',')
  const letters = to === '' ? [] : await papers(book, host, { name, style, to })
  const files = [...letters, ...forms]
  if (!formats.includes('eml')) return files
  const attached = [...files, ...(formats.includes('ics') ? [calendar] : [])]
  const mail = await draftMail({
    to: publicAddress(institution, plan.folder),
    subject,
    text,
    attachments: attached.map(attachment),
  })
  return [...files, { file: `${name}.eml`, content: mail }]
}

function attachment({ file, content }: Change) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name: file, bytes }
}

/** The dates of the plan for calendars, and which of them have none there. */
export async function calendarFile(
  { folder, diagnostics }: OpenPlan,
  { on, due, style }: Round,
): Promise<{ readonly file: Change; readonly remarks: readonly string[] }> {
  const content = await planCalendar(folder, {
    on,
    due,
    words: workingWords(folder, style),
    found: diagnostics,
  })
  const { calendar = [] } = folder.plan.value
  const months = calendar.filter(({ date, kind }) => date.length < 10 && kind !== 'inputs_due')
  const names = months.map(({ activity }) => shown(activity, 60))
  return {
    file: { file: 'calendar.ics', content },
    remarks:
      months.length === 0
        ? []
        : [
            `calendar.ics leaves out what has no day in plan.yaml yet: ${firstOf(names, 'other date')}.`,
          ],
  }
}
