import type { Kind } from '../model/kinds.ts'
import { validators } from './generated/validators.js'

/** What a generated validator says of one fault. `instancePath` is a JSON pointer into the value. */
export type SchemaError = {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Made by ajv at build time from one schema. */
export type Validator = {
  (value: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** Everything in which a value differs from the schema of its kind; nothing where it fits. */
export function schemaErrors(kind: Kind, value: unknown): readonly SchemaError[] {
  const validator: Validator = validators[kind]
  return validator(value) ? [] : (validator.errors ?? [])
}
