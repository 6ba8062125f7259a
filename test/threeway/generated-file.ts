import fc from 'fast-check'

/** A file as the pieces that people change: what one edit is about is one slot of it. */
export type File = {
  readonly head: string
  readonly indent: number
  readonly fields: readonly Field[]
}

export type Field = {
  readonly key: string
  readonly lead: string
  readonly value: Value
}

type Value =
  /** One line, with its quotes, spaces and comment. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'set'; readonly flow: boolean; readonly items: readonly string[] }
  | { readonly kind: 'prose'; readonly header: string; readonly paragraphs: Paragraphs }
  | { readonly kind: 'map'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }

type Paragraphs = readonly (readonly string[])[]

export type Item = { readonly id: string; readonly lead: string; readonly fields: readonly Field[] }

export function textOf({ head, indent, fields }: File): string {
  return head + fields.map((field) => fieldText(field, 0, indent)).join('')
}

function fieldText({ key, lead, value }: Field, column: number, indent: number): string {
  const spaces = ' '.repeat(column)
  return `${linesAt(lead, spaces)}${spaces}${key}:${valueText(value, column, indent)}`
}

function linesAt(lines: string, spaces: string): string {
  return lines.replaceAll(/^(?=#)/gm, spaces)
}

function valueText(value: Value, column: number, indent: number): string {
  const spaces = ' '.repeat(column)
  if (value.kind === 'line') return ` ${value.text}\n`
  if (value.kind === 'set') {
    return value.flow || value.items.length === 0
      ? ` [${value.items.join(', ')}]\n`
      : `\n${value.items.map((item) => `${spaces}${' '.repeat(indent)}- ${item}\n`).join('')}`
  }
  if (value.kind === 'prose') {
    const paragraphs = value.paragraphs.map((sentences) =>
      sentences.map((sentence) => `${spaces}    ${sentence}\n`).join(''),
    )
    return ` ${value.header}\n${paragraphs.join('\n')}`
  }
  if (value.kind === 'map')
    return `\n${value.fields.map((field) => fieldText(field, column + 2, indent)).join('')}`
  const dash = ' '.repeat(column + indent)
  const items = value.items.map(({ id, lead, fields }) => {
    const rest = fields.map((field) => fieldText(field, column + indent + 2, indent))
    return `${linesAt(lead, dash)}${dash}- id: ${id}\n${rest.join('')}`
  })
  return `\n${items.join('')}`
}

const words = fc.constantFrom(
  'Publish the budget',
  'شہریوں کا بجٹ شائع کیا جائے',
  'It is late, and long',
  'The law: a draft',
  'ten # of them',
  'Rs 5,000 [sic]',
  'yes',
  '0336',
)
const number = fc.nat(999)
// No two alike, so that a test can tell which one has gone.
const sentence = fc
  .tuple(words, fc.nat(1_000_000), fc.constantFrom('.', '۔', '?', '.”'))
  .map(([text, count, end]) => `${text} ${count}${end}`)

const comment = fc.constantFrom('', '', '  # checked', ' #', '     # بجٹ: later')
const line: fc.Arbitrary<Value> = fc
  .tuple(words, number, fc.constantFrom('"', "'", '!'), comment)
  .map(([text, count, quote, behind]) => {
    const isPlain = quote === '!'
    const said = isPlain ? text.replaceAll(/: | #/g, ', ') : text
    return {
      kind: 'line',
      text: `${isPlain ? '' : quote}${said} ${count}${isPlain ? '' : quote}${behind}`,
    }
  })
const date: fc.Arbitrary<Value> = number.map((day) => ({
  kind: 'line',
  text: `${2017 + (day % 3)}-0${1 + (day % 9)}-1${day % 10}`,
}))
const ids = ['sindh', 'punjab', 'finance', '"16.10"', "'a, b'", 'ead', 'law', 'kp', 'balochistan']
const set: fc.Arbitrary<Value> = fc
  .tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }))
  .map(([flow, items]) => ({ kind: 'set', flow, items }))
const prose: fc.Arbitrary<Value> = fc
  .tuple(
    fc.constantFrom('|', '>-', '|-', '| # as sent'),
    fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([header, paragraphs]) => ({ kind: 'prose', header, paragraphs }))

const lead = fc.constantFrom('', '', '', '\n', '# a remark\n', '\n# one\n# two\n', '\n\n')

function fieldOf(key: string, value: fc.Arbitrary<Value>): fc.Arbitrary<Field> {
  return fc.record({ key: fc.constant(key), lead, value })
}

const inItem = [
  fieldOf('activity', line),
  fieldOf('deliverable', fc.oneof(line, prose)),
  fieldOf('end_date', date),
  fieldOf('supporting', set),
]

function some(fields: readonly fc.Arbitrary<Field>[], least: number): fc.Arbitrary<Field[]> {
  return fc.subarray([...fields], { minLength: least }).chain((chosen) => fc.tuple(...chosen))
}

export function itemOf(id: string): fc.Arbitrary<Item> {
  return fc.record({ id: fc.constant(id), lead, fields: some(inItem, 1) })
}

const list: fc.Arbitrary<Value> = fc
  .subarray(['portal', 'licence', 'report', 'law'], { minLength: 1 })
  .chain((names) => fc.tuple(...names.map(itemOf)))
  .map((items) => ({ kind: 'list', items }))

const whole = [
  fieldOf('theme', line),
  fieldOf('title', line),
  fieldOf('supporting_agencies', set),
  fieldOf('public_problem', prose),
  fieldOf('milestones', list),
  fieldOf(
    'other_actors',
    some(
      [fieldOf('civil_society', set), fieldOf('multilaterals', set), fieldOf('who', line)],
      1,
    ).map((fields) => ({ kind: 'map', fields })),
  ),
  fieldOf('end_date', date),
  fieldOf('note', fc.oneof(line, prose)),
]

/** A contribution with comments, odd spaces, quotes, blocks of text, Urdu. */
export const file: fc.Arbitrary<File> = fc.record({
  head: fc.constantFrom('', '# yaml-language-server: $schema=x.json\n', '# ours\n\n', '---\n'),
  indent: fc.constantFrom(0, 2, 4),
  fields: some(whole, 3),
})

