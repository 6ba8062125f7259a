import type {
  Called,
  CalledItem,
  Cause,
  CommitmentDifference,
  Difference,
  FieldDifference,
  Names,
  PlanState,
  Said,
} from '../model/difference.ts'
import type { Commitment, Disagreement } from '../model/draft.ts'
import type { Kind } from '../model/kinds.ts'
import { fullNameOf, type PlanFolder } from '../model/plan.ts'
import { labelOf, schemaPath } from '../model/schemas.ts'
import { canonical } from '../plain/canonical.ts'
import { keysOf, pointerOf } from '../plain/pointer.ts'
import { acceptedIn, type Change, causesOf, causesOfAll, commentCause } from './causes.ts'
import { comparedFields, differs, type Field } from './fields.ts'
import { type Merge, type Pair, pairsIn, type Side, sideOf } from './pairs.ts'

/** A state of the plan with what its files add up to: all of them, or all that bear on what changed. */
export type Compared = Merge & { readonly state: PlanState }

/**
 * What is different in the later of two states, by commitment and field. Commitments and items are told apart by their
 * id, sets by what is in them: a new number or another place is no change.
 */
export function differenceBetween(before: Compared, after: Compared): Difference {
  const [from, to] = [sideOf(before), sideOf(after)]
  return {
    from: before.state,
    to: after.state,
    plan: [...wholeFile('plan', from, to), ...wholeFile('institutions', from, to)],
    prose: proseOf(from, to),
    commitments: pairsIn(from, to).flatMap((pair) => commitmentOf({ from, to, pair })),
    names: namesIn(from, to),
  }
}

function wholeFile(kind: 'plan' | 'institutions', from: Side, to: Side): FieldDifference[] {
  const fields = comparedFields(kind, from.folder[kind].value, to.folder[kind].value)
  const file = kind === 'plan' ? '/plan' : ''
  // What nobody wrote is no answer that somebody could have changed.
  const assumed = [from, to].flatMap(({ folder }) => (kind === 'plan' ? folder.assumed : []) ?? [])
  const isWritten = ({ about }: Field) => !assumed.includes(keysOf(about)[0] ?? '')
  return fields
    .filter((field) => differs(field) && isWritten(field))
    .map((field) => {
      const { item, ...told } = described(field, kind, to)
      return {
        ...told,
        about: file + told.about,
        ...(item && { item: { ...item, about: file + item.about } }),
        because: [],
      }
    })
}

/** A field with its names for people. */
function described(field: Field, kind: Kind, side: Side): Omit<FieldDifference, 'because'> {
  const { about, question, form, before, after, refers, item } = field
  const called = calledAs(field, kind, side)
  const inItem = item && itemLabel(item, kind)
  const own = question === '/lead' ? 'Lead' : labelOf(kind, question)
  const parts = called.item?.isWhole ? [inItem] : [inItem, own]
  return {
    about,
    label: [
      parts.filter((part) => part !== undefined).join(': '),
      ...(called.giver === undefined ? [] : [`(${called.giver})`]),
    ].join(' '),
    called,
    form,
    before,
    after,
    ...(refers && { refers }),
    ...(item && { item: { about: item.about, label: inItem ?? '', kind: item.kind } }),
  }
}

type Item = NonNullable<Field['item']>

/** `Milestone “portal”`, and `Milestone “portal”, Indicator “use”` for an item within it. */
function itemLabel({ about, name, around }: Omit<Item, 'kind'>, kind: Kind): string {
  const own = `${labelOf(kind, about)} “${name}”`
  return around ? `${itemLabel(around, kind)}, ${own}` : own
}

function calledAs({ question, item, giver }: Field, kind: Kind, { folder }: Side): Called {
  return {
    field: kind + schemaPath(kind, question),
    ...(item && {
      item: { ...calledItem(item, kind), isWhole: question === `${item.about}/id` },
    }),
    ...(giver !== undefined && { giver: fullNameOf(folder, giver) }),
  }
}

function calledItem({ about, name, around }: Omit<Item, 'kind'>, kind: Kind): CalledItem {
  return {
    field: `${kind}${schemaPath(kind, about)}[]`,
    name,
    ...(around && { around: calledItem(around, kind) }),
  }
}

function proseOf(from: Side, to: Side): FieldDifference[] {
  const textsOf = ({ folder }: Side) =>
    new Map(folder.chapters.map(({ name, text }) => [name, text] as const))
  const [old, now] = [textsOf(from), textsOf(to)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name), now.get(name)]
    if (canonical(before ?? null) === canonical(after ?? null)) return []
    const about = pointerOf(['chapters', name])
    return [{ about, label: titleOf(name), form: 'text', before, after, because: onChapter(name) }]
  })

  function onChapter(name: string): Cause[] {
    return acceptedIn(to, from)
      .filter(({ value }) => value.about?.chapter === name)
      .map(commentCause)
  }
}

