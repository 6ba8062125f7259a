import type { Loaded, LoadedFile, PlanFile } from '../model/plan-file.ts'
import type { Document } from '../model/source.ts'
import { pointerOf } from '../plain/pointer.ts'

/**
 * What had come in, been decided and been answered by the end of a day, as the dates in the files say. What bears no date
 * is there on every day: the words of a text are those that the file has now. @returns what was given where nothing is later
 */
export function asOf(loaded: Loaded, day: string): Loaded {
  const toCome = loaded.files.filter((one) => isToCome(one, day))
  const awaited = new Set(
    toCome.flatMap(({ is }) => (is.kind === 'submission' ? is.institution : [])),
  )
  const come = (is: PlanFile | undefined) =>
    !(is && 'institution' in is && awaited.has(is.institution))
  const present = loaded.files.filter((one) => !toCome.includes(one) && come(one.is))
  const gone = goneBetween(loaded.files, present)
  const isOnGone = ({ is }: LoadedFile) =>
    (is.kind === 'decisions' || is.kind === 'translation') && gone.has(is.commitment)
  const files = present
    .filter((one) => !isOnGone(one))
    .map(({ is, document }): LoadedFile => ({ is, document: partsOf(is, document, { day, gone }) }))
  const isSame = ({ document }: LoadedFile, index: number) =>
    document === loaded.files[index]?.document
  if (files.length === loaded.files.length && files.every(isSame)) return loaded
  const unreadable = loaded.unreadable.filter(({ is }) => come(is))
  const isTold = new Set([
    ...files.map(({ document }) => document.file),
    ...[...unreadable, ...loaded.chapters].map(({ file }) => file),
  ])
  const left = [...loaded.files.map(({ document }) => document), ...loaded.unreadable]
    .map(({ file }) => file)
    .filter((file) => !isTold.has(file))
  return {
    ...loaded,
    files,
    unreadable,
    diagnostics: loaded.diagnostics.filter(({ place }) => !left.includes(place.file)),
  }
}

const arrivals: Readonly<Partial<Record<PlanFile['kind'], string>>> = {
  submission: 'received_on',
  comment: 'received_on',
  consultation: 'date',
  request: 'sent_on',
}

function isToCome({ is, document }: LoadedFile, day: string): boolean {
  const { decisions, ...fields } = Object(document.value)
  if (is.kind === 'decisions' && Array.isArray(decisions) && decisions.length > 0)
    return decisions.every((decision: unknown) => isLater(Object(decision).decided_on, day))
  return isLater(fields[arrivals[is.kind] ?? ''], day)
}

/** A month has come with its first day. What has no date, or one that cannot be read, is never later. */
function isLater(date: unknown, day: string): boolean {
  return typeof date === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(date) && date > day
}

/** The commitments of which nothing had been received. */
function goneBetween(
  all: readonly LoadedFile[],
  present: readonly LoadedFile[],
): ReadonlySet<string> {
  const ids = (files: readonly LoadedFile[]) =>
    files.flatMap(({ is }) => (is.kind === 'contribution' ? is.commitment : []))
  const there = new Set(ids(present))
  return new Set(ids(all).filter((id) => !there.has(id)))
}

type Then = { readonly day: string; readonly gone: ReadonlySet<string> }

function partsOf({ kind }: PlanFile, document: Document, { day, gone }: Then): Document {
  const later = (about: string) => (value: unknown) => isLater(Object(value)[about], day)
  if (kind === 'comment') return withoutField(document, 'response', later('decided_on'))
  if (kind === 'submission') return withoutField(document, 'signed_off', later('on'))
  if (kind === 'decisions') return withoutItems(document, 'decisions', later('decided_on'))
  return kind === 'plan' ? withoutOrder(document, gone) : document
}

function withoutField(
  document: Document,
  name: string,
  isOut: (value: unknown) => boolean,
): Document {
  const { [name]: field, ...rest } = Object(document.value)
  if (!isOut(field)) return document
  const at = pointerOf([name])
  return {
    ...document,
    value: rest,
    written: (pointer) => (pointer === at ? '' : document.written(pointer)),
  }
}

// What stays keeps its place in the file.
function withoutItems(
  document: Document,
  name: string,
  isOut: (value: unknown) => boolean,
): Document {
  const items: unknown = Object(document.value)[name]
  if (!Array.isArray(items) || !items.some(isOut)) return document
  const kept = Array.from(items.keys()).filter((index) => !isOut(items[index]))
  const asWritten = (pointer: string) => {
    const [, index, rest] = /^\/[^/]+\/(\d+)(.*)$/s.exec(pointer) ?? []
    if (index === undefined || !pointer.startsWith(`${pointerOf([name])}/`)) return pointer
    return pointerOf([name, String(kept[Number(index)] ?? index)]) + rest
  }
  return {
    ...document,
    value: { ...Object(document.value), [name]: kept.map((index): unknown => items[index]) },
    place: (pointer) => document.place(asWritten(pointer)),
    keyPlace: (pointer) => document.keyPlace(asWritten(pointer)),
    written: (pointer) => document.written(asWritten(pointer)),
    afterKey: (pointer) => document.afterKey(asWritten(pointer)),
  }
}

// An order for printing names commitments that had not been filed yet; that is no slip.
function withoutOrder(document: Document, gone: ReadonlySet<string>): Document {
  const { themes } = Object(document.value)
  if (!Array.isArray(themes) || gone.size === 0) return document
  const ordered = themes.map((theme: unknown) => {
    const { order } = Object(theme)
    if (!Array.isArray(order)) return theme
    return { ...Object(theme), order: order.filter((id: unknown) => !gone.has(String(id))) }
  })
  return { ...document, value: { ...Object(document.value), themes: ordered } }
}
