import type { ReceivedMark } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import type { Tag } from '../xml.ts'
import { closeField, openField, openSimpleField, showField } from './fields.ts'
import { markOf, noMarks } from './marks.ts'
import { closeCarried, closeParagraph, openParagraph, placeComment, say } from './paragraphs.ts'
import { signOf } from './signs.ts'
import { around, plainRun, type State } from './state.ts'
import { isOn } from './styles.ts'

/** What an element means where it begins, and where it ends; `path` is that around it. */
type Element = {
  open?(state: State, tag: Tag): void
  close?(state: State): void
}

const marked: Element = {
  open(state, tag) {
    const mark = markOf(tag)
    if (!mark) return
    const place = around(state)
    if (place === 'w:trPr') {
      const table = state.tables.at(-1)
      if (table) table.mark ??= mark
    } else if (isOfParagraphEnd(state)) endWith(state, mark)
    else if (isAroundWords(state))
      state.marks.push(state.withMark(state.marks.at(-1) ?? noMarks, mark))
  },
  close(state) {
    if (isAroundWords(state) && state.marks.length > 1) state.marks.pop()
  },
}

/** The end came once and went once, at most. */
function endWith({ paragraph }: State, mark: ReceivedMark) {
  if (!paragraph?.endMarks.some(({ kind }) => kind === mark.kind)) paragraph?.endMarks.push(mark)
}

function isOfParagraphEnd(state: State): boolean {
  return around(state) === 'w:rPr' && around(state, 2) === 'w:pPr' && !state.box
}

function isAroundWords(state: State): boolean {
  return !['w:trPr', 'w:rPr', 'w:numPr', 'w:tcPr', 'm:ctrlPr'].includes(around(state))
}

const inRun = (act: (state: State, tag: Tag) => void): Element => ({
  open(state, tag) {
    if (around(state) === 'w:r') act(state, tag)
  },
})

const ofRun = (learn: (state: State, tag: Tag) => void): Element => ({
  open(state, tag) {
    if (around(state) === 'w:rPr' && around(state, 2) === 'w:r') learn(state, tag)
  },
})

const ofParagraph = (
  learn: (draft: NonNullable<State['paragraph']>, value: string, state: State) => void,
): Element => ({
  open(state, { attribute }) {
    const isHere = around(state) === 'w:pPr' || around(state) === 'w:numPr'
    if (isHere && state.paragraph && !state.box)
      learn(state.paragraph, attribute('w:val') ?? '', state)
  },
})

const inTable = (act: (table: State['tables'][number], tag: Tag) => void): Element => ({
  open(state, tag) {
    const table = state.tables.at(-1)
    if (table && !state.box) act(table, tag)
  },
})

/** A column number that a file may have: beyond it, nobody made the table by hand. */
const spanOf = ({ attribute }: Tag) =>
  Math.min(1_000, Math.max(1, Math.trunc(Number(attribute('w:val'))) || 1))

const unread = (what: string): Element => ({
  open({ remarks }) {
    remarks.unread.add(what)
  },
})

const comments: Readonly<Record<string, Element>> = {
  'w:commentRangeStart': {
    open(state, { attribute }) {
      const id = attribute('w:id') ?? ''
      const { open } = state.onWords
      if (state.box) placeComment(state, id)
      else if (state.known.comments.has(id) && open.size < limits.commentsOnWords) open.add(id)
      state.onWords.list = undefined
    },
  },
  'w:commentRangeEnd': {
    open(state, { attribute }) {
      state.onWords.open.delete(attribute('w:id') ?? '')
      state.onWords.list = undefined
    },
  },
  'w:commentReference': {
    open: (state, { attribute }) => placeComment(state, attribute('w:id') ?? ''),
  },
}

const paragraphs: Readonly<Record<string, Element>> = {
  'w:p': { open: openParagraph, close: closeParagraph },
  'w:pStyle': ofParagraph((draft, value) => {
    draft.style = value
  }),
  'w:outlineLvl': ofParagraph((draft, value) => {
    draft.outline = Number(value)
  }),
  'w:numId': ofParagraph((draft, value) => {
    draft.list = value
  }),
  'w:ilvl': ofParagraph((draft, value) => {
    draft.depth = Math.min(8, Math.max(0, Math.trunc(Number(value)) || 0))
  }),
  'w:bookmarkStart': {
    open(state, { attribute }) {
      const name = attribute('w:name') ?? ''
      if (name.startsWith('nap_')) (state.paragraph?.labels ?? state.labels).push(name)
    },
  },
}

const tables: Readonly<Record<string, Element>> = {
  'w:tbl': {
    open(state) {
      if (state.box) return
      closeCarried(state)
      const table = state.tableCount
      state.tableCount += 1
      state.tables.push({ table, row: -1, column: 0, span: 1, mark: undefined })
    },
    close(state) {
      if (!state.box) state.tables.pop()
    },
  },
  'w:tr': inTable((table) => {
    table.row += 1
    table.column = 0
    table.mark = undefined
  }),
  'w:gridBefore': inTable((table, tag) => {
    table.column += spanOf(tag)
  }),
  'w:tc': {
    ...inTable((table) => {
      table.span = 1
    }),
    close(state) {
      const table = state.tables.at(-1)
      if (!table || state.box) return
      closeCarried(state)
      table.column += table.span
    },
  },
  'w:gridSpan': inTable((table, tag) => {
    table.span = spanOf(tag)
  }),
}

