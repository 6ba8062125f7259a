import { valueAt } from '../plain/pointer.ts'
import type { Attributed, Merged } from './draft.ts'
import type { Contribution } from './files/contribution.ts'
import { type Contact, fullNameOf, nameOf, type PlanFolder } from './plan.ts'
import { fieldsOf, followed, isContact, schemas } from './schemas.ts'

const parts = ['name', 'title', 'department', 'email', 'phone'] as const

/** The fields of a contribution that hold a point of contact, or a list of them. */
export const contactFields: readonly string[] = fieldsOf(schemas.contribution)
  .filter(([, field]) => [field, followed(field.items ?? {})].some(isContact))
  .map(([name]) => name)

/** The points of contact in one of these fields of a merged commitment, each with who gave it. */
export function contactsAt(field: string, commitment: Merged): Attributed<Contact>[] {
  const given = valueAt(commitment, `/${field}`) as
    | readonly Attributed<Contact | readonly Contact[]>[]
    | undefined
  return (given ?? []).flatMap(({ institution, value }) =>
    [value].flat().map((contact) => ({ institution, value: contact })),
  )
}

/** The points of contact that one institution names, each with where it stands: `/further_contacts/0`. */
export function contactsWithin(said: Contribution): (readonly [pointer: string, Contact])[] {
  return contactFields.flatMap((field) => {
    const given = valueAt(said, `/${field}`) as Contact | readonly Contact[] | undefined
    if (given === undefined) return []
    return 'length' in given
      ? given.map((one, index) => [`/${field}/${index}`, one] as const)
      : [[`/${field}`, given] as const]
  })
}

/** A point of contact as it is printed. */
export type ContactLine = {
  readonly line: string
  readonly isPublic: boolean
  /** Those who named it, where that is told: not an institution that the line names anyway. */
  readonly institutions: readonly string[]
}

/** Those of a merged commitment, each once: several institutions may name the same. */
export function contactLines(
  given: readonly Attributed<Contact>[],
  folder: PlanFolder,
  commas?: Commas,
): ContactLine[] {
  const lines = new Map<string, ContactLine>()
  for (const { institution, value: contact } of given) {
    const line = contactLine(contact, commas)
    const own = [fullNameOf(folder, institution), nameOf(folder, institution)]
    const isNamed = own.includes(contact.department ?? '')
    const { institutions = [] } = lines.get(line) ?? {}
    lines.set(line, {
      line,
      isPublic: mayBePrinted(contact),
      institutions: [...institutions, ...(isNamed ? [] : [institution])],
    })
  }
  return [...lines.values()]
}

type Commas = (parts: readonly string[]) => string

/** Name, title, department, telephone and mailbox on one line. @param commas how a language parts what stands in a row */
export function contactLine(
  { name, title, department, phone, email }: Contact,
  commas: Commas = (parts) => parts.join(', '),
): string {
  const told = [name, title, department, phone, email].filter((part) => part !== undefined)
  return commas([...new Set(told)])
}

/** All that a merged commitment says but for its points of contact. */
export function withoutContacts(commitment: Merged): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(commitment).filter(([name]) => !contactFields.includes(name)),
  )
}

/** The points of contact of a merged commitment that may be printed, by their fields. */
export function printableContacts(commitment: Merged): Readonly<Record<string, unknown>> {
  const printable = contactFields.flatMap((field) => {
    const given = (valueAt(commitment, `/${field}`) ?? []) as readonly Attributed<unknown>[]
    const left = given.map(({ institution, value }) => ({ institution, value: printed(value) }))
    const some = left.filter(({ value }) => value !== undefined)
    return some.length > 0 ? [[field, some] as const] : []
  })
  return Object.fromEntries(printable)
}

function printed(value: unknown): unknown {
  if (!Array.isArray(value)) return mayBePrinted(value) ? value : undefined
  const some = value.filter(mayBePrinted)
  return some.length > 0 ? some : undefined
}

function mayBePrinted(contact: unknown): boolean {
  return valueAt(contact, '/public') === true
}

/** A point of contact on one line; undefined unless it may be printed. */
export function printableContact(contact: unknown): string | undefined {
  if (!mayBePrinted(contact)) return undefined
  const words = parts.map((part) => valueAt(contact, `/${part}`))
  return words.filter((word) => word !== undefined).join(', ')
}
