import { plainName } from '../../model/called.ts'
import { markdownCells, type Received } from '../../model/exchange/received.ts'
import type { Against, Fault, SaidAnswer, Understood } from '../../model/exchange/understood.ts'
import { milestoneTargeted } from '../../model/incoming/plan-mapping.ts'
import { kinds } from '../../model/kinds.ts'
import { limits } from '../../model/limits.ts'
import { freeId } from '../../model/new-id.ts'
import { fileStem, isPlainId } from '../../model/plan-file.ts'
import { slugOf } from '../../model/slug.ts'
import { groupedBy } from '../../plain/grouped.ts'
import { shown } from '../../plain/text.ts'
import { dateOrderIn } from './dates.ts'
import { type Gathered, gatheredFrom, homeless } from './gathered.ts'
import type { Reading, Told } from './given.ts'
import { type Names, namesFor } from './names.ts'
import { proposedMapping } from './proposal.ts'
import { columnsInWords, newInWords, toldInWords, unlisted } from './remarks.ts'
import { saidIn } from './said.ts'
import { type SourceTable, tablesIn } from './tables.ts'
import { cellEntries, cellLine, type Writing } from './texts.ts'

/**
 * A plan that was kept elsewhere, in tables, as the answers of the institutions whose commitments it has. Where each column
 * belongs says the mapping, or nap’s proposal for one; what has no place is told, and nothing of it is left out unsaid.
 */
export function understandPlan(received: Received, against: Against): Understood {
  if (received.kind !== 'workbook') throw new Error('A plan that was kept elsewhere is in tables.')
  const { tables, remarks } = tablesIn(received, against.name.replace(/\.[a-z]+$/i, ''))
  const mapping = against.mapping ?? proposedMapping(tables)
  const names = namesFor(against.today.folder, mapping)
  const reading: Reading = {
    names,
    writing: received.properties[markdownCells] === undefined ? 'plain' : 'markdown',
    valuesMapped: mapping.values.ogp_value,
    orderOf: orders(tables),
  }
  const ids = idsFor(against)
  const gathered = gatheredFrom(tables, mapping)
  if (gathered.length > limits.broughtCommitments) return tooManyCommitments(gathered.length)
  const read = gathered.map((one) => commitmentFrom(one, reading, ids, against))
  const answers = read.flatMap((one) => one.answers)
  const givers = new Set(answers.map(({ institution }) => institution))
  const proposed = { tables: mapping.tables, ...names.proposed(givers) }
  return {
    as: 'plan',
    answers,
    comments: [],
    mapping: proposed,
    faults: read.flatMap((one) => one.faults),
    remarks: [
      ...received.remarks,
      ...remarks,
      ...(against.mapping ? unlisted(tables, mapping) : columnsInWords(proposed)),
      ...homeless(tables, mapping),
      ...newInWords(proposed, names),
      ...toldInWords(read.flatMap((one) => one.told)),
    ],
  }
}

function tooManyCommitments(count: number): Understood {
  const fault = {
    at: 'the whole',
    message: `It has ${count} commitments, which no plan has. Nothing of it was taken in.`,
    help: 'Take out what is no commitment, or say under “commitment” in the mapping which column numbers them.',
  }
  return { as: 'plan', answers: [], comments: [], faults: [fault], remarks: [] }
}

type Commitment = {
  readonly answers: readonly SaidAnswer[]
  readonly faults: readonly Fault[]
  readonly told: readonly Told[]
}

function commitmentFrom(
  one: Gathered,
  reading: Reading,
  ids: Ids,
  { sender }: Against,
): Commitment {
  const title = wordsFor('title', one, reading.writing)
  const institution =
    sender?.kind === 'institution' ? sender.id : giverOf(one, reading.names, reading.writing)
  if (institution === undefined) return notTaken(nobodys(one.at, title))
  if (title === undefined && !one.entries.some(({ target }) => milestoneTargeted(target))) {
    return notTaken(untitled(one.at))
  }
  const commitment = ids.idOf(title, institution)
  const said = saidIn(one, reading, ids.stepsOfOthers(commitment, institution))
  return {
    answers: Array.from(said.values, ([pointer, { value, at }]) => ({
      institution,
      commitment,
      pointer,
      before: undefined,
      after: value,
      at,
    })),
    faults: said.faults,
    told: said.told,
  }
}