const runs: Readonly<Record<string, Element>> = {
  'w:r': {
    open(state) {
      state.run = plainRun
    },
    close(state) {
      state.run = plainRun
    },
  },
  'w:rStyle': ofRun((state, { attribute }) => {
    state.run = { ...state.run, ...state.known.styles.character(attribute('w:val') ?? '') }
  }),
  'w:b': ofRun((state, tag) => {
    state.run = { ...state.run, strong: isOn(tag) }
  }),
  'w:bCs': ofRun((state, tag) => {
    state.run = { ...state.run, strongFromRight: isOn(tag) }
  }),
  'w:i': ofRun((state, tag) => {
    state.run = { ...state.run, emphasis: isOn(tag) }
  }),
  'w:strike': ofRun((state, tag) => {
    state.run = { ...state.run, struck: isOn(tag) }
  }),
  'w:rtl': ofRun((state, tag) => {
    state.run = { ...state.run, isFromRight: isOn(tag) }
  }),
  'w:vanish': ofRun((state, tag) => {
    state.run = { ...state.run, isHidden: isOn(tag) }
  }),
  'w:tab': inRun((state) => say(state, '\t')),
  'w:ptab': inRun((state) => say(state, '\t')),
  'w:cr': inRun((state) => say(state, '\n')),
  'w:br': inRun((state, { attribute }) => {
    if (!/^(?:page|column)$/.test(attribute('w:type') ?? '')) say(state, '\n')
  }),
  'w:noBreakHyphen': inRun((state) => say(state, '\u2011')),
  'w:sym': inRun((state, { attribute }) => {
    const sign = signOf(attribute('w:font') ?? '', attribute('w:char') ?? '')
    if (sign === undefined) state.remarks.unknownSigns += 1
    say(state, sign ?? '\ufffd')
  }),
  'w:footnoteReference': inRun((state, tag) => note(state, 'footnote', tag)),
  'w:endnoteReference': inRun((state, tag) => note(state, 'endnote', tag)),
}

function note(state: State, kind: 'footnote' | 'endnote', { attribute }: Tag) {
  const id = `${kind} ${attribute('w:id')}`
  const found = state.known.notes.get(id)
  if (!found || state.remarks.notes.has(id)) return
  state.remarks.notes.set(id, found.text)
  for (const id of found.comments) placeComment(state, id)
}

const containers: Readonly<Record<string, Element>> = {
  'w:hyperlink': {
    open(state, { attribute }) {
      state.links.push(state.known.links.get(attribute('r:id') ?? ''))
    },
    close: ({ links }) => void links.pop(),
  },
  'w:fldChar': inRun((state, { attribute }) => {
    const type = attribute('w:fldCharType')
    if (type === 'begin') openField(state)
    else if (type === 'separate') showField(state)
    else if (type === 'end') closeField(state)
  }),
  'w:fldSimple': {
    open: (state, { attribute }) => openSimpleField(state, attribute('w:instr') ?? ''),
    close: closeField,
  },
  'w:sdt': {
    open: ({ controls }) => void controls.push({ isPlaceholder: false, isContents: false }),
    close: ({ controls }) => void controls.pop(),
  },
  'w:showingPlcHdr': {
    open({ controls }, tag) {
      const control = controls.at(-1)
      if (control) control.isPlaceholder = isOn(tag)
    },
  },
  'w:docPartGallery': {
    open({ controls }, { attribute }) {
      const control = controls.at(-1)
      if (control) control.isContents = /contents/i.test(attribute('w:val') ?? '')
    },
  },
  'w:txbxContent': {
    open(state) {
      state.boxDepth += 1
      state.box ??= []
    },
    close(state) {
      state.boxDepth -= 1
      if (state.boxDepth > 0) return
      const words = state.box?.join('').trim() ?? ''
      state.box = undefined
      if (words !== '') state.remarks.boxes.push(words)
    },
  },
  'mc:AlternateContent': {
    open: ({ alternatives }) => void alternatives.push(false),
    close: ({ alternatives }) => void alternatives.pop(),
  },
}

const others: Readonly<Record<string, Element>> = {
  'a:blip': {
    open({ remarks }) {
      remarks.pictures += 1
    },
  },
  'v:imagedata': {
    open({ remarks }) {
      remarks.pictures += 1
    },
  },
  'w:object': unread('a part that another program made'),
  'w:altChunk': unread('another document in it'),
  'w:subDoc': unread('another document in it'),
}

const all: ReadonlyMap<string, Element> = new Map(
  Object.entries({
    ...paragraphs,
    ...tables,
    ...runs,
    ...comments,
    ...containers,
    ...others,
    'w:ins': marked,
    'w:del': marked,
    'w:moveFrom': marked,
    'w:moveTo': marked,
  }),
)

export function elementOf(name: string): Element | undefined {
  return all.get(name)
}

/** What tells how something looked before, or is there for machines. */
const silent =
  /^(?:w:(?:p|r|tbl|tr|tc|sect|tblPrEx|tblGrid|numbering)(?:Pr)?Change|w:tblPrExChange|w:tblGridChange|w:sectPr|w:rt|w:ffData)$/

/** Whether nothing in the element counts. Of alternatives, the first counts. */
export function isSilent({ alternatives }: State, name: string): boolean {
  if (name !== 'mc:Choice' && name !== 'mc:Fallback') return silent.test(name)
  const isTaken = alternatives.at(-1) ?? false
  if (alternatives.length > 0) alternatives[alternatives.length - 1] = true
  return isTaken
}
