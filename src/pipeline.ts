import { alikeIn } from './likeness/alike.ts'
import { asOf } from './load/as-of.ts'
import { decode } from './load/decode.ts'
import { load } from './load/load.ts'
import { merge } from './merge/merge.ts'
import type { Agenda } from './model/agenda.ts'
import type { Book } from './model/book.ts'
import type { Change } from './model/change.ts'
import type { Diagnostic, Fix, Place } from './model/diagnostic.ts'
import type { Draft } from './model/draft.ts'
import { fewOfEach } from './model/findings/few-of-each.ts'
import { onePerSlip } from './model/findings/one-per-slip.ts'
import { withFixes } from './model/findings/with-fixes.ts'
import type { OpenPoint } from './model/open-point.ts'
import type { PlanFolder } from './model/plan.ts'
import { type Loaded, planFileAt } from './model/plan-file.ts'
import { type Source, textSource } from './model/source.ts'
import type { Stage } from './model/stage.ts'
import { openPoints } from './open/open.ts'
import { checkForm } from './validate/form.ts'
import { rules } from './validate/rules.ts'
import { validate } from './validate/validate.ts'
import type { Claim } from './verify/claim.ts'

// The tool on one screen: plan/ -> load -> validate -> merge -> compose -> render. Every step is a pure function of the
// values before it; commands do the reading and the writing. What only `compile` needs is loaded when it is needed. In `pipeline/` stands what
// works without the rules: two states, what was recorded, three versions.

export type Checked = {
  readonly loaded: Loaded
  /** Whether there is more in the files now, which came, was decided or was answered after the day that was asked about. */
  readonly isAsItWas: boolean
  readonly folder: PlanFolder
  readonly draft: Draft
  /** Everything in the plan that waits for somebody. */
  readonly open: readonly OpenPoint[]
  readonly stage: Stage
  readonly diagnostics: readonly Diagnostic[]
}

type Checking = {
  /** The plan as it was on this day. */
  readonly day?: string | undefined
  /** Hears how far it is, many times: which part it is in and, where that is known, the share of it that is done. */
  far?(part: 'read' | 'merge' | 'judge', share?: number): void
}

/**
 * Bytes of the plan’s files to the draft that they add up to, with everything that is open and that is to be said.
 * @param ofReading what the reader of the disk has found: files without bytes, of which no stage can know
 */
export function check(
  sources: readonly Source[],
  asked?: Stage,
  ofReading: readonly Diagnostic[] = [],
  { day, far }: Checking = {},
): Checked {
  const all = load(sources, (done) => far?.('read', done / sources.length))
  far?.('merge')
  const loaded = day === undefined ? all : asOf(all, day)
  const { folder, diagnostics: ofForm } = checkForm(loaded)
  const draft = merge(folder)
  const stage = asked ?? folder.plan.value.status
  const open = openPoints(draft, folder, {
    alike: alikeIn(draft, folder),
    unopened: unopenedAmong(ofReading),
  })
  const ofDraft = validate(draft, folder, {
    rules,
    stage,
    open,
    far: (done) => far?.('judge', done / rules.length),
  })
  return {
    loaded,
    isAsItWas: loaded !== all,
    folder,
    draft,
    open,
    stage,
    diagnostics: [...ofReading, ...fewOfEach(onePerSlip(loaded.diagnostics, ofForm)), ...ofDraft],
  }
}

/** The same files judged as another stage. */
export function judgedAs<P extends Checked & { readonly sources: readonly Source[] }>(
  stage: Stage,
  plan: P,
): P {
  return plan.stage === stage ? plan : checkedAnew(plan, plan.sources, stage)
}

/** A plan with other files in it: those that the user has not saved yet, or that nap is about to write. */
export function checkedAnew<P extends Checked & { readonly sources: readonly Source[] }>(
  plan: P,
  sources: readonly Source[],
  stage: Stage = plan.stage,
): P {
  const ofReading = plan.diagnostics.filter(isOfReading)
  return { ...plan, ...check(sources, stage, ofReading), sources }
}

function isOfReading({ rule }: Diagnostic): boolean {
  return unopenedBy.has(rule)
}

const unopenedBy: ReadonlySet<string> = new Set([
  'file-can-be-opened',
  'file-is-regular',
  'plan-is-of-reasonable-size',
])

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
    const next = fixedOnce(source, document ? harmless(source, fixes) : fixes)
    if (next.made.length === 0) break
    made.push(...next.made)
    source = next.source
  }
  return { source, made }
}

/** Those that leave the file readable. To read it once for each of very many fixes would take hours. */
function harmless(source: Source, fixes: readonly Fix[]): readonly Fix[] {
  let tries = triedAtMost
  const among = (some: readonly Fix[]): readonly Fix[] => {
    if (some.length === 0 || tries-- <= 0) return []
    if (readingOf(fixedOnce(source, some).source).document !== undefined) return some
    if (some.length === 1) return []
    const middle = Math.ceil(some.length / 2)
    return [...among(some.slice(0, middle)), ...among(some.slice(middle))]
  }
  return among(fixes)
}

const triedAtMost = 200

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

/** The same for a file that is to say something else in several places. */
export const editingValues = () => import('./edit/values.ts')

/** What a PDF claims about the plan that it shows. @throws Refusal (1) where the file cannot be read as a PDF */
export async function claimIn(pdf: Uint8Array): Promise<Claim> {
  const stage = await import('./verify/claim.ts')
  return stage.claimIn(pdf)
}