function notTaken(fault: Fault): Commitment {
  return { answers: [], faults: [fault], told: [] }
}

function nobodys(at: string, title: string | undefined): Fault {
  const which = title === undefined ? 'This commitment' : `“${shown(title, 60)}”`
  return {
    at,
    message: `${which} is of no institution that is named, so it was not taken in.`,
    help: 'Say whose plan it is with --from, or give a column the place institution or lead_implementing_agency in the mapping.',
  }
}

function untitled(at: string): Fault {
  return {
    at,
    message: 'No column gives a title to this commitment, so it was not taken in.',
    help: 'Write title behind the column that names the commitments, in the mapping.',
  }
}

function wordsFor(target: string, { entries }: Gathered, writing: Writing): string | undefined {
  const found = entries.find((entry) => entry.target === target)
  return found && cellLine(found.words, writing)
}

/** Whose commitment it is: who is named as its institution, or who leads it, or its first milestone. */
function giverOf(one: Gathered, names: Names, writing: Writing): string | undefined {
  const targets = [
    'institution',
    'lead_implementing_agency',
    'milestones.lead',
    'milestones.1.lead',
  ]
  for (const target of targets) {
    const { words } = one.entries.find((entry) => entry.target === target) ?? {}
    const ids =
      words === undefined
        ? undefined
        : names.institutions(cellLine(words, writing), cellEntries(words, writing))
    if (ids?.[0] !== undefined) return ids[0]
  }
  return undefined
}

type Ids = {
  idOf(title: string | undefined, institution: string): string
  stepsOfOthers(commitment: string, institution: string): ReadonlySet<string>
}

/** Ids of commitments: of one that the plan has under this title, its own; no two new ones are the same. */
function idsFor({ today: { folder } }: Against): Ids {
  // The covering record of an institution lies beside its commitments.
  const covering = fileStem(kinds.submission.path)
  const taken = new Set([covering, ...folder.contributions.map(({ commitment }) => commitment)])
  const given = new Set<string>()
  const titled = folder.contributions.map(({ commitment, institution, document }) => ({
    commitment,
    institution,
    title: plainName(document.value.title ?? ''),
  }))
  return {
    idOf(title, institution) {
      const name = plainName(title ?? '')
      const same =
        name === '' ? [] : titled.filter((one) => one.title === name && !given.has(one.commitment))
      const known = same.find((one) => one.institution === institution) ?? same[0]
      const slug = title === undefined ? undefined : slugOf(title)
      const wanted = slug !== undefined && isPlainId(slug) ? slug : `commitment-${given.size + 1}`
      const id = known?.commitment ?? freeId(wanted, taken)
      taken.add(id)
      given.add(id)
      return id
    },
    stepsOfOthers: (commitment, institution) =>
      new Set(
        folder.contributions
          .filter((one) => one.commitment === commitment && one.institution !== institution)
          .flatMap(({ document }) => (document.value.milestones ?? []).map(({ id }) => id)),
      ),
  }
}

// What a column does not tell of itself, the others tell: one office has filled in all of them.
function orders(tables: readonly SourceTable[]): Reading['orderOf'] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells]))
  const ofAll = dateOrderIn(cells.map(([, words]) => words))
  const ofEach = new Map(
    Array.from(
      groupedBy(cells, ([column]) => column),
      ([column, some]) => [column, dateOrderIn(some.map(([, words]) => words))] as const,
    ),
  )
  return (column) => ofEach.get(column) ?? ofAll
}
