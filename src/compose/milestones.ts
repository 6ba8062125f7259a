import {
  type Block,
  type Cell,
  cell,
  column,
  type Field,
  type Inline,
  paragraph,
  remark,
  type Table,
  text,
} from '../model/block.ts'
import type { Attributed, Commitment } from '../model/draft.ts'
import { columnsWithin, pointerWithin } from '../model/field.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { nameOf } from '../model/plan.ts'
import { fieldsIn, fieldsOf, followed, type Schema, schemaAt } from '../model/schemas.ts'
import { parentOf, pointerOf } from '../plain/pointer.ts'
import { gap } from './gap.ts'
import { linesInACell } from './lines-in-a-cell.ts'
import { otherAnswers } from './open.ts'
import { fieldLabel, inWords, names, type Setting, withGiver, wordIn } from './setting.ts'

type Of = { readonly commitment: Commitment; readonly setting: Setting }

/** An item of a list: a milestone, or what stands in a list within one. */
type Entry = {
  readonly value: Readonly<Record<string, unknown>>
  /** Where it is: `/milestones/portal`. */
  readonly at: string
  /** The number of its milestone. */
  readonly number: string
  readonly isMilestone: boolean
}

/**
 * The steps of a commitment, in the columns that the schema of a milestone names; below, each list that stands within a milestone
 * as a table of its own. Nothing where it has no milestones.
 */
export function milestoneBlocks(
  pointer: string,
  commitment: Commitment,
  setting: Setting,
): Block[] {
  const of = { commitment, setting }
  const steps = (commitment.value.milestones ?? []).map((value, index) => ({
    value,
    at: pointer + pointerOf([value.id]),
    number: `${commitment.number}.${index + 1}`,
    isMilestone: true,
  }))
  if (steps.length === 0) return []
  const schema = itemSchema(pointer)
  return [
    tableOf(sectionsOf(schema), steps, schema, of),
    ...listsWithin(schema).flatMap((list) => tableWithin(list, steps, of)),
  ]
}

function itemSchema(list: string): Schema {
  return followed(schemaAt('contribution', list)?.items ?? {})
}

function isListOfItems(field: Schema): boolean {
  return field['x-merge'] === 'by-id'
}

function listsWithin(schema: Schema): string[] {
  return fieldsOf(schema).flatMap(([, field, pointer]) =>
    isListOfItems(field) && field['x-section'] !== undefined ? [pointer] : [],
  )
}

function sectionsOf(schema: Schema): string[] {
  const fields = fieldsOf(schema).filter(([, field]) => !isListOfItems(field))
  return [...new Set(fields.flatMap(([, field]) => field['x-section'] ?? []))]
}

/** A list that several milestones have, under its name, with the columns of which any item says something. */
function tableWithin(list: string, steps: readonly Entry[], of: Of): Block[] {
  const entries = steps.flatMap(({ value, at, number }): Entry[] => {
    const items = value[list.slice(1)]
    return (Array.isArray(items) ? items : []).map((item: Entry['value']) => ({
      value: item,
      at: at + list + pointerOf([String(item['id'])]),
      number,
      isMilestone: false,
    }))
  })
  const [first] = entries
  if (!first) return []
  const schema = itemSchema(`${steps[0]?.at}${list}`)
  return [
    paragraph([remark(fieldLabel(`/milestones/0${list}`, of.setting), 'strong')], {
      field: fieldAt(pointerWithin('/milestones', list), of),
    }),
    tableOf(columnsWithin(list, of.commitment), entries, schema, of),
  ]
}

function tableOf(
  sections: readonly string[],
  entries: readonly Entry[],
  schema: Schema,
  of: Of,
): Table {
  const [{ at = '' } = {}] = entries
  return {
    kind: 'table',
    columns: [
      column(wordIn(of.setting, 'number_short')),
      ...sections.map((section) => column(headOf(section, at, schema, of.setting))),
    ],
    rows: entries.map((entry) => ({
      cells: [
        cell([text(entry.number)], fieldAt(entry.at, of)),
        ...sections.map((section, place) =>
          cellOf(section, schema, { ...of, entry, isFirst: place === 0 }),
        ),
      ],
    })),
  }
}

function fieldAt(pointer: string, { commitment }: Of): Field {
  return { kind: 'commitment', id: commitment.id, pointer }
}

