import type { SchemaError } from './schema.ts'

// Of a number that is no choice, “1.10”, it helps nobody to hear that it is no text.
const gravity = ['enum', 'type', 'additionalProperties', 'required', 'pattern']

/** The gravest error of each value: a date in words is too long and of the wrong form at once, and one slip is one message. */
export function onePerValue(errors: readonly SchemaError[]): SchemaError[] {
  const first = new Map<string, SchemaError>()
  for (const error of errors) {
    const name = String(error.params['additionalProperty'] ?? error.params['missingProperty'] ?? '')
    const key = `${error.instancePath} ${name}`
    const known = first.get(key)
    if (!known || rankOf(error) < rankOf(known)) first.set(key, error)
  }
  return [...first.values()]
}

function rankOf({ keyword }: SchemaError): number {
  const rank = gravity.indexOf(keyword)
  return rank === -1 ? gravity.length : rank
}