/** A change of one thing: `slot` says of which, as a pointer; those that start alike concern each other. */
export type Edit = {
  readonly slot: string
  readonly removes?: true
  readonly apply: (file: File) => File
}

/** Any change that can be made to a file. */
export function editOf({ fields }: File): fc.Arbitrary<Edit> {
  const inFile = fields.flatMap((field, index) => [
    ...editsOf(field).map((arbitrary) => arbitrary.map((edit) => onField(field.key, edit))),
    // Something always stays.
    ...(index > 0 ? [fc.constant(removal(field.key))] : []),
    addition(field.key),
  ])
  return fc.oneof(...inFile)
}

type FieldEdit = {
  readonly slot: string
  readonly removes?: true
  readonly apply: (field: Field) => Field
}

function onField(key: string, { slot, apply, ...rest }: FieldEdit): Edit {
  return {
    ...rest,
    slot: `/${key}${slot}`,
    apply: (it) => ({ ...it, fields: changed(it.fields, key, apply) }),
  }
}

function changed(fields: readonly Field[], key: string, apply: (field: Field) => Field): Field[] {
  return fields.map((field) => (field.key === key ? apply(field) : field))
}

function removal(key: string): Edit {
  return {
    slot: `/${key}`,
    removes: true,
    apply: (it) => ({ ...it, fields: it.fields.filter((field) => field.key !== key) }),
  }
}

function addition(after: string): fc.Arbitrary<Edit> {
  return fc
    .tuple(fc.constantFrom('level', 'contact', 'budget'), lead, line)
    .map(([key, above, value]) => ({
      slot: `/${key}`,
      apply: (it) => ({ ...it, fields: behind(it.fields, after, { key, lead: above, value }) }),
    }))
}

function behind(fields: readonly Field[], after: string, added: Field): Field[] {
  return fields.flatMap((field) => (field.key === after ? [field, added] : [field]))
}

function editsOf({ value }: Field): fc.Arbitrary<FieldEdit>[] {
  if (value.kind === 'line') return [replaced(line)]
  if (value.kind === 'set') return [replacedItems(value.items)]
  if (value.kind === 'prose') return proseEdits(value.paragraphs)
  if (value.kind === 'map') {
    return value.fields.flatMap((field) =>
      editsOf(field).map((arbitrary) =>
        arbitrary.map(({ slot, apply, ...rest }) => ({
          ...rest,
          slot: `/${field.key}${slot}`,
          apply: (outer) => withFields(outer, (fields) => changed(fields, field.key, apply)),
        })),
      ),
    )
  }
  return [
    ...value.items.flatMap((item, index) => itemEdits(item, index > 0)),
    fc
      .constantFrom('extra', 'more', 'end')
      .chain((id) => fc.tuple(itemOf(id), fc.constantFrom(...value.items.map((item) => item.id))))
      .map(([item, after]) => ({
        slot: `/${item.id}`,
        apply: onItems((items) => items.flatMap((one) => (one.id === after ? [one, item] : [one]))),
      })),
  ]
}

function withFields(field: Field, apply: (fields: readonly Field[]) => Field[]): Field {
  const { value } = field
  return value.kind === 'map'
    ? { ...field, value: { ...value, fields: apply(value.fields) } }
    : field
}

