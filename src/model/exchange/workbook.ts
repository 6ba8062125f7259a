// What an Excel file is made of, before it is one. Plain values.

export type Workbook = {
  readonly title: string
  readonly author: string
  /** Custom properties, which people do not see. */
  readonly properties: Readonly<Record<string, string>>
  readonly sheets: readonly Sheet[]
}

export type Sheet = {
  readonly name: string
  /** Nobody sees it who does not ask for it. */
  readonly isHidden?: true
  /** Only cells that are open can be written in. */
  readonly isProtected?: true
  readonly isRightToLeft?: true
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  /** So many rows stay at the top when the sheet is scrolled. */
  readonly frozenRows?: number
}

/** @property width in characters */
export type SheetColumn = { readonly width: number; readonly isHidden?: true }

export type SheetRow = { readonly cells: readonly SheetCell[]; readonly isHidden?: true }

export type SheetCell = {
  /** A day as year-month-day where `type` says so. */
  readonly value: string | number | undefined
  readonly type?: 'day'
  readonly look?: 'title' | 'heading' | 'label' | 'guide' | 'answer'
  /** It may be written in. */
  readonly isOpen?: true
  readonly choices?: Choices
  /** Shown when the cell is chosen. */
  readonly hint?: { readonly title: string; readonly words: string }
}

/** The answers to choose from: the cells of one column of another sheet. */
export type Choices = {
  readonly sheet: string
  /** From 0. */
  readonly column: number
  readonly count: number
  /** Whether nothing else may be written. */
  readonly isOnly: boolean
}
