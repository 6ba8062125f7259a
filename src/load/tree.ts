import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { forbiddenNames } from '../model/incoming/forbidden-names.ts'
import { isFieldName } from '../model/schemas.ts'
import { faultsIn } from './decode.ts'
import { type Fault, fault } from './fault.ts'

/** What only the values show: keys twice or forbidden, and characters that came in by an escape. */
export function inspectTree(contents: Node): Fault[] {
  if (!isMap(contents)) return [fault('not-a-map', ...spanOf(contents))]
  const faults: Fault[] = []
  const waiting: Node[] = [contents]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isMap(node)) faults.push(...keyFaults(node))
    if (isScalar(node) && node.type === 'QUOTE_DOUBLE')
      faults.push(...escapeFaults(String(node.value), node))
    waiting.push(...childrenOf(node))
  }
  return faults.toSorted((a, b) => a.offset - b.offset)
}

function childrenOf(node: Node): Node[] {
  if (isSeq(node)) return node.items.filter(isPresent)
  return isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]).filter(isPresent) : []
}

function isPresent(node: unknown): node is Node {
  return node !== null && node !== undefined
}

function keyFaults(map: YAMLMap): Fault[] {
  const first = new Map<string, number>()
  return map.items.flatMap((pair) => {
    const [start, end] = spanOf(pair.key as Node)
    const name = nameOf(pair)
    const earlier = first.get(name)
    if (earlier !== undefined) return [{ ...fault('duplicate-key', start, end, name), earlier }]
    first.set(name, start)
    if (hasOtherSign(name)) return [fault('sign-for-colon', start, ...lineOf(pair, end))]
    return forbiddenNames.has(name) ? [fault('forbidden-key', start, end, name)] : []
  })
}

// title = Budget: for citizens
function hasOtherSign(name: string): boolean {
  const [, before = ''] = /^([a-z_]+) *(?:=>?|;) *\S/.exec(name) ?? []
  return isFieldName(before)
}

function lineOf(pair: Pair, end: number): [end: number, words: string] {
  const { value } = pair
  const words = isScalar(value) && value.value !== null ? `${nameOf(pair)}: ${value.value}` : ''
  return [end, words || `${nameOf(pair)}:`]
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key).normalize('NFC')
}

// What the text itself may not hold, an escape such as "\u202e" may not bring in.
function escapeFaults(value: string, node: Node): Fault[] {
  const [start, end] = spanOf(node)
  const [surrogate] = /\p{Surrogate}/u.exec(value) ?? []
  const lone = surrogate ? [fault('control-character', start, end, surrogate)] : []
  // Where it stands in the value says nothing about the file, and neither does what would fix it there.
  const hidden = faultsIn(value)
    .filter(({ code }) => code !== 'conflict-marker')
    .map(({ code, found }) => fault(code, start, end, found))
  return [...lone, ...hidden].map((found) => ({
    ...found,
    beyond: [{ start, end, text: 'nap' }],
  }))
}

function spanOf(node: Node): [start: number, end: number] {
  const [start = 0, end = start] = node.range ?? []
  return [start, end]
}
