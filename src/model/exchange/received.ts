// What came in from outside the plan, as it says itself: nothing of it has been held against the plan yet.

/** A file that came in, read. */
export type Received = ReceivedDocument | ReceivedWorkbook | ReceivedMail | ReceivedText

/** A Word file, in reading order. */
export type ReceivedDocument = {
  readonly kind: 'document'
  /** Its own properties by name, `nap-base` among them. */
  readonly properties: Readonly<Record<string, string>>
  /** Who saved it last, where it says so. */
  readonly savedBy: string | undefined
  readonly paragraphs: readonly ReceivedParagraph[]
  readonly comments: readonly ReceivedComment[]
  /** What it holds besides, in whole sentences: text boxes, footnotes, pictures, links to other files. */
  readonly remarks: readonly string[]
}

export type ReceivedParagraph = {
  /** 1 for the highest; undefined where it is no heading. */
  readonly heading: number | undefined
  /** The name of its style, as the file has it: `Guidance`; `TOC` in every table of contents, which is no text of the plan. */
  readonly style: string
  /** The bookmarks of nap that begin in it: it is the label of these fields. */
  readonly labels: readonly string[]
  /** Where it stands in a table; all count from 0. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number }
  /** Of the whole row that it stands in. */
  readonly rowMark?: ReceivedMark
  readonly item?: { readonly depth: number; readonly isNumbered: boolean }
  readonly pieces: readonly ReceivedPiece[]
  /** Of its end: where that came or went, the paragraph was one with the next before, or is now. */
  readonly endMark?: ReceivedMark
}

/** Words that were put in or taken out with change tracking, and by whom. */
export type ReceivedMark = {
  readonly kind: 'inserted' | 'deleted'
  /** undefined where the names were taken out of the file. */
  readonly by: string | undefined
  /** The day, year-month-day. */
  readonly on: string | undefined
  /** It went from one place to another. */
  readonly isMove?: true
}

/** A line break is `\n`, a tab `\t`. A comment that is on no words, or on a text box or note, has a piece without words. */
export type ReceivedPiece = {
  readonly text: string
  /** Words that one person put in and another took out have both. */
  readonly marks: readonly ReceivedMark[]
  readonly looks: readonly ('strong' | 'emphasis' | 'struck')[]
  readonly link?: string
  /** The comments that are on these words. */
  readonly comments: readonly string[]
}

export type ReceivedComment = {
  readonly id: string
  readonly by: string | undefined
  readonly on: string | undefined
  /** Its paragraphs, a line each. */
  readonly text: string
  /** The comment that it replies to. */
  readonly repliesTo?: string
  /** Somebody has marked it as done. */
  readonly isDone: boolean
}

/** An Excel file, or a table of comma-separated values, which is one sheet without a name. */
export type ReceivedWorkbook = {
  readonly kind: 'workbook'
  readonly properties: Readonly<Record<string, string>>
  readonly savedBy: string | undefined
  readonly sheets: readonly ReceivedSheet[]
  readonly remarks: readonly string[]
}

/** In a table that was made of files, the column that names them, and in one of lists within lists what stands before the inner name. */
export const fileColumn = 'file'
export const withinList = ' › '
/** The property of such tables whose cells are written in Markdown. */
export const markdownCells = 'nap-markdown'

export type ReceivedSheet = {
  readonly name: string
  readonly isHidden: boolean
  /** Every row from the first, also empty ones: row 3 of the sheet is the third. */
  readonly rows: readonly ReceivedRow[]
}
export type ReceivedRow = readonly ReceivedCell[]

export type ReceivedCell = {
  /**
   * A day as year-month-day where the cell has the form of a date, as year-month where that form shows no day; `yes` or `no`;
   * '' where it is empty.
   */
  readonly text: string
  readonly type: 'empty' | 'text' | 'number' | 'day' | 'yes-no' | 'error'
  /** What it shows was reckoned, and stands nowhere. */
  readonly isFormula?: true
  /** It is one with the cell at this place, which has what it says. */
  readonly mergedInto?: { readonly row: number; readonly column: number }
}

export type ReceivedMail = {
  readonly kind: 'mail'
  /** Both are '' where it does not say, and of a box of mails, which are its attachments. */
  readonly from: { readonly name: string; readonly address: string }
  /** The day that it was sent, year-month-day; undefined where it does not say. */
  readonly on: string | undefined
  readonly subject: string
  /** What the sender wrote. */
  readonly text: string
  /** What stood below or above it: the letter that it answers, and the signature. */
  readonly quoted: string
  readonly signature: string
  readonly attachments: readonly Attachment[]
}

export type Attachment = { readonly name: string; readonly bytes: Uint8Array }

/** A letter of no fixed form: plain text or Markdown. */
export type ReceivedText = { readonly kind: 'text'; readonly text: string }
