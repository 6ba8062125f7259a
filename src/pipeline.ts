import { compare } from './compare/compare.ts'
import { stepOf } from './compare/step.ts'
import { alikeIn } from './likeness/alike.ts'
import { decode } from './load/decode.ts'
import { load } from './load/load.ts'
import { parse } from './load/parse.ts'
import { readYaml } from './load/yaml.ts'
import { merge } from './merge/merge.ts'
import type { Agenda } from './model/agenda.ts'
import type { Book } from './model/book.ts'
import type { Change } from './model/change.ts'
import type { Diagnostic, Fix, Place } from './model/diagnostic.ts'
import type { Draft } from './model/draft.ts'
import { onePerSlip } from './model/one-per-slip.ts'
import type { OpenPoint } from './model/open-point.ts'
import type { PlanFolder } from './model/plan.ts'
import { type Loaded, planFileAt } from './model/plan-file.ts'
import { type Source, textSource } from './model/source.ts'
import type { Stage } from './model/stage.ts'
import { withFixes } from './model/with-fixes.ts'
import { openPoints } from './open/open.ts'
import { checkForm } from './validate/form.ts'
import { rules } from './validate/rules.ts'
import { validate } from './validate/validate.ts'
import type { Claim } from './verify/claim.ts'

// The tool on one screen: plan/ -> load -> validate -> merge -> compose -> render. Every step is a pure function of the
// values before it; commands do the reading and the writing. What only `compile` needs is loaded when it is needed.

