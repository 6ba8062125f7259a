import { jsonText } from '../../plain/json.ts'
import { listed, onOneLine, shown } from '../../plain/text.ts'
import type { Duplicate, DuplicateSide } from './duplicates.ts'

/** The pairs one after the other, each with what to type. */
export function duplicatesText(duplicates: readonly Duplicate[]): string {
  if (duplicates.length === 0) return 'No commitments look alike that nobody has decided on.\n'
  return duplicates.map((pair) => pairText(pair) + whatToType(pair)).join('\n')
}

/** Both sides of a pair, and what they share. */
export function pairText({ a, b, likeness, shared }: Duplicate): string {
  const lines = [
    ...sideLines(a),
    ...sideLines(b),
    `  Likeness ${Math.round(likeness * 100)} %. Both speak of ${listed(shared.map((words) => `“${shown(words, 60)}”`))}.`,
  ]
  return `${lines.join('\n')}\n`
}

function whatToType({ a, b }: Duplicate): string {
  const lines = [
    `  The same?      nap duplicates --join ${b.commitment} --into ${a.commitment} --reason WHY`,
    `  Not the same?  nap duplicates --different ${a.commitment} ${b.commitment} --reason WHY`,
    '  One by one, with questions: nap resolve --duplicates',
  ]
  return `${lines.join('\n')}\n`
}

function sideLines({ number, commitment, title, from, description, file }: DuplicateSide) {
  const text = onOneLine(description ?? '')
  return [
    `${number}  ${shown(title ?? commitment, 90)}`,
    `      ${listed(from.map((name) => shown(name)))}: ${shown(file)}`,
    ...(text ? [`      ${shown(text, 200)}`] : []),
  ]
}

/** `{version, duplicates: [{a, b, likeness, shared}]}`. */
export function duplicatesJson(duplicates: readonly Duplicate[]): string {
  return jsonText({ duplicates })
}
