import { valueAt } from '../plain/pointer.ts'

const parts = ['name', 'title', 'department', 'email', 'phone'] as const

/** A point of contact on one line; undefined unless it may be printed. */
export function printableContact(contact: unknown): string | undefined {
  if (valueAt(contact, '/public') !== true) return undefined
  const words = parts.map((part) => valueAt(contact, `/${part}`))
  return words.filter((word) => word !== undefined).join(', ')
}
