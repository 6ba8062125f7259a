import { type Place, startOf } from '../model/diagnostic.ts'
import type { PlanFolder } from '../model/plan.ts'
import { type Kind, labelOf } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { textsOf } from './walk.ts'

/** One text of a file of the plan: a field, or a line of a chapter. */
export type WrittenText = {
  readonly kind: Kind | 'chapter'
  readonly pointer: string
  readonly text: string
  /** How a message names it. */
  label(): string
  place(): Place
}

/** Every text that anybody has written in any file of the plan: what could reach a reader. */
export function everyText(folder: PlanFolder): readonly WrittenText[] {
  const known = collected.get(folder)
  if (known) return known
  const texts = [...textsOfAll(folder)]
  collected.set(folder, texts)
  return texts
}

// Several rules ask for the same texts, and a plan may have ten thousand files.
const collected = new WeakMap<PlanFolder, readonly WrittenText[]>()

function* textsOfAll(folder: PlanFolder): Iterable<WrittenText> {
  const { plan, institutions, submissions, offers, decisions, comments, consultations } = folder
  const documents: readonly (readonly [Kind, readonly { readonly document: Document }[]])[] = [
    ['plan', [{ document: plan }]],
    ['institutions', [{ document: institutions }]],
    ['submission', submissions],
    ['contribution', offers],
    ['decisions', decisions],
    ['comment', comments.map((document) => ({ document }))],
    ['consultation', consultations.map((document) => ({ document }))],
  ]
  for (const [kind, files] of documents) {
    for (const { document } of files) yield* textsIn(kind, document)
  }
  for (const { file, text: whole } of folder.chapters) {
    for (const [index, text] of whole.split('\n').entries()) {
      const place = () => ({ ...startOf(file), line: index + 1 })
      yield { kind: 'chapter', pointer: '', text, label: () => 'This line', place }
    }
  }
}

function* textsIn(kind: Kind, document: Document): Iterable<WrittenText> {
  for (const { pointer, value: text } of textsOf(kind, document.value)) {
    // What a waiver says is about rules and is never printed.
    if (pointer.startsWith('/waive/')) continue
    yield {
      kind,
      pointer,
      text,
      label: () => `“${labelOf(kind, pointer)}”`,
      place: () => document.place(pointer),
    }
  }
}
