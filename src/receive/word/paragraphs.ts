import type {
  ReceivedMark,
  ReceivedParagraph,
  ReceivedPiece,
} from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import { divide } from '../unfit.ts'
import { noMarks } from './marks.ts'
import type { Draft, PieceDraft, State } from './state.ts'
import { headingAt, type ParagraphStyle } from './styles.ts'

/** What paragraphs of a table of contents are called, whatever the file calls them. */
export const contentsStyle = 'TOC'

export function openParagraph(state: State) {
  if (state.box) return
  const carried = state.carried
  state.carried = undefined
  state.paragraph = {
    style: '',
    outline: undefined,
    list: undefined,
    depth: undefined,
    labels: carried?.labels ?? [],
    pieces: carried?.pieces ?? [],
    endMarks: [],
    isContents: isInContents(state),
  }
  state.paragraph.labels.push(...state.labels.splice(0))
}

function isInContents({ fields, controls }: State): boolean {
  return (
    fields.some(({ isContents }) => isContents) || controls.some(({ isContents }) => isContents)
  )
}

export function closeParagraph(state: State) {
  if (state.box) {
    if (state.boxDepth > 0) state.box.push('\n')
    return
  }
  const draft = state.paragraph
  if (!draft) return
  state.paragraph = undefined
  dropUnfinishedFields(state)
  const marks = [...draft.endMarks, ...(state.marks.at(-1) ?? [])]
  const kinds = new Set(marks.map(({ kind }) => kind))
  if (kinds.size === 2) {
    state.carried = draft
    return
  }
  put(state, finished(state, draft, marks[0]))
}

/** Where a cell or the text ends: what was carried on has nothing to be carried to. */
export function closeCarried(state: State) {
  if (state.carried) put(state, finished(state, state.carried, undefined))
  state.carried = undefined
}

// The code of a field that does not come to an end in its paragraph would swallow all that follows.
function dropUnfinishedFields({ fields }: State) {
  while (fields.at(-1)?.isCode) fields.pop()
}

function put(state: State, paragraph: ReceivedParagraph) {
  state.paragraphs.push(paragraph)
  if (state.paragraphs.length > limits.paragraphs || state.pieces > limits.pieces)
    throw state.known.unfit('is longer than any letter, form or plan, so it was not read.', divide)
}

function finished(state: State, draft: Draft, endMark: ReceivedMark | undefined) {
  const { styles } = state.known
  const style = styles.paragraph(draft.style || styles.ordinary)
  const heading = draft.outline === undefined ? style.heading : headingAt(draft.outline)
  const isContents = draft.isContents || /^toc (?:\d|heading)/i.test(style.name)
  const item = heading === undefined ? itemOf(state, draft, style) : undefined
  return {
    heading: isContents ? undefined : heading,
    style: isContents ? contentsStyle : style.name,
    labels: draft.labels,
    ...placeOf(state),
    ...(item && { item }),
    pieces: draft.pieces.map(pieceOf),
    ...(endMark && { endMark }),
  }
}

function placeOf({ tables }: State): Pick<ReceivedParagraph, 'cell' | 'rowMark'> {
  const inner = tables.at(-1)
  const rowMark = tables.findLast(({ mark }) => mark)?.mark
  return {
    ...(inner && { cell: { table: inner.table, row: inner.row, column: inner.column } }),
    ...(rowMark && { rowMark }),
  }
}

function itemOf({ known }: State, draft: Draft, style: ParagraphStyle): ReceivedParagraph['item'] {
  const list = draft.list ?? style.numbering
  const depth = draft.depth ?? style.depth
  const marked = list === undefined ? undefined : known.numbering(list, depth)
  return marked && { depth, isNumbered: marked === 'numbers' }
}

function pieceOf({ words, ...piece }: PieceDraft): ReceivedPiece {
  return { text: words.join(''), ...piece }
}

/** Words of the paragraph that is open, or of the text box. */
export function say(state: State, words: string) {
  if (words === '' || state.fields.some(({ isCode }) => isCode)) return
  if (state.controls.some(({ isPlaceholder }) => isPlaceholder)) return
  const marks = state.marks.at(-1) ?? noMarks
  if (state.box) {
    if (!marks.some(({ kind }) => kind === 'deleted')) state.box.push(words)
    return
  }
  if (state.run.isHidden) {
    state.remarks.hidden.push(words)
    return
  }
  for (const id of commentsHere(state)) state.onWords.placed.add(id)
  piece(state).words.push(words)
}

/** A place without words that a comment is on. */
export function placeComment(state: State, id: string) {
  const { placed } = state.onWords
  if (!state.paragraph || !state.known.comments.has(id) || placed.has(id)) return
  placed.add(id)
  state.paragraph.pieces.push({ ...here(state), comments: [id], words: [] })
  state.pieces += 1
}

/** The last piece if what comes looks the same, else a new one. */
function piece(state: State): PieceDraft {
  const pieces = state.paragraph?.pieces ?? []
  const next = here(state)
  const last = pieces.at(-1)
  if (last && isAlike(last, next)) return last
  const fresh = { ...next, words: [] }
  pieces.push(fresh)
  state.pieces += 1
  return fresh
}

function isAlike(one: PieceDraft, other: Omit<PieceDraft, 'words'>): boolean {
  return (
    one.marks === other.marks &&
    one.looks === other.looks &&
    one.link === other.link &&
    isSameList(one.comments, other.comments)
  )
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((id, index) => id === other[index]))
  )
}

function commentsHere({ onWords }: State): readonly string[] {
  onWords.list ??= [...onWords.open]
  return onWords.list
}

function here(state: State): Omit<PieceDraft, 'words'> {
  const link =
    state.links.findLast((one) => one !== undefined) ??
    state.fields.findLast((field) => field.link !== undefined)?.link
  return {
    marks: state.marks.at(-1) ?? noMarks,
    looks: looksOf(state),
    ...(link !== undefined && { link }),
    comments: commentsHere(state),
  }
}

type Looks = ReceivedPiece['looks']

// One list for each combination, so that pieces are quickly compared.
const allLooks: readonly Looks[] = Array.from({ length: 8 }, (_, bits) => [
  ...(bits & 1 ? (['strong'] as const) : []),
  ...(bits & 2 ? (['emphasis'] as const) : []),
  ...(bits & 4 ? (['struck'] as const) : []),
])

function looksOf({ run }: State): Looks {
  const isStrong = run.strong || (run.isFromRight && run.strongFromRight)
  const bits = (isStrong ? 1 : 0) + (run.emphasis ? 2 : 0) + (run.struck ? 4 : 0)
  return allLooks[bits] ?? []
}
