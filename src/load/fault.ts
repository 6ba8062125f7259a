/** What is wrong with the form of a file, before any schema. Offsets count UTF-16 units of the text. */
export type Fault = {
  readonly code: FaultCode
  readonly offset: number
  readonly end: number
  /** The words that are wrong, where they help. */
  readonly found?: string
  /** Offset of an earlier place that belongs to it, such as the first of two equal keys. */
  readonly earlier?: number
  /** How often it stands in the file, where that is told only once. */
  readonly times?: number
  /** Set where it has one right answer. */
  readonly fix?: OffsetFix
  /** What lets the reader go on behind it, where there is something that no person needs to decide. */
  readonly beyond?: readonly Span[]
  /** What waits because of it while the rest of the file is used, for a person: `The field “title”`. */
  readonly waits?: string
}

/** A change of the text, by offsets. Without spans, it is enough to write the file in UTF-8. */
export type OffsetFix = { readonly does: string; readonly spans: readonly Span[] }

export type Span = { readonly start: number; readonly end: number; readonly text: string }

export type FaultCode =
  // about the file
  | 'too-large'
  | 'pdf-file'
  | 'office-file'
  | 'picture-file'
  | 'only-zeros'
  | 'lfs-pointer'
  | 'rtf-file'
  | 'web-file'
  | 'mail-file'
  | 'table-file'
  | 'utf-16'
  | 'utf-32'
  | 'not-utf-8'
  | 'windows'
  | 'empty'
  | 'not-a-map'
  | 'several-documents'
  | 'fence'
  | 'too-deep'
  | 'too-many-values'
  // about characters
  | 'control-character'
  | 'office-break'
  | 'direction-control'
  | 'invisible-character'
  | 'piled-marks'
  | 'conflict-marker'
  // YAML that a plan does not use
  | 'directive'
  | 'anchors'
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'forbidden-key'
  | 'duplicate-key'
  | 'odd-key'
  // YAML that is not right
  | 'tab'
  | 'tab-before-field'
  | 'needless-tab'
  | 'colon'
  | 'no-colon'
  | 'indentation'
  | 'quote'
  | 'quoted-lines'
  | 'no-bar'
  | 'no-bar-beside'
  | 'beside-bar'
  | 'loose-text'
  | 'after-quote'
  | 'bracket'
  | 'reserved-start'
  | 'escape'
  | 'syntax'
  | 'words-beside-list'
  | 'odd-space'
  | 'old-line-end'
  | 'no-space-after-dash'
  | 'no-dash'
  | 'sign-for-dash'
  | 'dash-elsewhere'
  | 'dash-for-colon'
  | 'sign-for-colon'
  // what must not be recorded; the file can be used
  | 'key-in-remark'
  | 'number-in-remark'
  // words that are not what was meant; the file can be used
  | 'arabic-letter'
  | 'arabic-heh'
  | 'ligature'
  | 'broken-word'
  | 'lost-remark'
  | 'printed-quotes'

export function fault(code: FaultCode, offset: number, end: number, found?: string): Fault {
  return { code, offset, end, ...(found === undefined ? {} : { found }) }
}

const ofCharacters: ReadonlySet<FaultCode> = new Set([
  'control-character',
  'office-break',
  'direction-control',
  'invisible-character',
  'piled-marks',
])

/** Whether only a person can say what should stand there, while everything around it can be read. */
export function isForPerson({ code, fix, beyond }: Fault): boolean {
  return ofCharacters.has(code) && fix === undefined && beyond !== undefined
}
