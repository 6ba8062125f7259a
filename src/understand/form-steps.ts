import { milestoneQuestions } from '../model/exchange/form.ts'
import type { ReceivedRow, ReceivedSheet } from '../model/exchange/received.ts'
import { canonical } from '../plain/canonical.ts'
import { valueAt } from '../plain/pointer.ts'
import type { Asked, Filled } from './filled.ts'
import { contentOf, isMilestone, keyColumn, textAt } from './form-cells.ts'
import { commitmentCalled, keyIn, milestoneAsked } from './form-labels.ts'

type Head = { readonly index: number; readonly columns: ReadonlyMap<string, number> }

/** The row that names what the columns are, and what each of them is. */
export function headIn({ rows }: ReceivedSheet): Head | undefined {
  for (const named of [fieldNamed, milestoneAsked]) {
    for (const [index, row] of rows.slice(0, headRows).entries()) {
      const columns = new Map(
        row.flatMap(({ text }, column) => {
          const pointer = named(text)
          return pointer === undefined ? [] : [[pointer, column] as const]
        }),
      )
      if (columns.size > 2) return { index, columns }
    }
  }
  return undefined
}

const headRows = 12

function fieldNamed(text: string): string | undefined {
  return milestoneFields.has(text.trim()) ? `/${text.trim()}` : undefined
}

const milestoneFields: ReadonlySet<string> = new Set(
  milestoneQuestions().map(({ pointer }) => pointer.slice(1)),
)

/** What was filled into the sheet of milestones, and the rows that are there. */
export function milestoneAnswers(
  sheet: ReceivedSheet,
  asked: Asked,
): { readonly filled: Filled[]; readonly rows: string[] } {
  const head = headIn(sheet)
  if (!head) return { filled: [], rows: [] }
  const keys = keyColumn(sheet, isMilestone)
  const steps = stepRows(sheet, { keys, head }, asked)
  const filled = steps.flatMap(({ name, row, index }) => {
    const [commitment = '', milestone = ''] = name.split('/milestones/')
    return [...head.columns].map(([pointer, column]) => ({
      commitment,
      pointer: `/milestones/${milestone}${pointer}`,
      ...contentOf(row[column], sheet, index),
    }))
  })
  return { filled, rows: steps.map(({ name }) => name) }
}

type StepRow = { readonly name: string; readonly row: ReceivedRow; readonly index: number }
type StepSheet = { readonly keys: number | undefined; readonly head: Head }

/** A row with the name that it has, if it has kept it, and the commitment that it belongs to. */
type AnyRow = Omit<StepRow, 'name'> & { readonly key: string | undefined; readonly around: string }

function stepRows(sheet: ReceivedSheet, the: StepSheet, asked: Asked): StepRow[] {
  const found = new Map<string, StepRow>()
  for (const { key, around, row, index } of rowsBelow(sheet, the, asked)) {
    const known = key === undefined ? undefined : found.get(key)
    const own = key === undefined ? lostRow(row, { around, head: the.head, asked, found }) : key
    // A row that was copied and left so says nothing new.
    if (known && isSameRow(row, known.row)) continue
    const name = own === undefined || known ? `${around}/milestones/new-row-${index + 1}` : own
    found.set(name, { name, row, index })
  }
  return [...found.values()]
}

/** The rows in which something was meant: those with a name, and those with words. */
function rowsBelow({ rows }: ReceivedSheet, { keys, head }: StepSheet, asked: Asked): AnyRow[] {
  const columns = [...head.columns.values()]
  let around = ''
  return rows.flatMap((row, index) => {
    if (index <= head.index || isHead(row)) return []
    const key = keyIn(textAt(row, keys))
    around = key?.commitment ?? commitmentNamed(row, asked) ?? around
    const isMeant = key !== undefined || (around !== '' && says(row, columns))
    return isMeant ? [{ key: key && key.commitment + key.pointer, around, row, index }] : []
  })
}

function isHead(row: ReceivedRow): boolean {
  return row.filter(({ text }) => milestoneAsked(text) !== undefined).length > 2
}

function says(row: ReceivedRow, columns: readonly number[]): boolean {
  return columns.some((column) => textAt(row, column) !== '')
}

function commitmentNamed(row: ReceivedRow, asked: Asked): string | undefined {
  return row.map(({ text }) => commitmentCalled(text, asked)).find((id) => id !== undefined)
}

function isSameRow(one: ReceivedRow, other: ReceivedRow | undefined): boolean {
  return (
    other !== undefined && one.every(({ text }, column) => text.trim() === textAt(other, column))
  )
}

/** The milestone of a row that has lost its name: the one of which it says the activity, or two other answers. */
function lostRow(
  row: ReceivedRow,
  {
    around,
    head,
    asked,
    found,
  }: {
    readonly around: string
    readonly head: Head
    readonly asked: Asked
    readonly found: ReadonlyMap<string, StepRow>
  },
): string | undefined {
  const known: unknown = Object(asked.values.get(around)).milestones
  for (const milestone of Array.isArray(known) ? known : []) {
    const alike = [...head.columns].filter(([pointer, column]) => {
      const before = valueAt(milestone, pointer)
      return typeof before === 'string' && canonical(before) === canonical(textAt(row, column))
    })
    const name = `${around}/milestones/${String(Object(milestone).id)}`
    const isIt = alike.some(([pointer]) => pointer === '/activity') || alike.length > 1
    if (isIt && !found.has(name)) return name
  }
  return undefined
}
