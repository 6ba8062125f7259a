/** Thrown where the quick reader does not know, and caught where it begins: the full reader takes over. */
export const doubt = new Error('not for the quick reader')

/** Walks the lines of a text. Offsets count UTF-16 units. */
export class Cursor {
  readonly text: string
  /** Spaces before the first letter of the line; -1 after the last line. */
  indent = -1
  /** Offset of the first letter, and behind the last one: line ends are not part of it. */
  from = 0
  to = 0
  /** Offset of the line after this one. */
  next = 0
  /** Whether blank lines or remarks were passed over on the way to this line. */
  hasSkipped = false
  /** Offset behind the value that was read last. */
  valueEnd = 0
  /** The same with the rest of its line, which belongs to it for the full reader; -1 where only that one knows. */
  nodeEnd = -1

  constructor(text: string) {
    this.text = text
    this.advance()
  }

  /** To the next line that is neither blank nor a remark. */
  advance(): void {
    this.hasSkipped = false
    while (this.step()) {
      if (this.from < this.to && this.text.charCodeAt(this.from) !== hash) return
      this.hasSkipped = true
    }
  }

  get isAtEnd(): boolean {
    return this.indent === -1
  }

  /** To the next line of any kind; false after the last one. */
  step(): boolean {
    const { text, next: start } = this
    if (start >= text.length) {
      this.indent = -1
      return false
    }
    const lineFeed = text.indexOf('\n', start)
    const end = lineFeed === -1 ? text.length : lineFeed
    this.next = lineFeed === -1 ? end : end + 1
    this.to = lineFeed > start && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
    this.from = start
    while (text.charCodeAt(this.from) === space) this.from++
    this.indent = this.from - start
    return true
  }

  /** From a line that is a remark to the next one that is none. */
  passRemark(): void {
    if (!this.isAtEnd && this.text.charCodeAt(this.from) === hash) this.advance()
  }

  /** Where the next letter stands that is no space. */
  afterSpaces(offset: number): number {
    let at = offset
    while (this.text.charCodeAt(at) === space) at++
    return at
  }

  /** Is there nothing, or only a remark, from here to the end of the line? A remark needs a space before it. */
  isOver(offset: number): boolean {
    const at = this.afterSpaces(offset)
    return at >= this.to || (this.text.charCodeAt(at) === hash && at > offset)
  }

  /** Does the line begin an item of a list? */
  get isItem(): boolean {
    if (this.text.charCodeAt(this.from) !== dash) return false
    return this.from + 1 === this.to || this.text.charCodeAt(this.from + 1) === space
  }
}

const space = 32
const hash = 35
const dash = 45
const carriageReturn = 13
