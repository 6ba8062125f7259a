import { compare } from './compare/compare.ts'
import { decode } from './load/decode.ts'
import { load } from './load/load.ts'
import { parse } from './load/parse.ts'
import { readYaml } from './load/yaml.ts'
import { merge } from './merge/merge.ts'
import type { Book } from './model/book.ts'
import type { Change } from './model/change.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { Draft } from './model/draft.ts'
import type { PlanFolder } from './model/plan.ts'
import type { Loaded } from './model/plan-file.ts'
import type { Source } from './model/source.ts'
import type { Stage } from './model/stage.ts'
import { checkForm } from './validate/form.ts'
import { rules } from './validate/rules.ts'
import { validate } from './validate/validate.ts'

// The tool on one screen: plan/ -> load -> validate -> merge -> compose -> render. Every step is a pure function of the
// values before it; commands do the reading and the writing. What only `compile` needs is loaded when it is needed.

export type Checked = {
  readonly loaded: Loaded
  readonly folder: PlanFolder
  readonly draft: Draft
  readonly stage: Stage
  readonly diagnostics: readonly Diagnostic[]
}

/** Bytes of the plan’s files to the draft that they add up to, with everything that is to be said about them. */
export function check(sources: readonly Source[], asked?: Stage): Checked {
  const loaded = load(sources)
  const { folder, diagnostics: ofForm } = checkForm(loaded)
  const draft = merge(folder)
  const stage = asked ?? folder.plan.value.status
  const ofDraft = validate(draft, folder, { rules, stage })
  return {
    loaded,
    folder,
    draft,
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

/** What changed from the recorded draft files to the present ones. */
export function changesSince(recorded: readonly Source[], now: readonly Source[]) {
  const records = (sources: readonly Source[]) =>
    sources.flatMap((source) => {
      const { document } = parse(source)
      return document ? [document.value as Readonly<Record<string, unknown>>] : []
    })
  return compare(records(recorded), records(now))
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
