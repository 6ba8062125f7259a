import {
  type Block,
  emphasis,
  type Fact,
  type Field,
  heading,
  type Inline,
  list,
  paragraph,
  remark,
  text,
} from '../model/block.ts'
import type { Section } from '../model/book.ts'
import type { Attributed, Commitment } from '../model/draft.ts'
import { isSaid } from '../model/field.ts'
import { lineOf, restOfLine } from '../model/line.ts'
import { nameOf } from '../model/plan.ts'
import { fieldsIn, fieldsOf, type Schema, schemas } from '../model/schemas.ts'
import { valueAt } from '../plain/pointer.ts'
import { answerLine } from './answer-line.ts'
import { contactsIn } from './contact.ts'
import { gap } from './gap.ts'
import { milestoneBlocks } from './milestones.ts'
import { openOn, otherAnswers, whichStands } from './open.ts'
import { proseIn } from './prose.ts'
import {
  fieldLabel,
  inWords,
  names,
  numbered,
  type Setting,
  titleOf,
  withGiver,
  wordIn,
} from './setting.ts'

/** One commitment, in the sections that the schema of a contribution names and in their order. */
export function commitmentSection(commitment: Commitment, setting: Setting): Section {
  const { id, number } = commitment
  const title = titleOf(commitment, setting)
  const schema = schemas.contribution
  return {
    id: `c-${id}`,
    kind: 'commitment',
    level: 2,
    number,
    title,
    of: [
      heading(3, numbered(number, title), fieldAt('/title', commitment)),
      ...(schema['x-sections'] ?? []).flatMap((section) =>
        sectionBlocks(section, fieldsIn(schema, section), { commitment, setting }),
      ),
    ],
  }
}

type Of = { readonly commitment: Commitment; readonly setting: Setting }
type Fields = ReturnType<typeof fieldsOf>

function sectionBlocks(section: string, fields: Fields, of: Of): Block[] {
  switch (section) {
    case 'facts':
      return [{ kind: 'facts', facts: factsAtTheHead(fields, of) }]
    case 'answers':
      return fields.map(([, field, pointer]) => longAnswer(field, pointer, of))
    case 'milestones':
      return fields.map(([, , pointer]) => milestones(pointer, of))
    case 'contact':
      return listed(
        wordIn(of.setting, 'contact'),
        contactsIn(
          fields.map(([name]) => name),
          of.commitment,
          of.setting,
        ),
        fields,
        of,
      )
    case 'notes':
      return listed(wordIn(of.setting, 'notes'), notesIn(fields, of), fields, of)
    default:
      return furtherFacts(section, fields, of)
  }
}

function factsAtTheHead(fields: Fields, of: Of): Fact[] {
  const { commitment, setting } = of
  const title = openOn('/title', commitment).length > 0 ? factsAt('/title', {}, of) : []
  const { contributors } = commitment
  const given =
    contributors.length > 1 && setting.tellsGivers
      ? [{ label: wordIn(setting, 'contributors'), of: lineOf(names(contributors, setting)) }]
      : []
  return [
    ...title,
    ...fields.flatMap(([, field, pointer]) => factsAt(pointer, field, of)),
    ...given,
  ]
}

/** A fact for each answer below the pointer that is given, awaited or not agreed. */
function factsAt(pointer: string, schema: Schema, of: Of): Fact[] {
  const { commitment, setting } = of
  const parts = fieldsOf(schema).flatMap(([, field, own]) => factsAt(pointer + own, field, of))
  if (parts.length > 0 || !isSaid(pointer, commitment)) return parts
  const label = fieldLabel(pointer, setting)
  const field = fieldAt(pointer, commitment)
  const value = valueAt(commitment.value, pointer)
  if (schema['x-merge'] === 'attribute' && value !== undefined) {
    const entries = value as readonly Attributed[]
    return entries.map((entry) => ({
      label,
      field,
      of: lineOf(withGiver(entry, entries, setting)),
    }))
  }
  const open = otherAnswers(pointer, commitment, setting).map(({ name, words }) => [
    remark(wordIn(setting, 'not_agreed')),
    ...restOfLine(` – ${setting.language.labelled(name, words)}`),
  ])
  return [
    {
      label,
      field,
      of: value === undefined ? gap.inFact(pointer, of) : answerLine(value, pointer, setting),
      ...(open.length > 0 && { below: [list(open)] }),
    },
  ]
}

