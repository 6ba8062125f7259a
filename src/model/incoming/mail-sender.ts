import { privateMailDomain } from '../../plain/private-mail-domains.ts'
import { institutionsCalled, plainName } from '../called.ts'
import type { ReceivedMail } from '../exchange/received.ts'
import type { Sender } from '../exchange/understood.ts'
import type { PlanFolder } from '../plan.ts'

/**
 * The organisation that an e-mail is from: told by the mailbox of a focal person, by a name that the plan knows, or by the
 * office whose mailboxes have the same ending. Undefined where nothing tells it: a person is not an organisation, and under
 * the name of an office anybody can write whose mailbox is not at one.
 */
export function senderOfMail(
  { from }: Pick<ReceivedMail, 'from'>,
  folder: PlanFolder,
): Sender | undefined {
  const address = from.address.trim().toLowerCase()
  const offices = folder.institutions.value.institutions.flatMap(({ id, focal_person: person }) =>
    person?.email === undefined ? [] : [{ id, email: person.email.toLowerCase() }],
  )
  const own = offices.filter(({ email }) => email === address)
  const [first] = own
  if (first && own.length === 1) return institution(first.id)
  const near = officesNear(address, offices)
  const called = institutionsCalled(folder).idOf(from.name)
  if (called !== undefined) return near.length > 0 ? institution(called) : undefined
  const known = folder.comments
    .map(({ value }) => value.from ?? '')
    .find((name) => name !== '' && plainName(name) === plainName(from.name))
  if (known !== undefined) return { kind: 'other', name: known }
  const sharing = new Set(near.map(({ id }) => id))
  const [only] = sharing
  return only !== undefined && sharing.size === 1 ? institution(only) : undefined
}

type Office = { readonly id: string; readonly email: string }

/** The offices whose mailboxes have the ending of this one, where not everybody can have one there. */
function officesNear(address: string, offices: readonly Office[]): readonly Office[] {
  if (privateMailDomain.test(address) || !address.includes('@')) return []
  const domain = address.slice(address.lastIndexOf('@'))
  return offices.filter(({ email }) => email.endsWith(domain))
}

function institution(id: string): Sender {
  return { kind: 'institution', id }
}
