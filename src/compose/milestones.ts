import { type Cell, cell, column, type Inline, remark, type Table, text } from '../model/block.ts'
import type { Attributed, Commitment } from '../model/draft.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { type Milestone, nameOf } from '../model/plan.ts'
import { fieldsIn, fieldsOf, followed, type Schema, schemaAt } from '../model/schemas.ts'
import { gap } from './gap.ts'
import { linesInACell } from './lines-in-a-cell.ts'
import { otherAnswers } from './open.ts'
import { fieldLabel, inWords, names, type Setting, withGiver, wordIn } from './setting.ts'

type Of = { readonly commitment: Commitment; readonly setting: Setting }

/** The steps of a commitment, in the columns that the schema of a milestone names; undefined where it has none. */
export function milestonesTable(
  pointer: string,
  commitment: Commitment,
  setting: Setting,
): Table | undefined {
  const steps = commitment.value.milestones ?? []
  if (steps.length === 0) return undefined
  const schema = followed(schemaAt('contribution', pointer)?.items ?? {})
  const sections = [...new Set(fieldsOf(schema).flatMap(([, field]) => field['x-section'] ?? []))]
  return {
    kind: 'table',
    columns: [
      column(wordIn(setting, 'number_short')),
      ...sections.map((section) => column(headOf(section, schema, setting))),
    ],
    rows: steps.map((milestone, index) => ({
      cells: [
        cell([text(`${commitment.number}.${index + 1}`)], {
          kind: 'commitment',
          id: commitment.id,
          pointer: `/milestones/${milestone.id}`,
        }),
        ...sections.map((section, place) =>
          cellOf(section, schema, { milestone, isFirst: place === 0, commitment, setting }),
        ),
      ],
    })),
  }
}

// Several fields share a column, which then has a name of its own.
function headOf(section: string, schema: Schema, setting: Setting): string {
  const own = setting.language.words[`column_${section}`]
  const [[name] = [section]] = fieldsIn(schema, section)
  return own ?? fieldLabel(`/milestones/0/${name}`, setting)
}

type Step = Of & { readonly milestone: Milestone; readonly isFirst: boolean }

function cellOf(section: string, schema: Schema, step: Step): Cell {
  const { milestone, isFirst, commitment } = step
  const [first, ...others] = fieldsIn(schema, section).map(([name]) => name)
  const main = first === undefined ? [] : mainWords(first, step)
  const more = others.flatMap((name) => furtherWords(name, main.length > 0, step))
  const remarks = isFirst ? remarksOn(step).map((words) => remark(words)) : []
  return cell([...main, ...more, ...remarks.flatMap((one) => [text(' '), one])], {
    kind: 'commitment',
    id: commitment.id,
    pointer: `/milestones/${milestone.id}/${first}`,
  })
}

function mainWords(name: string, step: Step): Inline[] {
  const { milestone, isFirst, setting, commitment } = step
  // Whoever leads the commitment answers for a step that names nobody.
  const value = answerTo(name, milestone) ?? (name === 'lead' ? commitment.lead : undefined)
  if (value === undefined) return gap.inCell(`/milestones/${milestone.id}/${name}`, step)
  const words = lineOf(shortWords(value, name, setting))
  return isFirst ? [{ kind: 'strong', of: words }] : words
}

/** What stands behind the first answer of a column. */
function furtherWords(name: string, isBehind: boolean, step: Step): Inline[] {
  const { milestone, setting } = step
  const value = answerTo(name, milestone)
  const space = isBehind ? ' ' : ''
  const label =
    name === 'deliverable'
      ? wordIn(setting, 'deliverable')
      : fieldLabel(`/milestones/0/${name}`, setting)
  if (value === undefined) {
    const missing = gap.inCell(`/milestones/${milestone.id}/${name}`, step)
    return missing.length > 0 ? [...restOfLine(`${space}${label}: `), ...missing] : []
  }
  const words = shortWords(value, name, setting)
  if (name === 'deadline_text') return restOfLine(isBehind ? ` (${words})` : words)
  if (name === 'supporting') {
    const support = setting.language.fill('with_support', {
      names: names(milestone.supporting ?? [], setting),
    })
    return restOfLine(`${space}(${support})`)
  }
  const lines = typeof value === 'string' ? linesInACell(value) : undefined
  return lines
    ? [...restOfLine(`${space}${label}: `), ...lines]
    : restOfLine(space + setting.language.labelled(label, words))
}

function answerTo(name: string, milestone: Milestone): unknown {
  const value = (milestone as Readonly<Record<string, unknown>>)[name]
  return Array.isArray(value) && value.length === 0 ? undefined : value
}

// A table has little room: short months, and short names.
function shortWords(value: unknown, name: string, setting: Setting): string {
  const schema = schemaAt('contribution', `/milestones/0/${name}`)
  if (schema?.['x-merge'] === 'attribute') {
    const entries = value as readonly Attributed[]
    return setting.language.semicolons(entries.map((entry) => withGiver(entry, entries, setting)))
  }
  if (schema?.['x-refers-to'] === 'institution') return nameOf(setting.folder, String(value))
  if (typeof value === 'string') return setting.language.shortDate(value)
  return inWords(value, `/milestones/0/${name}`, setting)
}

/** Who gave the step, where it is not the lead, and which answers about it are not agreed. */
function remarksOn({ milestone, commitment, setting }: Step): string[] {
  const { language, folder } = setting
  const at = `/milestones/${milestone.id}`
  const owner = commitment.origin.get(at)?.institution
  const giver =
    owner && owner !== commitment.lead && setting.tellsGivers
      ? [language.fill('given_by', { name: nameOf(folder, owner) })]
      : []
  const open = commitment.disagreements
    .filter(({ about }) => about.startsWith(`${at}/`))
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
