import { limits } from '../model/limits.ts'
import type { Proof } from '../model/proof.ts'

/** As deep as lists and maps may be nested in it: a merged commitment needs 8. */
const depth = 40

/** What the text of `nap.json` says, if it has the form that nap gives it; `newer` where a later nap gave it another. */
export function proofIn(text: string | undefined): Proof | 'newer' | undefined {
  const value = text === undefined ? undefined : jsonIn(text)
  if (!isRecord(value)) return undefined
  const { version } = value
  if (typeof version === 'number' && version > 1) return 'newer'
  return version === 1 && isProof(value) ? value : undefined
}

function jsonIn(text: string): unknown {
  if (text.length > limits.proofCharacters || isEndless(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const [quote, backslash] = [0x22, 0x5c]
const steps: ReadonlyMap<string, number> = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
])

// Before anything is made of it: whoever goes through it later need not fear for the stack or the memory.
function isEndless(text: string): boolean {
  let level = 0
  let values = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === quote) at = endOfString(text, at)
    const character = text.charAt(at)
    const step = steps.get(character) ?? 0
    level += step
    if (step > 0 || character === ',') values += 1
    if (level > depth || values > limits.proofValues) return true
  }
  return false
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== quote) {
    at += text.charCodeAt(at) === backslash ? 2 : 1
  }
  return at
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const words = (value: unknown): boolean => typeof value === 'string' && value.length <= 2000
const hash = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)
const moment = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
const oneOf =
  (...choices: readonly unknown[]) =>
  (value: unknown): boolean =>
    choices.includes(value)
const like =
  (shape: Shape) =>
  (value: unknown): boolean =>
    isRecord(value) && Object.entries(shape).every(([key, holds]) => holds(value[key]))
const orNone =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || holds(value)
const records = (value: unknown): boolean => Array.isArray(value) && value.every(isRecord)

const isProofShape = like({
  plan: like({ title: words, country: words, period: like({ start: words, end: words }) }),
  revision: orNone(like({ hash, date: moment })),
  unrecorded: oneOf(true, false),
  release: orNone(like({ name: words, title: words, issued: words })),
  tool: like({ name: oneOf('nap'), version: words }),
  browser: words,
  language: words,
  audience: oneOf('public', 'internal'),
  stage: oneOf('draft', 'final'),
  with: (value) =>
    value === undefined || (Array.isArray(value) && value.every(oneOf('contributors'))),
  style: (value) => value === undefined || hash(value),
  draft: like({ commitments: records }),
})

function isProof(value: unknown): value is Proof {
  return isProofShape(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
