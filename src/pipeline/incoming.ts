import { dirname } from 'node:path/posix'
import type { CommentDocument } from '../model/comments.ts'
import {
  fileColumn,
  markdownCells,
  type Received,
  type ReceivedWorkbook,
} from '../model/exchange/received.ts'
import type {
  Against,
  Known,
  ProposalPlace,
  SaidAnswer,
  Understood,
  WeighedAnswer,
} from '../model/exchange/understood.ts'
import { limits } from '../model/limits.ts'
import { exitCodes, Refusal } from '../model/refusal.ts'
import type { Source } from '../model/source.ts'
import { groupedBy } from '../plain/grouped.ts'
import { shown } from '../plain/text.ts'

// The part of the pipeline that takes in what came from outside: bytes -> receive -> understand -> what is to be written.

/** What a file says that came in. @throws Refusal (1) for what is no document, is too large, or could do harm */
export async function receive(bytes: Uint8Array, name: string): Promise<Received> {
  const stage = await import('../receive/receive.ts')
  return stage.receive(bytes, name)
}

/** What that says for the plan, held against the revision that it was made from and against today. */
export async function understand(received: Received, against: Against): Promise<Understood> {
  const stage = await import('../understand/understand.ts')
  return stage.understand(received, against)
}

/** Answers held against what the plan says today. @param base whether the file says what it was made from */
export async function weighAnswers(
  answers: readonly SaidAnswer[],
  today: Pick<Known, 'folder'>,
  hasBase = true,
): Promise<WeighedAnswer[]> {
  const stage = await import('../understand/weighed.ts')
  return stage.weighed(answers, today.folder, hasBase)
}

/** Where the text that a comment proposes belongs; undefined where it proposes none. */
export async function proposalPlace(
  comment: CommentDocument,
  today: Known,
): Promise<ProposalPlace | undefined> {
  const stage = await import('../understand/proposal.ts')
  return stage.proposalPlace(comment, today)
}

/**
 * A plan that was kept as files with fields at their head, or as lists of records, as tables: one for each folder.
 * @param sources by their paths within the folder
 * @throws Refusal (1) where none of them has any
 */
export async function receiveRecords(
  sources: readonly Source[],
  name: string,
): Promise<ReceivedWorkbook> {
  const [{ frontMatterIn }, { tablesOfRecords }] = await Promise.all([
    import('../load/front-matter.ts'),
    import('../receive/records.ts'),
  ])
  const read = sources.map((source) => ({ source, found: frontMatterIn(source) }))
  const told = read.flatMap(({ source, found }) => {
    if (!found) return [`“${shown(source.file, 80)}” has no fields at its head and is left out.`]
    const [fault] = found.faults
    return fault
      ? [`“${shown(source.file, 80)}”, line ${fault.place.line}: ${fault.message} It is left out.`]
      : []
  })
  const records = read.flatMap(({ source: { file }, found }) =>
    found && typeof found.fields === 'object' && found.fields !== null
      ? [
          {
            folder: dirname(file),
            record: {
              [fileColumn]: file,
              ...found.fields,
              ...(found.body !== '' && { body: found.body }),
            },
          },
        ]
      : [],
  )
  if (records.length === 0) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `No file in “${shown(name, 80)}” has fields at its head, so nothing was read.`,
      'Name the folder in which each commitment is a file that begins with a line of three hyphens.',
    )
  }
  const folders = groupedBy(records, ({ folder }) => folder)
  const tables = Array.from(folders, ([folder, some]) => ({
    name: folder === '.' ? name : folder,
    records: some.map(({ record }) => record),
  }))
  return tablesOfRecords(tables, { properties: { [markdownCells]: 'yes' }, remarks: told })
}

/** A list of records as a program writes it (JSON), as a table. @throws Refusal (1) for what is none */
export async function receiveList(bytes: Uint8Array, name: string): Promise<ReceivedWorkbook> {
  const { tablesOfRecords } = await import('../receive/records.ts')
  if (bytes.length > limits.incomingTextBytes || isTooDeep(bytes)) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `“${shown(name, 80)}” is longer, or nested deeper, than any plan, so it was not read.`,
      'Divide it, or save it as a table (.csv).',
    )
  }
  const value = listIn(bytes)
  if (value) return tablesOfRecords([{ name: name.replace(/\.json$/i, ''), records: value }])
  throw new Refusal(
    exitCodes.planHasProblems,
    `“${shown(name, 80)}” is no list of records, so nothing was read.`,
    'Name a file that holds a list in square brackets, with one group of fields for each commitment.',
  )
}

/** Whether groups stand within groups further than anybody keeps a plan. */
function isTooDeep(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  let depth = 0
  for (const [sign] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[{\]}]/gs)) {
    if (sign === '[' || sign === '{') depth += 1
    if (sign === ']' || sign === '}') depth -= 1
    if (depth > limits.depth) return true
  }
  return false
}

function listIn(bytes: Uint8Array): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (Array.isArray(value)) return value
    // A list within one group, beside what is said of all.
    const lists = Object.values(value ?? {}).filter((one) => Array.isArray(one))
    return lists.length === 1 ? lists[0] : undefined
  } catch {
    return undefined
  }
}
