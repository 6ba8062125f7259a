import type { ReceivedSheet, ReceivedWorkbook } from '../../model/exchange/received.ts'
import { limits } from '../../model/limits.ts'
import { shown } from '../../plain/text.ts'
import { dangersIn, type Package, propertiesOf, type Relation } from '../package.ts'
import { divide } from '../unfit.ts'
import type { Setting } from './cell.ts'
import { notesOn, peopleIn, shapesOn } from './notes.ts'
import { readForms } from './number-formats.ts'
import { readRows } from './sheet.ts'
import { readStrings } from './strings.ts'

/** What an Excel file says. @throws Refusal (1) where a part cannot be read, or there is more than people write */
export function excelWorkbook(source: Package): ReceivedWorkbook {
  const { part: main } = source.main
  const relations = source.related(main)
  const partOf = (type: string) =>
    relations.find((one) => one.type === type && !one.isOutside)?.target
  const { isFrom1904, named } = bookIn(source)
  const setting: Setting = {
    strings: readStrings(source, partOf('sharedStrings')),
    forms: readForms(source, partOf('styles')),
    isFrom1904,
  }
  const found = named.map((sheet) => ({ ...sheet, relation: relationOf(relations, sheet.id) }))
  const sheets = found.flatMap((one) => partOfSheet(one.relation, one))
  const room = { cells: limits.cells }
  const outside = relations.filter(({ type }) => type === 'externalLink')
  return {
    kind: 'workbook',
    ...propertiesOf(source),
    sheets: sheets.map(
      ({ name, isHidden, part }): ReceivedSheet => ({
        name,
        isHidden,
        rows: readRows(source, part, setting, room),
      }),
    ),
    remarks: [
      ...remarksOn(source, sheets, peopleIn(source, partOf('person'))),
      ...found
        .filter(({ relation }) => relation && relation.type !== 'worksheet')
        .map(({ name }) => `“${shown(name)}” is no sheet of cells, so nap did not read it.`),
      ...dangersIn(source, [
        '',
        main,
        ...sheets.map(({ part }) => part),
        ...outside.map(({ target }) => target),
      ]),
      ...(partOf('connections')
        ? ['It fetches data from other places: nap did not follow that.']
        : []),
    ],
  }
}

type NamedSheet = { readonly name: string; readonly isHidden: boolean; readonly id: string }

function bookIn(source: Package): { isFrom1904: boolean; named: NamedSheet[] } {
  const named: NamedSheet[] = []
  let isFrom1904 = false
  source.read(source.main.part, {
    open({ name, attribute }) {
      if (name === 'x:workbookPr') isFrom1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'x:sheet') return
      const isHidden = /hidden/i.test(attribute('state') ?? '')
      named.push({ name: attribute('name') ?? '', isHidden, id: attribute('r:id') ?? '' })
    },
  })
  if (named.length > limits.sheets)
    throw source.unfit('has more sheets than any form or plan, so it was not read.', divide)
  return { isFrom1904, named }
}

function relationOf(relations: readonly Relation[], id: string): Relation | undefined {
  return relations.find((relation) => relation.id === id && !relation.isOutside)
}

type Sheet = NamedSheet & { readonly part: string }

function partOfSheet(relation: Relation | undefined, sheet: NamedSheet): Sheet[] {
  return relation?.type === 'worksheet' ? [{ ...sheet, part: relation.target }] : []
}

const longestQuote = 2_000
const mostNotes = 200

function remarksOn(
  source: Package,
  sheets: readonly Sheet[],
  people: ReadonlyMap<string, string>,
): string[] {
  const notes = sheets.flatMap(({ name, part }) =>
    notesOn(source, part, people).map(({ cell, by, text }) => {
      const whose = by === '' ? '' : ` by ${shown(by)}`
      return `Beside cell ${shown(cell, 12)} of “${shown(name)}” stands a comment${whose}: “${shown(text.trim(), longestQuote)}”`
    }),
  )
  const boxes = sheets.flatMap(({ name, part }) => {
    const words = shapesOn(source, part)
    return words === ''
      ? []
      : [`A text box on “${shown(name)}” says: “${shown(words, longestQuote)}”`]
  })
  const more = notes.length - mostNotes
  return [
    ...notes.slice(0, mostNotes),
    ...(more > 0 ? [`${more} more comments beside cells are not told.`] : []),
    ...boxes,
  ]
}
