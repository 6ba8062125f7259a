import { institutionOf, type PlanFolder } from '../../model/plan.ts'

/** The mailbox of an institution’s focal person where it may be printed; '' where none may be used. */
export function publicAddress(institution: string, folder: PlanFolder): string {
  const { focal_person: contact } = institutionOf(folder, institution) ?? {}
  const address = contact?.public === true ? (contact.email ?? '') : ''
  // What is more than a plain mailbox could say something else in the head of a mail.
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(address) ? address : ''
}