export type Checked = {
  readonly loaded: Loaded
  readonly folder: PlanFolder
  readonly draft: Draft
  /** Everything in the plan that waits for somebody. */
  readonly open: readonly OpenPoint[]
  readonly stage: Stage
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Bytes of the plan’s files to the draft that they add up to, with everything that is open and that is to be said.
 * @param ofReading what the reader of the disk has found: files without bytes, of which no stage can know
 */
export function check(
  sources: readonly Source[],
  asked?: Stage,
  ofReading: readonly Diagnostic[] = [],
): Checked {
  const loaded = load(sources)
  const { folder, diagnostics: ofForm } = checkForm(loaded)
  const draft = merge(folder)
  const stage = asked ?? folder.plan.value.status
  const open = openPoints(draft, folder, {
    alike: alikeIn(draft, folder),
    unopened: unopenedAmong(ofReading),
  })
  const ofDraft = validate(draft, folder, { rules, stage, open })
  return {
    loaded,
    folder,
    draft,
    open,
    stage,
    diagnostics: [...ofReading, ...onePerSlip(loaded.diagnostics, ofForm), ...ofDraft],
  }
}

/** The same files judged as another stage. */
export function judgedAs<P extends Checked & { readonly sources: readonly Source[] }>(
  stage: Stage,
  plan: P,
): P {
  if (plan.stage === stage) return plan
  return { ...plan, ...check(plan.sources, stage, plan.diagnostics.filter(isOfReading)) }
}

function isOfReading({ rule }: Diagnostic): boolean {
  return rule === 'file-can-be-opened' || rule === 'file-is-regular'
}

function unopenedAmong(ofReading: readonly Diagnostic[]) {
  return ofReading
    .filter(isOfReading)
    .map(({ place: { file } }) => ({ file, is: planFileAt(file) }))
}

/** The draft as the files of `draft/commitments/`. */
export async function draftFiles(draft: Draft): Promise<Change[]> {
  const render = await import('./render/draft-files.ts')
  return render.draftFiles(draft)
}

/** The merged commitments as plain data, as `draft/commitments/` holds them. */
export async function draftRecords(draft: Draft): Promise<Readonly<Record<string, unknown>>[]> {
  const render = await import('./render/draft-files.ts')
  return render.draftRecords(draft)
}

type Composition = Parameters<typeof import('./compose/compose.ts').compose>[1]

/** The draft as a document in reading order. */
export async function compose(checked: Checked, composition: Composition): Promise<Book> {
  const stage = await import('./compose/compose.ts')
  return stage.compose(checked, composition)
}

/** The points to settle as a short document. */
export async function composeAgenda(
  agenda: Agenda,
  of: Parameters<typeof import('./compose/agenda.ts').composeAgenda>[1],
  composition: Composition,
): Promise<Book> {
  const stage = await import('./compose/agenda.ts')
  return stage.composeAgenda(agenda, of, composition)
}

type Comparing = Parameters<typeof import('./compose/comparison.ts').composeComparison>

/** The papers for a workshop, but for the agenda. */
export async function composeKit(
  checked: Checked,
  composition: Composition,
  only: string | undefined,
): Promise<import('./compose/kit.ts').KitPaper[]> {
  const stage = await import('./compose/kit.ts')
  return stage.composeKit(checked, composition, only)
}

/** What changed between two states as a document, with every change marked. */
export async function composeComparison(
  compared: Comparing[0],
  telling: Omit<Comparing[1], 'wordsBetween'>,
): Promise<Book> {
  const [stage, words] = await Promise.all([
    import('./compose/comparison.ts'),
    import('./compare/words.ts'),
  ])
  return stage.composeComparison(compared, { ...telling, wordsBetween: words.wordsBetween })
}

/** A document as it is read on a screen. */
export async function screenText(
  sections: Book['sections'],
  screen: import('./render/terminal.ts').Screen,
): Promise<string> {
  const { terminalText } = await import('./render/terminal.ts')
  return terminalText(sections, screen)
}

/** The draft as it would be if some decisions took nothing out; `decisions` are their places. */
export function draftWithout(folder: PlanFolder, decisions: readonly Place[]): Draft {
  const isLeftAside = (file: string, index: number) =>
    decisions.some((place) => place.file === file && place.pointer === `/decisions/${index}`)
  return merge({
    ...folder,
    decisions: folder.decisions.map(({ commitment, document }) => ({
      commitment,
      document: {
        ...document,
        value: {
          // One that does nothing keeps its place, and so do those after it.
          decisions: document.value.decisions.map(({ withdraw, drop, ...decision }, index) => ({
            ...decision,
            ...(isLeftAside(document.file, index)
              ? {}
              : {
                  ...(withdraw !== undefined && { withdraw }),
                  ...(drop !== undefined && { drop }),
                }),
          })),
        },
      },
    })),
  })
}

/** What changed from the recorded draft files to the present ones. */
export function changesSince(
  recorded: readonly Source[],
  now: readonly Source[],
  renames: readonly (readonly [was: string, is: string])[] = [],
) {
  const records = (sources: readonly Source[]) =>
    sources.map(recordIn).filter((record) => record !== undefined)
  return compare(records(recorded), records(now), renames)
}

/** How much changed from one draft file, or none, to the next, or none. */
export const stepBetween = stepOf

/** A merged commitment as a file of `draft/commitments/` holds it; undefined where it cannot be read. */
export function recordIn(source: Source): Readonly<Record<string, unknown>> | undefined {
  return parse(source).document?.value as Readonly<Record<string, unknown>> | undefined
}

/** A file as it is after fixing, and what was done to it, in the order in which it was done. */
export type FixedSource = { readonly source: Source; readonly made: readonly Fix[] }

/** What fixes one slip may bring another to light; so many times is more than any file needs. */
const fixingRounds = 50

/**
 * Fixes in a file what has one right answer. Every letter outside the edits stays; a second time, there is nothing left to
 * do. The lines of a fix count in the file as it was when that fix was made.
 * @param around files of the plan that say what ids there are, and what bears them
 */
export async function fixedSource(
  given: Source,
  around: readonly Source[] = [],
): Promise<FixedSource> {
  const { tidied } = await import('./load/tidy.ts')
  const made: Fix[] = []
  let source = given
  for (let round = 0; round < fixingRounds; round++) {
    const { document, diagnostics } = readingOf(source, around)
    const fixes = [...diagnostics.flatMap(({ fix }) => fix ?? []), ...tidied(source)]
    const isReadable = (fix: Fix) =>
      readingOf(fixedOnce(source, [fix]).source).document !== undefined
    const next = fixedOnce(source, document ? fixes.filter(isReadable) : fixes)
    if (next.made.length === 0) break
    made.push(...next.made)
    source = next.source
  }
  return { source, made }
}

function fixedOnce(source: Source, fixes: readonly Fix[]): FixedSource {
  const { text, made } = withFixes(decode(source.bytes).text, fixes)
  return { source: textSource(source.file, text), made }
}

// What is found in one file, and whether it can be read.
function readingOf(source: Source, around: readonly Source[] = []) {
  const { file } = source
  const loaded = load([source, ...around.filter((other) => other.file !== file)])
  const isIts = ({ document }: { document: { file: string } }) => document.file === file
  const document =
    loaded.files.find(isIts) ?? loaded.chapters.find((chapter) => chapter.file === file)
  const found = onePerSlip(loaded.diagnostics, checkForm(loaded).diagnostics)
  return { document, diagnostics: found.filter(({ place }) => place.file === file) }
}

/** The one way to change YAML that people wrote: every byte that is not about the change stays. */
export const editing = () => import('./edit/edit.ts')

type Versions<T> = { readonly base: T; readonly ours: T; readonly theirs: T }

/**
 * Three versions of one file of the plan, brought together field by field.
 * @returns undefined for what cannot be read: that is git’s to compare by lines
 */
export async function mergeVersions(
  { base, ours, theirs }: Versions<Uint8Array>,
  labels: { readonly ours: string; readonly theirs: string },
) {
  const { threeWay } = await import('./threeway/threeway.ts')
  const texts = { base: decode(base), ours: decode(ours), theirs: decode(theirs) }
  if (Object.values(texts).some(({ faults }) => faults.length > 0)) return undefined
  const isReadable = (text: string) =>
    decode(new TextEncoder().encode(text)).faults.length === 0 && readYaml(text).tree !== undefined
  const merged = threeWay(
    { base: texts.base.text, ours: texts.ours.text, theirs: texts.theirs.text },
    { labels, isReadable },
  )
  // The reader takes the mark at the start of a file away; ours keeps it.
  const mark = ours[0] === 0xef && ours[1] === 0xbb ? '\ufeff' : ''
  return merged && { ...merged, text: mark + merged.text }
}

/** What a PDF claims about the plan that it shows. @throws Refusal (1) where the file cannot be read as a PDF */
export async function claimIn(pdf: Uint8Array): Promise<Claim> {
  const stage = await import('./verify/claim.ts')
  return stage.claimIn(pdf)
}
