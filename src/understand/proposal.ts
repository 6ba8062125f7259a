import type { CommentDocument } from '../model/comments.ts'
import { commitmentAbout } from '../model/comments.ts'
import { canonicalIdsIn } from '../model/decision.ts'
import type { Commitment } from '../model/draft.ts'
import type { Known, ProposalPlace } from '../model/exchange/understood.ts'
import { fieldName, valueById } from '../model/field.ts'
import { type FiledContribution, nameOf } from '../model/plan.ts'
import { type Schema, schemaAt } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { withoutTitle } from '../plain/markdown.ts'
import { shown } from '../plain/text.ts'
import { answerIn } from './answer.ts'
import { rowIn } from './plan-fields.ts'
import { comparableMarkdown } from './review/weave.ts'

/** Where the text that a comment proposes belongs in the plan of today, if it can be put there; undefined where it proposes none. */
export function proposalPlace(comment: CommentDocument, known: Known): ProposalPlace | undefined {
  const { proposal, quotation, about = {} } = comment.value
  if (proposal === undefined || proposal.trim() === '') return undefined
  const { commitment: id, field, theme, chapter } = about
  if (id !== undefined) {
    const commitment = commitmentAbout(comment, known.draft, known.folder)
    if (!commitment) return nowhere(`there is no commitment “${shown(id, 60)}” any more`)
    if (field === undefined) return nowhere('it does not say which field the text is for')
    return inContribution(comment, { commitment, pointer: field, known })
  }
  if (theme !== undefined) {
    const found = known.folder.plan.value.themes.find((one) => one.id === theme)
    if (!found) return nowhere(`there is no thematic area “${shown(theme, 60)}” any more`)
    const today = found.summary
    return {
      kind: 'theme',
      theme,
      value: ended(proposal),
      today,
      isStale: isOtherText(quotation, today),
    }
  }
  const prose = known.folder.chapters.find(({ name }) => name === chapter)
  if (!prose) return nowhere('it is about the plan as a whole')
  const today = withoutTitle(prose.text)
  const isStale = isOtherText(quotation, today)
  return { kind: 'chapter', file: prose.file, value: ended(proposal), today, isStale }
}

function nowhere(why: string): ProposalPlace {
  return { kind: 'nowhere', why }
}

type At = { readonly commitment: Commitment; readonly pointer: string; readonly known: Known }

function inContribution({ value: comment }: CommentDocument, at: At): ProposalPlace {
  const { pointer, known, commitment } = at
  const { proposal = '', quotation } = comment
  const name = fieldName(pointer)
  const schema = schemaAt('contribution', pointer)
  const strategy = schema?.['x-merge']
  if (!schema || strategy === undefined || strategy === 'by-id') {
    return nowhere(`${name} is no single answer`)
  }
  if (commitment.origin.get(pointer)?.decision) {
    return nowhere(
      `${name} was decided, and the decision would stand over it: nap resolve ${commitment.id}`,
    )
  }
  const read = answerIn(proposal, schema, known.folder)
  if ('fault' in read) return nowhere(`it cannot be an answer to ${name}: ${read.fault.message}`)
  const isMarkdown = typeof read.value === 'string' && proposal.trim().includes('\n')
  const value = isMarkdown ? ended(proposal) : read.value
  const giver = giverOf(at, quotation, schema)
  if (typeof giver === 'string') return nowhere(giver)
  const { institution, commitment: filed, document } = giver
  const today = valueById(document.value, pointer)
  const isStale =
    quotation === undefined ? today !== undefined : !isSame(quotation, today, schema, known)
  return { kind: 'contribution', institution, commitment: filed, pointer, value, today, isStale }
}

/** Whose answer stands there or, where nobody has answered, who leads. @returns why it is nobody’s, in words */
function giverOf(
  { commitment, pointer, known }: At,
  quotation: string | undefined,
  schema: Schema,
): FiledContribution | string {
  const { folder } = known
  const ids = canonicalIdsIn(folder)
  const filed = folder.contributions.filter((one) => ids.ofContribution(one) === commitment.id)
  const gave = filed.filter(({ document }) => valueById(document.value, pointer) !== undefined)
  const standing = commitment.origin.get(pointer)
  const owner = gave.find(({ institution, document }) =>
    standing
      ? institution === standing.institution && document.file === standing.place.file
      : isSame(quotation ?? '', valueById(document.value, pointer), schema, known),
  )
  if (owner) return owner
  const [only, ...others] = gave
  if (only && others.length === 0) return only
  if (only) {
    const names = gave.map(({ institution }) => nameOf(folder, institution)).join(', ')
    return `${fieldName(pointer)} has answers of several institutions (${names}), and it does not say whose is meant`
  }
  const row = rowIn(pointer)
  const may = filed.filter(
    ({ document }) => row === undefined || valueById(document.value, row) !== undefined,
  )
  const lead = may.find(({ institution }) => institution === commitment.lead) ?? may[0]
  return lead ?? `nobody has contributed to ${commitment.id} what it would change`
}

/** Whether words are what the plan says, as values or, of texts, word for word. */
function isSame(words: string, value: unknown, schema: Schema, { folder }: Known): boolean {
  if (value === undefined) return words.trim() === ''
  if (typeof value === 'string' && !isOtherText(words, value)) return true
  if (words.trim() === '') return false
  const read = answerIn(words, schema, folder)
  return 'value' in read && canonical(read.value) === canonical(value)
}

function isOtherText(quotation: string | undefined, today: string | undefined): boolean {
  return comparableMarkdown(quotation ?? '') !== comparableMarkdown(today ?? '')
}

function ended(text: string): string {
  return `${text.trim()}\n`
}