function onItems(apply: (items: readonly Item[]) => Item[]): (field: Field) => Field {
  return (field) =>
    field.value.kind === 'list'
      ? { ...field, value: { ...field.value, items: apply(field.value.items) } }
      : field
}

function replaced(by: fc.Arbitrary<Value>): fc.Arbitrary<FieldEdit> {
  return by.map((value) => ({ slot: '', apply: (field) => ({ ...field, value }) }))
}

function replacedItems(known: readonly string[]): fc.Arbitrary<FieldEdit> {
  const others = ['cabinet', 'senate', '"9.c"', 'nab']
  const taken = known.length > 1 ? fc.constantFrom(...known.slice(1)) : fc.constantFrom(...others)
  return fc.oneof(
    taken.map((item) => ({
      slot: `/${item}`,
      removes: true as const,
      apply: onSet((items) => items.filter((one) => one !== item)),
    })),
    fc.constantFrom(...others).map((item) => ({
      slot: `/${item}`,
      apply: onSet((items) => behindFirst(items, item, known)),
    })),
  )
}

// Behind the last of those that stood there at first.
function behindFirst(items: readonly string[], item: string, known: readonly string[]): string[] {
  const last = items.findLastIndex((one) => known.includes(one))
  return [...items.slice(0, last + 1), item, ...items.slice(last + 1)]
}

function onSet(apply: (items: readonly string[]) => string[]): (field: Field) => Field {
  return (field) =>
    field.value.kind === 'set'
      ? { ...field, value: { ...field.value, items: apply(field.value.items) } }
      : field
}

function proseEdits(paragraphs: Paragraphs): fc.Arbitrary<FieldEdit>[] {
  return paragraphs.flatMap((sentences, at) =>
    sentences.map((_, index) =>
      fc.tuple(sentence, fc.nat()).map(([text, salt]) => ({
        slot: `/${at}/${index}`,
        apply: (field: Field) => withSentence(field, { at, index, text: `Now ${salt}: ${text}` }),
      })),
    ),
  )
}

function withSentence(field: Field, change: { at: number; index: number; text: string }): Field {
  const { value } = field
  if (value.kind !== 'prose') return field
  const paragraphs = value.paragraphs.map((sentences, at) =>
    at === change.at
      ? sentences.map((old, index) => (index === change.index ? change.text : old))
      : sentences,
  )
  return { ...field, value: { ...value, paragraphs } }
}

function itemEdits(item: Item, mayGo: boolean): fc.Arbitrary<FieldEdit>[] {
  const onItem = (apply: (fields: readonly Field[]) => Field[]) =>
    onItems((items) =>
      items.map((one) => (one.id === item.id ? { ...one, fields: apply(one.fields) } : one)),
    )
  const inside = item.fields.flatMap((field) => [
    ...editsOf(field).map((arbitrary) =>
      arbitrary.map(({ slot, apply, ...rest }) => ({
        ...rest,
        slot: `/${item.id}/${field.key}${slot}`,
        apply: onItem((fields) => changed(fields, field.key, apply)),
      })),
    ),
    fc.constant({
      slot: `/${item.id}/${field.key}`,
      removes: true as const,
      apply: onItem((fields) => fields.filter(({ key }) => key !== field.key)),
    }),
    fc.tuple(fc.constantFrom('lead', 'deadline_text'), line).map(([key, value]) => ({
      slot: `/${item.id}/${key}`,
      apply: onItem((fields) => behind(fields, field.key, { key, lead: '', value })),
    })),
  ])
  const gone = fc.constant({
    slot: `/${item.id}`,
    removes: true as const,
    apply: onItems((items) => items.filter(({ id }) => id !== item.id)),
  })
  return mayGo ? [...inside, gone] : inside
}

/** Edits of one file of which no two are about the same thing. */
export function editsApart(it: File, maxLength = 4): fc.Arbitrary<Edit[]> {
  return fc.array(editOf(it), { maxLength }).map(apart)
}

export function apart(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = []
  for (const edit of edits) if (!kept.some(({ slot }) => concern(slot, edit.slot))) kept.push(edit)
  return kept
}

/** Whether two edits are about the same thing, or one about a part of the other’s. */
export function concern(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)
}

/** Everything is put in before anything is taken out, so that what it was put behind is still there. */
export function edited(it: File, ...edits: readonly (readonly Edit[])[]): File {
  const all = edits.flat()
  const ordered = [
    ...all.filter(({ removes }) => !removes),
    ...all.filter(({ removes }) => removes),
  ]
  return ordered.reduce((now, { apply }) => apply(now), it)
}
