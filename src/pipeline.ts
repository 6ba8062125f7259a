import { compare } from './compare/compare.ts'
import { stepOf } from './compare/step.ts'
import { alikeIn } from './likeness/alike.ts'
import { decode } from './load/decode.ts'
import { load } from './load/load.ts'
import { parse } from './load/parse.ts'
import { readYaml } from './load/yaml.ts'
import { merge } from './merge/merge.ts'
import type { Agenda } from './model/agenda.ts'
import type { Alike } from './model/alike.ts'
import type { Book } from './model/book.ts'
import type { Change } from './model/change.ts'
import type { Diagnostic, Place } from './model/diagnostic.ts'
import type { Draft } from './model/draft.ts'
import type { Piece } from './model/piece.ts'
import type { PlanFolder } from './model/plan.ts'
import type { Loaded } from './model/plan-file.ts'
import type { Source } from './model/source.ts'
import type { Stage } from './model/stage.ts'
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
  /** Commitments under different ids that look alike, and that nobody has joined or told apart. */
  readonly alike: readonly Alike[]
  readonly stage: Stage
  readonly diagnostics: readonly Diagnostic[]
}

/** Bytes of the plan’s files to the draft that they add up to, with everything that is to be said about them. */
export function check(sources: readonly Source[], asked?: Stage): Checked {
  const loaded = load(sources)
  const { folder, diagnostics: ofForm } = checkForm(loaded)
  const draft = merge(folder)
  const stage = asked ?? folder.plan.value.status
  const alike = alikeIn(draft, folder)
  const ofDraft = validate(draft, folder, { rules, stage, alike })
  return {
    loaded,
    folder,
    draft,
    alike,
    stage,
    diagnostics: [...loaded.diagnostics, ...ofForm, ...ofDraft],
  }
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

type Composition = Parameters<typeof import('./compose/compose.ts').compose>[2]

/** The draft as a document in reading order. */
export async function compose({ draft, folder }: Checked, composition: Composition): Promise<Book> {
  const stage = await import('./compose/compose.ts')
  return stage.compose(draft, folder, composition)
}

/** The points to settle as a short document. */
export async function composeAgenda(
  agenda: Agenda,
  checked: Checked,
  composition: Composition,
): Promise<Book> {
  const stage = await import('./compose/agenda.ts')
  return stage.composeAgenda(agenda, checked, composition)
}

type Dress = import('./render/format.ts').Dress

/** A document as text files: extension -> text, of the formats that are wanted. */
export async function render(
  book: Book,
  dress: Dress,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { formats } = await import('./render/formats.ts')
  const chosen = formats.filter(({ name }) => wanted.includes(name))
  return new Map(chosen.map((format) => [format.extension, format.render(book, dress)]))
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
export function changesSince(recorded: readonly Source[], now: readonly Source[]) {
  const records = (sources: readonly Source[]) =>
    sources.map(recordIn).filter((record) => record !== undefined)
  return compare(records(recorded), records(now))
}

/** How much changed from one draft file, or none, to the next, or none. */
export const stepBetween = stepOf

/** A merged commitment as a file of `draft/commitments/` holds it; undefined where it cannot be read. */
export function recordIn(source: Source): Readonly<Record<string, unknown>> | undefined {
  return parse(source).document?.value as Readonly<Record<string, unknown>> | undefined
}

/** The one way to change YAML that people wrote: every byte that is not about the change stays. */
export const editing = () => import('./edit/edit.ts')

/** What changed between two texts, word by word. */
export async function wordsBetween(before: string, after: string): Promise<Piece[]> {
  const words = await import('./compare/words.ts')
  return words.wordsBetween(before, after)
}

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
