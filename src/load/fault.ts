/** What is wrong with the form of a file, before any schema. Offsets count UTF-16 units of the text. */
export type Fault = {
  readonly code: FaultCode
  readonly offset: number
  readonly end: number
  /** The words that are wrong, where they help. */
  readonly found?: string
  /** Offset of an earlier place that belongs to it, such as the first of two equal keys. */
  readonly earlier?: number
}

export type FaultCode =
  // about the file
  | 'too-large'
  | 'utf-16'
  | 'not-utf-8'
  | 'empty'
  | 'not-a-map'
  | 'several-documents'
  | 'too-deep'
  | 'too-many-values'
  // about characters
  | 'control-character'
  | 'direction-control'
  | 'invisible-character'
  | 'piled-marks'
  | 'conflict-marker'
  // YAML that a plan does not use
  | 'directive'
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'forbidden-key'
  | 'duplicate-key'
  | 'odd-key'
  // YAML that is not right
  | 'tab'
  | 'colon'
  | 'no-colon'
  | 'indentation'
  | 'quote'
  | 'after-quote'
  | 'bracket'
  | 'reserved-start'
  | 'escape'
  | 'syntax'

export function fault(code: FaultCode, offset: number, end: number, found?: string): Fault {
  return { code, offset, end, ...(found === undefined ? {} : { found }) }
}
