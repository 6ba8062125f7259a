import { type Block, list, paragraph, remark } from '../model/block.ts'
import type { CommentDocument } from '../model/comments.ts'
import { lineOf } from '../model/line.ts'
import { schemaAt } from '../model/schemas.ts'
import { proseIn } from './prose.ts'
import { type Setting, wordIn } from './setting.ts'

/** What somebody said, with the words that it is on before it and the text that it proposes behind it. */
export function commentWords({ value }: Pick<CommentDocument, 'value'>, setting: Setting): Block[] {
  const { text = '', quotation, proposal, about } = value
  const field = about?.field
  // What a proposal was made from stands in the plan itself, and the comment says what changes.
  const isShown = quotation !== undefined && (proposal === undefined || quotation.length <= short)
  return [
    ...(isShown ? labelled('comment_words', quotation, field, setting) : []),
    { kind: 'quotation', of: proseIn(text) },
    ...(proposal === undefined ? [] : labelled('comment_proposal', proposal, field, setting)),
  ]
}

const short = 300

function labelled(
  label: string,
  words: string,
  field: string | undefined,
  setting: Setting,
): Block[] {
  return [
    paragraph([remark(wordIn(setting, label))]),
    { kind: 'quotation', of: answerBlocksOf(words, field, setting) },
  ]
}

/** A date in full, a list one entry a line, anything else as prose. */
function answerBlocksOf(words: string, field: string | undefined, { language }: Setting): Block[] {
  const schema = field === undefined ? undefined : schemaAt('contribution', field)
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  if (schema?.type === 'array') return [list(lines.map(lineOf))]
  return proseIn(lines.length === 1 ? language.date(words.trim()) : words)
}