// Several fields share a column, which then has a name of its own.
function headOf(section: string, at: string, schema: Schema, setting: Setting): string {
  const fields = fieldsIn(schema, section)
  const [[name] = [section]] = fields
  const own = fields.length > 1 ? setting.language.words[`column_${section}`] : undefined
  return own ?? fieldLabel(`${at}/${name}`, setting)
}

type Step = Of & { readonly entry: Entry; readonly isFirst: boolean }

function cellOf(section: string, schema: Schema, step: Step): Cell {
  const { entry, isFirst } = step
  const [first, ...others] = fieldsIn(schema, section).map(([name]) => name)
  const main = first === undefined ? [] : mainWords(first, step)
  const more = others.flatMap((name) => furtherWords(name, main.length > 0, step))
  const remarks = isFirst ? remarksOn(step).map((words) => remark(words)) : []
  return cell(
    [...main, ...more, ...remarks.flatMap((one) => [text(' '), one])],
    fieldAt(`${entry.at}/${first}`, step),
  )
}

function mainWords(name: string, step: Step): Inline[] {
  const { entry, isFirst, setting, commitment } = step
  // Whoever leads the commitment answers for a step that names nobody.
  const leader = name === 'lead' && entry.isMilestone ? commitment.lead : undefined
  const value = answerTo(name, entry) ?? leader
  if (value === undefined) return gap.inCell(`${entry.at}/${name}`, step)
  const words = lineOf(shortWords(value, `${entry.at}/${name}`, setting))
  return isFirst && entry.isMilestone ? [{ kind: 'strong', of: words }] : words
}

/** What stands behind the first answer of a column. */
function furtherWords(name: string, isBehind: boolean, step: Step): Inline[] {
  const { entry, setting } = step
  const value = answerTo(name, entry)
  const space = isBehind ? ' ' : ''
  const pointer = `${entry.at}/${name}`
  const label =
    name === 'deliverable' ? wordIn(setting, 'deliverable') : fieldLabel(pointer, setting)
  if (value === undefined) {
    const missing = gap.inCell(pointer, step)
    return missing.length > 0 ? [...restOfLine(`${space}${label}: `), ...missing] : []
  }
  const words = shortWords(value, pointer, setting)
  if (name === 'deadline_text') return restOfLine(isBehind ? ` (${words})` : words)
  if (name === 'supporting') {
    const support = setting.language.fill('with_support', {
      names: names([value].flat().map(String), setting),
    })
    return restOfLine(`${space}(${support})`)
  }
  const lines = typeof value === 'string' ? linesInACell(value) : undefined
  return lines
    ? [...restOfLine(`${space}${label}: `), ...lines]
    : restOfLine(space + setting.language.labelled(label, words))
}

function answerTo(name: string, { value }: Entry): unknown {
  const answer = value[name]
  return Array.isArray(answer) && answer.length === 0 ? undefined : answer
}

// A table has little room: short months, and short names.
function shortWords(value: unknown, pointer: string, setting: Setting): string {
  const schema = schemaAt('contribution', pointer)
  if (schema?.['x-merge'] === 'attribute') {
    const entries = value as readonly Attributed[]
    return setting.language.semicolons(entries.map((entry) => withGiver(entry, entries, setting)))
  }
  if (schema?.['x-refers-to'] === 'institution') return nameOf(setting.folder, String(value))
  if (typeof value === 'string') return setting.language.shortDate(value)
  return inWords(value, pointer, setting)
}

/** Who gave the step, where it is not the lead, and which answers about it are not agreed. */
function remarksOn({ entry: { at, isMilestone }, commitment, setting }: Step): string[] {
  const { language, folder } = setting
  const owner = commitment.origin.get(at)?.institution
  // What stands within a milestone is mostly given by whoever gave that.
  const around = parentOf(parentOf(at))
  const usual = isMilestone ? commitment.lead : commitment.origin.get(around)?.institution
  const giver =
    owner && owner !== usual && setting.tellsGivers
      ? [language.fill('given_by', { name: nameOf(folder, owner) })]
      : []
  const open = commitment.disagreements
    .filter(({ about }) => parentOf(about) === at)
    .flatMap(({ about }) =>
      otherAnswers(about, commitment, setting).map(({ name, words }) =>
        language.labelled(
          wordIn(setting, 'not_agreed'),
          `${fieldLabel(about, setting)} – ${language.labelled(name, words)}.`,
        ),
      ),
    )
  return [...giver, ...open]
}