function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function commitmentOf(change: Change): CommitmentDifference[] {
  const { from, to, pair } = change
  const { before, after } = pair
  const one = after ?? before
  if (!one) return []
  const into = after ? undefined : newHomeOf(one.id, from, to)
  const because = causesOfAll(change, into)
  const fields = fieldsOf(change, because)
  const isRenamed = before && after && before.id !== after.id
  const kind = kindOf(pair)
  if (kind === 'changed' && fields.length === 0 && !isRenamed) return []
  const side = after ? to : from
  return [
    {
      id: one.id,
      ...(isRenamed && { was: before.id }),
      ...(into !== undefined && { into }),
      kind,
      title: after?.value.title ?? before?.value.title ?? one.id,
      lead: one.lead === undefined ? undefined : fullNameOf(side.folder, one.lead),
      fields,
      because,
    },
  ]
}

function kindOf({ before, after }: Pair): CommitmentDifference['kind'] {
  if (before && after) return 'changed'
  return after ? 'added' : 'withdrawn'
}

/** The commitment of the later state to which the contributions of one that is gone belong. */
function newHomeOf(id: string, from: Side, to: Side): string | undefined {
  const canonicalIds = (from.contributions.get(id) ?? []).map((contribution) =>
    to.canonicalIds.ofContribution(contribution),
  )
  return canonicalIds.find((home) => home !== id && to.commitments.has(home))
}

/** @param whole who or what is behind all of it: what a decision takes out, it takes out with every field */
function fieldsOf(change: Change, whole: readonly Cause[]): FieldDifference[] {
  const { from, to, pair } = change
  const { before, after } = pair
  const fields = comparedFields('contribution', recordOf(before), recordOf(after))
  return [...fields, ...leadOf(pair)].flatMap((field) => {
    const [was, is] = [disagreementOn(field.about, before), disagreementOn(field.about, after)]
    const answers = answersIn(was, is, change)
    const newOpinions = answers !== undefined && isOther(was, is)
    if (!differs(field) && !newOpinions) return []
    return [
      {
        ...described(field, 'contribution', after ? to : from),
        ...(answers && { agreed: { before: !was, after: !is }, answers }),
        because: after ? causesOf(field, change, newOpinions) : whole,
      },
    ]
  })
}

/** What is compared of a merged commitment: its fields, and its level even where nobody gave one. */
function recordOf(commitment: Commitment | undefined): unknown {
  return commitment && { ...commitment.value, level: commitment.level }
}

// Who leads is told apart from the field of that name only where the field does not say it.
function leadOf({ before, after }: Pair): Field[] {
  if (!before || !after || before.lead === after.lead) return []
  const isSaid =
    before.value.lead_implementing_agency === before.lead &&
    after.value.lead_implementing_agency === after.lead
  const field = { about: '/lead', question: '/lead', form: 'value', refers: 'institution' } as const
  return isSaid ? [] : [{ ...field, before: before.lead, after: after.lead }]
}

function disagreementOn(
  about: string,
  commitment: Commitment | undefined,
): Disagreement | undefined {
  return commitment?.disagreements.find((point) => point.about === about)
}

function isOther(was: Disagreement | undefined, is: Disagreement | undefined): boolean {
  const said = (point: Disagreement | undefined) =>
    point?.answers.map(({ institution, value }) => canonical([institution, value])).toSorted()
  return canonical(said(was) ?? null) !== canonical(said(is) ?? null)
}

function answersIn(
  was: Disagreement | undefined,
  is: Disagreement | undefined,
  { from, to }: Change,
): FieldDifference['answers'] {
  if (!was && !is) return undefined
  return { before: saidIn(was, from.folder), after: saidIn(is, to.folder) }
}

function saidIn(point: Disagreement | undefined, folder: PlanFolder): Said[] {
  return (point?.answers ?? []).map(({ institution, value }) => ({
    institution,
    name: fullNameOf(folder, institution),
    value,
  }))
}

function namesIn(from: Side, to: Side): Names {
  const institution = (folder: PlanFolder) =>
    folder.institutions.value.institutions.map(({ id, name }) => [id, name] as const)
  const theme = (folder: PlanFolder) =>
    folder.plan.value.themes.map(({ id, name }) => [id, name] as const)
  const both = (of: (folder: PlanFolder) => (readonly [string, string])[]) =>
    Object.fromEntries([...of(from.folder), ...of(to.folder)])
  return { institution: both(institution), theme: both(theme) }
}
