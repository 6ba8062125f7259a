import type { Host } from '../../command.ts'
import { institutionsCalled } from '../../model/called.ts'
import { formProperties, marksOf } from '../../model/exchange/form.ts'
import type { Received, ReceivedMail } from '../../model/exchange/received.ts'
import { type Sender, senderName } from '../../model/exchange/understood.ts'
import { senderOfMail } from '../../model/incoming/mail-sender.ts'
import { fullNameOf } from '../../model/plan.ts'
import { isPlainId } from '../../model/plan-file.ts'
import { exitCodes, nothingWritten, Refusal } from '../../model/refusal.ts'
import { shown } from '../../plain/text.ts'
import { institutionMeant } from '../plan/institution-meant.ts'
import type { OpenPlan } from '../plan/open.ts'

/** Who the user says has sent it: an institution of the plan, or anybody else by name. */
export function senderTyped(
  typed: string | undefined,
  plan: OpenPlan,
  host: Host,
): Sender | undefined {
  if (typed === undefined) return undefined
  const name = typed.trim()
  if (name === '') throw nothingWritten('There is nothing in --from.')
  const known = institutionsCalled(plan.folder)
  // What has the form of an id was meant as one.
  if (known.ids.has(name) || known.idOf(name) !== undefined || isPlainId(name)) {
    return { kind: 'institution', id: institutionMeant(name, plan, host) }
  }
  const like = known.named(name)
  if (like) {
    host.err(
      `“${shown(name, 60)}” is taken for an organisation outside the plan. If “${shown(like.name, 60)}” is meant, give its id: --from ${like.id}\n`,
    )
  }
  return { kind: 'other', name }
}

/** The same, typed at a terminal in answer to a question. */
export function senderMeant(typed: string, { folder }: OpenPlan): Sender {
  const name = typed.trim()
  const id = institutionsCalled(folder).idOf(name)
  return id === undefined ? { kind: 'other', name } : { kind: 'institution', id }
}

/** Who sent a file: a form says that itself. @throws Refusal (1) where the user says somebody else */
export function senderOf(
  { received, mail }: { readonly received: Received; readonly mail?: ReceivedMail | undefined },
  typed: Sender | undefined,
  { folder }: OpenPlan,
): Sender | undefined {
  const own = marksOf(received)[formProperties.institution]
  if (own === undefined) {
    const letter = received.kind === 'mail' ? received : mail
    return typed ?? (letter && senderOfMail(letter, folder))
  }
  if (!institutionsCalled(folder).ids.has(own)) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `It is a form for “${shown(own, 60)}”, and there is no such institution in this plan. Nothing of it was taken in.`,
      'Add the institution with nap new institution, and import the form again; or look which plan it belongs to.',
    )
  }
  const said = typed ?? (mail && institutionOfMail(mail, folder))
  if (said === undefined || (said.kind === 'institution' && said.id === own)) {
    return { kind: 'institution', id: own }
  }
  if (typed === undefined) throw ofAnother(own, said, folder)
  throw new Refusal(
    exitCodes.planHasProblems,
    `It is a form for ${shown(fullNameOf(folder, own), 80)}, and --from says ${shown(senderName(typed, folder), 80)}. Nothing of it was taken in.`,
    `If the form was filled in for ${shown(fullNameOf(folder, own), 80)}, leave --from out. If it was passed on to somebody else, make a form for them with nap form, and have them fill in that.`,
  )
}

// A letter from nobody whom the plan knows may bring the form of an office all the same.
function institutionOfMail(mail: ReceivedMail, folder: OpenPlan['folder']): Sender | undefined {
  const sender = senderOfMail(mail, folder)
  return sender?.kind === 'institution' ? sender : undefined
}

function ofAnother(own: string, said: Sender, folder: OpenPlan['folder']): Refusal {
  const [form, sender] = [fullNameOf(folder, own), senderName(said, folder)]
  return new Refusal(
    exitCodes.planHasProblems,
    `It is a form for ${shown(form, 80)}, and came in an e-mail from ${shown(sender, 80)}. Nothing of it was taken in.`,
    `If that is right, say so with --from ${own}.`,
  )
}
