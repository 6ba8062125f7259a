import type { Host } from '../../command.ts'
import { readLetter } from '../../load/assets.ts'
import { commitmentsOf } from '../../model/draft.ts'
import type { ReceiptFacts } from '../../model/exchange/receipt.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import { openOf } from '../../model/open-point.ts'
import { sentences } from '../../model/refusal.ts'
import { slugOf } from '../../model/slug.ts'
import { composeLetter } from '../../pipeline/outgoing.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { firstOf } from '../../plain/text.ts'
import { pastDayIn } from '../plan/day.ts'
import { planFolder, type WhichPlan } from '../plan/folder.ts'
import { workingWords } from '../plan/house-style.ts'
import type { OpenPlan } from '../plan/open.ts'
import { outputFolder } from '../plan/output-folder.ts'
import { papers } from '../publish/documents.ts'
import { type Printed, putBeside } from '../publish/put-documents.ts'
import { dueDay } from './due-day.ts'
import type { Imported } from './import.ts'
import type { Outcome } from './outcome.ts'

type Wish = { readonly out: string | undefined; readonly style: HouseStyle | undefined }

/** @throws Refusal where no receipt can go, as long as nothing has been imported */
export async function checkReceipts(
  host: Host,
  { out, ...which }: WhichPlan & Pick<Wish, 'out'>,
): Promise<void> {
  await outputFolder(host, planFolder(host, which), out)
}

/** An answer to each sender: what was understood, what is still open, and by when it is wanted. */
export async function writeReceipts(
  host: Host,
  { plan, outcomes }: Imported,
  { out, style }: Wish,
): Promise<Printed> {
  const answered = outcomes.filter(({ what }) => !['waiting', 'declined', 'known'].includes(what))
  const known = outcomes.filter(({ what }) => what === 'known')
  const nameless = answered.filter(({ from }) => from === undefined)
  const bySender = groupedBy(
    answered.filter(({ from }) => from !== undefined),
    ({ from }) => from ?? '',
  )
  const on = pastDayIn(undefined, '--on', host)
  const receipts = []
  for (const [from, some] of bySender) {
    const recipient = recipientOf(from, plan)
    const { book } = await composeLetter(
      style?.letters.receipt ?? readLetter('receipt', workingLanguage(plan.folder)),
      {
        institution: recipient.id ?? from,
        on,
        due: dueDay(plan) ?? on,
        askedOn: undefined,
        files: [],
        receipt: factsOf(some, plan, on),
      },
      {
        folder: plan.folder,
        draft: plan.draft,
        words: workingWords(plan.folder, style),
        // What was refused stands in no file of the plan.
        found: undefined,
      },
    )
    const name = `${on}-${recipient.name}`
    receipts.push(await papers(book, host, { name, style, to: 'docx,md' }))
  }
  const put = await putBeside(receipts, host, plan, { out, folder: 'receipts' })
  return {
    ...put,
    remarks: [
      ...put.remarks,
      ...(known.length > 0
        ? [
            `There is no receipt for ${firstOf(known.map(({ name }) => name))}, imported before: the receipt belongs to that import.`,
          ]
        : []),
      ...(nameless.length > 0
        ? ['There is no receipt for what nobody is known to have sent. Say who it was: --from.']
        : []),
    ],
  }
}

/** The institution whose name it is, where it is one, and what its receipt is called by: as its letters are. */
function recipientOf(from: string, { folder }: OpenPlan) {
  const { institutions } = folder.institutions.value
  const id = institutions.find(({ name }) => name === from)?.id
  return { id, name: id ?? slugOf(from) ?? 'sender' }
}

function factsOf(outcomes: readonly Outcome[], plan: OpenPlan, on: string): ReceiptFacts {
  const answers = outcomes.flatMap((one) => one.answers)
  const due = dueDay(plan)
  return {
    received: outcomes.map(({ name, on: day }) => ({ name, on: day })),
    taken: answers.filter(({ becomes }) => becomes === 'taken'),
    open: answers.filter(({ becomes }) => becomes === 'open' || becomes === 'kept'),
    // What keeps an open answer is told as that.
    comments: outcomes.flatMap(({ comments }) =>
      comments.filter(({ isOfAnswer }) => !isOfAnswer).map(({ value }) => value),
    ),
    faults: outcomes.flatMap(({ faults }) => faults),
    unread: outcomes.flatMap(({ name, refusal }) =>
      refusal ? [{ name, why: sentences(refusal) }] : [],
    ),
    missing: missingFor(outcomes, plan),
    due: due !== undefined && due >= on ? due : undefined,
  }
}

/** Gaps of the commitments that its institution leads. */
function missingFor(outcomes: readonly Outcome[], { open, draft, folder }: OpenPlan) {
  const senders = new Set(outcomes.map(({ from }) => from))
  const own = folder.institutions.value.institutions
    .filter(({ name }) => senders.has(name))
    .map(({ id }) => id)
  const known = commitmentsOf(draft).map(({ id }) => id)
  return openOf(open, 'gap')
    .filter(({ institution }) => institution !== undefined && own.includes(institution))
    .map(({ commitment, about }) => ({ commitment: commitment.id, pointer: about }))
    .filter(({ commitment }) => known.includes(commitment))
}

/** What was written, for people. */
export function receiptLines({ written, remarks }: Printed): string[] {
  return [...written.map((file) => `wrote ${file}`), ...remarks]
}
