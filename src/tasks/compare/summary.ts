import type { Host } from '../../command.ts'
import {
  type CommitmentDifference,
  entriesInWords,
  type FieldDifference,
  isMattering,
  type Names,
} from '../../model/difference.ts'
import { counted } from '../../plain/text.ts'
import { inParagraphs } from '../../report/marked-words.ts'
import { type Comparison, isNothing } from './comparison.ts'
import { causeWords, heading, nothingText, paragraphs } from './text.ts'

/** So many entries of a kind leave room for the others on one page. */
const mostEntries = 10

/** One page for a minister: counts, what came and went, and new titles, leads and dates. */
export function summaryText(
  comparison: Comparison,
  screen: Pick<Host, 'colour' | 'width'>,
): string {
  const { difference } = comparison
  if (isNothing(comparison)) return nothingText(comparison, screen)
  const { commitments, names } = difference
  const ofKind = (wanted: string) => commitments.filter(({ kind }) => kind === wanted)
  const matters = ofKind('changed').filter(
    (one) => one.was !== undefined || one.fields.some(isMattering),
  )
  const list = (title: string, lines: readonly string[]) => {
    const more = lines.length - mostEntries
    const all = [...lines.slice(0, mostEntries), ...(more > 0 ? [`and ${more} more`] : [])]
    const say = (words: string) => inParagraphs(words, { ...screen, indent: 2 })
    return lines.length > 0 ? [title, ...all.flatMap(say)] : []
  }
  return paragraphs([
    heading(comparison, screen),
    list(
      'New',
      ofKind('added').map((one) => addedWords(one)),
    ),
    list('No longer in the plan', ofKind('withdrawn').map(goneWords)),
    list(
      'Changed in name, lead or dates',
      matters.map((one) => changedWords(one, names)),
    ),
    list('Changed otherwise', otherwise(ofKind('changed').filter((one) => !matters.includes(one)))),
  ])
}

function addedWords({ title, lead, fields }: CommitmentDifference): string {
  const end = fields.find(({ about }) => about === '/end_date')?.after
  const parts = [
    title,
    ...(lead === undefined ? [] : [lead]),
    ...(end === undefined ? [] : [`until ${end}`]),
  ]
  return parts.join('; ')
}

function goneWords({ title, into, because }: CommitmentDifference): string {
  const joined = into === undefined ? '' : `, now part of ${into}`
  const [cause] = because
  return `${title}${joined}${cause ? ` – ${causeWords(cause)}` : ''}`
}

function changedWords(one: CommitmentDifference, names: Names): string {
  const changes = one.fields.filter(isMattering).map((field) => {
    const [before, after] = [field.before, field.after].map((value) =>
      entriesInWords(value, field, names).join(', '),
    )
    const step = before === after ? [after] : [before, after]
    return `${field.label}: ${step.map((words) => words || 'none').join(' -> ')}${opinion(field)}`
  })
  const renamed = one.was === undefined ? [] : [`before: ${one.was}`]
  return `${one.title}: ${[...renamed, ...changes].join('; ')}`
}

function opinion({ agreed }: FieldDifference): string {
  if (!agreed) return ''
  return agreed.after ? ' (agreed now)' : ' (not agreed)'
}

function otherwise(commitments: readonly CommitmentDifference[]): string[] {
  return commitments.map(({ title, fields }) => `${title}: ${counted(fields.length, 'field')}`)
}
