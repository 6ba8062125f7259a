import type { SchemaError } from './schema.ts'

type Value = {
  readonly error: SchemaError
  readonly pointer: string
  readonly written: string
  readonly value: unknown
  readonly label: string
}

// 512 of 1,771 lead institutions in OGP’s data were several.
/** Do “Finance Division / EAD” or “[finance-division, punjab]” stand where one institution leads? */
export function namesSeveral({ error, pointer, written, value }: Value): boolean {
  if (Array.isArray(value) && value.length < 2) return false
  return (
    /\/(lead_implementing_agency|lead)$/.test(pointer) &&
    ['type', 'pattern', 'maxLength'].includes(error.keyword) &&
    // The name of one institution may hold “and”, “&” or a comma.
    (Array.isArray(value) || severalIds.test(written))
  )
}

const severalIds =
  /[;/+]|^[a-z0-9-]+(?:, ?[a-z0-9-]+)+$|^(?=\S*-)[a-z0-9-]+(?:,? (?:and|&) [a-z0-9-]+)+$/

/** What is said of them. */
export function severalLeads({ written, label }: Pick<Value, 'written' | 'label'>) {
  return {
    rule: 'one-institution-leads',
    message: `“${written}” names more than one institution for “${label}”.`,
    help: 'Write the id of the one that answers for the result; the others go under supporting_agencies, or under supporting for a milestone.',
  }
}
