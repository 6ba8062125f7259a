import type { ReceivedCell, ReceivedRow, ReceivedSheet } from '../model/exchange/received.ts'
import { shown } from '../plain/text.ts'
import type { Filled } from './filled.ts'
import { keyIn } from './form-labels.ts'

export function isMilestone(pointer: string): boolean {
  return pointer.startsWith('/milestones/')
}

export function keyColumn(sheet: ReceivedSheet, isWanted: (pointer: string) => boolean) {
  return columnWith(
    sheet,
    (text) => {
      const key = keyIn(text)
      return key !== undefined && isWanted(key.pointer)
    },
    1,
  )
}

/** The column in which most cells are of a sort. */
export function columnWith(
  { rows }: ReceivedSheet,
  isWanted: (text: string) => boolean,
  least: number,
): number | undefined {
  const counts = new Map<number, number>()
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      if (isWanted(text)) counts.set(column, (counts.get(column) ?? 0) + 1)
    }
  }
  const [best] = [...counts].toSorted(([a, one], [b, other]) => other - one || a - b)
  return best && best[1] >= least ? best[0] : undefined
}

export function textAt(row: ReceivedRow | undefined, column: number | undefined): string {
  return column === undefined ? '' : (row?.[column]?.text.trim() ?? '')
}

type Content = Pick<Filled, 'at' | 'place' | 'words' | 'unclear'>

export function contentOf(
  cell: ReceivedCell | undefined,
  sheet: ReceivedSheet,
  index: number,
): Content {
  const place = { sheet: shown(sheet.name, 40), row: index + 1 }
  const at = `sheet “${place.sheet}”, row ${place.row}`
  if (cell === undefined) return { at, place, words: '' }
  const unclear = whyUnclear(cell)
  return { at, place, words: cell.text.trim(), ...(unclear && { unclear }) }
}

function whyUnclear({ text, type, isFormula, mergedInto }: ReceivedCell): Filled['unclear'] {
  if (mergedInto) {
    return {
      message: 'The cell is one with another, so nobody can tell which question it answers.',
      help: 'Split the cells again, and write each answer beside its question.',
    }
  }
  if (isFormula) {
    return {
      message: 'The cell is reckoned by a formula, and what it shows may change.',
      help: 'Copy the cell, and paste it again as a value.',
    }
  }
  if (type === 'error') {
    return {
      message: `The cell shows a fault of Excel, “${shown(text, 40)}”.`,
      help: 'Write the answer itself into the cell.',
    }
  }
  if (!text.trimStart().startsWith('=')) return undefined
  return {
    message: `“${shown(text, 60)}” begins as a formula does.`,
    help: 'Write the answer without the sign = before it.',
  }
}
