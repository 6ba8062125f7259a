import { plainName } from '../../model/called.ts'
import type { PlanMapping } from '../../model/incoming/plan-mapping.ts'
import { fieldsOf, schemaAt } from '../../model/schemas.ts'
import { cellEntries, cellText, type Writing } from './texts.ts'

/** OGP’s values as governments name them; technology first, because its full name holds that of another. */
const called: readonly (readonly [id: string, words: RegExp])[] = [
  ['technology_and_innovation', /technology|innovation for openness|ٹیکنالوجی/i],
  ['access_to_information', /access to (?:public )?information|transparen|معلومات تک رسائی/i],
  [
    'civic_participation',
    /(?:civic|public|citizen) (?:participation|engagement)|\bparticipation\b|شہری شمولیت/i,
  ],
  ['public_accountability', /accountab|احتساب/i],
]

const fullName = /technology and innovation for (?:openness|transparency)(?: and accountability)?/gi

/** Which values a cell names, and what it says of each; empty where it names none. */
export function valuesServed(
  words: string,
  writing: Writing,
  mapped: PlanMapping['values']['ogp_value'],
): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>()
  for (const part of cellEntries(words, writing)) {
    const said = Object.entries(mapped).find(([own]) => plainName(own) === plainName(part))
    const plain = part.replaceAll(fullName, 'technology')
    const ids = said ? [said[1]] : called.filter(([, shape]) => shape.test(plain)).map(([id]) => id)
    for (const id of ids.filter((one) => schemaAt('contribution', `/ogp_values/${one}`))) {
      found.set(id, [...(found.get(id) ?? []), cellText(part, writing)])
    }
  }
  return new Map(inOrder(found).map(([id, parts]) => [id, parts.join('\n\n')]))
}

function inOrder(found: ReadonlyMap<string, string[]>): [string, string[]][] {
  const schema = schemaAt('contribution', '/ogp_values')
  return fieldsOf(schema ?? {}).flatMap(([name]) => {
    const parts = found.get(name)
    return parts ? [[name, parts] as [string, string[]]] : []
  })
}

/** `x`, `yes`: the column says all; undefined for words of their own, '' for no. */
export function ticked(words: string, name: string): string | undefined {
  if (/^(?:x|yes|y|true|1|✓|✔|√|ہاں|جی ہاں)$/i.test(words.trim())) return name
  return /^(?:no|n|false|0|-|–|نہیں)$/i.test(words.trim()) ? '' : undefined
}
