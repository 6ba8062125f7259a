import { type Inline, text } from '../model/block.ts'
import { lineOf } from '../model/line.ts'
import { followed, isWebAddress, type Schema, schemaAt } from '../model/schemas.ts'
import { safeAddress } from '../plain/address.ts'
import { inWords, type Setting } from './setting.ts'

/** An answer on one line. What has an address on the web is a link, called as the rest of it says. */
export function answerLine(value: unknown, pointer: string, setting: Setting): Inline[] {
  const schema = schemaAt('contribution', pointer) ?? {}
  const item = followed(schema.items ?? {})
  if (!Array.isArray(value) || !addressIn(item)) {
    return linkOf(value, schema, setting) ?? lineOf(inWords(value, pointer, setting))
  }
  return value.flatMap((entry: unknown, index) => [
    ...(index === 0 ? [] : [text(setting.language.semicolons(['', '']))]),
    ...answerLine(entry, `${pointer}/${index}`, setting),
  ])
}

function linkOf(value: unknown, schema: Schema, { language }: Setting): Inline[] | undefined {
  const name = addressIn(schema)
  if (name === undefined || typeof value !== 'object' || value === null) return undefined
  const { [name]: address, ...others } = value as Readonly<Record<string, unknown>>
  const to = safeAddress(String(address))
  const words = Object.values(others).map((one) => String(one).trim())
  const called = words.length > 0 ? language.commas(words) : String(address)
  return to === undefined ? lineOf(called) : [{ kind: 'link', to, of: [text(called)] }]
}

/** The field of a group that is an address on the web. */
function addressIn({ properties = {} }: Schema): string | undefined {
  return Object.keys(properties).find((name) => isWebAddress(followed(properties[name] ?? {})))
}
