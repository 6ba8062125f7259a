import { textSource } from '../model/source.ts'
import { faultsIn } from './decode.ts'
import { parse } from './parse.ts'
import { readPlainYaml } from './quick/plain-yaml.ts'

/** What a YAML text says, without anything that might be said about its form; undefined where nobody can read it. */
export function valueOfText(text: string): unknown {
  const plain = faultsIn(text).length === 0 ? readPlainYaml(text) : undefined
  return plain ?? parse(textSource('', text)).document?.value
}
