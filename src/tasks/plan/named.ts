import { canonicalIdsIn } from '../../model/decision.ts'
import { type Answer, type Commitment, commitmentsOf, type Removed } from '../../model/draft.ts'
import { fieldName, fieldPointer, inText, pathOf, valueById } from '../../model/field.ts'
import { contradictsItself, filedAs, giverWord } from '../../model/giver.ts'
import { exitCodes, nothingWritten, Refusal, wrongUsage } from '../../model/refusal.ts'
import { fieldsOf, schemaAt } from '../../model/schemas.ts'
import { nearest } from '../../plain/nearest.ts'
import { keysOf, pointerOf, valueAt } from '../../plain/pointer.ts'
import { listed, shown } from '../../plain/text.ts'
import { numberRefused } from './numbers.ts'
import type { OpenPlan } from './open.ts'
import { refuseUnread, unreadLines, unreadRecords } from './unread.ts'

/** The commitment that the user means, by its id or by one that it was filed under. @throws Refusal where there is none */
export function commitmentFor(word: string, plan: OpenPlan): Commitment {
  const { draft, folder } = plan
  const commitments = commitmentsOf(draft)
  const named = (id: string) => commitments.find((commitment) => commitment.id === id)
  const canonicalIds = canonicalIdsIn(folder)
  const found = named(word) ?? named(canonicalIds.of(word))
  if (found) return found

  const withdrawn = withdrawalOf(word, { draft, folder })
  if (withdrawn) {
    const { commitment, decision } = withdrawn
    const { by, on, reason, place } = decision
    throw wrongUsage(
      `The commitment “${word}” was withdrawn on ${on} by ${shown(by)}: ${shown(reason, 300)}`,
      `The decision stands in ${shown(place.file)}:${place.line}. To bring it back: nap resolve ${commitment} --restore --reason WHY`,
    )
  }
  const filed = folder.contributions.filter(({ commitment }) => commitment === word)
  const [home] = filed.map((contribution) => canonicalIds.ofContribution(contribution))
  if (home === undefined && unreadRecords(plan).some(({ commitment }) => commitment === word)) {
    throw new Refusal(
      exitCodes.planHasProblems,
      `Nothing that can be read is filed for the commitment “${shown(word, 60)}”.`,
      unreadLines(plan, word).join('\n'),
    )
  }
  refuseUnread(plan, word)
  const ofNumber = numberRefused(word, draft)
  if (ofNumber) throw ofNumber
  const ids = commitments.map(({ id }) => id)
  throw wrongUsage(
    home === undefined
      ? `There is no commitment “${shown(word, 60)}” in this plan.`
      : `What was filed as “${word}” was joined to another commitment.`,
    home === undefined ? suggestion(word, ids) : `Name that one: “${home}”.`,
  )
}

/** The withdrawal of the commitment that the user means; undefined where it is not withdrawn. */
export function withdrawalOf(
  word: string,
  { draft, folder }: Pick<OpenPlan, 'draft' | 'folder'>,
): Removed | undefined {
  const id = canonicalIdsIn(folder).of(word)
  return draft.removed.find(({ commitment, about }) => commitment === id && about === undefined)
}

/**
 * The pointer of the field that the user means: `end_date`, `milestones.portal.end_date` or `/milestones/portal/end_date`.
 * @throws Refusal where the commitment has no such field
 */
export function fieldFor(word: string, commitment: Commitment): string {
  let at = ''
  for (const key of keysOf(fieldPointer(word))) {
    const strategy = schemaAt('contribution', at)?.['x-merge']
    // Who gave an entry of a set is told with the set.
    if (strategy === 'collect' || strategy === 'attribute') return at
    const known = strategy === 'by-id' ? itemsOf(at, commitment) : namesAt(at)
    if (!known.includes(key)) throw unknownField(key, at, known)
    at += pointerOf([key])
  }
  return at
}

/**
 * Whose answer the user means, among those that were given: `sindh`, or `sindh/open-data` for what it filed under that id.
 * @throws Refusal where there is no such answer, or more than one
 */
export function giverFor(
  word: string,
  about: string,
  answers: readonly Answer[],
): { readonly take: string; readonly filed_as?: string } {
  const [, take = '', filed] = /^([^/]*)(?:\/(.*))?$/s.exec(word) ?? []
  const own = answers.filter(({ institution }) => institution === take)
  const field = fieldName(about)
  if (own.length === 0) {
    throw nothingWritten(
      `“${shown(take, 60)}” has given no answer on ${field}, so it cannot be taken.`,
      suggestion(take, [...new Set(answers.map(({ institution }) => institution))]),
    )
  }
  const words = [...new Set(own.map((answer) => giverWord(answer, answers)))]
  if (filed === undefined ? words.length > 1 : !own.some((answer) => filedAs(answer) === filed)) {
    throw nothingWritten(
      filed === undefined
        ? `“${take}” gives more than one answer on ${field}, in ${words.length} files.`
        : `“${take}” has given no answer on ${field} under “${shown(filed, 60)}”.`,
      `Say which one stands: --take ${listed(words, 'or')}, or --value "…".`,
    )
  }
  const chosen = filed === undefined ? own : own.filter((answer) => filedAs(answer) === filed)
  if (contradictsItself(take, chosen)) {
    throw nothingWritten(
      `“${take}” gives more than one answer on ${field} in one file.`,
      'Say which one stands: --value "…" in place of --take.',
    )
  }
  return filed !== undefined && contradictsItself(take, answers)
    ? { take, filed_as: filed }
    : { take }
}

function unknownField(key: string, at: string, known: readonly string[]): Refusal {
  const where = at === '' ? '' : ` in “${shown(pathOf(at), 60)}”`
  const noun = schemaAt('contribution', at)?.['x-merge'] === 'by-id' ? 'item' : 'field'
  return wrongUsage(`There is no ${noun} “${shown(key, 60)}”${where}.`, suggestion(key, known))
}

/** A longer list would hide the sentence before it. */
const mostNamed = 12

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  if (meant !== undefined) return `Did you mean “${meant}”?`
  if (known.length === 0) return 'There is none yet.'
  const more = known.length - mostNamed
  return more > 1
    ? `There are: ${known.slice(0, mostNamed).join(', ')} and ${more} others.`
    : `Use one of: ${listed(known, 'or')}.`
}

function namesAt(at: string): string[] {
  const schema = schemaAt('contribution', at)
  return fieldsOf(schema ?? {})
    .filter(([, field]) => field['x-merge'] !== undefined || field.properties !== undefined)
    .map(([name]) => name)
}

/** The ids of the items in a list, with those of which only an open question is left. */
export function itemsOf(list: string, { value, disagreements, gaps }: Commitment): string[] {
  const items: unknown = valueById(value, list)
  const given = Array.isArray(items)
    ? items.map((item: unknown) => inText(valueAt(item, '/id')))
    : []
  const open = [...disagreements.map(({ about }) => about), ...gaps]
    .filter((about) => about.startsWith(`${list}/`))
    .map((about) => keysOf(about.slice(list.length))[0] ?? '')
  return [...new Set([...given, ...open])]
}
