import { fingerprint, fingerprintByLine } from '../plain/fingerprint.ts'
import { byText, listed, shown } from '../plain/text.ts'
import type { Place } from './diagnostic.ts'
import type { Submission } from './files/submission.ts'
import type { PlanFolder } from './plan.ts'

/** An institution has confirmed its text, as a record in its submission.yaml says. */
export type SignOff = {
  readonly institution: string
  /** The office that confirmed it. */
  readonly by: string
  readonly on: string
  /** The text has changed since: it is no longer the one that was confirmed. */
  readonly suspect: boolean
  /** What has changed; nothing where the record does not say which texts there were. */
  readonly changes: readonly TextChange[]
  readonly place: Place
}

/** What became of one contribution since it was signed off; `commitment` is the id that it is filed under. */
export type TextChange = {
  readonly commitment: string
  readonly what: 'changed' | 'new' | 'gone'
}

type SignedOff = NonNullable<Submission['signed_off']>

/** Who signed an institution’s text off; undefined where nobody did. */
export function signOffOf(folder: PlanFolder, institution: string): SignOff | undefined {
  const document = folder.submissions.find(
    (received) => received.institution === institution,
  )?.document
  const signed: Submission['signed_off'] = document?.value.signed_off
  if (!document || !signed) return undefined
  const { by, on, of, texts } = signed
  const suspect = !isOf(of, saidBy(folder, institution))
  const changes = suspect && texts ? changesSince(texts, folder, institution) : []
  return { institution, by, on, suspect, changes, place: document.place('/signed_off') }
}

function changesSince(
  before: NonNullable<SignedOff['texts']>,
  folder: PlanFolder,
  institution: string,
): TextChange[] {
  const old = new Map(before.map(({ commitment, of }) => [commitment, of]))
  const now = new Map(Object.entries(saidBy(folder, institution)))
  const ids = [...new Set([...old.keys(), ...now.keys()])].toSorted(byText)
  return ids.flatMap((commitment): TextChange[] => {
    const of = old.get(commitment)
    if (of === undefined) return [{ commitment, what: 'new' }]
    if (!now.has(commitment)) return [{ commitment, what: 'gone' }]
    return isOf(of, now.get(commitment)) ? [] : [{ commitment, what: 'changed' }]
  })
}

/** Is it the fingerprint of a value, or its beginning, be it one that was recorded when the wrapping of lines counted? */
function isOf(of: string, value: unknown): boolean {
  return fingerprint(value).startsWith(of) || fingerprintByLine(value).startsWith(of)
}

/** `“laws” changed and “roads” came in`: what changed since a sign-off, as the middle of a sentence. */
export function changesInWords(changes: readonly TextChange[]): string {
  const named = (kind: TextChange['what']) =>
    changes
      .filter(({ what }) => what === kind)
      .map(({ commitment }) => `“${shown(commitment, 64)}”`)
  const [changed, added, gone] = [named('changed'), named('new'), named('gone')]
  const parts = [
    ...(changed.length > 0 ? [`${listed(changed)} changed`] : []),
    ...(added.length > 0 ? [`${listed(added)} came in`] : []),
    ...(gone.length > 0 ? [`${listed(gone)} fell away`] : []),
  ]
  return listed(parts)
}

/** What is recorded with a sign-off: the whole text, and each contribution, by what it says. */
export function signedText(
  folder: PlanFolder,
  institution: string,
): Pick<SignedOff, 'of' | 'texts'> {
  return {
    of: inputFingerprint(folder, institution),
    texts: fingerprintsOf(folder, institution),
  }
}

/** The fingerprint of what an institution says in all its contributions. */
export function inputFingerprint(folder: PlanFolder, institution: string): string {
  return fingerprint(saidBy(folder, institution))
}

/** The contributions of an institution by the ids that they are filed under. */
function saidBy({ contributions }: PlanFolder, institution: string): Record<string, unknown> {
  const said = contributions
    .filter((contribution) => contribution.institution === institution)
    .map(({ commitment, document }) => [commitment, document.value])
  return Object.fromEntries(said)
}

/** So much tells the contributions of one institution apart; `of` is what proves the text. */
const shortLength = 12

function fingerprintsOf(folder: PlanFolder, institution: string) {
  return Object.entries(saidBy(folder, institution))
    .toSorted(([a], [b]) => byText(a, b))
    .map(([commitment, value]) => ({ commitment, of: fingerprint(value).slice(0, shortLength) }))
}
