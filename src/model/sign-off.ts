import type { Place } from './diagnostic.ts'
import type { Submission } from './files/submission.ts'
import { fingerprint } from './fingerprint.ts'
import type { PlanFolder } from './plan.ts'

/** An institution has confirmed its text, as a record in its submission.yaml says. */
export type SignOff = {
  readonly institution: string
  /** The office that confirmed it. */
  readonly by: string
  readonly on: string
  /** The text has changed since: it is no longer the one that was confirmed. */
  readonly suspect: boolean
  readonly place: Place
}

/** Who signed an institution’s text off; undefined where nobody did. */
export function signOffOf(folder: PlanFolder, institution: string): SignOff | undefined {
  const document = folder.submissions.find(
    (received) => received.institution === institution,
  )?.document
  const signed: Submission['signed_off'] = document?.value.signed_off
  if (!document || !signed) return undefined
  const { by, on, of } = signed
  const suspect = of !== fingerprintOf(folder, institution)
  return { institution, by, on, suspect, place: document.place('/signed_off') }
}

/** Sign-offs of texts that have changed since, in the order of institutions.yaml. Nothing is written. */
export function suspectSignOffs(folder: PlanFolder): SignOff[] {
  return folder.institutions.value.institutions.flatMap(({ id }) => {
    const signed = signOffOf(folder, id)
    return signed?.suspect ? [signed] : []
  })
}

/** The fingerprint of what an institution says in all its contributions. */
export function fingerprintOf({ offers }: PlanFolder, institution: string): string {
  const said = offers
    .filter((offer) => offer.institution === institution)
    .map(({ commitment, document }) => [commitment, document.value])
  return fingerprint(Object.fromEntries(said))
}
