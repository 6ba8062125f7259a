import { type Place, startOf } from '../model/diagnostic.ts'
import { type FileKind, fileKinds, hasFields, type Kind } from '../model/kinds.ts'
import { type Chapter, documentsIn, type PlanFolder } from '../model/plan.ts'
import { isDate, labelOf, type Schema } from '../model/schemas.ts'
import type { Document } from '../model/source.ts'
import { textsOf } from './walk.ts'

/** One text of a file of the plan: a field, or a line of a chapter. */
export type WrittenText = {
  readonly kind: FileKind
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
  const texts = [
    ...fileKinds
      .filter(hasFields)
      .flatMap((kind) => documentsIn(folder, kind).flatMap((document) => textsIn(kind, document))),
    ...folder.chapters.flatMap(linesOf),
  ]
  collected.set(folder, texts)
  return texts
}

// Several rules ask for the same texts, and a plan may have ten thousand files.
const collected = new WeakMap<PlanFolder, readonly WrittenText[]>()

function textsIn(kind: Kind, document: Document): WrittenText[] {
  // What a waiver says is about rules and is never printed. An id, a choice or a date says that and nothing else.
  const written = textsOf(kind, document).filter(
    ({ pointer, schema }) => !saysOneThing(schema) && !pointer.startsWith('/waive/'),
  )
  return written.map(({ pointer, value }) => new FieldOfDocument(kind, pointer, value, document))
}

/** Is it an id, a choice, a date or a fingerprint? */
export function saysOneThing(schema: Schema): boolean {
  const isOne = schema['x-refers-to'] !== undefined || schema.enum !== undefined
  return isOne || isDate(schema) || (schema.pattern?.startsWith('^[0-9a-f]') ?? false)
}

/** There are as many as a plan has texts, so they have no functions of their own. */
class FieldOfDocument implements WrittenText {
  readonly kind: Kind
  readonly pointer: string
  readonly text: string
  readonly #document: Document

  constructor(kind: Kind, pointer: string, text: string, document: Document) {
    this.kind = kind
    this.pointer = pointer
    this.text = text
    this.#document = document
  }

  label(): string {
    return `“${labelOf(this.kind, this.pointer)}”`
  }

  place(): Place {
    return this.#document.place(this.pointer)
  }
}

function linesOf({ file, text: whole }: Chapter): WrittenText[] {
  return whole.split('\n').map((text, index) => ({
    kind: 'chapter',
    pointer: '',
    text,
    label: () => 'This line',
    place: () => ({ ...startOf(file), line: index + 1 }),
  }))
}
