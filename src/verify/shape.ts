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
  if (isDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Whoever goes through it later need not fear for the stack.
function isDeep(text: string): boolean {
  let level = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') level += 1
    if (token === ']' || token === '}') level -= 1
    if (level > depth) return true
  }
  return false
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
  language: oneOf('en', 'ur'),
  audience: oneOf('public', 'internal'),
  stage: oneOf('draft', 'final'),
  with: (value) =>
    value === undefined || (Array.isArray(value) && value.every(oneOf('contributors'))),
  draft: like({ commitments: records }),
})

function isProof(value: unknown): value is Proof {
  return isProofShape(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