function longAnswer(schema: Schema, pointer: string, of: Of): Block {
  const { commitment, setting } = of
  return {
    kind: 'part',
    label: fieldLabel(pointer, setting),
    field: fieldAt(pointer, commitment),
    of: [
      ...answerBlocks(schema, pointer, of),
      ...gap.below(pointer, of),
      ...notAgreed(pointer, of),
    ],
  }
}

function answerBlocks(schema: Schema, pointer: string, of: Of): Block[] {
  const { commitment, setting } = of
  if (schema.properties) {
    return fieldsOf(schema).flatMap(([, field, own]) => namedAnswer(field, pointer + own, of))
  }
  const value = valueAt(commitment.value, pointer)
  if (value === undefined) return []
  if (schema['x-merge'] === 'attribute') return attributed(value as readonly Attributed[], setting)
  return Array.isArray(value)
    ? [list(value.map((entry) => answerLine(entry, `${pointer}/0`, setting)))]
    : proseIn(inWords(value, pointer, setting))
}

/** One of several answers to a question, such as one OGP value: who gave it is said where several contribute. */
function namedAnswer(schema: Schema, pointer: string, of: Of): Block[] {
  const { commitment, setting } = of
  const label = remark(fieldLabel(pointer, setting), 'strong')
  const field = fieldAt(pointer, commitment)
  const value = valueAt(commitment.value, pointer)
  if (value === undefined) return []
  if (schema['x-merge'] !== 'attribute') {
    return [paragraph([label], { field }), ...answerBlocks(schema, pointer, of)]
  }
  const several = commitment.contributors.length > 1 && setting.tellsGivers
  return (value as readonly Attributed[]).flatMap(({ institution, value: words }) => [
    paragraph(
      several ? [label, ...restOfLine(` (${nameOf(setting.folder, institution)})`)] : [label],
      { field },
    ),
    ...proseIn(words),
  ])
}

function attributed(entries: readonly Attributed[], setting: Setting): Block[] {
  return entries.flatMap((entry) => proseIn(withGiver(entry, entries, setting)))
}

function notAgreed(pointer: string, { commitment, setting }: Of): Block[] {
  const open = openOn(pointer, commitment)
  if (open.length === 0) return []
  const words = open.map((one) => whichStands(one, setting)).join(' ')
  return [
    {
      kind: 'notice',
      about: 'not-agreed',
      of: [
        paragraph([
          remark(`${wordIn(setting, 'not_agreed')}.`, 'strong'),
          ...restOfLine(` ${words}`),
        ]),
        ...otherAnswers(pointer, commitment, setting).flatMap(({ name, words: said }) => [
          paragraph([{ kind: 'emphasis' as const, of: [text(`${name}:`)] }]),
          ...proseIn(said),
        ]),
      ],
    },
  ]
}

function milestones(pointer: string, of: Of): Block {
  const { commitment, setting } = of
  const blocks = milestoneBlocks(pointer, commitment, setting)
  return {
    kind: 'part',
    label: wordIn(setting, 'milestones'),
    field: fieldAt(pointer, commitment),
    of: blocks.length > 0 ? blocks : gap.below(pointer, of),
  }
}

function notesIn(fields: Fields, { commitment, setting }: Of): Inline[][] {
  return fields.flatMap(([, , pointer]) => {
    const entries = (valueAt(commitment.value, pointer) ?? []) as readonly Attributed[]
    return entries.map(({ institution, value }) =>
      setting.tellsGivers
        ? [emphasis(text(`${nameOf(setting.folder, institution)}:`)), ...restOfLine(` ${value}`)]
        : lineOf(value),
    )
  })
}

function listed(label: string, lines: readonly Inline[][], [first]: Fields, of: Of): Block[] {
  if (lines.length === 0) return []
  const field = first && fieldAt(first[2], of.commitment)
  return [{ kind: 'part', label, ...(field && { field }), of: [list(lines)] }]
}

/** A section of short answers below a heading of its own: that of the field, where it is but one. */
function furtherFacts(section: string, fields: Fields, of: Of): Block[] {
  const facts = fields.flatMap(([, field, pointer]) => factsAt(pointer, field, of))
  if (facts.length === 0) return []
  const [first, ...more] = fields
  const label =
    first && more.length === 0 ? fieldLabel(first[2], of.setting) : wordIn(of.setting, section)
  return [{ kind: 'part', label, of: [{ kind: 'facts', facts }] }]
}

function fieldAt(pointer: string, { id }: Commitment): Field {
  return { kind: 'commitment', id, pointer }
}
