import type { Host } from '../../command.ts'
import { type Book, type Imprint, noImprint } from '../../model/book.ts'
import type { Change, Removal } from '../../model/change.ts'
import { countOf } from '../../model/diagnostic.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { workingLanguage } from '../../model/languages/language.ts'
import type { Audience } from '../../model/stage.ts'
import { compose, draftFiles, judgedAs } from '../../pipeline.ts'
import { withLock } from '../../record/lock.ts'
import { pending, staleIn, write } from '../../record/write.ts'
import { rememberWritten, writtenBefore } from '../../record/written.ts'
import { editorSchemas } from './editor-schemas.ts'
import { planFolder, type WhichPlan } from './folder.ts'
import { documentWords } from './house-style.ts'
import { type OpenPlan, openPlan } from './open.ts'

/** A plan, and what of its `draft/` was not as it should be. */
export type Updated = {
  readonly plan: OpenPlan
  readonly changes: readonly (Change | Removal)[]
  /** What is to be said of it. */
  readonly remarks: readonly string[]
}

/** Brings `draft/` up to date with the submissions. */
export async function writeDraft(
  host: Host,
  request: WhichPlan & { readonly dryRun: boolean },
): Promise<Updated> {
  const work = async () => {
    const plan = await openPlan(host, request)
    const draft = await draftOf(plan)
    const changes = await outstanding(plan, draft)
    return { plan, changes, remarks: await writeOver(plan, host, { draft, changes, ...request }) }
  }
  return request.dryRun ? work() : withLock(planFolder(host, request), work)
}

type Writing = {
  readonly draft: readonly Change[]
  readonly changes: readonly (Change | Removal)[]
  readonly dryRun: boolean
}

/**
 * Writes what is not as it should be, and keeps what people wrote in its place.
 * @returns what is to be said of that
 */
export async function writeOver(
  plan: OpenPlan,
  host: Host,
  { draft, changes, dryRun }: Writing,
): Promise<string[]> {
  if (changes.length === 0) return []
  const { draftEdits, keptEdits } = await import('./draft-edits.ts')
  const edits = await draftEdits(plan, host, { changes, draftOf })
  const remarks = await keptEdits(plan, host, { edits, dryRun })
  if (dryRun) return remarks
  // A run that is stopped in between must not take its own words for somebody else’s.
  await rememberWritten(plan.root, draft, await writtenBefore(plan.root))
  await write(plan.root, changes)
  await rememberWritten(plan.root, draft)
  return remarks
}

/** Every file of `draft/` as it should be: the merged commitments, and the public document as Markdown. */
export async function draftOf(plan: OpenPlan): Promise<Change[]> {
  // What stands there follows from the files alone, whatever stage a command was asked to judge them as.
  const asItIs = judgedAs(plan.folder.plan.value.status, plan)
  return [...(await draftFiles(plan.draft)), await document(asItIs, forAll)]
}

/** The document as Markdown, as it stands in `draft/`. */
export async function document(
  plan: OpenPlan,
  readers: Readers,
  imprint?: Imprint,
): Promise<Change> {
  const { markdown } = await import('../../render/formats/markdown.ts')
  const book = await composed(plan, readers, imprint)
  const [change] = await markdown.write(
    book,
    { name: 'draft/nap', page: '', css: '', fonts: [] },
    new Map(),
  )
  return change ?? { file: 'draft/nap.md', content: '' }
}

/** What of the files that nap makes in the plan folder is not on disk as it should be. */
export async function outstanding(
  plan: OpenPlan,
  draft: readonly Change[],
): Promise<(Change | Removal)[]> {
  const { root } = plan
  const wanted = new Set(draft.map(({ file }) => file))
  const made = [...draft, ...editorSchemas(plan)]
  return [...(await pending(root, made)), ...(await staleIn(root, 'draft/commitments', wanted))]
}

/** Whom a document is for, whether a final one says who contributed what, and whose words it has. */
export type Readers = {
  readonly audience: Audience
  readonly tellsGivers: boolean
  /** Never that of `draft/`, which says the same whoever prints it. */
  readonly style?: HouseStyle | undefined
  /** The one that the plan is written in, where nobody asks for another; `en+ur` for two side by side. */
  readonly language?: string | undefined
}

const forAll: Readers = { audience: 'public', tellsGivers: false }

/** @param imprint what it is made from: never for `draft/`, which must not change when a revision is named */
export async function composed(
  plan: OpenPlan,
  readers: Readers,
  imprint: Imprint = noImprint,
): Promise<Book> {
  const isUsual =
    readers.audience === 'public' &&
    !readers.tellsGivers &&
    !readers.style &&
    (readers.language ?? workingLanguage(plan.folder)) === workingLanguage(plan.folder)
  if (!isUsual || imprint.release) return newBook(plan, readers, imprint)
  const book = books.get(plan) ?? newBook(plan, readers, noImprint)
  books.set(plan, book)
  return { ...(await book), ...imprint }
}

// The draft and the documents of one run say the same: only a name under which it was issued stands in the words.
const books = new WeakMap<OpenPlan, Promise<Book>>()

function newBook(
  plan: OpenPlan,
  { style, language = workingLanguage(plan.folder), ...readers }: Readers,
  imprint: Imprint,
): Promise<Book> {
  const [own = '', beside] = language.split('+')
  const words = documentWords(own, style)
  const { stage, diagnostics } = plan
  const errors = countOf(diagnostics, 'error')
  return compose(plan, {
    language: own,
    ...(beside !== undefined && {
      beside: { language: beside, words: documentWords(beside, style) },
    }),
    words,
    ...readers,
    stage,
    errors,
    imprint,
  })
}
